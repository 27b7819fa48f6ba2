import Groundwork

/// Filters that apply other filters and tests to each item.
let selectingFilters: [Filter] = [
  Filter("map", nil) { run, input, arguments in
    if isFalsyScalar(input) { return .list([]) }
    guard let items = run.items(of: input) else { return .failed }
    run.spend(items.count)
    if arguments.positional.isEmpty, let attribute = arguments.named("attribute") {
      if let unknown = arguments.named.first(where: {
        $0.name != "attribute" && $0.name != "default"
      }) {
        return run.fail(.unknownArgument(unknown.name, of: "map"))
      }
      let fallback = arguments.named("default").flatMap { $0.isNone ? nil : $0 }
      return .list(items.map { run.attribute($0, at: attribute, fallback: fallback) })
    }
    guard let name = arguments.positional.first?.text else {
      return run.fail(.missingArgument("filter", of: "map"))
    }
    guard let filter = FilterTable.all[name] else { return run.fail(.unknownFilter(name)) }
    var rest = arguments
    rest.positional.removeFirst()
    var out: [Value] = []
    out.reserveCapacity(items.count)
    for item in items {
      if run.isExhausted { return .failed }
      out.append(run.apply(filter, to: item, rest))
    }
    return .list(out)
  },
  Filter("select", nil) { run, input, arguments in
    run.select(input, arguments, keeping: true, attribute: nil)
  },
  Filter("reject", nil) { run, input, arguments in
    run.select(input, arguments, keeping: false, attribute: nil)
  },
  Filter("selectattr", nil) { run, input, arguments in
    run.selectByAttribute(input, arguments, keeping: true)
  },
  Filter("rejectattr", nil) { run, input, arguments in
    run.selectByAttribute(input, arguments, keeping: false)
  },
]

/// Jinja looks no further at what is false; it need not even be a list.
private func isFalsyScalar(_ value: Value) -> Bool {
  value.isNone || Number(value)?.isZero == true
}

extension Interpreter {
  fileprivate mutating func selectByAttribute(
    _ input: Value, _ arguments: Arguments, keeping: Bool
  ) -> Value {
    var rest = arguments
    guard !rest.positional.isEmpty else {
      return fail(.missingArgument("attribute", of: keeping ? "selectattr" : "rejectattr"))
    }
    let attribute = rest.positional.removeFirst()
    return select(input, rest, keeping: keeping, attribute: attribute)
  }

  fileprivate mutating func select(
    _ input: Value, _ arguments: Arguments, keeping: Bool, attribute: Value?
  ) -> Value {
    if isFalsyScalar(input) { return .list([]) }
    guard let items = items(of: input) else { return .failed }
    spend(items.count)
    var test: Test?
    var rest = arguments
    if let name = arguments.positional.first {
      guard let found = TestTable.all[Printer.text(name)] else {
        return fail(.unknownTest(Printer.text(name)))
      }
      test = found
      rest.positional.removeFirst()
    }
    var out: [Value] = []
    for item in items {
      if isExhausted { return .failed }
      let value = attribute.map { self.attribute(item, at: $0) } ?? item
      let passes: Bool
      if let test { passes = apply(test, to: value, rest) } else { passes = truth(value) }
      if passes == keeping { out.append(item) }
    }
    return .list(out)
  }
}
