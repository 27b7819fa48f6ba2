import Groundwork
import Templating
import Testing

@Suite("What is found in templates")
struct FindingTests {
  @Test(
    "mistakes in the text, each with its line and column",
    arguments: [
      ("{{ 1 + }}", ["1:8 template.expected-expression"]),
      ("a\n{{ xa", ["2:1 template.unclosed-tag"]),
      ("{% if nam %}\nx", ["1:1 template.unclosed-block"]),
      ("{% for x nam %}{% endfor %}", ["1:10 template.expected"]),
      ("x {% endif %}", ["1:6 template.stray-tag"]),
      ("{% for x in so %}{% endif %}{% endfor %}", ["1:21 template.stray-tag"]),
      ("{% nếu a %}", ["1:4 template.unknown-tag"]),
      ("{{ xa|uper }}", ["1:7 template.unknown-filter"]),
      ("{{ xa is chẵn }}", ["1:10 template.unknown-test"]),
      ("{{ (1 }}", ["1:7 template.unexpected"]),
      ("{{ 'a }}", ["1:4 template.unclosed-text"]),
      ("{{ “a” }}", ["1:4 template.curly-quote"]),
      ("{# x", ["1:1 template.unclosed-comment"]),
      ("{% raw %}x", ["1:1 template.unclosed-block"]),
      ("{% set 1 = 2 %}", ["1:8 template.expected-name"]),
      ("{% set true = 2 %}", ["1:8 template.cannot-assign"]),
      ("{{ a(b=1, 2) }}", ["1:11 template.bad-arguments"]),
      ("{% call x %}{% endcall %}", ["1:9 template.expected-call"]),
      ("{% break %}", ["1:1 template.outside-loop"]),
      ("{% for x in so %}{% extends 'a' %}{% endfor %}", ["1:18 template.extends-inside"]),
      ("{% block a %}{% endblock %}{% block a %}{% endblock %}", ["1:37 template.duplicate-block"]),
      ("{% trans %}x{% endtrans %}", ["1:4 template.not-supported"]),
      ("{% include 'khong' %}", ["1:12 template.missing-template"]),
      (
        "{{ }}\n{{ a b }}\n{% if %}{% endif %}",
        [
          "1:4 template.expected-expression", "2:6 template.unexpected",
          "3:7 template.expected-expression",
        ]
      ),
      ("{% if nam }x{% endif %}", ["1:11 template.unclosed-tag"]),
    ])
  func mistakes(_ template: String, _ places: [String]) {
    #expect(Rendering(template, sampleData).places == places)
  }

  @Test(
    "mistakes that only the data brings out",
    arguments: [
      ("{{ khong }}", ["1:4 template.unknown-name"]),
      ("{{ dv.tem }} {{ dv.tem }}", ["1:4 template.unknown-field", "1:17 template.unknown-field"]),
      ("{% for x in so %}{{ x.a }}{% endfor %}", ["1:21 template.unknown-field"]),
      ("{{ so[9] }}", ["1:4 template.no-item"]),
      ("{{ trong.a }}", ["1:4 template.unknown-field"]),
      (
        "{{ 1 / 0 }}{{ 1 % 0 }}",
        ["1:4 template.division-by-zero", "1:15 template.division-by-zero"]
      ),
      ("{{ 'a' + 1 }}", ["1:4 template.wrong-type"]),
      ("{{ 1 < 'a' }}", ["1:4 template.wrong-type"]),
      ("{{ xa() }}", ["1:4 template.not-callable"]),
      ("{{ xa.nhay() }}", ["1:4 template.unknown-method"]),
      ("{% for a, b in [[1, 2, 3]] %}{% endfor %}", ["1:16 template.unpack"]),
      ("{{ so|join(1, 2, 3) }}", ["1:7 template.bad-arguments"]),
      ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", ["1:41 template.missing-argument"]),
      ("{% for x in nam %}{% endfor %}", ["1:13 template.wrong-type"]),
      ("{% include xa %}", ["1:12 template.missing-template"]),
      ("{{ loop }}", ["1:4 template.unknown-name"]),
      ("{{ {khong: 1} }}", ["1:5 template.unknown-name"]),
      ("{{ [1, khong] == [1, 2] }}", ["1:8 template.unknown-name"]),
      ("{{ {'a': 2} != {'a': khong} }}", ["1:22 template.unknown-name"]),
      ("{{ [[khong]] is eq [[khong]] }}", ["1:6 template.unknown-name"]),
      ("{{ khong in [1] }}", ["1:4 template.unknown-name"]),
      ("{{ khong in {'a': 1} }}", ["1:4 template.unknown-name"]),
      ("{{ khong in {} }}", ["1:4 template.unknown-name"]),
      ("{{ khong not in 'a' }}", ["1:4 template.unknown-name"]),
      ("{{ 1 in khong }}", ["1:9 template.unknown-name"]),
      ("{{ khong in [] }}{{ 1 in [1, khong] }}", []),
      ("{{ [1, khong] == [2, 2] }}{{ [khong] == [] }}{{ {'a': khong} == {'b': 1} }}", []),
      (
        "{% for x in so %}{{ loop.changed(khong) }}{% endfor %}",
        ["1:34 template.unknown-name"]
      ),
      ("{% for x in so %}{{ loop(so) }}{% endfor %}", ["1:21 template.not-recursive"]),
    ])
  func troubles(_ template: String, _ places: [String]) {
    #expect(Rendering(template, sampleData).places == places)
  }

