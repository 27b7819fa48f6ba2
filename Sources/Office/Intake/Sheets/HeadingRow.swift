import Groundwork

/// The row of headings of a sheet, found among the rows above the figures.
struct HeadingRow {
  /// A column of the sheet that has a heading.
  struct Column {
    /// From 1, in the sheet.
    var number: Int
    var heading: String
    /// The column's place in the schema; nil when it is not in the schema.
    var place: Int?
  }

  /// The row of the headings; the last one when they fill two rows.
  var row: Int
  /// Where the headings start.
  var firstRow: Int
  var columns: [Column]

  /// Rows in which headings are looked for.
  ///
  /// A sheet set up for print has the names of two bodies,
  /// a title of three lines and a note above its table; twenty is twice that.
  private static let reach = 20

  /// The rows whose cells best match the schema's headings; nil when none matches any.
  ///
  /// Of equally good rows the first wins. Two rows are taken together when that matches more:
  /// “Sức khỏe” above “loại 1”, “loại 2”, “loại 3” are three headings.
  static func find(in grid: Grid, for rule: SheetRule) -> HeadingRow? {
    var best: (matches: Int, heading: HeadingRow)?
    for (index, row) in grid.rows.prefix(reach).enumerated() {
      var candidates = [columns(of: row, below: nil, for: rule)]
      let next = grid.rows.dropFirst(index + 1).first
      if let next, next.number == row.number + 1 {
        candidates.append(columns(of: next, below: row, for: rule))
      }
      for (extra, columns) in candidates.enumerated() {
        let matches = Set(columns.compactMap(\.place)).count
        guard matches > best?.matches ?? 0 else { continue }
        let heading = HeadingRow(row: row.number + extra, firstRow: row.number, columns: columns)
        best = (matches, heading)
        // Nothing can match better than a row whose every cell does.
        if matches > 1, matches == columns.count { return heading }
      }
    }
    return best?.heading
  }

  private static func columns(
    of row: GridRow, below upper: GridRow?, for rule: SheetRule
  ) -> [Column] {
    var headings: [Int: (top: String?, bottom: String?)] = [:]
    for cell in upper?.cells ?? [] { headings[cell.column] = (cell.content.text, nil) }
    // A heading merged over several columns stands above each of them.
    if let upper {
      for (index, cell) in upper.cells.enumerated() where cell.spansColumns {
        let end = index + 1 < upper.cells.count ? upper.cells[index + 1].column : cell.column + 20
        for lower in row.cells where lower.column > cell.column && lower.column < end {
          headings[lower.column] = (cell.content.text, nil)
        }
      }
    }
    for cell in row.cells { headings[cell.column, default: (nil, nil)].bottom = cell.content.text }
    return headings.sorted { $0.key < $1.key }.compactMap { number, texts in
      let spellings = [
        texts.bottom.flatMap { bottom in texts.top.map { $0 + " " + bottom } }, texts.bottom,
        texts.bottom == nil ? texts.top : nil,
      ].compactMap { $0 }
      guard let shown = spellings.first else { return nil }
      for spelling in spellings {
        if let place = rule.place(of: spelling) {
          return Column(number: number, heading: spelling, place: place)
        }
      }
      return Column(number: number, heading: shown, place: nil)
    }
  }

  /// Whether a row only numbers the columns, “(1) (2) (3)” or “A B 1 2”, as official forms do.
  static func isColumnNumbers(_ row: GridRow) -> Bool {
    guard row.cells.count >= 3 else { return false }
    var expected: Int?
    for cell in row.cells {
      let number: Int
      switch cell.content {
      case .number(let value):
        guard let whole = Int(exactly: value) else { return false }
        number = whole
      case .text(let text):
        let key = text.matchKey
        if let whole = Int(key) {
          number = whole
        } else if key.utf8.count == 1, expected == nil {
          // Letters come before the numbers and need no order.
          continue
        } else {
          return false
        }
      default: return false
      }
      guard number == expected ?? 1 else { return false }
      expected = number + 1
    }
    return expected != nil
  }
}
