import Groundwork
import Spreadsheets

/// Takes the sheets of a workbook as tables.
enum WorkbookIntake {
  /// The sheets that have cells; none, and a finding, when the file is no workbook.
  static func grids(
    of bytes: [UInt8], file: String, sources: inout Sources, into findings: inout Findings
  ) -> [Grid] {
    var grids: [Grid] = []
    do throws(WorkbookFault) {
      let workbook = try WorkbookReader(bytes, file: file)
      for sheet in workbook.sheets where sheet.hasCells {
        let source = sources.number(of: .sheet(file: file, sheet: sheet.name))
        var table = SheetTable(source)
        let reader = try workbook.sheet(sheet.index)
        table.take(reader.layout)
        try reader.readRows { table.take($0) }
        findings.add(table.findings)
        grids.append(
          Grid(
            sheet: source, named: sheet.name, rows: table.ordered, isHidden: sheet.isHidden))
      }
    } catch {
      findings.error(
        "intake.unreadable-workbook", error.phrase, at: .file(file),
        hints: error.hint.map { [$0] } ?? [])
      return []
    }
    return grids
  }
}

/// The rows of one sheet while they come in.
private struct SheetTable {
  private let source: Int
  private var rows: [GridRow] = []
  private var isOrdered = true
  /// Columns merged to the right, by the first cell.
  private var wide: Set<CellAddress> = []
  /// Texts that stand for several rows: the column, the last row, and the cell.
  private var tall: [CellAddress: Int] = [:]
  private var standing: [Int: (lastRow: Int, cell: GridCell)] = [:]
  private(set) var findings = Findings()

  init(_ source: Int) { self.source = source }

  mutating func take(_ layout: SheetLayout) {
    for range in layout.mergedRanges {
      if range.columns.count > 1 { wide.insert(range.first) }
      if range.rows.count > 1 { tall[range.first] = range.last.row }
    }
  }

  mutating func take(_ row: SheetRow) {
    for problem in row.problems { findings.add(problem) }
    var taken = GridRow(
      number: row.number, origin: .cell(source: source, row: row.number, column: 0),
      isHidden: row.isHidden)
    for cell in row.cells where !cell.isMergedContinuation {
      guard let content = Self.content(of: cell) else { continue }
      let place = cell.address
      let read = GridCell(
        column: place.column, content: content,
        origin: .cell(source: source, row: place.row, column: place.column),
        spansColumns: wide.contains(place))
      if let last = taken.cells.last, last.column > place.column { isOrdered = false }
      taken.cells.append(read)
      // A text merged downwards holds for every row beside it; a number does not, it would be
      // counted twice.
      if let lastRow = tall[place], content.text != nil {
        standing[place.column] = (lastRow, read)
      }
    }
    guard !taken.cells.isEmpty else { return }
    if !standing.isEmpty { fillDown(&taken) }
    if let last = rows.last, last.number > taken.number { isOrdered = false }
    rows.append(taken)
  }

  private mutating func fillDown(_ row: inout GridRow) {
    for (column, text) in standing {
      if row.number > text.lastRow {
        standing[column] = nil
      } else if !row.cells.contains(where: { $0.column == column }) {
        row.cells.append(text.cell)
      }
    }
    row.cells.sort { $0.column < $1.column }
  }

  /// Rows and cells in their order; a few programs write them as they please.
  var ordered: [GridRow] {
    guard !isOrdered else { return rows }
    var rows = rows.sorted { $0.number < $1.number }
    for index in rows.indices { rows[index].cells.sort { $0.column < $1.column } }
    return rows
  }

  /// Nil for a cell with nothing in it.
  private static func content(of cell: SheetCell) -> CellReading? {
    switch cell.value {
    case .blank: return cell.formula == nil ? nil : .notComputed
    case .text(let text):
      let text = text.trimmedText.composed
      return text.isEmpty ? nil : .text(text)
    case .number(let number): return .number(number)
    case .date(let date, _): return .date(date)
    case .time(let milliseconds): return .time(Double(milliseconds) / 86_400_000)
    case .bool(let bool): return .bool(bool)
    case .error(let name): return .error(name)
    }
  }
}
