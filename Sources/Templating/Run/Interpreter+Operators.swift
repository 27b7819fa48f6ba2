import Groundwork

extension Interpreter {
  mutating func sign(_ isMinus: Bool, _ value: Value) -> Value {
    if let trouble = usedUndefined(value) { return trouble }
    guard let number = Number(value) else { return fail(.wanted("số", "a number", got: value)) }
    switch number {
    case .integer(let value):
      return isMinus ? BigInteger(value).negated().value : .integer(value)
    case .big(let value): return isMinus ? value.negated().value : value.value
    case .float(let value): return .number(isMinus ? -value : value)
    }
  }

  mutating func concatenation(_ first: Int32, _ count: Int32, _ index: Int) -> Value {
    var values: [Value] = []
    for child in first..<(first + count) {
      let node = unit.children[Int(child)]
      let value = evaluate(node)
      place = unit.ranges[Int(node)]
      if let undefined = value.undefined, !undefined.isNoElse, options.undefined == .error {
        if let trouble = usedUndefined(value) { return trouble }
      }
      if value.isNone, options.absent == .mark {
        values.append(.text(missing(path(of: Int(node)))))
      } else {
        values.append(value)
      }
    }
    place = unit.ranges[index]
    let isMarkup = escapes && values.contains(where: \.isMarkup)
    var out = ""
    for value in values {
      out += isMarkup ? escaped(value) : text(of: value)
      if out.utf8.count > options.budget.textBytes { return exhausted(.textBytes) }
    }
    return paid(isMarkup ? .markup(out) : .text(out))
  }

  mutating func chain(_ first: Int32, _ count: Int32, _ index: Int) -> Value {
    var left = evaluate(unit.children[Int(first)])
    var child = first + 1
    while child < first + count {
      let comparison = Comparison(rawValue: UInt8(unit.children[Int(child)])) ?? .equal
      let right = evaluate(unit.children[Int(child) + 1])
      place = unit.ranges[index]
      if !compare(comparison, left, right) { return .bool(false) }
      left = right
      child += 2
    }
    return .bool(true)
  }

  mutating func compare(_ comparison: Comparison, _ left: Value, _ right: Value) -> Bool {
    if comparison.isOrder {
      if usedUndefined(left) != nil || usedUndefined(right) != nil { return false }
    } else if usedStrictly(right) || (!comparison.isSearch && usedStrictly(left)) {
      return false
    }
    spend(onReading: left)
    switch comparison {
    case .equal: return areEqual(left, right)
    case .notEqual: return !areEqual(left, right)
    case .within: return contains(right, left)
    case .notWithin: return !contains(right, left)
    default:
      guard let order = rank(left, right) else {
        // Not-a-number compares false with everything, and is no mistake.
        if Number(left) == nil || Number(right) == nil {
          fail(.cannotCompare(left.kind, right.kind))
        }
        return false
      }
      switch comparison {
      case .less: return order < 0
      case .lessEqual: return order <= 0
      case .greater: return order > 0
      default: return order >= 0
      }
    }
  }

  /// `item in container`.
  mutating func contains(_ container: Value, _ item: Value) -> Bool {
    switch container.payload {
    case .text(let text), .markup(let text):
      spend(onReading: container)
      guard let part = item.text else {
        if usedUndefined(item) == nil { fail(.wanted("chữ", "text", got: item)) }
        return false
      }
      return find(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
    case .record(let record):
      return usedStrictly(item) ? false : item.text.map { record[$0] != nil } ?? false
    default:
      // A list need not look at what is asked for when it is empty; a mapping does, to find it.
      if container.object is Mapping, usedStrictly(item) { return false }
      guard let items = items(of: container) else { return false }
      spend(onReading: container)
      for other in items {
        if areEqual(other, item) { return true }
      }
      return false
    }
  }

  private mutating func areEqual(_ left: Value, _ right: Value) -> Bool {
    var undefined: Value?
    let areEqual = isEqual(left, right, meeting: &undefined)
    if let undefined, usedStrictly(undefined) { return false }
    return areEqual
  }

  /// Whether an undefined value is compared where that is an error.
  ///
  /// What an `if` without `else` gives is compared like nothing, whatever the policy.
  private mutating func usedStrictly(_ value: Value) -> Bool {
    guard options.undefined == .error, let undefined = value.undefined, !undefined.isNoElse else {
      return false
    }
    return usedUndefined(value) != nil
  }

  /// `{…}`: a record when all keys are text, otherwise a mapping.
  mutating func record(_ parts: [Value]) -> Value {
    let keys = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }
    for key in keys {
      if let undefined = key.undefined, !forgaveUndefined(undefined) { return .failed }
    }
    if keys.allSatisfy({ $0.text != nil }) {
      return .record(
        Record(
          stride(from: 0, to: parts.count, by: 2).map { (parts[$0].text ?? "", parts[$0 + 1]) }))
    }
    var entries: [(key: Value, value: Value)] = []
    for index in stride(from: 0, to: parts.count, by: 2) {
      let (key, value) = (parts[index], parts[index + 1])
      if let known = entries.firstIndex(where: { isEqual($0.key, key) }) {
        entries[known].value = value
      } else {
        entries.append((key, value))
      }
    }
    return Value(.object(Mapping(entries)))
  }
}

extension Comparison {
  var isOrder: Bool {
    switch self {
    case .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }
  /// Whether the right side is looked through for the left.
  var isSearch: Bool { self == .within || self == .notWithin }
}
