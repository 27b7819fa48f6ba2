public import Documents

/// How a paragraph is set, effectively.
public struct ParagraphFormat: Sendable, Hashable {
  /// Room for each line of text.
  public enum Line: Sendable, Hashable {
    /// Times the font's own height.
    case multiple(Double)
    /// Points, whatever the font.
    case exact(Double)
    /// Points, or more when the font needs it.
    case atLeast(Double)
  }

  /// Which side its lines keep to.
  public var alignment: Alignment
  /// From the left margin to its lines.
  public var left: Length
  /// From its lines to the right margin.
  public var right: Length
  /// Of the first line, from `left`; below zero when it hangs out.
  public var firstLine: Length
  /// In points.
  public var spaceBefore: Double
  /// In points.
  public var spaceAfter: Double
  /// Whether no space stands between it and a neighbour of the same style.
  public var joinsOwnKind: Bool
  /// How far apart its lines are.
  public var line: Line
  /// Whether it stays on the page of the next paragraph.
  public var keepsWithNext: Bool
  /// Whether its lines stay on one page.
  public var keepsTogether: Bool
  /// Whether a page begins with it.
  public var startsPage: Bool
  /// Its depth as a heading, from 0; nil for text.
  public var outlineLevel: Int?
  /// Whether a line is drawn above it.
  public var hasTopBorder: Bool
  /// Whether a line is drawn below it.
  public var hasBottomBorder: Bool

  static let standard = ParagraphFormat(
    alignment: .left, left: .zero, right: .zero, firstLine: .zero, spaceBefore: 0, spaceAfter: 0,
    joinsOwnKind: false, line: .multiple(1), keepsWithNext: false, keepsTogether: false,
    startsPage: false, outlineLevel: nil, hasTopBorder: false, hasBottomBorder: false)
}

/// What one place states about a paragraph.
struct StatedParagraph: Sendable, Hashable {
  var alignment: Alignment?
  var left: Int?
  var right: Int?
  /// In twips; below zero when hanging.
  var firstLine: Int?
  var before: Int?
  var after: Int?
  /// “Auto” spacing as of web pages, which Word shows as 14 points.
  var isBeforeAutomatic: Bool?
  var isAfterAutomatic: Bool?
  var joinsOwnKind: Bool?
  var line: Int?
  var lineRule: String?
  var keepsWithNext: Bool?
  var keepsTogether: Bool?
  var startsPage: Bool?
  /// 9 is the level of text.
  var outlineLevel: Int?
  var hasTopBorder: Bool?
  var hasBottomBorder: Bool?
  /// The list it belongs to; 0 takes it out of any.
  var list: Int?
  var listLevel: Int?

  /// Takes over everything that `nearer` states.
  mutating func add(_ nearer: StatedParagraph) {
    if let value = nearer.alignment { alignment = value }
    if let value = nearer.left { left = value }
    if let value = nearer.right { right = value }
    if let value = nearer.firstLine { firstLine = value }
    if let value = nearer.before { before = value }
    if let value = nearer.after { after = value }
    if let value = nearer.isBeforeAutomatic { isBeforeAutomatic = value }
    if let value = nearer.isAfterAutomatic { isAfterAutomatic = value }
    if let value = nearer.joinsOwnKind { joinsOwnKind = value }
    if let value = nearer.line { line = value }
    if let value = nearer.lineRule { lineRule = value }
    if let value = nearer.keepsWithNext { keepsWithNext = value }
    if let value = nearer.keepsTogether { keepsTogether = value }
    if let value = nearer.startsPage { startsPage = value }
    if let value = nearer.outlineLevel { outlineLevel = value }
    if let value = nearer.hasTopBorder { hasTopBorder = value }
    if let value = nearer.hasBottomBorder { hasBottomBorder = value }
    if let value = nearer.list { list = value }
    if let value = nearer.listLevel { listLevel = value }
  }

  /// The room that Word gives where a paragraph asks for automatic spacing, in twips.
  private static let automaticSpace = 280

  var effective: ParagraphFormat {
    var format = ParagraphFormat.standard
    if let alignment { format.alignment = alignment }
    format.left = Length(twips: left ?? 0)
    format.right = Length(twips: right ?? 0)
    format.firstLine = Length(twips: firstLine ?? 0)
    let before = isBeforeAutomatic == true ? Self.automaticSpace : before ?? 0
    let after = isAfterAutomatic == true ? Self.automaticSpace : after ?? 0
    format.spaceBefore = Double(before) / 20
    format.spaceAfter = Double(after) / 20
    format.joinsOwnKind = joinsOwnKind ?? false
    if let line, line > 0 {
      format.line =
        switch lineRule {
        case "exact": .exact(Double(line) / 20)
        case "atLeast": .atLeast(Double(line) / 20)
        default: .multiple(Double(line) / 240)
        }
    }
    format.keepsWithNext = keepsWithNext ?? false
    format.keepsTogether = keepsTogether ?? false
    format.startsPage = startsPage ?? false
    if let outlineLevel, (0..<9).contains(outlineLevel) { format.outlineLevel = outlineLevel }
    format.hasTopBorder = hasTopBorder ?? false
    format.hasBottomBorder = hasBottomBorder ?? false
    return format
  }
}
