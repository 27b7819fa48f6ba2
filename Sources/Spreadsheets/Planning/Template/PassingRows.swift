public import Groundwork
import Templating

/// A list too long to be held: its items pass one at a time, from the first to the last, as often as
/// somebody asks.
public struct PassingList {
  /// What the data calls the list.
  public let name: String
  /// Hands over one item after the other until there are no more, or the answer is no.
  let pass: (_ take: (Value) -> Bool) -> Void

  /// `pass` must hand over the same items whenever it is called.
  public init(_ name: String, pass: @escaping (_ take: (Value) -> Bool) -> Void) {
    self.name = name
    self.pass = pass
  }
}

/// What is kept of rows that have passed.
struct PassedRows {
  private(set) var count = 0
  private(set) var sums: [Double]
  private var tally = FindingTally()

  init(columns: Int) { sums = [Double](repeating: 0, count: columns) }

  /// What was wrong with them.
  var findings: Findings { tally.findings }

  /// Takes note of a row, and takes over what was found in it.
  mutating func take(_ cells: [CellContent], _ found: inout Findings) {
    count += 1
    for index in cells.indices { sums[index] += cells[index].number ?? 0 }
    guard !found.isEmpty else { return }
    tally.add(found)
    found = Findings()
  }
}

/// What makes the rows of a sheet while they are written.
struct PassingRows {
  let list: PassingList
  /// Rows that should stand on one page; the first may begin with the last row that passes.
  let together: [ClosedRange<Int>]
  /// Size of the sheet's letters, in points.
  let size: Double
  private var planner: SheetPlanner
  private var table: TableData
  private let dresses: [SheetPlanner.ColumnDress]
  private let first: Int

  /// The rows of a table that has been planned, once they have been counted.
  init(_ list: PassingList, of table: TableData, _ extent: TableExtent, by planner: SheetPlanner) {
    self.list = list
    self.table = table
    self.planner = planner
    together = planner.together
    size = planner.looks.size
    // Made already, when the rows were left out of the plan.
    first = extent.rows.lowerBound
    dresses = self.planner.dresses(of: table, CellFormula.Place(table, extent, row: first))
  }

  /// The row of this number on the sheet.
  mutating func row(_ value: Value, number: Int) -> RowPlan {
    let cells = table.cells(ofPassing: value, number: number - first + 1)
    return planner.rowPlan(cells, dresses, row: number)
  }
}

extension SheetPlanner {
  /// Makes beforehand what rows that pass may ask for, and finds what is wrong with all of them.
  mutating func prepare(_ dresses: [ColumnDress]) {
    for look in dresses {
      _ = dress(.blank, look, row: 1)
      guard look.column.isRich else { continue }
      for marked in ["**a** b", "*a* b", "***a*** b"] {
        _ = dress(.text(marked), look, row: 1)
      }
    }
  }
}

extension SheetForm {
  /// Whether rows of the list `name` can pass: nothing on the sheet looks ahead, or back, further
  /// than counting and adding up.
  func canPass(_ name: String) -> Bool {
    guard let rows = table.rows else { return true }
    guard rows.name == name else {
      return !rows.fields.contains { $0.prefix { $0 != "." && $0 != "[" } == name }
    }
    return table.groups.isEmpty && !table.columns.flatMap(\.leaves).contains(where: \.merges)
  }

  /// Whether the sheet takes its rows from the list.
  func passes(_ name: String) -> Bool { table.rows?.name == name }
}
