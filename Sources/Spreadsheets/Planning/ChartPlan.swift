public import Groundwork

/// A chart that floats over a sheet.
public struct ChartPlan: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case column, bar, line, pie
    case stackedColumn = "stacked-column"
    case stackedBar = "stacked-bar"
  }

  public enum Legend: String, Sendable, Hashable, CaseIterable {
    case none, top, bottom, left, right
  }

  public var kind: Kind
  /// Nil for a chart without a title.
  public var title: String?
  public var series: [ChartSeries]
  /// What the categories are, under or beside their axis; nil for nothing.
  public var categoryTitle: String?
  /// What the values are; nil for nothing.
  public var valueTitle: String?
  public var legend: Legend = .bottom
  /// Whether each bar, point or slice carries its value.
  public var showsValues = false
  /// How values are shown; nil as in their cells.
  public var numberFormat: NumberFormat?
  /// The cell whose top left corner is the chart's.
  public var anchor: CellAddress
  /// Size in points.
  public var width = 480.0
  public var height = 288.0
  /// For readers who cannot see the chart.
  public var alternativeText: String?

  public init(
    _ kind: Kind, title: String? = nil, at anchor: CellAddress, series: [ChartSeries] = []
  ) {
    self.kind = kind
    self.title = title
    self.anchor = anchor
    self.series = series
  }
}

/// One row of bars, one line, or one pie.
public struct ChartSeries: Sendable, Hashable {
  /// What the legend calls it; nil for “Series 1” in the reader's language.
  public var name: String?
  /// The sheet on which the ranges are.
  public var sheet: String
  /// The names under the bars; nil for numbers from 1.
  public var categories: CellRange?
  public var values: CellRange
  /// Nil for the colour that Excel would take.
  public var color: Color?

  public init(
    name: String? = nil, sheet: String, categories: CellRange? = nil, values: CellRange
  ) {
    self.name = name
    self.sheet = sheet
    self.categories = categories
    self.values = values
  }
}

/// A picture that floats over a sheet.
public struct ImagePlan: Sendable, Hashable {
  /// The bytes of a PNG, JPEG, GIF or BMP file.
  public var bytes: [UInt8]
  /// The cell whose top left corner is the picture's.
  public var anchor: CellAddress
  /// Width in points; nil for the picture's own.
  ///
  /// When only one side is given the other follows.
  public var width: Double?
  /// Height in points; nil for the picture's own.
  public var height: Double?
  /// For readers who cannot see the picture.
  public var alternativeText: String?

  public init(_ bytes: [UInt8], at anchor: CellAddress) {
    self.bytes = bytes
    self.anchor = anchor
  }
}
