import Groundwork
import Records

/// What was read from one sheet.
struct SheetReading {
  var rule: SheetRule
  /// One record for each row.
  var rows: [Value] = []
  /// The typed total row; nil when there is none.
  var totals: Value?
  /// Where the rows came from.
  var origin = Origin.none
  /// Whether the heading row has each column of the schema.
  var present: [Bool]
}

/// Reads the rows of one table by the rules of its sheet.
///
/// Everything that is wrong with the table is found in one go: a bad cell makes a finding and reads
/// as nothing, and the row goes on.
struct SheetIntake {
  private let grid: Grid
  private let rule: SheetRule
  private var conversions: [CellConversion]
  private var legacy = LegacyText()
  private(set) var findings = Findings()

  init(_ grid: Grid, _ rule: SheetRule) {
    self.grid = grid
    self.rule = rule
    conversions = rule.columns.map { CellConversion($0) }
  }

  /// Where the cells of a row go.
  private struct Layout {
    var shape: Record.Shape
    /// The slot of each sheet column; 0 is taken by `stt`.
    var slots: [Int: Int] = [:]
    /// Columns that are there but hold nothing we keep, such as the clerk's own row numbers.
    var ignored: Set<Int> = []
    var present: [Bool]
    /// The sheet column of each of the schema's; nil when the sheet has it not.
    var numbers: [Int?]
  }

  mutating func read() -> SheetReading {
    var reading = SheetReading(
      rule: rule, origin: grid.origin, present: rule.columns.map { _ in false })
    guard let heading = heading() else { return reading }
    if let sheet = grid.sheet {
      reading.origin = .cell(source: sheet, row: heading.row, column: 0)
    }
    let layout = layout(of: heading)
    reading.present = layout.present
    let rows = grid.rows.drop { $0.number <= heading.row }
    let isNumbered = rows.first.map { HeadingRow.isColumnNumbers($0) } ?? false
    readRows(isNumbered ? rows.dropFirst() : rows, layout, into: &reading)
    if !reading.rows.isEmpty { missingColumns(layout, heading) }
    checkUnique(reading, layout)
    for conversion in conversions { findings.add(conversion.findings) }
    if let finding = legacy.finding(as: "intake") { findings.add(finding) }
    return reading
  }

  // MARK: - Headings

  private mutating func heading() -> HeadingRow? {
    guard grid.sheet != nil else { return HeadingRow(naming: grid, for: rule) }
    if let heading = HeadingRow.find(in: grid, for: rule) { return heading }
    if let first = grid.rows.first {
      let names = rule.columns.filter(\.isRequired).map { "“\($0.heading)”" }
      let wanted =
        names.isEmpty ? "“\(rule.columns.first?.heading ?? "")”" : names.joined(separator: ", ")
      findings.error(
        "intake.no-heading",
        Phrase(
          vi: "không tìm thấy dòng tiêu đề của trang “\(rule.name)”",
          en: "the heading row of the sheet “\(rule.name)” was not found"),
        at: grid.origin(first, 0),
        hints: [
          Phrase(
            vi: "dòng tiêu đề phải có các cột \(wanted)",
            en: "the heading row must have the columns \(wanted)")
        ])
    }
    return nil
  }

  private mutating func layout(of heading: HeadingRow) -> Layout {
    var names = ["stt"] + rule.columns.map(\.id)
    var layout = Layout(
      shape: Record.Shape([]), present: rule.columns.map { _ in false },
      numbers: rule.columns.map { _ in nil })
    var strangers: [HeadingRow.Column] = []
    for column in heading.columns {
      guard let place = column.place else {
        strangers.append(column)
        continue
      }
      guard !layout.present[place] else {
        duplicate(column, heading)
        layout.ignored.insert(column.number)
        continue
      }
      layout.present[place] = true
      layout.numbers[place] = column.number
      layout.slots[column.number] = place + 1
    }
    for column in strangers {
      let slug = column.heading.slug
      if slug.isEmpty || Self.rowNumbers.contains(slug) {
        layout.ignored.insert(column.number)
      } else if let near = nearAbsentColumn(to: column.heading, layout) {
        misspelt(column, near, heading)
        layout.ignored.insert(column.number)
      } else if names.contains(slug) {
        duplicate(column, heading)
        layout.ignored.insert(column.number)
      } else {
        layout.slots[column.number] = names.count
        names.append(slug)
      }
    }
    layout.shape = Record.Shape(names)
    return layout
  }
  /// Headings of the clerk's own row numbers; ours are counted.
  private static let rowNumbers: Set<String> = ["stt", "tt", "so_tt", "so_thu_tu"]

  /// A column of the schema that the sheet lacks and whose heading is nearly this one.
  private func nearAbsentColumn(to heading: String, _ layout: Layout) -> String? {
    let absent = zip(rule.columns, layout.present).filter { !$1 }.map(\.0)
    guard let near = nearestName(to: heading, among: absent.flatMap { [$0.heading] + $0.also })
    else { return nil }
    return near
  }

