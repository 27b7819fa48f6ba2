/// How characters look, effectively.
public struct TextFormat: Sendable, Hashable {
  /// Font of ASCII characters.
  public var ascii: String
  /// Font of other Latin characters, such as Vietnamese letters with marks.
  public var latin: String
  /// Font of Chinese, Japanese and Korean.
  public var eastAsian: String
  /// Font of scripts such as Arabic or Thai.
  public var complex: String
  /// In points.
  public var size: Double
  /// Heavier than usual.
  public var isBold: Bool
  /// Slanted.
  public var isItalic: Bool
  /// Shown in capitals, however they were typed.
  public var isCapitals: Bool
  /// Shown in capitals of the height of small letters.
  public var isSmallCapitals: Bool
  /// Crossed out.
  public var isStruck: Bool
  /// With a line below.
  public var isUnderlined: Bool
  /// Not shown and not printed.
  public var isHidden: Bool
  /// Above or below the line, and smaller.
  public var isRaisedOrLowered: Bool
  /// Six hexadecimal digits in capitals, red first; nil for automatic, black on white.
  public var color: String?
  /// Marked with a colour as with a pen.
  public var isHighlighted: Bool
  /// Language tag, such as `vi-VN`; nil when none is given.
  public var language: String?

  /// What Word shows where a document says nothing.
  static let standard = TextFormat(
    ascii: "Times New Roman", latin: "Times New Roman", eastAsian: "Times New Roman",
    complex: "Times New Roman", size: 10, isBold: false, isItalic: false, isCapitals: false,
    isSmallCapitals: false, isStruck: false, isUnderlined: false, isHidden: false,
    isRaisedOrLowered: false, color: nil, isHighlighted: false, language: nil)
}

/// Properties that a style turns over instead of setting (ISO/IEC 29500-1, 17.7.3).
struct SurveyedToggles: OptionSet, Sendable, Hashable {
  let rawValue: UInt8
  static let bold = SurveyedToggles(rawValue: 1 << 0)
  static let italic = SurveyedToggles(rawValue: 1 << 1)
  static let capitals = SurveyedToggles(rawValue: 1 << 2)
  static let smallCapitals = SurveyedToggles(rawValue: 1 << 3)
  static let struck = SurveyedToggles(rawValue: 1 << 4)
  static let hidden = SurveyedToggles(rawValue: 1 << 5)
}

/// What one place (a style, a run, the defaults) states about characters.
struct StatedText: Sendable, Hashable {
  var ascii: String?
  var latin: String?
  var eastAsian: String?
  var complex: String?
  /// In half points.
  var halfPoints: Int?
  /// Empty for automatic.
  var color: String?
  var isUnderlined: Bool?
  var isRaisedOrLowered: Bool?
  var isHighlighted: Bool?
  var language: String?
  /// The toggles that are stated at all, and of these the ones that are on.
  var stated: SurveyedToggles = []
  var on: SurveyedToggles = []

  mutating func state(_ toggle: SurveyedToggles, _ isOn: Bool) {
    stated.insert(toggle)
    if isOn { on.insert(toggle) } else { on.remove(toggle) }
  }

  /// Takes over everything that `nearer` states.
  mutating func add(_ nearer: StatedText) {
    addAllButToggles(of: nearer)
    on = on.subtracting(nearer.stated).union(nearer.on)
    stated.formUnion(nearer.stated)
  }

  mutating func addAllButToggles(of nearer: StatedText) {
    if let value = nearer.ascii { ascii = value }
    if let value = nearer.latin { latin = value }
    if let value = nearer.eastAsian { eastAsian = value }
    if let value = nearer.complex { complex = value }
    if let value = nearer.halfPoints { halfPoints = value }
    if let value = nearer.color { color = value }
    if let value = nearer.isUnderlined { isUnderlined = value }
    if let value = nearer.isRaisedOrLowered { isRaisedOrLowered = value }
    if let value = nearer.isHighlighted { isHighlighted = value }
    if let value = nearer.language { language = value }
  }

  var effective: TextFormat {
    var format = TextFormat.standard
    if let ascii { format.ascii = ascii }
    if let latin { format.latin = latin }
    if let eastAsian { format.eastAsian = eastAsian }
    if let complex { format.complex = complex }
    if let halfPoints { format.size = Double(halfPoints) / 2 }
    if let color, !color.isEmpty { format.color = color }
    format.isUnderlined = isUnderlined ?? false
    format.isRaisedOrLowered = isRaisedOrLowered ?? false
    format.isHighlighted = isHighlighted ?? false
    format.language = language
    format.isBold = on.contains(.bold)
    format.isItalic = on.contains(.italic)
    format.isCapitals = on.contains(.capitals)
    format.isSmallCapitals = on.contains(.smallCapitals)
    format.isStruck = on.contains(.struck)
    format.isHidden = on.contains(.hidden)
    return format
  }
}
