import Groundwork
import Packaging
import Spreadsheets
import Testing

@testable import Office

@Suite("Large tables whose rows pass")
struct PassingTableTests {
  private static let plan = """
    sheets:
      - name: Danh sách
        title: DANH SÁCH
        page: { fill: true }
        table:
          rows: danh_sach
          filter: true
          freeze: true
          total: { label: Tổng cộng, place: PLACE }
          columns:
            - { id: stt, heading: STT }
            - { id: ho_ten, heading: Họ và tên, rich: true }
            - heading: Điểm
              columns:
                - { id: a, heading: Một, value: "{{ r.mot | float }}", format: number, total: sum }
                - { id: b, heading: Hai, format: integer, total: sum, name: HAI }
            - { id: t, heading: Tổng, sum: [a, b], total: sum }
            - { id: h, heading: Hạng, formula: "RANK({t},{t[]})/{last}", value: "{{ stt }}" }
          conditions:
            - { columns: [b], compare: "> 3", bold: true }
        charts: [{ kind: column, categories: ho_ten, values: [t] }]
        signatures: { signers: [{ position: NGƯỜI LẬP, name: Mẫu Văn A }] }
    """
  private static let table =
    "STT;Họ tên;Một;b\n"
    + (1...300).map { "\($0);\"Mẫu **Thị** \($0)\nxã \($0 % 7)\";\($0).25;\($0 % 9)\n" }.joined()

  private func fill(_ desk: Desk, largeTable: Int) throws -> Outcome<FillTemplate.Filled> {
    var fill = FillTemplate(workspace: desk.workspace, templates: nil)
    fill.largeTable = largeTable
    return try fill.run(
      .init(template: "m.yaml", data: "d.csv", output: "x\(largeTable).xlsx"))
  }

  /// What stands in a sheet's part behind its rows, and what each row says of itself.
  private func frame(of bytes: [UInt8]) throws -> [Substring] {
    let archive = try ArchiveReader(reading: bytes)
    let sheet = String(
      decoding: try archive.content("xl/worksheets/sheet1.xml"), as: UTF8.self)
    let heights = sheet.split(separator: "<row ").dropFirst().map { row in
      row.prefix { $0 != ">" }.split(separator: " ").filter { $0.hasPrefix("ht") }.joined()[...]
    }
    let halves = sheet.split(separator: try Regex("</?sheetData>"))
    return heights + [halves[0], try #require(halves.last)]
  }

  @Test("give the workbook that the same rows give in memory", arguments: ["bottom", "top"])
  func sameWorkbook(place: String) throws {
    let plan = Self.plan.split(separator: "PLACE").joined(separator: place)
    let desk = Desk(["m.yaml": plan, "d.csv": Self.table])
    var books: [[UInt8]] = []
    for size in [0, 1 << 30] {
      let outcome = try fill(desk, largeTable: size)
      #expect(outcome.result != nil, "\(outcome.findings.all)")
      books.append(try #require(desk.workspace.files["x\(size).xlsx"]))
    }
    #expect(books[0] != books[1], "rows that pass hold their own texts")
    let rows = try books.map { book in
      var rows: [String] = []
      try WorkbookReader(book, file: "x.xlsx").sheet(0).readRows { row in
        rows.append(row.cells.map { "\($0.address) \($0.value)" }.joined(separator: "|"))
      }
      return rows
    }
    #expect(rows[0].count > 300)
    #expect(rows[0] == rows[1])
    #expect(try frame(of: books[0]) == frame(of: books[1]))
  }

  @Test(
    "are not made to pass where the plan looks ahead",
    arguments: [
      ("rows: danh_sach", "rows: danh_sach | sort(attribute='b')"),
      ("title: DANH SÁCH", "title: \"{{ danh_sach | length }} NGƯỜI\""),
      ("filter: true", "groups: [{ by: r.b }]"), ("rich: true", "merge: true"),
    ])
  func looksAhead(old: String, new: String) throws {
    let plan = Self.plan.split(separator: old).joined(separator: new)
      .split(separator: "PLACE").joined(separator: "bottom")
    var (sources, findings) = (Sources(), Findings())
    let value = try #require(
      readYAML(
        SourceText(file: "m.yaml", bytes: Array(plan.utf8)), sources: &sources, into: &findings))
    let template = try #require(
      SheetTemplate(value, name: "m", sources: sources, into: &findings), "\(findings.all)")
    #expect(!template.canPass("danh_sach"))
  }

  @Test("of mistakes name the first thousand, count the rest and write nothing")
  func manyMistakes() throws {
    let plan = """
      sheets:
        - name: A
          table: { rows: danh_sach, columns: [{ id: a, value: "{{ r.x.y }}" }] }
      """
    let desk = Desk(["m.yaml": plan, "d.csv": "x\n" + String(repeating: "1\n", count: 3000)])
    let outcome = try fill(desk, largeTable: 0)
    #expect(outcome.result == nil)
    #expect(outcome.findings.all.count == FindingTally.limit + 1)
    #expect(outcome.findings.all.last?.code == "data.more-findings")
    #expect(desk.workspace.files["x0.xlsx"] == nil)
  }

  @Test("are read over the ends of pieces", arguments: [1, 2, 3])
  func pieces(of letters: Int) throws {
    // Each row is longer than what is read at first, by steps that no piece can divide.
    let long = String(repeating: "ộ\"\"\n", count: 100_000 + letters)
    let text = "\u{FEFF}a,b\r\n\"\(long)\",1\r\n\r\n2,\"\(long)\"\r\n"
    let workspace = MemoryWorkspace(["d.csv": Array(text.utf8)])
    var sources = Sources()
    var table = try CSVPieces("d.csv", workspace.pieces(of: "d.csv"), sources: &sources)
    var rows: [Value] = []
    while let row = try table.next() { rows.append(row) }
    #expect(table.findings.isEmpty, "\(table.findings.all)")
    let source = SourceText(file: "d.csv", bytes: Array(text.utf8))
    var findings = Findings()
    let whole = readCSV(source, sources: &sources, into: &findings)
    #expect(rows == whole?.list)
    #expect(rows.map(\.origin) == whole?.list?.map(\.origin))
  }

  @Test(
    "say where they cannot be read",
    arguments: [
      ("a\n1\n\"2\n3\n", "csv.open-quote", 3), ("a\n1\n\u{0}", "", 0),
      ("a,A\n1,2\n", "csv.duplicate-heading", 1),
    ])
  func broken(text: String, code: String, row: Int) throws {
    let workspace = MemoryWorkspace(["d.csv": Array(text.utf8)])
    var sources = Sources()
    var table = try CSVPieces("d.csv", workspace.pieces(of: "d.csv"), sources: &sources)
    while try table.next() != nil {}
    #expect(table.findings.all.map(\.code).joined() == code)
  }

  @Test("that are no Unicode are refused at the line")
  func encoding() throws {
    let bytes = Array("a\n".utf8) + Array(repeating: [0x31, 0x0A], count: 200_000).joined()
    let workspace = MemoryWorkspace(["d.csv": bytes + [0xC3, 0x0A]])
    var sources = Sources()
    var table = try CSVPieces("d.csv", workspace.pieces(of: "d.csv"), sources: &sources)
    while try table.next() != nil {}
    #expect(table.findings.all.map(\.code) == ["csv.encoding"])
    #expect(table.findings.all.first?.location == .text(file: "d.csv", line: 200_002, column: 1))
  }
}
