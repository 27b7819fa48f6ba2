import Groundwork
import Testing

@Suite("line spacing")
struct LineSpacingTests {
  @Test(
    arguments: [
      Damage("single") { $0.body[0].line = "w:line=\"240\" w:lineRule=\"auto\"" },
      Damage("one and a half") { $0.body[0].line = "w:line=\"360\" w:lineRule=\"auto\"" },
      Damage("double", "body.line") { $0.body[0].line = "w:line=\"480\" w:lineRule=\"auto\"" },
      Damage("tight", "body.line") { $0.body[0].line = "w:line=\"216\" w:lineRule=\"auto\"" },
      Damage("exactly 18 points") { $0.body[0].line = "w:line=\"360\" w:lineRule=\"exact\"" },
      Damage("exactly 12 points", "body.line") {
        $0.body[0].line = "w:line=\"240\" w:lineRule=\"exact\""
      },
      Damage("at least 12 points, so as much as the font needs") {
        $0.body[0].line = "w:line=\"240\" w:lineRule=\"atLeast\""
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
