import Groundwork
import Packaging
import Spreadsheets
import Testing

@Suite("Notes in somebody else's workbook")
struct WorkbookAnnotatorTests {
  private func annotated(
    _ bytes: [UInt8], _ notes: [ReviewNote], sheet: String = "Trang 1"
  ) throws -> OfficePackage {
    var annotator = try WorkbookAnnotator(bytes, file: "so-lieu.xlsx")
    let isTaken = annotator.add(notes, toSheet: sheet)
    #expect(isTaken)
    return try OfficePackage(reading: annotator.annotated(by: "TongKet"))
  }

  private func note(
    _ address: String, _ tone: ReviewNote.Tone = .error, _ text: String = "sai"
  ) throws -> ReviewNote {
    ReviewNote(
      try #require(CellAddress(address)), tone, title: tone == .error ? "Lỗi" : "Cảnh báo",
      text: text)
  }

  private func text(_ package: OfficePackage, _ part: String) throws -> String {
    String(decoding: try package.part(PartName(part)), as: UTF8.self)
  }

  private static let sheet = "/xl/worksheets/sheet1.xml"

  // MARK: Cells

  /// The rows of a sheet, the cells to note, and the rows afterwards.
  private static let places: [(String, [String], String)] = [
    (
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", ["A1"],
      "<row r=\"1\"><c s=\"1\" r=\"A1\"><v>1</v></c></row>"
    ),
    (
      "<row r=\"1\"><c r='A1' s='0' t='s'><v>1</v></c></row>", ["A1"],
      "<row r=\"1\"><c r='A1' s='1' t='s'><v>1</v></c></row>"
    ),
    (
      "<row r=\"1\"><c r=\"A1\"/><c r=\"C1\"/></row>", ["B1", "D1"],
      "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"/><c r=\"C1\"/><c r=\"D1\" s=\"1\"/></row>"
    ),
    (
      "<row r=\"1\" spans=\"3:4\"><c r=\"C1\"/></row>", ["A1", "F1"],
      "<row r=\"1\" spans=\"1:6\"><c r=\"A1\" s=\"1\"/><c r=\"C1\"/><c r=\"F1\" s=\"1\"/></row>"
    ),
    (
      "<row r=\"5\" ht=\"20\"/>", ["B5", "C5"],
      "<row r=\"5\" ht=\"20\"><c r=\"B5\" s=\"1\"/><c r=\"C5\" s=\"1\"/></row>"
    ),
    (
      "<row r=\"2\"/><row r=\"4\"/>", ["A1", "A3", "A6", "A5"],
      "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row><row r=\"2\"/><row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
        + "<row r=\"4\"/><row r=\"5\"><c r=\"A5\" s=\"1\"/></row>"
        + "<row r=\"6\"><c r=\"A6\" s=\"1\"/></row>"
    ),
    ("", ["B2"], "<row r=\"2\"><c r=\"B2\" s=\"1\"/></row>"),
    // Cells and rows that do not say where they are.
    (
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/></row>", ["B1", "A2"],
      "<row><c><v>1</v></c><c s=\"1\"><v>2</v></c></row><row><c s=\"1\"/></row>"
    ),
    (
      "<row r=\"1\"><c r=\"a1\"/><c r=\"c1\"/></row>", ["B1", "C1"],
      "<row r=\"1\"><c r=\"a1\"/><c r=\"B1\" s=\"1\"/><c s=\"1\" r=\"c1\"/></row>"
    ),
    // Rows out of order.
    (
      "<row r=\"3\"><c r=\"A3\"/></row><row r=\"1\"><c r=\"A1\"/></row>", ["A1"],
      "<row r=\"3\"><c r=\"A3\"/></row><row r=\"1\"><c s=\"1\" r=\"A1\"/></row>"
    ),
    // Nothing here is a tag.
    (
      "<!-- <row r=\"1\"> --><row r=\"1\"><c r=\"A1\" t=\"str\"><v><![CDATA[<c/>]]></v></c></row>",
      ["A1"],
      "<!-- <row r=\"1\"> --><row r=\"1\"><c s=\"1\" r=\"A1\" t=\"str\"><v><![CDATA[<c/>]]></v></c></row>"
    ),
  ]

