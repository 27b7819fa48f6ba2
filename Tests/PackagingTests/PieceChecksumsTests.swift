import Groundwork
import Packaging
import Testing

@Suite("Checksums of files with long pieces")
struct PieceChecksumsTests {
  static func bytes(_ count: Int, _ seed: UInt8) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) ^ seed }
  }

  @Test("the same as reading all of it, whichever pieces come again")
  func same() {
    let checksums = PieceChecksums()
    let picture = Self.bytes(100_000, 1)
    let others = (2...9).map { Self.bytes(20_000 + Int($0), $0) }
    // More long pieces than are remembered; the picture among short ones, first, last and twice.
    for long in [picture] + others + [picture, others[0], picture] {
      for order in [[long], [[7], long], [long, [7, 8]], [[7], long, [8], picture, [9]]] {
        var file = PiecedBytes()
        for piece in order { file.append(piece) }
        #expect(checksums.crc32(file) == Checksum.crc32(file.joined))
      }
    }
    #expect(checksums.crc32(PiecedBytes()) == 0)
  }
}
