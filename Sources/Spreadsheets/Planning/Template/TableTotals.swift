import Groundwork

extension TableData {
  /// The sums over some lines of a table.
  struct Totals {
    /// The result for each column; blank where there is none.
    var cells: [CellContent]
    /// The rows of the sheet that are added up, without the headings between them.
    var segments: [ClosedRange<Int>]

    /// The total of a column as a live formula.
    func dressed(_ column: Int, _ form: ColumnForm, at place: CellFormula.Place) -> CellContent {
      let content = cells[column]
      guard content != .blank else { return .blank }
      switch form.total {
      case .sum: return .formula(sumFormula(segments, column: column + 1), result: content.result)
      case .same:
        guard let formula = form.derivedFormula?.text(at: place) else { return content }
        return .formula(formula, result: content.result)
      case .none, .value, .formula: return content
      }
    }
  }

  /// The number of each named column on the sheet, from 1.
  var numbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, column) in columns.enumerated() where !column.id.isEmpty {
      numbers[column.id] = index + 1
    }
    return numbers
  }

  /// Adds up the rows among some lines, of a table whose first line stands in row `first`.
  func totals(of range: Range<Int>, first: Int) -> Totals {
    var sums = passed?.sums ?? [Double](repeating: 0, count: columns.count)
    var segments: [ClosedRange<Int>] = []
    for index in range {
      if case .passing = lines[index], let count = passed?.count, count > 0 {
        // Only a row of totals can stand before them.
        segments.append((first + index)...(first + index + count - 1))
      }
      guard case .row(let row) = lines[index] else { continue }
      let number = first + index
      if let last = segments.last, last.upperBound == number - 1 {
        segments[segments.count - 1] = last.lowerBound...number
      } else {
        segments.append(number...number)
      }
      for (column, content) in cells[row].enumerated() { sums[column] += content.number ?? 0 }
    }
    var totals = zip(columns, sums).map { column, sum -> CellContent in
      if case .sum = column.total { .number(sum) } else { .blank }
    }
    derive(&totals) { column in if case .same = column.total { true } else { false } }
    return Totals(cells: totals, segments: segments)
  }
}

/// `SUM(H12:H20,H22:H40)` over some rows of a column.
private func sumFormula(_ segments: [ClosedRange<Int>], column: Int) -> String {
  guard let first = segments.first, let last = segments.last else { return "0" }
  func range(_ rows: ClosedRange<Int>) -> String {
    CellRange(rows: rows, columns: column...column).description
  }
  // Excel takes 255 arguments and 8,192 characters. With more groups than that the headings, which
  // hold sums of their own, are skipped by the function that ignores its like.
  guard segments.count <= 250 else {
    return "SUBTOTAL(9,\(range(first.lowerBound...last.upperBound)))"
  }
  return "SUM(\(segments.map(range).joined(separator: ",")))"
}

extension ColumnForm {
  /// The formula of a column that is made from others; nil for any other column.
  var derivedFormula: CellFormula? {
    switch content {
    case .ratio(let part, let whole):
      return CellFormula([
        .text("IF("), .cell(whole), .text("=0,\"–\","), .cell(part), .text("/"), .cell(whole),
        .text(")"),
      ])
    case .difference(let a, let b):
      return CellFormula([.cell(a), .text("-"), .cell(b)])
    case .sum(let ids):
      let cells = ids.map { [CellFormula.Part.cell($0)] }
      return CellFormula([.text("SUM(")] + cells.joined(separator: [.text(",")]) + [.text(")")])
    case .number, .field, .value, .formula:
      return nil
    }
  }
}

extension CellContent {
  /// What a formula with this content shows.
  var result: FormulaResult {
    if let number { return .number(number) }
    switch self {
    case .date(let date): return .number(Double(date.excelSerial))
    case .text(let text): return .text(text)
    default: return .text("")
    }
  }
}
