import Groundwork
import Testing

@Suite("page numbers")
struct PageNumbersTests {
  @Test(
    arguments: [
      Damage("a short paper needs none") { $0.header = nil },
      Damage("a long paper needs them", "page-number.missing") {
        $0.header = nil
        for _ in 0..<40 { $0.body.insert($0.body[0], at: 0) }
      },
      Damage("shown on the first page", "page-number.first") { $0.hasTitlePage = false },
      Damage("in the footer", "page-number.place") {
        $0.footer = $0.header
        $0.header = nil
      },
      Damage("at the right", "page-number.align") { $0.header?.alignment = "right" },
      Damage("in the middle by a tab") {
        $0.header?.alignment = "left"
        $0.header?.text = "\t2"
      },
      Damage("too small", "page-number.size") { $0.header?.size = 10 },
      Damage("in italics", "page-number.italic") { $0.header?.isItalic = true },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
