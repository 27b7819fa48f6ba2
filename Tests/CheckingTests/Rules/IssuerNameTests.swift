import Groundwork
import Testing

@Suite("the issuing body")
struct IssuerNameTests {
  @Test(
    arguments: [
      Damage("without a superior") { $0.parent = nil },
      Damage("missing", "issuer.missing") {
        $0.parent = nil
        $0.issuer = nil
      },
      Damage("not bold", "issuer.bold") { $0.issuer?.isBold = false },
      Damage("too large", "issuer.size") { $0.issuer?.size = 14 },
      Damage("superior too small", "parent.size") { $0.parent?.size = 11 },
      Damage("in small letters", "issuer.caps") {
        $0.issuer?.text = "Ủy ban nhân dân huyện Mù Cang Chải"
      },
      Damage("at the left", "issuer.align") { $0.issuer?.alignment = "left" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
