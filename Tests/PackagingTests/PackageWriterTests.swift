import Groundwork
import Packaging
import Testing

@Suite("Making packages and archives")
struct PackageWriterTests {
  static let officeDocument =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
  static let main =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

  static func sample(_ compression: Compression = .standard) throws -> [UInt8] {
    var package = PackageWriter()
    package.add("/word/document.xml", contentType: main, Array("<w:document/>".utf8))
    package.add("/word/media/image1.png", contentType: "image/png", [0x89, 0x50])
    package.relate(nil, type: officeDocument, to: "/word/document.xml")
    package.relate("/word/document.xml", type: "image", to: "/word/media/image1.png")
    package.relateExternal("/word/document.xml", type: "hyperlink", to: "https://a.vn/?b&c")
    return try package.finish(compression)
  }

  @Test("the same calls give the same bytes")
  func deterministic() throws {
    #expect(try Self.sample() == Self.sample())
  }

  @Test("a relationship asked for twice has one id")
  func relationshipIDs() {
    var package = PackageWriter()
    package.keep(
      Relationship(id: "rId2", type: "t", target: .part("/kept.xml")), of: "/a.xml")
    #expect(package.relate("/a.xml", type: "t", to: "/b.xml") == "rId1")
    #expect(package.relate("/a.xml", type: "t", to: "/c.xml") == "rId3")
    #expect(package.relate("/a.xml", type: "t", to: "/B.xml") == "rId1")
    #expect(package.relate("/a.xml", type: "t", to: "/kept.xml") == "rId2")
    #expect(package.relate("/a.xml", type: "u", to: "/b.xml") == "rId4")
    #expect(package.relateExternal("/a.xml", type: "t", to: "/b.xml") == "rId5")
    #expect(package.relate(nil, type: "t", to: "/b.xml") == "rId1")
  }

  @Test("what would make a broken package is refused")
  func refusals() {
    #expect(throws: PackageFault.duplicateName("/A.xml")) {
      var package = PackageWriter()
      package.add("/a.xml", contentType: "x/y", [])
      package.add("/A.xml", contentType: "x/y", [])
      _ = try package.finish()
    }
    #expect(throws: PackageFault.danglingRelationship(source: "/", target: "/a.xml")) {
      var package = PackageWriter()
      package.relate(nil, type: "t", to: "/a.xml")
      _ = try package.finish()
    }
    #expect(throws: PackageFault.danglingRelationship(source: "/b.xml", target: "/b.xml")) {
      var package = PackageWriter()
      package.relateExternal("/b.xml", type: "t", to: "x")
      _ = try package.finish()
    }
    #expect(throws: PackageFault.duplicateRelationship(source: "/", id: "rId1")) {
      var package = PackageWriter()
      package.keep(Relationship(id: "rId1", type: "t", target: .external("x")), of: nil)
      package.keep(Relationship(id: "rId1", type: "t", target: .external("y")), of: nil)
      _ = try package.finish()
    }
  }

  @Test(
    "names that could be unpacked elsewhere are refused",
    arguments: ["", "/a", "a//b", "../a", "a/../b", "a/./b", "C:a", "a\\b", "a\u{0}b", "."])
  func unsafeNames(_ name: String) {
    #expect(throws: PackageFault.unsafeName(name)) {
      var archive = ArchiveWriter()
      archive.add(name, [1])
      _ = try archive.finish()
    }
  }

  @Test("an archive's names differ by more than the case of letters")
  func duplicateNames() {
    #expect(throws: PackageFault.duplicateName("báo cáo.DOCX")) {
      var archive = ArchiveWriter()
      archive.add("báo cáo.docx", [1])
      archive.add("báo cáo.DOCX", [1])
      _ = try archive.finish()
    }
  }

  @Test("an archive without entries is an archive still")
  func nothing() throws {
    #expect(try ArchiveWriter().finish().count == 22)
  }

  @Test(
    "part names follow the package standard",
    arguments: [
      ("/word/document.xml", true), ("/a%20b.xml", true), ("/a b.xml", true), ("/ảnh.png", true),
      ("word/document.xml", false), ("/", false), ("", false), ("/a/", false), ("/a//b", false),
      ("/a/.", false), ("/../a", false), ("/a%2Fb", false), ("/a%5cb", false), ("/a%2", false),
      ("/a%00b", false), ("/a\\b", false), ("/a?b", false), ("/a.", false), ("/%2e%2e/a", false),
    ])
  func partNames(_ name: String, _ isValid: Bool) {
    #expect(((try? PartName(name)) != nil) == isValid)
  }

  @Test("part names are equal whatever the case and encoding of their letters")
  func equalNames() {
    #expect(PartName("/Word/a%20b.XML") == PartName("/word/a b.xml"))
    #expect(PartName("/word/a.xml").relationshipsPath == "/word/_rels/a.xml.rels")
    #expect(PartName("/a.xml").relationshipsPath == "/_rels/a.xml.rels")
    #expect(PartName("/word/A.PNG").fileExtension == "png")
    #expect(PartName("/word.x/a").fileExtension == nil)
  }
}
