import Groundwork
import Templating
import Testing

/// Each case once came out otherwise than in Jinja; the expected texts are Jinja's own.
@Suite("Equal to Jinja")
struct JinjaEqualityTests {
  @Test(
    "a slice of a range is a range",
    arguments: [
      (
        "{{ range(6)[::2] }} {{ range(6)[1:] }} {{ range(6)[9:] }}",
        "range(0, 6, 2) range(1, 6) range(6, 6)"
      ),
      ("{{ range(5)[::-1] }} {{ range(5)[::-1]|list }}", "range(4, -1, -1) [4, 3, 2, 1, 0]"),
    ])
  func rangeSlices(_ template: String, _ expected: String) { check(template, expected) }

  @Test("the minus sign before a number comes after a power that data decides")
  func negativePower() {
    check("{{ -3 ** so[2] }} {{ -3 ** 2 }} {{ (-3)|abs ** so[2] }}", "-9 9 9")
  }

  @Test("zero keeps the sign that arithmetic gives it")
  func negativeZero() {
    check("{{ -0.125 // -2 }} {{ 0.0 // -2 }} {{ '{x}'.format(x=-0.0) }}", "0.0 -0.0 -0.0")
    check("{{ -0.125|round(0, 'ceil') }}", "0.0")
  }

  @Test("an undefined value leaves its place in a format empty")
  func undefinedInFormat() {
    check("[{{ '{}'.format(khong) }}]", "[]")
    check("{{ '%s.' % (1 if not dung) }}{{ 'a' ~ (1 if not dung) }}", ".a", options: .standard)
  }

  @Test("dict copies records with any keys")
  func dictOfMapping() {
    check("{{ dict({1: 'x'}, z=2) }} {{ {1: 'x y'}|urlencode }}", "{1: 'x', 'z': 2} 1=x+y")
  }

  @Test("partition keeps markup markup")
  func partition() {
    check("{{ ('a-b'|e).partition('-') }}", "(Markup('a'), Markup('-'), Markup('b'))")
  }

  @Test("istitle asks for letters; casefold folds ß")
  func letters() {
    check(
      "{{ '12'.istitle() }} {{ 'Ab'.istitle() }} {{ 'Straße'.casefold() }}", "False True strasse")
  }

  @Test("lines break at hyphens and dashes as textwrap breaks them")
  func wrapping() {
    check("{{ '..x-y_z'|wordwrap(5) }}", "..x-\ny_z")
    check("{{ 'một--hai well-known'|wordwrap(6, wrapstring='|') }}", "một--|hai|well-|known")
  }

  @Test("a loop's else runs when no round came to its end")
  func loopElse() {
    check("{% for x in so %}{{ x }}{% break %}{% else %}e{% endfor %}", "3e")
    check(
      "{% for x in so %}{% if x == 1 %}{% continue %}{% endif %}{{ x }}{% else %}e{% endfor %}",
      "32")
    check("{% for x in so %}{% continue %}{% else %}e{% endfor %}", "e")
  }

  @Test("break inside autoescape restores escaping behind the loop")
  func breakInAutoescape() {
    let html = TemplateOptions(undefined: .empty, escaping: .html)
    check(
      "{% for x in so %}{% autoescape false %}{% break %}{% endautoescape %}{% endfor %}{{ '<' ~ xa }}",
      "&lt;Hòa Mẫu", options: html)
  }

  @Test("a cycler is asked for its next and current item")
  func cycler() {
    check(
      "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.reset() }}{{ c.next() }}",
      "abbNonea")
  }

  @Test("an included template sees loop when a loop inside uses it")
  func loopInInclude() {
    check(
      "{% for x in [7, 8] %}{% include 'p' %}{% for y in [1] %}{{ loop.index }}{% endfor %}{% endfor %}",
      "11" + "21", templates: ["p": "{{ loop.index if loop is defined }}"])
  }

  @Test("sorting by a field that no row has keeps the order")
  func sortByNothing() {
    check(
      "{{ don_vi|sort(attribute='khong')|map(attribute='ten')|join(',') }}", "Mẫu B,Mẫu A,Mẫu C")
  }

  @Test(
    "what Jinja refuses is refused",
    arguments: [
      "{{ range(3)|tojson }}", "{{ {1: 2}|xmlattr }}", "{{ dict(khong) }}",
      "{% if dung %}x{% endif: %}", "{{ '{:>6}'.format(khong) }}",
    ])
  func refused(_ template: String) {
    #expect(!Rendering(template, sampleData, options: .jinja).findings.isEmpty)
  }

