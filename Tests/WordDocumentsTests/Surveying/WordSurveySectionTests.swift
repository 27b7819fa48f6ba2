import Documents
import Packaging
import Testing
import WordDocuments

@Suite("sections")
struct WordSurveySectionTests {
  @Test("each section has its pages, and takes over headers that it does not have")
  func sections() throws {
    var docx = InlineDocx(
      "<w:p/><w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/>"
        + "<w:footerReference w:type=\"first\" r:id=\"f1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1135\" w:left=\"1701\" w:header=\"567\""
        + " w:footer=\"400\" w:gutter=\"10\"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p/>"
        + "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\""
        + " w:orient=\"landscape\"/><w:pgNumType w:start=\"1\"/></w:sectPr>")
    docx.edges = [
      ("h1", "header", "<w:p><w:r><w:t>đầu trang</w:t></w:r></w:p>"),
      ("f1", "footer", "<w:p><w:r><w:t>chân trang đầu</w:t></w:r></w:p>"),
    ]
    let sections = try docx.survey().sections
    #expect(sections.map(\.paragraphs) == [0..<2, 2..<3])
    #expect(sections.map(\.orientation) == [.portrait, .landscape])
    #expect(sections.map(\.hasTitlePage) == [true, false])
    #expect(sections.map(\.firstPageNumber) == [nil, 1])
    #expect(sections.map(\.start) == [.nextPage, .continuous])
    #expect(sections[0].margins.left == Length(twips: 1701))
    #expect(sections[0].margins.right == Length(twips: 850))
    #expect(sections[0].headerDistance == Length(twips: 567))
    #expect(sections[0].gutter == Length(twips: 10))
    #expect(sections[1].headers.common?.map(\.text) == ["đầu trang"])
    #expect(sections[0].headers.onFirstPage(titlePage: true).isEmpty)
    #expect(sections[0].footers.onFirstPage(titlePage: true).map(\.text) == ["chân trang đầu"])
    #expect(sections[0].headers.common?.first?.part == "word/edge1.xml")
  }

  @Test(
    "headers of even pages count only where the document asks for them", arguments: [true, false])
  func evenPages(_ isAsked: Bool) throws {
    var docx = InlineDocx(
      "<w:p/><w:sectPr><w:headerReference w:type=\"even\" r:id=\"h\"/></w:sectPr>")
    docx.edges = [("h", "header", "<w:p/>")]
    docx.settings = isAsked ? "<w:evenAndOddHeaders/>" : "<w:zoom w:percent=\"100\"/>"
    #expect(try (docx.survey().sections[0].headers.even != nil) == isAsked)
  }

  @Test func aDocumentWithoutASectionHasOne() throws {
    let survey = try InlineDocx("<w:p/>").survey()
    #expect(survey.sections.count == 1)
    #expect(survey.sections[0].width == Length(twips: 12_240))
  }

  @Test("the Strict variant, and other prefixes, are read alike")
  func strict() throws {
    var package = PackageWriter()
    package.relate(
      nil, type: "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
      to: "/word/document.xml")
    let xml =
      "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:pPr>"
      + "<x:jc x:val=\"end\"/></x:pPr><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>"
    package.add("/word/document.xml", contentType: "application/xml", Array(xml.utf8))
    let survey = try WordSurvey(reading: package.finish(), file: "a.docx")
    #expect(survey.paragraphs.map(\.text) == ["a"])
    #expect(survey.paragraphs.first?.format.alignment == .right)
  }

  @Test("what is no Word document ends in a fault")
  func faults() throws {
    #expect(throws: WordFault.self) { try WordSurvey(reading: [], file: "a.docx") }
    #expect(throws: WordFault.self) {
      try WordSurvey(reading: Array("<html>".utf8), file: "a.docx")
    }
    let bytes = try InlineDocx("<w:p/>").bytes()
    #expect(throws: WordFault.self) {
      try WordSurvey(reading: Array(bytes.dropLast(40)), file: "a.docx")
    }
    var package = PackageWriter()
    package.add("/xl/workbook.xml", contentType: "application/xml", Array("<a/>".utf8))
    let other = try package.finish()
    #expect(throws: WordFault.self) { try WordSurvey(reading: other, file: "a.docx") }
  }

  @Test("nesting past the limit ends in a fault, however it is built")
  func depth() throws {
    let nested =
      String(repeating: "<w:ins>", count: 400) + String(repeating: "</w:ins>", count: 400)
    #expect(throws: WordFault.self) { try InlineDocx("<w:p>\(nested)</w:p>").survey() }
    let tables =
      String(repeating: "<w:tbl><w:tr><w:tc>", count: 60) + "<w:p/>"
      + String(repeating: "</w:tc></w:tr></w:tbl>", count: 60)
    #expect(try InlineDocx(tables).survey().tables.count == 60)
  }
}
