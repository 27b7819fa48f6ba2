import Groundwork
import Testing

@Suite("what is still to be filled in")
struct PlaceholdersTests {
  @Test(
    arguments: [
      Damage("an ellipsis is a mark like others") { $0.body[1].text += " Một, hai, ba…" },
      Damage("our own reminder", "text.placeholder") { $0.body[1].text += " [CẦN BỔ SUNG: số xã]" },
      Damage("a tag", "text.placeholder") { $0.body[1].text += " {{ so_xa }}" },
      Damage("dots", "text.placeholder") { $0.body[1].text += " Có …… xã." },
      Damage("full stops", "text.placeholder") { $0.body[1].text += " Có ....... xã." },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
