internal import Documents
internal import Packaging

/// What a run, or a style, says of its characters (`w:rPr`), in the schema's order.
struct RunProperties: Hashable {
  /// Of a character style.
  var style: String?
  var font: String?
  /// Nil says nothing; false takes away what a style gives.
  var isBold: Bool?
  var isItalic: Bool?
  var color: String?
  /// Half points.
  var size: Int?
  var isUnderlined = false
  /// Small and above the line.
  var isRaised = false
  var language: String?

  init(bold: Bool? = nil, italic: Bool? = nil, size: Double? = nil) {
    isBold = bold
    isItalic = italic
    self.size = size.map { Int(($0 * 2).rounded()) }
  }

  func write(to xml: inout XMLWriter) {
    guard self != RunProperties() else { return }
    xml.element("w:rPr") { xml in
      if let style { xml.empty("w:rStyle", ["w:val": style]) }
      if let font {
        xml.empty(
          "w:rFonts",
          ["w:ascii": font, "w:eastAsia": font, "w:hAnsi": font, "w:cs": font])
      }
      Self.write("w:b", isBold, to: &xml)
      Self.write("w:i", isItalic, to: &xml)
      if let color { xml.empty("w:color", ["w:val": color]) }
      if let size {
        xml.empty("w:sz", ["w:val": String(size)])
        xml.empty("w:szCs", ["w:val": String(size)])
      }
      if isUnderlined { xml.empty("w:u", ["w:val": "single"]) }
      if isRaised { xml.empty("w:vertAlign", ["w:val": "superscript"]) }
      if let language { xml.empty("w:lang", ["w:val": language, "w:eastAsia": language]) }
    }
  }

  private static func write(_ name: String, _ value: Bool?, to xml: inout XMLWriter) {
    switch value {
    case true?: xml.empty(name)
    case false?: xml.empty(name, ["w:val": "0"])
    case nil: break
    }
  }
}

extension XMLWriter {
  /// A run; U+2028 becomes a line break and a tab a tab.
  mutating func run(_ text: String, _ properties: RunProperties = RunProperties()) {
    guard !text.isEmpty else { return }
    open("w:r")
    properties.write(to: &self)
    var piece: [UInt8] = []
    var rest = text.utf8[...]
    while let index = rest.firstIndex(where: { $0 == 0x09 || $0 == 0xE2 }) {
      piece += rest[..<index]
      rest = rest[index...]
      if rest.first == 0x09 {
        textPiece(&piece)
        empty("w:tab")
        rest = rest.dropFirst()
      } else if rest.starts(with: Self.lineBreak) {
        textPiece(&piece)
        empty("w:br")
        rest = rest.dropFirst(Self.lineBreak.count)
      } else {
        // Another sign that starts with this byte, such as a dash.
        piece.append(0xE2)
        rest = rest.dropFirst()
      }
    }
    piece += rest
    textPiece(&piece)
    close()
  }

  /// U+2028 in UTF-8.
  private static let lineBreak: [UInt8] = [0xE2, 0x80, 0xA8]

  private mutating func textPiece(_ piece: inout [UInt8]) {
    guard !piece.isEmpty else { return }
    element("w:t", preserving: String(decoding: piece, as: UTF8.self))
    piece.removeAll(keepingCapacity: true)
  }
}
