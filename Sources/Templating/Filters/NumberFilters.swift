import Groundwork

let numberFilters: [Filter] = [
  Filter("abs") { run, input, _ in
    if let trouble = run.usedUndefined(input) { return trouble }
    switch Number(input) {
    case .integer(let value)?: return BigInteger(value).magnitude.value
    case .big(let value)?: return value.magnitude.value
    case .float(let value)?: return .number(value.magnitude)
    case nil: return run.fail(.wanted("số", "a number", got: input))
    }
  },
  Filter("int", ["default", "base"]) { run, input, arguments in
    if let trouble = run.usedUndefined(input) { return trouble }
    let fallback = arguments.value(0, "default") ?? .integer(0)
    let base = arguments.value(1, "base") ?? .integer(10)
    if let trouble = run.usedUndefined(base) { return trouble }
    switch Number(input) {
    case .float(let value)?: return value.isFinite ? BigInteger(value).value : fallback
    case let number?: return number.big.value
    case nil: break
    }
    guard let text = input.text else { return fallback }
    // A base that is none is no error to Jinja: the text is read as a number like any other.
    if case .integer(let base)? = Number(base), let whole = readInteger(text, base: base) {
      return whole.value
    }
    guard let float = readNumber(text), float.isFinite else { return fallback }
    return BigInteger(float).value
  },
  Filter("float", ["default"]) { run, input, arguments in
    if let trouble = run.usedUndefined(input) { return trouble }
    let fallback = arguments.value(0, "default") ?? .number(0)
    if let number = Number(input) { return .number(number.double) }
    return input.text.flatMap(readNumber).map { .number($0) } ?? fallback
  },
  Filter("round", ["precision", "method"]) { run, input, arguments in
    if let trouble = run.usedUndefined(input) { return trouble }
    guard let number = Number(input) else {
      return run.fail(.wanted("số", "a number", got: input))
    }
    let method = arguments.value(1, "method")?.text ?? "common"
    var precision = arguments.value(0, "precision")
    // Python's powers of ten do not ask for whole numbers, its own rounding does.
    if method != "common", let given = precision, case .float(let value)? = Number(given),
      let whole = Int(exactly: value)
    {
      precision = .integer(whole)
    }
    guard let places = run.integer(precision, or: 0) else { return .failed }
    switch method {
    case "common":
      guard case .float(let value) = number else {
        if places >= 0 { return number.big.value }
        return number.big.rounded(toTens: places.magnitude).value
      }
      return .number(Decimals.rounded(value, places: places))
    case "ceil", "floor":
      guard places.magnitude <= 300 else { return .number(number.double) }
      // Python's whole numbers are exact in between.
      if places >= 0, !number.isFloat { return .number(number.double) }
      let power = BigInteger(10).raised(to: Int(places.magnitude)).double
      let scale = places < 0 ? 1 / power : power
      // Nor do they have a negative zero.
      let whole = (number.double * scale).rounded(method == "ceil" ? .up : .down) + 0.0
      return .number(whole / scale)
    default:
      return run.fail(
        .badArgument(
          "cách làm tròn phải là common, ceil hoặc floor",
          "the method must be common, ceil or floor"))
    }
  },
  Filter("sum", ["attribute", "start"]) { run, input, arguments in
    guard let items = run.items(of: input) else { return .failed }
    var total = arguments.value(1, "start") ?? .integer(0)
    // Python refuses to sum texts, even none of them.
    guard total.text == nil else { return run.fail(.wanted("số", "a number", got: total)) }
    let attribute = arguments.value(0, "attribute").flatMap { $0.isNone ? nil : $0 }
    run.spend(items.count)
    var rest = items[...]
    if attribute == nil { rest = wholeNumbers(at: items, addedTo: &total) }
    for item in rest {
      let value = attribute.map { run.attribute(item, at: $0) } ?? item
      total = run.arithmetic(.add, total, value)
      if total.isUndefined { return total }
    }
    return total
  },
  Filter("min", ["case_sensitive", "attribute"]) { run, input, arguments in
    run.extreme(input, arguments, wanted: -1)
  },
  Filter("max", ["case_sensitive", "attribute"]) { run, input, arguments in
    run.extreme(input, arguments, wanted: 1)
  },
  Filter("filesizeformat", ["binary"]) { run, input, arguments in
    if let trouble = run.usedUndefined(input) { return trouble }
    guard let bytes = Number(input)?.double ?? input.text.flatMap(readNumber) else {
      return run.fail(.wanted("số", "a number", got: input))
    }
    let isBinary = run.flag(arguments.value(0, "binary"))
    let base: Double = isBinary ? 1024 : 1000
    if bytes == 1 { return .text("1 Byte") }
    if bytes < base { return .text("\(BigInteger(bytes)) Bytes") }
    var unit = base
    let prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
    for (index, prefix) in prefixes.enumerated() {
      unit *= base
      if bytes < unit || index == prefixes.count - 1 {
        let letter = isBinary ? prefix.uppercased() + "iB" : prefix + "B"
        return .text(Decimals.fixed(base * bytes / unit, places: 1) + " " + letter)
      }
    }
    return .failed
  },
]

