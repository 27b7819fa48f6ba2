import Groundwork
import Testing

@Suite("the national heading")
struct NationalHeadingTests {
  @Test(
    arguments: [
      Damage("the other place of the tone") {
        $0.national?.text = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
      },
      Damage("capitals by format") {
        $0.national?.text = "Cộng hòa xã hội chủ nghĩa Việt Nam"
        $0.national?.isCapitals = true
      },
      Damage("no quốc hiệu", "national.missing") { $0.national = nil },
      Damage("no tiêu ngữ", "national.missing") { $0.motto = nil },
      Damage("misspelt", "national.wording") { $0.motto?.text = "Độc lập - Tự do - Hạnh phút" },
      Damage("long dashes", "national.wording") { $0.motto?.text = "Độc lập – Tự do – Hạnh phúc" },
      Damage("without spaces at the dashes", "national.wording") {
        $0.motto?.text = "Độc lập-Tự do-Hạnh phúc"
      },
      Damage("another tone", "national.wording") {
        $0.national?.text = "CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
      },
      Damage("small letters", "national.caps") {
        $0.national?.text = "Cộng hòa xã hội chủ nghĩa Việt Nam"
      },
      Damage("too large", "national.size") { $0.national?.size = 16 },
      Damage("not bold", "national.bold") { $0.motto?.isBold = false },
      Damage("in italics", "national.italic") { $0.motto?.isItalic = true },
      Damage("at the left", "national.align") { $0.national?.alignment = "left" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
