import Groundwork
import Testing

@Suite("forms of Unicode")
struct UnicodeFormsTests {
  @Test(
    arguments: [
      Damage("one decomposed paragraph", "unicode.mixed") {
        $0.body[1].text = "Công tác tuyê\u{309}n quân đa\u{303} hoàn tha\u{300}nh tốt."
      }
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