  @Test("a filtered block is not escaped twice")
  func filterBlock() {
    let html = TemplateOptions(undefined: .empty, escaping: .html)
    check("{% filter title %}{{ 'a & b' ~ '' }}{% endfilter %}", "A &amp; B", options: html)
  }

  @Test(
    "pprint lays out as Python does",
    arguments: [
      ("{{ {'b': 1, 'a': [2]}|pprint }}", "{'a': [2], 'b': 1}"),
      (
        "{{ don_vi|pprint }}",
        "[{'chi_tieu': 5, 'nhom': 'x', 'ten': 'Mẫu B'},\n {'chi_tieu': 7, 'nhom': 'y', 'ten': 'Mẫu A'},\n {'chi_tieu': 2, 'nhom': 'x', 'ten': 'Mẫu C'}]"
      ),
      (
        "{{ ('căn cứ ' * 13)|pprint }}",
        "('căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ căn cứ '\n 'căn cứ căn cứ ')"
      ),
    ])
  func prettyPrinting(_ template: String, _ expected: String) { check(template, expected) }

  @Test(
    "urlize makes links of addresses",
    arguments: [
      (
        "{{ 'xem (https://mau.vn/a?b=1&c=2).'|urlize }}",
        "xem (<a href=\"https://mau.vn/a?b=1&amp;c=2\" rel=\"noopener\">https://mau.vn/a?b=1&amp;c=2</a>)."
      ),
      (
        "{{ 'www.mau.vn'|urlize(5, nofollow=true, target='_blank') }}",
        "<a href=\"https://www.mau.vn\" rel=\"nofollow noopener\" target=\"_blank\">www.m...</a>"
      ),
      ("{{ 'a@mau.vn, x'|urlize }}", "<a href=\"mailto:a@mau.vn\">a@mau.vn</a>, x"),
      ("{{ 'mau.vn @a ftp://x'|urlize }}", "mau.vn @a ftp://x"),
      (
        "{{ 'ftp://x'|urlize(extra_schemes=['ftp://']) }}",
        "<a href=\"ftp://x\" rel=\"noopener\">ftp://x</a>"
      ),
    ])
  func links(_ template: String, _ expected: String) { check(template, expected) }

  @Test("urlize is refused where a link would be no HTML")
  func linksElsewhere() {
    let xml = TemplateOptions(escaping: .xml)
    #expect(
      Rendering("{{ xa|urlize }}", sampleData, options: xml).places == [
        "1:7 template.not-supported"
      ])
  }

  @Test(
    "line statements and line comments",
    arguments: [
      ("# for x in so:\n{{ x }}\n# endfor\nb", "3\n1\n2\nb"),
      ("a\n  #- if dung\n  b\n# endif\nc", "a  b\nc"),
      ("a ## ghi chú {{ x }}\nb", "a\nb"), ("## cả dòng\nb", "\nb"),
      ("# set x = [1,\n  2]\n{{ x }}", "[1, 2]"), ("# if dung\n\n\nx\n# endif", "x\n"),
      ("{{ xa -}} ## chữ", "Hòa Mẫu## chữ"), ("x # y", "x # y"),
    ])
  func lines(_ template: String, _ expected: String) {
    var options = TemplateOptions.jinja
    options.lineStatementPrefix = "#"
    options.lineCommentPrefix = "##"
    check(template, expected, options: options)
  }

  @Test("an error on a line statement's line hides nothing behind it")
  func brokenLine() {
    var options = TemplateOptions.jinja
    options.lineStatementPrefix = "%"
    let rendering = Rendering("% if (1\nx\n% endif\n% fi\n", options: options)
    #expect(rendering.places.contains("1:6 template.unclosed-bracket"))
    let other = Rendering("% if “a”\n% endif\n% fi\n", options: options)
    #expect(other.places == ["1:6 template.curly-quote", "3:3 template.unknown-tag"])
  }

  private func check(
    _ template: String, _ expected: String, options: TemplateOptions = .jinja,
    templates: [String: String] = [:]
  ) {
    let rendering = Rendering(template, sampleData, options: options, templates: templates)
    #expect(rendering.text == expected)
    #expect(rendering.findings.isEmpty)
  }
}
