import Groundwork
import Testing

@Suite("the alignment of the text")
struct BodyAlignmentTests {
  @Test(
    arguments: [
      Damage("one line is the same either way") {
        $0.body.insert(.body("Báo cáo như sau:"), at: 1)
        $0.body[1].alignment = "left"
      },
      Damage("at the left", "body.align") { $0.body[0].alignment = "left" },
      Damage("in the middle", "body.align") { $0.body[0].alignment = "center" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
