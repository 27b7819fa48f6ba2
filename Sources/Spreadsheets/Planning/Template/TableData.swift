import Groundwork
import Templating

/// The data that expressions of one sheet see: everything, and the row at hand.
struct RowScope {
  private var record: Record
  private let rowName: String

  init(_ data: Value, rowName: String) {
    self.rowName = rowName
    let extra = ([rowName] + Self.counters).map { ($0, Value.none) }
    record = Record(Array((data.record ?? Record()).fields) + extra)
  }

  /// What a row sees besides itself and the data: its number, and its group's key and size.
  static let counters = ["stt", "nhom", "so_dong"]

  var data: Value { .record(record) }

  mutating func enter(row: Value, number: Int) {
    record[rowName] = row
    record["stt"] = .integer(number)
  }

  mutating func enter(group: Value, count: Int) {
    record["nhom"] = group
    record["so_dong"] = .integer(count)
  }
}

/// A table whose cells are known, but not yet where on the sheet they stand.
struct TableData {
  /// A row of the table as it will be printed.
  enum Line {
    case heading(level: Int, number: String?, title: String, sums: Bool)
    /// The row's place in `cells`.
    case row(Int)
    /// All the rows of a table whose rows pass.
    case passing
    case total
  }

  /// The columns that are there, each holding cells.
  let columns: [ColumnForm]
  /// The headings: the visible columns as they were nested.
  let tree: [ColumnForm]
  private(set) var lines: [Line] = []
  /// For each heading, by its place in `lines`, where its group ends in `lines`.
  private(set) var ends: [Int: Int] = [:]
  /// What the cells show, row by row; for formulas their results.
  private(set) var cells: [[CellContent]] = []
  private(set) var findings = Findings()
  /// What of the rows looked at so far is text where a number was wanted.
  private(set) var texts = TextsAmongNumbers()

  private let form: TableForm
  private var scope: RowScope
  private var rows: [Value] = []
  /// What each column's runs for one row leave to those for the next.
  private var spares: [(value: SpareRun, link: SpareRun)]
  /// What is known of the rows that have passed; nil when none are to.
  private(set) var passed: PassedRows?
  /// Place of each column by its name.
  private let places: [String: Int]

  /// `passing` says that the rows come later, one at a time: see `take`.
  init(_ form: TableForm, _ data: Value, passing: Bool = false) {
    self.form = form
    scope = RowScope(data, rowName: form.rowName)
    var findings = Findings()
    tree = form.columns.flatMap { $0.visible(data, &findings) }
    columns = tree.flatMap(\.leaves)
    spares = columns.map { _ in (SpareRun(), SpareRun()) }
    places = Dictionary(zip(columns.map(\.id), columns.indices)) { first, _ in first }
    let list = passing ? nil : form.rows?.evaluate(data, findings: &findings)
    if let list, let all = list.list {
      rows = all
    } else if let list, !list.isNone {
      findings.error("sheet.rows-not-list", .rowsNotList(list), at: form.origin)
    }
    self.findings = findings
    cells.reserveCapacity(rows.count)
    if let total = form.total, total.place == .top { lines.append(.total) }
    if passing {
      passed = PassedRows(columns: columns.count)
      lines.append(.passing)
    } else {
      arrange(Array(rows.indices), level: 0)
    }
    if let total = form.total, total.place == .bottom { lines.append(.total) }
  }

  var isEmpty: Bool { rows.isEmpty && passed?.count ?? 0 == 0 }

  func place(of column: String) -> Int? { places[column] }

  /// The cells of the row that passes now, the `number`-th from 1.
  mutating func cells(ofPassing row: Value, number: Int) -> [CellContent] {
    scope.enter(row: row, number: number)
    return fill(row, number: number)
  }

  /// Takes note of a row that passes for the first time, and answers its cells.
  mutating func take(_ row: Value) -> [CellContent] {
    let cells = cells(ofPassing: row, number: (passed?.count ?? 0) + 1)
    passed?.take(cells, &findings)
    return cells
  }

  // MARK: Rows and groups

