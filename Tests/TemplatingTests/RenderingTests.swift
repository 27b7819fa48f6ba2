import Groundwork
import Templating
import Testing

@Suite("What templates print")
struct RenderingTests {
  @Test(
    "expressions",
    arguments: [
      ("{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 2 ** 3 ** 2 }}", "7 9 64"),
      ("{{ 7 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 8 / 2 }}", "3.5 3 -4 2 4.0"),
      ("{{ 2 ** 70 }} {{ 9223372036854775807 + 1 }}", "1180591620717411303424 9223372036854775808"),
      ("{{ 1e16 }} {{ 0.1 + 0.2 }} {{ 1.0 }} {{ 1e-5 }}", "1e+16 0.30000000000000004 1.0 1e-05"),
      ("{{ 'a' ~ 1 ~ none }}", "a1None"),
      ("{{ 1 < 2 < 3 }} {{ 3 > 2 > 2 }} {{ 1 in so }} {{ 9 not in so }}", "True False True True"),
      ("{{ not 1 == 2 and dung }} {{ '' or 'x' }} {{ 0 and 1 }}", "True x 0"),
      ("{{ 'có' if dung else 'không' }}{{ 'x' if not dung }}", "có"),
      ("{{ so[0] }}{{ so[-1] }} {{ so[1:] }} {{ xa[::-1] }} {{ xa[:3] }}", "32 [1, 2] uẫM aòH Hòa"),
      (
        "{{ [1, 'a', none, true, 1.5] }} {{ (1,) }} {{ {'a': 1, 'b': [2]} }}",
        "[1, 'a', None, True, 1.5] (1,) {'a': 1, 'b': [2]}"
      ),
      ("{{ \"it's\" }} {{ [\"it's\", 'a\\n'] }}", "it's [\"it's\", 'a\\n']"),
      ("{{ dv.truong.ho_ten }} {{ dv['ten'] }} {{ don_vi[1].ten }}", "Nguyễn Văn Mẫu xã Mẫu Mẫu A"),
      (
        "{{ xa.upper() }} {{ 'a,b'.split(',') }} {{ dv.get('x', 'không') }}",
        "HÒA MẪU ['a', 'b'] không"
      ),
      ("{{ ngay }} {{ ngay.year }} {{ ngay.thang }} {{ ngay < ngay }}", "05/01/2026 2026 1 False"),
      (
        "{{ -1|abs }} {{ 5 is odd }} {{ 6 is divisibleby 3 }} {{ xa is not none }}",
        "1 True True True"
      ),
      ("{{ 'n: %05.1f|%-4s|' % (3.14159, 'ab') }}", "n: 003.1|ab  |"),
      ("{{ '{:>6} {:,} {:.1%}'.format('ab', 1234567, 0.5) }}", "    ab 1,234,567 50.0%"),
    ])
  func expressions(_ template: String, _ expected: String) {
    let rendering = Rendering(template, sampleData, options: .jinja)
    #expect(rendering.text == expected)
    #expect(rendering.findings.isEmpty)
  }

