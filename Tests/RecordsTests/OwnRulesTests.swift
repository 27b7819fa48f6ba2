import Groundwork
import Records
import Testing

@Suite("Rules that an office adds")
struct OwnRulesTests {
  /// A rule that is right, for tests to change one field at a time.
  private static func rule(_ changes: [(String, Value)] = []) -> Value {
    let message: Value = [
      "vi": "{{ don_vi }}: tạm hoãn {{ goi_kham }}",
      "en": "{{ don_vi }}: {{ goi_kham }} deferred",
    ]
    let fields: [(String, Value)] = [
      ("code", "rieng.tam-hoan"), ("sheet", "tuyen_quan"),
      ("must", "goi_kham <= 4 * chi_tieu"), ("message", message),
    ]
    var record = Record(fields)
    for (name, value) in changes { record[name] = value }
    return .record(record)
  }

  private func run(
    _ rules: Value, _ changes: [(path: String, value: Value)] = [], sources: Sources = Sources()
  ) -> [Finding] {
    var findings = Findings()
    let own = OwnRules(rules, schema: Fixture.schema, sources: sources, into: &findings)
    var book = Fixture.book(changes)
    book.sources = sources
    own.check(book, into: &findings)
    findings.resolve(with: sources)
    return findings.all
  }

  private static let many: [(path: String, value: Value)] = [
    ("tuyen_quan.0.goi_kham", 90), ("tuyen_quan.0.chi_tieu", 9),
    ("tuyen_quan.0.don_vi", "xã Mẫu"),
  ]

  @Test("a rule that holds says nothing; one that does not says so in both languages")
  func holds() {
    #expect(run([Self.rule()], [("tuyen_quan.0.goi_kham", 1)]).isEmpty)
    let found = run([Self.rule([("severity", "warning"), ("cure", "xem lại")])], Self.many)
    #expect(found.map(\.code) == ["rieng.tam-hoan"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.message.vi == "xã Mẫu: tạm hoãn 90")
    #expect(found.first?.message.en == "xã Mẫu: 90 deferred")
    #expect(found.first?.hints == [Phrase("xem lại")])
  }

  @Test("rows for which the condition is not true are passed over")
  func condition() {
    #expect(run([Self.rule([("when", "chi_tieu > 10")])], Self.many).isEmpty)
    #expect(run([Self.rule([("when", "chi_tieu > 5")])], Self.many).count == 1)
  }

  @Test("the finding stands at the first value of the rule that was typed, else at the row")
  func place() throws {
    var sources = Sources()
    let sheet = sources.number(of: .sheet(file: "so-lieu.xlsx", sheet: "Tuyển quân"))
    let computed = Origin.rule(source: sources.number(of: .rule(Phrase("tổng"))))
    func cell(_ number: Int, _ column: Int) -> Value {
      Value.integer(number).from(.cell(source: sheet, row: 2, column: column))
    }
    let row = Value.record(
      Record(
        [
          ("don_vi", "xã Mẫu"), ("goi_kham", cell(90, 5)), ("chi_tieu", cell(9, 8)),
          ("thuc_hien", Value.integer(1).from(computed)),
        ] as [(String, Value)])
    ).from(.cell(source: sheet, row: 2, column: 0))
    func place(_ must: Value) -> String? {
      var findings = Findings()
      let own = OwnRules(
        [Self.rule([("must", must), ("message", "x")])], schema: Fixture.schema, sources: sources,
        into: &findings)
      var book = Fixture.book()
      book.data["tuyen_quan"] = [row]
      book.sources = sources
      own.check(book, into: &findings)
      findings.resolve(with: sources)
      return findings.all.first?.location.described(in: .english)
    }
    #expect(place("goi_kham <= 4 * chi_tieu") == "so-lieu.xlsx: sheet Tuyển quân, cell E2")
    #expect(place("4 * chi_tieu >= goi_kham") == "so-lieu.xlsx: sheet Tuyển quân, cell H2")
    #expect(place("thuc_hien + goi_kham < 80") == "so-lieu.xlsx: sheet Tuyển quân, cell E2")
    #expect(place("thuc_hien > 5") == "so-lieu.xlsx: sheet Tuyển quân, row 2")
  }

