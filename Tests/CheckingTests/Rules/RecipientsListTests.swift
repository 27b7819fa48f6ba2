import Groundwork
import Testing

@Suite("the recipients")
struct RecipientsListTests {
  @Test(
    arguments: [
      Damage("missing", "recipients.missing") {
        $0.recipientsLabel = nil
        $0.recipients = []
      },
      Damage("label upright", "recipients.label.italic") { $0.recipientsLabel?.isItalic = false },
      Damage("label not bold", "recipients.label.bold") { $0.recipientsLabel?.isBold = false },
      Damage("label too large", "recipients.label.size") { $0.recipientsLabel?.size = 14 },
      Damage("list too large", "recipients.list.size") { $0.recipients[0].size = 12 },
      Damage("list in italics", "recipients.list.italic") { $0.recipients[0].isItalic = true },
      Damage("nobody", "recipients.empty", "archive.missing") { $0.recipients = [] },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