  private mutating func missingColumns(_ layout: Layout, _ heading: HeadingRow) {
    for (column, isPresent) in zip(rule.columns, layout.present)
    where column.isRequired && !isPresent {
      // A heading that is nearly this one was complained of already.
      if misspeltFor.contains(column.heading) { continue }
      findings.error(
        "intake.missing-column",
        Phrase(
          vi: "trang “\(grid.name)” thiếu cột “\(column.heading)”",
          en: "the sheet “\(grid.name)” lacks the column “\(column.heading)”"),
        at: place(of: heading, column: 0))
    }
  }
  private var misspeltFor: Set<String> = []

  private mutating func misspelt(
    _ column: HeadingRow.Column, _ near: String, _ heading: HeadingRow
  ) {
    if let place = rule.place(of: near) { misspeltFor.insert(rule.columns[place].heading) }
    findings.error(
      "intake.unknown-column",
      Phrase(
        vi: "không có cột nào tên là “\(column.heading)”",
        en: "no column is called “\(column.heading)”"),
      at: place(of: heading, column: column.number),
      hints: [
        Phrase(vi: "có phải ý bạn là “\(near)”?", en: "did you mean “\(near)”?"),
        Phrase(
          vi: "nếu là cột riêng, hãy đặt tên khác hẳn",
          en: "a column of your own needs a name that is quite different"),
      ])
  }

  private mutating func duplicate(_ column: HeadingRow.Column, _ heading: HeadingRow) {
    let known = column.place.map { rule.columns[$0].heading } ?? column.heading
    findings.error(
      "intake.duplicate-column",
      Phrase(
        vi: "có hai cột “\(known)”", en: "there are two columns “\(known)”"),
      at: place(of: heading, column: column.number))
  }

  private func place(of heading: HeadingRow, column: Int) -> Origin {
    grid.sheet.map { .cell(source: $0, row: heading.row, column: column) } ?? grid.origin
  }

  // MARK: - Rows

  private mutating func readRows(
    _ rows: ArraySlice<GridRow>, _ layout: Layout, into reading: inout SheetReading
  ) {
    var hidden: [GridRow] = []
    var foot: GridRow?
    var unnamed: Set<Int> = []
    var grandTotal = false
    var totalRow: Int?
    for row in rows {
      let cells = row.cells.filter { !layout.ignored.contains($0.column) }
      guard !cells.isEmpty || Self.total(of: row) != nil else { continue }
      if row.isHidden { hidden.append(row) }
      if let total = Self.total(of: row) {
        // Of several total rows the one called “tổng …” counts, and else the last.
        if grandTotal && !total.isGrand { continue }
        reading.totals = totals(row, layout)
        // Totals above the records say nothing of where those end.
        if !reading.rows.isEmpty { totalRow = row.number }
        grandTotal = total.isGrand
        continue
      }
      if isGroupHeading(cells) {
        findings.warning(
          "intake.group-row",
          Phrase(
            vi: "dòng “\(cells[0].content.text ?? "")” được coi là tiêu đề nhóm và bỏ qua",
            en: "the row “\(cells[0].content.text ?? "")” is taken for a group heading and skipped"),
          at: grid.origin(row, 0))
        continue
      }
      if let totalRow, foot != nil || isFoot(row, cells, below: totalRow, layout) {
        foot = foot ?? row
        continue
      }
      for cell in cells
      where layout.slots[cell.column] == nil && unnamed.insert(cell.column).inserted {
        findings.warning(
          "intake.unnamed-column",
          Phrase(
            vi: "cột \(CellAddress.letters(ofColumn: cell.column)) không có tiêu đề và bị bỏ qua",
            en:
              "the column \(CellAddress.letters(ofColumn: cell.column)) has no heading and is skipped"
          ), at: cell.origin)
      }
      reading.rows.append(record(row, cells, layout, number: reading.rows.count + 1))
    }
    if let first = hidden.first {
      findings.warning(
        "intake.hidden-rows",
        Phrase(
          vi: "có \(hidden.count) dòng ẩn; chúng vẫn được đọc",
          en: "\(hidden.count) hidden row\(hidden.count == 1 ? " is" : "s are") read all the same"),
        at: grid.origin(first, 0))
    }
    if let foot {
      findings.warning(
        "intake.foot",
        Phrase(
          vi: "phần chữ dưới dòng tổng cộng được bỏ qua",
          en: "what stands below the total row is skipped"),
        at: grid.origin(foot, 0))
    }
  }

