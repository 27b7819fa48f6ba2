import Groundwork

/// A table as it was read, whatever it was read from: numbered rows of cells.
struct Grid {
  /// As the tab, or the file, is called.
  var name: String
  /// What the rows came from.
  var origin: Origin
  /// The sheet's number in `Sources`; nil when the rows are records of a YAML or JSON file, which
  /// have no cells.
  var sheet: Int?
  var rows: [GridRow]
  /// What the columns are called, when that is not in a row: the names of the records' fields.
  var fieldNames: [String]?
  var isHidden = false

  /// The place of a cell, filled or not; column 0 is the whole row.
  func origin(_ row: GridRow, _ column: Int) -> Origin {
    if let sheet { return .cell(source: sheet, row: row.number, column: column) }
    return row.cells.first { $0.column == column }?.origin ?? row.origin
  }
}

extension Grid {
  /// The table on a sheet.
  init(sheet: Int, named name: String, rows: [GridRow], isHidden: Bool = false) {
    self.init(
      name: name, origin: .cell(source: sheet, row: 0, column: 0), sheet: sheet, rows: rows,
      isHidden: isHidden)
  }
}

extension Grid {
  /// Records of a YAML or JSON file as a table; a value that is no record is a finding.
  init(_ list: [Value], named name: String, from origin: Origin, into findings: inout Findings) {
    self.init(name: name, origin: origin, rows: [])
    var names: [String] = []
    var columns: [String: Int] = [:]
    for item in list {
      guard let record = item.record else {
        findings.error(
          "intake.not-a-record",
          Phrase(
            vi: "mỗi dòng của “\(name)” phải là một nhóm “tên: giá trị”",
            en: "each row of “\(name)” must be a group of “name: value”"), at: item.origin)
        continue
      }
      var row = GridRow(number: rows.count + 1, origin: item.origin)
      for (field, value) in record.fields {
        let column = columns[field] ?? names.count + 1
        if column > names.count {
          columns[field] = column
          names.append(field)
        }
        guard let content = CellReading(value) else { continue }
        row.cells.append(GridCell(column: column, content: content, origin: value.origin))
      }
      row.cells.sort { $0.column < $1.column }
      rows.append(row)
    }
    fieldNames = names
  }
}

/// A row that has at least one cell with something in it.
struct GridRow {
  /// From 1, as the workbook shows it.
  var number: Int
  var origin: Origin
  /// In order of their columns, without blank ones.
  var cells: [GridCell] = []
  var isHidden = false
}

struct GridCell {
  /// From 1.
  var column: Int
  var content: CellReading
  var origin: Origin
  /// Whether the cell is merged with others to its right.
  var spansColumns = false
}

/// What a cell holds, before anybody asks what it should hold.
enum CellReading {
  /// Trimmed, composed and not empty.
  case text(String)
  case number(Double)
  case date(CalendarDate)
  /// A time of day, as the fraction of the day that has gone by.
  case time(Double)
  case bool(Bool)
  /// An error of the sheet's own, such as `#N/A`.
  case error(String)
  /// A formula whose result was never computed.
  case notComputed
  /// A list or a record where a table has a cell; only YAML and JSON can say such a thing.
  case nested(Value)

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension CellReading {
  /// A value of a record as a cell; nil when it is nothing, or blank text.
  init?(_ value: Value) {
    switch value.payload {
    case .none, .object: return nil
    case .bool(let bool): self = .bool(bool)
    case .integer(let integer): self = .number(Double(integer))
    case .number(let number): self = .number(number)
    case .date(let date): self = .date(date)
    case .list, .record: self = .nested(value)
    case .text(let text), .markup(let text):
      let trimmed = text.trimmedText
      guard !trimmed.isEmpty else { return nil }
      self = .text(trimmed)
    }
  }
}

extension String {
  /// Without blanks at the ends (the non-breaking and invisible ones too), and with plain line ends.
  var trimmedText: String {
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return self }
    let hasReturns = hasByte(UInt8(ascii: "\r"))
    guard first.isBlank || last.isBlank || hasReturns else { return self }
    var trimmed = scalars[...]
    while let first = trimmed.first, first.isBlank { trimmed.removeFirst() }
    while let last = trimmed.last, last.isBlank { trimmed.removeLast() }
    guard hasReturns else { return String(trimmed) }
    var out = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in trimmed {
      if scalar == "\r" || (scalar == "\n" && !afterReturn) {
        out.append("\n")
      } else if scalar != "\n" {
        out.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(out)
  }
}

extension Unicode.Scalar {
  /// Nothing that anybody sees: spaces of all kinds, line ends, and what has no width.
  fileprivate var isBlank: Bool {
    if isASCII { return value <= 0x20 }
    return properties.isWhitespace || value == 0xFEFF || (0x200B...0x200D).contains(value)
  }
}
