import Groundwork
import Testing

@Suite("place and date")
struct PlaceDateLineTests {
  @Test(
    arguments: [
      Damage("a day below ten") { $0.date?.text = "Mù Cang Chải, ngày 05 tháng 5 năm 2023" },
      Damage("February") { $0.date?.text = "Mù Cang Chải, ngày 15 tháng 02 năm 2023" },
      Damage("room to write it by hand") {
        $0.date?.text = "Mù Cang Chải, ngày      tháng      năm 2023"
      },
      Damage("a place with “năm” in it") { $0.date?.text = "Quảng Nam, ngày 05 tháng 5 năm 2023" },
      Damage("missing", "date.missing") { $0.date = nil },
      Damage("day not padded", "date.day-padding") {
        $0.date?.text = "Mù Cang Chải, ngày 5 tháng 11 năm 2023"
      },
      Damage("month padded", "date.month-padding") {
        $0.date?.text = "Mù Cang Chải, ngày 10 tháng 08 năm 2023"
      },
      Damage("January not padded", "date.month-padding") {
        $0.date?.text = "Mù Cang Chải, ngày 10 tháng 1 năm 2023"
      },
      Damage("no such day", "date.impossible") {
        $0.date?.text = "Mù Cang Chải, ngày 31 tháng 11 năm 2023"
      },
      Damage("no comma", "date.place") { $0.date?.text = "Mù Cang Chải ngày 10 tháng 11 năm 2023" },
      Damage("small letter", "date.place") {
        $0.date?.text = "mù Cang Chải, ngày 10 tháng 11 năm 2023"
      },
      Damage("upright", "date.italic") { $0.date?.isItalic = false },
      Damage("too small", "date.size") { $0.date?.size = 12 },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
