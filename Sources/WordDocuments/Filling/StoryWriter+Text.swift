import Groundwork

extension StoryWriter {
  /// What a text is surrounded by, so that it can be broken off and taken up again.
  struct Surroundings {
    var runProperties: ArraySlice<UInt8>
    var paragraphProperties: ArraySlice<UInt8>
    var canEndParagraph: Bool
    var isJustified: Bool
  }

  var surroundings: Surroundings {
    Surroundings(
      runProperties: story.bytes[context.runProperties],
      paragraphProperties: session.renumbered(story.bytes[context.paragraphProperties]),
      canEndParagraph: context.canEndParagraph, isJustified: context.isJustified)
  }

  static let openText = Array("<w:t xml:space=\"preserve\">".utf8)
  static let closeText = Array("</w:t>".utf8)

  /// Prints text whose line ends are breaks, however the paragraph is set.
  func print(lines text: String) {
    let isJustified = context.isJustified
    context.isJustified = false
    print(text)
    context.isJustified = isJustified
  }

  /// Prints plain text into whatever stands around it.
  func print(_ text: String) {
    switch context.place {
    case .text:
      write(text, in: surroundings)
    case .runs:
      openRun(surroundings)
      write(text, in: surroundings)
      closeRun()
    case .blocks:
      guard !text.isEmpty else { return }
      openParagraph(surroundings)
      write(text, in: surroundings)
      closeParagraph()
    case .cells, .rows:
      guard !text.isEmpty else { return }
      if context.place == .rows { append("<w:tr>") }
      append("<w:tc><w:tcPr/>")
      openParagraph(surroundings)
      write(text, in: surroundings)
      closeParagraph()
      append("</w:tc>")
      if context.place == .rows { append("</w:tr>") }
    case .plain:
      escape(text)
    case .attribute:
      escape(text)
    case .fill:
      printFill(text)
    case .count:
      append(decimal: max(1, Int(text) ?? 1))
    }
  }

  func openRun(_ around: Surroundings) {
    append("<w:r>")
    out += around.runProperties
    out += Self.openText
  }
  func closeRun() { append("</w:t></w:r>") }
  func openParagraph(_ around: Surroundings) {
    append("<w:p>")
    out += around.paragraphProperties
    openRun(around)
  }
  func closeParagraph() { append("</w:t></w:r></w:p>") }

  /// A colour as six hexadecimal digits; anything else leaves the cell as it is.
  private func printFill(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    let isColor = digits.utf8.count == 6 && digits.allSatisfy(\.isHexDigit)
    append(isColor ? String(digits) : "auto")
  }

