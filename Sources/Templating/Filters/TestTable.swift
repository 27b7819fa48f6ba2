import Groundwork

/// Every test that templates may use.
enum TestTable {
  static let all: [String: Test] = Dictionary(
    uniqueKeysWithValues: (kindTests + comparisonTests).map { ($0.name, $0) })

  /// Names a person would write; the signs are for `select('>', 1)`.
  static let names = all.keys.filter { $0.utf8.first.map { $0 >= 0x61 } ?? false }.sorted()
}

private let kindTests: [Test] = [
  Test("defined") { _, input, _ in !input.isUndefined },
  Test("undefined") { _, input, _ in input.isUndefined },
  Test("none") { _, input, _ in input.isNone },
  Test("boolean") { _, input, _ in input.bool != nil },
  Test("true") { _, input, _ in input.bool == true },
  Test("false") { _, input, _ in input.bool == false },
  Test("integer") { _, input, _ in
    switch input.payload {
    case .integer: true
    case .object(let object): object is BigNumber
    default: false
    }
  },
  Test("float") { _, input, _ in
    if case .number = input.payload { true } else { false }
  },
  Test("number") { _, input, _ in Number(input) != nil },
  Test("string") { _, input, _ in input.text != nil },
  Test("mapping") { _, input, _ in input.record != nil || input.object is Mapping },
  Test("sequence") { run, input, _ in
    switch input.payload {
    case .text, .markup, .list, .record: true
    case .object(let object):
      object is Series || object is Mapping
        || (object as? Undefined).map { run.options.undefined != .error || $0.isNoElse } ?? false
    default: false
    }
  },
  Test("iterable") { run, input, _ in
    switch input.payload {
    case .text, .markup, .list, .record: return true
    case .object(let object):
      if object is Undefined { return run.usedUndefinedStrictly(input) }
      return object is Series || object is Mapping || object is LoopHandle
    default: return false
    }
  },
  Test("callable") { _, input, _ in
    guard let object = input.object else { return false }
    return object is Macro || object is Builtin || object is BlockHandle || object is LoopHandle
      || object is Undefined || (object as? Cell).map { $0.what != .namespace } ?? false
  },
  Test("lower") { run, input, _ in hasCase(run.text(of: input), upper: false) },
  Test("upper") { run, input, _ in hasCase(run.text(of: input), upper: true) },
  Test("escaped") { _, input, _ in input.isMarkup },
  Test("filter") { _, input, _ in input.text.map { FilterTable.all[$0] != nil } ?? false },
  Test("test") { _, input, _ in input.text.map { TestTable.all[$0] != nil } ?? false },
  Test("odd", takesUndefined: false) { run, input, _ in run.remainder(input, .integer(2)) == 1 },
  Test("even", takesUndefined: false) { run, input, _ in run.remainder(input, .integer(2)) == 0 },
  Test("divisibleby", ["num"], takesUndefined: false) { run, input, arguments in
    run.remainder(input, arguments.value(0, "num") ?? .integer(1)) == 0
  },
  Test("sameas", ["other"]) { _, input, arguments in
    let other = arguments.value(0, "other") ?? .none
    switch (input.payload, other.payload) {
    case (.object(let a), .object(let b)): return a === b
    case (.none, .none): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.text(let a), .text(let b)): return a == b
    // Lists and records have no identity here; the same name twice is what templates ask about.
    case (.list, .list), (.record, .record): return input == other
    default: return false
    }
  },
  Test("in", ["seq"]) { run, input, arguments in
    run.compare(.within, input, arguments.value(0, "seq") ?? .none)
  },
]

private let comparisonTests: [Test] = [
  ("==", Comparison.equal), ("eq", .equal), ("equalto", .equal), ("!=", .notEqual),
  ("ne", .notEqual), (">", .greater), ("gt", .greater), ("greaterthan", .greater),
  (">=", .greaterEqual), ("ge", .greaterEqual), ("<", .less), ("lt", .less),
  ("lessthan", .less), ("<=", .lessEqual), ("le", .lessEqual),
].map { name, comparison in
  Test(name, ["other"]) { run, input, arguments in
    run.compare(comparison, input, arguments.value(0, "other") ?? .none)
  }
}

extension Interpreter {
  /// Whether an undefined value may be looped over, with the finding when it may not.
  fileprivate mutating func usedUndefinedStrictly(_ value: Value) -> Bool {
    if options.undefined == .error { _ = usedUndefined(value) }
    return options.undefined != .error
  }

  /// What is left over, or nil when the division cannot be done.
  fileprivate mutating func remainder(_ value: Value, _ divisor: Value) -> Double? {
    Number(arithmetic(.modulo, value, divisor))?.double
  }
}

/// Whether the text has letters and all of them have this case.
func hasCase(_ text: String, upper: Bool) -> Bool {
  var found = false
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      if !upper { return false }
      found = true
    case .lowercaseLetter:
      if upper { return false }
      found = true
    default: break
    }
  }
  return found
}
