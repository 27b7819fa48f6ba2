import Groundwork
import Packaging
import Spreadsheets
import Testing

/// Sheets of more than a megabyte, of which only a piece is in memory at a time.
@Suite("Reading large sheets")
struct LargeSheetTests {
  /// Rows that are unlike each other, with everything that a row can have.
  private static func rows(_ count: Int) -> String {
    var xml = ""
    for number in 1...count {
      let hidden = number % 7 == 0 ? " hidden=\"1\"" : ""
      xml += "<row r=\"\(number)\"\(hidden)><c r=\"A\(number)\"><v>\(number)</v></c>"
      xml += "<c r=\"B\(number)\" t=\"inlineStr\"><is><t>Đơn vị \(number) &amp; D</t></is></c>"
      if number % 5 == 0 {
        xml += "<c r=\"D\(number)\" s=\"1\"><f>A\(number)*2</f><v>45000</v></c>"
      }
      xml += number % 11 == 0 ? "</row><row/>" : "</row>"
    }
    return xml
  }

  private static let after =
    "<mergeCells><mergeCell ref=\"A9000:B9001\"/><mergeCell ref=\"A2:A3\"/></mergeCells>"
    + "<hyperlinks><hyperlink ref=\"B5\" location=\"'Trang 1'!A1\"/></hyperlinks>"

  private static func book(_ rows: String, before: String = "") -> SampleBook {
    var book = SampleBook()
    let columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>"
    book.sheets[0].xml = SampleBook.sheet(
      rows, before: "<dimension ref=\"A1:D9\"/>" + columns, after: after)
    if !before.isEmpty {
      book.sheets[0].xml = book.sheets[0].xml.replacing("<sheetData>", with: before + "<sheetData>")
    }
    book.styles = SampleBook.styles(builtIn: [0, 14])
    return book
  }

  private static func read(_ book: SampleBook) throws -> (rows: [String], layout: SheetLayout) {
    var rows: [String] = []
    let sheet = try WorkbookReader(book.bytes(), file: "lon.xlsx").sheet(0)
    try sheet.readRows { rows.append("\($0)") }
    return (rows, sheet.layout)
  }

  @Test("a sheet in pieces reads as it does whole")
  func pieces() throws {
    let rows = Self.rows(12_000)
    #expect(rows.utf8.count > 1 << 20)
    let streamed = try Self.read(Self.book(rows))
    // With a comment in it, a sheet is read by another way.
    let whole = try Self.read(Self.book(rows, before: "<!-- -->"))
    #expect(streamed.rows == whole.rows)
    #expect(streamed.rows.count == 12_000 + 12_000 / 11)
    #expect(streamed.layout.mergedRanges == whole.layout.mergedRanges)
    #expect(streamed.layout.mergedRanges.count == 2)
    #expect(streamed.layout.hiddenColumns == [3...3])
    #expect(streamed.layout.statedDimension == CellRange("A1:D9"))
    let reader = try WorkbookReader(Self.book(rows).bytes(), file: "lon.xlsx").sheet(0)
    var seen = 0
    for _ in 0..<2 { try reader.readRows { _ in seen += 1 } }
    #expect(seen == 2 * streamed.rows.count)
  }

  @Test("rows longer than any piece are read whole")
  func longRows() throws {
    var xml = ""
    for number in 1...12 {
      xml += "<row r=\"\(number)\">"
      for _ in 0..<16_000 { xml += "<c><v>1</v></c>" }
      xml += "</row>"
    }
    let (rows, _) = try Self.read(Self.book(xml))
    #expect(rows.count == 12)
    #expect(rows == (try Self.read(Self.book(xml, before: "<!-- -->"))).rows)
  }

  @Test("what is malformed far down is told with line and column")
  func malformed() throws {
    let rows = Self.rows(12_000) + "\n\n<row r=\"x\"/>"
    do {
      _ = try Self.read(Self.book(rows))
      Issue.record("nothing was thrown")
    } catch WorkbookFault.package(_, let fault) {
      #expect(
        fault.phrase.en
          == "part “/xl/worksheets/sheet1.xml”, line 3, column 11: malformed XML (bad row number)")
    }
  }

  @Test(
    "an entry whose bytes are not what the archive says is refused",
    arguments: [false, true])
  func damaged(isCut: Bool) throws {
    var bytes = try Self.book(Self.rows(12_000)).bytes()
    let package = try OfficePackage(reading: bytes)
    let entry = try #require(package.compressed("/xl/worksheets/sheet1.xml"))
    let middle = entry.bytes.startIndex + entry.bytes.count * 2 / 3
    for place in middle..<(middle + (isCut ? 2_000 : 1)) { bytes[place] ^= 0x55 }
    #expect(throws: WorkbookFault.self) {
      try WorkbookReader(bytes, file: "lon.xlsx").readRows(of: 0) { _ in }
    }
  }
}
