import Groundwork

/// Where a table came to stand on its sheet.
struct TableExtent {
  /// The rows of headings, without the row of column numbers.
  var headings: ClosedRange<Int>
  /// First and last row under the headings; empty tables have the row after the headings.
  var rows: ClosedRange<Int>
  var hasRows: Bool
  var totalRow: Int?
}

extension SheetPlanner {
  /// Writes headings and rows, and what belongs to them: filter, panes, repeated rows, rules.
  mutating func writeTable(_ table: TableData) -> TableExtent {
    let headings = writeHeadings(table)
    let repeated = headings.lowerBound...(sheet.nextRow - 1)
    let first = sheet.nextRow
    var extent = TableExtent(
      headings: headings, rows: first...first, hasRows: !table.isEmpty, totalRow: nil)
    let totals = table.lines.indices.filter {
      if case .total = table.lines[$0] { true } else { false }
    }
    // A passing table is one line, whatever it holds.
    let rowCount = table.passed?.count ?? (table.lines.count - totals.count)
    extent.totalRow = totals.first.map { $0 == 0 ? first : first + rowCount }
    let top = table.lines.first.map { if case .total = $0 { first + 1 } else { first } } ?? first
    extent.rows = top...max(top, top + rowCount - 1)
    writeLines(table, extent, first: first)
    sheet.page.repeatedRows = repeated
    if form.table.isFrozen { sheet.frozenRows = repeated.upperBound }
    sheet.frozenColumns = min(form.table.frozenColumns, columnCount)
    if form.table.hasFilter, extent.hasRows {
      sheet.autofilter = CellRange(
        rows: headings.upperBound...extent.rows.upperBound, columns: allColumns)
    }
    if extent.hasRows {
      mergeNeighbours(table, first: first)
      for (index, column) in table.columns.enumerated() {
        guard let name = column.name else { continue }
        let range = CellRange(rows: extent.rows, columns: (index + 1)...(index + 1))
        names.append(DefinedName(name, range, onSheet: sheet.name))
      }
    }
    writeRules(table, extent)
    return extent
  }

  // MARK: Headings

  private mutating func writeHeadings(_ table: TableData) -> ClosedRange<Int> {
    let first = sheet.nextRow
    let depth = table.tree.map(\.depth).max() ?? 1
    for _ in 0..<depth { sheet.append(RowPlan(height: .fitted)) }
    let style = looks.heading()
    var column = 1
    for heading in table.tree {
      write(heading, style, row: first, last: first + depth - 1, column: &column)
    }
    if form.table.numbersColumns {
      let style = looks.columnNumber()
      sheet.append(
        RowPlan(allColumns.map { .integer($0, style) }, height: .fitted))
    }
    return first...(first + depth - 1)
  }

  private mutating func write(
    _ heading: ColumnForm, _ style: StyleID, row: Int, last: Int, column: inout Int
  ) {
    let data = heading.data(data)
    let text = heading.heading?.text(data, &findings) ?? ""
    let start = column
    if heading.children.isEmpty {
      column += 1
      if let note = heading.note?.text(data, &findings), !note.isEmpty {
        sheet.notes.append(CellNote(at: CellAddress(row: row, column: start), note))
      }
    } else {
      for child in heading.children {
        write(child, style, row: row + 1, last: last, column: &column)
      }
    }
    let bottom = heading.children.isEmpty ? last : row
    sheet.merge(
      CellRange(rows: row...bottom, columns: start...(column - 1)), .text(text), style)
  }

  // MARK: Rows

  private mutating func writeLines(_ table: TableData, _ extent: TableExtent, first: Int) {
    let dresses = dresses(of: table, CellFormula.Place(table, extent, row: first))
    var place = CellFormula.Place(table, extent, row: first)
    for (index, line) in table.lines.enumerated() {
      place.row = sheet.nextRow
      switch line {
      case .row(let row):
        sheet.append(rowPlan(table.cells[row], dresses, row: place.row))
      case .passing:
        prepare(dresses)
        sheet.pass(table.passed?.count ?? 0)
      case .heading(let level, let number, let title, let sums):
        let covered = (index + 1)..<(table.ends[index] ?? index + 1)
        let totals = sums ? table.totals(of: covered, first: first) : nil
        writeGroup(level, number, title, totals, table, place)
      case .total:
        let totals = table.totals(of: table.lines.indices, first: first)
        writeTotal(totals, table, place)
      }
    }
  }

  /// What makes cells of a column's contents, in any row of a table.
  ///
  /// A class, because it is asked for every cell.
  final class ColumnDress {
    /// A style for each number of decimals; a single one where that does not matter.
    private let styles: [StyleID]
    let column: ColumnForm
    /// Nil for a column that is made by no formula.
    let formula: Formula?

