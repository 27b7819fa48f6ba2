import Groundwork
import Testing

@Suite("doubled spaces")
struct DoubledSpacesTests {
  @Test(
    arguments: [
      Damage("between words", "text.doubled-spaces") {
        $0.body[1].text = "Các  xã" + $0.body[1].text.dropFirst(6)
      },
      Damage("at the end of a paragraph") { $0.body[1].text += "  " },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
