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
}
