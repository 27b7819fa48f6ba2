/// Bytes in pieces, one after the other: a file whose long parts are lent and not copied.
///
/// A thousand certificates show one picture; each of them lends it, and it goes to the disk from
/// where it lies.
public struct PiecedBytes: Sendable {
  /// The pieces in order; none of them is empty.
  public private(set) var pieces: [[UInt8]]
  /// Length of all pieces together.
  public private(set) var count: Int

  /// All in one piece.
  public init(_ bytes: [UInt8] = []) {
    pieces = bytes.isEmpty ? [] : [bytes]
    count = bytes.count
  }

  public var isEmpty: Bool { count == 0 }

  /// Adds a piece; one that is a whole array is lent.
  public mutating func append(_ piece: [UInt8]) {
    guard !piece.isEmpty else { return }
    pieces.append(piece)
    count += piece.count
  }

  /// All bytes in one array: the piece itself when there is only one.
  public var joined: [UInt8] {
    guard pieces.count > 1 else { return pieces.first ?? [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for piece in pieces { bytes += piece }
    return bytes
  }
}
