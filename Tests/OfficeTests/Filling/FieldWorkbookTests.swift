import Groundwork
import Office
import Spreadsheets
import Testing

@Suite("A workbook to fill in for a template")
struct FieldWorkbookTests {
  private let template = """
    {{ co_quan.ten }} {{ Nam }}{% if co_quan.ky is defined %} {{ co_quan.ky }}{% endif %}
    {% for d in don_vi %}{{ d.ten }} {% if d.hang == 'A' or 'B' == d.hang %}tốt{% endif %}:
    {%- for n in d.nguoi %} {{ n.ho_ten }}{% endfor %}
    {% endfor %}{% for v in viec %}{{ v }};{% endfor %}
    """

  private func made() throws -> (desk: Desk, count: Int?) {
    let desk = Desk(["m.txt": template])
    let outcome = try InspectTemplate(workspace: desk.workspace, templates: nil)
      .writeWorkbook(for: "m.txt", in: .vietnamese, to: "d.xlsx")
    #expect(outcome.findings.isEmpty, "\(outcome.findings.all)")
    return (desk, outcome.result)
  }

  @Test("a sheet of single values, one for each list, and what the template tells apart")
  func sheets() throws {
    let (desk, count) = try made()
    #expect(count == 7)
    let reader = try WorkbookReader(try #require(desk.workspace.files["d.xlsx"]), file: "d.xlsx")
    #expect(
      reader.sheets.map(\.name) == ["Giá trị", "don_vi", "don_vi.nguoi", "viec", "_tongket"])
    #expect(reader.sheets.map(\.isHidden) == [false, false, false, false, true])
    var rows: [[String]] = []
    for sheet in reader.sheets {
      try reader.sheet(sheet.index).readRows { row in
        rows.append(row.cells.map { if case .text(let text) = $0.value { text } else { "" } })
      }
    }
    #expect(rows.contains(["ten", "hang"]))
    #expect(rows.contains(["dòng của don_vi", "ho_ten"]))
    #expect(rows.contains(["giá trị"]))
  }

  /// The workbook with what a person types, as it comes out of the plan for the template.
  private func filled(_ cells: [String: [CellAddress: PlannedCell]]) throws -> Desk {
    let (desk, _) = try made()
    let reader = try WorkbookReader(try #require(desk.workspace.files["d.xlsx"]), file: "d.xlsx")
    var plan = WorkbookPlan()
    for sheet in reader.sheets {
      var copy = SheetPlan(name: sheet.name)
      if sheet.isHidden { copy.visibility = .hidden }
      try reader.sheet(sheet.index).readRows { row in
        for cell in row.cells {
          if case .text(let text) = cell.value { copy[cell.address] = .text(text) }
        }
      }
      for (address, cell) in cells[sheet.name] ?? [:] { copy[address] = cell }
      plan.sheets.append(copy)
    }
    return Desk(["m.txt": template]).adding("d.xlsx", try writeWorkbook(plan))
  }

  private func at(_ row: Int, _ column: Int) -> CellAddress {
    CellAddress(row: row, column: column)
  }

  @Test("what a person fills in fills the template")
  func roundTrip() throws {
    let desk = try filled([
      "Giá trị": [at(2, 2): .text("UBND xã Mẫu"), at(3, 2): .text("CT"), at(4, 2): .integer(2026)],
      "don_vi": [
        at(2, 1): .text("Bản Một"), at(2, 2): .text("A"), at(3, 1): .text("Bản Hai"),
        at(3, 2): .text("C"),
      ],
      "don_vi.nguoi": [
        at(2, 1): .integer(2), at(2, 2): .text("An"), at(3, 1): .integer(1), at(3, 2): .text("Ba"),
        at(4, 1): .integer(2), at(4, 2): .text("Chi"),
      ],
      "viec": [at(2, 1): .text("x"), at(3, 1): .integer(7)],
    ])
    #expect(
      try desk.fill("m.txt", data: "d.xlsx")
        == "UBND xã Mẫu 2026 CT\nBản Một tốt: Ba\nBản Hai : An Chi\nx;7;")
  }

  @Test("what is left empty is not there; a list without rows is empty")
  func empty() throws {
    let desk = try filled(["Giá trị": [at(2, 2): .text("UBND"), at(4, 2): .integer(1)]])
    #expect(try desk.fill("m.txt", data: "d.xlsx") == "UBND 1\n")
    // What is required and empty is told, with its name.
    #expect(try filled([:]).fill("m.txt", data: "d.xlsx").contains("template.unknown-name"))
  }

  @Test("a row of an inner list must belong to one of the outer")
  func outerRow() throws {
    let desk = try filled(["don_vi.nguoi": [at(2, 1): .integer(4), at(2, 2): .text("An")]])
    #expect(try desk.fill("m.txt", data: "d.xlsx").contains("data.no-outer-row"))
  }
}