  @Test(
    "statements",
    arguments: [
      ("{% if nam > 2030 %}a{% elif dung %}b{% else %}c{% endif %}", "b"),
      (
        "{% for x in so %}{{ loop.index }}/{{ loop.length }}:{{ x }}{{ ',' if not loop.last }}{% endfor %}",
        "1/3:3,2/3:1,3/3:2"
      ),
      ("{% for x in [] %}x{% else %}trống{% endfor %}", "trống"),
      ("{% for x in so if x > 1 %}{{ x }}{{ loop.first }}{% endfor %}", "3True2False"),
      ("{% for k, v in dv.truong.items() %}{{ k }}={{ v }}{% endfor %}", "ho_ten=Nguyễn Văn Mẫu"),
      ("{% for x in so %}{% if x == 1 %}{% continue %}{% endif %}{{ x }}{% endfor %}", "32"),
      ("{% for x in so %}{% if x == 1 %}{% break %}{% endif %}{{ x }}{% endfor %}!", "3!"),
      ("{% set x = 1 %}{% for i in so %}{% set x = x + i %}{{ x }} {% endfor %}{{ x }}", "4 2 3 1"),
      (
        "{% set ns = namespace(n=0) %}{% for i in so %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        "6"
      ),
      ("{% set t %}<{{ xa }}>{% endset %}{{ t }}{{ t }}", "<Hòa Mẫu><Hòa Mẫu>"),
      ("{% with a = 1, b = nam %}{{ a }}{{ b }}{% endwith %}", "12023"),
      (
        "{% macro ky(ten, cv='CT') %}[{{ cv }} {{ ten }}]{% endmacro %}{{ ky('A') }}{{ ky('B', cv='PCT') }}",
        "[CT A][PCT B]"
      ),
      (
        "{% macro m() %}({{ caller('x') }}){% endmacro %}{% call(a) m() %}{{ a }}{{ nam }}{% endcall %}",
        "(x2023)"
      ),
      ("{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, k=2) }}", "(1,){'k': 2}"),
      ("{% filter upper %}đây {{ xa }}{% endfilter %}", "ĐÂY HÒA MẪU"),
      ("{% raw %}{{ không }} {% chạy %}{% endraw %}{# ẩn #}", "{{ không }} {% chạy %}"),
      (
        "{% for n in [{'t': 1, 'c': [{'t': 2, 'c': []}]}] recursive %}<{{ n.t }}{{ loop(n.c) }}>{% endfor %}",
        "<1<2>>"
      ),
      (
        "{% for g in don_vi|groupby('nhom') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}",
        "x:2 y:1 "
      ),
      ("{% set l = [] %}{% for x in so %}{% do l.append(x * 2) %}{% endfor %}{{ l }}", "[6, 2, 4]"),
      ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}", "aba"),
    ])
  func statements(_ template: String, _ expected: String) {
    let rendering = Rendering(template, sampleData, options: .jinja)
    #expect(rendering.text == expected)
    #expect(rendering.findings.isEmpty)
  }

  @Test(
    "filters",
    arguments: [
      (
        "{{ so|sort }} {{ so|sort(reverse=true) }} {{ so|sum }} {{ so|max }}",
        "[1, 2, 3] [3, 2, 1] 6 3"
      ),
      ("{{ chu|sort|join }} {{ chu|join(', ') }}", "Abđ b, A, đ"),
      ("{{ don_vi|map(attribute='ten')|join('; ') }}", "Mẫu B; Mẫu A; Mẫu C"),
      ("{{ don_vi|sort(attribute='ten')|map(attribute='chi_tieu')|list }}", "[7, 5, 2]"),
      (
        "{{ don_vi|sum(attribute='chi_tieu') }} {{ don_vi|selectattr('chi_tieu', '>', 4)|list|length }}",
        "14 2"
      ),
      ("{{ 42.55|round(1) }} {{ 2.5|round }} {{ 41.2|round(0, 'ceil') }}", "42.5 2.0 42.0"),
      ("{{ khong|default('x') }} {{ ''|default('y', true) }}", "x y"),
      ("{{ 'một hai ba'|truncate(8, false, '…', 0) }} {{ 'abc'|center(7) }}|", "một…   abc  |"),
      (
        "{{ [1,2,3,4,5]|batch(2, 0)|list }} {{ [1,2,3,4,5]|slice(2)|list }}",
        "[[1, 2], [3, 4], [5, 0]] [[1, 2, 3], [4, 5]]"
      ),
      (
        "{{ {'b': 1, 'a': '<'}|tojson }} {{ 'a b'|urlencode }}",
        "{\"a\": \"\\u003c\", \"b\": 1} a%20b"
      ),
      (
        "{{ [1, 1.0, 'a', 'A']|unique|list }} {{ 'xã mẫu'|title }} {{ 'ĐẶNG'|capitalize }}",
        "[1, 'a'] Xã Mẫu Đặng"
      ),
    ])
  func filters(_ template: String, _ expected: String) {
    let rendering = Rendering(template, sampleData, options: .jinja)
    #expect(rendering.text == expected)
    #expect(rendering.findings.isEmpty)
  }

  @Test("templates call on one another")
  func templates() {
    let templates = [
      "goc": "<{% block a %}gốc{% endblock %}|{% block b %}b{% endblock %}>",
      "con": "{% extends 'goc' %}{% block a %}con {{ super() }}{% endblock %}",
      "m": "{% macro ky(t) %}ký: {{ t }}{% endmacro %}{% set nam = 1 %}",
      "dong": "[{{ x }}{{ loop.index }}]", "dau": "[{{ nam }}]",
    ]
    let cases = [
      ("{% extends 'goc' %}{% block b %}{{ nam }}{% endblock %}", "<gốc|2023>"),
      ("{% include 'con' %}", "<con gốc|b>"),
      (
        "{% for x in so %}{% include 'dong' %}{{ ',' if not loop.last }}{% endfor %}",
        "[31],[12],[23]"
      ),
      ("{% from 'm' import ky %}{{ ky(xa) }}", "ký: Hòa Mẫu"),
      ("{% import 'm' as m %}{{ m.ky('A') }} {{ m.nam }}", "ký: A 1"),
      ("{% include ['khong', 'dau'] without context %}{% include 'khong' ignore missing %}", "[]"),
    ]
    for (template, expected) in cases {
      let rendering = Rendering(template, sampleData, options: .jinja, templates: templates)
      #expect(rendering.text == expected)
      #expect(rendering.findings.isEmpty)
    }
  }

  @Test(
    "blanks around tags",
    arguments: [
      (false, false, "a {%- if dung %} b {%- endif %} c", "a b c"),
      (false, false, "a\n{%- for x in so -%}\n  {{ x }}\n{%- endfor %}\nb", "a312\nb"),
      (true, false, "{% if dung %}\nx\n{% endif %}\ny", "x\ny"),
      (true, true, "  {% if dung %}\n  x\n  {% endif %}\ny", "  x\ny"),
      (false, true, "a {# x #}\n  {# y #}\nb", "a \n\nb"),
      (true, true, "  {%+ if dung %}\nx{% endif +%}\ny", "  x\ny"),
      (true, true, "a\r\n  {% set z = 1 %}\r\nb", "a\nb"),
    ])
  func blanks(_ trim: Bool, _ strip: Bool, _ template: String, _ expected: String) {
    let options = TemplateOptions(trimBlocks: trim, lstripBlocks: strip)
    #expect(Rendering(template, sampleData, options: options).text == expected)
  }

  @Test("one line end at the end goes, unless it is kept")
  func lastLineEnd() {
    #expect(Rendering("a\n\n").text == "a\n")
    #expect(Rendering("a\n", options: TemplateOptions(keepTrailingNewline: true)).text == "a\n")
  }
}
