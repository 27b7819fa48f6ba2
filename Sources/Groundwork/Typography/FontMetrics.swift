/// One of the four faces of the papers' typeface.
public struct FontFace: Sendable, Hashable {
  public var bold: Bool
  public var italic: Bool

  public init(bold: Bool = false, italic: Bool = false) {
    self.bold = bold
    self.italic = italic
  }
}

/// How wide and how high text is in Times New Roman, the typeface that NĐ 30/2020 prescribes.
///
/// Needed to decide where a name must be broken and how long the rule under it is, without a font
/// file at hand. Kerning is left out: Word does not apply it either unless told to.
public enum FontMetrics {
  /// Width of one line of text in points; `size` in points.
  ///
  /// Combining marks have no width, so decomposed text measures like composed text. A letter that
  /// the tables do not hold counts half the size, the width of a figure.
  public static func width(of text: String, face: FontFace = FontFace(), size: Double) -> Double {
    let table =
      switch (face.bold, face.italic) {
      case (false, false): regular
      case (true, false): bold
      case (false, true): italic
      case (true, true): boldItalic
      }
    var units = 0
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if value < table.low.count {
        units += Int(table.low[value])
      } else if value >= 0x1E00, value < 0x1F00 {
        units += Int(table.high[value - 0x1E00])
      } else if !(0x300...0x36F).contains(value) {
        units += Int(table.rest[scalar] ?? unknown)
      }
    }
    return Double(units) * size / 2048
  }

  /// Distance between the lines of single-spaced text, in points: ascent, descent and line gap.
  public static func lineHeight(size: Double) -> Double { size * (1825 + 443 + 87) / 2048 }

  private struct Table: Sendable {
    /// U+0000–U+01B0.
    var low = [UInt16](repeating: unknown, count: 0x1B1)
    /// U+1E00–U+1EFF, where the Vietnamese letters are.
    var high = [UInt16](repeating: unknown, count: 0x100)
    var rest: [Unicode.Scalar: UInt16] = [:]

    init(_ widths: String) {
      for control in 0..<0x20 { low[control] = 0 }
      var digits = widths.utf8.makeIterator()
      for value in FontMetrics.covered {
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
  }

  private static let unknown: UInt16 = 1024

  private static let regular = Table(FontWidths.regular)
  private static let bold = Table(FontWidths.bold)
  private static let italic = Table(FontWidths.italic)
  private static let boldItalic = Table(FontWidths.boldItalic)

  /// The scalars of the width tables, in their order.
  private static let covered: [UInt32] =
    Array(0x20...0x7E) + Array(0xA0...0x17F) + [0x1A0, 0x1A1, 0x1AF, 0x1B0]
    + Array(0x1E00...0x1EFF) + "–—‘’“”„†‡•…‰‹›₫€№™→−≤≥".unicodeScalars.map(\.value)
}
