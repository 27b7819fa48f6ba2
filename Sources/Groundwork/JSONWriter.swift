/// Writes JSON by hand, in the order it is told, so that the same data gives the same bytes.
public struct JSONWriter: Sendable {
  public private(set) var sink = ByteSink()
  private var depth = 0
  private var needsComma = false
  private let indented: Bool

  /// - Parameters:
  ///   - text: what stands before the JSON.
  ///   - capacity: about how many bytes it will take.
  public init(indented: Bool = true, after text: String = "", reserving capacity: Int = 0) {
    self.indented = indented
    sink = ByteSink(reserving: capacity)
    sink.append(text)
  }

  /// Writes one value that is to stand in another text, so many objects and lists deep: see
  /// `fragment`.
  public init(inside depth: Int) {
    indented = true
    self.depth = depth
    afterKey = true
  }

  public var text: String { sink.text }

  /// What was written, and the end of the line that a file ends with.
  public consuming func file() -> [UInt8] {
    sink.append(byte: UInt8(ascii: "\n"))
    return sink.bytes
  }

  public mutating func object(_ fill: (inout JSONWriter) -> Void) { nest("{", "}", fill) }
  public mutating func array(_ fill: (inout JSONWriter) -> Void) { nest("[", "]", fill) }

  /// Starts a member; the next thing written is its value.
  public mutating func key(_ name: String) {
    separate()
    quoted(name)
    sink.append(indented ? ": " : ":")
    needsComma = false
    afterKey = true
  }
  private var afterKey = false

  public mutating func string(_ text: String) {
    separate()
    quoted(text)
  }
  public mutating func integer(_ value: Int) { raw(String(value)) }
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  public mutating func null() { raw("null") }
  public mutating func number(_ value: Double) {
    // JSON has no words for these.
    raw(value.isFinite ? "\(value)" : "null")
  }

  /// Any data; dates become ISO text, objects null.
  public mutating func value(_ value: Value) {
    switch value.payload {
    case .none, .object: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .number(let value): number(value)
    case .text(let text), .markup(let text): string(text)
    case .date(let date): string(date.description)
    case .list(let items): array { for item in items { $0.value(item) } }
    case .record(let record):
      object {
        for (name, value) in record.fields {
          $0.key(name)
          $0.value(value)
        }
      }
    }
  }

  /// A value that another writer wrote for this depth.
  public mutating func fragment(_ json: [UInt8]) {
    separate()
    sink.append(json)
  }

  private mutating func raw(_ text: String) {
    separate()
    sink.append(text)
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
    } else {
      if needsComma { sink.append(byte: UInt8(ascii: ",")) }
      newline()
    }
    needsComma = true
  }

  private mutating func newline() {
    guard indented, depth > 0 else { return }
    sink.append(byte: UInt8(ascii: "\n"))
    for _ in 0..<depth { sink.append("  ") }
  }

  private mutating func nest(_ open: String, _ close: String, _ fill: (inout JSONWriter) -> Void) {
    separate()
    sink.append(open)
    depth += 1
    needsComma = false
    fill(&self)
    depth -= 1
    if needsComma, indented {
      sink.append(byte: UInt8(ascii: "\n"))
      for _ in 0..<depth { sink.append("  ") }
    }
    sink.append(close)
    needsComma = true
  }

  private mutating func quoted(_ text: String) {
    sink.append(byte: UInt8(ascii: "\""))
    // Most text has nothing to escape.
    if Self.isPlain(text) {
      sink.append(text)
    } else {
      for byte in text.utf8 {
        if Self.needsEscape(byte) {
          sink.append(Self.escape(byte))
        } else {
          sink.append(byte: byte)
        }
      }
    }
    sink.append(byte: UInt8(ascii: "\""))
  }

  private static func isPlain(_ text: String) -> Bool {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8Span.span
    for index in bytes.indices where needsEscape(bytes[index]) { return false }
    return true
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case UInt8(ascii: "\n"): return "\\n"
    case UInt8(ascii: "\r"): return "\\r"
    case UInt8(ascii: "\t"): return "\\t"
    default:
      let hex = String(byte, radix: 16)
      return (hex.utf8.count == 1 ? "\\u000" : "\\u00") + hex
    }
  }
}
