import Groundwork
import Office
import Records
import Spreadsheets
import Testing

@Suite("the workbook that a clerk fills in")
struct FillInTests {
  private static func plan() throws -> WorkbookPlan {
    FillInWorkbook(schema: try PackageFiles.schema(), words: DossierFolder.words).plan()
  }

  @Test("it has a guide, a sheet for each kind of record, and the lists behind drop-downs")
  func sheets() throws {
    let schema = try PackageFiles.schema()
    let plan = try Self.plan()
    let names = ["Hướng dẫn"] + schema.sheets.map(\.name)
    #expect(plan.sheets.map(\.name).starts(with: names))
    for (sheet, planned) in zip(schema.sheets, plan.sheets.dropFirst()) {
      #expect(planned.notes.count == sheet.columns.count)
      let hasTotals = sheet.columns.contains(where: \.isSummed)
      #expect(planned.frozenRows == (hasTotals ? 2 : 1))
      #expect(planned.rows.count == planned.frozenRows)
      #expect(planned.protection != nil)
      #expect(planned.columns.count > sheet.columns.count)
      // Each column is guarded: what is required, what it takes, what must not come twice.
      for number in 1...sheet.columns.count {
        #expect(planned.conditionalFormats.contains { $0.range.columns == number...number })
      }
    }
  }

  @Test("written, it reads back as an empty dossier without a finding")
  func readsBack() throws {
    let folder = try Self.read(try Self.plan())
    #expect(folder.places == [])
    for sheet in try PackageFiles.schema().sheets {
      #expect(folder[sheet.id] == .list([]))
    }
    #expect(folder["huong_dan"] == nil)
    #expect(folder["danh_muc"] == nil)
  }

  @Test("filled in, every column of every sheet is read by its heading")
  func filledIn() throws {
    let schema = try PackageFiles.schema()
    var plan = try Self.plan()
    for (index, sheet) in schema.sheets.enumerated() {
      for (place, column) in sheet.columns.enumerated() {
        let cell: PlannedCell =
          switch column.type {
          case .text where column.holdsRanks: .text("đại tá")
          case .text: .text(column.choices.first ?? "Mẫu")
          case .integer, .number: .integer(3)
          case .date: CalendarDate("2026-12-10").map { .date($0, plan.dateStyle) } ?? .none
          case .yesno: .text("có")
          }
        plan.sheets[index + 1][plan.sheets[index + 1].frozenRows + 1, place + 1] = cell
      }
    }
    let folder = try Self.read(plan)
    #expect(folder.places == [])
    for sheet in schema.sheets {
      let row = folder[sheet.id]?.list?.first
      for column in sheet.columns {
        #expect(row?[column.id]?.isNone == false, "\(sheet.id).\(column.id)")
      }
    }
  }

  @Test("the same schema gives the same bytes")
  func deterministic() throws {
    let (first, second) = (try writeWorkbook(try Self.plan()), try writeWorkbook(try Self.plan()))
    #expect(first == second)
  }

  private static func read(_ plan: WorkbookPlan) throws -> DossierFolder {
    let bytes = try writeWorkbook(plan)
    return try DossierFolder(
      MemoryWorkspace(["d/ho-so.yaml": Array("goi: x".utf8), "d/so-lieu.xlsx": bytes]), "d")
  }
}

extension WorkbookPlan {
  fileprivate var dateStyle: StyleID {
    mutating get { styles.intern(CellStyle { $0.numberFormat = .date }) }
  }
}

@Suite("the ho-so.yaml of a new dossier")
struct StarterTests {
  private static func read(pack: String? = nil, code: String? = nil) throws -> DossierFolder {
    let template = try PackageFiles.read("Templates/records/ho-so-mau.yaml")
    let main = StarterDossier(template: template).bytes(pack: pack, code: code)
    return try DossierFolder(
      MemoryWorkspace(["d/ho-so.yaml": main, "d/so-lieu.json": Array("{}".utf8)]), "d")
  }

  @Test("it reads without a finding, with the pack and the code put in")
  func reads() throws {
    let folder = try Self.read(pack: "so-ket-quy", code: "hoa-mau-2026")
    #expect(folder.places == [])
    #expect(folder["goi"] == "so-ket-quy")
    #expect(folder["ho_so"]?["ma"] == "hoa-mau-2026")
    #expect(folder["nguoi_ky"]?["chu_tich"]?["chuc_vu"] == "CHỦ TỊCH")
  }

  @Test("names that YAML would misread are quoted", arguments: ["2026", "a: b", "null", "\"x\\"])
  func quoting(_ code: String) throws {
    let folder = try Self.read(code: code)
    #expect(folder["ho_so"]?["ma"] == .text(code))
    #expect(folder["goi"] == "tong-ket-nam")
  }
}
