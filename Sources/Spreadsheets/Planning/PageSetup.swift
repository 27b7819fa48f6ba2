/// How a sheet is printed.
public struct PageSetup: Sendable, Hashable {
  public enum Orientation: String, Sendable, Hashable, CaseIterable { case portrait, landscape }
  public enum Paper: String, Sendable, Hashable, CaseIterable { case a4 = "A4", a3 = "A3" }

  public var orientation: Orientation = .portrait
  public var paper: Paper = .a4
  public var margins = Margins()
  /// How many pages the sheet is squeezed into from left to right; nil prints at `scale`.
  public var pagesWide: Int? = 1
  /// How many pages the sheet is squeezed into from top to bottom; nil for as many as it takes.
  ///
  /// Counts only together with `pagesWide`.
  public var pagesHigh: Int?
  /// Percent, 10–400; counts only when `pagesWide` is nil.
  public var scale = 100
  public var isCenteredHorizontally = false
  /// Header and footer in Excel's notation (`&L`, `&C`, `&R`, `&P` page, `&N` pages), at most 255
  /// characters each; nil for none.
  public var header: String?
  public var footer: String?
  /// Whether the first page goes without header and footer, as page numbers of official papers do
  /// (NĐ 30/2020, Phụ lục I, Phần I, Mục I).
  public var firstPageIsBare = false
  /// The number of the first page; nil to continue from the sheet printed before.
  public var firstPageNumber: Int?
  /// Rows printed again at the top of every page.
  public var repeatedRows: ClosedRange<Int>?
  /// Columns printed again at the left of every page.
  public var repeatedColumns: ClosedRange<Int>?
  /// What is printed; nil for everything.
  public var printArea: CellRange?
  /// Rows after which a new page starts.
  public var pageBreaks: [Int] = []

  public init() {}

  /// The page number of official papers: size 13, centred in the top margin, not on page 1
  /// (NĐ 30/2020, Phụ lục I, Phần I, Mục I).
  public mutating func numberPages() {
    header = "&C&\"\(CellStyle.standardFont),Regular\"&13&P"
    firstPageIsBare = true
    firstPageNumber = 1
  }
}

/// The empty edge of a printed page, in millimetres.
public struct Margins: Sendable, Hashable {
  public var top = 20.0
  public var bottom = 20.0
  public var left = 20.0
  public var right = 15.0
  /// From the edge of the paper to the header.
  public var header = 10.0
  /// From the edge of the paper to the footer.
  public var footer = 10.0

  public init() {}
}
