import Groundwork
import Templating
import Testing

@Suite("Expressions and data with tags in them")
struct ValueTemplateTests {
  @Test("an expression keeps the kind and the origin of what it looks up")
  func expression() throws {
    var findings = Findings()
    let origin = Origin.cell(source: 1, row: 7, column: 2)
    let data = Value(.record(Record([("a", Value(.integer(12), from: origin))])))
    let compiler = TemplateCompiler()
    let lookup = try #require(compiler.compileExpression("a", at: .nowhere, into: &findings))
    let value = lookup.evaluate(data, findings: &findings)
    #expect(value == 12)
    #expect(value?.origin == origin)
    #expect(lookup.fields == ["a"])
    let list = compiler.compileExpression("(a, 'x' ~ a)", at: .nowhere, into: &findings)
    #expect(list?.evaluate(data, findings: &findings) == [12, "x12"])
    #expect(findings.isEmpty)
    let missing = compiler.compileExpression("b", at: .file("x"), into: &findings)
    #expect(missing?.evaluate(data, findings: &findings) == nil)
    #expect(findings.all.map(\.code) == ["template.unknown-name"])
    #expect(compiler.compileExpression("a +", at: .file("x"), into: &findings) == nil)
    #expect(findings.all.last?.location == .file("x"))
  }

  @Test("leaves give native values, order and origins stay")
  func values() throws {
    var findings = Findings()
    var sources = Sources()
    let file = sources.number(of: .file("giay-moi.md"))
    let place = Origin.line(source: file, line: 4, column: 8)
    let fields: [(String, Value)] = [
      ("title", Value(.text("GIẤY MỜI {{ nam }}"), from: place)),
      ("count", "{{ so|length }}"), ("rows", "{{ so }}"), ("plain", "a < b"),
      ("list", ["{% for x in so %}{{ x }};{% endfor %}", 7, Value.none]),
      ("day", "{{ ngay }}"), ("empty", "{{ trong }}"), ("ends", "{{ nam }}\n"),
    ]
    let value = Value.record(Record(fields))
    let compiled = TemplateCompiler(options: .papers).compileValue(
      value, sources: sources, into: &findings)
    let template = try #require(compiled)
    let result = template.run(sampleData, findings: &findings)
    #expect(result["title"] == "GIẤY MỜI 2023")
    #expect(result["title"]?.origin == place)
    #expect(result["count"] == 3)
    #expect(result["rows"] == [3, 1, 2])
    #expect(result["plain"] == "a < b")
    #expect(result["list"] == ["3;1;2;", 7, Value.none])
    #expect(result["day"] == day("2026-01-05"))
    #expect(result["empty"]?.isNone == true)
    #expect(result["ends"] == "2023\n")
    #expect(result.record?.names == value.record?.names)
    #expect(findings.isEmpty)
    #expect(template.fields == ["nam", "so", "so[]", "ngay", "trong"])
  }

  @Test("a broken leaf is found where it stands")
  func broken() {
    var findings = Findings()
    var sources = Sources()
    let file = sources.number(of: .file("a.md"))
    let leaf = Value(.text("{{ a b }}"), from: .line(source: file, line: 3, column: 9))
    let value: Value = .record(Record([("x", leaf), ("y", .text("{{ "))]))
    let template = TemplateCompiler().compileValue(value, sources: sources, into: &findings)
    #expect(template == nil)
    #expect(findings.all.map(\.code) == ["template.unexpected", "template.unclosed-tag"])
    #expect(findings.all.first?.location == .text(file: "a.md", line: 3, column: 9))
  }

