import Groundwork

/// A table of comma-separated values read piece by piece, so that its length costs no memory.
///
/// Only Unicode (UTF-8): a table in another encoding is read whole, as `readCSV` does.
struct CSVPieces {
  /// Bytes read at a time.
  private static let pieceSize = 1 << 18

  private var source: SourceText
  private let pieces: FilePieces
  private var scanner: CSVScanner
  private let separator: UInt8
  private let sheet: Int
  private var table: CSVTable?
  private var legacy = LegacyText()
  private var isAtEnd = false
  private var size = Self.pieceSize
  var findings = Findings()

  /// Reads as far as the headings.
  init(
    _ file: String, _ pieces: FilePieces, sources: inout Sources
  ) throws(WorkspaceFault) {
    self.pieces = pieces
    source = SourceText(file: file, bytes: [])
    let name = file.splitPath.name.split(separator: ".").first.map(String.init) ?? ""
    sheet = sources.number(of: .sheet(file: file, sheet: name))
    var first = try pieces.next(Self.pieceSize)
    isAtEnd = first.count < Self.pieceSize
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { first.removeFirst(3) }
    source.bytes = first
    scanner = CSVScanner(DecodedText(source, first), sheet: sheet)
    separator = scanner.separator()
    table = nil
    check()
    source.bytes = []
    var heading: GridRow?
    while heading == nil, let row = try nextRow() {
      if !row.cells.isEmpty { heading = row }
    }
    var found = Findings()
    table = heading.map { CSVTable($0, into: &found) }
    findings.add(found)
  }

  /// The next record; nil at the end, and where the rest cannot be read.
  mutating func next() throws(WorkspaceFault) -> Value? {
    guard let table, !findings.mustStop else { return nil }
    while let row = try nextRow() {
      if !row.cells.isEmpty { return table.record(row, sheet: sheet) }
    }
    if let finding = legacy.finding(as: "csv") { findings.add(finding) }
    return nil
  }

  private mutating func nextRow() throws(WorkspaceFault) -> GridRow? {
    while !findings.mustStop {
      let row = scanner.row(until: separator, goesOn: !isAtEnd)
      findings.add(scanner.findings)
      scanner.findings = Findings()
      if let row {
        size = Self.pieceSize
        for cell in row.cells {
          if let text = cell.content.text { legacy.look(at: text, cell.origin) }
        }
        return row
      }
      guard !isAtEnd else { return nil }
      try readOn()
    }
    return nil
  }

  /// Puts the next piece behind what is left of the last.
  private mutating func readOn() throws(WorkspaceFault) {
    let rest = scanner.rest
    source.firstLine += scanner.takenLines
    guard rest.count <= SourceText.limit else {
      findings.error(
        "csv.too-large", .rowTooLarge,
        at: .text(file: source.file, line: source.firstLine, column: 1))
      return
    }
    let piece = try pieces.next(size)
    isAtEnd = piece.count < size
    // A row that is longer than a piece is looked at anew when more of it is there: each time twice
    // as much, so that it costs no more than twice its length.
    size *= 2
    source.bytes = Array(rest) + piece
    check()
    scanner.replaceText(DecodedText(source, source.bytes))
    source.bytes = []
  }

  /// Finds bytes that are no part of UTF-8; a line that the piece cuts waits for the next.
  private mutating func check() {
    let end = isAtEnd ? source.bytes.endIndex : source.bytes.lastIndex(of: UInt8(ascii: "\n")) ?? 0
    let whole = SourceText(
      file: source.file, bytes: Array(source.bytes[..<end]), firstLine: source.firstLine)
    if let finding = whole.encodingFinding(as: "csv") { findings.add(finding) }
  }
}

extension Phrase {
  fileprivate static let rowTooLarge = Phrase(
    vi: "một dòng dài quá \(SourceText.limit >> 20) MB; có thể thiếu dấu nháy đóng",
    en: "one row has over \(SourceText.limit >> 20) MB; a closing quote may be missing")
}
