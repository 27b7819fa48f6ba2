public import Groundwork

/// Reads a table of comma-separated values: the first row holds the headings, each further row
/// becomes a record with their slugs as names.
///
/// The separator (`;`, `,` or a tab) is found out from the text, or named by Excel's own first line
/// `sep=;`. All values are text, in composed Unicode; a blank one is `none`. Origins are cells, as
/// Excel shows them when it opens the file.
///
/// Nil when anything was found that is an error.
public func readCSV(
  _ source: SourceText, sources: inout Sources, into findings: inout Findings
) -> Value? {
  var found = Findings()
  defer { findings.add(found) }
  let name = source.file.splitPath.name.split(separator: ".").first.map(String.init) ?? ""
  guard let grid = CSVReader.grid(of: source, named: name, sources: &sources, into: &found)
  else { return nil }
  // Where lines are endless, nothing else that is said of them helps.
  guard !found.all.contains(where: { $0.code == CSVScanner.tooManyColumns }) else { return nil }
  if let finding = LegacyText.finding(as: "csv", in: grid) { found.add(finding) }
  guard let heading = grid.rows.first else { return Value(.list([])) }
  let table = CSVTable(heading, into: &found)
  let rows = grid.rows.dropFirst().map { table.record($0, sheet: grid.sheet ?? 0) }
  return found.mustStop ? nil : Value(.list(rows), from: grid.origin(heading, 0))
}

/// What the headings of a table make of its rows.
struct CSVTable {
  private let shape: Record.Shape
  /// The places of the columns' values in a record; nil for a column without a heading.
  private let slots: [Int?]
  private let columns: [Int]

  init(_ heading: GridRow, into findings: inout Findings) {
    var names: [String] = []
    var taken: Set<String> = []
    var columns: [Int] = []
    for cell in heading.cells {
      let slug = cell.content.text?.slug ?? ""
      guard !slug.isEmpty else { continue }
      guard taken.insert(slug).inserted else {
        findings.error(
          "csv.duplicate-heading",
          Phrase(
            vi: "hai cột có cùng tên “\(cell.content.text ?? slug)”",
            en: "two columns are called “\(cell.content.text ?? slug)”"), at: cell.origin)
        continue
      }
      columns.append(cell.column)
      names.append(slug)
    }
    var slots = [Int?](repeating: nil, count: (columns.last ?? 0) + 1)
    for (slot, column) in columns.enumerated() { slots[column] = slot }
    self.slots = slots
    self.columns = columns
    shape = Record.Shape(names)
  }

  /// A row as a record of texts.
  func record(_ row: GridRow, sheet: Int) -> Value {
    var values = columns.map {
      Value(.none, from: .cell(source: sheet, row: row.number, column: $0))
    }
    for cell in row.cells where cell.column < slots.count {
      guard let slot = slots[cell.column], let text = cell.content.text else { continue }
      values[slot].payload = .text(text)
    }
    return Value(
      .record(Record(shape: shape, values: values)),
      from: .cell(source: sheet, row: row.number, column: 0))
  }
}

enum CSVReader {
  /// How a file is written, in words: “UTF-8, cột cách nhau bằng “;””; nil when it is no text.
  static func manner(of source: SourceText) -> Phrase? {
    var findings = Findings()
    guard let text = source.decoded(as: "csv", into: &findings) else { return nil }
    let encoding =
      if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        "UTF-8 (BOM)"
      } else if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
        "UTF-16"
      } else {
        findings.all.contains { $0.code == "csv.windows-1258" } ? "Windows-1258" : "UTF-8"
      }
    var scanner = CSVScanner(text, sheet: 0)
    let separator = scanner.separator()
    let isTab = separator == UInt8(ascii: "\t")
    let sign = String(Unicode.Scalar(separator))
    return Phrase(
      vi: "\(encoding), cột cách nhau bằng \(isTab ? "dấu tab" : "“\(sign)”")",
      en: "\(encoding), columns parted by \(isTab ? "tabs" : "“\(sign)”")")
  }

  /// The rows of a file; blank ones are left out, and counted.
  ///
  /// Nil when it is not Unicode text.
  static func grid(
    of source: SourceText, named name: String, sources: inout Sources, into findings: inout Findings
  ) -> Grid? {
    guard let text = source.decoded(as: "csv", into: &findings) else { return nil }
    let number = sources.number(of: .sheet(file: source.file, sheet: name))
    var scanner = CSVScanner(text, sheet: number)
    let rows = scanner.rows()
    findings.add(scanner.findings)
    return Grid(sheet: number, named: name, rows: rows)
  }
}

/// Parts the text of a table into rows; the text may be the whole file, or come in pieces.
struct CSVScanner {
  private var text: DecodedText
  private var bytes: [UInt8]
  private let sheet: Int
  private var position = 0
  private var number = 0
  var findings = Findings()

  init(_ text: DecodedText, sheet: Int) {
    self.text = text
    self.sheet = sheet
    bytes = text.utf8
  }

