import Groundwork

extension Interpreter {
  /// `dict(record or pairs, name=value …)`.
  mutating func dict(_ arguments: Arguments) -> Value {
    guard arguments.positional.count < 2 else { return fail(.tooManyArguments(1, of: "dict")) }
    var entries: [Value] = []
    if let start = arguments.positional.first {
      if let trouble = usedUndefined(start) { return trouble }
      if let record = start.record {
        if arguments.named.isEmpty { return start }
        for (name, value) in record.fields { entries += [.text(name), value] }
      } else if let mapping = start.object as? Mapping {
        for entry in mapping.entries { entries += [entry.key, entry.value] }
      } else {
        guard let pairs = items(of: start) else { return .failed }
        for pair in pairs {
          guard let items = items(of: pair) else { return .failed }
          guard items.count == 2 else {
            return fail(.wanted("danh sách cặp", "a list of pairs", got: start))
          }
          entries += items
        }
      }
    }
    for (name, value) in arguments.named { entries += [.text(name), value] }
    return record(entries)
  }
}
