import CXlsxWriter
import Glibc
import Groundwork

extension Sheet {
  /// Marks a range that starts in this row as merged.
  func merge(_ range: CellRange, _ row: RowPlan) throws(WorkbookFault) {
    guard isOneRow, range.rows.count > 1 else {
      // The library fills the range with blanks in the style; what the plan says of the cells comes
      // after and replaces them.
      let style =
        row.cells.indices.contains(range.first.column - 1)
        ? row.cells[range.first.column - 1].style : .standard
      return try check(
        unsafe worksheet_merge_range(
          raw, range.top, range.left, range.bottom, range.right, "", format(style)),
        "merge \(range)")
    }
    try note(range)
  }

  /// Adds a range to the library's list of merged ones, and touches no cell.
  ///
  /// Where one row is kept at a time, the library's own function would write the range's lower rows
  /// at once, and so end the row at hand: all that follows in it would be lost. The plan has a cell
  /// for each place of the range, which is written when its row comes.
  private func note(_ range: CellRange) throws(WorkbookFault) {
    guard unsafe raw.pointee.merged_range_count < UInt16.max else {
      throw .library(sheet: name, what: "merge \(range): more than 65535 merged ranges")
    }
    // The library gives it back to `free`.
    guard
      let made = unsafe calloc(1, MemoryLayout<lxw_merged_range>.size)?
        .assumingMemoryBound(to: lxw_merged_range.self)
    else { throw .library(sheet: name, what: explain(LXW_ERROR_MEMORY_MALLOC_FAILED)) }
    unsafe made.pointee.first_row = range.top
    unsafe made.pointee.last_row = range.bottom
    unsafe made.pointee.first_col = range.left
    unsafe made.pointee.last_col = range.right
    // What the macro STAILQ_INSERT_TAIL does, which Swift does not see.
    let list = unsafe raw.pointee.merged_ranges
    unsafe list?.pointee.stqh_last.pointee = made
    unsafe withUnsafeMutablePointer(to: &made.pointee.list_pointers.stqe_next) {
      unsafe list?.pointee.stqh_last = $0
    }
    unsafe raw.pointee.merged_range_count += 1
  }
}
