import Groundwork
import Testing

@Suite("sizes that go together")
struct SizeStepTests {
  @Test(
    arguments: [
      Damage("the larger step") { _ = $0 },
      Damage("the smaller step") {
        $0.national?.size = 12
        $0.motto?.size = 13
        $0.date?.size = 13
      },
      Damage("a mixture", "sizes.step") { $0.motto?.size = 13 },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
