import Groundwork
import Testing

@Suite("the size of the text")
struct BodySizeTests {
  @Test(
    arguments: [
      Damage("13") { for index in $0.body.indices { $0.body[index].size = 13 } },
      Damage("12", "body.size") { $0.body[1].size = 12 },
      Damage("of a heading", "body.size") {
        var heading = HandLine.body("I. ĐẶC ĐIỂM TÌNH HÌNH")
        heading.isBold = true
        heading.size = 16
        $0.body.insert(heading, at: 0)
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }

  @Test func namesThePlace() throws {
    let finding = try #require(
      HandPaper.findings(after: { paper in
        var heading = HandLine.body("I. ĐẶC ĐIỂM TÌNH HÌNH")
        heading.isBold = true
        paper.body.insert(heading, at: 1)
        paper.body[2].size = 12
      }).first)
    #expect(
      finding.location
        == .paragraph(
          file: "giay.docx", part: "word/document.xml", heading: "I. ĐẶC ĐIỂM TÌNH HÌNH",
          paragraph: 11))
    #expect(finding.message.vi == "cỡ chữ nội dung là 12; phải từ 13 đến 14")
  }
}