  private mutating func arrange(_ indices: [Int], level: Int, from start: Int = 0) {
    guard level < form.groups.count else {
      for (offset, index) in indices.enumerated() {
        scope.enter(row: rows[index], number: start + offset + 1)
        lines.append(.row(cells.count))
        cells.append(fill(rows[index], number: start + offset + 1))
      }
      return
    }
    let group = form.groups[level]
    let parts = split(indices, by: group)
    var number = start
    for (index, part) in parts.enumerated() {
      let isShown = !(group.hidesSingle && parts.count == 1)
      let at = lines.count
      if isShown {
        scope.enter(row: part.rows.first.map { rows[$0] } ?? .none, number: 0)
        scope.enter(group: part.key, count: part.rows.count)
        let title = group.title?.text(scope.data, &findings) ?? part.key.shown
        lines.append(
          .heading(
            level: level, number: group.number(index + 1), title: title, sums: group.hasSubtotal))
      }
      arrange(part.rows, level: level + 1, from: group.restarts ? 0 : number)
      number += part.rows.count
      if isShown { ends[at] = lines.count }
    }
  }

  private mutating func split(_ indices: [Int], by group: GroupForm) -> [(key: Value, rows: [Int])]
  {
    var parts: [(key: Value, rows: [Int])] = []
    var known: [String: Int] = [:]
    var spare = SpareRun()
    for index in indices {
      scope.enter(row: rows[index], number: 0)
      let key =
        group.key?.evaluate(scope.data, reusing: &spare, findings: &findings) ?? .none
      let word = key.shown.lowercased()
      if let place = known[word] {
        parts[place].rows.append(index)
      } else {
        known[word] = parts.count
        parts.append((key, [index]))
      }
    }
    guard !group.order.isEmpty else { return parts }
    var wanted: [Int] = []
    for word in group.order {
      if let place = known.removeValue(forKey: word.lowercased()) { wanted.append(place) }
    }
    return (wanted + parts.indices.filter { !wanted.contains($0) }).map { parts[$0] }
  }

  // MARK: Cells

  private mutating func fill(_ row: Value, number: Int) -> [CellContent] {
    let shared = scope.data
    var cells: [CellContent] = []
    cells.reserveCapacity(columns.count)
    for (index, column) in columns.enumerated() {
      let data = column.data(shared)
      switch column.content {
      case .number:
        cells.append(.integer(number))
      case .field(let name):
        cells.append(content(of: row[name] ?? .none, in: column))
      case .value(let slot), .formula(_, let slot):
        let value = slot.value(data, reusing: &spares[index].value, &findings)
        cells.append(content(of: value ?? .none, in: column))
      case .ratio, .difference, .sum:
        cells.append(.blank)
      }
      if case .text(let text)? = cells.last,
        let link = column.link?.text(data, reusing: &spares[index].link, &findings)
      {
        cells[cells.count - 1] = .link(url: link, text: text)
      }
    }
    derive(&cells) { _ in true }
    return cells
  }

  /// Fills the cells that are made from others of the same line, from left to right.
  func derive(_ cells: inout [CellContent], where isWanted: (ColumnForm) -> Bool) {
    func number(_ id: String) -> Double { places[id].flatMap { cells[$0].number } ?? 0 }
    for (index, column) in columns.enumerated() where isWanted(column) {
      switch column.content {
      case .ratio(let part, let whole):
        let divisor = number(whole)
        cells[index] = divisor == 0 ? .text("–") : .number(number(part) / divisor)
      case .difference(let a, let b):
        cells[index] = .number(number(a) - number(b))
      case .sum(let ids):
        cells[index] = .number(ids.reduce(0) { $0 + number($1) })
      case .number, .field, .value, .formula:
        break
      }
    }
  }

  /// What a cell shows for a value.
  mutating func content(of value: Value, in column: ColumnForm) -> CellContent {
    switch value.payload {
    case .none: return column.empty.map { .text($0) } ?? .blank
    case .bool(let value): return .text(value ? "có" : "không")
    case .integer(let value): return .integer(value)
    case .number(let value) where value.isFinite: return .number(value)
    case .date(let date): return .date(date)
    case .text(let text), .markup(let text):
      if text.isEmpty { return column.empty.map { .text($0) } ?? .blank }
      if column.format.kind == .date, let date = CalendarDate(text) { return .date(date) }
      return column.wantsNumbers ? number(text, at: value.origin, in: column) : .text(text)
    case .list(let list): return .text(list.map(\.shown).joined(separator: "; "))
    case .number, .record, .object:
      findings.error("sheet.bad-cell", .badCell(value), at: value.origin)
      return .blank
    }
  }
}