  @Test("a cell is coloured where it stands, or put where it belongs", arguments: places)
  func cells(_ rows: String, _ addresses: [String], _ expected: String) throws {
    var book = SampleBook(rows: rows)
    book.styles = SampleBook.styles(builtIn: [0])
    let package = try annotated(book.bytes(), addresses.map { try note($0) })
    let xml = try text(package, Self.sheet)
    #expect(xml.contains("<sheetData>\(expected)</sheetData>"), "\(xml)")
  }

  @Test("a sheet that is closed at once, and one whose names have prefixes, take notes too")
  func otherMarkup() throws {
    var book = SampleBook()
    book.sheets[0].xml = "<worksheet xmlns=\"\(SampleBook.main)\"><sheetData/></worksheet>"
    #expect(
      try text(annotated(book.bytes(), [note("B2")]), Self.sheet).contains(
        "<sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"/></row></sheetData>"))
    book.sheets[0].xml =
      "<x:worksheet xmlns:x=\"\(SampleBook.main)\"><x:sheetData><x:row r=\"2\"/></x:sheetData>"
      + "<x:pageMargins/><x:extLst/></x:worksheet>"
    let xml = try text(annotated(book.bytes(), [note("B2")]), Self.sheet)
    #expect(xml.contains("<x:row r=\"2\"><x:c r=\"B2\" s=\"1\"/></x:row>"))
    #expect(xml.contains("<x:pageMargins/><x:legacyDrawing "))
    #expect(xml.hasSuffix("/><x:extLst/></x:worksheet>"))
  }

  @Test("the stated range of a sheet grows with it")
  func dimension() throws {
    var book = SampleBook()
    book.sheets[0].xml = SampleBook.sheet(
      "<row r=\"2\"><c r=\"B2\"/></row>", before: "<dimension ref=\"B2\"/>")
    #expect(
      try text(annotated(book.bytes(), [note("D5"), note("A3")]), Self.sheet).contains(
        "<dimension ref=\"A2:D5\"/>"))
    #expect(
      try text(annotated(book.bytes(), [note("B2")]), Self.sheet).contains(
        "<dimension ref=\"B2\"/>"))
  }

  @Test("a note about a row stands at its first cell, one under a merged range at its first")
  func moved() throws {
    let book = SampleBook(
      rows: "<row r=\"2\"><c r=\"C2\"/><c r=\"D2\"/></row><row r=\"3\"/>",
      after: "<mergeCells count=\"1\"><mergeCell ref=\"D2:E4\"/></mergeCells>")
    let row = ReviewNote(CellAddress(row: 2, column: 0), .error, title: "Lỗi", text: "dòng")
    let empty = ReviewNote(CellAddress(row: 3, column: 0), .error, title: "Lỗi", text: "dòng")
    let package = try annotated(book.bytes(), [row, empty, try note("E4")])
    #expect(try notes(package) == ["C2=Lỗi: dòng", "D2=Lỗi: sai", "A3=Lỗi: dòng"])
  }

  // MARK: Styles

  @Test("the twin of a style keeps all but its fill")
  func styles() throws {
    var book = SampleBook(
      rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" s=\"1\"/><c r=\"C1\" s=\"9\"/></row>")
    book.styles =
      "<styleSheet xmlns=\"\(SampleBook.main)\"><fills count=\"3\"><fill/><fill/><fill/></fills>"
      + "<cellStyleXfs><xf/></cellStyleXfs><cellXfs count='2'><xf/>"
      + "<xf numFmtId=\"14\" fillId=\"2\"><alignment wrapText=\"1\"/></xf></cellXfs></styleSheet>"
    let package = try annotated(
      book.bytes(), [note("A1"), note("B1", .warning), note("C1"), note("B1", .warning)])
    let xml = try text(package, "/xl/styles.xml")
    #expect(xml.contains("<fills count=\"5\"><fill/><fill/><fill/><fill><patternFill"))
    #expect(
      xml.contains(
        "<xf applyFill=\"1\" numFmtId=\"14\" fillId=\"3\"><alignment wrapText=\"1\"/></xf>"
          + "<xf applyFill=\"1\" numFmtId=\"14\" fillId=\"4\"><alignment wrapText=\"1\"/></xf>"
          + "<xf fillId=\"3\" applyFill=\"1\"/></cellXfs>"), "\(xml)")
    #expect(xml.contains("<cellXfs count='5'>"))
    #expect(
      try text(package, Self.sheet).contains(
        "<c r=\"A1\" s=\"2\"/><c r=\"B1\" s=\"3\"/><c r=\"C1\" s=\"4\"/>"))
  }

  @Test("a cell that was not there looks like its row or its column")
  func inherited() throws {
    var book = SampleBook()
    book.styles = SampleBook.styles(["0", "0.0", "0.00"])
    book.sheets[0].xml = SampleBook.sheet(
      "<row r=\"1\" s=\"2\" customFormat=\"1\"/><row r=\"2\" s=\"2\"/>",
      before: "<cols><col min=\"2\" max=\"3\" style=\"1\" width=\"9\"/></cols>")
    let package = try annotated(book.bytes(), [note("B1"), note("B2"), note("C9"), note("D9")])
    let xml = try text(package, "/xl/styles.xml")
    #expect(
      xml.contains(
        "<xf fillId=\"2\" applyFill=\"1\" numFmtId=\"166\"/>"
          + "<xf fillId=\"2\" applyFill=\"1\" numFmtId=\"165\"/>"
          + "<xf fillId=\"2\" applyFill=\"1\" numFmtId=\"164\"/></cellXfs>"), "\(xml)")
    let sheet = try text(package, Self.sheet)
    #expect(sheet.contains("<c r=\"B1\" s=\"3\"/>"))
    #expect(sheet.contains("<c r=\"B2\" s=\"4\"/>"))
    #expect(sheet.contains("<c r=\"C9\" s=\"4\"/><c r=\"D9\" s=\"5\"/>"))
  }

  @Test("a workbook without styles gets a style sheet")
  func noStyles() throws {
    let book = SampleBook(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    let package = try annotated(book.bytes(), [note("A1")])
    let part = try #require(try package.part(ofKind: "styles", from: "/xl/workbook.xml"))
    #expect(package.contentType(of: part)?.hasSuffix("styles+xml") == true)
    #expect(try text(package, Self.sheet).contains("<c s=\"1\" r=\"A1\">"))
  }

  // MARK: Notes

  /// What the notes of the first sheet say, by cell.
  private func notes(_ package: OfficePackage) throws -> [String] {
    let part = try #require(try package.part(ofKind: "comments", from: PartName(Self.sheet)))
    var xml = try package.xml(part)
    var all: [String] = []
    while let event = try xml.next() {
      guard case .start = event, xml.label == "x:comment", let place = xml["ref"] else { continue }
      all.append("\(place)=\(try xml.textOfElement())")
    }
    return all
  }

  @Test("a note has its text, and a box beside its cell")
  func newNotes() throws {
    let book = SampleBook(rows: "<row r=\"7\"><c r=\"B7\"/></row>", after: "<tableParts/>")
    let package = try annotated(
      book.bytes(), [note("B7"), note("C7", .warning, "A < B & C\n→ sửa"), note("B7", .warning)])
    #expect(
      try notes(package) == [
        "B7=Lỗi: sai\nCảnh báo: sai", "C7=Cảnh báo: A < B & C\n→ sửa",
      ])
    let drawing = try #require(try package.part(ofKind: "vmlDrawing", from: PartName(Self.sheet)))
    let vml = String(decoding: try package.part(drawing), as: UTF8.self)
    #expect(vml.contains("<x:Row>6</x:Row><x:Column>1</x:Column>"))
    #expect(vml.contains("<x:Row>6</x:Row><x:Column>2</x:Column>"))
    #expect(vml.contains("data=\"1\"") && vml.contains("_x0000_s1025") && vml.contains("s1026"))
    #expect(
      package.contentType(of: drawing) == "application/vnd.openxmlformats-officedocument.vmlDrawing"
    )
    let relationships = try package.relationships(of: PartName(Self.sheet))
    let id = try #require(relationships.first { $0.isOffice("vmlDrawing") }?.id)
    #expect(
      try text(package, Self.sheet).hasSuffix(
        "r:id=\"\(id)\"/><tableParts/></worksheet>"))
  }

  /// A workbook whose first sheet has notes already.
  private func noted(_ comments: String, vml: String?) throws -> [UInt8] {
    let book = SampleBook(rows: "<row r=\"1\"><c r=\"A1\"/></row>")
    let package = try OfficePackage(reading: book.bytes())
    var writer = PackageWriter()
    for name in package.partNames where name.fileExtension != "rels" {
      var bytes = try package.part(name)
      if name.path == Self.sheet, vml != nil {
        bytes = Array(
          SampleBook.sheet(
            "<row r=\"1\"><c r=\"A1\"/></row>",
            after: "<legacyDrawing xmlns:r=\"\(SampleBook.office)\" r:id=\"rId1\"/>"
          ).utf8)
      }
      writer.add(name, contentType: package.contentType(of: name) ?? "", bytes)
    }
    writer.relate(nil, type: SampleBook.office + "/officeDocument", to: "/xl/workbook.xml")
    writer.relate(
      "/xl/workbook.xml", type: SampleBook.office + "/worksheet", to: "/xl/worksheets/sheet1.xml")
    let sheet = try PartName(Self.sheet)
    if let vml {
      writer.relate(
        sheet, type: SampleBook.office + "/vmlDrawing", to: "/xl/drawings/vmlDrawing1.vml")
      writer.add(
        "/xl/drawings/vmlDrawing1.vml",
        contentType: "application/vnd.openxmlformats-officedocument.vmlDrawing", Array(vml.utf8))
    }
    writer.relate(sheet, type: SampleBook.office + "/comments", to: "/xl/comments1.xml")
    writer.add(
      "/xl/comments1.xml",
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
      Array(
        "<comments xmlns=\"\(SampleBook.main)\"><authors><author>Lan</author></authors><commentList>\(comments)</commentList></comments>"
          .utf8))
    return try writer.finish()
  }

  private static let vml = """
    <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" \
    data="3"/></o:shapelayout><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s3073"/><br></xml>
    """

  @Test("a note that was there stays, and what is new comes below it")
  func existing() throws {
    let bytes = try noted(
      "<comment ref=\"A1\" authorId=\"0\"><text><t>nhớ hỏi lại</t></text></comment>"
        + "<comment ref=\"B1\" authorId=\"0\"><text><r><t>của Lan</t></r></text></comment>"
        + "<comment ref=\"C1\" authorId=\"0\"><text/></comment>",
      vml: Self.vml)
    let package = try annotated(bytes, [note("A1"), note("B1"), note("C1"), note("D1")])
    #expect(
      try notes(package) == [
        "A1=nhớ hỏi lại\n\nLỗi: sai", "B1=của Lan\n\nLỗi: sai", "C1=\n\nLỗi: sai", "D1=Lỗi: sai",
      ])
    let comments = try text(package, "/xl/comments1.xml")
    #expect(comments.contains("<author>Lan</author><author>TongKet</author>"))
    #expect(comments.contains("<text><r><t>nhớ hỏi lại</t></r><r><rPr>"))
    #expect(comments.contains("<comment ref=\"D1\" authorId=\"1\">"))
    let vml = try text(package, "/xl/drawings/vmlDrawing1.vml")
    #expect(vml.contains("data=\"3,4\"") && vml.contains("_x0000_s4097"))
    #expect(!vml.contains("_x0000_s4098"), "only D1 needs a box")
    #expect(vml.contains("<br>"), "old markup stays as it was")
    #expect(try text(package, Self.sheet).contains("r:id=\"rId1\"/></worksheet>"))
  }

  @Test("notes that had no boxes get them")
  func boxless() throws {
    let bytes = try noted(
      "<comment ref=\"D9\" authorId=\"0\"><text><t>x</t></text></comment>", vml: nil)
    let package = try annotated(bytes, [note("A1")])
    let drawing = try #require(try package.part(ofKind: "vmlDrawing", from: PartName(Self.sheet)))
    let vml = String(decoding: try package.part(drawing), as: UTF8.self)
    #expect(vml.contains("<x:Row>0</x:Row><x:Column>0</x:Column>"))
    #expect(vml.contains("<x:Row>8</x:Row><x:Column>3</x:Column>"))
  }

  @Test("every part that need not change is carried over byte for byte, known to us or not")
  func untouched() throws {
    var book = SampleBook(rows: "<row r=\"1\"><c r=\"A1\"/></row>")
    book.sheets.append(("Trang 2", "", SampleBook.sheet("<row r=\"1\"><c r=\"A1\"/></row>")))
    book.styles = SampleBook.styles(builtIn: [0])
    let plain = try OfficePackage(reading: book.bytes())
    var archive = ArchiveWriter()
    for name in plain.entries.names {
      archive.add(name, try plain.entries.content(name), compression: .deflated(level: 9))
    }
    let odd: [UInt8] = [0, 1, 2, 255, 254]
    for name in ["xl/pivotCache/pivotCacheDefinition1.xml", "docProps/x.bin", "xl/media/a.png"] {
      archive.add(name, odd, compression: .stored)
    }
    let before = try OfficePackage(reading: archive.finish())
    var annotator = try WorkbookAnnotator(archive.finish(), file: "a.xlsx")
    annotator.add([try note("A1")], toSheet: "Trang 2")
    let after = try OfficePackage(reading: annotator.annotated(by: "TongKet"))
    var changed: [String] = []
    for name in before.entries.names {
      if try before.entries.content(name) != after.entries.content(name) { changed.append(name) }
    }
    #expect(
      changed.sorted() == ["[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"])
    #expect(
      Set(after.entries.names).subtracting(before.entries.names) == [
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet2.xml.rels",
      ])
  }

  @Test("without notes nothing changes, and an unknown sheet takes none")
  func nothing() throws {
    let bytes = try SampleBook(rows: "<row r=\"1\"><c r=\"A1\"/></row>").bytes()
    var annotator = try WorkbookAnnotator(bytes, file: "a.xlsx")
    let isTaken = annotator.add([try note("A1")], toSheet: "Không có")
    #expect(!isTaken)
    let (before, after) = (
      try OfficePackage(reading: bytes),
      try OfficePackage(reading: annotator.annotated(by: "TongKet"))
    )
    #expect(before.entries.names == after.entries.names)
    for name in before.entries.names {
      #expect(try before.entries.content(name) == after.entries.content(name))
    }
  }

  @Test("a sheet of a thousand wrong cells still has all its notes, numbered apart")
  func many() throws {
    let rows = (1...2_200).map { "<row r=\"\($0)\"><c r=\"A\($0)\"/></row>" }.joined()
    let notes = (1...2_200).map {
      ReviewNote(CellAddress(row: $0, column: 1), .error, title: "Lỗi", text: "sai \($0)")
    }
    let package = try annotated(SampleBook(rows: rows).bytes(), notes)
    #expect(try self.notes(package).count == WorkbookAnnotator.notesOfSheet)
    let xml = try text(package, Self.sheet)
    #expect(xml.contains("<c s=\"1\" r=\"A2200\"/>"), "coloured without a note")
    let vml = try text(package, "/xl/drawings/vmlDrawing1.vml")
    #expect(vml.contains("data=\"1,2\""))
    let ids = vml.split(separator: "id=\"_x0000_s").dropFirst().map { $0.prefix(while: \.isNumber) }
    #expect(Set(ids).count == WorkbookAnnotator.notesOfSheet)
  }
}