extension BigInteger {
  var magnitude: BigInteger { isNegative ? negated() : self }
}

extension Interpreter {
  /// The smallest or largest item.
  mutating func extreme(_ input: Value, _ arguments: Arguments, wanted: Int) -> Value {
    guard let items = items(of: input) else { return .failed }
    guard let first = items.first else {
      return Value(.object(Undefined("", .emptyList, unit: unit, range: place)))
    }
    let isExact = flag(arguments.value(0, "case_sensitive"))
    let attribute = arguments.value(1, "attribute").flatMap { $0.isNone ? nil : $0 }
    var best = first
    var bestKey = sortKey(first, attribute, isExact)
    spend(items.count)
    for item in items.dropFirst() {
      let key = sortKey(item, attribute, isExact)
      guard let order = rank(key, bestKey) else {
        return fail(.cannotCompare(key.kind, bestKey.kind))
      }
      if order == wanted { (best, bestKey) = (item, key) }
    }
    return best
  }
}

/// Python's `int(text, base)`: signs, blanks around, underscores between digits.
func readInteger(_ text: String, base: Int) -> BigInteger? {
  var digits = Substring(withPlainDigits(stripped(text, nil)))
  let isNegative = digits.hasPrefix("-")
  if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
  var radix = base
  for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)]
  where base == value || base == 0 {
    if digits.lowercased().hasPrefix(prefix) {
      digits = digits.dropFirst(2)
      radix = value
    }
  }
  if radix == 0 { radix = 10 }
  guard (2...16).contains(radix), !digits.isEmpty, !digits.hasPrefix("_"), !digits.hasSuffix("_"),
    !digits.contains("__"), digits.utf8.count <= BigInteger.digits
  else { return nil }
  guard let value = BigInteger(String(digits.filter { $0 != "_" }), radix: radix) else {
    return nil
  }
  return isNegative ? value.negated() : value
}

/// The text with the digits of every script as those of ASCII.
private func withPlainDigits(_ text: String) -> String {
  guard !isASCII(text) else { return text }
  return string(
    text.unicodeScalars.map { scalar in
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
      else { return scalar }
      return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    })
}

/// Python's `float(text)`.
func readNumber(_ text: String) -> Double? {
  let digits = withPlainDigits(stripped(text, nil))
  guard !digits.isEmpty, !digits.hasPrefix("_"), !digits.hasSuffix("_"), !digits.contains("__"),
    // Swift also reads hexadecimal numbers here, which Python does not.
    !digits.contains(where: { $0 == "x" || $0 == "X" || $0 == "p" || $0 == "P" })
  else { return nil }
  return Double(digits.filter { $0 != "_" })
}

/// Adds the whole numbers that a list starts with, and answers what comes after them: other things,
/// and what would leave the machine's range.
private func wholeNumbers(at items: [Value], addedTo total: inout Value) -> ArraySlice<Value> {
  guard !items.isEmpty, case .integer(var sum) = total.payload else { return items[...] }
  var count = 0
  while count < items.count, case .integer(let number) = items[count].payload {
    let (next, isTooLarge) = sum.addingReportingOverflow(number)
    guard !isTooLarge else { break }
    sum = next
    count += 1
  }
  if count > 0 { total = .integer(sum) }
  return items[count...]
}
