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
    let widths = widths(of: face)
    var units = 0
    for scalar in text.unicodeScalars { units += widths.units(of: scalar) }
    return Double(units) * size / Double(FaceWidths.unitsPerSize)
  }

  /// The widths of a face, for whoever measures letter by letter.
  public static func widths(of face: FontFace) -> FaceWidths {
    switch (face.bold, face.italic) {
    case (false, false): regular
    case (true, false): bold
    case (false, true): italic
    case (true, true): boldItalic
    }
  }

  /// Distance between the lines of single-spaced text, in points: ascent, descent and line gap.
  public static func lineHeight(size: Double) -> Double { size * (1825 + 443 + 87) / 2048 }

  private static let regular = FaceWidths(FontWidths.regular)
  private static let bold = FaceWidths(FontWidths.bold)
  private static let italic = FaceWidths(FontWidths.italic)
  private static let boldItalic = FaceWidths(FontWidths.boldItalic)
}