  @Test("a rule without a sheet looks at the dossier, once")
  func whole() {
    let rule = Self.rule([
      ("sheet", .none), ("must", "hoi_nghi.nam == 2024"), ("message", "năm {{ hoi_nghi.nam }}"),
    ])
    #expect(run([rule]).map(\.message.vi) == ["năm 2023"])
  }

  @Test("a comparison with a blank cell says nothing, and one may ask for blanks")
  func blanks() {
    let blank: [(path: String, value: Value)] = [("tuyen_quan.0.goi_kham", .none)]
    #expect(run([Self.rule()], blank).isEmpty)
    let wanted = Self.rule([("must", "goi_kham is not none"), ("message", "thiếu")])
    #expect(run([wanted], blank).map(\.message.vi) == ["thiếu"])
  }

  /// What is wrong with a rule, the code, and a word of the hint.
  private static let wrong: [([(String, Value)], String, String)] = [
    ([("code", "quota.mine")], "own-rule.bad-code", "rieng."),
    ([("code", "rieng.")], "own-rule.bad-code", "rieng."),
    ([("code", .none)], "own-rule.missing-field", ""),
    ([("must", .none)], "own-rule.missing-field", ""),
    ([("message", .none)], "own-rule.missing-field", ""),
    ([("message", ["vi": "x"])], "own-rule.missing-field", ""),
    ([("sheet", "tuyen_quam")], "own-rule.unknown-sheet", "tuyen_quan"),
    ([("must", "goi_khamm <= 1")], "own-rule.unknown-name", "goi_kham"),
    ([("severity", "fatal")], "own-rule.unknown-choice", "error"),
    ([("mustt", "x")], "own-rule.unknown-field", "must"),
    ([("must", "goi_kham <=")], "template.", ""),
    ([("message", "{{ don_vi")], "template.", ""),
  ]

  @Test("a rule that is wrong is refused with its line and a cure", arguments: wrong)
  func refused(_ changes: [(String, Value)], _ code: String, _ hint: String) {
    var sources = Sources()
    let file = sources.number(of: .file("quy-tac-rieng.yaml"))
    let origin = Origin.line(source: file, line: 7, column: 3)
    let placed = changes.map { ($0.0, $0.1.isNone ? $0.1 : $0.1.from(origin)) }
    let found = run([Self.rule(placed).from(origin)], Self.many, sources: sources)
    #expect(found.count == 1 && found.first?.severity == .error, "\(found)")
    #expect(found.first?.code.hasPrefix(code) == true, "\(found.map(\.code))")
    #expect(found.first?.location.described(in: .english)?.contains("yaml:7") == true, "\(found)")
    if !hint.isEmpty {
      #expect(found.first?.hints.contains { $0.vi.contains(hint) } == true, "\(found)")
    }
  }

  @Test("two rules need two codes, and rules are a list")
  func list() {
    #expect(
      run([Self.rule(), Self.rule()], [("tuyen_quan.0.goi_kham", 1)]).map(\.code) == [
        "own-rule.duplicate-code"
      ])
    #expect(run(["a": 1]).map(\.code) == ["own-rule.not-a-list"])
    #expect(run(.none).isEmpty && run([]).isEmpty)
  }

  @Test("a rule that fails on a row complains once, of itself")
  func failing() {
    let rule = Self.rule([("must", "don_vi + 1 > 2")])
    let found = run(
      [rule],
      [("tuyen_quan.0.don_vi", "xã A"), ("tuyen_quan.1.don_vi", "xã B")])
    #expect(found.count == 1 && found.first?.code.hasPrefix("template.") == true, "\(found)")
  }
}