  /// Text inside a `w:t`: escaped, with line ends, tabs and page breaks as Word has them.
  func write(_ text: String, in around: Surroundings) {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    var isPlain = true
    for index in bytes.indices where Self.needsCare(bytes[index]) {
      isPlain = false
      break
    }
    if isPlain {
      out.append(contentsOf: text.utf8)
      return
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\n"):
        endLine(around)
      case UInt8(ascii: "\r"):
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        endLine(around)
      case UInt8(ascii: "\t"):
        out += Self.closeText
        append("<w:tab/>")
        out += Self.openText
      case 0x0B:
        breakLine()
      case 0x07:
        endParagraph(around)
      case 0x0C:
        breakPage(around)
      case 0xE2 where index + 1 < bytes.count && bytes[index] == 0x80 && bytes[index + 1] == 0xA8:
        index += 2
        breakLine()
      case 0xEF
      where index + 1 < bytes.count && bytes[index] == 0xBF && bytes[index + 1] >= 0xBE:
        index += 2
      default:
        appendEscaped(byte)
      }
    }
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
      || byte == UInt8(ascii: ">") || byte == 0xE2 || byte == 0xEF
  }

  private func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case 0..<0x20: break
    default: out.append(byte)
    }
  }

  /// Text in an element or attribute that knows nothing of breaks.
  func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "\n"): append(context.place == .plain ? "\n" : "&#10;")
      case UInt8(ascii: "\t"): append(context.place == .plain ? "\t" : "&#9;")
      default: appendEscaped(byte)
      }
    }
  }

  // MARK: Breaks

  private func endLine(_ around: Surroundings) {
    if around.isJustified, around.canEndParagraph { endParagraph(around) } else { breakLine() }
  }

  private func breakLine() {
    out += Self.closeText
    append("<w:br/>")
    out += Self.openText
  }

  /// Ends the paragraph and goes on in another that looks the same.
  private func endParagraph(_ around: Surroundings) {
    guard around.canEndParagraph else { return breakLine() }
    closeParagraph()
    openParagraph(around)
  }

  private func breakPage(_ around: Surroundings) {
    guard around.canEndParagraph else {
      out += Self.closeText
      append("<w:br w:type=\"page\"/>")
      out += Self.openText
      return
    }
    closeParagraph()
    append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
    openParagraph(around)
  }

  // MARK: Markup

  /// What kind of thing captured markup begins with.
  private enum Shape { case text, content, runs, blocks }

  /// Prints markup that the template itself made, or marked as such.
  func print(markup text: String) {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
      return context.place == .text ? out.append(contentsOf: bytes) : print(text)
    }
    guard Self.isMarkup(bytes) else { return print(Self.unescaped(bytes)) }
    switch shape(of: bytes) {
    case .text:
      switch context.place {
      case .text, .plain, .attribute: out += bytes
      case .runs, .blocks, .cells, .rows, .fill, .count: print(Self.unescaped(bytes))
      }
    case .content:
      let around = surroundings
      between(runs: Array("<w:r>".utf8) + around.runProperties + bytes + Array("</w:r>".utf8))
    case .runs: between(runs: bytes)
    case .blocks: between(blocks: bytes)
    }
  }

  /// Whether bytes are markup of Word's own that keeps a part whole: references that XML knows,
  /// elements that are opened as often as closed.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x20 { return false }
      if byte == UInt8(ascii: "&") {
        let rest = bytes[(at + 1)...].prefix(10)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return false }
        let name = rest[..<end]
        guard name.first == UInt8(ascii: "#") || references.contains(Array(name)) else {
          return false
        }
      } else if byte == UInt8(ascii: "<") {
        let rest = bytes[(at + 1)...].prefix(3)
        let isEnd = rest.starts(with: "/w:".utf8)
        guard isEnd || rest.starts(with: "w:".utf8) || depth > 0,
          let close = bytes[at...].firstIndex(of: UInt8(ascii: ">"))
        else { return false }
        if bytes[at + 1] == UInt8(ascii: "/") {
          depth -= 1
        } else if bytes[close - 1] != UInt8(ascii: "/") {
          depth += 1
        }
      }
      at += 1
    }
    return depth == 0
  }

  private static let references = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

  /// The text that markup stands for.
  private static func unescaped(_ bytes: [UInt8]) -> String {
    var text = ReferenceText()
    text.append(bytes, 0..<bytes.count)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func shape(of bytes: [UInt8]) -> Shape {
    var at = 0
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    let rest = bytes[at...]
    func opens(_ name: String) -> Bool {
      rest.starts(with: name.utf8)
        && rest.dropFirst(name.utf8.count).first.map { $0 == 0x20 || $0 == 0x3E || $0 == 0x2F }
          ?? false
    }
    if opens("<w:p") || opens("<w:tbl") || opens("<w:sdt") { return .blocks }
    if opens("<w:r") || opens("<w:hyperlink") || opens("<w:bookmarkStart") { return .runs }
    if opens("<w:br") || opens("<w:tab") || opens("<w:t") || opens("<w:drawing") { return .content }
    return .text
  }

  /// Puts runs where a value is printed.
  func between(runs: [UInt8]) {
    switch context.place {
    case .text:
      closeRun()
      out += runs
      openRun(surroundings)
    case .runs:
      out += runs
    case .blocks:
      append("<w:p>")
      out += surroundings.paragraphProperties
      out += runs
      append("</w:p>")
    case .cells, .rows:
      if context.place == .rows { append("<w:tr>") }
      append("<w:tc><w:tcPr/><w:p>")
      out += runs
      append("</w:p></w:tc>")
      if context.place == .rows { append("</w:tr>") }
    case .plain, .attribute, .fill, .count:
      break
    }
  }

  /// Puts paragraphs and tables where a value is printed.
  func between(blocks: [UInt8]) {
    switch context.place {
    case .text where context.isSole && soleStart.map { $0 <= out.count } ?? false:
      out.removeSubrange((soleStart ?? out.count)...)
      out += blocks
      isMuted = true
    case .text where context.canEndParagraph:
      closeParagraph()
      out += blocks
      openParagraph(surroundings)
    case .runs where context.canEndParagraph:
      append("</w:p>")
      out += blocks
      append("<w:p>")
      out += surroundings.paragraphProperties
    case .blocks, .cells, .rows:
      out += blocks
    default:
      session.complain(
        "word-template.blocks-in-text",
        Phrase(
          vi: "đoạn văn hoặc bảng không đặt được ở giữa chỗ này",
          en: "paragraphs or tables cannot stand in this place"), in: self)
    }
  }
}
