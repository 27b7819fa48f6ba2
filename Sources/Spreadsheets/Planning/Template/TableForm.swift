import Groundwork
import Templating

/// The table of a sheet template: where its rows come from and how they are shown.
struct TableForm: Sendable {
  let origin: Origin
  let rows: Expression?
  /// What a row is called in the columns' expressions.
  let rowName: String
  let columns: [ColumnForm]
  let groups: [GroupForm]
  let total: TotalForm?
  let conditions: [ConditionForm]
  /// Whether a row 1, 2, 3 … stands under the headings.
  let numbersColumns: Bool
  /// Points.
  let fontSize: Double
  /// How high the rows are; as high as their text needs unless the template says otherwise.
  let rowHeight: RowHeight
  let hasFilter: Bool
  let isFrozen: Bool
  /// Columns at the left that stay in view.
  let frozenColumns: Int

  init(_ value: Value, _ reader: inout FormReader) {
    origin = value.origin
    var fields = FieldReader(value, subject: FormReader.subject)
    let start = reader.asked.count
    rows = reader.expression(&fields, "rows", givesRows: true)
    if rows == nil { _ = fields.require(fields.value("rows"), "rows", else: .none) }
    rowName = fields.text("as") ?? "r"
    fontSize = fields.number("font_size", in: 6...30) ?? 13
    if fields.value("row_height")?.text != nil {
      rowHeight = fields.choice("row_height", of: RowHeightWord.self) == nil ? .fitted : .automatic
    } else {
      rowHeight = fields.number("row_height", in: 6...409).map { .atLeast($0) } ?? .fitted
    }
    numbersColumns = fields.bool("column_numbers") ?? false
    hasFilter = fields.bool("filter") ?? false
    isFrozen = fields.bool("freeze") ?? false
    frozenColumns = fields.integer("freeze_columns", in: 0...20) ?? 0
    let list = fields.require(fields.list("columns"), "columns", else: [])
    columns = list.map { ColumnForm($0, &reader) }
    groups = (fields.list("groups") ?? []).map { GroupForm($0, &reader) }
    total = fields.value("total").map { TotalForm($0, &reader) }
    conditions = (fields.list("conditions") ?? []).map { ConditionForm($0, &reader) }
    fields.finish(into: &reader.findings)
    check(&reader.findings)
    let plain = leaves.compactMap { column -> (String, Origin)? in
      if case .field(let name) = column.content { (name, column.origin) } else { nil }
    }
    let items = columns.flatMap(\.itemNames)
    reader.nameRows(rowName, of: rows, fields: plain, items: items, since: start)
  }

  /// What a height of rows may be besides a number.
  private enum RowHeightWord: String, CaseIterable { case auto }

  /// Every column that holds cells, in order.
  private var leaves: [ColumnForm] { columns.flatMap(\.leaves) }

  /// Finds columns that are called the same, and columns that are mentioned but not there.
  private func check(_ findings: inout Findings) {
    var known: [String] = []
    for column in leaves {
      if known.contains(column.id), !column.id.isEmpty {
        findings.error("sheet.duplicate-column", .columnTwice(column.id), at: column.origin)
      }
      known.append(column.id)
    }
    func ask(_ ids: [String], at origin: Origin) {
      for id in ids where !known.contains(id) {
        findings.error(
          "sheet.unknown-column", .noColumn(id), at: origin,
          hints: .nearest(to: id, among: known.filter { !$0.isEmpty }))
      }
    }
    for column in leaves { ask(column.mentions, at: column.origin) }
    for condition in conditions { ask(condition.mentions, at: condition.origin) }
  }
}

/// A column, or a heading over several.
///
/// A class, because columns are handed about for every row, and have many fields.
final class ColumnForm: Sendable {
  /// What fills the cells.
  enum Content: Sendable {
    /// The number of the row, from 1, in its group.
    case number
    case field(String)
    case value(Slot)
    case formula(CellFormula, result: Slot)
    /// One column divided by another; `–` when there is nothing to divide by.
    case ratio(of: String, to: String)
    case difference(String, String)
    case sum([String])
  }

  /// What stands in the rows of totals.
  enum Total: Sendable {
    case none
    case sum
    /// The column's own ratio, difference or sum, over the totals.
    case same
    case value(Slot)
    case formula(CellFormula, result: Slot)
  }

  /// A list, for each item of which there is a column.
  struct Repetition: Sendable {
    let items: Expression
    /// What the column's texts call the item.
    let name: String
  }

