internal import Packaging

/// The fonts that a document's theme gives to headings and to text.
struct SurveyedTheme: Sendable {
  private var major = Faces()
  private var minor = Faces()

  private struct Faces: Sendable {
    var latin: String?
    var eastAsian: String?
    var complex: String?
  }

  /// For documents without a theme.
  init() {}

  init(_ cursor: consuming SurveyCursor) throws(PackageFault) {
    try read(&cursor, depth: 0)
  }

  private mutating func read(
    _ cursor: inout SurveyCursor, depth: Int
  ) throws(PackageFault) {
    while let tag = try cursor.child() {
      switch tag {
      case .majorFonts: major = try Self.faces(&cursor)
      case .minorFonts: minor = try Self.faces(&cursor)
      // The fonts stand in theme, themeElements, fontScheme.
      default: if depth < 4 { try read(&cursor, depth: depth + 1) } else { try cursor.skip() }
      }
    }
  }

  private static func faces(_ cursor: inout SurveyCursor) throws(PackageFault) -> Faces {
    var faces = Faces()
    while let tag = try cursor.child() {
      let name = cursor.text(SurveyAttribute.typeface)
      switch tag {
      case .latinFont: faces.latin = name
      case .eastAsianFont: faces.eastAsian = name
      case .complexFont: faces.complex = name
      default: break
      }
      try cursor.skip()
    }
    return faces
  }

  /// The font that a reference such as `minorHAnsi` stands for; nil when there is none.
  func font(_ reference: String?) -> String? {
    guard let reference else { return nil }
    let faces = reference.hasPrefix("major") ? major : minor
    let name =
      reference.hasSuffix("EastAsia")
      ? faces.eastAsian : reference.hasSuffix("Bidi") ? faces.complex : faces.latin
    // A theme leaves a script's font empty where the program is to choose.
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }
}
