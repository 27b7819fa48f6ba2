import Groundwork
import Records
import Spreadsheets

/// When a cell of the fill-in workbook turns red: for what checking the figures would refuse.
///
/// Excel's own validation does not see what is pasted, nor what other programs write.
struct FillInAlarms {
  private let sheet: SheetSchema
  private let firstRow: Int
  private let lastRow: Int
  /// The column's drop-down; nil when it has none.
  private let list: DataValidation.Rule?

  init(_ sheet: SheetSchema, firstRow: Int, lastRow: Int, list: DataValidation.Rule?) {
    self.sheet = sheet
    self.firstRow = firstRow
    self.lastRow = lastRow
    self.list = list
  }

  /// The formulas that are true for a wrong cell, written for the first row.
  func formulas(for column: ColumnSchema, at number: Int) -> [String] {
    let letters = CellAddress.letters(ofColumn: number)
    let cell = "\(letters)\(firstRow)"
    var formulas: [String] = []
    if column.isRequired {
      // Blank, in a row in which something is filled in.
      let last = CellAddress.letters(ofColumn: sheet.columns.count)
      formulas.append("AND(COUNTA($A\(firstRow):$\(last)\(firstRow))>0,ISBLANK(\(cell)))")
    }
    if let test = test(of: column, cell) {
      // An error would make the whole formula one, and errors are refused anyhow.
      formulas.append("IF(ISERROR(\(cell)),TRUE,AND(NOT(ISBLANK(\(cell))),\(test)))")
    } else {
      formulas.append("ISERROR(\(cell))")
    }
    if column.isUnique {
      let all = "$\(letters)$\(firstRow):$\(letters)$\(lastRow)"
      formulas.append(
        "IF(ISERROR(\(cell)),FALSE,AND(NOT(ISBLANK(\(cell))),COUNTIF(\(all),\(cell))>1))")
    }
    return formulas
  }

  /// True for a filled cell that its column does not take; nil when it takes anything.
  private func test(of column: ColumnSchema, _ cell: String) -> String? {
    switch column.type {
    case .text: strangers(to: column, cell)
    case .yesno:
      "NOT(OR(ISLOGICAL(\(cell)),"
        + ["có", "không", "x", "1", "0"].map { "\(cell)&\"\"=\"\($0)\"" }.joined(separator: ",")
        + "))"
    case .integer, .number: number(column, cell)
    // Text with signs between may be a date as people write it; text without is none.
    case .date:
      "AND(ISTEXT(\(cell)),LEN(\(Self.without(["/", "-", "."], in: cell)))=LEN(\(cell)),"
        + "ISERROR(SEARCH(\"năm\",\(cell))))"
    }
  }

  /// Words that are not in the list, where the list is all that is taken.
  private func strangers(to column: ColumnSchema, _ cell: String) -> String? {
    guard !column.choices.isEmpty else { return nil }
    switch list {
    case .list(let words):
      return "NOT(OR(" + words.map { "\(cell)=\"\($0)\"" }.joined(separator: ",") + "))"
    case .listFrom(let range, let sheet):
      return "COUNTIF(\(range.absolute(onSheet: sheet)),\(cell))=0"
    default:
      return nil
    }
  }

  private func number(_ column: ColumnSchema, _ cell: String) -> String {
    var limits: [String] = []
    if column.type == .integer { limits.append("\(cell)<>INT(\(cell))") }
    if let minimum = column.minimum { limits.append("\(cell)<\(Self.written(minimum))") }
    if let maximum = column.maximum { limits.append("\(cell)>\(Self.written(maximum))") }
    let beyond = limits.isEmpty ? "FALSE" : "OR(\(limits.joined(separator: ",")))"
    // “1.234” typed as text is read, “12 người” is not; a dash says that there is nothing.
    let digits = Self.without([".", ",", " "], in: cell)
    return "IF(ISNUMBER(\(cell)),\(beyond),"
      + "AND(\(cell)<>\"-\",\(cell)<>\"–\",ISERROR(VALUE(\(digits)))))"
  }

  private static func without(_ signs: [String], in cell: String) -> String {
    signs.reduce(cell) { "SUBSTITUTE(\($0),\"\($1)\",\"\")" }
  }

  /// A limit as formulas write numbers, whatever the language of the program.
  private static func written(_ limit: Double) -> String {
    Int(exactly: limit).map(String.init) ?? String(limit)
  }
}