  let origin: Origin
  /// Empty for a column that nothing refers to.
  let id: String
  let heading: Slot?
  let condition: Expression?
  /// What the column is repeated for; nil for a column that is there once.
  let repetition: Repetition?
  /// What this repetition of the column, and of the headings over it, stands for, by the names
  /// that its texts know it under.
  let items: [(name: String, value: Value)]
  let children: [ColumnForm]
  let content: Content
  let total: Total
  /// In characters; nil to be measured.
  let width: Double?
  let format: FormatName
  let align: CellStyle.Horizontal?
  let isBold: Bool
  let wraps: Bool
  /// What an empty value shows; nil for nothing.
  let empty: String?
  let validation: ValidationForm?
  /// Whether equal texts one below the other are shown as one cell.
  let merges: Bool
  /// Whether parts of the cells' text are set off with asterisks.
  let isRich: Bool
  /// The address that the cells lead to; nil for none.
  let link: Slot?
  /// A remark that opens at the heading; nil for none.
  let note: Slot?
  /// Whether the cells may be typed in on a protected sheet.
  let isOpen: Bool
  /// What formulas and drop-downs elsewhere call the column's cells; nil for no name.
  let name: String?

  init(_ value: Value, _ reader: inout FormReader) {
    origin = value.origin
    var fields = FieldReader(value, subject: FormReader.subject)
    id = fields.text("id") ?? fields.text("field") ?? ""
    heading = reader.slot(&fields, "heading")
    condition = reader.expression(&fields, "when")
    let name = fields.text("as") ?? "cot"
    repetition = reader.expression(&fields, "each").map { Repetition(items: $0, name: name) }
    items = []
    children = (fields.list("columns") ?? []).map { ColumnForm($0, &reader) }
    width = fields.number("width", in: 1...255)
    format = FormatName(fields.text("format") ?? "")
    align = fields.choice("align", of: CellStyle.Horizontal.self)
    isBold = fields.bool("bold") ?? false
    wraps = fields.bool("wrap") ?? true
    empty = fields.text("empty")
    validation = fields.value("validation").map { ValidationForm($0, &reader) }
    merges = fields.bool("merge") ?? false
    isRich = fields.bool("rich") ?? false
    link = reader.slot(&fields, "link")
    note = reader.slot(&fields, "note")
    isOpen = fields.bool("open") ?? false
    self.name = fields.text("name")
    content = Self.content(id, hasChildren: !children.isEmpty, &fields, &reader)
    total = Self.total(&fields, &reader)
    fields.finish(into: &reader.findings)
  }

  private static func content(
    _ id: String, hasChildren: Bool, _ fields: inout FieldReader, _ reader: inout FormReader
  ) -> Content {
    let field = fields.text("field")
    let slot = reader.slot(&fields, "value")
    if let formula = fields.text("formula") {
      // The result is asked for: a workbook without it shows nothing until it is calculated.
      if slot == nil { _ = fields.require(fields.value("value"), "value", else: .none) }
      guard let slot else { return .number }
      return .formula(CellFormula(formula), result: slot)
    }
    for (name, count) in [("ratio", 2), ("difference", 2)] {
      guard let ids = fields.texts(name) else { continue }
      guard ids.count == count else {
        reader.findings.error(
          "sheet.wrong-type", .twoColumns(name), at: fields.record[name]?.origin ?? fields.origin)
        continue
      }
      return name == "ratio" ? .ratio(of: ids[0], to: ids[1]) : .difference(ids[0], ids[1])
    }
    if let ids = fields.texts("sum") { return .sum(ids) }
    if let slot { return .value(slot) }
    if let field { return .field(field) }
    if id == "stt" { return .number }
    if id.isEmpty, !hasChildren {
      reader.findings.error("sheet.empty-column", .emptyColumn, at: fields.origin)
    }
    return .field(id)
  }

  private static func total(_ fields: inout FieldReader, _ reader: inout FormReader) -> Total {
    guard let value = fields.value("total") else { return .none }
    if value.record != nil {
      var inner = FieldReader(value, subject: FormReader.subject)
      let slot = reader.slot(&inner, "value")
      if slot == nil { _ = inner.require(inner.value("value"), "value", else: .none) }
      let formula = inner.text("formula")
      inner.finish(into: &reader.findings)
      guard let slot else { return .none }
      return formula.map { .formula(CellFormula($0), result: slot) } ?? .value(slot)
    }
    switch value.text {
    case "sum": return .sum
    case "same": return .same
    default:
      guard let slot = reader.slot(value) else { return .none }
      return .value(slot)
    }
  }

  /// This heading over other columns.
  func with(children: [ColumnForm]) -> ColumnForm {
    ColumnForm(self, over: children, items: items)
  }

