import Groundwork
import Testing

@Suite("the signature")
struct SignatureBlocksTests {
  @Test(
    arguments: [
      Damage("a head who signs for himself") { $0.authority = nil },
      Damage("missing", "signature.missing") {
        $0.authority = nil
        $0.position = nil
        $0.name = nil
      },
      Damage("no post", "signature.post") { $0.position = nil },
      Damage("authority not bold", "signature.authority.bold") { $0.authority?.isBold = false },
      Damage("post too large", "signature.position.size") { $0.position?.size = 16 },
      Damage("name not bold", "signature.name.bold") { $0.name?.isBold = false },
      Damage("name in italics", "signature.name.italic") { $0.name?.isItalic = true },
      Damage("name at the left", "signature.name.align") { $0.name?.alignment = "left" },
    ])
  func cases(_ damage: Damage) throws { try damage.test() }
}
