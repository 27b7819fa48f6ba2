import Groundwork

/// The looks that data asks for a piece of text, as Word's run properties.
struct RunFormat {
  private(set) var xml: [UInt8] = []
  let url: String?

  /// - Parameter style: gives the id of a character style by its id or name.
  init(_ piece: Record, style: (String) -> String) {
    url = piece["url"]?.text
    func isSet(_ name: String) -> Bool {
      switch piece[name]?.payload {
      case nil, .none?: false
      case .bool(let value)?: value
      case .text(let text)?: !text.isEmpty
      case .integer(let number)?: number != 0
      default: true
      }
    }
    // In the order in which the schema of run properties wants them.
    if let name = piece["style"]?.text, !name.isEmpty { add("rStyle", "w:val", style(name)) }
    if let font = piece["font"]?.text, !font.isEmpty { add(font: font) }
    if isSet("bold") { xml += Array("<w:b/>".utf8) }
    if isSet("italic") { xml += Array("<w:i/>".utf8) }
    if isSet("strike") { xml += Array("<w:strike/>".utf8) }
    if let color = piece["color"]?.text, let hex = Self.hex(color) { add("color", "w:val", hex) }
    if let size = piece["size"]?.integer, (1...3_276).contains(size) {
      add("sz", "w:val", String(size))
      add("szCs", "w:val", String(size))
    }
    let highlight = piece["highlight"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    if let highlight, Self.highlights.contains(highlight) {
      add("highlight", "w:val", highlight)
    }
    if isSet("underline") {
      let kind = piece["underline"]?.text ?? "single"
      add("u", "w:val", Self.underlines.contains(kind) ? kind : "single")
    }
    if let highlight, let hex = Self.hex(highlight), !Self.highlights.contains(highlight) {
      xml += Array("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(hex)\"/>".utf8)
    }
    if isSet("subscript") { add("vertAlign", "w:val", "subscript") }
    if isSet("superscript"), !isSet("subscript") { add("vertAlign", "w:val", "superscript") }
    if isSet("rtl") { xml += Array("<w:rtl/>".utf8) }
    if let language = piece["lang"]?.text, !language.isEmpty { add("lang", "w:val", language) }
    if !xml.isEmpty { xml = Array("<w:rPr>".utf8) + xml + Array("</w:rPr>".utf8) }
  }

  private mutating func add(_ name: String, _ attribute: String, _ value: String) {
    xml += Array("<w:\(name) \(attribute)=\"".utf8)
    xml += Self.escaped(value)
    xml += Array("\"/>".utf8)
  }

  /// “Arial”, or “eastAsia:SimSun” for one script besides.
  private mutating func add(font: String) {
    var name = font[...]
    var region = ""
    if let colon = font.firstIndex(of: ":") {
      region = String(font[..<colon])
      name = font[font.index(after: colon)...]
    }
    let escaped = Self.escaped(String(name))
    xml += Array("<w:rFonts".utf8)
    for script in ["ascii", "hAnsi", "eastAsia", "cs"]
    where script != "eastAsia" || region == script {
      xml += Array(" w:\(script)=\"".utf8) + escaped + Array("\"".utf8)
    }
    xml += Array("/>".utf8)
  }

  static func escaped(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += Array("&amp;".utf8)
      case UInt8(ascii: "<"): out += Array("&lt;".utf8)
      case UInt8(ascii: ">"): out += Array("&gt;".utf8)
      case UInt8(ascii: "\""): out += Array("&quot;".utf8)
      case 0..<0x20: break
      default: out.append(byte)
      }
    }
    return out
  }

  private static func hex(_ color: String) -> String? {
    let digits = color.hasPrefix("#") ? color.dropFirst() : color[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
    return String(digits)
  }

  private static let underlines: Set<String> = [
    "single", "words", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave",
    "dottedHeavy", "dashLong", "none",
  ]
  private static let highlights: Set<String> = [
    "black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue", "darkCyan",
    "darkGreen", "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray", "none",
  ]
}
