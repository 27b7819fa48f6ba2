public import Groundwork

/// A table of text.
public struct Table: Sendable, Hashable {
  /// One row of cells.
  public typealias Row = [[Inline]]

  /// The names of the columns, repeated on every page; empty when the table has none.
  public var header: Row
  public var rows: [Row]
  /// One for each column; nil where the typesetter decides by what the column holds.
  public var alignments: [Alignment?]
  /// Shares of the width, one for each column; nil when the typesetter measures the text.
  public var widths: [Double]?
  /// False for a table that only keeps things side by side.
  public var hasBorders: Bool
  public var location: Location

  public init(
    header: Row, rows: [Row], alignments: [Alignment?] = [], widths: [Double]? = nil,
    hasBorders: Bool = true, location: Location = .nowhere
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.widths = widths
    self.hasBorders = hasBorders
    self.location = location
  }

  public var columnCount: Int { max(header.count, rows.first?.count ?? 0) }
}
