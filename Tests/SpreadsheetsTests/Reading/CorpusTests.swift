import Glibc
import Groundwork
import Spreadsheets
import Testing

/// Workbooks of many programs, and odd ones by hand, with what each holds: `Tests/Corpus/workbooks`,
/// made and judged by `scripts/corpus/make_workbooks.py`.
@Suite("Workbooks as other programs write them")
struct CorpusTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    + "/Tests/Corpus/workbooks/"

  struct Place: Hashable, CustomStringConvertible {
    let sheet: String
    let cell: String
    var description: String { "\(sheet)!\(cell)" }
  }

  /// “number 12”, “text "xã Mẫu"”, as expected.tsv has them, by file and place.
  private static let expected: [String: [Place: String]] = {
    let text = String(decoding: read(folder + "expected.tsv"), as: UTF8.self)
    var all: [String: [Place: String]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      all[fields[0], default: [:]][Place(sheet: fields[1], cell: fields[2])] =
        "\(fields[3]) \(fields[4])"
    }
    return all
  }()

  static var files: [String] { expected.keys.sorted() }

  private static func read(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// A workbook of the corpus.
  static func bytes(of name: String) -> [UInt8] { read(folder + name) }

  private static func open(_ name: String) throws -> WorkbookReader {
    try WorkbookReader(read(folder + name), file: name)
  }

  @Test("each is read as openpyxl and calamine read it, cell by cell", arguments: files)
  func cells(_ name: String) throws {
    let book = try Self.open(name)
    var found: [Place: String] = [:]
    for sheet in book.sheets {
      try book.sheet(sheet.index).readRows { row in
        #expect(row.problems.isEmpty, "\(name) \(sheet.name) row \(row.number)")
        for cell in row.cells {
          guard let said = cell.value.said else { continue }
          found[Place(sheet: sheet.name, cell: cell.address.description)] = said
        }
      }
    }
    let expected = try #require(Self.expected[name])
    #expect(!expected.isEmpty)
    for (place, value) in expected.sorted(by: { $0.key.description < $1.key.description }) {
      #expect(found[place].map { Self.agrees($0, value) } == true, "\(place): \(value)")
    }
    for place in found.keys where expected[place] == nil { Issue.record("\(name) \(place)") }
  }

  private static func agrees(_ found: String, _ expected: String) -> Bool {
    if found == expected { return true }
    func number(_ text: String) -> Double? {
      text.hasPrefix("number ") ? Double(text.dropFirst(7).filter { $0 != "\"" }) : nil
    }
    guard let a = number(found), let b = number(expected) else { return false }
    return (a - b).magnitude <= 1e-12 * max(1, b.magnitude)
  }

  @Test("what is shown follows the number format, as in Vietnamese Excel")
  func shown() throws {
    let book = try Self.open("formats.xlsx")
    var shown: [String] = []
    let displays = book.displays
    try book.readRows(of: 0) { row in
      guard row.number == 1 else { return }
      shown = row.cells.map { displays.text(of: $0) }
    }
    #expect(
      shown == [
        "16/11/2023", "16/11/2023", "16/11/2023", "ngày 16 tháng 11 năm 2023", "36:00", "8:30",
        "16/11/2023 8:30", "95,50%", "1.234.567,89", "1,23E+04", "-1.234", "1/2", "nhỏ", "12",
        "Thg11-23", " 1.500.000 ₫ ", "3,25", "50%", "18:00", "60:00:00",
        "Thứ Năm, Tháng Mười Một 16, 2023", "2023-11-16 18:00",
      ])
  }

  @Test(
    "shared formulas are written out, each for its own cell",
    arguments: [
      (
        "formulas.xlsx",
        [
          "B1": "A1*2+$A$1", "B2": "A2*2+$A$1", "B3": "A3*2+$A$1", "C3": "SUM(A1:A3*2)",
          "D3": "1/0", "E3": "A1", "F3": "A1=1",
        ]
      ),
      ("exceljs-form.xlsx", ["D2": "B2*2", "D3": "B3*2", "E3": "A2&\"!\"", "C4": "NOW()"]),
    ])
  func formulas(file: String, expected: [String: String]) throws {
    let book = try Self.open(file)
    var written: [String: String] = [:]
    var formulas = SharedFormulas()
    try book.readRows(of: 0) { row in
      for cell in row.cells { written[cell.address.description] = formulas.formula(of: cell) }
    }
    #expect(written == expected)
  }

  @Test(
    "comments and links of other programs are found",
    arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
  func remarks(_ name: String) throws {
    let book = try Self.open(name)
    let remarks = try book.remarks(of: book.sheet(0), at: 0)
    #expect(remarks.comments[CellAddress(row: 2, column: 2)]?.contains("Xem lại số này") == true)
    #expect(
      remarks.link(at: CellAddress(row: 2, column: 1)) == "https://example.org/mau?a=1&b=2")
  }

  @Test("a link of exceljs leads where it says")
  func exceljsLink() throws {
    let book = try Self.open("exceljs-form.xlsx")
    let remarks = try book.remarks(of: book.sheet(0), at: 0)
    #expect(remarks.link(at: CellAddress(row: 4, column: 1)) == "https://example.org/mau")
  }

  @Test("sheets that are hidden, merged or hold no cells say so")
  func frames() throws {
    #expect(
      try Self.open("hidden.xlsx").sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(try Self.open("chartsheet.xlsx").sheets.map(\.hasCells) == [true, false, true])
    let layout = try Self.open("hidden-parts.xlsx").sheet(0).layout
    #expect(layout.mergedRanges.map(\.description) == ["A2:C3"])
    #expect(layout.isHidden(column: 2) && !layout.isHidden(column: 1))
  }
}

extension CellValue {
  /// As expected.tsv says it; nil for nothing.
  fileprivate var said: String? {
    switch self {
    case .blank, .text(""): return nil
    case .text(let text): return "text " + Self.quoted(text)
    case .number(let number): return "number \(number)"
    case .bool(let bool): return "bool \"\(bool ? 1 : 0)\""
    case .error(let name): return "error \"\(name)\""
    case .date(let date, let time):
      // The list rounds a time with a day to the second, and cuts off one without.
      let seconds = time.map { ($0 + 500) / 1_000 }
      return "date \"\(date)\(seconds.map { "T" + Self.clock($0) } ?? "")\""
    case .time(let time): return "time \"\(Self.clock(time / 1_000))\""
    }
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter(indented: false)
    json.string(text)
    return json.text
  }
}
