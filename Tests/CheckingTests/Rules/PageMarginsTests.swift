import Groundwork
import Testing

@Suite("the margins")
struct PageMarginsTests {
  @Test(
    arguments: [
      Damage("at the edges of what is allowed") { $0.margins = (1_418, 851, 1_418, 1_985) },
      Damage("4 mm at the top", "margin.top") { $0.margins.top = 227 },
      Damage("an inch all round", "margin.top", "margin.bottom", "margin.left", "margin.right") {
        $0.margins = (1_440, 1_440, 1_440, 1_440)
      },
      Damage("too narrow at the left", "margin.left") { $0.margins.left = 1_417 },
      Damage("landscape pages have margins of their own") {
        $0.pageSize = (16_838, 11_906)
        $0.margins = (1_701, 1_134, 1_134, 1_134)
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }

  @Test func tellsTheMeasureAndTheDemand() throws {
    let finding = try #require(HandPaper.findings(after: { $0.margins.top = 227 }).first)
    #expect(finding.message.vi == "lề trên là 4 mm; phải từ 20 mm đến 25 mm")
    #expect(finding.message.en == "the top margin is 4 mm; it must be 20 mm to 25 mm")
    #expect(
      finding.hints.last?.vi
        == "theo Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3")
  }
}
