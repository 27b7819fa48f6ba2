/// What the cells of a workbook show, by their styles.
public struct CellDisplays: Sendable {
  private let displays: [CellDisplay]
  private let plain = CellDisplay(code: "General")
  private let date1904: Bool

  init(_ context: WorkbookContext) {
    // Many styles differ in other things than their format.
    var known: [String: CellDisplay] = [:]
    displays = context.formats.codes.map { code in
      if let display = known[code] { return display }
      let display = CellDisplay(code: code)
      known[code] = display
      return display
    }
    date1904 = context.date1904
  }

  /// The text that the cell shows, as Excel set to Vietnamese does: 1.234,56 and 05/01/2026.
  ///
  /// A number too wide for its column, which Excel shows as “####”, is given in full.
  public func text(of cell: SheetCell) -> String {
    let place = Int(cell.style)
    let display = displays.indices.contains(place) ? displays[place] : plain
    return display.text(of: cell.value, date1904: date1904)
  }
}
