import Groundwork
import Spreadsheets
import Testing

/// A workbook of one sheet with this table, and what was found wrong.
private func plan(
  _ table: Value, _ more: [(String, Value)] = [], data: Value
) -> (sheet: SheetPlan?, plan: WorkbookPlan?, findings: [Finding]) {
  var findings = Findings()
  let sheet = Record([("name", "Trang"), ("table", table)] + more)
  let template = SheetTemplate(
    ["sheets": .list([.record(sheet)])], name: "thu.yaml", sources: Sources(), into: &findings)
  let plan = template?.plan(data, into: &findings)
  return (plan?.sheets.first, plan, findings.all)
}

extension CellContent {
  /// A text as it stands in a cell; nothing for other cells.
  fileprivate var shown: String { if case .text(let text) = self { text } else { "" } }
}

/// The cells of a sheet that hold something, by address.
private func cells(_ sheet: SheetPlan?) -> [String: CellContent] {
  var cells: [String: CellContent] = [:]
  for (row, line) in (sheet?.rows ?? []).enumerated() {
    for (column, cell) in line.cells.enumerated() where cell.content != .blank {
      cells[CellAddress(row: row + 1, column: column + 1).description] = cell.content
    }
  }
  return cells
}

private let communes: Value = [
  "tuyen_quan": [
    ["don_vi": "xã Hồ Bốn", "chi_tieu": 10, "thuc_hien": 9, "loai": "vùng cao"],
    ["don_vi": "xã Nậm Có", "chi_tieu": 20, "thuc_hien": 20, "loai": "vùng thấp"],
    ["don_vi": "xã Lao Chải", "chi_tieu": 0, "thuc_hien": .none, "loai": "vùng cao"],
  ],
  "nam": 2023,
]

private let columns: Value = [
  ["id": "stt", "heading": "STT"], ["id": "don_vi", "heading": "Xã"],
  [
    "heading": "Giao quân",
    "columns": [
      ["id": "chi_tieu", "heading": "Chỉ tiêu", "total": "sum", "format": "integer"],
      ["id": "thuc_hien", "heading": "Thực hiện", "total": "sum", "format": "integer"],
    ],
  ],
  [
    "id": "ti_le", "heading": "Tỉ lệ", "ratio": ["thuc_hien", "chi_tieu"], "total": "same",
    "format": "percent",
  ],
]

@Suite("Sheet templates")
struct SheetTemplateTests {
  @Test("rows, live totals and their results come out where the template says")
  func table() {
    let made = plan(
      ["rows": "tuyen_quan", "columns": columns, "total": "Tổng cộng"], data: communes)
    #expect(made.findings.isEmpty)
    let cells = cells(made.sheet)
    // Headings in two rows, the group's heading over two columns.
    #expect(cells["A1"] == .text("STT"))
    #expect(cells["C1"] == .text("Giao quân"))
    #expect(cells["D2"] == .text("Thực hiện"))
    #expect(made.sheet?.merges.map(\.description).contains("C1:D1") == true)
    #expect(made.sheet?.merges.map(\.description).contains("A1:A2") == true)
    #expect(made.sheet?.page.repeatedRows == 1...2)
    // Rows.
    #expect(cells["A3"] == .integer(1))
    #expect(cells["B4"] == .text("xã Nậm Có"))
    #expect(cells["E3"] == .formula("IF(C3=0,\"–\",D3/C3)", result: .number(0.9)))
    #expect(cells["E5"] == .formula("IF(C5=0,\"–\",D5/C5)", result: .text("–")))
    #expect(cells["D5"] == nil)
    // Totals.
    #expect(cells["A6"] == .text("Tổng cộng"))
    #expect(cells["C6"] == .formula("SUM(C3:C5)", result: .number(30)))
    #expect(cells["E6"] == .formula("IF(C6=0,\"–\",D6/C6)", result: .number(29.0 / 30)))
  }

