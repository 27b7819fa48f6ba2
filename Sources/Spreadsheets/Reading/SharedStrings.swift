import Packaging

/// The texts that the cells of a workbook refer to by number.
struct SharedStrings: Sendable {
  private(set) var all: [String] = []

  /// Four texts for each row that a sheet can have.
  private static let most = 4 << 20

  init() {}

  init(_ xml: [UInt8], part: String) throws(PackageFault) {
    let plain = try PlainMarkup(xml, part: part, root: "sst")
    var scanner = MarkupScanner(plain.bytes, plain.start..<plain.bytes.count)
    do throws(MarkupScanner.Flaw) {
      while true {
        switch try scanner.next() {
        case .open where scanner.code == Element.si:
          guard all.count < Self.most else { throw scanner.flaw("too many shared strings") }
          all.append(try scanner.richText())
        case .open where !scanner.isNamed("sst"):
          try scanner.skipElement()
        case .open:
          break
        case .close:
          return
        case .end:
          throw scanner.flaw("unclosed element")
        }
      }
    } catch {
      throw .init(error, in: plain.bytes, part: part)
    }
  }
}

/// The short names that sheets and shared strings are made of, as the scanner packs them.
enum Element {
  static let si: UInt64 = 0x7369
  static let t: UInt64 = 0x74
  static let r: UInt64 = 0x72
  static let s: UInt64 = 0x73
  static let c: UInt64 = 0x63
  static let v: UInt64 = 0x76
  static let f: UInt64 = 0x66
  static let inline: UInt64 = 0x6973
  static let row: UInt64 = 0x72_6F77
  static let hidden: UInt64 = 0x6869_6464_656E
}

extension MarkupScanner {
  /// The text of the `si` or `is` element opened last: its runs joined, phonetic guides left out.
  mutating func richText() throws(Flaw) -> String {
    var whole = ""
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .open where code == Element.t:
        let piece = try textOfElement()
        whole = whole.isEmpty ? piece : whole + piece
      case .open where code == Element.r:
        depth += 1
      case .open:
        // rPh, phoneticPr, rPr: how the text is read aloud or looks.
        try skipElement()
      case .close:
        depth -= 1
      case .end:
        throw flaw("unclosed element")
      }
    }
    return whole
  }

  /// The text of the element opened last, which holds nothing else.
  mutating func textOfElement() throws(Flaw) -> String {
    let range = try rangeOfText()
    return try string(range, unescaping: true)
  }

  /// Where the text of the element opened last stands.
  mutating func rangeOfText() throws(Flaw) -> Range<Int> {
    guard try next() == .close else { throw flaw("unexpected element") }
    return text
  }
}

extension PackageFault {
  /// A flaw in plain XML, with its line and column.
  init(_ flaw: MarkupScanner.Flaw, in bytes: [UInt8], part: String) {
    let before = bytes[..<min(flaw.offset, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    self = .xml(part: part, line: line, column: column, .malformed(flaw.reason))
  }
}
