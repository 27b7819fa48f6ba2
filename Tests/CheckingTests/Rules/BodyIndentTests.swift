import Groundwork
import Testing

@Suite("the first line")
struct BodyIndentTests {
  @Test(
    arguments: [
      Damage("1 cm") { $0.body[0].indent = 567 },
      Damage("by a tab") {
        $0.body[0].indent = 0
        $0.body[0].text = "\t" + $0.body[0].text
      },
      Damage("none", "body.indent") { $0.body[0].indent = 0 },
      Damage("between the two that are allowed", "body.indent") { $0.body[0].indent = 650 },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }

  @Test func tellsWhatMayBeChosen() throws {
    let finding = try #require(HandPaper.findings(after: { $0.body[0].indent = 284 }).first)
    #expect(finding.severity == .warning)
    #expect(finding.message.vi == "độ lùi đầu dòng là 5,01 mm; phải là 10 mm hoặc 12,7 mm")
    #expect(
      finding.message.en == "the indent of the first line is 5.01 mm; it must be 10 mm or 12.7 mm")
  }
}