  @Test("groups have numbered headings with their sums, and the total leaves headings out")
  func groups() {
    let made = plan(
      [
        "rows": "tuyen_quan", "columns": columns, "total": "Tổng cộng",
        "groups": [
          [
            "by": "r.loai", "number": "roman", "subtotal": true,
            "heading": "{{ nhom }} ({{ so_dong }})",
          ]
        ],
      ], data: communes)
    #expect(made.findings.isEmpty)
    let cells = cells(made.sheet)
    #expect(cells["A3"] == .text("I"))
    #expect(cells["B3"] == .text("vùng cao (2)"))
    #expect(cells["C3"] == .formula("SUM(C4:C5)", result: .number(10)))
    #expect(cells["B5"] == .text("xã Lao Chải"))
    #expect(cells["A6"] == .text("II"))
    // Numbered again from 1.
    #expect(cells["A7"] == .integer(1))
    #expect(cells["D8"] == .formula("SUM(D4:D5,D7)", result: .number(29)))
  }

  @Test("groups can be put in order, numbered through, and left out when single")
  func groupOptions() {
    let made = plan(
      [
        "rows": "tuyen_quan", "columns": columns,
        "groups": [
          ["by": "nam", "hide_single": true],
          ["by": "r.loai", "number": "a", "order": ["vùng thấp"], "restart": false],
        ],
      ], data: communes)
    let cells = cells(made.sheet)
    #expect(cells["A3"] == .text("a"))
    #expect(cells["B3"] == .text("vùng thấp"))
    #expect(cells["A5"] == .text("b"))
    #expect([cells["A4"], cells["A6"], cells["A7"]] == [.integer(1), .integer(2), .integer(3)])
  }

  @Test("formulas find their cells, and keep the result beside them")
  func formulas() {
    let made = plan(
      [
        "rows": "tuyen_quan", "total": "Tổng",
        "columns": [
          ["id": "don_vi", "heading": "Xã"],
          ["id": "chi_tieu", "heading": "Chỉ tiêu", "total": "sum"],
          [
            "id": "hang", "heading": "Hạng", "formula": "=RANK({chi_tieu},{chi_tieu[]})",
            "value": "{{ stt }}",
          ],
          [
            "id": "phan", "heading": "Phần", "formula": "{chi_tieu}/{chi_tieu.total}",
            "value": "{{ r.chi_tieu / 30 }}", "format": "percent",
            "total": ["formula": "SUM(D{first}:D{last})", "value": "{{ 1 }}"],
          ],
        ],
      ], data: communes)
    #expect(made.findings.isEmpty)
    let cells = cells(made.sheet)
    #expect(cells["C3"] == .formula("RANK(B3,$B$2:$B$4)", result: .number(2)))
    #expect(cells["D3"] == .formula("B3/$B$5", result: .number(20.0 / 30)))
    #expect(cells["D5"] == .formula("SUM(D2:D4)", result: .number(1)))
  }

  @Test("columns and sheets that the data does not call for are left out")
  func conditions() {
    let table: Value = [
      "rows": "tuyen_quan",
      "columns": [
        ["id": "don_vi", "heading": "Xã"],
        ["id": "thuc_hien", "heading": "Thực hiện", "when": "nam == 2024"],
      ],
    ]
    let made = plan(table, data: communes)
    #expect(made.sheet?.columns.count == 1)
    #expect(plan(table, [("when", "[]")], data: communes).plan?.sheets.isEmpty == true)
    #expect(plan(table, [("when", "tuyen_quan")], data: communes).plan?.sheets.count == 1)
  }

