import Groundwork
import Spreadsheets
import Testing

@Suite("Planning workbooks")
struct WorkbookPlanTests {
  @Test(
    "ranges are read and shown as Excel writes them",
    arguments: [
      ("A1:C7", "A1:C7", "$A$1:$C$7"), ("$C$7:$A$1", "A1:C7", "$A$1:$C$7"), ("B2", "B2", "$B$2"),
    ])
  func ranges(_ written: String, _ shown: String, _ absolute: String) throws {
    let range = try #require(CellRange(written))
    #expect(range.description == shown)
    #expect(range.absolute == absolute)
  }

  @Test("what is no range is none", arguments: ["", "A", "A1:", "A0:B1", "1A", "A1:B2:C3", "XFE1"])
  func noRange(_ written: String) {
    #expect(CellRange(written) == nil)
  }

  @Test("a sheet's name is quoted in formulas")
  func quoting() {
    let range = CellRange(rows: 1...2, columns: 1...1)
    #expect(range.absolute(onSheet: "Xã 'Hồ Bốn'") == "'Xã ''Hồ Bốn'''!$A$1:$A$2")
  }

  @Test("a style is kept once, and the standard one comes first")
  func interning() {
    var styles = StyleBook()
    let bold = styles.intern(CellStyle { $0.isBold = true })
    #expect(styles.intern(CellStyle { $0.isBold = true }) == bold)
    #expect(styles.intern(CellStyle()) == .standard)
    #expect(styles.all.count == 2)
    #expect(styles[bold].with { $0.isBold = false } == CellStyle())
  }

  @Test("a cell far away makes the blank ones before it")
  func farCell() {
    var sheet = SheetPlan(name: "x")
    sheet[3, 2] = .integer(7)
    #expect(sheet.rows.map(\.cells.count) == [0, 0, 2])
    #expect(sheet[3, 2].content == .integer(7))
    #expect(sheet[9, 9] == .none)
  }

  @Test("a merged range carries one style in all its cells")
  func merging() {
    var styles = StyleBook()
    let bold = styles.intern(CellStyle { $0.isBold = true })
    var sheet = SheetPlan(name: "x")
    sheet.merge(CellRange(rows: 1...2, columns: 1...2), .text("gộp"), bold)
    sheet.merge(CellRange(rows: 3...3, columns: 1...1), .text("một ô"), bold)
    #expect(sheet.merges == [CellRange(rows: 1...2, columns: 1...2)])
    #expect(sheet[2, 2] == .blank(bold))
    #expect(sheet[1, 1] == .text("gộp", bold))
    #expect(sheet[3, 1] == .text("một ô", bold))
  }

  @Test(
    "colours are six hexadecimal digits",
    arguments: [("#C00000", 0xC00000 as UInt32?), ("ffC7ce", 0xFFC7CE), ("#FFF", nil), ("đỏ", nil)])
  func colors(_ written: String, _ rgb: UInt32?) {
    #expect(Color(written)?.rgb == rgb)
  }
}
