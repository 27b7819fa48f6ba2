import Groundwork
import Packaging
import Testing
import WordDocuments

private let people: Value = [
  "ds": [["ten": "An", "nu": true], ["ten": "Bình", "nu": false]], "trong": [], "x": "v",
  "co": true,
]

/// A body and what is read in it when it is filled.
struct Case: Sendable {
  let expected: String
  let body: String

  init(_ expected: String, _ body: String...) {
    self.expected = expected
    self.body = body.joined()
  }
}

private let spread: [Case] = [
  Case("A v B/", p("A {{ x }} B")),
  Case("v/", runs("{{", " x ", "}}")),
  Case("A v B/", runs("A {", "{ x }", "} B")),
  Case("ab/", p("{{ “a” ~ ‘b’ }}")),
  Case("v/", p("{{\u{A0}x\u{A0}}}")),
  Case("v/", "<w:p><w:r><w:t>{{</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>}}</w:t></w:r></w:p>"),
  Case(
    "v/", "<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type=\"spellStart\"/>",
    "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:r><w:t>x }}</w:t></w:r>",
    "<w:bookmarkEnd w:id=\"1\"/></w:p>"),
  Case("{{ x }}v/", p("{% raw %}{{ x }}{% endraw %}{{ x }}")),
  Case("{{ x }} {% x %}/", p("{_{ x }_} {_% x %_}")),
  Case("A/", p("{# không in #}A")),
  Case("1/", p("{{ {'a': {'b': 1}}.a.b }}")),
  Case("2/", p("{% set a = [1,"), p("2] %}{{ a|length }}")),
  Case("a { b } c }} d/", p("a { b } c }} d")),
]

@Test("tags are read however Word spreads them", arguments: spread)
func reading(_ case: Case) throws {
  #expect(try SmallTemplate(`case`.body).text(people) == `case`.expected)
}

private let unprefixed: [Case] = [
  // In one paragraph: text.
  Case("An;Bình;/", p("{% for d in ds %}{{ d.ten }};{% endfor %}")),
  // Alone in their paragraphs: the paragraphs between, and none is left of the tags.
  Case("An/Bình/", p("{% for d in ds %}"), p("{{ d.ten }}"), p("{% endfor %}")),
  Case("B/", p("{% if not co %}"), p("A"), p("{% else %}"), p("B"), p("{% endif %}")),
  // At the edges of texts: whole paragraphs.
  Case("An/x/Bình/x/", p("{% for d in ds %}{{ d.ten }}"), p("x{% endfor %}")),
  // In the middle of texts: the cut goes through.
  Case("A b/c D/", p("A {% if co %}b"), p("c{% endif %} D")),
  Case("A  D/", p("A {% if not co %}b"), p("c{% endif %} D")),
  // In cells of a row: the row.
  Case("An/1/#Bình/2/#/", table(["{% for d in ds %}{{ d.ten }}", "{{ loop.index }}{% endfor %}"])),
  // In rows of their own: the rows between.
  Case(
    "An/x/#Bình/x/#/",
    table(["{% for d in ds %}", ""], ["{{ d.ten }}", "x"], ["{% endfor %}", ""])),
  // In one cell: paragraphs of that cell, and one is left.
  Case(
    "/#", "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>",
    p("{% for d in trong %}"), p("{{ d }}"), p("{% endfor %}"), "</w:tc></w:tr></w:tbl>"),
  Case("1/", p("{% set a = 1 %}"), p("{{ a }}")),
]

@Test("what repeats is told from where the tags stand", arguments: unprefixed)
func inference(_ case: Case) throws {
  #expect(try SmallTemplate(`case`.body).text(people) == `case`.expected)
}

private let prefixed: [Case] = [
  Case("An/Bình/", p("{%p for d in ds %}"), p("{{ d.ten }}"), p("{%p endfor %}")),
  Case(
    "h/#An/#Bình/#/", table(["h"], ["{%tr for d in ds %}"], ["{{ d.ten }}"], ["{%tr endfor %}"])),
  Case("An/Bình/#/", table(["{%tc for d in ds %}", "{{ d.ten }}", "{%tc endfor %}"])),
  Case("/", table(["{%tr for d in trong %}"], ["{{ d }}"], ["{%tr endfor %}"])),
  Case("An/x/#Bình/x/#/", table(["{%tr for d in ds %}{{ d.ten }}", "x{%tr endfor %}"])),
  Case("ABC/", runs("A", "{%r if co %}", "B", "{%r endif %}", "C")),
  Case("A/", p("{#p lời nhắn #}"), p("A")),
  Case("ABC/", p("A"), p("{%- if co -%}"), p("B"), p("{%- endif -%}"), p("C")),
  Case("AvB/", p("A  {{- x -}}  B")),
]

