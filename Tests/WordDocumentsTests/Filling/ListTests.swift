import Groundwork
import Packaging
import Testing

private let chapters: Value = [
  "ds": [
    ["ten": "I", "muc": ["a", "b"]], ["ten": "II", "muc": ["c"]], ["ten": "III", "muc": []],
  ]
]

/// The lists that the paragraphs of a part name, in order.
func lists(in xml: String) -> [Int] {
  xml.matches(of: /w:numId w:val="([0-9]+)"/).compactMap { Int($0.output.1) }
}

private let bodies: [(expected: [Int], body: String)] = [
  // A loop that makes the lines of a list makes one list.
  ([1, 1, 1], p("{%p for d in ds %}") + item("{{ d.ten }}") + p("{%p endfor %}")),
  // A loop around it makes a list in each round, and so does one that makes several lines.
  (
    [1, 1, 3],
    p("{%p for d in ds %}") + p("{{ d.ten }}") + p("{%p for m in d.muc %}") + item("{{ m }}")
      + p("{%p endfor %}") + p("{%p endfor %}")
  ),
  (
    [1, 1, 3, 3, 4, 4],
    p("{%p for d in ds %}") + item("{{ d.ten }}") + item("x") + p("{%p endfor %}")
  ),
  // One of two lines is there in each round: they are one line of the list.
  (
    [1, 1, 1],
    p("{%p for d in ds %}") + p("{%p if d.muc %}") + item("a") + p("{%p else %}") + item("b")
      + p("{%p endif %}") + p("{%p endfor %}")
  ),
  // A list that goes on outside of the loop goes on inside.
  (
    [1, 1, 1, 1, 1, 1, 1],
    item("x") + p("{%p for d in ds %}") + item("{{ d.ten }}") + item("y") + p("{%p endfor %}")
  ),
  // Bullets have nothing to count.
  (
    [2, 2, 2, 2, 2, 2],
    p("{%p for d in ds %}") + item("a", list: 2) + item("b", list: 2)
      + p("{%p endfor %}")
  ),
]

@Test("numbering starts anew with each item", arguments: bodies)
func numbering(_ expected: [Int], _ body: String) throws {
  #expect(lists(in: try SmallTemplate(body).listed().filled(chapters)) == expected)
}

@Test("a list that starts anew is told so in the part of lists")
func restartedList() throws {
  let body = p("{%p for d in ds %}") + item("a") + item("b") + p("{%p endfor %}")
  let xml = try SmallTemplate(body).listed().filled(chapters, part: "/word/numbering.xml")
  #expect(
    xml.contains(
      "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
        + "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"))
}

@Test("paragraphs that have their list from a style get one of their own")
func styledList() throws {
  let styled = p("{{ d.ten }}", properties: "<w:pPr><w:pStyle w:val=\"Muc\"/><w:jc/></w:pPr>")
  var template = SmallTemplate(
    p("{%p for d in ds %}") + styled + styled + p("{%p endfor %}")
  ).listed()
  template.parts.append(
    (
      "styles", "styles",
      "<w:style w:type=\"paragraph\" w:styleId=\"G\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
        + "</w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"G\"/>"
        + "</w:style>"
    ))
  let xml = try template.filled(chapters)
  #expect(lists(in: xml) == [1, 1, 3, 3, 4, 4])
  #expect(
    xml.contains(
      "<w:pStyle w:val=\"Muc\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr><w:jc/>"
    ))
}

@Test("a new paragraph out of a value stays in the present list")
func brokenItem() throws {
  let body = p("{%p for d in ds %}") + item("{{ d }}") + item("y") + p("{%p endfor %}")
  let xml = try SmallTemplate(body).listed().filled(["ds": ["a\u{7}x", "b\u{7}x"]])
  #expect(lists(in: xml) == [1, 1, 1, 3, 3, 3])
}
