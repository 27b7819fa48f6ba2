import Groundwork
import Testing

@Suite("the paper")
struct PaperSizeTests {
  @Test(
    arguments: [
      Damage("A4") { _ = $0 },
      Damage("American paper", "page.size") { $0.pageSize = (12_240, 15_840) },
      Damage("A4 a twip off") { $0.pageSize = (11_907, 16_840) },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
