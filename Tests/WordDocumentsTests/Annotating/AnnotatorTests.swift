import Groundwork
import Packaging
import Testing
import WordDocuments

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
private let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

/// A document of this body; `comments` is what its own comments part holds.
private func package(
  _ body: String, prefix: String = "w", comments: String? = nil
) throws -> [UInt8] {
  var package = PackageWriter()
  let main: PartName = "/word/document.xml"
  package.relate(nil, type: office + "officeDocument", to: main)
  let text =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(prefix):document xmlns:\(prefix)=\"\(word)\">"
    + "<\(prefix):body>\(body)</\(prefix):body></\(prefix):document>"
  package.add(main, contentType: wordType + "document.main+xml", Array(text.utf8))
  package.add("/word/styles.xml", contentType: wordType + "styles+xml", Array(styles.utf8))
  package.relate(main, type: office + "styles", to: "/word/styles.xml")
  if let comments {
    package.add(
      "/word/comments.xml", contentType: wordType + "comments+xml", Array(comments.utf8))
    package.relate(main, type: office + "comments", to: "/word/comments.xml")
  }
  return try package.finish()
}

private let styles = "<w:styles xmlns:w=\"\(word)\"/>"

private func paragraph(_ text: String, properties: String = "") -> String {
  "<w:p>\(properties)<w:r><w:t>\(text)</w:t></w:r></w:p>"
}

/// The main part's text with comment marks: `[0` begins comment 0, `0]` ends it; paragraphs end
/// in `¶`.
private func marked(_ bytes: [UInt8]) throws -> String {
  var xml = try OfficePackage(reading: bytes).xml("/word/document.xml")
  var out = ""
  while let event = try xml.next() {
    switch event {
    case .start:
      switch xml.label {
      case "w:commentRangeStart": out += "[" + (xml["w:id"] ?? "?")
      case "w:commentReference": out += (xml["w:id"] ?? "?") + "]"
      case "w:pPr": out += "'"
      default: break
      }
    case .text: out += String(decoding: xml.text, as: UTF8.self)
    case .end: if xml.label == "w:p" { out += "¶" }
    }
  }
  return out
}

