import Groundwork

/// Equality as Python sees it: 1, 1.0 and True are the same, text is compared by code points.
func isEqual(_ left: Value, _ right: Value) -> Bool {
  var undefined: Value?
  return isEqual(left, right, meeting: &undefined)
}

/// Whether two values are equal, and the first undefined value that had to be compared to tell: in
/// lists and records those after the first difference are not looked at.
func isEqual(_ left: Value, _ right: Value, meeting undefined: inout Value?) -> Bool {
  switch (left.payload, right.payload) {
  case (.none, .none): return true
  case (.text(let a), .text(let b)), (.markup(let a), .markup(let b)),
    (.text(let a), .markup(let b)), (.markup(let a), .text(let b)):
    // Swift takes differently composed letters for equal; their lengths tell them apart.
    return a.utf8.count == b.utf8.count && a == b
  case (.integer(let a), .integer(let b)): return a == b
  case (.date(let a), .date(let b)): return a == b
  case (.list(let a), .list(let b)): return isEqual(a, b, meeting: &undefined)
  case (.record(let a), .record(let b)):
    guard a.count == b.count else { return false }
    for (name, value) in a.fields {
      guard let other = b[name], isEqual(value, other, meeting: &undefined) else { return false }
    }
    return true
  case (.object(let a), .object(let b)):
    if a === b { return true }
    switch (a, b) {
    case (let a as Series, let b as Series): return isEqual(a.items, b.items, meeting: &undefined)
    case (let a as BigNumber, let b as BigNumber): return a.value == b.value
    case (let a as Mapping, let b as Mapping):
      guard a.entries.count == b.entries.count else { return false }
      for (key, value) in a.entries {
        guard let other = b.value(of: key), isEqual(value, other, meeting: &undefined) else {
          return false
        }
      }
      return true
    default: break
    }
  default:
    if let a = Number(left), let b = Number(right) { return a.order(b) == 0 }
  }
  guard left.undefined != nil || right.undefined != nil else { return false }
  if undefined == nil { undefined = left.undefined == nil ? right : left }
  return left.undefined != nil && right.undefined != nil
}

private func isEqual(
  _ left: [Value], _ right: [Value], meeting undefined: inout Value?
) -> Bool {
  guard left.count == right.count else { return false }
  for (a, b) in zip(left, right) where !isEqual(a, b, meeting: &undefined) { return false }
  return true
}

/// Which of two comes first; nil when Python would refuse to say.
func rank(_ left: Value, _ right: Value) -> Int? {
  switch (left.payload, right.payload) {
  case (.text(let a), .text(let b)), (.markup(let a), .markup(let b)),
    (.text(let a), .markup(let b)), (.markup(let a), .text(let b)):
    return rank(a, b)
  case (.date(let a), .date(let b)):
    return a == b ? 0 : a < b ? -1 : 1
  default: break
  }
  if let a = Number(left), let b = Number(right) { return a.order(b) }
  guard let a = left.sequence, let b = right.sequence,
    (left.list == nil) == (right.list == nil),
    (left.object as? Series)?.isTuple != false, (right.object as? Series)?.isTuple != false
  else { return nil }
  for (x, y) in zip(a, b) where !isEqual(x, y) { return rank(x, y) }
  return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
}

/// Order by code points, which is the order of UTF-8.
func rank(_ left: String, _ right: String) -> Int {
  var a = left.utf8.makeIterator()
  var b = right.utf8.makeIterator()
  while true {
    switch (a.next(), b.next()) {
    case (nil, nil): return 0
    case (nil, _): return -1
    case (_, nil): return 1
    case (let x?, let y?): if x != y { return x < y ? -1 : 1 }
    }
  }
}

/// A number of any kind.
enum Number {
  case integer(Int)
  case big(BigInteger)
  case float(Double)

  /// Nil when the value is no number; True and False count as 1 and 0.
  init?(_ value: Value) {
    switch value.payload {
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .float(value)
    case .bool(let value): self = .integer(value ? 1 : 0)
    case .object(let object as BigNumber): self = .big(object.value)
    default: return nil
    }
  }

  var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .big(let value): value.double
    case .float(let value): value
    }
  }

  var big: BigInteger {
    switch self {
    case .integer(let value): BigInteger(value)
    case .big(let value): value
    case .float(let value): BigInteger(value)
    }
  }

  var isFloat: Bool {
    if case .float = self { true } else { false }
  }

  var isZero: Bool {
    switch self {
    case .integer(let value): value == 0
    case .big(let value): value.isZero
    case .float(let value): value == 0
    }
  }

  /// Nil when one of them is not a number at all.
  func order(_ other: Number) -> Int? {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.float, _), (_, .float):
      let (a, b) = (double, other.double)
      return a == b ? 0 : a < b ? -1 : a > b ? 1 : nil
    default:
      let (a, b) = (big, other.big)
      return a == b ? 0 : a < b ? -1 : 1
    }
  }
}

extension BigInteger {
  /// The number as a template's value, as small as it can be.
  var value: Value { small.map { .integer($0) } ?? Value(.object(BigNumber(self))) }
}

/// What equal values have in common, for sets of values seen.
func identity(of value: Value) -> String {
  if let number = Number(value) {
    if case .float(let value) = number, value != value.rounded() {
      return "n" + Printer.number(value)
    }
    return "n" + number.big.description
  }
  switch value.payload {
  case .text(let text), .markup(let text): return "t" + text
  default: return "v" + Printer.quoted(value)
  }
}