  /// This column for some of the things that it is repeated for.
  func with(items more: [(name: String, value: Value)]) -> ColumnForm {
    ColumnForm(self, over: children, items: items + more)
  }

  private init(
    _ other: ColumnForm, over children: [ColumnForm], items: [(name: String, value: Value)]
  ) {
    self.children = children
    self.items = items
    repetition = other.repetition
    origin = other.origin
    id = other.id
    heading = other.heading
    condition = other.condition
    content = other.content
    total = other.total
    width = other.width
    format = other.format
    align = other.align
    isBold = other.isBold
    wraps = other.wraps
    empty = other.empty
    validation = other.validation
    merges = other.merges
    isRich = other.isRich
    link = other.link
    note = other.note
    isOpen = other.isOpen
    name = other.name
  }

  /// The columns under this heading that hold cells; itself when it is no group.
  var leaves: [ColumnForm] { children.isEmpty ? [self] : children.flatMap(\.leaves) }

  /// What it and the columns under it call the items that they are repeated for.
  var itemNames: [String] {
    (repetition.map { [$0.name] } ?? []) + children.flatMap(\.itemNames)
  }

  /// The other columns that this one is made from.
  var mentions: [String] {
    var ids: [String] =
      switch content {
      case .number, .field, .value: []
      case .formula(let formula, _): formula.columns
      case .ratio(let a, let b), .difference(let a, let b): [a, b]
      case .sum(let all): all
      }
    if case .formula(let formula, _) = total { ids += formula.columns }
    return ids
  }
}

/// Rows that belong together, under a heading of their own.
struct GroupForm: Sendable {
  enum Numbering: String, Sendable, CaseIterable {
    case none, roman, arabic
    case upper = "A"
    case lower = "a"
  }

  /// What a row is grouped by.
  let key: Expression?
  /// The heading; nil for the key itself.
  let title: Slot?
  let numbering: Numbering
  /// Whether the heading carries the sums of its rows.
  let hasSubtotal: Bool
  /// Whether the rows are numbered from 1 again in each group.
  let restarts: Bool
  /// Whether a single group goes without heading.
  let hidesSingle: Bool
  /// The keys in the order wanted; others follow as they come.
  let order: [String]

  init(_ value: Value, _ reader: inout FormReader) {
    var fields = FieldReader(value, subject: FormReader.subject)
    key = reader.expression(&fields, "by")
    if key == nil { _ = fields.require(fields.value("by"), "by", else: .none) }
    title = reader.slot(&fields, "heading")
    numbering = fields.choice("number", of: Numbering.self) ?? .none
    hasSubtotal = fields.bool("subtotal") ?? false
    restarts = fields.bool("restart") ?? true
    hidesSingle = fields.bool("hide_single") ?? false
    order = fields.texts("order") ?? []
    fields.finish(into: &reader.findings)
  }

  /// “III”, “C”, “c”, “3”; nil when groups are not numbered.
  func number(_ index: Int) -> String? {
    switch numbering {
    case .none: nil
    case .roman: RomanNumeral.text(index)
    case .arabic: String(index)
    // Letters run A … Z, AA …, as columns do.
    case .upper: CellAddress.letters(ofColumn: index)
    case .lower: CellAddress.letters(ofColumn: index).lowercased()
    }
  }
}

/// The row of totals under, or over, the rows of a table.
struct TotalForm: Sendable {
  enum Place: String, Sendable, CaseIterable { case bottom, top }

  let label: Slot?
  let place: Place

  /// Reads `total: Tổng cộng`, or a record with `label` and `place`.
  init(_ value: Value, _ reader: inout FormReader) {
    guard value.record != nil else {
      label = reader.slot(value)
      place = .bottom
      return
    }
    var fields = FieldReader(value, subject: FormReader.subject)
    label = reader.slot(&fields, "label")
    place = fields.choice("place", of: Place.self) ?? .bottom
    fields.finish(into: &reader.findings)
  }
}

extension Phrase {
  fileprivate static func columnTwice(_ id: String) -> Phrase {
    Phrase(vi: "có hai cột cùng tên “\(id)”", en: "two columns are called “\(id)”")
  }
  fileprivate static func twoColumns(_ name: String) -> Phrase {
    Phrase(vi: "“\(name)” phải nêu hai cột", en: "“\(name)” must name two columns")
  }
  fileprivate static let emptyColumn = Phrase(
    vi: "cột không nói lấy gì: cần “id”, “value” hoặc “formula”",
    en: "the column does not say what fills it: it needs “id”, “value” or “formula”")
}
