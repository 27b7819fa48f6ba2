import Groundwork
import Packaging
import Testing
import WordDocuments

private let people: [Value] = [
  ["ten": "An", "viec": ["a", "b"]], ["ten": "Bình", "viec": ["c"]], ["ten": "Chi", "viec": []],
]
private let main: PartName = "/word/document.xml"

private func text(_ package: OfficePackage, _ part: PartName = main) throws -> String {
  String(decoding: try package.part(part), as: UTF8.self)
}

private let section =
  "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"9\" w:h=\"9\"/>"
  + "<w:cols/></w:sectPr>"

@Suite("One document with a section for each record")
struct SectionTests {
  @Test("the records' texts come one after the other, with a break between and none at the end")
  func order() throws {
    let package = try SmallTemplate(p("{{ ten }}") + p("") + section, header: p("x"))
      .sections(people)
    let xml = try text(package)
    #expect(SmallTemplate.text(of: xml) == "An//Bình//Chi//")
    // Two breaks between, and the last section's properties in their place.
    #expect(xml.ranges(of: "<w:sectPr>").count == 3)
    #expect(xml.ranges(of: "</w:sectPr></w:pPr>").count == 2)
    #expect(xml.hasSuffix("</w:sectPr></w:body></w:document>"))
    #expect(xml.ranges(of: "<w:pgNumType w:start=\"1\"/><w:cols/>").count == 3)
  }

  @Test("a last paragraph that is filled keeps its text; the break stands in one of no height")
  func filledEnd() throws {
    let xml = try text(try SmallTemplate(p("{{ ten }}") + section, header: p("x")).sections(people))
    #expect(SmallTemplate.text(of: xml) == "An//Bình//Chi/")
    #expect(xml.ranges(of: "w:lineRule=\"exact\"").count == 2)
  }

  @Test("a header with tags is there once for each record, one without is shared")
  func headers() throws {
    var package = try SmallTemplate(p("a") + section, header: p("Gửi {{ ten }}")).sections(people)
    let headers = try package.relationships(of: main).filter { $0.isOffice("header") }
    let named = try text(package).matches(of: /headerReference w:type="default" r:id="([^"]*)"/)
    let texts = try named.map { name in
      let part = try #require(headers.first { $0.id == name.output.1 }?.part)
      return SmallTemplate.text(of: try text(package, part))
    }
    #expect(texts == ["Gửi An/", "Gửi Bình/", "Gửi Chi/"])
    package = try SmallTemplate(p("a") + section, header: p("Gửi")).sections(people)
    #expect(try package.relationships(of: main).filter { $0.isOffice("header") }.count == 1)
  }

  @Test("lists start anew, ids and names are unique, references follow")
  func identity() throws {
    let body =
      p("{%p for v in viec %}") + item("{{ v }}") + p("{%p endfor %}")
      + "<w:p w14:paraId=\"00000001\"><w:bookmarkStart w:id=\"7\" w:name=\"muc\"/><w:r><w:t>m</w:t>"
      + "</w:r><w:bookmarkEnd w:id=\"7\"/><w:hyperlink w:anchor=\"muc\"><w:r><w:t>x</w:t></w:r>"
      + "</w:hyperlink><w:r><w:instrText> PAGEREF muc \\h </w:instrText></w:r></w:p>"
    let xml = try text(try SmallTemplate(body + section, header: p("x")).listed().sections(people))
    #expect(lists(in: xml) == [1, 1, 3])
    #expect(xml.matches(of: /w:name="([^"]*)"/).map { String($0.output.1) } == names)
    #expect(xml.matches(of: /w:anchor="([^"]*)"/).map { String($0.output.1) } == names)
    #expect(xml.matches(of: /PAGEREF ([^ ]*)/).map { String($0.output.1) } == names)
    #expect(Set(xml.matches(of: /bookmarkStart w:id="([0-9]*)"/).map(\.output.1)).count == 3)
    #expect(!xml.contains("paraId"))
  }
  private let names = ["muc", "muc_2", "muc_3"]

  @Test("each record has footnotes of its own")
  func notes() throws {
    let body =
      "<w:p><w:r><w:t>{{ ten }}</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    var template = SmallTemplate(body + section, header: p("x"))
    template.parts.append(
      (
        "footnotes", "footnotes",
        "<w:footnote w:type=\"separator\" w:id=\"0\">\(p("s"))</w:footnote>"
          + "<w:footnote w:id=\"2\">\(p("Của {{ ten }}"))</w:footnote>"
      ))
    let package = try template.sections(people)
    let notes = try text(package, "/word/footnotes.xml")
    #expect(SmallTemplate.text(of: notes) == "s/Của An/Của Bình/Của Chi/")
    #expect(
      notes.matches(of: /w:id="([0-9]+)"/).map { String($0.output.1) } == ["0", "2", "3", "4"])
    let named = try text(package).matches(of: /footnoteReference w:id="([0-9]+)"/)
    #expect(named.map { String($0.output.1) } == ["2", "3", "4"])
  }

  @Test("a single record gives what filling gives, but for its page numbers")
  func single() throws {
    let template = SmallTemplate(
      p("{{ ten }}") + section, header: p("{{ ten }}"), title: "{{ ten }}")
    let package = try template.sections([people[0]])
    #expect(
      try text(package).replacing("<w:pgNumType w:start=\"1\"/>", with: "")
        == String(decoding: try OfficePackage(reading: filled(template)).part(main), as: UTF8.self))
    #expect(try text(package, "/docProps/core.xml").contains("<dc:title>An</dc:title>"))
  }

  private func filled(_ template: SmallTemplate) throws -> [UInt8] {
    var findings = Findings()
    return try #require(try template.compiled(into: &findings)).fill(people[0], into: &findings)
      .joined
  }

  @Test("what is wrong with a record is told with its number, and nothing comes of it")
  func findings() throws {
    var findings = Findings()
    let template = try #require(
      try SmallTemplate(p("{{ ten }}")).compiled(for: .sections, into: &findings))
    var wrong: [Int] = []
    let bytes = try template.fill(sections: [people[0], ["tn": "x"], people[2]]) {
      if $1.mustStop { wrong.append($0) }
    }
    #expect(bytes.isEmpty)
    #expect(wrong == [1])
  }
}
