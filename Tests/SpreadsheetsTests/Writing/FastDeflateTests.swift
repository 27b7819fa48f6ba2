import Groundwork
import Packaging
import Spreadsheets
import Testing

@Suite("Deflating workbooks")
struct FastDeflateTests {
  private static func archive(rows: Int) throws -> ArchiveReader {
    var plan = WorkbookPlan()
    var sheet = SheetPlan(name: "Danh sách", columns: [ColumnPlan(width: .characters(20))])
    for row in 0..<rows {
      sheet.append(RowPlan([.text("Nguyễn Văn Mẫu \(row)"), .integer(row)]))
    }
    plan.sheets = [sheet]
    return try ArchiveReader(reading: writeWorkbook(plan))
  }

  @Test("the library's parts are deflated by our own hands")
  func reached() throws {
    let archive = try Self.archive(rows: 3)
    let name = "xl/worksheets/sheet1.xml"
    let content = try archive.content(name)
    let entry = try #require(archive.compressed(name))
    #expect(entry.isDeflated)
    #expect(entry.bytes == EntryStream().entry(content).bytes)
  }

  @Test("long parts come out whole")
  func long() throws {
    let archive = try Self.archive(rows: 20_000)
    let sheet = try archive.content("xl/worksheets/sheet1.xml")
    let strings = try archive.content("xl/sharedStrings.xml")
    #expect(String(decoding: sheet, as: UTF8.self).ranges(of: "<row ").count == 20_000)
    #expect(String(decoding: strings, as: UTF8.self).ranges(of: "<si>").count == 20_000)
  }
}
