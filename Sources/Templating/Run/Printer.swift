import Groundwork

/// Values as Python prints them.
enum Printer {
  /// `str(value)`.
  static func text(_ value: Value) -> String {
    switch value.payload {
    case .text(let text), .markup(let text): return text
    default:
      var bytes: [UInt8] = []
      append(value, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  static func append(_ value: Value, to bytes: inout [UInt8], limit: Int = .max) {
    switch value.payload {
    case .text(let text), .markup(let text): bytes.append(contentsOf: text.utf8)
    case .integer(let value): append(value, to: &bytes)
    case .date(let date): append(date, to: &bytes)
    case .object(let object as Undefined) where !object.isReported || object.path.isEmpty: break
    case .object(let object as Module): append(object.text, to: &bytes)
    default: appendQuoted(value, to: &bytes, limit)
    }
  }

  /// `repr(value)`: as inside a printed list.
  static func quoted(_ value: Value) -> String {
    var bytes: [UInt8] = []
    appendQuoted(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func appendQuoted(_ value: Value, to bytes: inout [UInt8], _ limit: Int = .max) {
    // Past the limit nobody reads on: the caller complains of the length.
    if bytes.count > limit { return }
    switch value.payload {
    case .none: bytes.append(contentsOf: "None".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "True" : "False").utf8)
    case .integer(let value): append(value, to: &bytes)
    case .number(let value): bytes.append(contentsOf: number(value).utf8)
    case .text(let text): appendQuoted(text, to: &bytes)
    case .markup(let text):
      bytes.append(contentsOf: "Markup(".utf8)
      appendQuoted(text, to: &bytes)
      bytes.append(UInt8(ascii: ")"))
    case .date(let date): append(date, to: &bytes)
    case .list(let items): appendItems(items, "[", "]", to: &bytes, limit)
    case .record(let record):
      bytes.append(UInt8(ascii: "{"))
      for (index, (name, value)) in record.fields.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        appendQuoted(name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        appendQuoted(value, to: &bytes, limit)
      }
      bytes.append(UInt8(ascii: "}"))
    case .object(let object): append(object, to: &bytes, limit)
    }
  }

  private static func append(_ object: any ValueObject, to bytes: inout [UInt8], _ limit: Int) {
    switch object {
    case let series as Series:
      switch series.style {
      case .tuple, .group:
        appendItems(series.items, "(", series.items.count == 1 ? ",)" : ")", to: &bytes, limit)
      case .view(let name): appendItems(series.items, name + "([", "])", to: &bytes, limit)
      case .range(let from, let to, let by):
        let step = by == 1 ? "" : ", \(by)"
        bytes.append(contentsOf: "range(\(from), \(to)\(step))".utf8)
      }
    case let mapping as Mapping:
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in mapping.entries.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        appendQuoted(entry.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        appendQuoted(entry.value, to: &bytes, limit)
      }
      bytes.append(UInt8(ascii: "}"))
    case let number as BigNumber: bytes.append(contentsOf: number.value.description.utf8)
    case is Undefined: bytes.append(contentsOf: "Undefined".utf8)
    default: bytes.append(contentsOf: "<\(object.kind)>".utf8)
    }
  }

  private static func appendItems(
    _ items: [Value], _ open: String, _ close: String, to bytes: inout [UInt8], _ limit: Int
  ) {
    bytes.append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(contentsOf: ", ".utf8) }
      appendQuoted(item, to: &bytes, limit)
      if bytes.count > limit { return }
    }
    bytes.append(contentsOf: close.utf8)
  }

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    guard value >= 0, value < 10 else {
      bytes.append(contentsOf: String(value).utf8)
      return
    }
    bytes.append(UInt8(ascii: "0") + UInt8(value))
  }

  /// 05/01/2026: how clerks write a date where nothing else is asked for.
  private static func append(_ date: CalendarDate, to bytes: inout [UInt8]) {
    func padded(_ number: Int, _ width: Int) {
      let digits = String(number).utf8
      for _ in 0..<max(0, width - digits.count) { bytes.append(UInt8(ascii: "0")) }
      bytes.append(contentsOf: digits)
    }
    padded(date.day, 2)
    bytes.append(UInt8(ascii: "/"))
    padded(date.month, 2)
    bytes.append(UInt8(ascii: "/"))
    padded(date.year, 4)
  }

  /// The shortest digits that read back as the same number, laid out as Python does.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    let (digits, point) = shortestDigits(of: value.magnitude)
    let sign = value < 0 ? "-" : ""
    if point > 16 || point < -3 {
      let exponent = point - 1
      let size = String(exponent.magnitude)
      let tail = digits.dropFirst()
      return sign + digits.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "e"
        + (exponent < 0 ? "-" : "+") + (size.count < 2 ? "0" : "") + size
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// Digits without zeros at either end, and where the point stands: 0.012 is “12” and -1.
  private static func shortestDigits(of value: Double) -> (String, Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var parts = value.description.utf8.split(separator: UInt8(ascii: "e"))[...]
    for byte in parts.removeFirst() {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    if let part = parts.first, let number = Int(String(part) ?? "") { exponent = number }
    var place = (point ?? digits.count) + exponent
    while digits.first == UInt8(ascii: "0"), digits.count > 1 {
      digits.removeFirst()
      place -= 1
    }
    while digits.last == UInt8(ascii: "0"), digits.count > 1 { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), place)
  }

  /// Python's choice of quotes and escapes.
  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    let usesDouble =
      text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\""))
    let quote = usesDouble ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    bytes.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "'" where !usesDouble: bytes.append(contentsOf: "\\'".utf8)
      default:
        if scalar.isASCII, scalar.value >= 0x20, scalar.value < 0x7F {
          bytes.append(UInt8(scalar.value))
        } else if isPrintable(scalar) {
          bytes.append(contentsOf: String(scalar).utf8)
        } else {
          let hex = String(scalar.value, radix: 16)
          let (letter, width) =
            scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
          bytes.append(contentsOf: ("\\" + letter).utf8)
          bytes.append(
            contentsOf: (String(repeating: "0", count: width - hex.count) + hex).utf8)
        }
      }
    }
    bytes.append(quote)
  }

  /// Whether Python prints the character as it is, and not as an escape.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