  @Test("a finding names the open block, points at the word and suggests the nearest name")
  func words() throws {
    let stray = Rendering("\n{% for x in so %}\n  {% endif %}{% endfor %}", sampleData)
    let finding = try #require(stray.findings.first)
    #expect(finding.message.en == "unexpected “endif”; looking for “endfor” or “else”")
    #expect(finding.hints.map(\.en) == ["the innermost open block is “for” from line 2"])
    #expect(
      finding.excerpt == Finding.Excerpt(line: "  {% endif %}{% endfor %}", start: 5, length: 5))

    let unknown = Rendering("{{ dv.truong.ho_tne }}", sampleData)
    #expect(
      unknown.findings.first?.message.en == "“dv.truong” (a record) has no “ho_tne”")
    #expect(unknown.findings.first?.message.vi == "“dv.truong” (bản ghi) không có “ho_tne”")
    #expect(unknown.findings.first?.hints.map(\.vi) == ["có phải ý bạn là “ho_ten”?"])
    let filter = Rendering("{{ xa|vit_hoa }}", sampleData)
    #expect(filter.findings.first?.hints.map(\.en) == ["did you mean “viet_hoa”?"])
  }

  @Test("lines are counted in the whole file")
  func firstLine() {
    var findings = Findings()
    let text = TemplateText(name: "giay-moi.md", text: "a\n{{ }}", firstLine: 12)
    #expect(TemplateCompiler().compile(text, into: &findings) == nil)
    #expect(findings.all.first?.location == .text(file: "giay-moi.md", line: 13, column: 4))
  }

  @Test("a finding in an included template names that template")
  func included() {
    let rendering = Rendering("{% include 'phu' %}", templates: ["phu": "a\n{{ b }}"])
    #expect(rendering.findings.first?.location == .text(file: "phu", line: 2, column: 4))
    let broken = Rendering("{% include 'phu' %}", templates: ["phu": "{% if %}"])
    #expect(broken.text.isEmpty)
    #expect(broken.places == ["1:1 template.unclosed-block", "1:7 template.expected-expression"])
  }

  @Test("once per place, however often a loop comes by")
  func once() {
    let rendering = Rendering("{% for x in so %}{{ y }}{{ x / 0 }}{% endfor %}", sampleData)
    #expect(rendering.places == ["1:21 template.unknown-name", "1:28 template.division-by-zero"])
  }
}

@Suite("What does not exist, and what is empty")
struct UndefinedTests {
  @Test(
    "where an undefined value is allowed",
    arguments: [
      "{{ khong|default('') }}", "{{ khong is defined }}", "{{ khong|d(1) }}",
      "{% if dv.khong is not defined %}{% endif %}", "{% set a = khong %}",
      "{{ (1 if false) == 2 }}", "{{ (1 if false) is sequence }}", "{{ 1 in [1, khong] }}",
      "{{ 'x' if khong is defined and khong.a }}", "{{ khong|can('số') }}",
    ])
  func allowed(_ template: String) {
    #expect(!Rendering(template, sampleData).findings.contains { $0.severity == .error })
  }

  @Test(
    "where an undefined value is refused",
    arguments: ["{{ khong == 2 }}", "{{ 1 in [2, khong] }}", "{{ 1 in khong }}"])
  func refused(_ template: String) {
    #expect(Rendering(template, sampleData).findings.contains { $0.severity == .error })
  }

  @Test(
    "what is printed by each policy",
    arguments: [
      ("[{{ khong }}]", "[]", "[[CẦN BỔ SUNG: khong]]"),
      ("[{{ dv.khong }}]", "[]", "[[CẦN BỔ SUNG: dv.khong]]"),
      ("[{{ khong|upper }}]", "[]", "[[CẦN BỔ SUNG: khong]]"),
      ("[{% for x in khong %}x{% else %}y{% endfor %}]", "[y]", "[y]"),
      ("[{% if khong %}x{% endif %}{{ khong ~ 'a' }}]", "[a]", "[[CẦN BỔ SUNG: khong]a]"),
    ])
  func policies(_ template: String, _ empty: String, _ mark: String) {
    #expect(Rendering(template, sampleData, options: .jinja).text == empty)
    let marked = Rendering(template, sampleData, options: TemplateOptions(undefined: .mark))
    #expect(marked.text == mark)
    #expect(marked.findings.allSatisfy { $0.severity == .warning })
    #expect(!marked.findings.isEmpty)
    #expect(Rendering(template, sampleData).findings.contains { $0.severity == .error })
  }

  @Test("a path that goes on past what is missing is marked whole")
  func chain() {
    let rendering = Rendering(
      "{{ khong.a.b }}", sampleData, options: TemplateOptions(undefined: .mark))
    #expect(rendering.text == "[CẦN BỔ SUNG: khong.a.b]")
  }

