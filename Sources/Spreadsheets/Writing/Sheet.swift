import CXlsxWriter
import Groundwork

/// A sheet of a workbook that is being written; good only while its workbook is open.
@safe struct Sheet: ~Copyable {
  let name: String
  let raw: UnsafeMutablePointer<lxw_worksheet>
  let workbook: UnsafeMutablePointer<lxw_workbook>
  /// Whether only the row at hand is kept in memory.
  let isOneRow: Bool
  private let formats: Formats

  init(
    name: String, raw: UnsafeMutablePointer<lxw_worksheet>,
    workbook: UnsafeMutablePointer<lxw_workbook>, isOneRow: Bool, formats: Formats
  ) {
    self.name = name
    self.isOneRow = isOneRow
    unsafe self.raw = raw
    unsafe self.workbook = workbook
    self.formats = formats
  }

  func format(_ id: StyleID) -> UnsafeMutablePointer<lxw_format> { unsafe formats[id] }

  func check(_ verdict: lxw_error, _ what: @autoclosure () -> String) throws(WorkbookFault) {
    guard verdict == LXW_NO_ERROR else {
      throw .library(sheet: name, what: "\(what()): \(explain(verdict))")
    }
  }

  /// Sets the widths, in runs of columns that are alike.
  func write(_ columns: [ColumnPlan], measures: SheetMeasures) throws(WorkbookFault) {
    var first = 0
    while first < columns.count {
      var last = first
      while last + 1 < columns.count, measures.columns[last + 1] == measures.columns[first],
        columns[last + 1].style == columns[first].style,
        columns[last + 1].isHidden == columns[first].isHidden
      {
        last += 1
      }
      let column = columns[first]
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      let style = unsafe column.style == .standard ? nil : format(column.style)
      try check(
        unsafe worksheet_set_column_opt(
          raw, UInt16(first), UInt16(last), libraryWidth(pixels: measures.columns[first]), style,
          &options), "columns \(first + 1)–\(last + 1)")
      first = last + 1
    }
  }

  /// Writes one row; rows must come in order.
  func write(_ row: RowPlan, number: Int, height: Double?, merges: [CellRange])
    throws(WorkbookFault)
  {
    let at = UInt32(number - 1)
    if height != nil || row.isHidden {
      var options = lxw_row_col_options()
      options.hidden = row.isHidden ? 1 : 0
      try check(
        unsafe worksheet_set_row_opt(raw, at, height ?? LXW_DEF_ROW_HEIGHT, nil, &options),
        "row \(number)")
    }
    for range in merges { try merge(range, row) }
    for (column, cell) in row.cells.enumerated() where !cell.isNothing {
      try write(cell, row: at, column: UInt16(column))
    }
  }

  private func write(_ cell: PlannedCell, row: lxw_row_t, column: lxw_col_t)
    throws(WorkbookFault)
  {
    let style = unsafe format(cell.style)
    let verdict =
      switch cell.content {
      case .blank:
        unsafe worksheet_write_blank(raw, row, column, style)
      case .text(let text) where text.isEmpty:
        unsafe worksheet_write_blank(raw, row, column, style)
      case .text(let text):
        unsafe worksheet_write_string(raw, row, column, text.forWorkbook, style)
      case .integer(let value):
        unsafe worksheet_write_number(raw, row, column, Double(value), style)
      case .number(let value):
        unsafe worksheet_write_number(raw, row, column, value, style)
      case .date(let date):
        unsafe worksheet_write_number(raw, row, column, Double(date.excelSerial), style)
      case .bool(let value):
        unsafe worksheet_write_boolean(raw, row, column, value ? 1 : 0, style)
      case .rich(let runs):
        unsafe write(runs, row: row, column: column, style: style)
      case .formula(let formula, .number(let result)):
        unsafe worksheet_write_formula_num(raw, row, column, formula.withSign, style, result)
      case .formula(let formula, .text(let result)):
        unsafe worksheet_write_formula_str(
          raw, row, column, formula.withSign, style, result.forWorkbook)
      case .link(let url, let text):
        unsafe write(link: url, text: text, row: row, column: column, style: style)
      }
    try check(verdict, CellAddress(row: Int(row) + 1, column: Int(column) + 1).description)
  }

  private func write(
    _ runs: [RichRun], row: lxw_row_t, column: lxw_col_t,
    style: UnsafeMutablePointer<lxw_format>
  ) -> lxw_error {
    let runs = runs.filter { !$0.text.isEmpty }
    // The library refuses a rich text of one part.
    guard runs.count > 1 else {
      let text = runs.first?.text ?? ""
      guard !text.isEmpty else { return unsafe worksheet_write_blank(raw, row, column, style) }
      return unsafe worksheet_write_string(
        raw, row, column, text.forWorkbook, runs[0].style.map { unsafe format($0) } ?? style)
    }
    var strings = CStrings()
    var tuples: [lxw_rich_string_tuple] = unsafe []
    for run in runs {
      let look = unsafe run.style.map { unsafe format($0) }
      unsafe tuples.append(lxw_rich_string_tuple(format: look, string: strings.hold(run.text)))
    }
    let verdict = unsafe tuples.withUnsafeMutableBufferPointer { buffer in
      var pointers: [UnsafeMutablePointer<lxw_rich_string_tuple>?] = unsafe buffer.indices.map {
        unsafe buffer.baseAddress?.advanced(by: $0)
      }
      unsafe pointers.append(nil)
      return unsafe worksheet_write_rich_string(raw, row, column, &pointers, style)
    }
    strings.free()
    return verdict
  }

  private func write(
    link url: String, text: String?, row: lxw_row_t, column: lxw_col_t,
    style: UnsafeMutablePointer<lxw_format>
  ) -> lxw_error {
    let verdict = unsafe worksheet_write_url(raw, row, column, url, style)
    guard verdict == LXW_NO_ERROR, let text, !text.isEmpty else { return verdict }
    // The link stays with the cell; only what it shows is replaced.
    return unsafe worksheet_write_string(raw, row, column, text.forWorkbook, style)
  }
}

extension String {
  /// A formula as the library takes it.
  var withSign: String { utf8.first == UInt8(ascii: "=") ? self : "=" + self }
}

/// The width to ask of the library so that the file says `pixels` in our standard font.
///
/// The library turns characters into the file's unit as if the workbook's font were Calibri 11,
/// whose digits are 7 pixels wide, and 5 pixels lie between the columns:
/// unit = (7 × characters + 5) / 7. The file's unit is pixels / 8 for our font.
func libraryWidth(pixels: Int) -> Double {
  let wanted = Double(pixels) * 7 / Double(SheetMeasures.digitPixels)
  let steps = (wanted - 5).rounded()
  // Below one character the library uses another formula: unit = characters × 12 / 7.
  return steps >= 7 ? steps / 7 : wanted / 12
}
