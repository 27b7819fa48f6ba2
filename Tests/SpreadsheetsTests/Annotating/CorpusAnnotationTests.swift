import Groundwork
import Packaging
import Spreadsheets
import Testing

@Suite("Notes in workbooks of other programs")
struct CorpusAnnotationTests {
  /// Parts that may change: the sheet, its list of relationships and its comments, the styles, the
  /// types.
  private static func mayChange(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "[content_types].xml" || name.contains("styles.xml")
      || name.contains("sheet") || name.contains("comments") || name.contains("vmldrawing")
      || name.contains("trang-mot")
  }

  @Test(
    "each takes a note at its cell, and every other part is carried over as it was packed",
    arguments: CorpusTests.files)
  func notes(_ file: String) throws {
    let bytes = CorpusTests.bytes(of: file)
    let sheet = try #require(WorkbookReader(bytes, file: file).sheets.first { $0.hasCells })
    let place = CellAddress(row: 2, column: 2)
    var annotator = try WorkbookAnnotator(bytes, file: file)
    let isTaken = annotator.add(
      [ReviewNote(place, .error, title: "Lỗi", text: "ô này sai")], toSheet: sheet.name)
    #expect(isTaken)
    let copy = try annotator.annotated(by: "TongKet")

    let (before, after) = (try OfficePackage(reading: bytes), try OfficePackage(reading: copy))
    // A workbook without styles is given some, and a relationship to them.
    let hasStyles = before.entries.names.contains { $0.lowercased().contains("styles.xml") }
    for name in before.entries.names
    where !Self.mayChange(name) && (hasStyles || !name.hasSuffix("workbook.xml.rels")) {
      #expect(
        after.entries.compressed(name)?.bytes == before.entries.compressed(name)?.bytes, "\(name)")
    }
    let book = try WorkbookReader(copy, file: file)
    let read = try book.sheet(sheet.index)
    let remarks = try book.remarks(of: read, at: sheet.index)
    // A note that was there stays before ours; under a merged range it stands at the first cell.
    let noted = read.layout.mergedRange(at: place)?.first ?? place
    #expect(remarks.comments[noted]?.contains("ô này sai") == true)
    let old = try WorkbookReader(bytes, file: file)
    for (address, text) in try old.remarks(of: old.sheet(sheet.index), at: sheet.index).comments {
      #expect(remarks.comments[address]?.hasPrefix(text) == true, "\(address)")
    }
    // The cells hold what they held.
    var cells: [[SheetCell]] = [[], []]
    try old.readRows(of: sheet.index) { cells[0] += $0.cells.filter { $0.value != .blank } }
    try book.readRows(of: sheet.index) { cells[1] += $0.cells.filter { $0.value != .blank } }
    #expect(cells[0].map(\.value) == cells[1].map(\.value))
    #expect(cells[0].map(\.address) == cells[1].map(\.address))
  }
}
