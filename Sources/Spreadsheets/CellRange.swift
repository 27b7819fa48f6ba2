public import Groundwork

/// A rectangle of cells, both corners included.
public struct CellRange: Sendable, Hashable {
  /// The top left corner.
  public let first: CellAddress
  /// The bottom right corner.
  public let last: CellAddress

  /// The range between two corners, in whichever order they are given.
  public init(_ a: CellAddress, _ b: CellAddress) {
    first = CellAddress(row: min(a.row, b.row), column: min(a.column, b.column))
    last = CellAddress(row: max(a.row, b.row), column: max(a.column, b.column))
  }

  /// The range of these rows and columns, counted from 1.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    first = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
    last = CellAddress(row: rows.upperBound, column: columns.upperBound)
  }

  /// Reads “A1:C7”, “$A$1:$C$7”, or “B2” for a single cell; nil when the text is none of these.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let a = parts.first.flatMap({ CellAddress($0) }),
      let b = CellAddress(parts[parts.count - 1])
    else { return nil }
    self.init(a, b)
  }

  public var rows: ClosedRange<Int> { first.row...last.row }
  public var columns: ClosedRange<Int> { first.column...last.column }
  public var isSingleCell: Bool { first == last }

  public func contains(_ address: CellAddress) -> Bool {
    rows.contains(address.row) && columns.contains(address.column)
  }

  public func overlaps(_ other: CellRange) -> Bool {
    rows.overlaps(other.rows) && columns.overlaps(other.columns)
  }

  /// “$A$1:$C$7”, which does not move when a formula is copied.
  public var absolute: String {
    isSingleCell ? first.absolute : first.absolute + ":" + last.absolute
  }

  /// “'Tuyển quân'!$A$1:$C$7”, as formulas on other sheets write it.
  public func absolute(onSheet name: String) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'!" + absolute
  }
}

extension CellRange: CustomStringConvertible {
  /// “A1:C7”; “B2” for a single cell.
  public var description: String {
    isSingleCell ? first.description : first.description + ":" + last.description
  }
}

extension CellAddress {
  /// “$B$7”, which does not move when a formula is copied.
  var absolute: String { "$" + Self.letters(ofColumn: column) + "$" + String(row) }
}
