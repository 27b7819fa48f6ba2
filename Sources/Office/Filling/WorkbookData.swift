import Groundwork

/// Sheets of a workbook as data: a list of records each, named by the headings.
struct WorkbookData {
  private let file: String
  private let grids: [Grid]

  init(
    _ bytes: [UInt8], file: String, sources: inout Sources, into findings: inout Findings
  ) {
    self.file = file
    grids = WorkbookIntake.grids(of: bytes, file: file, sources: &sources, into: &findings)
  }

  /// One sheet as a list; without a name, a workbook of one sheet is that sheet, and one of several
  /// a record of lists under the sheets' slugs.
  ///
  /// Nil, and a finding, when there is no such sheet.
  func value(of name: String?, into findings: inout Findings) -> Value? {
    guard !findings.mustStop else { return nil }
    if let name {
      guard let grid = grids.first(where: { $0.name.matchKey == name.matchKey }) else {
        findings.error(
          "data.no-sheet", .noSheet(name), at: .file(file),
          hints: .nearest(to: name, among: grids.map(\.name)))
        return nil
      }
      return list(grid, into: &findings)
    }
    if let map = grids.first(where: { $0.isHidden && $0.name == FieldWorkbook.mapName }) {
      return FieldWorkbookReading(map, grids).value(into: &findings)
    }
    let visible = grids.filter { !$0.isHidden }
    if visible.count == 1 { return list(visible[0], into: &findings) }
    var fields: [(String, Value)] = []
    for grid in visible { fields.append((grid.name.slug, list(grid, into: &findings))) }
    return .record(Record(fields))
  }

  private func list(_ grid: Grid, into findings: inout Findings) -> Value {
    guard let heading = Self.headingPlace(in: grid.rows) else {
      return Value(.list([]), from: grid.origin)
    }
    var names: [String] = []
    var columns: [Int] = []
    for cell in grid.rows[heading].cells {
      let slug = cell.content.text?.slug ?? ""
      guard !slug.isEmpty else { continue }
      if names.contains(slug) {
        findings.error(
          "data.duplicate-heading", .twoColumns(cell.content.text ?? slug), at: cell.origin)
        continue
      }
      names.append(slug)
      columns.append(cell.column)
    }
    let shape = Record.Shape(names)
    let slots = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var rows: [Value] = []
    rows.reserveCapacity(grid.rows.count)
    for row in grid.rows[(heading + 1)...] {
      var values = columns.map { Value(.none, from: grid.origin(row, $0)) }
      for cell in row.cells {
        guard let slot = slots[cell.column] else { continue }
        values[slot].payload = Self.payload(of: cell, into: &findings)
      }
      // A row with nothing below any heading is a note beside the table.
      guard values.contains(where: { !$0.isNone }) else { continue }
      rows.append(Value(.record(Record(shape: shape, values: values)), from: row.origin))
    }
    return Value(.list(rows), from: grid.origin)
  }

  /// The first row whose cells are mostly text and are at least half as many as the widest row has;
  /// titles above a table fill one cell or two.
  private static func headingPlace(in rows: [GridRow]) -> Int? {
    let first = rows.prefix(reach)
    let widest = first.map(\.cells.count).max() ?? 0
    return first.firstIndex { row in
      let texts = row.cells.count { $0.content.text != nil }
      return row.cells.count * 2 >= widest && texts * 2 > row.cells.count
    }
  }
  /// Rows in which the headings are looked for, as in a dossier.
  private static let reach = 20

  static func payload(of cell: GridCell, into findings: inout Findings) -> Value.Payload {
    switch cell.content {
    case .text(let text): return .text(text)
    case .number(let number):
      // Excel keeps every number as a double.
      return Int(exactly: number).map { .integer($0) } ?? .number(number)
    case .date(let date): return .date(date)
    case .bool(let bool): return .bool(bool)
    case .time(let fraction):
      let minutes = Int((fraction * 1_440).rounded())
      let (hour, minute) = (minutes / 60, minutes % 60)
      return .text("\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)")
    case .error(let name):
      findings.error("data.cell-error", .cellError(name), at: cell.origin)
    case .notComputed:
      findings.error(
        "data.not-computed", .notComputed, at: cell.origin, hints: [.computeHint])
    case .nested: break
    }
    return .none
  }
}

extension Phrase {
  fileprivate static func noSheet(_ name: String) -> Phrase {
    Phrase(vi: "không có trang nào tên là “\(name)”", en: "there is no sheet “\(name)”")
  }
  fileprivate static func twoColumns(_ name: String) -> Phrase {
    Phrase(vi: "hai cột có cùng tên “\(name)”", en: "two columns are called “\(name)”")
  }
  fileprivate static func cellError(_ name: String) -> Phrase {
    Phrase(vi: "ô báo lỗi \(name)", en: "the cell shows the error \(name)")
  }
}
