public import Groundwork

/// What a sheet says besides its cells.
public struct SheetLayout: Sendable {
  /// Merged ranges, in the order of their first rows.
  public let mergedRanges: [CellRange]
  /// The hidden columns, from 1.
  public let hiddenColumns: [ClosedRange<Int>]
  /// The used range as the sheet states it, which is often wrong; nil when it states none.
  public let statedDimension: CellRange?
  /// The last row that any of the first so many merged ranges reaches.
  private let reach: [Int]

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
    var furthest = 0
    reach = mergedRanges.map {
      furthest = max(furthest, $0.last.row)
      return furthest
    }
  }

  /// Whether a column is hidden; columns count from 1.
  public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }

  /// The merged range that a cell belongs to; nil when it is a cell of its own.
  public func mergedRange(at address: CellAddress) -> CellRange? {
    // The ranges that start at or above the cell, from the nearest up.
    var low = 0
    var high = mergedRanges.count
    while low < high {
      let middle = (low + high) / 2
      if mergedRanges[middle].first.row <= address.row { low = middle + 1 } else { high = middle }
    }
    while low > 0, reach[low - 1] >= address.row {
      low -= 1
      if mergedRanges[low].contains(address) { return mergedRanges[low] }
    }
    return nil
  }
}

/// A link of a sheet as it is written: an address outside goes by the id of a relationship.
struct WrittenLink: Sendable, Hashable {
  var range: CellRange
  var relationship: String?
  /// A place in the workbook, such as “'Tuyển quân'!B7”.
  var place: String?
}