@Test("prefixes put a tag in the place of its element", arguments: prefixed)
func prefixes(_ case: Case) throws {
  #expect(try SmallTemplate(`case`.body).text(people) == `case`.expected)
}

@Test(
  "values stay text",
  arguments: [
    ("<b>&\"", "&lt;b&gt;&amp;\"/"),
    ("a\nb\tc", "a|b→c/"),
    ("a\r\nb", "a|b/"),
    ("a\u{7}b", "a/b/"),
    ("a\u{1}b\u{FFFE}", "ab/"),
  ])
func values(_ text: String, _ expected: String) throws {
  let body = p("{{ v }}")
  #expect(try SmallTemplate(body).text(["v": .text(text)]) == expected)
}

@Test("a line end makes a new paragraph where the text is justified")
func justified() throws {
  let body = p("{{ v }}", properties: "<w:pPr><w:jc w:val=\"both\"/></w:pPr>")
  let xml = try SmallTemplate(body).filled(["v": "a\nb"])
  #expect(SmallTemplate.text(of: xml) == "a/b/")
  #expect(xml.ranges(of: "<w:jc w:val=\"both\"/>").count == 2)
}

@Test("a tag takes the looks of its first run, and splits leave the others theirs")
func looks() throws {
  let bold = "<w:rPr><w:b/></w:rPr>"
  let body =
    "<w:p><w:r>\(bold)<w:t>a {% if co %}</w:t></w:r><w:r><w:t>b{% endif %} c</w:t></w:r></w:p>"
  let xml = try SmallTemplate(body).filled(people)
  #expect(
    xml.contains(
      "<w:p><w:r>\(bold)<w:t xml:space=\"preserve\">a </w:t></w:r>"
        + "<w:r><w:t xml:space=\"preserve\">b</w:t></w:r>"
        + "<w:r><w:t xml:space=\"preserve\"> c</w:t></w:r></w:p>"))
}

@Test("ids are unique after a loop")
func ids() throws {
  let body =
    p("{%p for d in ds %}")
    + "<w:p w14:paraId=\"00000001\"><w:bookmarkStart w:id=\"1\" w:name=\"muc\"/><w:r><w:t>x</w:t>"
    + "</w:r><w:bookmarkEnd w:id=\"1\"/></w:p>" + p("{%p endfor %}")
  let xml = try SmallTemplate(body).filled(people)
  #expect(xml.contains("w:id=\"2\" w:name=\"muc\"/>"))
  #expect(xml.contains("w:id=\"3\" w:name=\"muc_2\"/>"))
  #expect(xml.contains("<w:bookmarkEnd w:id=\"3\"/>"))
  #expect(!xml.contains("paraId"))
}

@Test("a page break stands between items, not after the last")
func pageBreaks() throws {
  let pageBreak = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
  let body = p("{%p for d in ds %}") + p("{{ d.ten }}") + pageBreak + p("{%p endfor %}")
  let xml = try SmallTemplate(body).filled(people)
  #expect(xml.ranges(of: "w:type=\"page\"").count == 1)
}

@Test("cells are coloured, spanned and merged, and the grid follows")
func cells() throws {
  var xml = try SmallTemplate(table(["{% cellbg '#FF0000' %}A"])).filled([:])
  #expect(xml.contains("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FF0000\"/>"))
  xml = try SmallTemplate(
    table(["{% colspan ds|length %}A", ""], ["{%tc for d in ds %}", "{{ d.ten }}"])
      .replacing("{{ d.ten }}", with: "{{ d.ten }}{%tc endfor %}")
  ).filled(people)
  #expect(xml.contains("<w:gridSpan w:val=\"2\"/>"))
  xml = try SmallTemplate(
    table(["{%tr for d in ds %}"], ["{% vm %}{{ x }}"], ["{%tr endfor %}"])
  ).filled(people)
  #expect(xml.contains("w:vMerge w:val=\"restart\"") && xml.contains("w:vMerge w:val=\"continue\""))
  #expect(SmallTemplate.text(of: xml) == "v/#/#/")
  xml = try SmallTemplate(table(["{%tc for d in ds %}", "{{ d.ten }}", "{%tc endfor %}"]))
    .filled(people)
  #expect(xml.ranges(of: "<w:gridCol").count == 2)
}

@Test("headers, properties and attributes are filled as well")
func otherParts() throws {
  let alt =
    "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\" descr=\"{{ x }}\"/>"
    + "</wp:inline></w:drawing></w:r></w:p>"
  let template = SmallTemplate(alt, header: p("Số {{ x }}"), title: "T {{ x }}")
  #expect(try template.filled(["x": "a\"b"]).contains("descr=\"a&quot;b\""))
  #expect(try template.filled(["x": "7"], part: "/word/h1.xml").contains("Số 7"))
  #expect(try template.filled(["x": "7"], part: "/docProps/core.xml").contains("T 7"))
}
