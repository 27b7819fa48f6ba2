import Groundwork

extension Interpreter {
  /// Python's `text % values`.
  mutating func format(
    _ pattern: Value, _ values: [Value], record: Record? = nil, mayBeUnused: Bool = false
  )
    -> Value
  {
    var out = ""
    var rest = text(of: pattern).unicodeScalars[...]
    var next = 0
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        out.unicodeScalars.append(scalar)
        continue
      }
      guard var directive = Directive(&rest) else {
        return fail(.badArgument("mẫu định dạng “%” bị lỗi", "the “%” format is incomplete"))
      }
      if directive.kind == "%" {
        out += "%"
        continue
      }
      for star in [true, false] where star ? directive.starWidth : directive.starPrecision {
        guard next < values.count, let number = values[next].integer else {
          return fail(.badArgument("thiếu giá trị để định dạng", "too few values to format"))
        }
        next += 1
        if star {
          directive.width = abs(number)
          directive.isLeft = directive.isLeft || number < 0
        } else {
          directive.precision = max(0, number)
        }
      }
      let value: Value
      if let name = directive.name {
        guard let found = record?[name] else {
          if let trouble = values.first.flatMap({ usedUndefined($0) }) { return trouble }
          return fail(.missingArgument(name, of: "format"))
        }
        value = found
      } else if next < values.count {
        value = values[next]
        next += 1
      } else {
        return fail(.badArgument("thiếu giá trị để định dạng", "too few values to format"))
      }
      guard directive.width <= Self.formatWidth, (directive.precision ?? 0) <= Self.formatWidth
      else { return exhausted(.textBytes) }
      guard let text = formatted(value, directive, isMarkup: pattern.isMarkup) else {
        return .failed
      }
      out += text
      if out.utf8.count > options.budget.textBytes { return exhausted(.textBytes) }
    }
    // Python lets anything that has items hold more than is asked for, except a tuple.
    guard next == values.count || mayBeUnused else {
      return fail(.badArgument("thừa giá trị để định dạng", "too many values to format"))
    }
    return like(pattern, out)
  }

  /// Widest field and longest fraction that a format may ask for.
  static let formatWidth = 10_000

  private mutating func formatted(_ value: Value, _ directive: Directive, isMarkup: Bool)
    -> String?
  {
    let isForgiven = value.undefined?.isNoElse == true || options.undefined != .error
    // Nobody minds being asked what it is; printing it and counting with it are another matter.
    let isAsked = directive.kind == "r" || directive.kind == "a"
    if value.isUndefined, !isAsked, directive.kind != "s" || !isForgiven {
      if usedUndefined(value) != nil { return nil }
    }
    switch directive.kind {
    case "s", "r", "a":
      var text =
        directive.kind == "s"
        ? self.text(of: value) : value.isUndefined ? "Undefined" : Printer.quoted(value)
      if isMarkup { text = escaped(directive.kind == "s" ? value : .text(text)) }
      if let precision = directive.precision {
        text = string(text.unicodeScalars.prefix(precision))
      }
      return directive.padded(text)
    case "c":
      if let text = value.text, text.unicodeScalars.count == 1 { return directive.padded(text) }
      guard case .integer(let code)? = Number(value), let code = UInt32(exactly: code),
        let scalar = Unicode.Scalar(code)
      else {
        fail(.wanted("một ký tự", "a character", got: value))
        return nil
      }
      return directive.padded(String(scalar))
    default:
      guard let number = Number(value) else {
        fail(.wanted("số", "a number", got: value))
        return nil
      }
      if number.isFloat, "oxX".unicodeScalars.contains(directive.kind) {
        fail(.wanted("số nguyên", "a whole number", got: value))
        return nil
      }
      return directive.padded(number: number)
    }
  }
}

/// One `%…` of a format.
private struct Directive {
  var name: String?
  var isLeft = false
  var isZeroPadded = false
  var isAlternate = false
  var sign = ""
  var width = 0
  var precision: Int?
  var starWidth = false
  var starPrecision = false
  var kind: Unicode.Scalar = "s"

  /// Reads what follows a percent sign; nil when it is incomplete or unknown.
  init?(_ rest: inout Substring.UnicodeScalarView) {
    if rest.first == "(" {
      rest.removeFirst()
      guard let end = rest.firstIndex(of: ")") else { return nil }
      name = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    flags: while let flag = rest.first {
      switch flag {
      case "-": isLeft = true
      case "0": isZeroPadded = true
      case "#": isAlternate = true
      case "+": sign = "+"
      case " ": if sign.isEmpty { sign = " " }
      default: break flags
      }
      rest.removeFirst()
    }
    func digits() -> Int? {
      var value: Int?
      while let digit = rest.first, ("0"..."9").contains(digit) {
        value = min((value ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
        rest.removeFirst()
      }
      return value
    }
    if rest.first == "*" {
      rest.removeFirst()
      starWidth = true
    } else {
      width = digits() ?? 0
    }
    if rest.first == "." {
      rest.removeFirst()
      if rest.first == "*" {
        rest.removeFirst()
        starPrecision = true
      } else {
        precision = digits() ?? 0
      }
    }
    while let length = rest.first, "hlL".unicodeScalars.contains(length) { rest.removeFirst() }
    guard let kind = rest.popFirst(), "sracdiuoxXeEfFgG%".unicodeScalars.contains(kind) else {
      return nil
    }
    self.kind = kind
  }

  func padded(_ text: String) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let blanks = repeated(" ", missing)
    return isLeft ? text + blanks : blanks + text
  }

  func padded(number: Number) -> String {
    var digits: String
    var prefix = ""
    switch kind {
    case "d", "i", "u", "o", "x", "X":
      let whole = number.big
      let magnitude = whole.magnitude
      switch kind {
      case "o": (digits, prefix) = (magnitude.text(radix: 8), isAlternate ? "0o" : "")
      case "x": (digits, prefix) = (magnitude.text(radix: 16), isAlternate ? "0x" : "")
      case "X":
        (digits, prefix) = (magnitude.text(radix: 16).uppercased(), isAlternate ? "0X" : "")
      default: digits = magnitude.description
      }
      if let precision, digits.utf8.count < precision {
        digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
      }
      prefix = (whole.isNegative ? "-" : sign) + prefix
    default:
      let value = number.double
      let places = precision ?? 6
      switch kind {
      case "e", "E": digits = Decimals.scientific(value.magnitude, places: places)
      case "g", "G":
        digits = Decimals.general(
          value.magnitude, precision: places, keepsZeros: isAlternate)
      default: digits = Decimals.fixed(value.magnitude, places: places)
      }
      if "EFG".unicodeScalars.contains(kind) { digits = digits.uppercased() }
      prefix = value.sign == .minus && !value.isNaN ? "-" : sign
    }
    let missing = width - digits.utf8.count - prefix.utf8.count
    if isZeroPadded, !isLeft, missing > 0 {
      return prefix + repeated("0", missing) + digits
    }
    return padded(prefix + digits)
  }
}

extension BigInteger {
  /// Digits in a base that is a power of two, from 2 to 16.
  func text(radix: Int) -> String {
    if let small { return String(small, radix: radix) }
    var digits: [String] = []
    var rest = magnitude
    while let (quotient, remainder) = rest.dividedDown(by: BigInteger(radix)), !rest.isZero {
      digits.append(String(remainder.small ?? 0, radix: radix))
      rest = quotient
    }
    return (isNegative ? "-" : "") + digits.reversed().joined()
  }
}
