import Groundwork
import Packaging
import Spreadsheets
import Testing

@Suite("Reading workbooks that are broken")
struct BrokenWorkbookTests {
  private func read(_ book: SampleBook) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    let reader = try WorkbookReader(book.bytes(), file: "so-lieu.xlsx")
    try reader.readRows(of: 0) { rows.append($0) }
    return rows
  }

  @Test(
    "a bad cell is found with its place, and the rest of the sheet is read",
    arguments: [
      ("<c r=\"B3\" t=\"s\"><v>9</v></c>", "workbook.shared-string", CellValue.blank),
      ("<c r=\"B3\" t=\"s\"><v>x</v></c>", "workbook.shared-string", .blank),
      ("<c r=\"B3\"><v>mười</v></c>", "workbook.number", .text("mười")),
      ("<c r=\"B3\"><v>0x10</v></c>", "workbook.number", .text("0x10")),
      ("<c r=\"B3\"><v>nan</v></c>", "workbook.number", .text("nan")),
      ("<c r=\"B3\" s=\"1\"><v>60</v></c>", "workbook.date", .number(60)),
      ("<c r=\"B3\" s=\"1\"><v>-1</v></c>", "workbook.date", .number(-1)),
      ("<c r=\"B3\" s=\"1\"><v>1e300</v></c>", "workbook.date", .number(1e300)),
      ("<c r=\"B3\" t=\"d\"><v>2023-02-30</v></c>", "workbook.date", .text("2023-02-30")),
      ("<c r=\"B3\" t=\"q\"><v>1</v></c>", "workbook.cell-type", .text("1")),
    ])
  func badCells(_ cell: String, _ code: String, _ value: CellValue) throws {
    var book = SampleBook(rows: "<row r=\"3\">\(cell)<c r=\"C3\"><v>1</v></c></row>")
    book.strings = SampleBook.strings("<si><t>một</t></si>")
    book.styles = SampleBook.styles(builtIn: [0, 14])
    let row = try read(book)[0]
    #expect(row[2] == value)
    #expect(row[3] == .number(1))
    #expect(row.problems.map(\.code) == [code])
    #expect(
      row.problems.first?.location
        == .cell(file: "so-lieu.xlsx", sheet: "Trang 1", CellAddress(row: 3, column: 2)))
  }

  @Test("a million bad cells are not a million findings")
  func manyProblems() throws {
    let row = "<row>" + String(repeating: "<c><v>x</v></c>", count: 500) + "</row>"
    #expect(try read(SampleBook(rows: row))[0].problems.count == 100)
  }

  @Test("a row with more cells than there are columns is malformed")
  func tooManyCells() throws {
    let cell = "<c r=\"A1\"><v>1</v></c>"
    let most = SampleBook(rows: "<row>" + String(repeating: cell, count: 16_384) + "</row>")
    #expect(try read(most)[0].cells.count == 16_384)
    let more = SampleBook(rows: "<row>" + String(repeating: cell, count: 16_385) + "</row>")
    #expect(throws: WorkbookFault.self) { try read(more) }
  }

  @Test("shared strings that are missing altogether are one fault, not one for each cell")
  func noSharedStrings() throws {
    let book = SampleBook(rows: "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
    do {
      _ = try read(book)
      Issue.record("nothing was thrown")
    } catch WorkbookFault.unreadable(let file, let why) {
      #expect(file == "so-lieu.xlsx")
      #expect(why.en == "sheet “Trang 1” uses shared strings, but the file has none")
    }
  }

  @Test(
    "malformed sheets are refused with their place",
    arguments: [
      "<row r=\"1\"><c r=\"A1\"><v>1</v></row>", "<row r=\"0\"/>", "<row r=\"1048577\"/>",
      "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"1A\"/></row>",
      "<row r=\"1\"><c r=\"A\"/></row>", "<row r=\"1\"><c r=\"\"/></row>", "<row r=\"x\"/>",
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&x;</v></c></row>", "<row r=1/>", "<row", "</row>",
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&#xD800;</v></c></row>",
      "<row r=\"1\"><c r=\"A1\"><v><b/></v></c></row>", "<row r=\"1\"><c r=\"A1></c></row>",
      "<row r=\"1048576\"/><row/>", "<row><c t=\"str\"><v>a\u{1}</v></c></row>",
      "<row><c t=\"str\"><v>&#0;</v></c></row>", "<row><c t=\"str\"><v>&#+65;</v></c></row>",
      "<row><c t=\"str\"><v>&amp</v></c></row>",
      "<row><c t=\"str\"><v>&#x000000000041;</v></c></row>",
    ])
  func malformed(_ rows: String) {
    do {
      _ = try read(SampleBook(rows: rows))
      Issue.record("nothing was thrown for \(rows)")
    } catch WorkbookFault.package("so-lieu.xlsx", .xml("/xl/worksheets/sheet1.xml", 1, _, _)) {
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("the last row and column of Excel are read")
  func lastCell() throws {
    let rows = try read(
      SampleBook(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"))
    #expect(rows[0].cells[0].address == CellAddress(row: 1_048_576, column: 16_384))
  }

  @Test("a sheet cut short at any place is refused or read, and never crashes us")
  func truncatedSheet() throws {
    let whole = SampleBook.sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A2</f><v>ủ &amp;</v></c><c><v>1</v></c></row>",
      before: "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>",
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    let bytes = Array(whole.utf8)
    for length in 0..<bytes.count {
      var book = SampleBook()
      book.sheets[0].xml = String(decoding: bytes[..<length], as: UTF8.self)
      #expect(throws: WorkbookFault.self) { _ = try read(book) }
    }
  }

  @Test("a sheet with any byte changed is refused or read, and never crashes us")
  func bentSheet() throws {
    let whole = SampleBook.sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><f si=\"1\">A2</f><v>u_x0041_&amp;</v></c>"
        + "<c s=\"1\"><v>45246.5</v></c></row>",
      before: "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols>",
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>")
    for index in 0..<whole.utf8.count {
      for change: UInt8 in [0x01, 0x02, 0x10, 0x1F, 0x3C] {
        var bytes = Array(whole.utf8)
        bytes[index] ^= change
        var book = SampleBook()
        book.styles = SampleBook.styles(builtIn: [0, 22])
        book.sheets[0].xml = String(decoding: bytes, as: UTF8.self)
        _ = try? read(book)
      }
    }
  }

  @Test("a sheet with a DOCTYPE is refused")
  func doctype() throws {
    var book = SampleBook()
    book.sheets[0].xml = "<!DOCTYPE a [<!ENTITY b \"c\">]>" + book.sheets[0].xml
    #expect(
      throws: WorkbookFault.package(
        file: "so-lieu.xlsx",
        .xml(part: "/xl/worksheets/sheet1.xml", line: 1, column: 13, .doctype))
    ) { _ = try read(book) }
  }

  @Test("what is no workbook is called by its name, with the cure")
  func foreign() throws {
    #expect(throws: WorkbookFault.package(file: "a.xls", .notAPackage(.pdf))) {
      try WorkbookReader(Array("%PDF-1.4".utf8), file: "a.xls")
    }
    var word = PackageWriter()
    word.add(
      "/word/document.xml",
      contentType:
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", [])
    word.relate(nil, type: SampleBook.office + "/officeDocument", to: "/word/document.xml")
    let bytes = try word.finish()
    #expect(throws: WorkbookFault.package(file: "a.xlsx", .notAPackage(.wordDocument))) {
      try WorkbookReader(bytes, file: "a.xlsx")
    }
    #expect(
      WorkbookFault.package(file: "a.xls", .notAPackage(.oldExcel)).hint?.en
        == "open it in Excel and save it as .xlsx")
    #expect(
      WorkbookFault.package(file: "a.xls", .notAPackage(.oldExcel)).phrase.vi
        == "không đọc được a.xls: đây là tệp .xls của Excel 97–2003")
  }

  @Test("a sheet that is listed but not held is a fault of its own")
  func missingSheet() throws {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    var package = PackageWriter()
    package.add(
      "/xl/workbook.xml", contentType: type,
      Array(
        "<workbook xmlns='\(SampleBook.main)'><sheets><sheet name='A'/></sheets></workbook>".utf8))
    package.relate(nil, type: SampleBook.office + "/officeDocument", to: "/xl/workbook.xml")
    let reader = try WorkbookReader(package.finish(), file: "a.xlsx")
    #expect(reader.sheets.map(\.name) == ["A"])
    #expect(throws: WorkbookFault.self) { try reader.sheet(0) }
  }
}
