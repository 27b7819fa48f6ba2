import Groundwork

/// An Excel formula with holes: `=IF({chi_tieu}=0,"",{thuc_hien}/{chi_tieu})`.
///
/// - `{id}`: the cell of that column in the same row.
/// - `{id[]}`: all cells of that column in the table, `$H$12:$H$40`.
/// - `{id.total}`: the cell of that column in the row of totals.
/// - `{row}`, `{first}`, `{last}`: numbers of this row, and of the table's first and last row.
struct CellFormula: Sendable {
  enum Part: Sendable {
    case text(String)
    case row, first, last
    case cell(String), column(String), total(String)
  }

  private let parts: [Part]

  /// Where the holes of a formula lead.
  struct Place {
    /// Number of each column, from 1.
    var columns: [String: Int]
    var row: Int
    var first: Int
    var last: Int
    /// Nil when the table has no row of totals.
    var totalRow: Int?
    /// Whether columns are fixed with “$”, as conditions over several columns need.
    var fixesColumns = false
  }

  /// A formula whose columns have been found: what is left to say is the row.
  struct InColumns: Sendable {
    /// What stands before, between and after the numbers of the row.
    fileprivate var pieces: [[UInt8]] = [[]]

    /// The formula in a row.
    func text(row: Int) -> String {
      var out = ByteSink(reserving: 64)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { out.append(decimal: row) }
        out.bytes += piece
      }
      return out.text
    }
  }

  init(_ parts: [Part]) { self.parts = parts }

  /// Splits a formula; a brace that is never closed stays as it is.
  init(_ text: String) {
    var parts: [Part] = []
    var rest = text.hasPrefix("=") ? text.dropFirst() : text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(.text(String(rest[..<open])))
      parts.append(Self.part(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  private static func part(_ hole: String) -> Part {
    switch hole {
    case "row": .row
    case "first": .first
    case "last": .last
    case _ where hole.hasSuffix("[]"): .column(String(hole.dropLast(2)))
    case _ where hole.hasSuffix(".total"): .total(String(hole.dropLast(6)))
    default: .cell(hole)
    }
  }

  /// The columns that the formula mentions.
  var columns: [String] {
    parts.compactMap { part in
      switch part {
      case .cell(let id), .column(let id), .total(let id): id
      default: nil
      }
    }
  }

  /// The formula at a place; nil when it mentions a column that is not there, or a total where
  /// there is none.
  func text(at place: Place) -> String? { inColumns(of: place)?.text(row: place.row) }

  /// The formula for any row of a place's columns; nil as `text(at:)`.
  func inColumns(of place: Place) -> InColumns? {
    var formula = InColumns()
    var out = ByteSink()
    func endPiece() {
      formula.pieces[formula.pieces.count - 1] = out.bytes
      formula.pieces.append([])
      out.bytes = []
    }
    for part in parts {
      switch part {
      case .text(let text): out.append(text)
      case .row: endPiece()
      case .first: out.append(decimal: place.first)
      case .last: out.append(decimal: place.last)
      case .cell(let id):
        guard let column = place.columns[id] else { return nil }
        if place.fixesColumns { out.append(byte: UInt8(ascii: "$")) }
        CellAddress.appendLetters(ofColumn: column, to: &out.bytes)
        endPiece()
      case .column(let id):
        guard let column = place.columns[id] else { return nil }
        out.append(
          CellRange(rows: place.first...max(place.first, place.last), columns: column...column)
            .absolute)
      case .total(let id):
        guard let column = place.columns[id], let row = place.totalRow else { return nil }
        out.append(CellAddress(row: row, column: column).absolute)
      }
    }
    formula.pieces[formula.pieces.count - 1] = out.bytes
    return formula
  }
}