  mutating func rows() -> [GridRow] {
    let separator = separator()
    var rows: [GridRow] = []
    while let row = row(until: separator) {
      if !row.cells.isEmpty { rows.append(row) }
    }
    return rows
  }

  /// The next row, blank or not; nil at the end of the text.
  ///
  /// A text that `goesOn` gives no row that reaches its end: what is missing of it is still to come,
  /// see `replaceText`.
  mutating func row(until separator: UInt8, goesOn: Bool = false) -> GridRow? {
    guard position < bytes.count else { return nil }
    let start = position
    let found = findings
    var row = GridRow(
      number: number + 1, origin: .cell(source: sheet, row: number + 1, column: 0))
    var column = 0
    while true {
      column += 1
      guard column <= CellAddress.lastColumn else {
        tooManyColumns(at: position)
        position = bytes.count
        number += 1
        return row
      }
      let field = field(until: separator)
      if !field.isEmpty {
        let origin = Origin.cell(source: sheet, row: row.number, column: column)
        row.cells.append(GridCell(column: column, content: .text(field), origin: origin))
      }
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
      // A separator at the very end opens one more, empty, field.
      if position == bytes.count { break }
    }
    skipLineEnd()
    // The end of a line at the end of a piece may be half of one.
    if goesOn, position == bytes.count {
      position = start
      findings = found
      return nil
    }
    number += 1
    return row
  }

  /// The bytes that no row has taken yet.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// How many line ends stand in what rows have taken.
  var takenLines: Int { bytes[..<position].count { $0 == UInt8(ascii: "\n") } }

  /// Goes on in a text that starts with what was left of the last.
  mutating func replaceText(_ text: DecodedText) {
    self.text = text
    bytes = text.utf8
    position = 0
  }

  /// The sign between columns, named by the file or found out; asked once, at the start.
  mutating func separator() -> UInt8 { takeDirective() ?? likeliestSeparator() }

  /// One field, trimmed; the position is then at a separator, a line end, or the end.
  private mutating func field(until separator: UInt8) -> String {
    var out: [UInt8] = []
    if position < bytes.count, bytes[position] == Self.quote {
      let opening = position
      position += 1
      while true {
        guard let end = bytes[position...].firstIndex(of: Self.quote) else {
          openQuote(at: opening)
          position = bytes.count
          return ""
        }
        out += bytes[position..<end]
        position = end + 1
        guard position < bytes.count, bytes[position] == Self.quote else { break }
        out.append(Self.quote)
        position += 1
      }
    }
    let run = position
    while position < bytes.count, bytes[position] != separator, !isLineEnd(bytes[position]) {
      position += 1
    }
    out += bytes[run..<position]
    return String(decoding: out, as: UTF8.self).composed.trimmedText
  }
  private static let quote = UInt8(ascii: "\"")

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func openQuote(at offset: Int) {
    findings.add(
      text.finding(
        .error, "csv.open-quote",
        Phrase(vi: "dấu nháy mở mà không đóng", en: "the quote is never closed"),
        at: text.place(ofByte: offset)))
  }

  static let tooManyColumns = "csv.too-many-columns"

  private mutating func tooManyColumns(at offset: Int) {
    let most = CellAddress.lastColumn
    findings.add(
      text.finding(
        .error, Self.tooManyColumns,
        Phrase(
          vi: "dòng này có hơn \(most) cột, nhiều hơn một trang Excel",
          en: "the line has more than \(most) columns, more than a sheet of Excel has"),
        at: text.place(ofByte: offset),
        hints: [
          Phrase(
            vi: "kiểm tra dấu cách cột và chỗ xuống dòng của tệp",
            en: "look at the file's separators and line ends")
        ]))
  }

  /// Excel's own way to name the separator: a first line `sep=;`.
  private mutating func takeDirective() -> UInt8? {
    let start = Array("sep=".utf8)
    guard bytes.count > 4, bytes[..<4].elementsEqual(start) else { return nil }
    let separator = bytes[4]
    position = 5
    skipLineEnd()
    return separator
  }

  /// The separator that comes most evenly in the first lines.
  private func likeliestSeparator() -> UInt8 {
    let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
    var counts: [[Int]] = []
    var line = [0, 0, 0]
    var quoted = false
    var hasContent = false
    for byte in bytes {
      if byte == Self.quote { quoted.toggle() }
      if !quoted, isLineEnd(byte) {
        if hasContent { counts.append(line) }
        (line, hasContent) = ([0, 0, 0], false)
        if counts.count == 10 { break }
        continue
      }
      hasContent = true
      if !quoted, let index = candidates.firstIndex(of: byte) { line[index] += 1 }
    }
    if hasContent, counts.count < 10 { counts.append(line) }
    let scores = candidates.indices.map { index in
      (counts.map { $0[index] }.min() ?? 0, counts.reduce(0) { $0 + $1[index] })
    }
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    return candidates[best]
  }
}
