import Groundwork

extension Interpreter {
  /// Python's `'{} {name:>5}'.format(…)`.
  mutating func braceFormat(_ pattern: Value, _ arguments: Arguments) -> Value {
    var out = ""
    var rest = (pattern.text ?? "").unicodeScalars[...]
    var next = 0
    while let scalar = rest.popFirst() {
      if scalar == "{" || scalar == "}", rest.first == scalar {
        rest.removeFirst()
        out.unicodeScalars.append(scalar)
        continue
      }
      guard scalar == "{" else {
        if scalar == "}" {
          return fail(.badArgument("thừa dấu “}” trong mẫu", "a “}” too many in the format"))
        }
        out.unicodeScalars.append(scalar)
        continue
      }
      guard let end = endOfField(rest) else {
        return fail(.badArgument("thiếu dấu “}” trong mẫu", "a “}” is missing in the format"))
      }
      let field = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      guard let text = replacement(field, arguments, &next, isMarkup: pattern.isMarkup) else {
        return .failed
      }
      out += text
      if out.utf8.count > options.budget.textBytes { return exhausted(.textBytes) }
    }
    return like(pattern, out)
  }

  /// Where a field ends, with the fields that stand in its specification.
  private func endOfField(_ rest: Substring.UnicodeScalarView) -> String.Index? {
    var open = 0
    return rest.indices.first { index in
      if rest[index] == "{" { open += 1 }
      guard rest[index] == "}" else { return false }
      open -= 1
      return open < 0
    }
  }

  /// A specification with the fields in it replaced: `{:>{width}}`.
  private mutating func filled(
    _ specification: String, _ arguments: Arguments, _ next: inout Int
  ) -> String? {
    var out = ""
    var rest = specification.unicodeScalars[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += String(rest[..<open])
      let field = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      guard let text = replacement(field, arguments, &next, isMarkup: false) else { return nil }
      out += text
    }
    return out + String(rest)
  }

