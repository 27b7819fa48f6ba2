import Groundwork

let listFilters: [Filter] = [
  Filter("default", ["default_value", "boolean"], takesUndefined: true) { run, input, arguments in
    run.fallback(input, arguments)
  },
  Filter("d", ["default_value", "boolean"], takesUndefined: true) { run, input, arguments in
    run.fallback(input, arguments)
  },
  Filter("first") { run, input, _ in
    guard let items = run.items(of: input) else { return .failed }
    return items.first
      ?? Value(
        .object(Undefined("first", .emptyList, unit: run.unit, range: run.place)))
  },
  Filter("last") { run, input, _ in
    guard let items = run.items(of: input) else { return .failed }
    return items.last.map { piece($0, of: input) }
      ?? Value(
        .object(Undefined("last", .emptyList, unit: run.unit, range: run.place)))
  },
  Filter("random") { run, input, _ in
    // Any item will do, but it must be the same one every time: the one in the middle.
    guard let items = run.items(of: input) else { return .failed }
    guard items.isEmpty else { return piece(items[items.count / 2], of: input) }
    return Value(
      .object(Undefined("random", .emptyList, unit: run.unit, range: run.place)))
  },
  Filter("list") { run, input, _ in run.items(of: input).map { .list($0) } ?? .failed },
  Filter("join", ["d", "attribute"]) { run, input, arguments in
    guard var items = run.items(of: input) else { return .failed }
    let separator = arguments.value(0, "d") ?? .text("")
    if let attribute = arguments.value(1, "attribute"), !attribute.isNone {
      items = items.map { run.attribute($0, at: attribute) }
    }
    run.spend(items.count)
    let isMarkup =
      run.escapes && (separator.isMarkup || items.contains(where: \.isMarkup))
    var out: [UInt8] = []
    let between = Array((isMarkup ? run.escaped(separator) : run.text(of: separator)).utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { out += between }
      out += (isMarkup ? run.escaped(item) : run.text(of: item)).utf8
      if out.count > run.options.budget.textBytes { return run.exhausted(.textBytes) }
    }
    let text = String(decoding: out, as: UTF8.self)
    return isMarkup ? .markup(text) : .text(text)
  },
  Filter("sort", ["reverse", "case_sensitive", "attribute"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    let isExact = run.flag(arguments.value(1, "case_sensitive"))
    let attributes = attributePaths(arguments.value(2, "attribute"))
    let keyed = items.map { item -> (key: [Value], item: Value) in
      guard !attributes.isEmpty else { return ([run.sortKey(item, nil, isExact)], item) }
      return (attributes.map { run.sortKey(item, $0, isExact) }, item)
    }
    guard let reverse = run.order(arguments.value(0, "reverse")),
      let sorted = run.sorted(keyed, reverse: reverse)
    else {
      return .failed
    }
    return .list(sorted)
  },
  Filter("unique", ["case_sensitive", "attribute"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    let isExact = run.flag(arguments.value(0, "case_sensitive"))
    let attribute = arguments.value(1, "attribute").flatMap { $0.isNone ? nil : $0 }
    run.spend(items.count)
    var seen: Set<String> = []
    return .list(
      items.filter { seen.insert(identity(of: run.sortKey($0, attribute, isExact))).inserted })
  },
  Filter("dictsort", ["case_sensitive", "by", "reverse"]) { run, input, arguments in
    guard let pairs = run.pairs(of: input) else { return .failed }
    let by = arguments.value(1, "by")?.text ?? "key"
    guard by == "key" || by == "value" else {
      return run.fail(
        .badArgument("“by” phải là key hoặc value", "“by” must be key or value"))
    }
    let isExact = run.flag(arguments.value(0, "case_sensitive"))
    let keyed = pairs.map { pair in
      (
        key: [run.sortKey(by == "key" ? pair.0 : pair.1, nil, isExact)],
        item: Value.tuple([pair.0, pair.1])
      )
    }
    guard let reverse = run.order(arguments.value(2, "reverse")),
      let sorted = run.sorted(keyed, reverse: reverse)
    else {
      return .failed
    }
    return .list(sorted)
  },
  Filter("items", takesUndefined: true) { run, input, _ in
    if input.isUndefined { return .list([]) }
    guard let pairs = run.pairs(of: input) else { return .failed }
    return .list(pairs.map { .tuple([$0.0, $0.1]) })
  },
  Filter("groupby", ["attribute", "default", "case_sensitive"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    guard let attribute = arguments.value(0, "attribute") else {
      return run.fail(.missingArgument("attribute", of: "groupby"))
    }
    let fallback = arguments.value(1, "default").flatMap { $0.isNone ? nil : $0 }
    let isExact = run.flag(arguments.value(2, "case_sensitive"))
    let keyed = items.map { item in
      (key: [run.sortKey(item, attribute, isExact, fallback)], item: item)
    }
    guard let order = run.order(of: keyed.map(\.key), areBare: true) else { return .failed }
    var groups: [(key: Value, items: [Value])] = []
    for index in order {
      let key = keyed[index].key[0]
      if let last = groups.last, isEqual(last.key, key) {
        groups[groups.count - 1].items.append(items[index])
      } else {
        groups.append((key, [items[index]]))
      }
    }
    return .list(
      groups.map { group in
        let name = run.attribute(group.items[0], at: attribute, fallback: fallback)
        return Value(.object(Series(.group, [name, .list(group.items)])))
      })
  },
  Filter("batch", ["linecount", "fill_with"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    let fill = arguments.value(1, "fill_with").flatMap { $0.isNone ? nil : $0 }
    let wanted = arguments.value(0, "linecount")
    if let wanted, fill == nil, Number(wanted) == nil {
      // What is no number is never reached: Jinja makes one row.
      if let undefined = wanted.undefined, !run.forgaveUndefined(undefined) { return .failed }
      return .list(items.isEmpty ? [] : [.list(items)])
    }
    let count: Int
    var fraction: Double?
    if case .float(let number)? = wanted.flatMap({ Number($0) }) {
      // Nor is a number with a fraction.
      count = Int(exactly: number) ?? max(1, items.count)
      fraction = number
    } else {
      guard let size = run.size(wanted, or: 0) else { return .failed }
      count = size
    }
    // As in Jinja: nothing fills an empty row, and no row is ever full below that.
    guard count > 0 else {
      guard !items.isEmpty else { return .list([]) }
      return .list(count == 0 ? [.list([]), .list(items)] : [.list(items)])
    }
    var rows = stride(from: 0, to: items.count, by: count).map {
      Array(items[$0..<min($0 + count, items.count)])
    }
    if let fill, let wanted, let last = rows.last, Double(last.count) < fraction ?? Double(count) {
      // To fill a row up takes a whole number.
      guard fraction == nil else {
        return run.fail(.wanted("số nguyên", "a whole number", got: wanted))
      }
      if let trouble = run.limited(count) { return trouble }
      rows[rows.count - 1] += Array(repeating: fill, count: count - last.count)
    }
    return .list(rows.map { .list($0) })
  },
  Filter("slice", ["slices", "fill_with"]) { run, input, arguments in
    guard let items = run.items(of: input),
      let slices = run.size(arguments.value(0, "slices"), or: 0)
    else { return .failed }
    guard slices > 0 else {
      return run.fail(.badArgument("số phần phải lớn hơn 0", "the count must be above 0"))
    }
    if let trouble = run.limited(slices) { return trouble }
    let fill = arguments.value(1, "fill_with").flatMap { $0.isNone ? nil : $0 }
    let (each, extra) = items.count.quotientAndRemainder(dividingBy: slices)
    var start = 0
    return .list(
      (0..<slices).map { number in
        let end = start + each + (number < extra ? 1 : 0)
        var part = Array(items[start..<end])
        if let fill, number >= extra { part.append(fill) }
        start = end
        return .list(part)
      })
  },
  Filter("attr", ["name"]) { run, input, arguments in
    guard let name = arguments.value(0, "name")?.text else {
      return run.fail(.missingArgument("name", of: "attr"))
    }
    // As in Jinja, a record's fields are its items, not its attributes.
    return (input.record == nil ? run.attribute(input, name) : nil)
      ?? Value(
        .object(
          Undefined(
            name, .field(of: input.kind, known: input.record?.names ?? []), unit: run.unit,
            range: run.place)))
  },
]

/// What was picked out of an input: of markup, a piece is markup too.
private func piece(_ item: Value, of input: Value) -> Value {
  input.isMarkup ? .markup(item.text ?? "") : item
}

/// The paths in `attribute='pb.ma,tuoi'`; none when there is no attribute.
private func attributePaths(_ value: Value?) -> [Value] {
  guard let value, !value.isNone else { return [] }
  guard let text = value.text else { return [value] }
  return text.split(separator: ",").map { .text(String($0)) }
}

extension Interpreter {
  mutating func fallback(_ input: Value, _ arguments: Arguments) -> Value {
    let given = arguments.value(0, "default_value") ?? .text("")
    if input.isUndefined { return given }
    return flag(arguments.value(1, "boolean")) && !truth(input) ? given : input
  }

  /// Whether to sort backwards; nil, with a finding, when it is no number that says so.
  mutating func order(_ reverse: Value?) -> Bool? {
    guard let reverse else { return false }
    guard let number = Number(reverse), !number.isFloat else {
      if usedUndefined(reverse) == nil {
        fail(.wanted("true hoặc false", "true or false", got: reverse))
      }
      return nil
    }
    return !number.isZero
  }

  /// What an item is sorted and told apart by: small letters unless case counts.
  mutating func sortKey(
    _ item: Value, _ attribute: Value?, _ isExact: Bool, _ fallback: Value? = nil
  ) -> Value {
    let value = attribute.map { self.attribute(item, at: $0, fallback: fallback) } ?? item
    guard !isExact, let text = value.text else { return value }
    return paid(.text(text.lowercased()))
  }

  /// The numbers of the keys in rising order; nil, with a finding, when two cannot be compared.
  ///
  /// Jinja sorts by lists of keys, in which two that do not exist are equal; by bare keys, they cannot
  /// be compared.
  mutating func order(of keys: [[Value]], areBare: Bool = false) -> [Int]? {
    spend(keys.count)
    if keys.count == 1 { return [0] }
    for key in keys {
      for value in key where value.isUndefined && (areBare || options.undefined != .empty) {
        // No policy can say where nothing belongs.
        _ = usedUndefined(value)
        return nil
      }
    }
    var clash: (Value, Value)?
    let indices = keys.indices.sorted { a, b in
      for (x, y) in zip(keys[a], keys[b]) {
        if x.isUndefined, y.isUndefined { continue }
        guard let order = rank(x, y) else {
          if Number(x) == nil || Number(y) == nil { clash = clash ?? (x, y) }
          continue
        }
        if order != 0 { return order < 0 }
      }
      return a < b
    }
    if let (x, y) = clash {
      if usedUndefined(x) ?? usedUndefined(y) != nil { return nil }
      fail(.cannotCompare(x.kind, y.kind))
      return nil
    }
    return indices
  }

  mutating func sorted(_ keyed: [(key: [Value], item: Value)], reverse: Bool) -> [Value]? {
    // Python keeps equal items in their order even when it sorts backwards.
    guard let order = order(of: reverse ? keyed.reversed().map(\.key) : keyed.map(\.key)) else {
      return nil
    }
    guard reverse else { return order.map { keyed[$0].item } }
    return order.reversed().map { keyed[keyed.count - 1 - $0].item }
  }

  /// The pairs of a record or mapping; nil, with a finding, for anything else.
  mutating func pairs(of value: Value) -> [(Value, Value)]? {
    if let record = value.record { return record.fields.map { (.text($0), $1) } }
    if let mapping = value.object as? Mapping { return mapping.entries.map { ($0.key, $0.value) } }
    if usedUndefined(value) == nil { fail(.wanted("một bản ghi", "a record", got: value)) }
    return nil
  }
}
