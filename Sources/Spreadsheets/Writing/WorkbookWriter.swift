import Groundwork

/// Writes a planned workbook.
///
/// The same plan gives the same bytes, in any process, on any day.
///
/// - Throws: `WorkbookFault.refused` when the plan asks for what a workbook cannot hold;
///   `.temporaryFile` or `.library` when the system would not write.
public func writeWorkbook(_ plan: WorkbookPlan) throws(WorkbookFault) -> [UInt8] {
  let file = try TemporaryFile()
  guard try plan.write(to: file.path, memory: plan.memory) else {
    return try plan.bareFirstPages(file.contents())
  }
  return try file.contents()
}

/// Writes a workbook whose rows pass, keeping one at a time in memory.
///
/// - Throws: as `writeWorkbook(_:)`; `.refused` too when the rows are not those that were counted.
public func writeWorkbook(
  _ workbook: consuming PassingWorkbook
) throws(WorkbookFault) -> WrittenWorkbook {
  let file = try TemporaryFile()
  var rows = workbook.rows
  let isDone = try workbook.plan.write(to: file.path, memory: .oneRow, passing: &rows)
  let changed = isDone ? nil : try workbook.plan.bareFirstPages(file.contents())
  return WrittenWorkbook(file, changed: changed)
}

/// A workbook that lies on the disk under no name, until it is dropped.
public struct WrittenWorkbook: ~Copyable {
  private let file: TemporaryFile
  /// All of it, where the file is not yet right.
  private let changed: [UInt8]?

  init(_ file: consuming TemporaryFile, changed: [UInt8]?) {
    self.file = file
    self.changed = changed
  }

  /// Some bytes from `offset` on, at most `count`; none at the end.
  public func piece(from offset: Int, atMost count: Int) throws(WorkbookFault) -> [UInt8] {
    guard let changed else { return try file.piece(from: offset, atMost: count) }
    return Array(changed.dropFirst(offset).prefix(count))
  }
}

extension WorkbookPlan {
  /// Where writing row by row begins to pay; a guess: some 100 bytes of memory for a cell.
  private static let manyCells = 100_000

  /// A big plan is written row by row.
  fileprivate var memory: Workbook.Memory {
    let cells = sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
    return cells >= Self.manyCells ? .oneRow : .whole
  }

  fileprivate func write(to path: String, memory: Workbook.Memory) throws(WorkbookFault) -> Bool {
    var none: [Int: PassingRows] = [:]
    return try write(to: path, memory: memory, passing: &none)
  }

  /// Writes everything; false when first pages are yet to be made bare.
  fileprivate func write(
    to path: String, memory: Workbook.Memory, passing: inout [Int: PassingRows]
  ) throws(WorkbookFault) -> Bool {
    try check()
    let workbook = try Workbook(path: path, memory: memory)
    let formats = try workbook.addFormats(styles)
    try workbook.setProperties(properties)
    for name in names { try workbook.define(name) }
    for (index, plan) in sheets.enumerated() {
      let measures = SheetMeasures(plan, styles: styles)
      try workbook.sheet(plan.name, formats: formats) { (target) throws(WorkbookFault) in
        try target.write(plan.columns, measures: measures)
        // Before the rows: the library takes no filter over rows that it has let go of.
        try target.writeFrame(of: plan, isActive: index == activeSheet)
        let breaks = try target.writeRows(of: plan, measures: measures, passing: &passing[index])
        try target.breakPages(after: plan.page.pageBreaks + breaks)
        try target.writeRules(of: plan)
        try target.writeDrawings(of: plan)
      }
    }
    return try workbook.close(bareFirstPages: Set(partsWithBareFirstPages))
  }
}

extension Sheet {
  /// Writes the rows, those of the plan and those that pass, and answers after which of them pages
  /// end.
  fileprivate func writeRows(
    of sheet: SheetPlan, measures: SheetMeasures, passing: inout PassingRows?
  ) throws(WorkbookFault) -> [Int] {
    // Merged ranges by the row they start in; they are few beside the cells.
    let merges = Dictionary(grouping: sheet.merges, by: \.first.row)
    var pages = passing.map {
      PageFilling(sheet, $0.together, measures, lineSize: $0.size)
    }
    func write(_ places: Range<Int>) throws(WorkbookFault) {
      for place in places {
        let number = sheet.number(ofPlace: place)
        try self.write(
          sheet.rows[place], number: number, height: measures.height(ofRow: number),
          merges: merges[number] ?? [])
        pages?.add(number)
      }
    }
    let above = sheet.passing.isEmpty ? sheet.rows.count : sheet.passing.lowerBound - 1
    try write(0..<above)
    try passing?.write(to: self, of: sheet, measures, &pages)
    try write(above..<sheet.rows.count)
    return pages?.breaks ?? []
  }
}

extension PassingRows {
  /// Writes each row when it passes.
  fileprivate mutating func write(
    to target: borrowing Sheet, of sheet: SheetPlan, _ measures: SheetMeasures,
    _ pages: inout PageFilling?
  ) throws(WorkbookFault) {
    var number = sheet.passing.lowerBound
    var fault: WorkbookFault?
    let list = list
    list.pass { value in
      do throws(WorkbookFault) {
        guard number < sheet.passing.upperBound else {
          throw .refused(sheet: sheet.name, what: .otherRows)
        }
        let row = row(value, number: number)
        do throws(PlanProblem) {
          try row.check(number: number)
        } catch {
          throw .refused(sheet: sheet.name, what: error.what)
        }
        let height = measures.height(of: row, number: number)
        try target.write(row, number: number, height: height, merges: [])
        pages?.add(number, height: height)
        number += 1
        return true
      } catch {
        fault = error
        return false
      }
    }
    if let fault { throw fault }
    guard number == sheet.passing.upperBound else {
      throw .refused(sheet: sheet.name, what: .otherRows)
    }
  }
}

extension Phrase {
  fileprivate static let otherRows = Phrase(
    vi: "dữ liệu đã thay đổi trong khi đang ghi", en: "the data changed while it was being written")
}
