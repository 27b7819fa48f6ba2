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
  let package = try OfficePackage(reading: bytes)
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