@Suite("Comments put into a Word file")
struct AnnotatorTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let what: String
    let body: String
    /// Indices of the survey's paragraphs; nil for the document as a whole.
    let places: [Int?]
    let marked: String
    var testDescription: String { what }
  }

  @Test(
    "comments stand around the paragraphs that they are about",
    arguments: [
      Place(
        what: "a plain paragraph", body: paragraph("Một") + paragraph("Hai"), places: [1],
        marked: "Một¶[0Hai0]¶"),
      Place(
        what: "after properties",
        body: paragraph("Một", properties: "<w:pPr><w:jc w:val=\"both\"/></w:pPr>"), places: [0],
        marked: "'[0Một0]¶"),
      Place(
        what: "after empty properties", body: paragraph("Một", properties: "<w:pPr/>"),
        places: [0], marked: "'[0Một0]¶"),
      Place(
        what: "an empty paragraph", body: "<w:p w:rsidR=\"0>/\"/>" + paragraph("Hai"),
        places: [0, 0], marked: "[0[10]1]¶Hai¶"),
      Place(
        what: "nothing but properties", body: "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr></w:p>",
        places: [0], marked: "'[00]¶"),
      Place(
        what: "the document as a whole", body: paragraph("Một") + paragraph("Hai"),
        places: [nil, 1], marked: "[0Một0]¶[1Hai1]¶"),
      Place(
        what: "two at one place", body: paragraph("Một"), places: [0, 0],
        marked: "[0[1Một0]1]¶"),
      Place(
        what: "a cell",
        body: "<w:tbl><w:tr><w:tc>\(paragraph("Ô"))</w:tc></w:tr></w:tbl>" + paragraph("Sau"),
        places: [0], marked: "[0Ô0]¶Sau¶"),
      Place(
        what: "a text box, at its anchor",
        body: "<w:p><w:r><w:t>Neo</w:t><w:pict><w:txbxContent>\(paragraph("Hộp"))"
          + "</w:txbxContent></w:pict></w:r></w:p>" + paragraph("Sau"),
        places: [1], marked: "[0NeoHộp¶0]¶Sau¶"),
    ])
  func stands(_ place: Place) throws {
    let bytes = try package(place.body)
    let survey = try WordSurvey(reading: bytes, file: "a.docx")
    let comments = place.places.map { index in
      WordComment(at: index.map { survey.paragraphs[$0].offset }, ["Sai", "Sửa đi"])
    }
    let annotated = try WordAnnotator(author: "TongKet").annotate(bytes, with: comments)
    #expect(try marked(annotated) == place.marked)
    let after = try WordSurvey(reading: annotated, file: "a.docx")
    #expect(after.paragraphs.map(\.text) == survey.paragraphs.map(\.text))
  }

  @Test("what the comments say is kept, for one that has no comments yet")
  func newPart() throws {
    let bytes = try package(paragraph("Một"))
    let annotated = try WordAnnotator(author: "TongKet").annotate(
      bytes, with: [WordComment(at: nil, ["Lề trái < 30 & phải sửa", "  hai  "])])
    let read = try OfficePackage(reading: annotated)
    let text = String(decoding: try read.part("/word/comments.xml"), as: UTF8.self)
    #expect(text.contains("w:author=\"TongKet\""))
    #expect(text.contains("Lề trái &lt; 30 &amp; phải sửa"))
    #expect(text.contains("<w:t xml:space=\"preserve\">  hai  </w:t>"))
    #expect(read.contentType(of: "/word/comments.xml") == wordType + "comments+xml")
    let part = try read.part(ofKind: "comments", from: "/word/document.xml")
    #expect(part == "/word/comments.xml")
  }

  @Test("comments that were there stay, and keep their numbers")
  func existing() throws {
    let old =
      "<w:comments xmlns:w=\"\(word)\"><w:comment w:id=\"7\" w:author=\"Lan\"><w:p/></w:comment>"
      + "</w:comments>"
    let bytes = try package(paragraph("Một"), comments: old)
    let annotated = try WordAnnotator(author: "TongKet").annotate(
      bytes, with: [WordComment(at: nil, ["Sai"])])
    #expect(try marked(annotated) == "[8Một8]¶")
    let text = String(
      decoding: try OfficePackage(reading: annotated).part("/word/comments.xml"), as: UTF8.self)
    #expect(text.hasPrefix(old.dropLast("</w:comments>".count)))
    #expect(text.contains("w:id=\"8\""))
  }

  @Test("a file that names Word's elements otherwise is understood")
  func otherPrefix() throws {
    let bytes = try package("<n:p><n:r><n:t>Một</n:t></n:r></n:p>", prefix: "n")
    let annotated = try WordAnnotator(author: "TongKet").annotate(
      bytes, with: [WordComment(at: nil, ["Sai"])])
    #expect(try marked(annotated) == "[0Một0]¶")
  }

  @Test("everything else in the package stays as it was, byte for byte")
  func untouched() throws {
    let profile = try SamplePapers.profile()
    var findings = Findings()
    let bytes = try Typesetter(profile).typeset(
      SamplePapers.document("bao-cao"), into: &findings)
    let annotated = try WordAnnotator(author: "TongKet").annotate(
      bytes, with: [WordComment(at: nil, ["Sai"])])
    let (before, after) = (
      try ArchiveReader(reading: bytes), try ArchiveReader(reading: annotated)
    )
    #expect(Array(after.names.prefix(before.names.count)) == before.names)
    let changed = before.names.filter { name in
      let (old, new) = (before.compressed(name), after.compressed(name))
      return old?.bytes != new?.bytes
    }
    #expect(
      changed.sorted()
        == ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"])
  }

  @Test("without remarks the copy has the same entries")
  func nothing() throws {
    let bytes = try package(paragraph("Một"))
    let copy = try WordAnnotator(author: "TongKet").annotate(bytes, with: [])
    let (before, after) = (try ArchiveReader(reading: bytes), try ArchiveReader(reading: copy))
    #expect(before.names == after.names)
    for name in before.names { #expect(try before.content(name) == after.content(name)) }
  }

  @Test("what is no Word file is refused", arguments: ["", "không phải", "PK"])
  func refused(_ text: String) {
    #expect(throws: WordFault.self) {
      try WordAnnotator(author: "TongKet").annotate(Array(text.utf8), with: [])
    }
  }
}
