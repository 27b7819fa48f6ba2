import Groundwork
import Packaging
import Testing
import WordDocuments

/// The smallest PNG: one pixel, 72 to the inch.
private let pixel: [UInt8] =
  [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
  + Array("IHDR".utf8) + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
  + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

@Test("rich text breaks the run off and takes it up again")
func richText() throws {
  let value: Value = [
    "v": ["$richtext": [["text": "a", "bold": true, "size": 28], ["text": "<b>"]]]
  ]
  let xml = try SmallTemplate(p("A {{ v }} B")).filled(value)
  #expect(xml.contains("<w:rPr><w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>"))
  #expect(SmallTemplate.text(of: xml) == "A a&lt;b&gt; B/")
}

@Test("links become relationships")
func links() throws {
  let value: Value = ["v": ["$richtext": [["text": "a", "url": "https://vi.vn/?a=1&b=2"]]]]
  let template = SmallTemplate(p("{{r v }}"))
  #expect(try template.filled(value).contains("<w:hyperlink r:id=\"rIdTk1\""))
  #expect(
    try template.filled(value, part: "/word/_rels/document.xml.rels")
      .contains("Target=\"https://vi.vn/?a=1&amp;b=2\" TargetMode=\"External\""))
}

@Test("pictures are sized and kept once")
func pictures() throws {
  let picture: Value = ["$image": ["path": "a.png", "width_emu": 36000]]
  var findings = Findings()
  let template = try #require(
    try SmallTemplate(p("{{ a }}{{ b }}")).compiled(into: &findings))
  let bytes = try template.fill(
    ["a": picture, "b": picture], resources: FillResources { $0 == "a.png" ? pixel : nil },
    into: &findings)
  #expect(findings.all.isEmpty, "\(findings.all)")
  let package = try OfficePackage(reading: bytes.joined)
  #expect(package.partNames.count { $0.path.hasPrefix("/word/media/") } == 1)
  #expect(package.contentType(of: "/word/media/tk1.png") == "image/png")
  let xml = String(decoding: try package.part("/word/document.xml"), as: UTF8.self)
  #expect(xml.ranges(of: "<wp:extent cx=\"36000\" cy=\"36000\"/>").count == 2)
  #expect(xml.contains("<wp:docPr id=\"1\"") && xml.contains("<wp:docPr id=\"2\""))
}

@Test("a picture that is not there is found, with its place")
func missingPicture() throws {
  var findings = Findings()
  let template = try #require(try SmallTemplate(p("Ảnh: {{ a }}")).compiled(into: &findings))
  let bytes = try template.fill(["a": ["$image": ["path": "x.png"]]], into: &findings)
  #expect(bytes.isEmpty)
  #expect(findings.all.map(\.code) == ["word-template.missing-picture"])
  #expect(findings.all.first?.excerpt == Finding.Excerpt(line: "Ảnh: {{ a }}", start: 5, length: 7))
}

@Test(
  "paragraphs in data take the paragraph's place",
  arguments: ["{{p v }}", "{{ v }}"])
func blocks(_ tag: String) throws {
  let paragraphs: Value = [
    "$richtext_paragraphs": [["text": "a", "parastyle": "Quote"], ["text": "b"]]
  ]
  let xml = try SmallTemplate(p("x") + p(tag) + p("y")).filled(["v": paragraphs])
  #expect(SmallTemplate.text(of: xml) == "x/a/b/y/")
  #expect(xml.contains("<w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr>"))
}

@Test("a table described in data ends in a paragraph")
func blockTable() throws {
  let xml = try SmallTemplate(p("{{p v }}")).filled([
    "v": ["$blocks": [["text": "a"], ["table": [["1", "2"], ["3"]]]]]
  ])
  #expect(SmallTemplate.text(of: xml) == "a/1/2/#3//#/")
}

@Test("a listing keeps its lines")
func listing() throws {
  #expect(
    try SmallTemplate(p("{{ v }}")).text(["v": ["$listing": "a\nb\tc\u{7}d"]]) == "a|b→c/d/")
}

@Test("an inserted document brings its footnotes, under numbers of their own")
func insertedNotes() throws {
  func noted(_ text: String, _ note: String) -> SmallTemplate {
    var template = SmallTemplate(
      "<w:p><w:r><w:t>\(text)</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
    template.parts.append(
      ("footnotes", "footnotes", "<w:footnote w:id=\"1\">\(p(note))</w:footnote>"))
    return template
  }
  let inserted = try noted("phụ lục", "chú của phụ lục").bytes
  let resources = FillResources { $0 == "a.docx" ? inserted : nil }
  let data: Value = ["v": ["$subdoc": "a.docx"]]
  var template = noted("thân", "chú của thân")
  template.body += p("{{p v }}")
  let xml = try template.filled(data, resources: resources)
  #expect(SmallTemplate.text(of: xml) == "thân/phụ lục/")
  #expect(xml.contains("footnoteReference w:id=\"2\""))
  let notes = try template.filled(data, part: "/word/footnotes.xml", resources: resources)
  #expect(SmallTemplate.text(of: notes) == "chú của thân/chú của phụ lục/")
  // A template without notes gets a part for them.
  let made = try SmallTemplate(p("{{p v }}"))
    .filled(data, part: "/word/tk1.xml", resources: resources)
  #expect(SmallTemplate.text(of: made).hasSuffix("chú của phụ lục/"))
}

@Test("paragraphs in data may be split, links in them may not")
func splitParagraphs() throws {
  let value: Value = [
    "$richtext_paragraphs": [
      ["text": "a\u{7}b", "parastyle": "Quote"],
      ["text": ["$richtext": [["text": "c\u{7}d", "url": "https://vi.vn"]]]],
    ]
  ]
  let xml = try SmallTemplate(p("{{p v }}")).filled(["v": value])
  #expect(SmallTemplate.text(of: xml) == "a/b/c|d/")
  #expect(xml.ranges(of: "<w:pStyle w:val=\"Quote\"/>").count == 2)
}

@Test("blocks are told by their fields or by their type")
func blockForms() throws {
  let blocks: Value = [
    "$blocks": [
      ["type": "heading", "text": "A", "level": 2], ["heading": "B", "level": 0],
      ["items": ["c", ["text": "d"]], "numbered": true],
      ["type": "table", "header": ["e", "f"], "rows": [["g", [["text": "h"], "i"]]]],
      ["runs": [["text": "j", "bold": true], "k"], "style": "Quote"], ["type": "page_break"],
    ]
  ]
  let xml = try SmallTemplate(p("{{p v }}")).filled(["v": blocks])
  #expect(SmallTemplate.text(of: xml) == "A/B/c/d/e/f/#g/h/i/#/jk//")
  #expect(
    xml.matches(of: /pStyle w:val="([^"]*)"/).map { String($0.output.1) }
      == ["heading 2", "title", "list number", "list number", "Quote"])
}

@Test("a listing breaks its lines where the text is justified, too")
func justifiedListing() throws {
  let body = p("{{ v }}", properties: "<w:pPr><w:jc w:val=\"both\"/></w:pPr>")
  #expect(try SmallTemplate(body).text(["v": ["$listing": "a\nb"]]) == "a|b/")
}

@Test(
  "what a line end becomes may be chosen in the template",
  arguments: [("'\\v'", "a|b/"), ("'\\a'", "a/b/"), ("' '", "a b/")])
func chosenLineEnds(_ sign: String, _ expected: String) throws {
  let body = p("{{ v | replace('\\n', \(sign)) }}")
  #expect(try SmallTemplate(body).text(["v": "a\nb"]) == expected)
}
