import Groundwork
import Records
import Spreadsheets

/// One sheet of the fill-in workbook.
struct FillInSheet {
  private let sheet: SheetSchema
  private let schema: WorkbookSchema
  private let words: [String: [String]]
  private let frame: FillInFrame
  /// The rows that records may fill.
  private let rows: ClosedRange<Int>

  init(_ sheet: SheetSchema, in frame: FillInFrame) {
    self.sheet = sheet
    self.frame = frame
    schema = frame.schema
    words = frame.words
    rows = frame.firstRow(of: sheet)...frame.lastRow
  }

  func plan(
    _ filling: FillInRows, _ looks: inout FillInLooks, _ lists: inout FillInLists
  ) -> SheetPlan {
    var plan = SheetPlan(name: sheet.name)
    var headings: [PlannedCell] = []
    for (index, column) in sheet.columns.enumerated() {
      let number = index + 1
      let style = looks.open { $0.shape(for: column) }
      plan.columns.append(
        ColumnPlan(width: column.width.map { .characters($0) } ?? .fitted(), style: style))
      headings.append(
        .text(column.heading, column.isRequired ? looks.requiredHeading : looks.heading))
      plan.notes.append(
        CellNote(at: CellAddress(row: 1, column: number), column.explanation(in: schema)))
      let cells = CellRange(rows: rows, columns: number...number)
      let validation = validation(of: column, cells, &lists)
      if let validation { plan.validations.append(validation) }
      let alarms = FillInAlarms(
        sheet, firstRow: rows.lowerBound, lastRow: rows.upperBound, list: validation?.rule)
      for formula in alarms.formulas(for: column, at: number) {
        plan.conditionalFormats.append(
          ConditionalFormat(cells, .formula(formula), style: looks.alarm))
      }
    }
    headings += filling.ownColumns.map { .text($0, looks.heading) }
    // Room for columns of the clerk's own: on a protected sheet they must be open beforehand.
    let own = looks.open { _ in }
    plan.columns += Array(repeating: ColumnPlan(width: .characters(14), style: own), count: 6)
    plan.append(RowPlan(headings, height: .fitted))
    if rows.lowerBound > 2 { plan.append(totals(filling, looks)) }
    for row in filling.rows {
      plan.append(
        RowPlan(
          row.enumerated().map { column, content in
            PlannedCell(content, plan.columns[column].style)
          }))
    }
    plan.frozenRows = rows.lowerBound - 1
    plan.frozenColumns = 1
    plan.protection = [
      .formatCells, .formatColumns, .formatRows, .insertRows, .deleteRows, .sort,
    ]
    plan.page.orientation = .landscape
    plan.page.repeatedRows = 1...1
    return plan
  }

  /// Totals above the records, where they stay in view and never have to move down.
  private func totals(_ filling: FillInRows, _ looks: FillInLooks) -> RowPlan {
    let label = sheet.columns.firstIndex { !$0.isSummed }
    return RowPlan(
      sheet.columns.enumerated().map { index, column in
        guard column.isSummed else {
          return index == label ? .text("Tổng cộng", looks.total) : .blank(looks.total)
        }
        let letters = CellAddress.letters(ofColumn: index + 1)
        let sum = filling.rows.reduce(0.0) { sum, row in
          switch row[index] {
          case .integer(let number): sum + Double(number)
          case .number(let number): sum + number
          default: sum
          }
        }
        return .formula(
          "=SUM(\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound))", result: .number(sum),
          looks.total)
      })
  }

  // MARK: - What may be typed

  private func validation(
    of column: ColumnSchema, _ cells: CellRange, _ lists: inout FillInLists
  ) -> DataValidation? {
    if let from = column.from { return reference(to: from, column, cells) }
    let choices = column.words(among: words)
    if !choices.isEmpty { return choice(of: choices, column, cells, &lists) }
    let rule: DataValidation.Rule
    let wanted: String
    switch column.type {
    case .text: return nil
    case .yesno: return choice(of: ["có", "không"], column, cells, &lists)
    case .integer:
      let low = column.minimum.flatMap { Int(exactly: $0) } ?? -Self.largest
      let high = column.maximum.flatMap { Int(exactly: $0) } ?? Self.largest
      rule = .integer(.between(low, high))
      wanted = "Chỉ ghi số nguyên" + Self.limits(column)
    case .number:
      rule = .number(
        .between(column.minimum ?? -Double(Self.largest), column.maximum ?? Double(Self.largest)))
      wanted = "Chỉ ghi số" + Self.limits(column)
    case .date:
      guard let first = CalendarDate(year: 1900, month: 3, day: 1),
        let last = CalendarDate(year: 2199, month: 12, day: 31)
      else { return nil }
      rule = .date(.between(first, last))
      wanted = "Ghi ngày/tháng/năm, như 16/11/2023."
    }
    return DataValidation(cells, rule, alert: Self.message(column.heading, wanted))
  }
  /// Beyond any count or sum of money, and still exact in a cell.
  private static let largest = 999_999_999_999_999

