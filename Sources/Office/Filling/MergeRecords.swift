import Groundwork
import Templating

/// The records of a mail merge: one document each.
struct MergeRecords: Sendable {
  /// One document to make.
  struct Job: Sendable {
    /// Path in the output folder.
    let path: String
    /// What the template sees.
    let data: Value
    /// The record itself.
    let record: Value
    /// SHA-256 of what all documents are made from.
    let base: String

    /// Where the record came from: a row has no place of its own; its first cell has.
    var origin: Origin {
      record.record?.values.first { !$0.origin.isNone }?.origin ?? record.origin
    }

    /// SHA-256 of what the document is made from.
    ///
    /// Worked out when it is asked for, by whoever makes the document: for ten thousand letters that
    /// is a good part of the work, and can be done side by side.
    var ingredients: String {
      digest(of: record, after: base + path)
    }
  }

  private let data: FillData
  /// The shape of a record that holds each one under the name that was asked for.
  private let named: Record.Shape?
  private let records: [Value]

  /// Finds the records: those of a list in the data, or of data that is a list itself; nil, and a
  /// finding, when there are none to be had.
  init?(
    _ request: MergeTemplate.Request, data: FillData, into findings: inout Findings
  ) {
    self.data = data
    named = request.recordName.map { Record.Shape([$0]) }
    guard let path = request.each else {
      guard let list = data.list else {
        findings.error("fill.no-records", .noRecords, hints: [.sayEach(data.record)])
        return nil
      }
      records = list
      return
    }
    let place = Location.file("--each")
    guard
      let expression = TemplateCompiler().compileExpression(path, at: place, into: &findings),
      let value = expression.evaluate(.record(data.record), findings: &findings)
    else { return nil }
    guard let list = value.list else {
      findings.error("fill.each-not-list", .notAList(path, value), at: place)
      return nil
    }
    records = list
  }

  var count: Int { records.count }

  subscript(number: Int) -> Value { records[number] }

  /// What every record sees besides its own: data that is one list holds nothing else.
  private var common: Record { data.list == nil ? data.record : Record() }

  /// What joins a record with that.
  var besides: RecordBesides { RecordBesides(common) }

  /// SHA-256 of what all documents are made from: what `fingerprint` stands for, and the data.
  func base(after fingerprint: String) -> String {
    digest(of: Array((fingerprint + commonDigest).utf8))
  }

  /// SHA-256 of what every record sees, or of the whole file where there is one: to write all records
  /// out again takes far longer.
  private var commonDigest: String {
    if data.list != nil { return "" }
    return data.bytes.isEmpty ? digest(of: .record(data.record)) : digest(of: data.bytes)
  }

  /// What the template sees of each record; none, and a finding, when one has no fields to see.
  func views(into findings: inout Findings) -> [Value] {
    var besides = besides
    var views: [Value] = []
    views.reserveCapacity(records.count)
    for record in records {
      guard let seen = seen(record, &besides, into: &findings) else { return [] }
      views.append(.record(seen))
    }
    return views
  }

  /// What the template sees of a record; nil, and a finding, when it has no fields to see.
  func seen(
    _ record: Value, _ besides: inout RecordBesides, into findings: inout Findings
  ) -> Record? {
    if let named { return besides.merging(Record(shape: named, values: [record])) }
    if let fields = record.record { return besides.merging(fields) }
    findings.error(
      "fill.record-without-fields", .noFields(record), at: record.origin, hints: [.sayAs])
    return nil
  }
}

/// SHA-256 of a text with a value after it, in hexadecimal.
private func digest(of value: Value, after text: String = "") -> String {
  var json = JSONWriter(indented: false, after: text)
  json.value(value)
  return digest(of: json.sink.bytes)
}

/// How the documents of a mail merge are called.
struct DocumentName {
  private enum Form {
    case expression(Expression)
    case text(Program)
    case numbered(String)
  }
  private let form: Form

  /// `written` is an expression, `so ~ ' ' ~ ho_ten`, or a text with tags, `{{ so }} {{ ho_ten }}`;
  /// without one, documents are called after the template and numbered.
  init?(_ written: String?, template: String, into findings: inout Findings) {
    guard let written else {
      form = .numbered(template.fileStem)
      return
    }
    let compiler = TemplateCompiler()
    if written.contains("{{") || written.contains("{%") {
      let text = TemplateText(name: "--name", text: written)
      guard let program = compiler.compile(text, into: &findings) else { return nil }
      form = .text(program)
    } else {
      guard
        let expression = compiler.compileExpression(
          written, at: .file("--name"), into: &findings)
      else { return nil }
      form = .expression(expression)
    }
  }

  /// The name for one record; nil when it could not be worked out.
  func text(_ data: Value, number: Int, of count: Int, into findings: inout Findings) -> String? {
    switch form {
    case .numbered(let stem):
      let digits = String(number)
      let width = max(3, String(count).count)
      return stem + " " + String(repeating: "0", count: width - digits.count) + digits
    case .text(let program):
      var sink = ByteSink()
      program.run(data, into: &sink, findings: &findings)
      return sink.text
    case .expression(let expression):
      guard let value = expression.evaluate(data, findings: &findings) else { return nil }
      switch value.payload {
      case .integer(let number): return String(number)
      case .date(let date): return date.description
      case .none: return ""
      default: break
      }
      if let text = value.text { return text }
      findings.error("fill.name-not-text", .nameNotText(value), at: .file("--name"))
      return nil
    }
  }
}

extension Phrase {
  fileprivate static let noRecords = Phrase(
    vi: "dữ liệu không phải là danh sách, nên chưa biết làm từng bản cho những gì",
    en: "the data is no list, so there are no records to make documents for")
  fileprivate static func sayEach(_ record: Record) -> Phrase {
    let lists = record.fields.filter { $0.1.list != nil }.map { "“\($0.0)”" }
    guard !lists.isEmpty, lists.count <= 12 else {
      return Phrase(
        vi: "thêm --each và tên danh sách", en: "add --each and the name of a list")
    }
    let names = lists.joined(separator: ", ")
    return Phrase(
      vi: "thêm --each và tên danh sách: \(names)",
      en: "add --each and the name of a list: \(names)")
  }
  fileprivate static func notAList(_ path: String, _ value: Value) -> Phrase {
    Phrase(
      vi: "“\(path)” phải là danh sách, không phải \(value.kind.vi)",
      en: "“\(path)” must be a list, not \(value.kind.en)")
  }
  fileprivate static func noFields(_ value: Value) -> Phrase {
    Phrase(
      vi: "mỗi bản ghi phải là một nhóm “tên: giá trị”, không phải \(value.kind.vi)",
      en: "each record must be a group of “name: value”, not \(value.kind.en)")
  }
  fileprivate static let sayAs = Phrase(
    vi: "đặt tên cho bản ghi bằng --as", en: "give the record a name with --as")
  fileprivate static func nameNotText(_ value: Value) -> Phrase {
    Phrase(
      vi: "tên tệp phải là chữ, không phải \(value.kind.vi)",
      en: "a file's name must be text, not \(value.kind.en)")
  }
}
