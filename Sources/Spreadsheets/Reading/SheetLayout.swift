public import Groundwork

/// What a sheet says besides its cells.
public struct SheetLayout: Sendable {
  /// Merged ranges, in the order of their first rows.
  public let mergedRanges: [CellRange]
  /// The hidden columns, from 1.
  public let hiddenColumns: [ClosedRange<Int>]
  /// The used range as the sheet states it, which is often wrong; nil when it states none.
  public let statedDimension: CellRange?
  /// The merged ranges that cover each column, in the order of their first rows.
  ///
  /// Ranges never overlap, so of those of one column only the last that starts at or above a row can
  /// hold it.
  private let byColumn: [Int: [CellRange]]
  /// Ranges too wide to be listed under each of their columns.
  private let wide: [CellRange]
  /// Columns that a range may cover and still be listed under each.
  private static let narrow = 64
  /// Wide ranges that can lie side by side: no sheet has room for more.
  private static let mostWide = CellAddress.lastColumn / narrow

  /// Links as the sheet writes them, not yet looked up.
  let links: [WrittenLink]

  init(
    merged: [CellRange], hiddenColumns: [ClosedRange<Int>], statedDimension: CellRange?,
    links: [WrittenLink] = []
  ) {
    self.links = links
    mergedRanges = merged.sorted {
      ($0.first, $0.last) < ($1.first, $1.last)
    }
    self.hiddenColumns = hiddenColumns
    self.statedDimension = statedDimension
    var byColumn: [Int: [CellRange]] = [:]
    for range in mergedRanges where range.columns.count <= Self.narrow {
      for column in range.columns { byColumn[column, default: []].append(range) }
    }
    self.byColumn = byColumn
    wide = mergedRanges.filter { $0.columns.count > Self.narrow }
  }

  /// Whether a column is hidden; columns count from 1.
  public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }

  /// The merged range that a cell belongs to; nil when it is a cell of its own.
  public func mergedRange(at address: CellAddress) -> CellRange? {
    if let ranges = byColumn[address.column], let near = Self.last(of: ranges, upTo: address.row),
      ranges[near].contains(address)
    {
      return ranges[near]
    }
    guard let near = Self.last(of: wide, upTo: address.row) else { return nil }
    return wide[...near].suffix(Self.mostWide).last { $0.contains(address) }
  }

  /// The place of the last range that starts at or above a row; nil when all start below it.
  private static func last(of ranges: [CellRange], upTo row: Int) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].first.row <= row { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}

/// A link of a sheet as it is written: an address outside goes by the id of a relationship.
struct WrittenLink: Sendable, Hashable {
  var range: CellRange
  var relationship: String?
  /// A place in the workbook, such as “'Tuyển quân'!B7”.
  var place: String?
}
