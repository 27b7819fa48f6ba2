import Glibc
import Groundwork

extension Interpreter {
  mutating func arithmetic(_ operation: Arithmetic, _ left: Value, _ right: Value) -> Value {
    if case .integer(let a) = left.payload, case .integer(let b) = right.payload,
      let value = small(operation, a, b)
    {
      return value
    }
    if let a = Number(left), let b = Number(right) { return numbers(operation, a, b) }
    if operation == .modulo, left.text != nil { return percent(left, right) }
    if let trouble = usedUndefined(left) ?? usedUndefined(right) { return trouble }
    switch operation {
    case .add:
      if let value = sum(left, right) { return value }
    case .multiply:
      if case .integer(let count)? = Number(right), let value = repeated(left, count) {
        return value
      }
      if case .integer(let count)? = Number(left), let value = repeated(right, count) {
        return value
      }
    case .subtract:
      if let a = left.date, let b = right.date { return .integer(b.days(until: a)) }
    default: break
    }
    let signs: [Arithmetic: String] = [
      .add: "+", .subtract: "-", .multiply: "*", .divide: "/", .floor: "//", .modulo: "%",
      .power: "**",
    ]
    return fail(.cannotCombine(left.kind, signs[operation] ?? "?", right.kind))
  }

  /// Arithmetic that stays within the machine's whole numbers; nil when it does not.
  private func small(_ operation: Arithmetic, _ a: Int, _ b: Int) -> Value? {
    func fits(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
      result.overflow ? nil : .integer(result.partialValue)
    }
    switch operation {
    case .add: return fits(a.addingReportingOverflow(b))
    case .subtract: return fits(a.subtractingReportingOverflow(b))
    case .multiply: return fits(a.multipliedReportingOverflow(by: b))
    case .divide:
      // Beyond, a number would be rounded before the quotient is.
      let exact = -(1 << 53)...(1 << 53)
      guard b != 0, exact.contains(a), exact.contains(b) else { return nil }
      return .number(Double(a) / Double(b))
    case .floor, .modulo:
      guard b != 0, b != -1 else { return nil }
      let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
      let isBelow = rest != 0 && (rest < 0) != (b < 0)
      if operation == .floor { return .integer(isBelow ? quotient - 1 : quotient) }
      return .integer(isBelow ? rest + b : rest)
    case .power: return nil
    }
  }

  private mutating func numbers(_ operation: Arithmetic, _ a: Number, _ b: Number) -> Value {
    switch operation {
    case .divide, .floor, .modulo:
      if b.isZero { return fail(.divisionByZero) }
    default: break
    }
    if a.isFloat || b.isFloat { return floats(operation, a, b) }
    switch operation {
    case .add: return (a.big + b.big).value
    case .subtract: return (a.big - b.big).value
    case .multiply:
      let (x, y) = (a.big, b.big)
      guard x.bitWidth + y.bitWidth <= Self.integerBits else { return fail(.numberTooLarge) }
      return (x * y).value
    case .power:
      let exponent = b.big
      if exponent.isNegative { return floats(operation, a, b) }
      let base = a.big
      guard let power = exponent.small,
        base.bitWidth <= 1 || power <= Self.integerBits / base.bitWidth
      else { return fail(.numberTooLarge) }
      // 0, 1 and -1 stay small whatever the power.
      return base.raised(to: base.bitWidth <= 1 ? (power > 0 ? 2 - power & 1 : 0) : power).value
    case .floor: return a.big.dividedDown(by: b.big)?.quotient.value ?? .failed
    case .modulo: return a.big.dividedDown(by: b.big)?.remainder.value ?? .failed
    case .divide: return .number(a.big.divided(by: b.big))
    }
  }

  private mutating func floats(_ operation: Arithmetic, _ a: Number, _ b: Number) -> Value {
    let (x, y) = (a.double, b.double)
    switch operation {
    case .add: return .number(x + y)
    case .subtract: return .number(x - y)
    case .multiply: return .number(x * y)
    case .divide: return .number(x / y)
    case .floor, .modulo:
      var rest = x.truncatingRemainder(dividingBy: y)
      var quotient = (x - rest) / y
      if rest != 0, (rest < 0) != (y < 0) {
        rest += y
        quotient -= 1
      }
      if rest == 0 { rest = y.sign == .minus ? -0.0 : 0 }
      if operation == .modulo { return .number(rest) }
      // A quotient that vanishes keeps the sign that division gives it.
      if quotient == 0 { quotient = (x / y).sign == .minus ? -0.0 : 0 }
      return .number(quotient.rounded())
    case .power:
      if x == 0, y < 0 { return fail(.divisionByZero) }
      return .number(pow(x, y))
    }
  }

  /// Python's `text % values`, where everything but a tuple is one value.
  private mutating func percent(_ left: Value, _ right: Value) -> Value {
    var mayBeUnused = false
    switch right.payload {
    case .list, .record: mayBeUnused = true
    case .object(let object):
      if let series = object as? Series {
        switch series.style {
        case .tuple, .group: return format(left, series.items)
        case .range: mayBeUnused = true
        case .view: break
        }
      }
      if object is Undefined || object is Mapping { mayBeUnused = true }
    default: break
    }
    return format(left, [right], record: right.record, mayBeUnused: mayBeUnused)
  }

  private mutating func sum(_ left: Value, _ right: Value) -> Value? {
    if let a = left.text, let b = right.text {
      guard a.utf8.count + b.utf8.count <= options.budget.textBytes else {
        return exhausted(.textBytes)
      }
      if left.isMarkup || right.isMarkup { return .markup(escaped(left) + escaped(right)) }
      return .text(a + b)
    }
    if case .list(let a) = left.payload, case .list(let b) = right.payload {
      return limited(a.count + b.count) ?? .list(a + b)
    }
    if let a = left.object as? Series, let b = right.object as? Series, a.isTuple, b.isTuple {
      return limited(a.items.count + b.items.count) ?? .tuple(a.items + b.items)
    }
    if let date = left.date, let days = right.integer, let later = date.adding(days: days) {
      return .date(later)
    }
    return nil
  }

  private mutating func repeated(_ value: Value, _ count: Int) -> Value? {
    let count = max(0, count)
    if let text = value.text {
      let (size, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
      guard !overflow, size <= options.budget.textBytes else { return exhausted(.textBytes) }
      let repeated = Templating.repeated(text, count)
      return value.isMarkup ? .markup(repeated) : .text(repeated)
    }
    if let series = value.object as? Series, !series.isTuple { return nil }
    guard let items = value.sequence else { return nil }
    let (size, overflow) = items.count.multipliedReportingOverflow(by: count)
    if let trouble = limited(overflow ? .max : size) { return trouble }
    var all: [Value] = []
    all.reserveCapacity(size)
    // However often it is asked for, nothing is made of nothing.
    if !items.isEmpty { for _ in 0..<count { all += items } }
    if case .list = value.payload { return .list(all) }
    return .tuple(all)
  }

  /// The finding when a list would be too long.
  mutating func limited(_ count: Int) -> Value? {
    count > max(options.budget.rangeSize, Self.listSize) ? exhausted(.rangeSize) : nil
  }

  /// Longest whole number, in bits: some 3,000 digits, past which arithmetic is an attack.
  static let integerBits = 10_000
  /// Longest list that adding or repeating lists may make.
  static let listSize = 1_000_000
}
