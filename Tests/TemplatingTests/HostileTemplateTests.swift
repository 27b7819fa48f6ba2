import Groundwork
import Templating
import Testing

/// Templates that ask for too much end by themselves, each with a finding that names the limit.
@Suite("Hostile templates")
struct HostileTemplateTests {
  @Test(
    "nothing, however often it is repeated, is made at once",
    arguments: ["[] * 10 ** 18", "() * 10 ** 18", "'' * 10 ** 18", "10 ** 18 * []"])
  func nothing(_ expression: String) {
    let start = ContinuousClock.now
    #expect(Rendering("{{ (\(expression))|length }}").text == "0")
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test(
    "what would run or grow without end meets its limit",
    arguments: [
      ("{{ 'x' * 10 ** 9 }}", "text-too-large"),
      ("{{ 'a'|center(10 ** 9) }}", "text-too-large"),
      ("{{ 'a'.ljust(10 ** 9) }}", "text-too-large"),
      ("{{ '\\t'.expandtabs(10 ** 9) }}", "text-too-large"),
      ("{{ 'a\nb'|indent(10 ** 9) }}", "text-too-large"),
      ("{{ '{:>1000000000}'.format(1) }}", "bad-arguments"),
      ("{{ '%1000000000d' % 1 }}", "text-too-large"),
      ("{{ 9 ** (9 ** 9) }}", "number-too-large"),
      ("{{ range(10 ** 9)|list }}", "range-too-large"),
      ("{{ [1] * 10 ** 9 }}", "range-too-large"),
      ("{{ lipsum(10 ** 9) }}", "text-too-large"),
      ("{{ lipsum(1, min=10 ** 8, max=10 ** 9) }}", "too-many-steps"),
      ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "too-deep-run"),
      ("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "too-deep-run"),
      ("{% include 'self' %}", "too-deep-run"),
      (
        "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = ns.x|replace('', 'aa') %}{% endfor %}",
        "text-too-large"
      ),
      (
        "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = [ns.x, ns.x]|join %}{% endfor %}",
        "text-too-large"
      ),
      (
        "{% set ns = namespace(x=[]) %}{% for i in range(999) %}{% set ns.x = [ns.x] %}{% endfor %}",
        "too-deep-run"
      ),
      (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "too-many-steps"
      ),
    ])
  func budgets(_ template: String, _ code: String) {
    let start = ContinuousClock.now
    // A debug build is a hundred times slower: a smaller budget shows the same.
    let options = TemplateOptions(
      budget: Budget(
        steps: 300_000, depth: 100, outputBytes: 1 << 20, textBytes: 1 << 18, rangeSize: 100_000))
    let rendering = Rendering(
      template, sampleData, options: options, templates: ["self": "{% include 'self' %}"])
    #expect(rendering.findings.map(\.code).contains("template." + code))
    // Ten times what a release build may take.
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a literal of a million digits is refused at once")
  func longNumber() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(Rendering("{{ \(digits) }}").places == ["1:4 template.number-too-large"])
    #expect(Rendering("{{ d|int }}", ["d": .text(digits)]).findings.isEmpty)
  }

  @Test(
    "long templates are read in linear time, mistakes and all",
    arguments: [
      "{{ x }}", "{% if x %}a{% endif %}\n", "{{ x", "{# ", "{{ ' }}", "{% if x %}", "{% raw %}",
      "{{ x|y }}",
    ])
  func long(_ piece: String) {
    let start = ContinuousClock.now
    let rendering = Rendering(String(repeating: piece, count: 20_000), options: .jinja)
    #expect(rendering.findings.count <= 50)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a template of a million tags is refused by its length")
  func tooLong() {
    let tags = String(repeating: "{{ x }}", count: 400_000)
    #expect(Rendering(tags).findings.map(\.code) == ["template.too-long"])
    let words = "{{ [" + String(repeating: "1,", count: 600_000) + "] }}"
    #expect(Rendering(words).findings.map(\.code) == ["template.too-long"])
    let nots = "{{ " + String(repeating: "not ", count: 1_000_000) + "1 }}"
    #expect(Rendering(nots).findings.map(\.code) == ["template.too-long"])
  }

  @Test("a template with a thousand unknown names is not a thousand findings")
  func manyNames() {
    let names = (0..<2_000).map { "{{ khong\($0) }}" }.joined()
    #expect(Rendering(names, sampleData).findings.count == 500)
  }
}
