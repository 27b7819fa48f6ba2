/// How wide the letters of one face are.
public struct FaceWidths: Sendable {
  /// Units to the size of the type.
  public static let unitsPerSize = 2048

  /// What a letter that the tables do not hold counts: the width of a figure.
  @usableFromInline static let unknown: UInt16 = 1024

  /// U+0000–U+01B0.
  @usableFromInline var low = [UInt16](repeating: unknown, count: 0x1B1)
  /// U+1E00–U+1EFF, where the Vietnamese letters are.
  @usableFromInline var high = [UInt16](repeating: unknown, count: 0x100)
  @usableFromInline var rest: [Unicode.Scalar: UInt16] = [:]

  /// Reads a face of `FontWidths`.
  init(_ widths: String) {
    for control in 0..<0x20 { low[control] = 0 }
    var digits = widths.utf8.makeIterator()
    for value in Self.covered {
      var width: UInt16 = 0
      for _ in 0..<3 {
        guard let digit = digits.next() else { return }
        width = width << 4 | UInt16(digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10)
      }
      if value < low.count {
        low[Int(value)] = width
      } else if (0x1E00..<0x1F00).contains(value) {
        high[Int(value) - 0x1E00] = width
      } else if let scalar = Unicode.Scalar(value) {
        rest[scalar] = width
      }
    }
    // A soft hyphen shows only at the end of a line.
    low[0xAD] = 0
  }

  /// Width of a letter; combining marks have none.
  @inlinable
  public func units(of scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if value < low.count { return Int(low[value]) }
    if value >= 0x1E00, value < 0x1F00 { return Int(high[value - 0x1E00]) }
    return (0x300...0x36F).contains(value) ? 0 : Int(rest[scalar] ?? Self.unknown)
  }

  /// The scalars of the width tables, in their order.
  private static let covered: [UInt32] =
    Array(0x20...0x7E) + Array(0xA0...0x17F) + [0x1A0, 0x1A1, 0x1AF, 0x1B0]
    + Array(0x1E00...0x1EFF) + "–—‘’“”„†‡•…‰‹›₫€№™→−≤≥".unicodeScalars.map(\.value)
}
