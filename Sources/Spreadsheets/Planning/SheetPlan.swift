public import Groundwork

/// One sheet of a plan.
public struct SheetPlan: Sendable, Hashable {
  public enum Visibility: Sendable, Hashable {
    case visible
    /// Not shown until somebody asks for it, such as the lists behind drop-downs.
    case hidden
  }

  /// At most 31 characters, without `[ ] : * ? / \`, not starting or ending with an apostrophe,
  /// unlike the names of the other sheets.
  public var name: String
  public var visibility: Visibility = .visible
  /// The colour of the tab; nil for none.
  public var tabColor: Color?
  /// Whether the grey lines between cells show on screen; they are never printed.
  public var showsGridlines = true
  /// Percent, 10–400.
  public var zoom = 100

  /// The columns from A on.
  public var columns: [ColumnPlan] = []
  /// The rows from 1 on, without those that pass.
  public var rows: [RowPlan] = []
  /// The numbers of the rows that pass; none, unless the plan was made so.
  ///
  /// They are made while the workbook is written and never stand in the plan, but everything in it
  /// counts them.
  private(set) var passing = 1..<1
  /// Cells shown as one, with the content and the style of the first; none may overlap.
  public var merges: [CellRange] = []

  /// Rows at the top and columns at the left that stay in view while scrolling.
  public var frozenRows = 0
  public var frozenColumns = 0
  /// The table that gets filter buttons in its first row; nil for none.
  public var autofilter: CellRange?

  public var validations: [DataValidation] = []
  public var notes: [CellNote] = []
  /// Rules that change the look of cells; of two that apply, the earlier wins.
  public var conditionalFormats: [ConditionalFormat] = []
  public var charts: [ChartPlan] = []
  public var images: [ImagePlan] = []
  /// Nil for a sheet in which everything may be changed.
  public var protection: SheetProtection?
  public var page = PageSetup()

  public init(name: String, columns: [ColumnPlan] = []) {
    self.name = name
    self.columns = columns
  }
}

extension SheetPlan {
  /// The number of the row that comes next.
  public var nextRow: Int { rows.count + passing.count + 1 }

  /// Adds a row at the foot, and answers its number.
  @discardableResult
  public mutating func append(_ row: RowPlan) -> Int {
    rows.append(row)
    return nextRow - 1
  }

  /// Leaves so many rows at the foot to those that pass; once for a sheet.
  mutating func pass(_ count: Int) {
    precondition(passing.isEmpty, "the rows of one table pass, and of no other")
    passing = nextRow..<(nextRow + count)
  }

  /// Where a row stands in `rows`; nil for one that passes.
  func place(ofRow number: Int) -> Int? {
    if passing.isEmpty || number < passing.lowerBound { return number - 1 }
    return number < passing.upperBound ? nil : number - 1 - passing.count
  }

  /// The number of a row of `rows`.
  func number(ofPlace place: Int) -> Int {
    passing.isEmpty || place < passing.lowerBound - 1 ? place + 1 : place + 1 + passing.count
  }

  /// The cell at an address; setting one makes the rows and cells before it, blank.
  public subscript(address: CellAddress) -> PlannedCell {
    get {
      guard let place = place(ofRow: address.row), rows.indices.contains(place) else {
        return .none
      }
      let cells = rows[place].cells
      return cells.indices.contains(address.column - 1) ? cells[address.column - 1] : .none
    }
    set {
      precondition(address.row >= 1 && address.column >= 1, "rows and columns count from 1")
      while nextRow <= address.row { rows.append(RowPlan()) }
      guard let place = place(ofRow: address.row) else {
        preconditionFailure("a row that passes is not the plan's to change")
      }
      let missing = address.column - rows[place].cells.count
      if missing > 0 { rows[place].cells += repeatElement(PlannedCell.none, count: missing) }
      rows[place].cells[address.column - 1] = newValue
    }
  }

  /// The cell in a row and column, both counted from 1.
  public subscript(row: Int, column: Int) -> PlannedCell {
    get { self[CellAddress(row: row, column: column)] }
    set { self[CellAddress(row: row, column: column)] = newValue }
  }

  /// Shows a range as one cell, giving all its cells one style so that the borders close.
  public mutating func merge(_ range: CellRange, _ content: CellContent, _ style: StyleID) {
    for row in range.rows {
      for column in range.columns {
        self[row, column] = .blank(style)
      }
    }
    self[range.first] = PlannedCell(content, style)
    if !range.isSingleCell { merges.append(range) }
  }
}

/// A remark that opens when the pointer rests on a cell.
public struct CellNote: Sendable, Hashable {
  public var address: CellAddress
  public var text: String
  /// Who says it; nil for nobody.
  public var author: String?

  public init(at address: CellAddress, _ text: String, author: String? = nil) {
    self.address = address
    self.text = text
    self.author = author
  }
}

/// What a person may still do on a sheet whose locked cells are closed.
///
/// Typing is possible in cells whose style is not locked. There is no password: protection guards
/// against slips, not against people.
public struct SheetProtection: OptionSet, Sendable, Hashable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let formatCells = SheetProtection(rawValue: 1 << 0)
  public static let formatColumns = SheetProtection(rawValue: 1 << 1)
  public static let formatRows = SheetProtection(rawValue: 1 << 2)
  public static let insertRows = SheetProtection(rawValue: 1 << 3)
  /// Excel deletes only rows all of whose cells are open.
  public static let deleteRows = SheetProtection(rawValue: 1 << 4)
  /// Excel sorts only ranges all of whose cells are open.
  public static let sort = SheetProtection(rawValue: 1 << 5)
  public static let useAutofilter = SheetProtection(rawValue: 1 << 6)
}
