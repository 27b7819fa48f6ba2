import Groundwork

/// A template's fields beside the data that it is to be filled with.
struct FieldComparison {
  /// What the data has and the template never asks for, in the data's order: `don_vi[].ghi_chu`.
  private(set) var unused: [String] = []
  /// What the template asks for and the data lacks, or has in another kind.
  private(set) var findings = Findings()

  init(_ tree: FieldTree, _ data: Record) {
    compare(tree.fields, [data], under: "", of: 1)
  }

  /// Compares fields with the records that should have them: one record, or all rows of a list.
  private mutating func compare(
    _ fields: [FieldTree.Node], _ records: [Record], under path: String, of count: Int
  ) {
    for node in fields {
      let own = path.isEmpty ? node.name : "\(path).\(node.name)"
      let present = records.compactMap { $0[node.name] }
      let missing = records.count - present.count
      if missing > 0, !node.isOptional {
        let asked = Set(fields.map(\.name))
        let lacking = records.first { $0[node.name] == nil }
        let known = (lacking?.names ?? []).filter { !asked.contains($0) }
        findings.warning(
          "inspect.missing-field", .missing(own, missing, of: records.count), at: node.location,
          hints: nearestName(to: node.name, among: known).map { [.didYouMean($0)] } ?? [])
      }
      check(node, present.filter { !$0.isNone }, path: own)
    }
    noteUnused(fields, records, under: path)
  }

  private mutating func check(_ node: FieldTree.Node, _ values: [Value], path: String) {
    switch node.kind {
    case .scalar: break
    case .record:
      let records = values.compactMap(\.record)
      // Fields of a date or a text, such as `ngay.nam`, are the language's own.
      if let wrong = values.first(where: { $0.list != nil }) {
        findings.error(
          "inspect.wrong-kind", .wrongKind(path, .record, wrong), at: wrong.origin)
      }
      if !records.isEmpty { compare(node.fields, records, under: path, of: records.count) }
    case .list:
      if let wrong = values.first(where: { Self.cannotLoop($0) }) {
        findings.error("inspect.wrong-kind", .wrongKind(path, .list, wrong), at: wrong.origin)
      }
      let items = values.compactMap(\.list).flatMap { $0 }
      if let item = node.item { check(item, items.filter { !$0.isNone }, path: path + "[]") }
    }
  }

  /// Texts and records can be looped over too.
  private static func cannotLoop(_ value: Value) -> Bool {
    switch value.payload {
    case .bool, .integer, .number, .date: true
    default: false
    }
  }

  private mutating func noteUnused(
    _ fields: [FieldTree.Node], _ records: [Record], under path: String
  ) {
    let asked = Set(fields.map(\.name))
    var seen: Set<String> = []
    var shape: Record.Shape?
    for record in records where record.shape !== shape {
      // Rows of one table share their shape.
      shape = record.shape
      for name in record.names where !asked.contains(name) && seen.insert(name).inserted {
        unused.append(path.isEmpty ? name : "\(path).\(name)")
      }
    }
  }
}

extension Phrase {
  fileprivate static func missing(_ path: String, _ missing: Int, of count: Int) -> Phrase {
    guard count > 1 else {
      return Phrase(vi: "dữ liệu không có “\(path)”", en: "the data has no “\(path)”")
    }
    return Phrase(
      vi: "\(missing) trong \(count) bản ghi không có “\(path)”",
      en: "\(missing) of \(count) records have no “\(path)”")
  }
  fileprivate static func didYouMean(_ name: String) -> Phrase {
    Phrase(vi: "có phải ý bạn là “\(name)”?", en: "did you mean “\(name)”?")
  }
  fileprivate static func wrongKind(
    _ path: String, _ wanted: FieldTree.Kind, _ value: Value
  ) -> Phrase {
    Phrase(
      vi: "mẫu cần “\(path)” là \(wanted.phrase.vi), dữ liệu có \(value.kind.vi)",
      en: "the template wants “\(path)” as a \(wanted.phrase.en); the data has \(value.kind.en)")
  }
}
