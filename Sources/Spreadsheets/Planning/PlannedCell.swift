public import Groundwork

/// What a cell holds.
public enum CellContent: Sendable, Hashable {
  case blank
  case text(String)
  case integer(Int)
  case number(Double)
  /// A day; it shows as a date only under a style with a date format, such as `NumberFormat.date`.
  case date(CalendarDate)
  case bool(Bool)
  /// Text whose parts look different.
  case rich([RichRun])
  /// A formula, with or without its “=”, and the result that is shown until somebody recalculates.
  indirect case formula(String, result: FormulaResult)
  /// A link; `text` is what the cell shows, nil for the address itself.
  indirect case link(url: String, text: String?)
}

/// The result of a formula, kept beside it for programs that show a workbook without calculating.
public enum FormulaResult: Sendable, Hashable {
  case number(Double)
  /// `""` for a cell that shows as empty.
  case text(String)
}

/// A part of a rich text.
public struct RichRun: Sendable, Hashable {
  public var text: String
  /// Only the font of this style counts; nil for the font of the cell.
  public var style: StyleID?

  public init(_ text: String, _ style: StyleID? = nil) {
    self.text = text
    self.style = style
  }
}

/// One cell of a plan.
public struct PlannedCell: Sendable, Hashable {
  public var content: CellContent
  public var style: StyleID

  public init(_ content: CellContent, _ style: StyleID = .standard) {
    self.content = content
    self.style = style
  }
}

extension PlannedCell {
  /// Nothing, not even a look.
  public static let none = PlannedCell(.blank)
  public static func blank(_ style: StyleID) -> PlannedCell { PlannedCell(.blank, style) }
  public static func text(_ text: String, _ style: StyleID = .standard) -> PlannedCell {
    PlannedCell(.text(text), style)
  }
  public static func integer(_ value: Int, _ style: StyleID = .standard) -> PlannedCell {
    PlannedCell(.integer(value), style)
  }
  public static func number(_ value: Double, _ style: StyleID = .standard) -> PlannedCell {
    PlannedCell(.number(value), style)
  }
  public static func date(_ date: CalendarDate, _ style: StyleID) -> PlannedCell {
    PlannedCell(.date(date), style)
  }
  public static func bool(_ value: Bool, _ style: StyleID = .standard) -> PlannedCell {
    PlannedCell(.bool(value), style)
  }
  public static func rich(_ runs: [RichRun], _ style: StyleID = .standard) -> PlannedCell {
    PlannedCell(.rich(runs), style)
  }
  public static func formula(
    _ formula: String, result: FormulaResult, _ style: StyleID = .standard
  ) -> PlannedCell {
    PlannedCell(.formula(formula, result: result), style)
  }

  /// Whether writing this cell would leave no trace.
  var isNothing: Bool { content == .blank && style == .standard }
}

/// One row of a plan.
public struct RowPlan: Sendable, Hashable {
  /// The cells from column A on; cells after the last one are blank.
  public var cells: [PlannedCell]
  public var height: RowHeight
  public var isHidden: Bool

  public init(_ cells: [PlannedCell] = [], height: RowHeight = .automatic) {
    self.cells = cells
    self.height = height
    isHidden = false
  }
}

/// How high a row is.
public enum RowHeight: Sendable, Hashable {
  /// Left to the program that opens the workbook; right for rows that a person will type in.
  case automatic
  /// As high as its wrapped text needs, measured when the workbook is written.
  ///
  /// Unlike `automatic` this also counts the text of merged cells, which Excel never does.
  case fitted
  /// As high as its text needs and no lower than this, in points.
  case atLeast(Double)
  /// A fixed height in points, at most 409.
  case points(Double)
}

/// One column of a plan.
public struct ColumnPlan: Sendable, Hashable {
  public var width: ColumnWidth
  /// The look of the column's cells that the plan does not mention, such as the open cells of a
  /// protected sheet.
  public var style: StyleID
  public var isHidden: Bool

  public init(width: ColumnWidth = .fitted(), style: StyleID = .standard) {
    self.width = width
    self.style = style
    isHidden = false
  }
}

/// How wide a column is.
public enum ColumnWidth: Sendable, Hashable {
  /// As Excel shows it: digits of the workbook's font (Times New Roman 12) that fit side by side.
  case characters(Double)
  /// A printed width in points.
  case points(Double)
  /// As wide as its longest text needs, within these limits in characters; wrapped cells ask only
  /// for their longest word.
  case fitted(atLeast: Double = 6, atMost: Double = 60)
}
