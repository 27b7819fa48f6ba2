/// Data as templates, rules and sheets see it, with the place it came from.
///
/// The origin travels with the value and never takes part in comparisons: two twelves are equal
/// wherever they were typed.
public struct Value: Sendable {
  /// What a value is.
  public enum Payload: Sendable {
    /// Deliberately nothing: an empty cell, YAML's `null`, Jinja's `none`.
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    /// Text as typed, in Unicode's composed form (NFC).
    case text(String)
    /// Text that already is markup of the host, and is not escaped again.
    case markup(String)
    case date(CalendarDate)
    case list([Value])
    case record(Record)
    /// A thing that only a running template knows, such as a macro or a namespace.
    case object(any ValueObject)
  }

  public var payload: Payload
  public var origin: Origin

  public init(_ payload: Payload, from origin: Origin = .none) {
    self.payload = payload
    self.origin = origin
  }
}

/// A value with behaviour of its own, made by the room that runs templates.
///
/// Two objects are equal when they are the same object.
public protocol ValueObject: AnyObject, Sendable {
  /// What the object is called in messages, such as “macro”.
  var kind: String { get }
}

extension Value {
  public static let none = Value(.none)
  public static func bool(_ value: Bool) -> Value { Value(.bool(value)) }
  public static func integer(_ value: Int) -> Value { Value(.integer(value)) }
  public static func number(_ value: Double) -> Value { Value(.number(value)) }
  public static func text(_ value: String) -> Value { Value(.text(value)) }
  public static func date(_ value: CalendarDate) -> Value { Value(.date(value)) }
  public static func list(_ value: [Value]) -> Value { Value(.list(value)) }
  public static func record(_ value: Record) -> Value { Value(.record(value)) }

  public var isNone: Bool {
    if case .none = payload { true } else { false }
  }
  /// The text, when this is text or markup; nil for anything else, numbers too.
  public var text: String? {
    switch payload {
    case .text(let text), .markup(let text): text
    default: nil
    }
  }
  public var integer: Int? {
    switch payload {
    case .integer(let value): value
    // A workbook keeps every number as a double; 12.0 is a count all the same.
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }
  public var number: Double? {
    switch payload {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
  public var bool: Bool? {
    if case .bool(let value) = payload { value } else { nil }
  }
  public var date: CalendarDate? {
    if case .date(let value) = payload { value } else { nil }
  }
  public var list: [Value]? {
    if case .list(let value) = payload { value } else { nil }
  }
  public var record: Record? {
    if case .record(let value) = payload { value } else { nil }
  }

  /// The field of a record; nil when this is not a record or has no such field.
  public subscript(name: String) -> Value? { record?[name] }

  /// The same value, said to come from elsewhere.
  public func from(_ origin: Origin) -> Value { Value(payload, from: origin) }

  /// What kind of value this is, for messages.
  public var kind: Phrase {
    switch payload {
    case .none: Phrase(vi: "ô trống", en: "nothing")
    case .bool: Phrase(vi: "đúng/sai", en: "true or false")
    case .integer, .number: Phrase(vi: "số", en: "a number")
    case .text, .markup: Phrase(vi: "chữ", en: "text")
    case .date: Phrase(vi: "ngày tháng", en: "a date")
    case .list: Phrase(vi: "danh sách", en: "a list")
    case .record: Phrase(vi: "bản ghi", en: "a record")
    case .object(let object): Phrase(object.kind)
    }
  }
}

extension Value: Equatable {
  public static func == (left: Value, right: Value) -> Bool {
    switch (left.payload, right.payload) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)): Double(a) == b
    case (.text(let a), .text(let b)), (.markup(let a), .markup(let b)),
      (.text(let a), .markup(let b)), (.markup(let a), .text(let b)):
      a == b
    case (.date(let a), .date(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    case (.object(let a), .object(let b)): a === b
    default: false
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self.init(.text(value)) }
  public init(integerLiteral value: Int) { self.init(.integer(value)) }
  public init(floatLiteral value: Double) { self.init(.number(value)) }
  public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
  public init(arrayLiteral elements: Value...) { self.init(.list(elements)) }
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(.record(Record(elements)))
  }
}
