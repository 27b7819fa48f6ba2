import Groundwork
import Testing

@Suite("what is kept")
struct ArchiveLineTests {
  @Test(
    arguments: [
      Damage("missing", "archive.missing") { $0.recipients.removeLast() },
      Damage("no colon", "archive.form") { $0.recipients[1].text = "- Lưu VT, BCHQS." },
      Damage("nothing named", "archive.form") { $0.recipients[1].text = "- Lưu:." },
      Damage("no full stop", "archive.form") { $0.recipients[1].text = "- Lưu: VT, BCHQS" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
