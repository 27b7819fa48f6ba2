import Groundwork
import Packaging

/// What surrounds the rows of a sheet.
struct SheetFrame {
  private(set) var merged: [CellRange] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var dimension: CellRange?
  private(set) var links: [WrittenLink] = []

  /// Reads everything but the rows, and answers where those are.
  ///
  /// Merged ranges come after the rows, so the rows are jumped over by looking for their end from
  /// behind.
  mutating func read(
    _ bytes: [UInt8], from start: Int
  ) throws(MarkupScanner.Flaw) -> Range<Int> {
    var head = MarkupScanner(bytes, start..<bytes.count)
    guard try head.next() == .open else { throw head.flaw("no root element") }
    while true {
      switch try head.next() {
      case .open where head.isNamed("sheetData"):
        return try readRest(bytes, &head)
      case .open:
        try take(&head)
      case .close:
        return 0..<0
      case .end:
        throw head.flaw("unclosed element")
      }
    }
  }

  private mutating func readRest(
    _ bytes: [UInt8], _ head: inout MarkupScanner
  ) throws(MarkupScanner.Flaw) -> Range<Int> {
    while try head.nextAttribute() {}
    let first = head.position
    let closing = Array("</sheetData".utf8)
    var rowsEnd: Int?
    var index = bytes.count - closing.count
    while index >= first {
      if bytes[index] == closing[0], bytes[index + 2] == closing[2],
        bytes[index..<(index + closing.count)].elementsEqual(closing)
      {
        rowsEnd = index
        break
      }
      index -= 1
    }
    // Without a closing tag the element was empty, and the scanner stands behind it.
    var tail = rowsEnd.map { MarkupScanner(bytes, $0..<bytes.count) } ?? head
    guard try tail.next() == .close else { throw tail.flaw("unclosed element") }
    while true {
      switch try tail.next() {
      case .open: try take(&tail)
      case .close: return first..<(rowsEnd ?? first)
      case .end: throw tail.flaw("unclosed element")
      }
    }
  }

  private mutating func take(_ scanner: inout MarkupScanner) throws(MarkupScanner.Flaw) {
    if scanner.isNamed("dimension") {
      while try scanner.nextAttribute() {
        if scanner.equals(scanner.attributeName, "ref") { dimension = range(scanner) }
      }
      try scanner.skipElement()
    } else if scanner.isNamed("mergeCells") || scanner.isNamed("cols") {
      try takeChildren(&scanner)
    } else if scanner.isNamed("hyperlinks") {
      try takeLinks(&scanner)
    } else {
      try scanner.skipElement()
    }
  }

  private mutating func takeChildren(
    _ scanner: inout MarkupScanner
  ) throws(MarkupScanner.Flaw) {
    while true {
      switch try scanner.next() {
      case .open:
        var first: Int?
        var last: Int?
        var isHidden = false
        let isMerge = scanner.isNamed("mergeCell")
        while try scanner.nextAttribute() {
          if isMerge, scanner.equals(scanner.attributeName, "ref"), let range = range(scanner) {
            // A range of one cell merges nothing.
            if !range.isSingleCell { merged.append(range) }
          } else if scanner.equals(scanner.attributeName, "min") {
            first = scanner.integer(scanner.value)
          } else if scanner.equals(scanner.attributeName, "max") {
            last = scanner.integer(scanner.value)
          } else if scanner.attribute == Element.hidden {
            isHidden = scanner.isTrue(scanner.value)
          }
        }
        if isHidden, let first, let last, first <= last { hiddenColumns.append(first...last) }
        try scanner.skipElement()
      case .close:
        return
      case .end:
        throw scanner.flaw("unclosed element")
      }
    }
  }

  private mutating func takeLinks(
    _ scanner: inout MarkupScanner
  ) throws(MarkupScanner.Flaw) {
    while true {
      switch try scanner.next() {
      case .open:
        var range: CellRange?
        var relationship: String?
        var place: String?
        while try scanner.nextAttribute() {
          let text = try scanner.string(scanner.value, unescaping: false)
          if scanner.equals(scanner.attributeName, "ref") {
            range = CellRange(text)
          } else if scanner.equals(scanner.attributeName, "location") {
            place = text
          } else if scanner.bytes[scanner.attributeName].suffix(3).elementsEqual(":id".utf8) {
            relationship = text
          }
        }
        if let range {
          links.append(WrittenLink(range: range, relationship: relationship, place: place))
        }
        try scanner.skipElement()
      case .close:
        return
      case .end:
        throw scanner.flaw("unclosed element")
      }
    }
  }

  private func range(_ scanner: MarkupScanner) -> CellRange? {
    CellRange(String(decoding: scanner.bytes[scanner.value], as: UTF8.self))
  }
}
