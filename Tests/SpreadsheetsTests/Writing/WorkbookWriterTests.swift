import Groundwork
import Spreadsheets
import Testing

@Test("a plan becomes a zip archive")
func smoke() throws {
  var sheet = SheetPlan(name: "Trang")
  sheet.append(RowPlan([.text("Xin chào")]))
  let bytes = try writeWorkbook(WorkbookPlan(sheets: [sheet]))
  #expect(bytes.starts(with: [0x50, 0x4B]))
}