  private static func limits(_ column: ColumnSchema) -> String {
    guard let minimum = column.minimum else { return ", không kèm chữ." }
    let shown = VietnameseNumber.decimal(minimum, places: 10, trimming: true)
    return " từ \(shown) trở lên, không kèm chữ."
  }

  private func choice(
    of words: [String], _ column: ColumnSchema, _ cells: CellRange, _ lists: inout FillInLists
  ) -> DataValidation {
    // What Excel takes in the rule itself: 255 characters, and no commas inside a word.
    let length = words.reduce(words.count - 1) { $0 + $1.utf16.count }
    let fits = length <= 255 && !words.contains { $0.contains(",") || $0.contains("\"") }
    let rule: DataValidation.Rule =
      fits
      ? .list(words)
      : .listFrom(lists.range(of: words, named: column.heading), sheet: TableIntake.listsSheet)
    return DataValidation(
      cells, rule,
      alert: Self.message(column.heading, "Chọn một giá trị trong danh sách thả xuống."))
  }

  /// A drop-down of what stands on another sheet; other words are taken when the clerk insists.
  private func reference(
    to from: ColumnSchema.Reference, _ column: ColumnSchema, _ cells: CellRange
  ) -> DataValidation? {
    guard let other = schema[from.sheet],
      let place = other.columns.firstIndex(where: { $0.id == from.column })
    else { return nil }
    let range = CellRange(
      rows: frame.firstRow(of: other)...frame.lastRow, columns: (place + 1)...(place + 1))
    let all = range.absolute(onSheet: other.name)
    let first = CellRange(range.first, range.first).absolute(onSheet: other.name)
    // Only as far down as it is filled: Excel lets anything through when the list has a blank.
    var validation = DataValidation(
      cells, .listFormula("=OFFSET(\(first),0,0,MAX(1,COUNTA(\(all))),1)"),
      alert: Self.message(
        column.heading, "Tên này chưa có ở trang “\(other.name)”. Vẫn ghi?"))
    validation.alertKind = .warning
    return validation
  }

  /// Excel takes 32 characters of title.
  private static func message(_ heading: String, _ text: String) -> DataValidation.Message {
    DataValidation.Message(String(heading.prefix(32)), text)
  }
}

extension CellStyle {
  /// The look of the open cells of a column.
  fileprivate mutating func shape(for column: ColumnSchema) {
    switch column.type {
    case .text:
      wraps = column.wraps
      // As text, so that Excel does not make a date of “12/2023”; but not where text is long:
      // older Excel shows more than 255 characters of such a cell as “####”.
      if !column.wraps { numberFormat = .text }
    case .integer: numberFormat = .grouped
    case .number: numberFormat = .general
    case .date:
      numberFormat = .date
      horizontal = .center
    case .yesno: horizontal = .center
    }
  }
}

extension ColumnSchema {
  /// The words that may be written; empty when anything may.
  func words(among law: [String: [String]]) -> [String] {
    if holdsRanks { return law["ranks"] ?? [] }
    if holdsAwardForms { return law["award_forms"] ?? [] }
    return choices
  }

  /// What the note on the heading says.
  fileprivate func explanation(in schema: WorkbookSchema) -> String {
    var lines: [String] = []
    if let note { lines.append(note + (note.hasSuffix(".") ? "" : ".")) }
    lines.append(isRequired ? "Bắt buộc." : "Có thể để trống.")
    switch type {
    case .text: break
    case .integer: lines.append("Số nguyên, không kèm chữ.")
    case .number: lines.append("Số, không kèm chữ.")
    case .date: lines.append("Ngày/tháng/năm, như 16/11/2023.")
    case .yesno: lines.append("Ghi “có” hoặc “không”.")
    }
    if isUnique { lines.append("Không được trùng.") }
    if let from, let sheet = schema[from.sheet] {
      lines.append("Lấy ở trang “\(sheet.name)”.")
    }
    if !choices.isEmpty { lines.append("Một trong: " + choices.joined(separator: "; ") + ".") }
    if let example { lines.append("Ví dụ: \(example)") }
    return lines.joined(separator: "\n")
  }
}
