import Groundwork
import Packaging
import Testing
import WordDocuments

@Test("all errors of a template are found in one run, each with its sentence")
func allErrors() throws {
  var findings = Findings()
  let body =
    p("Chương I", properties: "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>")
    + p("Ông {{ ten }") + p("{{ a + }}") + p("{% if x %}")
  let template = try SmallTemplate(body).compiled(into: &findings)
  #expect(template == nil)
  #expect(
    findings.all.map(\.code).sorted() == [
      "template.expected-expression", "template.unclosed-block", "template.unclosed-tag",
    ])
  let unclosed = findings.all.first { $0.code == "template.unclosed-tag" }
  #expect(
    unclosed?.location
      == .paragraph(
        file: "mau.docx", part: "word/document.xml", heading: "Chương I", paragraph: 2))
  #expect(unclosed?.excerpt == Finding.Excerpt(line: "Ông {{ ten }", start: 4, length: 8))
}

@Test("what the data lacks is found where the template asks for it")
func missingData() throws {
  var findings = Findings()
  let template = try #require(
    try SmallTemplate(table(["A", "Họ tên: {{ ho_ten }}"])).compiled(into: &findings))
  let bytes = try template.fill(["ho_tn": "x"], into: &findings)
  #expect(bytes.isEmpty)
  let finding = try #require(findings.all.first)
  #expect(finding.excerpt == Finding.Excerpt(line: "Họ tên: {{ ho_ten }}", start: 11, length: 6))
  #expect(finding.hints.contains { $0.en == "in table 1, row 1, cell 2" })
}

@Test("a block that cannot repeat is refused by name")
func crossing() throws {
  var findings = Findings()
  let body = table(["{% for d in ds %}{{ d }}"]) + table(["{% endfor %}"])
  #expect(try SmallTemplate(body).compiled(into: &findings) == nil)
  #expect(findings.all.map(\.code) == ["word-template.crossing-block"])
}

@Test("what was inferred can be asked for")
func regions() throws {
  var findings = Findings()
  let body = table([
    "{% for d in ds %}{{ d.ten }}{% endfor %}", "{%tr for e in es %}", "{%tr endfor %}",
  ])
  let template = try #require(try SmallTemplate(body).compiled(into: &findings))
  #expect(template.regions.map(\.extent) == [.text, .rows])
  #expect(template.regions.map(\.isInferred) == [true, false])
  #expect(template.fields == ["ds[].ten", "es"] || template.fields.contains("ds[].ten"))
}

@Test("what is no Word document is refused")
func foreign() {
  var findings = Findings()
  #expect(throws: WordFault.self) {
    try WordTemplate(reading: Array("PK".utf8), file: "a.docx", into: &findings)
  }
}
