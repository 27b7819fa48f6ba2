import Groundwork
import Testing

@Suite("the colour")
struct TextColorTests {
  @Test(
    arguments: [
      Damage("black by name") { $0.body[0].color = "000000" },
      Damage("automatic") { $0.body[0].color = "auto" },
      Damage("red", "font.color") { $0.body[0].color = "FF0000" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