  @Test("a column, or a heading over some, is there for each item of a list")
  func repeatedColumns() {
    let quarters: Value = [
      ["id": "don_vi", "heading": "Xã"],
      [
        "heading": "Quý {{ quy }}", "each": "quy_nam", "as": "quy",
        "columns": [
          ["heading": "{{ ten }}", "each": "r_ten", "as": "ten", "value": "{{ r[ten] ~ quy }}"]
        ],
      ],
      ["heading": "{{ cot }}", "each": "[]", "value": "{{ cot }}"],
    ]
    let made = plan(
      ["rows": "tuyen_quan", "columns": quarters],
      data: [
        "tuyen_quan": [["don_vi": "xã Hồ Bốn", "a": "x", "b": "y"]], "quy_nam": [1, 2],
        "r_ten": ["a", "b"],
      ])
    #expect(made.findings.isEmpty)
    let lines = (made.sheet?.rows ?? []).map { $0.cells.map(\.content.shown) }
    #expect(
      lines == [
        ["Xã", "Quý 1", "", "Quý 2", ""], ["", "a", "b", "a", "b"],
        ["xã Hồ Bốn", "x1", "y1", "x2", "y2"],
      ])
  }

  @Test("the headings stand as near to the title as the template says", arguments: [nil, 0, 20.0])
  func titleGap(_ gap: Double?) {
    let made = plan(
      ["rows": "tuyen_quan", "columns": columns],
      [("title", ["MỘT", "HAI"])] + (gap.map { [("title_gap", .number($0))] } ?? []),
      data: communes)
    #expect(made.findings.isEmpty)
    let start = gap == 0 ? 3 : 4
    #expect(cells(made.sheet)["A\(start)"] == .text("STT"))
    guard start == 4 else { return }
    #expect(made.sheet?.rows[2].height == .points(gap ?? 9))
  }

  @Test(
    "parts of a rich column's text are set off",
    arguments: [
      ("trơn", ["trơn"]), ("một **hai** ba", ["một ", "B hai", " ba"]),
      ("*nghiêng* và ***cả hai***", ["I nghiêng", " và ", "BI cả hai"]),
      ("**đậm *và nghiêng* nữa**", ["B đậm ", "BI và nghiêng", "B  nữa"]),
      ("5 * 3 * 2", ["5 * 3 * 2"]), ("**hở", ["**hở"]), (#"\*sao\*"#, ["*sao*"]),
      ("**** và *", ["**** và *"]), ("**", ["**"]),
    ])
  func rich(_ text: String, _ expected: [String]) throws {
    let made = plan(
      ["rows": "ds", "columns": [["id": "a", "heading": "A", "rich": true]]],
      data: ["ds": [["a": .text(text)]]])
    let book = try #require(made.plan)
    let content = try #require(cells(made.sheet)["A2"])
    let parts: [String] =
      switch content {
      case .text(let text): [text]
      case .rich(let runs):
        runs.map { run in
          guard let style = run.style.map({ book.styles[$0] }) else { return run.text }
          return (style.isBold ? "B" : "") + (style.isItalic ? "I" : "") + " " + run.text
        }
      default: []
      }
    #expect(parts == expected)
  }

  @Test("every kind of conditional format can be asked for")
  func conditionKinds() {
    let wanted: [(Value, ConditionalFormat.Rule)] = [
      (["scale": ["#FFFFFF", "#63BE7B"]], .colorScale(low: .white, high: Color(0x63BE7B))),
      (
        ["scale": ["#F8696B", "#FFFFFF", "#63BE7B"]],
        .colorScale(low: Color(0xF8696B), middle: .white, high: Color(0x63BE7B))
      ),
      (["between": [1, 2.5], "bold": true], .between("1", "2.5")),
      (["contains": "hoãn", "bold": true], .contains("hoãn")),
      (["duplicate": true, "fill": "#FFC7CE"], .duplicate),
      (["bars": "#638EC6"], .dataBar(Color(0x638EC6))), (["icons": "flags"], .icons(.flags)),
      (["compare": "<= 3", "bold": true], .compare(.atMost, "3")), (["blank": true], .blank),
      (["formula": "{a}>1", "bold": true], .formula("$A2>1")),
    ]
    let made = plan(
      [
        "rows": "ds", "columns": [["id": "a", "heading": "A"]],
        "conditions": .list(wanted.map(\.0)),
      ], data: ["ds": [["a": 1], ["a": 2]]])
    #expect(made.findings.isEmpty)
    #expect(made.sheet?.conditionalFormats.map(\.rule) == wanted.map(\.1))
    let many: Value = .list(.init(repeating: "#FFFFFF", count: 4))
    for wrong: Value in [
      ["scale": ["đỏ", "xanh"]], ["between": [1]], ["scale": "#FFFFFF"], ["scale": many],
    ] {
      let table: Value = [
        "rows": "ds", "columns": [["id": "a", "heading": "A"]], "conditions": .list([wrong]),
      ]
      // What is wrong with a condition is said once.
      #expect(plan(table, data: ["ds": []]).findings.count == 1)
    }
    let typo: Value = [
      "rows": "ds", "columns": [["id": "a", "heading": "A"]],
      "conditions": [["scale": ["#FFFFFF", "xanh", "#63BE7B"]]],
    ]
    #expect(
      plan(typo, data: ["ds": []]).findings.map(\.message.vi) == [
        "“xanh” không phải màu, như “#C00000”"
      ])
  }

  @Test("a picture beside the template is set at its cell, and one that is not there is missed")
  func pictures() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47]
    func made(_ picture: Value) -> (WorkbookPlan?, [String]) {
      var findings = Findings()
      let sheet: Value = [
        "name": "Trang", "pictures": .list([picture]),
        "table": ["rows": "ds", "columns": [["id": "a"]]],
      ]
      let template = SheetTemplate(
        ["sheets": .list([sheet])], name: "thu.yaml", sources: Sources(), into: &findings
      ) { $0 == "anh/huy-hieu.png" ? png : $0 == "chu.txt" ? [0x41] : nil }
      return (template?.plan(["ds": []], into: &findings), findings.all.map(\.code))
    }
    let (plan, codes) = made(["file": "anh/huy-hieu.png", "at": "B2", "width": 25.4])
    #expect(codes.isEmpty)
    let image = try #require(plan?.sheets.first?.images.first)
    #expect(image.bytes == png)
    #expect(image.anchor == CellAddress(row: 2, column: 2))
    #expect(image.width == 72)
    for path in ["khong-co.png", "../huy-hieu.png", "/huy-hieu.png", "chu.txt"] {
      #expect(made(["file": .text(path)]).1 == ["sheet.no-picture"])
    }
    #expect(made(["file": "anh/huy-hieu.png", "at": "hai"]).1 == ["sheet.wrong-type"])
  }

  @Test("letterhead, title, lines and signatures stand around the table")
  func frame() {
    let made = plan(
      ["rows": "tuyen_quan", "columns": columns],
      [
        (
          "letterhead",
          ["name": "Ủy ban nhân dân huyện Mù Cang Chải", "parent": "Ủy ban nhân dân tỉnh Yên Bái"]
        ),
        ("title", "BẢNG NĂM {{ nam }}"), ("attached_to", "(Kèm theo Báo cáo số 12/BC-UBND)"),
        ("unit", "Đơn vị tính: người"),
        (
          "after",
          [["text": "(Bằng chữ: ba mươi)", "italic": true], ["text": "x", "when": "false"]]
        ),
        (
          "signatures",
          [
            "signers": [
              ["position": "NGƯỜI LẬP BIỂU"],
              [
                "authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "rank": "Trung tá",
                "name": "Nguyễn Văn Mẫu",
              ],
            ]
          ]
        ),
      ], data: communes)
    #expect(made.findings.isEmpty)
    let texts = (made.sheet?.rows ?? []).flatMap(\.cells).compactMap { cell in
      if case .text(let text) = cell.content, !text.isEmpty { text } else { nil as String? }
    }
    for text in [
      "ỦY BAN NHÂN DÂN", "HUYỆN MÙ CANG CHẢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc", "BẢNG NĂM 2023", "(Kèm theo Báo cáo số 12/BC-UBND)",
      "Đơn vị tính: người", "(Bằng chữ: ba mươi)", "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH", "Trung tá Nguyễn Văn Mẫu",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
    #expect(!texts.contains("x"))
  }

  @Test("the columns fill the page, and none is too narrow for its numbers")
  func widths() {
    let made = plan(
      [
        "rows": "rows",
        "columns": [
          ["id": "a", "heading": "A", "width": 1, "format": "money"],
          ["id": "b", "heading": "B", "width": 200],
        ],
      ], data: ["rows": [["a": 123_456_789, "b": "chữ"]]])
    let points = (made.sheet?.columns ?? []).map { column -> Double in
      if case .points(let points) = column.width { points } else { 0 }
    }
    // 210 mm less margins of 20 and 15.
    let room = 175 * 72 / 25.4
    #expect(points.reduce(0, +) <= room && points.reduce(0, +) > room - 4)
    #expect((points.first ?? 0) > FontMetrics.width(of: "123.456.789", size: 13))
  }

  @Test("a chart, conditions, a filter and drop-downs lie on the rows of the table")
  func rules() {
    let made = plan(
      [
        "rows": "tuyen_quan", "filter": true, "freeze": true,
        "columns": [
          ["id": "don_vi", "heading": "Xã", "validation": ["choices": ["xã A", "xã B"]]],
          ["id": "chi_tieu", "heading": "Chỉ tiêu"],
        ],
        "conditions": [
          ["columns": ["chi_tieu"], "compare": "< 1", "color": "#C00000"],
          ["formula": "N({chi_tieu})=0", "fill": "#FFC7CE"],
          ["columns": ["chi_tieu"], "bars": "#638EC6"],
        ],
      ],
      [("charts", [["title": "Biểu đồ", "categories": "don_vi", "values": ["chi_tieu"]]])],
      data: communes)
    #expect(made.findings.isEmpty)
    #expect(made.sheet?.autofilter?.description == "A1:B4")
    #expect(made.sheet?.frozenRows == 1)
    #expect(
      made.sheet?.conditionalFormats.map(\.range.description) == ["B2:B4", "A2:B4", "B2:B4"])
    #expect(
      made.sheet?.conditionalFormats.map(\.rule) == [
        .compare(.less, "1"), .formula("N($B2)=0"), .dataBar(Color(0x638EC6)),
      ])
    #expect(made.sheet?.validations.map(\.range.description) == ["A2:A4"])
    #expect(made.sheet?.charts.first?.series.first?.values.description == "B2:B4")
    #expect(made.sheet?.charts.first?.title == "Biểu đồ")
  }

  @Test("a chart of the first rows leaves the others out", arguments: [(2, "B3:B4"), (9, "B3:B5")])
  func firstRows(first: Int, range: String) {
    let chart: Value = [
      "title": "Hai xã đầu", "categories": "don_vi", "values": ["chi_tieu"],
      "first": .integer(first),
    ]
    let made = plan(
      ["rows": "tuyen_quan", "columns": columns], [("charts", [chart])], data: communes)
    #expect(made.findings.isEmpty)
    let series = made.sheet?.charts.first?.series.first
    #expect(series?.categories?.description == range)
    #expect(series?.values.description == range.replacing("B", with: "C"))
  }

  @Test(
    "rows are as high as their text needs, at least as said, or left to Excel",
    arguments: [
      (Value.none, .fitted), (.integer(30), .atLeast(30)), (.text("auto"), .automatic),
    ] as [(Value, RowHeight)])
  func rowHeights(said: Value, height: RowHeight) {
    let made = plan(
      ["rows": "tuyen_quan", "row_height": said, "columns": columns], data: communes)
    #expect(made.findings.isEmpty)
    #expect(made.sheet?.rows.map(\.height) == [.fitted, .fitted, height, height, height])
  }

  @Test(
    "a height of rows that is none is refused with its cure",
    arguments: [
      ("cao", "sheet.unknown-choice", ["it may be: “auto”"]), (900, "sheet.out-of-range", []),
    ] as [(Value, String, [String])])
  func badRowHeight(said: Value, code: String, cure: [String]) {
    let made = plan(
      ["rows": "tuyen_quan", "row_height": said, "columns": columns], data: communes)
    #expect(made.findings.map(\.code) == [code])
    #expect(made.findings.flatMap { $0.hints.map(\.en) } == cure)
  }

  @Test("equal neighbours are shown as one, links lead on, notes, names and open cells are set")
  func neighbours() throws {
    let made = plan(
      [
        "rows": "xa", "freeze": true, "freeze_columns": 2,
        "columns": [
          ["id": "huyen", "heading": "Huyện", "merge": true],
          ["id": "vung", "heading": "Vùng", "merge": true],
          ["id": "ten", "heading": "Xã", "link": "{{ r.trang }}", "name": "XA"],
          [
            "id": "so", "heading": "Số", "merge": true, "total": "sum", "open": true,
            "note": "chỉ ghi số",
          ],
        ], "total": "Cộng",
      ], [("protect", true)],
      data: [
        "xa": [
          ["huyen": "A", "vung": "cao", "ten": "Một", "so": 5, "trang": "https://example.org/1"],
          ["huyen": "A", "vung": "cao", "ten": "Hai", "so": 5, "trang": ""],
          ["huyen": "B", "vung": "cao", "ten": "Ba", "so": 5, "trang": ""],
          ["huyen": "B", "vung": "thấp", "ten": "Bốn", "so": 5, "trang": ""],
        ]
      ])
    #expect(made.findings.isEmpty)
    let sheet = try #require(made.sheet)
    #expect(
      sheet.merges.map(\.description).filter { !$0.hasSuffix("6") } == ["A2:A3", "A4:A5", "B2:B3"])
    let cells = cells(sheet)
    #expect(cells["A2"] == .text("A") && cells["A3"] == nil && cells["B4"] == .text("cao"))
    #expect(cells["C2"] == .link(url: "https://example.org/1", text: "Một"))
    #expect(cells["C3"] == .text("Hai"))
    #expect(cells["D6"] == .formula("SUM(D2:D5)", result: .number(20)))
    #expect(sheet.frozenRows == 1 && sheet.frozenColumns == 2)
    #expect(sheet.notes == [CellNote(at: CellAddress(row: 1, column: 4), "chỉ ghi số")])
    #expect(made.plan?.names == [DefinedName("XA", "='Trang'!$C$2:$C$5")])
    #expect(sheet.protection != nil)
    let styles = try #require(made.plan?.styles)
    #expect(styles[sheet[2, 3].style].isLocked && !styles[sheet[2, 4].style].isLocked)
    let book = try WorkbookReader(writeWorkbook(#require(made.plan)), file: "a.xlsx")
    let layout = try book.sheet(0).layout
    #expect(layout.mergedRange(at: CellAddress(row: 3, column: 1))?.description == "A2:A3")
  }

  @Test("text in a column that is summed is warned of where it was typed")
  func notANumber() throws {
    var sources = Sources()
    let sheet = sources.number(of: .sheet(file: "so-lieu.xlsx", sheet: "Tuyển quân"))
    let typed = Value.text("mười").from(.cell(source: sheet, row: 7, column: 2))
    let made = plan(
      [
        "rows": "rows", "total": "Tổng",
        "columns": [
          ["id": "x", "heading": "Xã"], ["id": "a", "heading": "A", "total": "sum"],
        ],
      ], data: ["rows": [["x": "xã", "a": typed]]])
    let finding = try #require(made.findings.first)
    #expect(finding.code == "sheet.not-a-number")
    #expect(finding.severity == .warning)
    #expect(finding.message.vi == "“mười” không phải số nên không được cộng vào tổng")
    #expect(finding.location == .origin(typed.origin))
  }

  @Test("a thousand such texts in a column are told of once")
  func notNumbers() throws {
    let rows = (0..<1_000).map {
      ["x": "xã", "a": .text("khoảng \($0)"), "b": $0 == 7 ? "một" : 1] as Value
    }
    let made = plan(
      [
        "rows": "rows", "total": "Tổng",
        "columns": [
          ["id": "x", "heading": "Xã"], ["id": "a", "heading": "A", "total": "sum"],
          ["id": "b", "heading": "B", "total": "sum"],
        ],
      ], data: ["rows": .list(rows)])
    #expect(
      made.findings.map(\.message.vi) == [
        "“khoảng 0” và 999 ô nữa của cột này không phải số nên không được cộng vào tổng",
        "“một” không phải số nên không được cộng vào tổng",
      ])
  }

  @Test(
    "a text in a column of numbers or dates is taken for what it says",
    arguments: [
      ("number", "7,46", .number(7.46)), ("0.00", "-7.5", .number(-7.5)),
      ("integer", "1.234", .number(1234)), ("money", "1.234.567", .number(1_234_567)),
      ("number", "1.234", .text("1.234")), ("number", "không", .text("không")),
      ("percent", "95,5%", .number(0.955)), ("0.0%", "100 %", .number(1)),
      ("percent", "0,955", .number(0.955)), ("number", "95%", .text("95%")),
      ("text", "7,46", .text("7,46")), ("@", "12,5", .text("12,5")), ("", "7,46", .text("7,46")),
      ("dd/mm/yyyy", "1961-12-19", CalendarDate("1961-12-19").map { .date($0) } ?? .blank),
      ("date", "quý IV", .text("quý IV")),
    ] as [(String, String, CellContent)])
  func written(_ format: String, _ text: String, _ expected: CellContent) {
    let made = plan(
      ["rows": "ds", "columns": [["id": "a", "heading": "A", "format": .text(format)]]],
      data: ["ds": [["a": .text(text)]]])
    #expect(cells(made.sheet)["A2"] == expected)
    let isAmbiguous = format == "number" && text == "1.234"
    #expect(made.findings.map(\.code) == (isAmbiguous ? ["sheet.ambiguous-number"] : []))
  }

  @Test("texts that nobody can tell are told of once, with both readings, and the rest is summed")
  func ambiguous() throws {
    let made = plan(
      [
        "rows": "ds", "total": "Tổng",
        "columns": [
          ["id": "x", "heading": "Xã"], ["id": "a", "heading": "A", "total": "sum"],
        ],
      ],
      data: [
        "ds": [
          ["x": "A", "a": "1,250"], ["x": "B", "a": "7,5"], ["x": "C", "a": "1,300"],
          ["x": "D", "a": 2],
        ]
      ])
    let finding = try #require(made.findings.first)
    #expect(made.findings.count == 1)
    #expect(
      finding.message.vi
        == "“1,250” và 1 ô nữa của cột này có thể là hàng nghìn hoặc phần lẻ "
        + "nên để nguyên là chữ, không cộng vào tổng")
    #expect(
      finding.hints.map(\.vi) == ["ghi 1250 nếu là hàng nghìn, 1,2500 nếu là phần lẻ"])
    #expect(cells(made.sheet)["B6"] == .formula("SUM(B2:B5)", result: .number(9.5)))
  }

  @Test("mistakes in a template are found, with a hint")
  func mistakes() {
    let cases: [(Value, String, String, String?)] = [
      (
        ["rows": "x", "column": [["id": "a"]], "columns": [["id": "a"]]], "sheet.unknown-field",
        "không có mục nào tên là “column”", "có phải ý bạn là “columns”?"
      ),
      (["columns": [["id": "a"]]], "sheet.missing-field", "thiếu “rows”", nil),
      (
        ["rows": "x", "columns": [["heading": "A"]]], "sheet.empty-column",
        "cột không nói lấy gì: cần “id”, “value” hoặc “formula”", nil
      ),
      (
        ["rows": "x", "columns": [["id": "a"], ["id": "a"]]], "sheet.duplicate-column",
        "có hai cột cùng tên “a”", nil
      ),
      (
        [
          "rows": "x",
          "columns": [["id": "chi_tieu"], ["id": "b", "ratio": ["chi_tieu", "chi_tieo"]]],
        ], "sheet.unknown-column", "không có cột nào tên là “chi_tieo”",
        "có phải ý bạn là “chi_tieu”?"
      ),
      (
        ["rows": "x", "columns": [["id": "a", "ratio": ["a"]]]], "sheet.wrong-type",
        "“ratio” phải nêu hai cột", nil
      ),
      (
        ["rows": "x", "columns": [["id": "a", "formula": "1+1"]]], "sheet.missing-field",
        "thiếu “value”", nil
      ),
      (
        ["rows": "x", "columns": [["id": "a", "align": "giữa"]]], "sheet.unknown-choice",
        "“align” không nhận giá trị “giữa”",
        "có thể viết: “general”, “left”, “center”, “right”, “justify”"
      ),
      (
        ["rows": "x", "columns": [["id": "a"]], "conditions": [["color": "#C00000"]]],
        "sheet.empty-condition",
        "điều kiện không nói khi nào: cần “formula”, “compare”, “blank”, “between”, “contains”, “duplicate”, “scale”, “bars” hoặc “icons”",
        nil
      ),
      (
        ["rows": "x", "columns": [["id": "a"]], "conditions": [["compare": "bé hơn 1"]]],
        "sheet.bad-comparison", "“bé hơn 1” không phải phép so sánh, như “< 1”", nil
      ),
      (
        [
          "rows": "x", "columns": [["id": "a"]],
          "conditions": [["blank": true, "fill": "vàng"]],
        ], "sheet.bad-color", "“vàng” không phải màu, như “#C00000”", nil
      ),
    ]
    for (table, code, message, hint) in cases {
      let made = plan(table, data: ["x": []])
      #expect(made.plan == nil, "\(code)")
      let finding = made.findings.first { $0.code == code }
      #expect(finding?.message.vi == message)
      #expect(finding?.hints.first?.vi == hint)
    }
  }

  @Test("mistakes that only the data shows are found when the plan is made")
  func dataMistakes() {
    let columns: Value = [["id": "a", "heading": "A"]]
    let cases: [(Value, Value, String, String)] = [
      (
        ["rows": "x", "columns": columns], ["x": 7], "sheet.rows-not-list",
        "“rows” phải là danh sách, không phải số"
      ),
      (
        ["rows": "x", "columns": columns], ["x": [["a": ["b": 1]]]], "sheet.bad-cell",
        "một ô không thể chứa bản ghi"
      ),
      (
        ["rows": "x", "columns": columns], ["x": [["a": .number(.infinity)]]], "sheet.bad-cell",
        "một ô không thể chứa số"
      ),
    ]
    for (table, data, code, message) in cases {
      let finding = plan(table, data: data).findings.first
      #expect(finding?.code == code)
      #expect(finding?.message.vi == message)
    }
    let named = plan(
      ["rows": "x", "columns": columns], [("name", "a/b")], data: ["x": []])
    #expect(named.plan?.sheets.isEmpty == true)
    #expect(named.findings.first?.code == "sheet.bad-name")
  }

  @Test("what is written is what was planned")
  func written() throws {
    let made = plan(
      ["rows": "tuyen_quan", "columns": columns, "total": "Tổng cộng"],
      [("title", "BẢNG NĂM {{ nam }}")], data: communes)
    let bytes = try writeWorkbook(try #require(made.plan))
    var read: [String: CellValue] = [:]
    try WorkbookReader(bytes, file: "x.xlsx").sheet(0).readRows { row in
      for cell in row.cells where cell.value != .blank {
        read[cell.address.description] = cell.value
      }
    }
    let planned = cells(made.sheet)
    #expect(read.keys.sorted() == planned.filter { $0.value != .text("") }.keys.sorted())
    #expect(read["A1"] == .text("BẢNG NĂM 2023"))
    #expect(read["C8"] == .number(30))
    #expect(read["E8"] == .number(29.0 / 30))
  }
}
