import Groundwork
import Packaging
import Templating
import Testing
import WordDocuments

@Suite("Templates that are flawed themselves")
struct FlawedTemplateTests {
  private static func flaws(of bytes: [UInt8]) throws -> [String] {
    var findings = Findings()
    let template = try WordTemplate(reading: bytes, file: "mau.docx", into: &findings)
    #expect(template != nil)
    return findings.all.map { "\($0.severity) \($0.code): \($0.message.en)" }
  }

  @Test(
    "cells without a paragraph are told, once for a part, and the template is used all the same")
  func bareCells() throws {
    let row = "<w:tr><w:tc><w:tcPr/></w:tc><w:tc/><w:tc><w:p/></w:tc></w:tr>"
    let nested = "<w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr>"
    let table = "<w:tbl><w:tblPr/><w:tblGrid/>\(row)\(nested)</w:tbl>"
    #expect(
      try Self.flaws(of: SmallTemplate(table + p("{{ a }}")).bytes) == [
        "warning word-template.flawed: the template itself is flawed: 3 table cells in "
          + "“word/document.xml” do not end in a paragraph"
      ])
  }

  @Test("parts that are used and not there are told")
  func missingParts() throws {
    let sound = try OfficePackage(
      reading: SmallTemplate(p("{{ a }}"), header: p("b")).bytes)
    var archive = ArchiveWriter()
    for entry in sound.entries.names where entry != "word/h1.xml" {
      archive.add(entry, try sound.entries.content(entry))
    }
    let bytes = try archive.finish()
    #expect(
      try Self.flaws(of: bytes) == [
        "warning word-template.flawed: the template itself is flawed: “word/document.xml” uses "
          + "“word/h1.xml”, which is not in the file"
      ])
  }

  @Test("a sound template has no flaw")
  func sound() throws {
    let cell = "<w:tc><w:p/><w:bookmarkEnd w:id=\"1\"/></w:tc><w:tc><w:sdt/></w:tc>"
    let table = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>\(cell)</w:tr></w:tbl>"
    #expect(
      try Self.flaws(of: SmallTemplate(table + p("{{ a }}"), header: p("b")).bytes).isEmpty)
  }

  /// A template whose styles are this XML.
  private static func template(_ body: String, styles: String) throws -> [UInt8] {
    var template = SmallTemplate(body)
    template.parts.append(("styles", "styles", ""))
    let sound = try OfficePackage(reading: template.bytes)
    var archive = ArchiveWriter()
    for entry in sound.entries.names {
      let content = try sound.entries.content(entry)
      archive.add(entry, entry == "word/styles.xml" ? Array(styles.utf8) : content)
    }
    return try archive.finish()
  }

  @Test("styles that are broken do no harm to documents without them, and inspecting tells of them")
  func brokenStyles() throws {
    let bytes = try Self.template(p("{{ a }}"), styles: "<w:styles><w:style>")
    var findings = Findings()
    let template = try #require(
      try WordTemplate(reading: bytes, file: "mau.docx", into: &findings))
    #expect(try !template.fill(["a": "b"], into: &findings).isEmpty)
    #expect(findings.isEmpty)
    #expect(
      template.flawsOfUnreadParts.all.map(\.message.en) == [
        "the template itself is flawed: part “/word/styles.xml”, line 1, column 20: "
          + "malformed XML (no element found)"
      ])
  }

  @Test("styles that are broken are told when the data names one")
  func brokenStylesInUse() throws {
    let bytes = try Self.template(p("{{ a }}"), styles: "<w:styles><w:style>")
    var findings = Findings()
    let template = try #require(
      try WordTemplate(reading: bytes, file: "mau.docx", into: &findings))
    let styled: Value = ["$richtext": [["text": "b", "style": "Strong"]]]
    #expect(throws: WordFault.self) { try template.fill(["a": styled], into: &findings) }
  }

  @Test("styles with a DOCTYPE are refused though nothing reads them")
  func stylesWithDoctype() throws {
    let bytes = try Self.template(
      p("{{ a }}"), styles: "<!DOCTYPE a [<!ENTITY b \"c\">]><w:styles/>")
    var findings = Findings()
    #expect(throws: WordFault.self) {
      try WordTemplate(reading: bytes, file: "mau.docx", into: &findings)
    }
  }
}
