import Groundwork
import Packaging
import Spreadsheets
import Testing

/// A workbook of one sheet.
private func book(_ name: String = "Trang", _ fill: (inout SheetPlan, inout StyleBook) -> Void)
  -> WorkbookPlan
{
  var styles = StyleBook()
  var sheet = SheetPlan(name: name)
  fill(&sheet, &styles)
  return WorkbookPlan(sheets: [sheet], styles: styles)
}

/// The rows of a sheet as they are read back.
private func rows(of bytes: [UInt8], sheet: Int = 0) throws -> [SheetRow] {
  var rows: [SheetRow] = []
  try WorkbookReader(bytes, file: "x.xlsx").sheet(sheet).readRows { rows.append($0) }
  return rows
}

/// A part of a package as text.
private func part(_ name: String, of bytes: [UInt8]) throws -> String {
  String(decoding: try ArchiveReader(reading: bytes).content(name), as: UTF8.self)
}

private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

@Suite("Writing workbooks")
struct WorkbookWriterTests {
  @Test("a big sheet that is written row by row keeps cells that span rows, and those beside them")
  func bigSheetWithMerges() throws {
    let bytes = try writeWorkbook(
      book { sheet, styles in
        let style = styles.intern(CellStyle { $0.borders = .thin })
        for row in 1...25_000 {
          sheet.append(RowPlan((1...4).map { .integer(row * 10 + $0, style) }))
        }
        sheet.merge(CellRange(rows: 2...4, columns: 2...3), .text("gộp"), style)
      })
    let merged = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(merged.contains("<mergeCells count=\"1\"><mergeCell ref=\"B2:C4\"/></mergeCells>"))
    #expect(merged.contains("inlineStr"), "the sheet is small enough to be written whole")
    let rows = try rows(of: bytes)
    #expect(rows.count == 25_000)
    #expect(rows[1].cells.first { $0.address.column == 4 }?.value == .number(24))
    #expect(rows[3].cells.first { $0.address.column == 1 }?.value == .number(41))
  }