    enum Formula {
      case found(CellFormula.InColumns)
      /// It mentions what the table does not have.
      case broken
    }

    init(_ column: ColumnForm, styles: [StyleID], formula: Formula?) {
      self.column = column
      self.styles = styles
      self.formula = formula
    }

    func style(of content: CellContent) -> StyleID {
      styles.count == 1 ? styles[0] : styles[column.decimals(of: content)]
    }
  }

  mutating func dresses(of table: TableData, _ place: CellFormula.Place) -> [ColumnDress] {
    table.columns.map { column in
      let decimals = 0...(column.format.followsDecimals ? 3 : 0)
      let formula = column.formula.map { formula in
        formula.inColumns(of: place).map { ColumnDress.Formula.found($0) } ?? .broken
      }
      return ColumnDress(
        column, styles: decimals.map { looks.data(column, decimals: $0) }, formula: formula)
    }
  }

  /// A row of the table as it is written.
  mutating func rowPlan(
    _ contents: [CellContent], _ dresses: [ColumnDress], row: Int
  ) -> RowPlan {
    var cells: [PlannedCell] = []
    cells.reserveCapacity(contents.count)
    for (index, content) in contents.enumerated() {
      let look = dresses[index]
      cells.append(
        PlannedCell(
          dress(content, look, row: row), look.style(of: content)))
    }
    return RowPlan(cells, height: form.table.rowHeight)
  }

  /// Shows equal texts one below the other as one cell, in the columns that ask for it.
  ///
  /// A group's heading parts what is above it from what is below, and so does the end of a merged
  /// cell further left. Numbers stay apart: under a merged cell they would not be added up.
  private mutating func mergeNeighbours(_ table: TableData, first: Int) {
    var breaks = Set(
      table.lines.indices.filter { if case .row = table.lines[$0] { false } else { true } })
    for (index, column) in table.columns.enumerated() where column.merges {
      var start: (line: Int, content: CellContent)?
      func isMergeable(_ content: CellContent) -> Bool {
        switch content {
        case .text, .link, .date: true
        default: false
        }
      }
      var starts: Set<Int> = []
      func close(_ end: Int, _ sheet: inout SheetPlan) {
        guard let start, end - start.line > 1, isMergeable(start.content) else { return }
        let rows = (first + start.line)...(first + end - 1)
        sheet.merges.append(CellRange(rows: rows, columns: (index + 1)...(index + 1)))
        for row in rows.dropFirst() { sheet[row, index + 1].content = .blank }
      }
      for line in table.lines.indices {
        guard case .row(let row) = table.lines[line] else {
          close(line, &sheet)
          start = nil
          continue
        }
        let content = table.cells[row][index]
        if let open = start, open.content == content, !breaks.contains(line) { continue }
        close(line, &sheet)
        start = (line, content)
        starts.insert(line)
      }
      close(table.lines.count, &sheet)
      breaks.formUnion(starts)
    }
  }

  /// The content of a cell, as a formula when its column is made by one.
  mutating func dress(
    _ content: CellContent, _ dress: ColumnDress, row: Int
  ) -> CellContent {
    if dress.column.isRich, case .text(let text) = content { return rich(text, as: dress.column) }
    switch dress.formula {
    case nil: return content
    case .found(let formula): return .formula(formula.text(row: row), result: content.result)
    case .broken:
      findings.error("sheet.unknown-column", .noCell, at: dress.column.origin)
      return content
    }
  }

  /// A text with its marks turned into looks; plain when it has none.
  private mutating func rich(_ text: String, as column: ColumnForm) -> CellContent {
    let parts = MarkedText(text).parts
    guard parts.contains(where: { $0.isBold || $0.isItalic }) else {
      return .text(parts.map(\.text).joined())
    }
    return .rich(
      parts.map { part in
        RichRun(part.text, part.isBold || part.isItalic ? looks.part(part, of: column) : nil)
      })
  }

  private mutating func writeGroup(
    _ level: Int, _ number: String?, _ title: String, _ totals: TableData.Totals?,
    _ table: TableData, _ place: CellFormula.Place
  ) {
    let left = looks.group(level: level, align: .left)
    let row = sheet.append(RowPlan(height: .fitted))
    let firstTotal = totals.flatMap { totals in
      table.columns.indices.first { totals.cells[$0] != .blank && $0 > 0 }
    }
    let end = firstTotal ?? columnCount
    var start = 1
    if let number, columnCount > 1, end > 1 {
      sheet[row, 1] = .text(number, looks.group(level: level, align: .center))
      start = 2
    }
    sheet.merge(
      CellRange(rows: row...row, columns: start...max(start, end)),
      .text(start == 1 ? [number, title].compactMap { $0 }.joined(separator: ". ") : title), left)
    guard let totals, let firstTotal else { return }
    for column in firstTotal..<columnCount {
      let form = table.columns[column]
      sheet[row, column + 1] = PlannedCell(
        totals.dressed(column, form, at: place),
        looks.subtotal(form, level: level, decimals: form.decimals(of: totals.cells[column])))
    }
  }

