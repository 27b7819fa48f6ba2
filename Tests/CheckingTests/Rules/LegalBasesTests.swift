import Groundwork
import Testing

@Suite("legal bases")
struct LegalBasesTests {
  @Test(
    arguments: [
      Damage("in italics with their marks") { $0.bases = HandPaper.twoBases },
      Damage("the last with a full stop") {
        $0.bases = HandPaper.twoBases
        $0.bases[1].text.removeLast()
        $0.bases[1].text += "."
      },
      Damage("upright", "basis.italic") {
        $0.bases = HandPaper.twoBases
        $0.bases[0].isItalic = false
      },
      Damage("no mark", "basis.mark") {
        $0.bases = HandPaper.twoBases
        $0.enacting = HandLine("QUYẾT ĐỊNH:", bold: true)
        $0.bases[0].text.removeLast()
      },
      Damage("too small", "basis.size") {
        $0.bases = HandPaper.twoBases
        $0.bases[0].size = 12
      },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
