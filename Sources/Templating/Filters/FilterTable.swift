import Groundwork

/// A filter: a value and arguments in, a value out.
struct Filter: Sendable {
  let name: String
  /// The arguments by place; nil when it takes any.
  let parameters: [String]?
  /// Whether it knows what to do with a value that does not exist.
  let takesUndefined: Bool
  let run: @Sendable (inout Interpreter, Value, Arguments) -> Value

  init(
    _ name: String, _ parameters: [String]? = [], takesUndefined: Bool = false,
    _ run: @escaping @Sendable (inout Interpreter, Value, Arguments) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.takesUndefined = takesUndefined
    self.run = run
  }
}

/// A test, as in `x is odd`.
struct Test: Sendable {
  let name: String
  let parameters: [String]
  let takesUndefined: Bool
  let run: @Sendable (inout Interpreter, Value, Arguments) -> Bool

  init(
    _ name: String, _ parameters: [String] = [], takesUndefined: Bool = true,
    _ run: @escaping @Sendable (inout Interpreter, Value, Arguments) -> Bool
  ) {
    self.name = name
    self.parameters = parameters
    self.takesUndefined = takesUndefined
    self.run = run
  }
}

/// Every filter that templates may use.
enum FilterTable {
  static let all: [String: Filter] = Dictionary(
    uniqueKeysWithValues: (textFilters + numberFilters + listFilters + selectingFilters
      + markupFilters + vietnameseFilters)
      .map { ($0.name, $0) })

  static let names = all.keys.sorted()
}

extension Interpreter {
  mutating func apply(_ filter: Filter, to input: Value, _ arguments: Arguments) -> Value {
    if !filter.takesUndefined, let undefined = input.undefined, !undefined.isNoElse,
      options.undefined != .empty
    {
      return usedUndefined(input) ?? .failed
    }
    if let trouble = check(arguments, filter.parameters, of: filter.name) { return trouble }
    spend(onReading: input)
    return paid(filter.run(&self, input, arguments))
  }

  mutating func apply(_ test: Test, to input: Value, _ arguments: Arguments) -> Bool {
    if !test.takesUndefined, input.isUndefined {
      _ = usedUndefined(input)
      return false
    }
    if check(arguments, test.parameters, of: test.name) != nil { return false }
    if arguments.positional.count < test.parameters.count {
      fail(.missingArgument(test.parameters[arguments.positional.count], of: test.name))
      return false
    }
    return test.run(&self, input, arguments)
  }

  /// The finding when there are arguments that nobody takes.
  mutating func check(_ arguments: Arguments, _ parameters: [String]?, of name: String) -> Value? {
    guard let parameters, !arguments.positional.isEmpty || !arguments.named.isEmpty else {
      return nil
    }
    if arguments.positional.count > parameters.count {
      return fail(.tooManyArguments(parameters.count, of: name))
    }
    if let unknown = arguments.named.first(where: { !parameters.contains($0.name) }) {
      return fail(.unknownArgument(unknown.name, of: name, near: parameters))
    }
    return nil
  }

  // MARK: Reading arguments

  /// A whole number; nil, with a finding, when something else was given.
  mutating func integer(_ value: Value?, or fallback: Int) -> Int? {
    guard let value else { return fallback }
    if usedUndefined(value) != nil { return nil }
    if case .integer(let number)? = Number(value) { return number }
    fail(.wanted("số nguyên", "a whole number", got: value))
    return nil
  }

  /// A count of characters or items that nothing sensible exceeds.
  mutating func size(_ value: Value?, or fallback: Int) -> Int? {
    guard let number = integer(value, or: fallback) else { return nil }
    guard number <= options.budget.textBytes else {
      exhausted(.textBytes)
      return nil
    }
    return number
  }

  mutating func flag(_ value: Value?, or fallback: Bool = false) -> Bool {
    value.map { truth($0) } ?? fallback
  }

  /// The text of the input, and whether it is markup.
  mutating func soft(_ value: Value) -> (text: String, isMarkup: Bool) {
    (text(of: value), value.isMarkup)
  }

  // MARK: Attributes

  /// `item.a.b`, by a path such as filters take: `pb.ten`, `0`, a number.
  mutating func attribute(_ item: Value, at path: Value, fallback: Value? = nil) -> Value {
    if case .integer = path.payload {
      return self.item(item, path) ?? fallback ?? undefinedItem(path, of: item)
    }
    var value = item
    for part in (path.text ?? Printer.text(path)).split(
      separator: ".", omittingEmptySubsequences: false)
    {
      let key: Value = Int(part).map { .integer($0) } ?? .text(String(part))
      if value.isUndefined, fallback == nil { return usedUndefined(value) ?? .failed }
      value = self.item(value, key) ?? fallback ?? undefinedItem(key, of: value)
    }
    return value
  }

  private func undefinedItem(_ key: Value, of object: Value) -> Value {
    let reason: Undefined.Reason =
      key.text == nil
      ? .item(of: object.kind) : .field(of: object.kind, known: object.record?.names ?? [])
    return Value(.object(Undefined(Printer.text(key), reason, unit: unit, range: place)))
  }
}

/// What a text filter made of its input: markup stays markup.
func like(_ input: Value, _ text: String) -> Value {
  input.isMarkup ? .markup(text) : .text(text)
}
