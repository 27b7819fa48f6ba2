import Groundwork
import Office
import Spreadsheets
import Testing

@Suite("reading so-lieu.xlsx")
struct WorkbookTests {
  /// A dossier whose workbook has one sheet, made by `fill`.
  private static func read(
    _ name: String, _ fill: (inout SheetPlan, inout StyleBook) -> Void
  ) throws -> DossierFolder {
    var styles = StyleBook()
    var sheet = SheetPlan(name: name)
    fill(&sheet, &styles)
    let bytes = try writeWorkbook(WorkbookPlan(sheets: [sheet], styles: styles))
    return try DossierFolder(
      MemoryWorkspace(["d/ho-so.yaml": Array("goi: x".utf8), "d/so-lieu.xlsx": bytes]), "d")
  }

  private static func day(_ text: String, _ style: StyleID) -> PlannedCell {
    CalendarDate(text).map { .date($0, style) } ?? .none
  }

  @Test("numbers, dates, formulas and text in their own cells")
  func types() throws {
    let folder = try Self.read("Nhiệm vụ") { sheet, styles in
      let date = styles.intern(CellStyle { $0.numberFormat = .date })
      sheet.append(
        RowPlan([.text("Nội dung"), .text("Thời hạn"), .text("Đơn vị chủ trì"), .text("Cột riêng")])
      )
      sheet.append(
        RowPlan([
          .text(" Việc\u{A0}"), Self.day("2023-11-16", date),
          .formula("1+1", result: .number(2)), .number(1.5),
        ]))
      sheet.append(RowPlan([.text("Hai"), .integer(45_246), Self.day("2023-12-01", date)]))
    }
    let rows = folder["nhiem_vu"]?.list
    #expect(rows?[0]["noi_dung"] == "Việc")
    #expect(rows?[0]["thoi_han"]?.date == CalendarDate("2023-11-16"))
    #expect(rows?[0]["don_vi"] == "2")
    #expect(rows?[0]["cot_rieng"] == .number(1.5))
    #expect(rows?[1]["thoi_han"]?.date == CalendarDate("2023-11-16"))
    #expect(rows?[1]["don_vi"] == "01/12/2023")
    #expect(
      folder.places == [
        "Nhiệm vụ!B3 intake.unformatted-date?", "Nhiệm vụ!C3 intake.text-is-date?",
      ])
    let origin = rows?[0]["noi_dung"]?.origin ?? .none
    #expect(
      folder.dossier.sources.location(of: origin)
        == .cell(file: "so-lieu.xlsx", sheet: "Nhiệm vụ", CellAddress(row: 2, column: 1)))
  }

  @Test("a title merged over the table, a heading over two columns, a group over rows")
  func merges() throws {
    let folder = try Self.read("Kết quả") { sheet, _ in
      sheet.merge(CellRange(rows: 1...1, columns: 1...4), .text("KẾT QUẢ NĂM 2023"), .standard)
      sheet.append(
        RowPlan([.text("Nhóm nhiệm vụ"), .text("Nội dung"), .text("Kế hoạch"), .text("Thực hiện")]))
      sheet.append(RowPlan([.none, .text("Một"), .integer(3), .integer(2)]))
      sheet.append(RowPlan([.none, .text("Hai")]))
      sheet.merge(CellRange(rows: 3...4, columns: 1...1), .text("Huấn luyện"), .standard)
      sheet.append(RowPlan())
      sheet.merge(CellRange(rows: 5...5, columns: 1...4), .text("I. Việc khác"), .standard)
      sheet.append(RowPlan([.text("Khác"), .text("Ba")]))
    }
    #expect(
      folder["ket_qua"]?.list?.map { $0["nhom"] }
        == ["Huấn luyện", "Huấn luyện", "Khác"] as [Value])
    #expect(folder.places == ["Kết quả!5:5 intake.group-row?"])
  }

  @Test("hidden rows and sheets are read, and pointed out")
  func hidden() throws {
    let folder = try Self.read("Đơn vị") { sheet, _ in
      sheet.append(RowPlan([.text("Tên đơn vị")]))
      var row = RowPlan([.text("xã A")])
      row.isHidden = true
      sheet.append(row)
      sheet.append(row)
    }
    #expect(folder.places == ["Đơn vị!2:2 intake.hidden-rows?"])
    #expect(folder["don_vi"]?.list?.count == 2)
  }

  @Test("a sheet that is hidden, or there under two spellings")
  func hiddenAndDoubled() throws {
    var first = SheetPlan(name: "Đơn vị")
    first.append(RowPlan([.text("Tên đơn vị")]))
    first.append(RowPlan([.text("xã A")]))
    var second = first
    second.name = "DON  VI"
    var third = first
    third.name = "Nhiệm vụ"
    third.visibility = .hidden
    third[1, 1] = .text("Nội dung")
    let bytes = try writeWorkbook(WorkbookPlan(sheets: [first, second, third]))
    let folder = try DossierFolder(
      MemoryWorkspace(["d/ho-so.yaml": Array("goi: x".utf8), "d/so-lieu.xlsx": bytes]), "d")
    #expect(
      folder.places == ["DON  VI intake.duplicate-sheet", "Nhiệm vụ intake.hidden-sheet?"])
    #expect(folder["nhiem_vu"]?.list?.count == 1)
  }

  @Test("a workbook typed by hand: its dates, times and percentages as text columns show them")
  func times() throws {
    let folder = try Self.read("Chương trình") { sheet, styles in
      let time = styles.intern(CellStyle { $0.numberFormat = NumberFormat("h:mm") })
      sheet.append(RowPlan([.text("Thời gian"), .text("Nội dung")]))
      sheet.append(RowPlan([.number(8.0 / 24, time), .text("Khai mạc")]))
      sheet.append(RowPlan([.number(13.5 / 24, time), .text("Bế mạc")]))
    }
    #expect(
      folder["chuong_trinh"]?.list?.map { $0["gio"] }
        == ["8 giờ 00 phút", "13 giờ 30 phút"] as [Value])
    #expect(folder.places == [])
  }

  @Test("a file that is no workbook is a finding")
  func notAWorkbook() throws {
    let folder = try DossierFolder(["so-lieu.xlsx": "PK nothing"])
    #expect(folder.places == ["so-lieu.xlsx intake.unreadable-workbook"])
  }

  @Test(
    "the samples read clean",
    arguments: ["canh-phong-2020", "dong-giang-2021", "xa-hoa-mau-2026", "mu-cang-chai-2023"])
  func samples(_ name: String) throws {
    let folder = try DossierFolder(DiskWorkspace(), PackageFiles.root + "/Samples/" + name)
    #expect(folder.places == [])
    #expect(folder["don_vi"]?.list?.isEmpty == false)
  }

  @Test("a dossier full of mistakes: every one that is in the material is found at its place")
  func faulty() throws {
    let folder = try DossierFolder(
      DiskWorkspace(), PackageFiles.root + "/Tests/Corpus/faulty-dossier")
    // What is wrong between figures, and with the law, Records finds.
    let codes = [
      1: "not-integer", 2: "not-date", 3: "error-value", 4: "not-integer", 5: "not-computed",
      6: "unknown-column", 7: "unknown-sheet", 9: "duplicate-value", 10: "duplicate-value",
      16: "legacy-encoding", 17: "legacy-encoding", 23: "unknown-key", 24: "not-date",
      25: "too-small", 26: "required", 27: "unknown-choice",
    ]
    let list = String(
      decoding: try PackageFiles.read("Tests/Corpus/faulty-dossier/expected.tsv"), as: UTF8.self)
    var expected: Set<String> = []
    for line in list.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t")
      guard let code = Int(fields[0]).flatMap({ codes[$0] }) else { continue }
      let place = fields[1].hasSuffix("yaml") ? "\(fields[1]):\(fields[2])" : String(fields[2])
      expected.insert("\(place) intake.\(code)")
    }
    #expect(expected.count == codes.count)
    #expect(Set(folder.places) == expected)
    #expect(folder["tong_ghi"]?["tuyen_quan"]?["chi_tieu"] == 15)
  }
}
