internal import Documents

/// A cell of a table's row and the columns that it covers.
struct TableSpan: Equatable {
  var start: Int
  var width: Int

  /// Whether a row's every word is bold: a heading inside the table, or a total.
  static func isHeading(_ row: Table.Row) -> Bool {
    row.contains { !$0.isEmpty } && row.allSatisfy { $0.allSatisfy(\.isStrong) }
  }

  /// The cells of a row of `count` columns.
  ///
  /// In a row whose every word is bold, words cover the empty cells after them: that is how a
  /// heading inside a table (“I. TẬP THỂ”) and “Tổng cộng” are written. Figures never do, or they
  /// would leave their column.
  static func spans(of row: Table.Row, count: Int) -> [TableSpan] {
    // A row that was written short ends in empty cells.
    let cells = row.prefix(count) + Array(repeating: [], count: max(0, count - row.count))
    let bears = cells.map { !$0.isEmpty }
    let isBold = isHeading(row)
    var spans: [TableSpan] = []
    var column = 0
    while column < cells.count {
      var width = 1
      if isBold, bears[column], CellKind(cells[column].plainText) == .words {
        while column + width < cells.count, !bears[column + width] { width += 1 }
      }
      spans.append(TableSpan(start: column, width: width))
      column += width
    }
    return spans
  }
}

/// What the text of a cell is, for the way it is aligned.
enum CellKind {
  case blank, number, date, words

  init(_ text: String) {
    self = .blank
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9", "%", "–", "-", "−": if self == .blank { self = .number }
      case "/": self = .date
      case ".", ",", " ", "\u{A0}", "+", "(", ")": break
      default:
        self = .words
        return
      }
    }
  }
}
