import Groundwork
import Testing

@Suite("the gaps between paragraphs")
struct BodySpacingTests {
  @Test(
    arguments: [
      Damage("10 points") { $0.body[1].before = 10 },
      Damage("3 points", "body.spacing") { $0.body[1].before = 3 },
      Damage("none", "body.spacing") { $0.body[1].before = 0 },
      Damage("none before the first, which follows the subject") { $0.body[0].before = 0 },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
