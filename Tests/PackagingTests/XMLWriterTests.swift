import Packaging
import Testing

@Suite("Writing XML")
struct XMLWriterTests {
  private func text(_ write: (inout XMLWriter) -> Void) -> String {
    var xml = XMLWriter()
    write(&xml)
    return String(decoding: xml.finish(), as: UTF8.self)
  }

  @Test("elements nest, and those without content close themselves")
  func nesting() {
    let written = text { xml in
      xml.declaration()
      xml.element("w:p", ["w:rsidR": "1"]) { xml in
        xml.empty("w:b")
        xml.element("w:r") { xml in xml.element("w:t", text: "một & hai") }
      }
    }
    #expect(
      written == """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:p w:rsidR="1"><w:b/><w:r><w:t>một &amp; hai</w:t></w:r></w:p>
        """)
  }

  @Test(
    "text is escaped, and what XML cannot hold is left out",
    arguments: [
      ("a<b>c&d", "a&lt;b&gt;c&amp;d"),
      ("]]>", "]]&gt;"),
      ("\"'", "\"'"),
      ("a\tb\nc\rd", "a\tb\nc&#13;d"),
      ("a\u{0}b\u{1}c\u{1F}d", "abcd"),
      ("a\u{0B}b\u{0C}c", "a b c"),
      ("a\u{FFFE}b\u{FFFF}c\u{FFFD}d", "abc\u{FFFD}d"),
      ("Ủy ban nhân dân", "Ủy ban nhân dân"),
      ("\u{FEFF}x", "\u{FEFF}x"),
      ("", ""),
    ])
  func escaping(_ plain: String, _ escaped: String) {
    #expect(
      text { $0.element("t", text: plain) } == (plain.isEmpty ? "<t></t>" : "<t>\(escaped)</t>"))
    #expect(
      text { xml in xml.element("t") { $0.text(utf8: Array(plain.utf8)[...]) } }
        == (plain.isEmpty ? "<t></t>" : "<t>\(escaped)</t>"))
  }

  @Test(
    "attributes keep their blanks and quotation marks",
    arguments: [
      ("a\"b", "a&quot;b"), ("a\tb\nc\rd", "a&#9;b&#10;c&#13;d"), ("<&>", "&lt;&amp;&gt;"),
      ("it's", "it's"),
    ])
  func attributes(_ plain: String, _ escaped: String) {
    #expect(text { $0.empty("t", ["v": plain]) } == "<t v=\"\(escaped)\"/>")
  }

  @Test(
    "blanks that matter are marked",
    arguments: [
      ("a b", false), ("", false), (" a", true), ("a ", true), ("a  b", true), ("a\tb", true),
      ("a\nb", true), (" ", true), ("a\u{A0}b", false),
    ])
  func preserving(_ content: String, _ marked: Bool) {
    let written = text { $0.element("w:t", preserving: content) }
    #expect(written.hasPrefix("<w:t xml:space=\"preserve\">") == marked)
  }

  @Test("numbers and ready-made XML go in as they are")
  func raw() {
    let written = text { xml in
      xml.open("c")
      xml.attribute("n", 15)
      xml.raw("<v>1</v>")
      xml.element("w") { $0.text(-7) }
      xml.raw(Array("<x/>".utf8))
      xml.close()
    }
    #expect(written == "<c n=\"15\"><v>1</v><w>-7</w><x/></c>")
  }
}
