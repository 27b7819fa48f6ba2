import Groundwork
import Testing

@Suite("title and subject")
struct TitleAndSubjectTests {
  @Test(
    arguments: [
      Damage("no title", "title.missing") {
        $0.title = nil
        $0.subject = nil
      },
      Damage("no subject", "subject.missing") { $0.subject = nil },
      Damage("title not bold", "title.bold") { $0.title?.isBold = false },
      Damage("title too large", "title.size") { $0.title?.size = 16 },
      Damage("subject not bold", "subject.bold") { $0.subject?.isBold = false },
      Damage("subject too small", "subject.size") { $0.subject?.size = 12 },
      Damage("subject in italics", "subject.italic") { $0.subject?.isItalic = true },
      Damage("a letter has its subject under the number") {
        $0.title = nil
        $0.subject = nil
        $0.number?.text = "Số: 245/UBND-QS"
        $0.dispatch = HandLine("V/v tuyển quân năm 2024", size: 13)
      },
      Damage("the subject of a letter in bold size 14", "subject.size") {
        $0.title = nil
        $0.subject = nil
        $0.dispatch = HandLine("V/v tuyển quân năm 2024", size: 14)
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
