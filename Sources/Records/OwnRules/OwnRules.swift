public import Groundwork
import Templating

/// Rules that an office adds to ours, written as expressions of the template language.
///
///     - code: rieng.tam-hoan
///       sheet: tuyen_quan
///       when: chi_tieu is not none
///       must: tam_hoan <= 2 * chi_tieu
///       message: { vi: "…", en: "…" }
public struct OwnRules: Sendable {
  let rules: [OwnRule]

  /// No rules at all.
  public static let none = OwnRules(rules: [])

  init(rules: [OwnRule]) { self.rules = rules }

  /// Compares computed records with every rule.
  ///
  /// A rule that cannot be evaluated is an error at its own line, once; the rest of its rows are
  /// passed over.
  public func check(_ book: RecordBook, into findings: inout Findings) {
    for rule in rules { rule.check(book, into: &findings) }
  }
}

/// One rule of an office.
struct OwnRule: Sendable {
  let code: String
  let severity: Finding.Severity
  /// The sheet whose rows are checked one by one; nil for the dossier as a whole.
  let sheet: String?
  let when: Expression?
  let must: Expression
  /// A record of `vi` and `en`, with tags.
  let message: ValueTemplate
  /// The same, for the cure; nil when the rule offers none.
  let cure: ValueTemplate?

  func check(_ book: RecordBook, into findings: inout Findings) {
    // What the two questions of one row leave to those of the next.
    var spares = (when: SpareRun(), must: SpareRun())
    guard let sheet else {
      _ = check(.record(book.data), row: .none, book, &spares, &findings)
      return
    }
    var shapes: [ObjectIdentifier: (row: Record.Shape, whole: Record.Shape)] = [:]
    for row in book.data[sheet]?.list ?? [] {
      guard let record = row.record else { continue }
      // A row's own fields come first and hide the dossier's of the same name; rows of one shape
      // share the list of names.
      let key = ObjectIdentifier(record.shape)
      let shape =
        shapes[key]?.whole ?? Record.Shape(record.names + book.data.names)
      shapes[key] = (record.shape, shape)
      let data = Record(shape: shape, values: record.values + book.data.values)
      guard check(.record(data), row: row.origin, book, &spares, &findings) else { return }
    }
  }

  /// False when the rule itself is wrong, and has been complained of.
  private func check(
    _ data: Value, row: Origin, _ book: RecordBook,
    _ spares: inout (when: SpareRun, must: SpareRun), _ findings: inout Findings
  ) -> Bool {
    var trouble = Findings()
    if let when {
      guard let holds = holds(when, data, &spares.when, &trouble) else {
        return isFine(trouble, &findings)
      }
      guard holds else { return true }
    }
    guard let holds = holds(must, data, &spares.must, &trouble) else {
      return isFine(trouble, &findings)
    }
    guard !holds else { return true }
    let message = message.run(data, findings: &trouble)
    let cure = cure?.run(data, findings: &trouble)
    guard !trouble.mustStop else { return isFine(trouble, &findings) }
    findings.add(
      Finding(
        severity, code, Phrase(message), at: .origin(place(in: data, row: row, book.sources)),
        hints: cure.map { [Phrase($0)] } ?? []))
    return true
  }

  private func isFine(_ trouble: Findings, _ findings: inout Findings) -> Bool {
    findings.add(trouble)
    return trouble.isEmpty
  }

  /// Whether an expression holds; nil when it cannot be said.
  ///
  /// A blank cell in a comparison is no mistake of the rule: what is not filled in is not compared.
  private func holds(
    _ expression: Expression, _ data: Value, _ spare: inout SpareRun, _ trouble: inout Findings
  ) -> Bool? {
    var own = Findings()
    let value = expression.evaluate(data, reusing: &spare, findings: &own)
    if let value, !own.mustStop { return value.isTrue }
    let lacksValue = expression.fields.contains { data.value(at: $0)?.isNone == true }
    if !lacksValue { trouble.add(own) }
    return nil
  }

  /// Where the first value that the rule asks about was typed; the row when none was.
  private func place(in data: Value, row: Origin, _ sources: Sources) -> Origin {
    for field in must.fields {
      guard let origin = data.value(at: field)?.origin, !origin.isNone else { continue }
      // What one of our own rules computed is no place to go and look at.
      if case .rule = sources.location(of: origin) { continue }
      return origin
    }
    return row
  }
}

extension Value {
  /// The value that a path such as `hoi_nghi.ngay` names; of a list (`x[].y`) the list itself.
  fileprivate func value(at path: String) -> Value? {
    var value = self
    for name in path.split(separator: ".") {
      if name.hasSuffix("[]") { return value[String(name.dropLast(2))] }
      guard let next = value[String(name)] else { return nil }
      value = next
    }
    return value
  }

  /// What the template language takes for true.
  fileprivate var isTrue: Bool {
    switch payload {
    case .none: false
    case .bool(let bool): bool
    case .integer(let number): number != 0
    case .number(let number): number != 0
    case .text(let text), .markup(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .record(let record): !record.isEmpty
    case .date, .object: true
    }
  }
}

extension Phrase {
  /// The words of a message after its tags were filled in; without English, they are for both.
  fileprivate init(_ message: Value) {
    func words(_ language: String) -> String? {
      // A message that is one tag gives the value itself, such as a number.
      message[language].map { $0.text ?? $0.integer.map(String.init) ?? $0.kind.vi }
    }
    let vi = words("vi") ?? ""
    self.init(vi: vi, en: words("en") ?? vi)
  }
}