  @Test("a program tells which data it asks for")
  func fields() throws {
    var findings = Findings()
    let text = """
      {% set ten = co_quan.ten %}{{ ten }}{% for d in don_vi if d.x %}{{ d.ten }}{{ loop.index }}
      {%- for r in d.rows %}{{ r.a }}{% endfor %}{% endfor %}{{ tong['tuyen_quan'].ti_le|so }}
      {% macro m(a) %}{{ a }}{{ nam }}{% endmacro %}{{ m(hoi_nghi.ngay) }}{{ range(3)|list }}
      """
    let program = TemplateCompiler().compile(
      TemplateText(name: "a", text: text), into: &findings)
    #expect(
      program?.fields == [
        "co_quan.ten", "don_vi", "don_vi[].x", "don_vi[].ten", "don_vi[].rows",
        "don_vi[].rows[].a", "tong.tuyen_quan.ti_le", "nam", "hoi_nghi.ngay",
      ])
  }

  @Test("a program tells what it loops over, what it can do without, and where it asks")
  func asked() throws {
    var findings = Findings()
    let text = """
      {{ a.b }}
      {% for d in ds %}{{ d|default('') }}{% else %}{% if x is defined %}{{ x }}{% endif %}{% endfor %}
      {% include 'b' %}
      """
    let compiler = TemplateCompiler { name in
      name == "b" ? TemplateText(name: "b", text: "{{ y }}{% for r in a.b %}{% endfor %}") : nil
    }
    let program = compiler.compile(TemplateText(name: "a", text: text), into: &findings)
    let asked = try #require(program).asked
    #expect(asked.map(\.path) == ["a.b", "ds", "ds[]", "x", "y"])
    #expect(asked.filter(\.isList).map(\.path) == ["a.b", "ds"])
    #expect(asked.filter(\.isOptional).map(\.path) == ["ds[]", "x"])
    #expect(asked[1].location == .text(file: "a", line: 2, column: 13))
    #expect(asked[4].location == .text(file: "b", line: 1, column: 4))
  }

  @Test(
    "filters for lists tell what they are given",
    arguments: [
      ("{{ ds|map(attribute='a')|join }}", ["ds", "ds[].a"]),
      (
        "{% for d in ds|selectattr('a', 'eq', x)|sort(attribute='b') %}{{ d.c }}{% endfor %}",
        ["ds", "ds[].a", "x", "ds[].b", "ds[].c"]
      ),
      ("{{ ds|sum('a') }}{{ ten|upper }}{{ e|length }}", ["ds", "ds[].a", "ten", "e"]),
    ])
  func filtered(text: String, paths: [String]) throws {
    var findings = Findings()
    let program = TemplateCompiler().compile(
      TemplateText(name: "a", text: text), into: &findings)
    let asked = try #require(program).asked
    #expect(Set(asked.map(\.path)) == Set(paths))
    #expect(asked.filter(\.isList).map(\.path) == ["ds"])
  }

  @Test("one program runs in several threads at once")
  func threads() async throws {
    var findings = Findings()
    let text = "{% for d in don_vi %}{{ d.ten }} {% endfor %}{{ n }}"
    let compiled = TemplateCompiler().compile(TemplateText(name: "a", text: text), into: &findings)
    let program = try #require(compiled)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<16 {
        group.addTask {
          var sink = ByteSink()
          var found = Findings()
          let data = sampleData.record?.merging(Record([("n", .integer(number))])) ?? Record()
          program.run(.record(data), into: &sink, findings: &found)
          return sink.text == "Mẫu B Mẫu A Mẫu C \(number)" && found.isEmpty
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("a host may put pieces of its own in place of the text")
  func host() throws {
    struct Host: TemplateSink {
      var pieces: [String] = []
      var captured: [[String]] = []
      var count: Int { pieces.count }
      mutating func copy(_ chunk: TemplateChunk) { pieces.append("#\(chunk.number)") }
      mutating func emit(_ value: Value, escaping: Bool) { pieces.append(value.text ?? "?") }
      mutating func beginCapture() {
        captured.append(pieces)
        pieces = []
      }
      mutating func endCapture() -> String {
        defer { pieces = captured.popLast() ?? [] }
        return pieces.joined()
      }
    }
    var findings = Findings()
    let text = "a{{ xa }}b{% macro m() %}c{% endmacro %}{{ m() }}"
    let compiled = TemplateCompiler().compile(TemplateText(name: "a", text: text), into: &findings)
    var host = Host()
    try #require(compiled).run(sampleData, into: &host, findings: &findings)
    #expect(host.pieces == ["#0", "Hòa Mẫu", "#1", "#2"])
  }
}