  private mutating func record(
    _ row: GridRow, _ cells: [GridCell], _ layout: Layout, number: Int
  ) -> Value {
    let rowOrigin = grid.origin(row, 0)
    var values = blankValues(row, layout, rowOrigin)
    values[0] = Value(.integer(number), from: rowOrigin)
    var filled = Array(repeating: false, count: rule.columns.count)
    for cell in cells {
      guard let slot = layout.slots[cell.column] else { continue }
      look(at: cell)
      if slot <= rule.columns.count {
        filled[slot - 1] = true
        values[slot] = conversions[slot - 1].value(of: cell.content, at: cell.origin)
      } else {
        values[slot] = CellConversion.natural(cell.content, at: cell.origin)
      }
    }
    for (place, column) in rule.columns.enumerated()
    where column.isRequired && !filled[place] && (layout.present[place] || grid.sheet == nil) {
      findings.error(
        "intake.required",
        Phrase(vi: "thiếu “\(column.heading)”", en: "“\(column.heading)” is missing"),
        at: values[place + 1].origin)
    }
    return Value(.record(Record(shape: layout.shape, values: values)), from: rowOrigin)
  }

  /// A typed total: numbers where columns are added up, and what else stands there as text.
  private mutating func totals(_ row: GridRow, _ layout: Layout) -> Value {
    let rowOrigin = grid.origin(row, 0)
    var values = blankValues(row, layout, rowOrigin)
    for cell in row.cells {
      guard let slot = layout.slots[cell.column], slot <= rule.columns.count else { continue }
      let column = rule.columns[slot - 1]
      guard column.kind.isNumeric else { continue }
      // The workbooks we hand out have formulas here, which some programs never work out; what
      // nobody reckoned contradicts nothing.
      if case .notComputed = cell.content { continue }
      values[slot] = conversions[slot - 1].value(of: cell.content, at: cell.origin)
    }
    return Value(.record(Record(shape: layout.shape, values: values)), from: rowOrigin)
  }

  private func blankValues(_ row: GridRow, _ layout: Layout, _ rowOrigin: Origin) -> [Value] {
    var values = Array(repeating: Value(.none, from: rowOrigin), count: layout.shape.names.count)
    guard let sheet = grid.sheet else { return values }
    for (number, slot) in layout.slots {
      values[slot].origin = .cell(source: sheet, row: row.number, column: number)
    }
    return values
  }

  private mutating func look(at cell: GridCell) {
    // YAML and JSON texts were looked at when they were read.
    guard grid.sheet != nil, let text = cell.content.text else { return }
    legacy.look(at: text, cell.origin)
  }

  /// Whether a row is a total that a clerk typed, and the last one of all.
  private static func total(of row: GridRow) -> (isGrand: Bool, Void)? {
    guard let key = row.cells.first(where: { $0.content.text != nil })?.content.text?.matchKey,
      totalWords.contains(key)
    else { return nil }
    return (key.hasPrefix("tong"), ())
  }
  private static let totalWords: Set<String> = [
    "tong", "cong", "tongcong", "tongso", "congchung", "tongcongchung", "total",
  ]

  /// A text alone in its row and merged over several columns, such as “Các xã vùng cao”.
  private func isGroupHeading(_ cells: [GridCell]) -> Bool {
    cells.count == 1 && cells[0].spansColumns && cells[0].content.text != nil
      && rule.columns.count > 1
  }

  /// Whether a row below the totals belongs to the foot of a printed sheet: a date, signatures.
  private func isFoot(
    _ row: GridRow, _ cells: [GridCell], below total: Int, _ layout: Layout
  ) -> Bool {
    let filled = Set(cells.map(\.column))
    let required = zip(rule.columns, layout.numbers).filter(\.0.isRequired).compactMap(\.1)
    let blank = required.count { !filled.contains($0) }
    // With a blank row between, one missing value is enough; a record would have them all.
    return blank > 0 && (blank == required.count || row.number > total + 1)
  }

  private mutating func checkUnique(_ reading: SheetReading, _ layout: Layout) {
    for (place, column) in rule.columns.enumerated() where column.isUnique {
      var seen: [String: Value] = [:]
      for row in reading.rows {
        guard let value = row.record?.values[place + 1],
          let text = CellReading(value).flatMap(CellConversion.plainText)
        else { continue }
        guard let first = seen[text.matchKey] else {
          seen[text.matchKey] = value
          continue
        }
        let line = first.origin.row
        findings.error(
          "intake.duplicate-value",
          Phrase(
            vi: "“\(column.heading)” “\(text)” đã có ở dòng \(line)",
            en: "“\(column.heading)” “\(text)” is there already, in row \(line)"),
          at: value.origin)
      }
    }
  }
}

extension HeadingRow {
  /// The names of the fields of records, in order of first appearance.
  init(naming grid: Grid, for rule: SheetRule) {
    self.init(row: 0, firstRow: 0, columns: [])
    for (index, name) in (grid.fieldNames ?? []).enumerated() {
      columns.append(Column(number: index + 1, heading: name, place: rule.place(of: name)))
    }
  }
}
