import Groundwork

/// Writes a planned workbook.
///
/// The same plan gives the same bytes, in any process, on any day.
///
/// - Throws: `WorkbookFault.refused` when the plan asks for what a workbook cannot hold;
///   `.temporaryFile` or `.library` when the system would not write.
public func writeWorkbook(_ plan: WorkbookPlan) throws(WorkbookFault) -> [UInt8] {
  try plan.check()
  let file = try TemporaryFile()
  let workbook = try Workbook(path: file.path, memory: plan.memory)
  let formats = try workbook.addFormats(plan.styles)
  try workbook.setProperties(plan.properties)
  for name in plan.names { try workbook.define(name) }
  for (index, sheet) in plan.sheets.enumerated() {
    let measures = SheetMeasures(sheet, styles: plan.styles)
    try workbook.sheet(sheet.name, formats: formats) { (target) throws(WorkbookFault) in
      try target.write(sheet.columns, measures: measures)
      try target.writeFrame(of: sheet, isActive: index == plan.activeSheet)
      try target.writeRows(of: sheet, measures: measures)
      try target.writeRules(of: sheet)
      try target.writeDrawings(of: sheet)
    }
  }
  try workbook.close()
  return try plan.bareFirstPages(file.contents())
}

extension WorkbookPlan {
  /// Where writing row by row begins to pay; a guess: some 100 bytes of memory for a cell.
  private static let manyCells = 100_000

  /// A big plan is written row by row, unless it has a cell that spans rows: the library can
  /// mark one as merged only by writing to all its rows at once.
  fileprivate var memory: Workbook.Memory {
    let cells = sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
    let spansRows = sheets.contains { $0.merges.contains { $0.rows.count > 1 } }
    return cells >= Self.manyCells && !spansRows ? .oneRow : .whole
  }
}

extension Sheet {
  func writeRows(of sheet: SheetPlan, measures: SheetMeasures) throws(WorkbookFault) {
    // Merged ranges by the row they start in; they are few beside the cells.
    let merges = Dictionary(grouping: sheet.merges, by: \.first.row)
    for (index, row) in sheet.rows.enumerated() {
      let number = index + 1
      try write(
        row, number: number, height: measures.height(ofRow: number), merges: merges[number] ?? [])
    }
  }
}
