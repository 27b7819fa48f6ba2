public import Groundwork
import Spreadsheets

/// Shows a workbook as it is, cell by cell: what each holds, what it shows, and what is attached to it.
///
/// `ShowData` shows what templates see; this is for finding out what a strange workbook holds.
public struct ShowCells: Sendable {
  private let workspace: any Workspace

  public init(workspace: any Workspace) { self.workspace = workspace }

  /// The cells as text; empty, and a finding, when the file is no workbook.
  ///
  /// - Parameter sheet: only this sheet, by its name; nil for all.
  /// - Throws: `WorkspaceFault` when the file cannot be read.
  public func run(
    _ file: String, sheet: String?, form: ShowData.Form
  ) throws(WorkspaceFault) -> (text: String, findings: Findings) {
    var findings = Findings()
    let bytes = try workspace.read(file)
    do throws(WorkbookFault) {
      let book = try WorkbookReader(bytes, file: file)
      guard let wanted = Self.sheets(of: book, named: sheet, file: file, into: &findings) else {
        return ("", findings)
      }
      var listings: [SheetListing] = []
      for info in wanted {
        listings.append(try SheetListing(info, of: book, into: &findings))
      }
      switch form {
      case .json:
        var json = JSONWriter()
        json.object {
          $0.key("file")
          $0.string(file)
          $0.key("sheets")
          $0.array { for listing in listings { listing.write(to: &$0) } }
        }
        return (json.text + "\n", findings)
      case .lines:
        var sink = ByteSink()
        for listing in listings { listing.list(into: &sink) }
        return (sink.text, findings)
      }
    } catch {
      findings.error(
        "intake.unreadable-workbook", error.phrase, at: .file(file),
        hints: error.hint.map { [$0] } ?? [])
      return ("", findings)
    }
  }

  private static func sheets(
    of book: WorkbookReader, named name: String?, file: String, into findings: inout Findings
  ) -> [SheetInfo]? {
    guard let name else { return book.sheets }
    if let info = book.sheet(named: name) { return [info] }
    findings.error(
      "data.no-sheet",
      Phrase(vi: "không có trang nào tên là “\(name)”", en: "there is no sheet “\(name)”"),
      at: .file(file), hints: .nearest(to: name, among: book.sheets.map(\.name)))
    return nil
  }
}

/// One sheet, ready to be shown.
private struct SheetListing {
  struct Cell {
    let place: SheetCell
    let shown: String
    let formula: String?
    let isHidden: Bool
  }

  let info: SheetInfo
  let layout: SheetLayout
  let remarks: SheetRemarks
  var cells: [Cell] = []
  var hiddenRows: [Int] = []

  init(
    _ info: SheetInfo, of book: WorkbookReader, into findings: inout Findings
  ) throws(WorkbookFault) {
    self.info = info
    let reader = try book.sheet(info.index)
    layout = reader.layout
    remarks = try book.remarks(of: reader, at: info.index)
    let displays = book.displays
    var formulas = SharedFormulas()
    var cells: [Cell] = []
    var hiddenRows: [Int] = []
    var found = Findings()
    try reader.readRows { row in
      for problem in row.problems { found.add(problem) }
      if row.isHidden { hiddenRows.append(row.number) }
      for cell in row.cells {
        cells.append(
          Cell(
            place: cell, shown: displays.text(of: cell), formula: formulas.formula(of: cell),
            isHidden: row.isHidden || layout.isHidden(column: cell.address.column)))
      }
    }
    self.cells = cells
    self.hiddenRows = hiddenRows
    findings.add(found)
  }

  // MARK: JSON

  func write(to json: inout JSONWriter) {
    json.object {
      $0.key("name")
      $0.string(info.name)
      $0.key("visibility")
      $0.string(visibility)
      $0.key("has_cells")
      $0.bool(info.hasCells)
      $0.key("merged")
      $0.array { for range in layout.mergedRanges { $0.string(range.description) } }
      $0.key("hidden_columns")
      $0.array {
        for range in layout.hiddenColumns {
          let first = CellAddress.letters(ofColumn: range.lowerBound)
          $0.string(first + ":" + CellAddress.letters(ofColumn: range.upperBound))
        }
      }
      $0.key("hidden_rows")
      $0.array { for row in hiddenRows { $0.integer(row) } }
      $0.key("links")
      $0.array {
        for link in remarks.links {
          $0.object {
            $0.member("cells", link.range.description)
            $0.member("target", link.target)
          }
        }
      }
      $0.key("comments")
      $0.array {
        for (address, text) in remarks.comments.sorted(by: { $0.key < $1.key }) {
          $0.object {
            $0.member("cell", address.description)
            $0.member("text", text)
          }
        }
      }
      $0.key("cells")
      $0.array { for cell in cells { write(cell, to: &$0) } }
    }
  }

  private func write(_ cell: Cell, to json: inout JSONWriter) {
    let address = cell.place.address
    json.object {
      $0.member("cell", address.description)
      $0.member("type", cell.place.value.kindName)
      $0.key("value")
      cell.place.value.write(to: &$0)
      $0.member("shown", cell.shown)
      if let formula = cell.formula { $0.member("formula", "=" + formula) }
      if let comment = remarks.comments[address] { $0.member("comment", comment) }
      if let link = remarks.link(at: address) { $0.member("link", link) }
      if let merged = layout.mergedRange(at: address) { $0.member("merged", merged.description) }
      if cell.isHidden {
        $0.key("hidden")
        $0.bool(true)
      }
    }
  }

  private var visibility: String {
    switch info.visibility {
    case .visible: "visible"
    case .hidden: "hidden"
    case .veryHidden: "very-hidden"
    }
  }

  // MARK: Lines

  func list(into sink: inout ByteSink) {
    for cell in cells {
      var json = JSONWriter(indented: false)
      cell.place.value.write(to: &json)
      sink.append("\(info.name)!\(cell.place.address): \(json.text)")
      if !cell.shown.isEmpty { sink.append("  “\(cell.shown)”") }
      if let formula = cell.formula { sink.append("  =\(formula)") }
      sink.append("\n")
    }
  }
}

extension CellValue {
  fileprivate var kindName: String {
    switch self {
    case .blank: "blank"
    case .text: "text"
    case .number: "number"
    case .date: "date"
    case .time: "time"
    case .bool: "bool"
    case .error: "error"
    }
  }

  /// Dates and times in ISO form.
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .blank: json.null()
    case .text(let text), .error(let text): json.string(text)
    case .number(let number):
      if let whole = Int(exactly: number) { json.integer(whole) } else { json.number(number) }
    case .date(let date, let time):
      json.string(date.description + (time.map { "T" + Self.clock($0) } ?? ""))
    case .time(let time): json.string(Self.clock(time))
    case .bool(let bool): json.bool(bool)
    }
  }

  /// “08:30:00”, with thousandths where there are any.
  private static func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }.joined(separator: ":")
    let rest = milliseconds % 1_000
    return rest == 0 ? clock : clock + "." + String(String(1_000 + rest).dropFirst())
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }
}
