public import Groundwork

/// Puts what one profile says over what it extends.
///
/// Groups are joined field by field. Over a list whose items have a `name`, a group of such names
/// changes just these items. Everything else takes the place of what stood there: texts, other
/// lists, amounts (`from`, `to`, `choices`, `use` belong together) and groups that name their
/// `kind`. A field that is left empty is taken away.
public struct ProfileExtension {
  /// What could not be put in place.
  public private(set) var findings = Findings()

  /// Begins without findings.
  public init() {}

  /// The profile as a whole; the place of the result is that of `change`.
  public mutating func merge(_ change: Value, over base: Value) -> Value {
    guard let new = change.record else { return change }
    if let items = base.list { return Value(.list(merge(new, over: items)), from: change.origin) }
    guard let old = base.record, !replacesWhole(new, old) else {
      return Value(.record(written(in: new)), from: change.origin)
    }
    var fields: [(String, Value)] = []
    for (name, value) in old.fields {
      guard let changed = new[name] else {
        fields.append((name, value))
        continue
      }
      if !changed.isNone { fields.append((name, merge(changed, over: value))) }
    }
    for (name, value) in new.fields where old[name] == nil && !value.isNone {
      fields.append((name, value))
    }
    return Value(.record(Record(fields)), from: change.origin)
  }

  private mutating func merge(_ changes: Record, over items: [Value]) -> [Value] {
    var items = items
    for (name, change) in changes.fields {
      guard let place = items.firstIndex(where: { $0.record?["name"]?.text == name }) else {
        findings.error(
          "profile.unknown-item", .unknownItem(name), at: change.origin,
          hints: .nearest(to: name, among: items.compactMap { $0.record?["name"]?.text }))
        continue
      }
      items[place] = merge(change, over: items[place])
    }
    return items
  }

  private static let amount: Set<String> = ["from", "to", "choices", "use"]

  private func replacesWhole(_ new: Record, _ old: Record) -> Bool {
    if new["kind"] != nil { return true }
    return new.names.allSatisfy(Self.amount.contains)
      && old.names.allSatisfy(Self.amount.contains)
  }

  private func written(in record: Record) -> Record {
    guard record.values.contains(where: \.isNone) else { return record }
    return Record(record.fields.filter { !$0.1.isNone }.map { ($0.0, $0.1) })
  }
}

extension Phrase {
  fileprivate static func unknownItem(_ name: String) -> Phrase {
    Phrase(
      vi: "hồ sơ thể thức được mở rộng không có “\(name)” ở đây",
      en: "the profile that is extended has no “\(name)” here")
  }
}