  private mutating func writeTotal(
    _ totals: TableData.Totals, _ table: TableData, _ place: CellFormula.Place
  ) {
    let row = sheet.append(RowPlan(height: .fitted))
    let first = table.columns.indices.first { table.columns[$0].hasTotal } ?? columnCount
    if first > 0 {
      let label = form.table.total?.label?.text(data, &findings) ?? ""
      sheet.merge(
        CellRange(rows: row...row, columns: 1...first), .text(label), looks.heading())
    }
    for column in first..<max(first, columnCount) {
      let form = table.columns[column]
      let content: CellContent
      switch form.total {
      case .none, .sum, .same:
        content = totals.dressed(column, form, at: place)
      case .value(let slot):
        content = total(slot, form)
      case .formula(let formula, let slot):
        let result = total(slot, form)
        if let text = formula.text(at: place) {
          content = .formula(text, result: result.result)
        } else {
          findings.error("sheet.unknown-column", .noCell, at: form.origin)
          content = result
        }
      }
      sheet[row, column + 1] = PlannedCell(
        content, looks.total(form, decimals: form.decimals(of: content)))
    }
  }

  private mutating func total(_ slot: Slot, _ column: ColumnForm) -> CellContent {
    guard let value = slot.value(column.data(data), &findings) else { return .blank }
    switch value.payload {
    case .integer(let value): return .integer(value)
    case .number(let value) where value.isFinite: return .number(value)
    default: return .text(value.shown)
    }
  }

  // MARK: Rules

  private mutating func writeRules(_ table: TableData, _ extent: TableExtent) {
    guard extent.hasRows else { return }
    for (index, column) in table.columns.enumerated() {
      guard let form = column.validation else { continue }
      sheet.validations.append(
        DataValidation(
          CellRange(rows: extent.rows, columns: (index + 1)...(index + 1)), form.rule,
          alert: form.message))
    }
    let numbers = table.numbers
    for condition in form.table.conditions {
      let places =
        condition.columns.isEmpty
        ? [allColumns] : condition.columns.compactMap { numbers[$0].map { $0...$0 } }
      var place = CellFormula.Place(table, extent, row: extent.rows.lowerBound)
      place.fixesColumns = true
      for columns in places {
        guard let rule = condition.rule(at: place) else { continue }
        sheet.conditionalFormats.append(
          ConditionalFormat(
            CellRange(rows: extent.rows, columns: columns), rule,
            style: condition.hasOwnLook ? nil : looks.condition(condition)))
      }
    }
  }
}

extension CellFormula.Place {
  /// A place in some row of a table.
  init(_ table: TableData, _ extent: TableExtent, row: Int) {
    self.init(
      columns: table.numbers, row: row, first: extent.rows.lowerBound,
      last: extent.rows.upperBound, totalRow: extent.totalRow)
  }
}

extension ColumnForm {
  /// The formula that the column's cells hold; nil when they hold none.
  fileprivate var formula: CellFormula? {
    if case .formula(let formula, _) = content { return formula }
    return derivedFormula
  }

  /// How many rows of headings the column needs.
  fileprivate var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

  /// How many decimals a number of this column shows beyond what its format says.
  func decimals(of content: CellContent) -> Int {
    guard format.followsDecimals, let number = content.number, abs(number) < 1e9 else { return 0 }
    var scaled = number
    for decimals in 0..<3 {
      if abs(scaled - scaled.rounded()) < 1e-6 { return decimals }
      scaled *= 10
    }
    return 3
  }

  fileprivate var hasTotal: Bool { if case .none = total { false } else { true } }
}

extension ConditionForm {
  /// Bars, icons and scales bring their own look.
  fileprivate var hasOwnLook: Bool {
    switch kind {
    case .plain(.dataBar), .plain(.icons), .plain(.colorScale): true
    case .formula, .compare, .blank, .plain: false
    }
  }

  /// The rule at a place; nil when it mentions a column that the data hides.
  fileprivate func rule(at place: CellFormula.Place) -> ConditionalFormat.Rule? {
    switch kind {
    case .formula(let formula): formula.text(at: place).map { .formula($0) }
    case .compare(let sign, let operand): .compare(sign, operand)
    case .blank: .blank
    case .plain(let rule): rule
    }
  }
}

extension Phrase {
  fileprivate static let noCell = Phrase(
    vi: "công thức nhắc đến cột hoặc dòng tổng không có trong bảng",
    en: "the formula mentions a column, or a row of totals, that the table does not have")
}
