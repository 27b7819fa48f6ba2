import Groundwork
import Packaging
import Spreadsheets
import Testing

@Suite("Reading workbooks")
struct WorkbookReaderTests {
  private func reader(_ book: SampleBook) throws -> WorkbookReader {
    try WorkbookReader(book.bytes(), file: "so-lieu.xlsx")
  }

  private func rows(_ book: SampleBook, sheet: Int = 0) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    try reader(book).readRows(of: sheet) { rows.append($0) }
    return rows
  }

  /// Every cell as “B7=value”.
  private func cells(_ book: SampleBook) throws -> [String] {
    try rows(book).flatMap(\.cells).map { "\($0.address)=\(Self.text($0.value))" }
  }

  private static func text(_ value: CellValue) -> String {
    switch value {
    case .blank: "blank"
    case .text(let text): "“\(text)”"
    case .number(let number): "\(number)"
    case .date(let date, let second): "\(date)" + (second.map { "+\($0)" } ?? "")
    case .time(let second): "+\(second)"
    case .bool(let bool): "\(bool)"
    case .error(let error): error
    }
  }

  private func value(_ cell: String, _ change: (inout SampleBook) -> Void = { _ in }) throws
    -> CellValue?
  {
    var book = SampleBook(rows: "<row r=\"1\">\(cell)</row>")
    change(&book)
    return try rows(book)[0].cells.first?.value
  }

  @Test("sheets come in the order of their tabs, with what is hidden")
  func sheets() throws {
    var book = SampleBook()
    book.sheets = [
      ("Đơn vị", "", SampleBook.sheet("")), ("A &amp; B", "state='hidden'", SampleBook.sheet("")),
      ("Ẩn", "state='veryHidden'", SampleBook.sheet("")),
    ]
    let reader = try reader(book)
    #expect(reader.sheets.map(\.name) == ["Đơn vị", "A & B", "Ẩn"])
    #expect(reader.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(reader.sheets.map(\.index) == [0, 1, 2])
    #expect(reader.sheet(named: "ĐƠN VỊ")?.index == 0)
    #expect(reader.sheet(named: "x") == nil)
  }

  @Test("every kind of cell is read as what it is")
  func kinds() throws {
    var book = SampleBook(
      rows: """
        <row r="2" spans="1:9"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>12</v></c>\
        <c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#DIV/0!</v></c>\
        <c r="E2" t="str"><f>A1&amp;"x"</f><v>ab &lt;c&gt;</v></c>\
        <c r="F2" t="inlineStr"><is><t xml:space="preserve"> tại chỗ </t></is></c>\
        <c r="G2"/><c r="H2" s="3"/><c r="I2" t="n"><v>-1.5E3</v></c>\
        <c r="J2"><f>SUM(B2)</f></c><c r="K2" t="d"><v>2023-11-16T08:30:00</v></c></row>
        """)
    book.strings = SampleBook.strings("<si><t>không</t></si><si><t>Hòa Bình</t></si>")
    #expect(
      try cells(book) == [
        "A2=“Hòa Bình”", "B2=12.0", "C2=true", "D2=#DIV/0!", "E2=“ab <c>”", "F2=“ tại chỗ ”",
        "I2=-1500.0", "J2=blank", "K2=2023-11-16+30600000",
      ])
    // The same by way of the general parser.
    var commented = book
    commented.sheets[0].xml = book.sheets[0].xml.replacing(
      "<sheetData>", with: "<!----><sheetData>")
    #expect(try cells(commented) == cells(book))
    let row = try rows(book)[0]
    #expect(row.number == 2)
    #expect(row[2] == .number(12))
    #expect(row[7] == .blank)
    #expect(row[100] == .blank)
    #expect(row.cells[4].formula == SheetFormula(text: "A1&\"x\"", sharedGroup: nil))
    #expect(row.cells[7].formula?.text == "SUM(B2)")
    #expect(row.cells[1].formula == nil)
  }

  @Test(
    "dates in ISO form keep their thousandths",
    arguments: [
      ("2023-11-16T08:30:00.25Z", CellValue.date(day(2023, 11, 16), millisecondsOfDay: 30_600_250)),
      ("08:30:00.1239", .time(millisecondsOfDay: 30_600_123)),
      ("08:30:00.5", .time(millisecondsOfDay: 30_600_500)),
      ("08:30", .time(millisecondsOfDay: 30_600_000)),
      ("08:30:00.", .text("08:30:00.")), ("08:30:00.x", .text("08:30:00.x")),
    ])
  func isoTimes(_ written: String, _ expected: CellValue) throws {
    let book = SampleBook(rows: "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>\(written)</v></c></row>")
    #expect(try rows(book)[0].cells[0].value == expected)
  }

  @Test("addresses in small letters are read like any other")
  func smallLetters() throws {
    let book = SampleBook(
      rows: "<row r=\"1\"><c r=\"a1\"><v>1</v></c><c r=\"aB1\"><v>2</v></c></row>")
    #expect(try rows(book)[0].cells.map(\.address.description) == ["A1", "AB1"])
  }

  @Test("formulas shared by many cells are noted as such")
  func sharedFormulas() throws {
    let book = SampleBook(
      rows: """
        <row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="4">B1*2</f><v>2</v></c></row>\
        <row r="2"><c r="A2"><f t="shared" si="4"/><v>4</v></c></row>\
        <row r="3"><c r="A3"><f t="array" ref="A3">SUM(B1:B2*2)</f><v>6</v></c></row>
        """)
    let formulas = try rows(book).map { $0.cells[0].formula }
    #expect(
      formulas == [
        SheetFormula(text: "B1*2", sharedGroup: 4), SheetFormula(text: nil, sharedGroup: 4),
        SheetFormula(text: "SUM(B1:B2*2)", sharedGroup: nil),
      ])
  }

  @Test(
    "shared texts are plain or rich, without the guides to reading them aloud",
    arguments: [
      ("<si><t>một</t></si>", "một"),
      ("<si><t xml:space=\"preserve\"> một </t></si>", " một "),
      (
        "<si><r><t>một</t></r><r><rPr><b/></rPr><t xml:space='preserve'> hai</t></r></si>",
        "một hai"
      ),
      ("<si><t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr fontId='1'/></si>", "東京"),
      ("<si/>", ""),
      ("<si><t/></si>", ""),
      ("<si><t>a_x000D_b_x0041__x005F_x0041_</t></si>", "a\rbA_x0041_"),
      ("<si><t>a_xD83D__xDE00_b_x_y</t></si>", "a😀b_x_y"),
      ("<si><t>a\r\nb\rc&#10;d&amp;&#x1EE7;</t></si>", "a\nb\nc\nd&ủ"),
      ("<si><t><![CDATA[<a>]]>b<!-- c -->d</t></si>", "<a>bd"),
    ])
  func sharedStrings(_ item: String, _ text: String) throws {
    let read = try value("<c t=\"s\"><v>0</v></c>") { $0.strings = SampleBook.strings(item) }
    #expect(read == .text(text))
  }

  @Test(
    "a number with a date format is a date",
    arguments: [
      ("dd/mm/yyyy", 45_246, CellValue.date(day(2023, 11, 16), millisecondsOfDay: nil)),
      ("dd/mm/yyyy", 45_246.5, .date(day(2023, 11, 16), millisecondsOfDay: 43_200_000)),
      (
        "dd/mm/yyyy hh:mm", 45_246.354166666664,
        .date(day(2023, 11, 16), millisecondsOfDay: 30_600_000)
      ),
      ("d/m", 45_246.999999999, .date(day(2023, 11, 17), millisecondsOfDay: nil)),
      ("[$-42A]dd mmmm yyyy;@", 1, .date(day(1900, 1, 1), millisecondsOfDay: nil)),
      ("yyyy\\-mm\\-dd", 61, .date(day(1900, 3, 1), millisecondsOfDay: nil)),
      ("\"ngày\" dd \"tháng\" mm", 45_246, .date(day(2023, 11, 16), millisecondsOfDay: nil)),
      ("h:mm", 0.3333333333333333, .time(millisecondsOfDay: 28_800_000)),
      ("h:mm AM/PM", 0.75, .time(millisecondsOfDay: 64_800_000)),
      ("h:mm", 0, .time(millisecondsOfDay: 0)),
      ("h:mm:ss", 1.0 / 11, .time(millisecondsOfDay: 7_854_545)),
      ("h:mm:ss", 0.999999999, .date(day(1900, 1, 1), millisecondsOfDay: nil)),
      ("mmm", 45_246, .date(day(2023, 11, 16), millisecondsOfDay: nil)),
      ("[h]:mm", 1.5, .number(1.5)),
      ("[mm]:ss", 0.5, .number(0.5)),
      ("0.00E+00", 5, .number(5)),
      ("General", 5, .number(5)),
      ("#,##0\\ \"đồng\"", 5, .number(5)),
      ("[Red]0.00;[Blue]dd", 5, .number(5)),
      ("0_d", 5, .number(5)),
      ("\"dd\"0", 5, .number(5)),
      ("@", 5, .number(5)),
    ])
  func dates(_ code: String, _ number: Double, _ expected: CellValue) throws {
    let read = try value("<c s=\"0\"><v>\(number)</v></c>") {
      $0.styles = SampleBook.styles([code])
    }
    #expect(read == expected)
  }

  @Test(
    "built-in formats are dates or not",
    arguments: [
      (0, false), (1, false), (9, false), (13, false), (14, true), (17, true), (22, true),
      (27, true), (36, true), (37, false), (45, true), (46, false), (47, true), (48, false),
      (49, false), (50, true), (58, true), (59, false),
    ])
  func builtInFormats(_ id: Int, _ isDate: Bool) throws {
    let read = try value("<c s=\"0\"><v>45246</v></c>") {
      $0.styles = SampleBook.styles(builtIn: [id])
    }
    #expect(read == (isDate ? .date(day(2023, 11, 16), millisecondsOfDay: nil) : .number(45_246)))
  }

  @Test("workbooks of the old Macintosh epoch count days from 1904")
  func epoch1904() throws {
    let read = try value("<c s=\"0\"><v>43784</v></c>") {
      $0.styles = SampleBook.styles(["dd/mm/yyyy"])
      $0.properties = "<workbookPr date1904=\"1\"/>"
    }
    #expect(read == .date(day(2023, 11, 16), millisecondsOfDay: nil))
  }

  @Test(
    "numbers are read exactly",
    arguments: [
      "0", "1", "-1", "0.1", "123456789.123", "9007199254740993", "1e21", "-1.5E-3",
      "0.30000000000000004",
      "45246.354166666664", "1234567890123456789", " 7 ", ".5", "5.", "+3", "1E5",
    ])
  func numbers(_ text: String) throws {
    let expected = try #require(Double(text.filter { $0 != " " }))
    #expect(try value("<c><v>\(text)</v></c>") == .number(expected))
  }

  @Test("rows and cells without addresses follow one another")
  func missingAddresses() throws {
    let book = SampleBook(
      rows: """
        <row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c><c r="D5"><v>4</v></c>\
        <c><v>5</v></c></row><row><c><v>6</v></c></row><row><c r="B9"><v>7</v></c></row>\
        <row hidden="1" r="12"/>
        """)
    #expect(
      try cells(book) == [
        "A1=1.0", "B1=2.0", "A5=3.0", "D5=4.0", "E5=5.0", "A6=6.0", "B9=7.0",
      ])
    #expect(try rows(book).map(\.number) == [1, 5, 6, 9, 12])
    #expect(try rows(book).map(\.isHidden) == [false, false, false, false, true])
  }

  @Test("cells come by column, and are found by column, whatever the file's order")
  func order() throws {
    let book = SampleBook(
      rows: "<row r='1'><c r='D1'><v>4</v></c><c r='B1'><v>2</v></c><c><v>3</v></c></row>")
    #expect(try cells(book) == ["B1=2.0", "C1=3.0", "D1=4.0"])
    let row = try rows(book)[0]
    #expect(
      (0...5).map { row[$0] } == [.blank, .blank, .number(2), .number(3), .number(4), .blank])
  }

  @Test("merged ranges, hidden columns and the stated size come with the sheet")
  func layout() throws {
    var book = SampleBook()
    book.sheets = [
      (
        "A", "",
        SampleBook.sheet(
          """
          <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>\
          <row r="2"><c r="A2"><v>4</v></c></row>
          """,
          before: """
            <dimension ref="A1:Z99"/><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/>\
            </cols>
            """,
          after: """
            <autoFilter ref="A1:B2"/><mergeCells count="3"><mergeCell ref="B4:C9"/>\
            <mergeCell ref="A1:B1"/><mergeCell ref="D1"/></mergeCells><extLst><ext/></extLst>
            """)
      )
    ]
    let sheet = try reader(book).sheet(0)
    #expect(sheet.layout.mergedRanges.map(\.description) == ["A1:B1", "B4:C9"])
    #expect(sheet.layout.hiddenColumns == [2...3])
    #expect(sheet.layout.isHidden(column: 3) && !sheet.layout.isHidden(column: 4))
    #expect(sheet.layout.statedDimension?.description == "A1:Z99")
    #expect(sheet.layout.mergedRange(at: CellAddress(row: 9, column: 3))?.description == "B4:C9")
    #expect(sheet.layout.mergedRange(at: CellAddress(row: 10, column: 3)) == nil)
    var continuations: [Bool] = []
    try sheet.readRows { continuations += $0.cells.map(\.isMergedContinuation) }
    #expect(continuations == [false, true, false, false])
  }

  @Test("a hundred thousand merged ranges beside a tall one are looked up at once")
  func manyMerges() throws {
    // One range down the whole sheet made every look-up walk over all ranges in between.
    let count = 100_000
    let rows = stride(from: 1, through: count * 2, by: 2).map {
      "<row r=\"\($0)\"><c r=\"B\($0)\"><v>1</v></c></row>"
    }.joined()
    let merges = stride(from: 1, through: count * 2, by: 2).map {
      "<mergeCell ref=\"B\($0):C\($0 + 1)\"/>"
    }.joined()
    let book = SampleBook(
      rows: rows,
      after: "<mergeCells><mergeCell ref=\"A1:A1048576\"/>\(merges)"
        + "<mergeCell ref=\"E5:CZ9\"/></mergeCells>")
    let sheet = try WorkbookReader(book.bytes(), file: "a.xlsx").sheet(0)
    var cells = 0
    let time = try ContinuousClock().measure {
      try sheet.readRows { cells += $0.cells.count { !$0.isMergedContinuation } }
    }
    #expect(cells == count)
    #expect(time < .seconds(20))
    #expect(sheet.layout.mergedRange(at: CellAddress(row: 7, column: 70))?.description == "E5:CZ9")
    #expect(sheet.layout.mergedRange(at: CellAddress(row: 900, column: 1))?.first.row == 1)
    #expect(sheet.layout.mergedRange(at: CellAddress(row: 10, column: 70)) == nil)
  }

  @Test("an empty sheet has no rows", arguments: ["<sheetData/>", "<sheetData></sheetData>", ""])
  func empty(_ data: String) throws {
    var book = SampleBook()
    book.sheets = [("A", "", "<worksheet xmlns=\"\(SampleBook.main)\">\(data)</worksheet>")]
    #expect(try rows(book).isEmpty)
  }

  @Test("what is not written plainly is read all the same")
  func unusualMarkup() throws {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let data = "<row r='1'><c r='A1' t='str'><v>ủ &amp; b</v></c></row>"
    func prefixed(_ text: String) -> String {
      text.replacing("</", with: "\u{1}").replacing("<", with: "<x:")
        .replacing("\u{1}", with: "</x:")
    }
    let sheets = [
      "<?xml version='1.0' encoding='utf-8'?>\n<worksheet xmlns='\(strict)'><sheetData>\(data)"
        + "</sheetData></worksheet>",
      "<x:worksheet xmlns:x='\(SampleBook.main)'><x:sheetData>" + prefixed(data)
        + "</x:sheetData></x:worksheet>",
      "<worksheet xmlns='\(SampleBook.main)' xmlns:x='\(strict)'><sheetData>"
        + prefixed(data) + "</sheetData></worksheet>",
      "<worksheet xmlns='\(SampleBook.main)'><!-- một --><sheetData><?a b?>"
        + data.replacing("ủ &amp;", with: "<![CDATA[ủ &]]>") + "</sheetData></worksheet>",
      "<worksheet xmlns='\(SampleBook.main)' xmlns:q='urn:q'><q:row/><sheetData><q:row/>"
        + data.replacing("<v>", with: "<q:v>x</q:v><v>") + "</sheetData></worksheet>",
    ]
    for sheet in sheets {
      var book = SampleBook()
      book.sheets = [("A", "", sheet)]
      #expect(try cells(book) == ["A1=“ủ & b”"])
    }
  }

  @Test("a workbook in Strict form is read like any other")
  func strict() throws {
    var book = SampleBook(rows: "<row r='1'><c r='A1'><v>1</v></c></row>")
    book.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    book.relationships = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    #expect(try cells(book) == ["A1=1.0"])
  }
}

private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
  guard let date = CalendarDate(year: year, month: month, day: day) else {
    preconditionFailure("no such day")
  }
  return date
}
