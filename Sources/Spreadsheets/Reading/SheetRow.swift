public import Groundwork

/// What a cell shows, as its workbook keeps it.
public enum CellValue: Sendable, Hashable {
  case blank
  case text(String)
  case number(Double)
  /// A day, and the millisecond of that day (0–86,399,999) when the cell has a time too; nil when
  /// not.
  case date(CalendarDate, millisecondsOfDay: Int?)
  /// A time of day without a day, such as “8:00”, in milliseconds from midnight.
  case time(millisecondsOfDay: Int)
  case bool(Bool)
  /// A formula that failed, such as “#DIV/0!”.
  case error(String)
}

/// The formula in a cell.
public struct SheetFormula: Sendable, Hashable {
  /// The formula without its “=”; nil when the cell shares the formula of another cell, whose
  /// references shift with it.
  public let text: String?
  /// The number of the group of cells that share one formula; nil when the cell has its own.
  public let sharedGroup: Int?

  public init(text: String?, sharedGroup: Int? = nil) {
    self.text = text
    self.sharedGroup = sharedGroup
  }
}

/// A cell that has a value or a formula.
public struct SheetCell: Sendable, Hashable {
  public let address: CellAddress
  /// The value; of a formula, the value it had when the workbook was saved.
  public let value: CellValue
  public let formula: SheetFormula?
  /// Whether the cell lies under a merged range without being its first cell: programs do not
  /// show it.
  public let isMergedContinuation: Bool
  /// The number of the cell's style in the workbook, which says how the value is shown.
  public let style: Int32

  public init(
    _ address: CellAddress, _ value: CellValue, formula: SheetFormula? = nil,
    isMergedContinuation: Bool = false, style: Int32 = 0
  ) {
    self.address = address
    self.value = value
    self.formula = formula
    self.isMergedContinuation = isMergedContinuation
    self.style = style
  }
}

/// One row of a sheet.
public struct SheetRow: Sendable {
  /// From 1.
  public internal(set) var number: Int
  public internal(set) var isHidden: Bool
  /// The cells that have a value or a formula, by column.
  public internal(set) var cells: [SheetCell]
  /// What is wrong with single cells of this row; their values are what could be made of them.
  public internal(set) var problems: [Finding] = []

  public init(number: Int, isHidden: Bool = false, cells: [SheetCell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
    sortCells()
  }

  /// The value in a column, from 1; blank when there is no cell.
  public subscript(column: Int) -> CellValue {
    // Most rows have a cell in every column, so the first guess mostly hits.
    if column > 0, column <= cells.count, cells[column - 1].address.column == column {
      return cells[column - 1].value
    }
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].address.column < column { low = middle + 1 } else { high = middle }
    }
    guard low < cells.count, cells[low].address.column == column else { return .blank }
    return cells[low].value
  }

  /// Puts the cells in order of columns, which only rare files do not do themselves.
  mutating func sortCells() {
    for (left, right) in zip(cells, cells.dropFirst())
    where left.address.column > right.address.column {
      cells.sort { $0.address.column < $1.address.column }
      return
    }
  }
}
