/// How values are kept from becoming markup of the text that they are printed into.
///
/// Text that a template itself marked with `safe`, and text that macros and captured blocks made,
/// has been escaped where it needed it and passes as it is.
public enum Escaping: Sendable, Hashable {
  /// Plain text: nothing is escaped.
  case none
  /// `& < > " '` become references, as MarkupSafe writes them.
  case html
  /// As `html`, and characters that XML 1.0 forbids are dropped.
  case xml
  /// CommonMark: punctuation gets a backslash, line ends become U+2028 (which the reader of papers
  /// takes for a line break), blanks at either end and tabs become references, so that a value can
  /// open no block and close no span.
  case markdown

  /// Appends a value's text so that it is nothing but text there.
  func append(_ text: String, to bytes: inout [UInt8]) {
    switch self {
    case .none: bytes.append(contentsOf: text.utf8)
    case .html: appendReferences(text, to: &bytes, dropsControls: false)
    case .xml: appendReferences(text, to: &bytes, dropsControls: true)
    case .markdown: appendMarkdown(text, to: &bytes)
    }
  }

  private func appendReferences(_ text: String, to bytes: inout [UInt8], dropsControls: Bool) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&#34;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
        if !dropsControls { bytes.append(byte) }
      default: bytes.append(byte)
      }
    }
  }

  private func appendMarkdown(_ text: String, to bytes: inout [UInt8]) {
    // A template's own marks on both sides of an empty value would run together: `**{{ x }}**`
    // would draw a rule across the page. A template's backslash would free our first escape.
    let isOpen = bytes.last.map { "*_-=~+#`:\\".utf8.contains($0) } ?? false
    if isOpen, text.isEmpty || bytes.last == UInt8(ascii: "\\") {
      bytes.append(contentsOf: "\u{200B}".utf8)
    }
    var colons = 0
    var isAtStart = true
    let end = text.utf8.endIndex
    var index = text.utf8.startIndex
    while index < end {
      let byte = text.utf8[index]
      text.utf8.formIndex(after: &index)
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\r"), index < end, text.utf8[index] == UInt8(ascii: "\n") {
          text.utf8.formIndex(after: &index)
        }
        bytes.append(contentsOf: "\u{2028}".utf8)
        isAtStart = true
        colons = 0
        continue
      case UInt8(ascii: "\t"):
        bytes.append(contentsOf: "&#9;".utf8)
      case UInt8(ascii: " "):
        // Four blanks open a code block, two at a line's end break it.
        let isLast =
          index == end || text.utf8[index] == UInt8(ascii: "\n")
          || text.utf8[index] == UInt8(ascii: "\r")
        if isAtStart || isLast {
          bytes.append(contentsOf: "&#32;".utf8)
          colons = 0
          continue
        }
        bytes.append(byte)
      case 0..<0x20, 0x7F:
        // No paper holds control characters.
        continue
      case UInt8(ascii: ":"):
        // Three of them open one of our own directives.
        colons += 1
        if colons == 3 {
          bytes.append(contentsOf: "\u{200B}".utf8)
          colons = 1
        }
        bytes.append(contentsOf: "\\:".utf8)
        isAtStart = false
        continue
      case 0x21...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      default:
        bytes.append(byte)
      }
      colons = 0
      isAtStart = false
    }
  }
}
