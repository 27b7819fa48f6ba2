import Groundwork
import Packaging
import Testing

@Suite("Reading packages")
struct OfficePackageTests {
  private static let types = """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="XML" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="main"/></Types>
    """

  private func package(_ parts: [(String, String)]) throws -> OfficePackage {
    var archive = ArchiveWriter()
    archive.add("[Content_Types].xml", Array(Self.types.utf8))
    for (name, text) in parts { archive.add(name, Array(text.utf8)) }
    return try OfficePackage(reading: archive.finish())
  }

  private func relationships(_ inside: String) -> String {
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      + inside + "</Relationships>"
  }

  @Test("what PackageWriter made is read back")
  func roundTrip() throws {
    let package = try OfficePackage(reading: PackageWriterTests.sample(.batch))
    #expect(
      package.partNames == [
        "/_rels/.rels", "/word/document.xml", "/word/_rels/document.xml.rels",
        "/word/media/image1.png",
      ])
    #expect(package.contentType(of: "/word/document.xml") == PackageWriterTests.main)
    #expect(package.contentType(of: "/word/media/image1.png") == "image/png")
    #expect(package.contentType(of: "/word/other") == nil)
    #expect(try package.part("/Word/Document.xml") == Array("<w:document/>".utf8))
    #expect(try package.part(ofKind: "officeDocument", from: nil) == "/word/document.xml")
    #expect(
      try package.relationships(of: "/word/document.xml") == [
        Relationship(id: "rId1", type: "image", target: .part("/word/media/image1.png")),
        Relationship(id: "rId2", type: "hyperlink", target: .external("https://a.vn/?b&c")),
      ])
    #expect(try package.relationships(of: "/word/media/image1.png").isEmpty)
    #expect(throws: PackageFault.missingPart("/x")) { try package.part("/x") }
  }

  @Test("a package copied part by part, still compressed, is the same package")
  func copied() throws {
    let original = try PackageWriterTests.sample()
    let package = try OfficePackage(reading: original)
    var writer = PackageWriter()
    for name in package.partNames where name.fileExtension != "rels" {
      writer.addCompressed(
        name, contentType: package.contentType(of: name) ?? "",
        try #require(package.compressed(name)))
      for relationship in try package.relationships(of: name) {
        writer.keep(relationship, of: name)
      }
    }
    for relationship in try package.relationships(of: nil) { writer.keep(relationship, of: nil) }
    #expect(try writer.finish() == original)
  }

  @Test(
    "targets are found however they are written",
    arguments: [
      ("media/a.png", Relationship.Target.part("/word/media/a.png")),
      ("/word/media/a.png", .part("/word/media/a.png")),
      ("./media/../media/a.png", .part("/word/media/a.png")),
      ("..\\word\\media\\a.png", .part("/word/media/a.png")),
      ("media/a%2Epng", .part("/word/media/a.png")),
      ("media/a.png#x", .part("/word/media/a.png")),
      ("../../../../a.png", .part("/a.png")),
      ("#Sheet1!A1", .nowhere("#Sheet1!A1")),
      ("", .nowhere("")),
      ("mailto:a@b.vn", .nowhere("mailto:a@b.vn")),
    ])
  func targets(_ written: String, _ target: Relationship.Target) throws {
    let package = try package([
      ("word/document.xml", "<a/>"),
      (
        "word/_rels/document.xml.rels",
        relationships("<Relationship Id='a' Type='t' Target='\(written)'/>")
      ),
    ])
    #expect(try package.relationships(of: "/word/document.xml").map(\.target) == [target])
  }

  @Test("Strict and Transitional relationships are the same kinds")
  func strict() throws {
    for place in [
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
      "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    ] {
      let package = try package([
        (
          "_rels/.rels",
          relationships(
            "<Relationship Id='a' Type='\(place)officeDocument' Target='/word/document.xml'/>")
        ), ("word/document.xml", "<a/>"),
      ])
      #expect(try package.part(ofKind: "officeDocument", from: nil) == "/word/document.xml")
      #expect(try package.part(ofKind: "styles", from: nil) == nil)
    }
  }

  @Test("two relationships with one id are refused")
  func repeatedID() throws {
    let package = try package([
      (
        "_rels/.rels",
        relationships(
          "<Relationship Id='a' Type='t' Target='/x'/><Relationship Id='a' Type='t' Target='/y'/>")
      )
    ])
    #expect(throws: PackageFault.duplicateRelationship(source: "/", id: "a")) {
      try package.relationships(of: nil)
    }
  }

  @Test("archives that are no packages are called by their names")
  func foreign() throws {
    var zip = ArchiveWriter()
    zip.add("a.docx", [1])
    #expect(throws: PackageFault.noContentTypes(.zip)) {
      try OfficePackage(reading: zip.finish())
    }
    var text = ArchiveWriter()
    text.add("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
    text.add("META-INF/manifest.xml", [1])
    #expect(throws: PackageFault.noContentTypes(.openDocument)) {
      try OfficePackage(reading: text.finish())
    }
  }

  @Test("files left in a package by other programs are no parts, and do no harm")
  func strays() throws {
    let package = try package([
      ("word/document.xml", "<a/>"), ("word/", ""), ("__MACOSX/a.", "x"), ("%zz", "x"),
    ])
    #expect(package.partNames == ["/word/document.xml"])
  }

  @Test("part names that are one name to the standard are refused")
  func sameNames() {
    #expect(throws: PackageFault.duplicateName("word/%61.xml")) {
      try package([("word/a.xml", "<a/>"), ("word/%61.xml", "<a/>")])
    }
  }

  @Test("every fault speaks both languages, in one clause")
  func phrases() {
    let faults: [PackageFault] = [
      .notAPackage(.oldWord), .notAPackage(.empty), .noContentTypes(.openDocument),
      .damaged(entry: nil), .damaged(entry: "a"), .encrypted(entry: "a"),
      .unsupportedCompression(entry: "a"), .unsafeName("../a"), .duplicateName("a"),
      .tooManyEntries(count: 5, limit: 4), .tooLarge(entry: nil, limit: 1),
      .tooLarge(entry: "a", limit: 1), .suspiciousRatio(entry: "a", limit: 9),
      .badPartName("a"), .missingPart("a"), .danglingRelationship(source: "a", target: "b"),
      .duplicateRelationship(source: "a", id: "b"), .outOfMemory, .zipLibrary("x"),
      .xml(part: "a", line: 1, column: 2, .doctype),
      .xml(part: "a", line: 1, column: 2, .malformed("x")),
    ]
    for fault in faults {
      #expect(!fault.phrase.vi.isEmpty && !fault.phrase.en.isEmpty)
      #expect(fault.phrase.vi != fault.phrase.en)
      #expect(!fault.phrase.vi.hasSuffix("."))
    }
    #expect(
      PackageFault.notAPackage(.oldExcel).hint?.vi == "mở bằng Excel rồi lưu thành .xlsx")
    #expect(
      PackageFault.xml(part: "word/document.xml", line: 3, column: 9, .doctype).phrase.en
        == "part “word/document.xml”, line 3, column 9: the XML has a DOCTYPE")
  }
}
