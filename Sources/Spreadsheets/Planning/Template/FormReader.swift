import Groundwork
import Templating

/// What reading a sheet template needs everywhere: the compiler, the places, what was found.
struct FormReader {
  /// Start of the finding codes of sheet templates.
  static let subject = "sheet"

  let sources: Sources
  let compiler = TemplateCompiler()
  var findings = Findings()
  /// What the compiled texts and expressions read.
  private(set) var fields: Set<String> = []
  /// The same without what gives tables their rows.
  private(set) var fieldsBesideRows: Set<String> = []
  /// The same with what is done to them, in the order of the file.
  private(set) var asked: [TemplateField] = []

  private let files: (String) -> [UInt8]?

  init(sources: Sources, files: @escaping (String) -> [UInt8]?) {
    self.sources = sources
    self.files = files
  }

  /// A picture beside the template; nil when there is none, or when it is of no kind that
  /// workbooks hold.
  func picture(_ path: String) -> [UInt8]? {
    // What a template asks for lies in its own folder or below.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != ".." }), let bytes = files(path),
      ImagePlan(bytes, at: CellAddress(row: 1, column: 1)).isKnownKind
    else { return nil }
    return bytes
  }

  /// The field as text (or a list, or a record) that may hold tags; nil when it is missing.
  mutating func slot(_ fields: inout FieldReader, _ name: String) -> Slot? {
    fields.value(name).flatMap { slot($0) }
  }

  mutating func slot(_ value: Value) -> Slot? {
    guard let template = compiler.compileValue(value, sources: sources, into: &findings) else {
      return nil
    }
    fields.formUnion(template.fields)
    fieldsBesideRows.formUnion(template.fields)
    asked += template.asked
    return Slot(template)
  }

  /// The field as a list of lines that may hold tags; a single line counts as a list of one.
  mutating func slots(_ fields: inout FieldReader, _ name: String) -> [Slot] {
    (fields.list(name) ?? []).compactMap { slot($0) }
  }

  /// The field as an expression, written without braces; nil when it is missing or wrong.
  ///
  /// `givesRows` says that a table takes its rows from it.
  mutating func expression(
    _ fields: inout FieldReader, _ name: String, givesRows: Bool = false
  ) -> Expression? {
    guard let text = fields.text(name) else { return nil }
    let origin = fields.record[name]?.origin ?? fields.origin
    guard
      let expression = compiler.compileExpression(
        text, at: sources.location(of: origin), into: &findings)
    else { return nil }
    self.fields.formUnion(expression.fields)
    if !givesRows { fieldsBesideRows.formUnion(expression.fields) }
    asked += expression.asked
    return expression
  }

  /// Says what the rows of a table are, for all that was read since `start`: `r.ten` is
  /// `khen_thuong[].ten` where the rows are `khen_thuong`, and the row's number no data, nor are
  /// the items that columns are repeated for.
  mutating func nameRows(
    _ rowName: String, of rows: Expression?, fields names: [(name: String, at: Origin)],
    items: [String], since start: Int
  ) {
    let path = rows?.asked.first?.path
    for (name, origin) in names {
      asked.append(
        TemplateField(
          path: "\(rowName).\(name)", isList: false, isOptional: false,
          location: sources.location(of: origin)))
    }
    let since = asked[start...]
    asked.removeSubrange(start...)
    for field in since {
      let root = field.path.prefix { $0 != "." && $0 != "[" }
      if (RowScope.counters + items).contains(String(root)) { continue }
      guard root == rowName else {
        asked.append(
          TemplateField(
            path: field.path, isList: field.isList || field.path == path,
            isOptional: field.isOptional, location: field.location))
        continue
      }
      guard let path else { continue }
      asked.append(
        TemplateField(
          path: "\(path)[]\(field.path.dropFirst(rowName.count))", isList: field.isList,
          isOptional: field.isOptional, location: field.location))
    }
  }
}

/// A place in a sheet template that is filled from the data.
struct Slot: Sendable {
  private let template: ValueTemplate

  init(_ template: ValueTemplate) { self.template = template }

  /// The value; nil when it is none.
  func value(_ data: Value, _ findings: inout Findings) -> Value? {
    var spare = SpareRun()
    return value(data, reusing: &spare, &findings)
  }

  /// The same after another row, with what that one's run has left.
  func value(_ data: Value, reusing spare: inout SpareRun, _ findings: inout Findings) -> Value? {
    let value = template.run(data, reusing: &spare, findings: &findings)
    return value.isNone ? nil : value
  }

  /// The value as a line of text; nil when it is none or empty.
  func text(_ data: Value, _ findings: inout Findings) -> String? {
    var spare = SpareRun()
    return text(data, reusing: &spare, &findings)
  }

  /// The same after another row, with what that one's run has left.
  func text(_ data: Value, reusing spare: inout SpareRun, _ findings: inout Findings) -> String? {
    guard let text = value(data, reusing: &spare, &findings)?.shown, !text.isEmpty else {
      return nil
    }
    return text
  }

  /// The value as lines of text: a list gives one for each item.
  func lines(_ data: Value, _ findings: inout Findings) -> [String] {
    guard let value = value(data, &findings) else { return [] }
    guard let list = value.list else { return [value.shown].filter { !$0.isEmpty } }
    return list.filter { !$0.isNone }.map(\.shown)
  }
}

extension Value {
  /// The value as a sheet shows it where text is wanted.
  var shown: String {
    switch payload {
    case .none, .record, .object: ""
    case .bool(let value): value ? "có" : "không"
    case .integer(let value): String(value)
    case .number(let value): VietnameseNumber.decimal(value, places: 4, trimming: true)
    case .text(let text), .markup(let text): text
    case .date(let date): DateWording.short(date)
    case .list(let list): list.map(\.shown).joined(separator: "; ")
    }
  }
}