  private mutating func replacement(
    _ field: String, _ arguments: Arguments, _ next: inout Int, isMarkup: Bool
  ) -> String? {
    let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
    // `a.b[c]` is a path of fields and items.
    let steps = path[0].split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "[" }
    ).map { $0.hasSuffix("]") ? (String($0.dropLast()), true) : (String($0), false) }
    let key = steps.first?.0 ?? ""
    let found: Value?
    if key.isEmpty {
      found = arguments.positional.indices.contains(next) ? arguments.positional[next] : nil
      next += 1
    } else if let number = Int(key) {
      found = arguments.positional.indices.contains(number) ? arguments.positional[number] : nil
    } else {
      found = arguments.named(key)
    }
    guard var value = found else {
      fail(.missingArgument(key.isEmpty ? "\(next - 1)" : key, of: "format"))
      return nil
    }
    for (step, isItem) in steps.dropFirst() {
      // Python's records have items, and no fields.
      if !isItem, value.record != nil || value.object is Mapping {
        fail(.badArgument("dùng “[\(step)]” để lấy mục", "write “[\(step)]” for an item"))
        return nil
      }
      let key: Value = Int(step).map { .integer($0) } ?? .text(step)
      guard let found = isItem ? item(value, key) : self.attribute(value, step) else {
        if usedUndefined(value) == nil {
          fail(.badArgument("không có mục “\(step)”", "there is no “\(step)”"))
        }
        return nil
      }
      value = found
    }
    var specification = parts.count > 1 ? String(parts[1]) : ""
    if specification.contains("{") {
      guard let filled = filled(specification, arguments, &next) else { return nil }
      specification = filled
    }
    let showsQuotes = path.count > 1 && path[1] == "r"
    if let undefined = value.undefined, !showsQuotes {
      guard specification.isEmpty || options.undefined == .mark else {
        _ = usedUndefined(value)
        return nil
      }
      guard forgaveUndefined(undefined) else { return nil }
      value = .text(printed(undefined))
    }
    if showsQuotes {
      value = .text(value.isUndefined ? "Undefined" : Printer.quoted(value))
    } else if path.count > 1 {
      value = .text(text(of: value))
    }
    guard let text = formatted(value, specification) else { return nil }
    return isMarkup ? escaped(value.isMarkup ? .markup(text) : .text(text)) : text
  }

  /// A value by a format specification: `[[fill]align][sign][#][0][width][,][.precision][type]`.
  private mutating func formatted(_ value: Value, _ specification: String) -> String? {
    var rest = specification.unicodeScalars[...]
    var (fill, align): (Unicode.Scalar, Unicode.Scalar?) = (" ", nil)
    let aligns = "<>^=".unicodeScalars
    if rest.count > 1, aligns.contains(rest[rest.index(after: rest.startIndex)]) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
    } else if let first = rest.first, aligns.contains(first) {
      align = rest.removeFirst()
    }
    let isAlignedByDigits = align == "="
    var sign: String?
    if let first = rest.first, first == "+" || first == "-" || first == " " {
      sign = first == "-" ? "" : String(first)
      rest.removeFirst()
    }
    let showsRadix = rest.first == "#"
    if showsRadix { rest.removeFirst() }
    if rest.first == "0" {
      rest.removeFirst()
      if align == nil { (fill, align) = ("0", "=") }
    }
    func digits() -> Int? {
      var number: Int?
      while let digit = rest.first, ("0"..."9").contains(digit) {
        number = min((number ?? 0) * 10 + Int(digit.value - 48), 1_000_000)
        rest.removeFirst()
      }
      return number
    }
    let width = digits() ?? 0
    var group: String?
    if let first = rest.first, first == "," || first == "_" {
      group = String(first)
      rest.removeFirst()
    }
    var precision: Int?
    if rest.first == "." {
      rest.removeFirst()
      precision = digits()
    }
    let kind = rest.popFirst()
    let isKnown = kind.map { "bcdeEfFgGnosxX%".unicodeScalars.contains($0) } ?? true
    guard rest.isEmpty, isKnown, width <= Self.formatWidth, (precision ?? 0) <= Self.formatWidth
    else {
      fail(.badArgument("mẫu “\(specification)” bị lỗi", "the format “\(specification)” is wrong"))
      return nil
    }
    var body: String
    var prefix = ""
    if let number = Number(value) {
      let wantsWhole = kind.map { "bcdoxX".unicodeScalars.contains($0) } ?? false
      let isWhole = !number.isFloat && (kind == nil || wantsWhole)
      if kind == "s" || number.isFloat && wantsWhole || isWhole && precision != nil {
        fail(.wanted("giá trị hợp mẫu", "a value that fits the format", got: value))
        return nil
      }
    }
    // Python takes `true` for a number as soon as anything is said about its form.
    let number = value.bool == nil || !specification.isEmpty && kind != "s" ? Number(value) : nil
    if let number, kind != "s" {
      switch kind {
      case "f"?, "F"?: body = Decimals.fixed(number.double.magnitude, places: precision ?? 6)
      case "%"?: body = Decimals.fixed(number.double.magnitude * 100, places: precision ?? 6) + "%"
      case "e"?, "E"?:
        body = Decimals.scientific(number.double.magnitude, places: precision ?? 6)
      case "g"?, "G"?:
        body = Decimals.general(
          number.double.magnitude, precision: precision ?? 6, keepsZeros: false)
      case "c"?:
        guard
          let scalar = number.big.small.flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init)
        else {
          fail(.numberTooLarge)
          return nil
        }
        body = String(scalar)
      case "x"?: body = number.big.magnitude.text(radix: 16)
      case "X"?: body = number.big.magnitude.text(radix: 16).uppercased()
      case "o"?: body = number.big.magnitude.text(radix: 8)
      case "b"?: body = number.big.magnitude.text(radix: 2)
      default:
        if number.isFloat {
          body =
            precision.map {
              Decimals.general(number.double.magnitude, precision: $0, keepsZeros: false)
            } ?? Printer.number(number.double.magnitude)
        } else {
          body = number.big.magnitude.description
        }
      }
      if let group { body = grouped(body, group) }
      let isNegative = number.double.sign == .minus && !number.double.isNaN
      prefix = isNegative ? "-" : sign ?? ""
      if showsRadix, let kind, "xXob".unicodeScalars.contains(kind) { prefix += "0" + String(kind) }
      align = align ?? ">"
    } else {
      let isForNumbers =
        kind != nil && kind != "s" || group != nil || sign != nil || showsRadix || isAlignedByDigits
      if isForNumbers {
        fail(.wanted("số", "a number", got: value))
        return nil
      }
      // Python's lists, records and None take no specification at all.
      if !specification.isEmpty, !value.hasFormat {
        fail(.wanted("chữ hoặc số", "text or a number", got: value))
        return nil
      }
      // Zeros before the width fill a text from behind.
      if align == "=" { align = "<" }
      body = text(of: value)
      if let precision { body = string(body.unicodeScalars.prefix(precision)) }
    }
    let missing = max(0, width - body.unicodeScalars.count - prefix.unicodeScalars.count)
    func fills(_ count: Int) -> String { repeated(String(fill), count) }
    switch align {
    case ">"?: return fills(missing) + prefix + body
    case "="?: return prefix + fills(missing) + body
    case "^"?: return fills(missing / 2) + prefix + body + fills(missing - missing / 2)
    default: return prefix + body + fills(missing)
    }
  }

  private func grouped(_ body: String, _ separator: String) -> String {
    let end = body.firstIndex { $0 == "." || $0 == "e" || $0 == "%" } ?? body.endIndex
    var out = ""
    let digits = Array(body[..<end])
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += separator }
      out.append(digit)
    }
    return out + body[end...]
  }
}

extension Value {
  /// Whether a specification can say how the value is set.
  fileprivate var hasFormat: Bool {
    switch payload {
    case .text, .markup, .bool, .integer, .number, .date: true
    case .none, .list, .record, .object: false
    }
  }
}
