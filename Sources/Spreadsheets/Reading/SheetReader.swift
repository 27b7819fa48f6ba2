import Groundwork
import Packaging

/// One sheet, unpacked and ready to be read row by row.
public struct SheetReader: Sendable {
  /// The sheet's name, as on its tab.
  public let name: String
  public let layout: SheetLayout
  private let file: String
  private let part: String
  private let bytes: [UInt8]
  /// What is inside `sheetData`.
  private let rows: Range<Int>
  private let context: WorkbookContext

  /// A sheet that has no cells at all, such as a chart on a sheet of its own.
  init(emptyNamed name: String, file: String) {
    self.name = name
    self.file = file
    part = ""
    bytes = []
    rows = 0..<0
    context = WorkbookContext()
    layout = SheetLayout(merged: [], hiddenColumns: [], statedDimension: nil)
  }

  init(
    _ xml: [UInt8], part: String, name: String, file: String, _ context: WorkbookContext
  ) throws(WorkbookFault) {
    self.name = name
    self.file = file
    self.part = part
    self.context = context
    do throws(PackageFault) {
      let plain = try PlainMarkup(xml, part: part, root: "worksheet")
      bytes = plain.bytes
      var frame = SheetFrame()
      do throws(MarkupScanner.Flaw) {
        rows = try frame.read(bytes, from: plain.start)
      } catch {
        throw PackageFault(error, in: bytes, part: part)
      }
      layout = SheetLayout(
        merged: frame.merged, hiddenColumns: frame.hiddenColumns,
        statedDimension: frame.dimension, links: frame.links)
    } catch {
      throw .package(file: file, error)
    }
  }

  /// Hands every row to `body`, in the file's order.
  ///
  /// Rows without cells are handed on too. What is wrong with single cells is in the row's
  /// `problems`.
  ///
  /// - Throws: `WorkbookFault.package` when the sheet's XML is malformed.
  public func readRows(_ body: (SheetRow) -> Void) throws(WorkbookFault) {
    var scan = RowScan(
      MarkupScanner(bytes, rows), sheet: name, file: file, context: context, layout: layout)
    do throws(MarkupScanner.Flaw) {
      while try scan.next() { body(scan.row) }
    } catch {
      throw .package(file: file, PackageFault(error, in: bytes, part: part))
    }
    if scan.lacksSharedStrings {
      throw .unreadable(
        file: file,
        why: Phrase(
          vi: "trang “\(name)” dùng bảng chuỗi chung, nhưng tệp không có bảng ấy",
          en: "sheet “\(name)” uses shared strings, but the file has none"))
    }
  }
}

/// What cells of all sheets refer to.
struct WorkbookContext: Sendable {
  var strings = SharedStrings()
  var hasStrings = false
  var formats = NumberFormats()
  var date1904 = false
}

/// What surrounds the rows of a sheet.
private struct SheetFrame {
  var merged: [CellRange] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var dimension: CellRange?
  var links: [WrittenLink] = []

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
