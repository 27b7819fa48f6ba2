import Groundwork
import Testing

/// Parts so long that they go on to be deflated before they are done.
@Suite("Filling what is long")
struct LongPartTests {
  /// More than goes on at a time, several times over.
  static let count = 4_000

  static func rows(_ count: Int = Self.count) -> Value {
    .list(
      (0..<count).map { number in
        ["a": .integer(number), "b": .text("Nguyễn Văn Mẫu \(number)"), "on": .bool(true)]
      })
  }

  @Test("a long table has every row, in order")
  func longTable() throws {
    let template = SmallTemplate(
      table(["{%tr for r in rows %}", ""], ["{{ r.a }}", "{{ r.b }}"], ["{%tr endfor %}", ""])
        + p("hết"))
    let xml = try template.filled(["rows": Self.rows()])
    let expected = (0..<Self.count).map { "\($0)/Nguyễn Văn Mẫu \($0)/#" }.joined() + "/hết/"
    #expect(SmallTemplate.text(of: xml) == expected)
    #expect(xml.components(of: "<w:gridCol ") == 2)
  }

  @Test("a long table that loses a column in every row gets a grid that fits")
  func longTableWithFewerColumns() throws {
    let template = SmallTemplate(
      table(
        ["{%tr for r in rows %}", "", ""],
        ["{{ r.a }}", "{%tc if not r.on %}", "{{ r.b }}", "{%tc endif %}"],
        ["{%tr endfor %}", "", ""]))
    let xml = try template.filled(["rows": Self.rows()])
    #expect(xml.components(of: "<w:tr>") == Self.count)
    #expect(xml.components(of: "<w:gridCol ") == 1)
  }

  @Test("a table left without rows goes, however long the text before it")
  func emptyTable() throws {
    let template = SmallTemplate(
      "{%p for r in rows %}".inParagraph + p("{{ r.b }}") + "{%p endfor %}".inParagraph
        + table(["{%tr for r in empty %}", ""], ["{{ r.a }}", "x"], ["{%tr endfor %}", ""]))
    let xml = try template.filled(["rows": Self.rows(), "empty": []])
    #expect(!xml.contains("<w:tbl>"))
    #expect(xml.components(of: "<w:p>") == Self.count + 1)
  }

  @Test("a table in every cell of a long table keeps its own grid")
  func nestedTables() throws {
    let inner = table(["{%tr for c in r.c %}"], ["{{ c }}"], ["{%tr endfor %}"])
    let template = SmallTemplate(
      "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid>"
        + "<w:tr><w:tc><w:tcPr/>\(p("{%tr for r in rows %}"))</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr/>\(inner)</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr/>\(p("{%tr endfor %}"))</w:tc></w:tr></w:tbl>" + p(""))
    let items = Value.list((0..<1_000).map { ["c": .list((0..<($0 % 3)).map { .integer($0) })] })
    let xml = try template.filled(["rows": items])
    // Two in three have an inner row; the others lost their table, and kept a paragraph.
    #expect(xml.components(of: "<w:tbl>") == 1 + 666)
    #expect(xml.components(of: "</w:tc>") == 1_000 + 333 + 2 * 333)
  }

  @Test("a paragraph that turns into many paragraphs does so after a long text too")
  func markupAfterLongText() throws {
    let template = SmallTemplate(
      "{%p for r in rows %}".inParagraph + p("{{ r.b }}") + "{%p endfor %}".inParagraph
        + p("{{ x }}") + p("hết"))
    let value: Value = ["$richtext_paragraphs": [["text": "một"], ["text": "hai"]]]
    let xml = try template.filled(["rows": Self.rows(), "x": value])
    #expect(SmallTemplate.text(of: xml).hasSuffix("/một/hai/hết/"))
  }
}

extension String {
  fileprivate var inParagraph: String { p(self) }

  /// How often a text comes in this one.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
