/// Fills pages with the rows of a sheet, from the top down, and starts a new one before rows that the
/// end of a page would tear apart.
struct PageFilling {
  private let measures: SheetMeasures
  private let room: Double
  private let repeated: ClosedRange<Int>?
  /// Height of a row that nobody gave one.
  private let line: Double
  /// Height of the rows that are printed again on every page.
  private let head: Double
  private var waiting: ArraySlice<ClosedRange<Int>>
  private var used = 0.0
  /// The rows after which a new page starts.
  private(set) var breaks: [Int] = []

  /// `together`: the rows that should stand on one page, from the top down.
  init(
    _ sheet: SheetPlan, _ together: [ClosedRange<Int>], _ measures: SheetMeasures, lineSize: Double
  ) {
    self.measures = measures
    waiting = together[...]
    room = sheet.page.printableHeight
    repeated = sheet.page.repeatedRows
    let line = SheetMeasures.lineHeight(size: lineSize)
    self.line = line
    head = (repeated.map(Array.init) ?? []).reduce(0) {
      $0 + (measures.height(ofRow: $1) ?? line)
    }
  }

  /// Puts the next row on its page; `own` is its height when it is not in the plan.
  mutating func add(_ row: Int, height own: Double? = nil) {
    let own = own ?? measures.height(ofRow: row) ?? line
    let top = row > (repeated?.upperBound ?? 0) ? head : 0
    if let block = waiting.first, block.lowerBound == row {
      waiting.removeFirst()
      let whole = block.dropFirst().reduce(own) { $0 + (measures.height(ofRow: $1) ?? line) }
      if used + whole > room, head + whole <= room {
        breaks.append(row - 1)
        used = top
      }
    }
    if used + own > room { used = top }
    used += own
  }
}
