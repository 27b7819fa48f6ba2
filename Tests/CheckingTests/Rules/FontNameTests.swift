import Groundwork
import Testing

@Suite("the font")
struct FontNameTests {
  @Test(
    arguments: [
      Damage("in any case of letters") { $0.body[0].font = "times new roman" },
      Damage("a sign from a font of signs") {
        var sign = HandLine("– •")
        sign.font = "Symbol"
        $0.body.insert(sign, at: 1)
      },
      Damage("Arial in the text", "font.name") { $0.body[0].font = "Arial" },
      Damage("a font that only looks bold", "font.name") {
        $0.title?.font = "Times New Roman Bold"
      },
      Damage("a font of the old encodings", "font.name") { $0.subject?.font = ".VnTime" },
      Damage("in the header", "font.name") { $0.header?.font = "Calibri" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
