import Groundwork
import Templating
import Testing

/// One run names every mistake of a template, and invents none.
@Suite("Going on after a mistake")
struct RecoveryTests {
  @Test(
    "a tag that is never closed hides nothing behind it",
    arguments: [
      ("{{ xa\n{{ xa|uper }}", ["1:1 template.unclosed-tag", "2:7 template.unknown-filter"]),
      (
        "{% if dung\nx{% endif %}{{ 1 + }}",
        ["1:1 template.unclosed-tag", "2:20 template.expected-expression"]
      ),
      (
        "{{ xa văn bản, dài; {{ xa|uper }}",
        ["1:1 template.unclosed-tag", "1:27 template.unknown-filter"]
      ),
      ("{{ (xa\n{{ xa|uper }}", ["1:1 template.unclosed-tag", "2:7 template.unknown-filter"]),
      (
        "{# ghi chú\n{{ xa|uper }}",
        ["1:1 template.unclosed-comment", "2:7 template.unknown-filter"]
      ),
      // What a torn comment hides opens and closes nothing.
      (
        "{# {% if dung %}\nx{% endif %}{{ 1 + }}",
        ["1:1 template.unclosed-comment", "2:20 template.expected-expression"]
      ),
      ("{% if dung %}{# x\n{% endif %}", ["1:14 template.unclosed-comment"]),
    ])
  func unclosed(_ template: String, _ places: [String]) { check(template, places) }

  @Test(
    "a forgotten quote is found where it was forgotten",
    arguments: [
      ("{{ 'a }}\nb {{ xa|uper }}", ["1:4 template.unclosed-text", "2:9 template.unknown-filter"]),
      (
        "{{ 'a }}\nnói 'vâng' {{ xa|uper }}",
        ["1:4 template.unclosed-text", "2:18 template.unknown-filter"]
      ),
      (
        "{{ \"a }}\n{{ \"b\" }}{{ xa|uper }}",
        ["1:4 template.unclosed-text", "2:16 template.unknown-filter"]
      ),
      // Meant as it is: a text may hold what ends a tag, and lines.
      ("{{ ' }} {{ \n ' }}", []),
    ])
  func quotes(_ template: String, _ places: [String]) { check(template, places) }

  @Test(
    "a wrong closing delimiter ends its tag all the same",
    arguments: [
      ("{{ xa %}{{ xa|uper }}", ["1:7 template.unclosed-tag", "1:15 template.unknown-filter"]),
      ("{% if dung }}x{% else %}y{% endif %}", ["1:12 template.unclosed-tag"]),
      ("{% if dung }x{% endif %}", ["1:12 template.unclosed-tag"]),
      ("{% if dung % }x{% endif %}", ["1:12 template.unclosed-tag"]),
      ("{{ xa } {{ xa }}", ["1:7 template.unclosed-tag"]),
      ("{{ {'a': {'b': 1}} }}", []),
    ])
  func closings(_ template: String, _ places: [String]) { check(template, places) }

  @Test(
    "a misspelt tag still opens or closes its block",
    arguments: [
      ("{% fi dung %}x{% else %}y{% endif %}", ["1:4 template.unknown-tag"]),
      ("{% foreach x in so %}{{ x }}{% endfor %}", ["1:4 template.unknown-tag"]),
      (
        "{% for x in so %}{{ x }}{% endfro %}{{ xa|uper }}",
        ["1:28 template.unknown-tag", "1:43 template.unknown-filter"]
      ),
      ("{% if dung %}x{% elseif trong %}y{% else %}z{% endif %}", ["1:18 template.unknown-tag"]),
      ("{% if dung %}x{% else if trong %}y{% else %}z{% endif %}", ["1:23 template.unexpected"]),
      (
        "{% if dung %}x{% end %}{{ xa|uper }}",
        ["1:18 template.unknown-tag", "1:30 template.unknown-filter"]
      ),
      ("{% bangbieu x %}a{% endbangbieu %}", ["1:4 template.unknown-tag"]),
      ("{% trans %}x{% pluralize %}y{% endtrans %}", ["1:4 template.not-supported"]),
      ("{% set a = %}x{% endset %}", ["1:12 template.expected-expression"]),
      ("{% for x in so %}{% if x %}a{% endfor %}b", ["1:18 template.unclosed-block"]),
    ])
  func tags(_ template: String, _ places: [String]) { check(template, places) }

  @Test("what is written as in another language brings the word for it")
  func otherLanguages() {
    let cures = [
      ("{% if nam = 1 %}{% endif %}", "=="), ("{{ dung && dung }}", "and"),
      ("{{ dung || dung }}", "or"), ("{{ !dung }}", "not"), ("{{ xa.uper() }}", "upper"),
      ("{{ xa|truncate(lenght=5) }}", "length"), ("{% if dung %}{% esle %}{% endif %}", "else"),
    ]
    for (template, cure) in cures {
      let hints = Rendering(template, sampleData).findings.flatMap(\.hints).map(\.en)
      #expect(hints.contains { $0.contains("“\(cure)”") }, "\(template): \(hints)")
    }
  }

  @Test("every mistake in a text is said to stand in its block")
  func openBlock() {
    let findings = Rendering("{% for x in so %}\n{{ x|uper }}{{ x + }}{% endfor %}", sampleData)
      .findings
    #expect(findings.count == 2)
    for finding in findings {
      #expect(finding.hints.contains { $0.en.contains("“for” from line 1") })
    }
  }

  private func check(_ template: String, _ places: [String]) {
    #expect(Rendering(template, sampleData).places == places)
  }
}
