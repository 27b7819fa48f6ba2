import CZip
public import Groundwork

/// CRC-32 of files whose long pieces come again and again: each such piece is read once.
///
/// A thousand certificates show one picture, and to read it for each takes a twentieth of the time.
/// Not for several threads at once: each has one of its own.
public final class PieceChecksums {
  private struct Known {
    let piece: [UInt8]
    let checksum: UInt32
    /// What brings the checksum of the bytes before past this piece.
    let passing: UInt
  }

  /// The last long pieces, the oldest first.
  private var known: [Known] = []

  /// Pieces from this length on are worth remembering.
  private static let longLength = 16 << 10
  /// Few, because remembering a piece keeps it in memory.
  private static let most = 4

  public init() {}

  /// CRC-32 of all bytes.
  public func crc32(_ bytes: PiecedBytes) -> UInt32 {
    var checksum: UInt32 = 0
    for piece in bytes.pieces {
      guard piece.count >= Self.longLength else {
        checksum = Checksum.crc32(piece, after: checksum)
        continue
      }
      let long = known(piece)
      checksum = UInt32(crc32_combine_op(UInt(checksum), UInt(long.checksum), long.passing))
    }
    return checksum
  }

  private func known(_ piece: [UInt8]) -> Known {
    if let found = known.last(where: { Self.isSame($0.piece, piece) }) { return found }
    let fresh = Known(
      piece: piece, checksum: Checksum.crc32(piece), passing: crc32_combine_gen(piece.count))
    if known.count == Self.most { known.removeFirst() }
    known.append(fresh)
    return fresh
  }

  /// Whether two arrays are one and the same memory; as long as one is kept, no other can lie there.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        unsafe left.baseAddress == right.baseAddress && left.count == right.count
      }
    }
  }
}
