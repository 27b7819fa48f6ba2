import Groundwork

/// Reads one line of JSON, as differential.py writes it, into a value; the order of keys is kept.
///
/// The writer is our own, so that nothing here tries to survive text that is no JSON.
struct CaseReader {
  private let bytes: [UInt8]
  private var at = 0

  /// The value on a line; nil when the line ends too early or holds something else.
  static func value(in line: String) -> Value? {
    var reader = CaseReader(line)
    return reader.value()
  }

  private init(_ line: String) { bytes = Array(line.utf8) }

  private mutating func next() -> UInt8? {
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    guard at < bytes.count else { return nil }
    return bytes[at]
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    at += 1
    return true
  }

  private mutating func value() -> Value? {
    switch next() {
    case UInt8(ascii: "{")?: return record()
    case UInt8(ascii: "[")?: return list()
    case UInt8(ascii: "\"")?: return text().map { .text($0) }
    case UInt8(ascii: "t")?: return word("true", .bool(true))
    case UInt8(ascii: "f")?: return word("false", .bool(false))
    case UInt8(ascii: "n")?: return word("null", .none)
    case nil: return nil
    default: return number()
    }
  }

  private mutating func word(_ spelling: String, _ value: Value) -> Value? {
    guard bytes[at...].starts(with: spelling.utf8) else { return nil }
    at += spelling.utf8.count
    return value
  }

  private mutating func number() -> Value? {
    let start = at
    while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
    let spelling = String(decoding: bytes[start..<at], as: UTF8.self)
    return Int(spelling).map { .integer($0) } ?? Double(spelling).map { .number($0) }
  }

  private mutating func list() -> Value? {
    at += 1
    var items: [Value] = []
    while !take(UInt8(ascii: "]")) {
      if !items.isEmpty, !take(UInt8(ascii: ",")) { return nil }
      guard let item = value() else { return nil }
      items.append(item)
    }
    return .list(items)
  }

  private mutating func record() -> Value? {
    at += 1
    var fields: [(String, Value)] = []
    while !take(UInt8(ascii: "}")) {
      if !fields.isEmpty, !take(UInt8(ascii: ",")) { return nil }
      guard next() == UInt8(ascii: "\""), let name = text(), take(UInt8(ascii: ":")),
        let value = value()
      else { return nil }
      fields.append((name, value))
    }
    return .record(Record(fields))
  }

  private mutating func text() -> String? {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        out += String(scalar).utf8
      default: out.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "u"):
      // Characters beyond the first plane are written as they are.
      guard at + 4 <= bytes.count else { return nil }
      let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
      at += 4
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    default: return Unicode.Scalar(byte)
    }
  }
}