  @Test("every kind of cell is read back as it was planned")
  func readBack() throws {
    let date = try day("16/11/2023")
    let plan = book { sheet, styles in
      let dates = styles.intern(CellStyle { $0.numberFormat = .date })
      let money = styles.intern(CellStyle { $0.numberFormat = .grouped })
      let bold = styles.intern(CellStyle { $0.isBold = true })
      sheet.append(
        RowPlan([
          .text("Xã Hồ Bốn"), .integer(12), .number(95.5, money), .date(date, dates), .bool(true),
        ]))
      sheet.append(
        RowPlan([
          .rich([RichRun("đậm", bold), RichRun(" thường")]),
          .formula("B1*2", result: .number(24)),
          .formula("=IF(B1=0,\"\",\"có\")", result: .text("có")),
          PlannedCell(.link(url: "https://example.org/", text: "trang chủ")),
        ]))
    }
    let rows = try rows(of: writeWorkbook(plan))
    #expect(
      rows[0].cells.map(\.value) == [
        .text("Xã Hồ Bốn"), .number(12), .number(95.5), .date(date, millisecondsOfDay: nil),
        .bool(true),
      ])
    #expect(
      rows[1].cells.map(\.value) == [
        .text("đậm thường"), .number(24), .text("có"), .text("trang chủ"),
      ])
    #expect(rows[1].cells.map { $0.formula?.text } == [nil, "B1*2", "IF(B1=0,\"\",\"có\")", nil])
  }

  @Test(
    "text survives whatever it holds",
    arguments: [
      "Nguyễn Văn Mẫu & Giàng A Vừ <chỉ huy> \"trưởng\"", " hai đầu có khoảng trắng ",
      "hai\ndòng", "_x0041_ không phải A", "tab\tvà ₫ 𝄞", "=1+1", "'nháy", "007",
    ])
  func text(_ text: String) throws {
    let bytes = try writeWorkbook(book { sheet, _ in sheet.append(RowPlan([.text(text)])) })
    #expect(try rows(of: bytes).first?.cells.first?.value == .text(text))
  }

  @Test("characters that XML cannot hold become a mark")
  func badCharacters() throws {
    let bytes = try writeWorkbook(
      book { sheet, _ in sheet.append(RowPlan([.text("a\u{0}b\u{FFFE}c")])) })
    #expect(try rows(of: bytes).first?.cells.first?.value == .text("a\u{FFFD}b\u{FFFD}c"))
  }

  @Test("the same plan gives the same bytes")
  func deterministic() throws {
    func plan() -> WorkbookPlan {
      var plan = book { sheet, styles in
        for size in 8...20 {
          let style = styles.intern(CellStyle { $0.size = Double(size) })
          sheet.append(RowPlan([.text("cỡ \(size)", style)], height: .fitted))
        }
        sheet.notes = [CellNote(at: CellAddress(row: 1, column: 1), "ghi chú", author: "TongKet")]
        sheet.page.numberPages()
      }
      plan.properties = WorkbookProperties(title: "Bảng", author: "UBND")
      return plan
    }
    #expect(try writeWorkbook(plan()) == writeWorkbook(plan()))
  }

  @Test("a workbook is dated by its plan, and in 1980 when the plan does not say")
  func created() throws {
    var plan = book { _, _ in }
    #expect(try part("docProps/core.xml", of: writeWorkbook(plan)).contains("1980-01-01T00:00:00Z"))
    plan.properties.created = try day("16/11/2023")
    #expect(try part("docProps/core.xml", of: writeWorkbook(plan)).contains("2023-11-16T00:00:00Z"))
  }

  @Test("the workbook's own font is Times New Roman 12, and column widths are counted in it")
  func widths() throws {
    let plan = book { sheet, _ in
      sheet.columns = [
        ColumnPlan(width: .characters(10)), ColumnPlan(width: .points(72)),
        ColumnPlan(width: .fitted(atLeast: 2)),
      ]
      sheet.append(RowPlan([.none, .none, .text("Ủy ban nhân dân")]))
    }
    let bytes = try writeWorkbook(plan)
    let styles = try part("xl/styles.xml", of: bytes)
    #expect(
      styles.contains("<fonts count=\"1\"><font><sz val=\"12\"/>")
        && styles.contains("<name val=\"Times New Roman\"/>"))
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    // 10 digits of 8 pixels and 5 between columns; an inch of 96 pixels: in digits, 10.6 and 12.
    #expect(sheet.contains("<col min=\"1\" max=\"1\" width=\"10.57"))
    #expect(sheet.contains("<col min=\"2\" max=\"2\" width=\"12\""))
    // “Ủy ban nhân dân” is 81 points wide at 12 points.
    let text = FontMetrics.width(of: "Ủy ban nhân dân", size: 12)
    let measured = try #require(self.width(ofColumn: 3, in: sheet))
    #expect(measured * 8 * 72 / 96 > text && measured * 8 * 72 / 96 < text + 9)
  }

  private func width(ofColumn column: Int, in sheet: String) -> Double? {
    let start = "<col min=\"\(column)\" max=\"\(column)\" width=\""
    guard let found = sheet.split(separator: "/>").first(where: { $0.contains(start) }),
      let quoted = found.split(separator: "width=\"").last?.split(separator: "\"").first
    else { return nil }
    return Double(quoted)
  }

  @Test("a fitted row is as high as its wrapped text")
  func heights() throws {
    let plan = book { sheet, styles in
      let wrapped = styles.intern(CellStyle { $0.wraps = true })
      sheet.columns = [ColumnPlan(width: .characters(20))]
      sheet.append(RowPlan([.text("ngắn", wrapped)], height: .fitted))
      sheet.append(
        RowPlan([.text("Hoàn thành xuất sắc nhiệm vụ tuyển quân", wrapped)], height: .fitted))
      sheet.append(RowPlan([.text("một\nhai\nba", wrapped)], height: .fitted))
      sheet.append(RowPlan([.text("tự do")]))
      sheet.append(RowPlan([.text("một\nhai", wrapped)], height: .atLeast(40)))
      sheet.append(RowPlan([.text("một\nhai\nba", wrapped)], height: .atLeast(40)))
    }
    let sheet = try part("xl/worksheets/sheet1.xml", of: writeWorkbook(plan))
    #expect(sheet.contains("<row r=\"1\" spans=\"1:1\" ht=\"15.75\""))
    #expect(sheet.contains("<row r=\"2\" spans=\"1:1\" ht=\"31.5\""))
    #expect(sheet.contains("<row r=\"3\" spans=\"1:1\" ht=\"47.25\""))
    #expect(sheet.contains("<row r=\"4\" spans=\"1:1\">"))
    #expect(sheet.contains("<row r=\"5\" spans=\"1:1\" ht=\"40\""))
    #expect(sheet.contains("<row r=\"6\" spans=\"1:1\" ht=\"47.25\""))
  }

  @Test("page numbers leave out the first page")
  func firstPage() throws {
    let plan = book { sheet, _ in sheet.page.numberPages() }
    let sheet = try part("xl/worksheets/sheet1.xml", of: writeWorkbook(plan))
    #expect(
      sheet.contains(
        "<headerFooter differentFirst=\"1\"><oddHeader>&amp;C&amp;\"Times New Roman,Regular\"&amp;13&amp;P"
      ))
  }

  @Test("a fill-in sheet has its drop-downs, notes, open cells and closed headings")
  func fillIn() throws {
    var styles = StyleBook()
    let open = styles.intern(CellStyle { $0.isLocked = false })
    var sheet = SheetPlan(
      name: "Tuyển quân", columns: [ColumnPlan(width: .characters(30), style: open)])
    sheet.append(RowPlan([.text("Xã")]))
    sheet.frozenRows = 1
    sheet.protection = [.formatColumns]
    let cells = CellRange(rows: 2...200, columns: 1...1)
    sheet.validations = [
      DataValidation(
        cells, .listFrom(CellRange(rows: 2...30, columns: 1...1), sheet: "Danh mục"),
        prompt: DataValidation.Message("Xã", "Chọn trong danh mục"))
    ]
    sheet.notes = [CellNote(at: CellAddress(row: 1, column: 1), "Ghi tên đầy đủ")]
    var list = SheetPlan(name: "Danh mục")
    list.visibility = .hidden
    list.append(RowPlan([.text("Đơn vị")]))
    let bytes = try writeWorkbook(WorkbookPlan(sheets: [sheet, list], styles: styles))
    let xml = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(
      xml.contains(
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\"/>"))
    #expect(xml.contains("sqref=\"A2:A200\""))
    #expect(xml.contains("<formula1>'Danh mục'!$A$2:$A$30</formula1>"))
    #expect(xml.contains("state=\"frozen\""))
    #expect(try part("xl/comments1.xml", of: bytes).contains("Ghi tên đầy đủ"))
    #expect(try WorkbookReader(bytes, file: "x").sheets.map(\.isHidden) == [false, true])
  }

  @Test(
    "every kind of conditional format is written as Excel writes it",
    arguments: [
      (.compare(.atLeast, "3"), "type=\"cellIs\" ~ operator=\"greaterThanOrEqual\"><formula>3<"),
      (.between("1", "2"), "operator=\"between\"><formula>1</formula><formula>2</formula>"),
      (.formula("$A1>1"), "type=\"expression\" ~<formula>$A1&gt;1</formula>"),
      (.blank, "type=\"containsBlanks\" ~<formula>LEN(TRIM(A1))=0</formula>"),
      (.notBlank, "type=\"notContainsBlanks\""),
      (.contains("hoãn"), "type=\"containsText\" ~ text=\"hoãn\""),
      (.duplicate, "type=\"duplicateValues\""),
      (.dataBar(Color(0x638EC6)), "<dataBar>~<color rgb=\"FF638EC6\"/></dataBar>"),
      (.icons(.flags), "<iconSet iconSet=\"3Flags\">"),
      (
        .colorScale(low: .white, high: Color(0x63BE7B)),
        "<colorScale>~<color rgb=\"FFFFFFFF\"/><color rgb=\"FF63BE7B\"/></colorScale>"
      ),
      (
        .colorScale(low: Color(0xF8696B), middle: .white, high: Color(0x63BE7B)),
        "<cfvo type=\"percentile\" val=\"50\"/>~<color rgb=\"FFF8696B\"/><color rgb=\"FFFFFFFF\"/>"
      ),
    ] as [(ConditionalFormat.Rule, String)])
  func conditions(_ rule: ConditionalFormat.Rule, _ expected: String) throws {
    let bytes = try writeWorkbook(
      book { sheet, _ in
        for number in 1...3 { sheet.append(RowPlan([.integer(number)])) }
        sheet.conditionalFormats = [
          ConditionalFormat(CellRange(rows: 1...3, columns: 1...1), rule)
        ]
      })
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    var rest = try #require(
      sheet.ranges(of: "<conditionalFormatting sqref=\"A1:A3\">").first.map {
        sheet[$0.upperBound...]
      })
    for piece in expected.split(separator: "~") {
      let found = rest.firstRange(of: piece)
      rest = try rest[#require(found, "\(piece) is not in \(sheet)").upperBound...]
    }
  }

  @Test("a big plan, written row by row, holds the same cells")
  func oneRowAtATime() throws {
    func plan(rows: Int) -> WorkbookPlan {
      book { sheet, _ in
        for row in 1...rows {
          sheet.append(RowPlan((1...10).map { .text("ô \(row % 97) \($0)") }))
        }
      }
    }
    let big = try writeWorkbook(plan(rows: 10_500))
    let small = try writeWorkbook(plan(rows: 100))
    #expect(try !ArchiveReader(reading: big).contains("xl/sharedStrings.xml"))
    #expect(try ArchiveReader(reading: small).contains("xl/sharedStrings.xml"))
    let read = try rows(of: big)
    #expect(read.count == 10_500)
    #expect(read[10_499].cells[9].value == .text("ô 24 10"))
  }

  @Test(
    "what a workbook cannot hold is refused, in our words",
    arguments: [
      ("", "không ghi được trang “”: tên trang trống"),
      (
        "a/b",
        "không ghi được trang “a/b”: tên trang “a/b” chứa một trong các ký tự [ ] : * ? / \\"
      ),
      (
        String(repeating: "x", count: 32),
        "không ghi được trang “\(String(repeating: "x", count: 32))”: tên trang dài 32 ký tự; nhiều nhất 31"
      ),
      (
        "'a", "không ghi được trang “'a”: tên trang “'a” bắt đầu hoặc kết thúc bằng dấu nháy"
      ),
      ("History", "không ghi được trang “History”: Excel giữ riêng tên “History”"),
    ])
  func badName(_ name: String, _ message: String) throws {
    let fault = #expect(throws: WorkbookFault.self) { try writeWorkbook(book(name) { _, _ in }) }
    #expect(fault?.phrase.vi == message)
  }

  @Test("two sheets whose names differ only in case are refused")
  func sameName() {
    let plan = WorkbookPlan(sheets: [SheetPlan(name: "Đơn vị"), SheetPlan(name: "ĐƠN VỊ")])
    let fault = #expect(throws: WorkbookFault.self) { try writeWorkbook(plan) }
    #expect(fault?.phrase.vi == "không ghi được trang “ĐƠN VỊ”: tên trang trùng với trang khác")
  }

  @Test("a workbook without a sheet that shows is refused")
  func noSheet() {
    let fault = #expect(throws: WorkbookFault.self) { try writeWorkbook(WorkbookPlan()) }
    #expect(
      fault?.phrase.vi == "không ghi được bảng tính: bảng tính phải có ít nhất một trang hiện ra")
  }

  @Test("cells, ranges and lists past Excel's limits are refused with their place")
  func limits() {
    let long = String(repeating: "ă", count: 32_768)
    let a1 = CellRange(rows: 1...1, columns: 1...1)
    let cases: [(String, (inout SheetPlan) -> Void)] = [
      ("chữ ở ô A1 dài quá 32.767 ký tự", { $0[1, 1] = .text(long) }),
      ("ô B2 không phải là một số", { $0[2, 2] = .number(.nan) }),
      ("không gộp một ô A1", { $0.merges = [a1] }),
      (
        "hai vùng gộp A1:B2 và B2:C3 chồng nhau",
        {
          $0.merges = [
            CellRange(rows: 2...3, columns: 2...3), CellRange(rows: 1...2, columns: 1...2),
          ]
        }
      ),
      (
        "danh sách chọn ở A1 trống, dài quá 255 ký tự, hoặc có dấu phẩy hay ngoặc kép",
        { $0.validations = [DataValidation(a1, .list(["một, hai"]))] }
      ),
      (
        "lời nhắc ở A1 dài quá: tiêu đề nhiều nhất 32, nội dung 255 ký tự",
        {
          $0.validations = [
            DataValidation(a1, .any, prompt: .init(String(repeating: "x", count: 33), ""))
          ]
        }
      ),
      (
        "ảnh ở ô A1 không phải PNG, JPEG, GIF hay BMP",
        { $0.images = [ImagePlan([1, 2, 3], at: CellAddress(row: 1, column: 1))] }
      ),
      (
        "biểu đồ không có số liệu hoặc lấy từ trang không có",
        { $0.charts = [ChartPlan(.pie, at: CellAddress(row: 1, column: 1))] }
      ),
      (
        "ghi chú ở ô A1 trống, quá dài hoặc bị lặp",
        { $0.notes = [CellNote(at: CellAddress(row: 1, column: 1), "")] }
      ),
    ]
    for (message, change) in cases {
      let fault = #expect(throws: WorkbookFault.self) {
        try writeWorkbook(book { sheet, _ in change(&sheet) })
      }
      #expect(fault == .refused(sheet: "Trang", what: fault.phraseOfPlan(message)))
    }
  }
}

extension WorkbookFault? {
  /// The phrase of a refused plan when its Vietnamese words are these; else one that is not equal.
  fileprivate func phraseOfPlan(_ vi: String) -> Phrase {
    if case .refused(_, let what) = self, what.vi == vi { return what }
    return Phrase(vi: vi, en: "")
  }
}
