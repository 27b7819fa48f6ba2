import Groundwork
import Testing

@Suite("the end mark")
struct EndMarkTests {
  @Test(
    arguments: [
      Damage("missing", "end-mark") { $0.body[2].text.removeLast(3) },
      Damage("of another kind", "end-mark") {
        $0.body[2].text.removeLast(3)
        $0.body[2].text += ".//."
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
