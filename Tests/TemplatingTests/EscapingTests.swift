import Groundwork
import Templating
import Testing

@Suite("Values never become markup")
struct EscapingTests {
  private let html = TemplateOptions(undefined: .empty, escaping: .html)
  private let markdown = TemplateOptions(escaping: .markdown)

  @Test(
    "HTML, as MarkupSafe does it",
    arguments: [
      ("{{ h }}", "&lt;b&gt; &amp; &#34;x&#34; &#39;y&#39;"),
      ("{{ h|safe }}", "<b> & \"x\" 'y'"),
      ("{{ '<i>'|safe ~ h }}", "<i>&lt;b&gt; &amp; &#34;x&#34; &#39;y&#39;"),
      ("{{ ['<i>'|safe, '<b>']|join }}", "<i>&lt;b&gt;"),
      ("{% set t %}<i>{{ h|first }}</i>{% endset %}{{ t }}", "<i>&lt;</i>"),
      ("{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m('<') }}", "<p>&lt;</p>"),
      ("{% autoescape false %}{{ '<' }}{% endautoescape %}{{ '<' }}", "<&lt;"),
      // A block is not in an `autoescape` around it, but what filters and macros give in it is.
      (
        "{% autoescape false %}{% block b %}{% macro m() %}<{{ '&' }}"
          + "{{ caller() }}>{% endmacro %}{% call m() %}{{ '<' }}{% endcall %}{% endblock %}"
          + "{% endautoescape %}", "<&amp;&amp;lt;>"
      ),
      ("{{ '<'|e|e }} {{ ['<'] }}", "&lt; [&#39;&lt;&#39;]"),
      ("{{ '<b>%s</b>'|safe|format('<') }}", "<b>&lt;</b>"),
    ])
  func html(_ template: String, _ expected: String) {
    let rendering = Rendering(template, ["h": "<b> & \"x\" 'y'"], options: html)
    #expect(rendering.text == expected)
  }

  @Test(
    "Markdown",
    arguments: [
      ("# a", "\\# a"), ("1. a", "1\\. a"), ("- a", "\\- a"), ("a*b*_c_", "a\\*b\\*\\_c\\_"),
      ("<b>&amp;", "\\<b\\>\\&amp\\;"), ("a|b", "a\\|b"), ("a\nb", "a\u{2028}b"),
      ("a\r\n    b", "a\u{2028}&#32;&#32;&#32;&#32;b"), ("    a", "&#32;&#32;&#32;&#32;a"),
      ("\ta", "&#9;a"), ("a  ", "a &#32;"), ("a b", "a b"),
      ("a\u{0}b\u{1B}", "ab"), ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
      ("`x`", "\\`x\\`"), ("\\", "\\\\"), ("[a](b)", "\\[a\\]\\(b\\)"),
    ])
  func markdown(_ value: String, _ expected: String) {
    #expect(Rendering("{{ a }}", ["a": .text(value)], options: markdown).text == expected)
  }

  @Test("nothing that a value holds can open one of the papers' own directives")
  func directives() {
    let rendering = Rendering("{{ a }}", ["a": "::: pagebreak"], options: markdown)
    #expect(!rendering.text.replacingBackslashes.contains(":::"))
    #expect(rendering.text.replacingBackslashes.contains("pagebreak"))
  }

  @Test("an empty value does not join the marks around it")
  func empty() {
    let text = Rendering("**{{ a }}** x", ["a": ""], options: markdown).text
    #expect(text == "**\u{200B}** x")
    #expect(Rendering("a {{ a }} b", ["a": ""], options: markdown).text == "a  b")
    #expect(Rendering("\\{{ a }}", ["a": "*b*"], options: markdown).text == "\\\u{200B}\\*b\\*")
  }

  @Test("every ASCII character of a value is letter, digit, blank between, or escaped")
  func everything() {
    var value = ""
    // A fixed mixture: all of ASCII in steps that are prime to 128, so that neighbours vary.
    for step in [1, 7, 31, 101] {
      for index in 0..<128 {
        value.unicodeScalars.append(Unicode.Scalar(UInt8(index * step % 128)))
      }
    }
    let bytes = Array(Rendering("{{ a }}", ["a": .text(value)], options: markdown).text.utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        index += 1
        #expect((0x21...0x7E).contains(bytes[index]))
      case UInt8(ascii: "&"):
        #expect(bytes[index...].starts(with: "&#".utf8))
        while bytes[index] != UInt8(ascii: ";") { index += 1 }
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "), 0x80...:
        break
      default:
        Issue.record("byte \(bytes[index]) stands unescaped")
      }
      index += 1
    }
  }

  @Test("XML drops what XML cannot hold")
  func xml() {
    let options = TemplateOptions(escaping: .xml)
    let rendering = Rendering("{{ a }}", ["a": "a\u{1}<\tb"], options: options)
    #expect(rendering.text == "a&lt;\tb")
  }
}

extension String {
  fileprivate var replacingBackslashes: String { String(filter { $0 != "\\" }) }
}