extension TableData {
  /// The number that a text stands for, as in a `.csv` file; the text itself when it stands for
  /// none, or nobody can tell for which.
  private mutating func number(
    _ text: String, at origin: Origin, in column: ColumnForm
  ) -> CellContent {
    let isPercent = column.format.isPercent && text.utf8.last == UInt8(ascii: "%")
    let written = isPercent ? String(text.dropLast(text.hasSuffix(" %") ? 2 : 1)) : text
    switch WrittenNumber.read(written, wantsWhole: column.format.isWhole) {
    case .value(let number): return .number(isPercent ? number / 100 : number)
    case .ambiguous:
      texts.add(text, .ambiguous(isSummed: column.isSummed), at: origin, column: column.id)
    case .notANumber:
      if column.isSummed { texts.add(text, .notANumber, at: origin, column: column.id) }
    }
    return .text(text)
  }
}

extension ColumnForm {
  fileprivate var isSummed: Bool { if case .sum = total { true } else { false } }

  /// Whether a text that reads as a number is one.
  fileprivate var wantsNumbers: Bool {
    format.kind == .number || (format.kind == .general && isSummed)
  }

  /// This column without the parts that the data hides, once for each thing that it is repeated
  /// for; nothing when nothing is left.
  fileprivate func visible(_ shared: Value, _ findings: inout Findings) -> [ColumnForm] {
    let data = data(shared)
    if let condition, !(condition.evaluate(data, findings: &findings)?.isTrue ?? true) {
      return []
    }
    guard let repetition else { return parts(shared, &findings) }
    let list = repetition.items.evaluate(data, findings: &findings) ?? .none
    if list.list == nil, !list.isNone {
      findings.error("sheet.columns-not-list", .columnsNotList(list), at: origin)
    }
    return (list.list ?? []).flatMap {
      with(items: [(repetition.name, $0)]).parts(shared, &findings)
    }
  }

  private func parts(_ shared: Value, _ findings: inout Findings) -> [ColumnForm] {
    guard !children.isEmpty else { return [self] }
    let left = children.flatMap { $0.with(items: items).visible(shared, &findings) }
    return left.isEmpty ? [] : [with(children: left)]
  }

  /// The data as the texts of this column see it.
  func data(_ shared: Value) -> Value {
    guard !items.isEmpty, var record = shared.record else { return shared }
    for item in items { record[item.name] = item.value }
    return .record(record)
  }
}

extension Value {
  /// Whether a condition takes the value for yes, as in templates.
  var isTrue: Bool {
    switch payload {
    case .none: false
    case .bool(let value): value
    case .integer(let value): value != 0
    case .number(let value): value != 0
    case .text(let text), .markup(let text): !text.isEmpty
    case .list(let list): !list.isEmpty
    case .record(let record): !record.isEmpty
    case .date, .object: true
    }
  }
}

extension CellContent {
  /// The number in the cell, or the result of its formula; nil for anything else.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value), .formula(_, .number(let value)): value
    default: nil
    }
  }
}

extension Phrase {
  fileprivate static func rowsNotList(_ value: Value) -> Phrase {
    Phrase(
      vi: "“rows” phải là danh sách, không phải \(value.kind.vi)",
      en: "“rows” must be a list, not \(value.kind.en)")
  }
  fileprivate static func columnsNotList(_ value: Value) -> Phrase {
    Phrase(
      vi: "“each” phải là danh sách, không phải \(value.kind.vi)",
      en: "“each” must be a list, not \(value.kind.en)")
  }
  fileprivate static func badCell(_ value: Value) -> Phrase {
    Phrase(
      vi: "một ô không thể chứa \(value.kind.vi)", en: "a cell cannot hold \(value.kind.en)")
  }
}