  @Test("an empty value prints None, or a mark with a warning")
  func absent() {
    #expect(Rendering("{{ trong }}", sampleData).text == "None")
    let options = TemplateOptions(absent: .mark)
    for template in ["{{ trong }}", "{{ trong|ngay }}", "{{ trong ~ '' }}"] {
      let rendering = Rendering(template, sampleData, options: options)
      #expect(rendering.text == "[CẦN BỔ SUNG: trong]")
      #expect(rendering.findings.map(\.code) == ["template.missing-value"])
    }
    #expect(Rendering("{{ trong or '' }}", sampleData, options: options).findings.isEmpty)
  }
}

@Suite("How far a template may go")
struct BudgetTests {
  @Test(
    "each limit is a finding of its own",
    arguments: [
      (
        "{% for a in range(900) %}{% for b in range(900) %}{{ b }}{% endfor %}{% endfor %}",
        "template.too-many-steps"
      ),
      ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template.too-deep-run"),
      ("{{ 'a' * 2000000 }}", "template.text-too-large"),
      ("{% for a in range(900) %}{{ 'a' * 5000 }}{% endfor %}", "template.output-too-large"),
      (
        "{% set ns = namespace(t='\\\\') %}{% for a in range(99) %}{% set ns.t = [ns.t]|string %}"
          + "{% endfor %}", "template.text-too-large"
      ),
      ("{{ ['a' * 400000] * 9 }}", "template.text-too-large"),
      ("{{ (['a' * 400000] * 900)|map('upper')|list }}", "template.too-many-steps"),
      ("{{ (['a' * 400000] * 9)|tojson }}", "template.text-too-large"),
      ("{{ range(1001) }}", "template.range-too-large"),
      ("{{ 9 ** 99999 }}", "template.number-too-large"),
      ("{{ '%999999999d' % 1 }}", "template.text-too-large"),
      ("{{ 'a'.center(99999999) }}", "template.text-too-large"),
      (
        "{% set ns = namespace(t='aaaaaaaa') %}{% for a in range(99) %}{% set ns.t = ns.t ~ ns.t %}"
          + "{% endfor %}", "template.text-too-large"
      ),
    ])
  func limits(_ template: String, _ code: String) {
    let options = TemplateOptions(
      budget: Budget(
        steps: 100_000, depth: 20, outputBytes: 1_000_000, textBytes: 500_000, rangeSize: 1_000))
    #expect(Rendering(template, options: options).findings.map(\.code) == [code])
  }

  @Test("one below a limit is fine")
  func below() {
    let options = TemplateOptions(
      budget: Budget(steps: 100, depth: 2, outputBytes: 10, textBytes: 10, rangeSize: 5))
    #expect(Rendering("{{ range(5)|length }}", options: options).text == "5")
    #expect(Rendering("{{ 'a' * 10 }}", options: options).findings.isEmpty)
    #expect(!Rendering("{{ 'a' * 11 }}", options: options).findings.isEmpty)
  }

  @Test("a template that includes itself ends in a finding")
  func recursion() {
    let rendering = Rendering("{% include 'a' %}", templates: ["a": "x{% include 'a' %}"])
    #expect(rendering.findings.map(\.code) == ["template.too-deep-run"])
  }

  @Test("the deepest calls of the deepest expressions fit the stack")
  func stack() {
    for (open, close) in [("[", "]"), ("('' ~ ", ")"), ("(1 if ", " else 0)"), ("(", "|string)")] {
      let deep =
        String(repeating: open, count: 50) + "m()" + String(repeating: close, count: 50)
      let rendering = Rendering("{% macro m() %}{{ \(deep) }}{% endmacro %}{{ m() }}")
      #expect(rendering.findings.map(\.code) == ["template.too-deep-run"])
    }
  }

  @Test("a value cannot be nested into itself without end")
  func values() {
    for change in ["[ns.x]", "{'a': ns.x}", "(ns.x, 1)", "[ns.x]|batch(1)|list", "[[ns.x]]|first"] {
      let rendering = Rendering(
        "{% set ns = namespace(x=1) %}{% for a in range(90000) %}{% set ns.x = \(change) %}"
          + "{% endfor %}{{ ns.x }}")
      #expect(rendering.findings.map(\.code) == ["template.too-deep-run"])
    }
  }

  @Test("nesting past the limit is refused, not recursed into")
  func nesting() {
    let forms = [
      ("(", ")"), ("[", "]"), ("not ", ""), ("-", ""), ("", "|upper"), ("", ".a"), ("", "+1"),
      ("", "[0]"), ("", " and 1"), ("", " if 1 else 2"), ("", "()"),
    ]
    for (open, close) in forms {
      let deep =
        "{{ " + String(repeating: open, count: 100_000) + "1"
        + String(repeating: close, count: 100_000) + " }}"
      #expect(Rendering(deep).findings.map(\.code) == ["template.too-deep"])
    }
    let blocks = String(repeating: "{% if 1 %}", count: 10_000)
    #expect(Rendering(blocks).findings.map(\.code).contains("template.too-deep"))
  }
}
