import Groundwork

/// What a template gets for a name, field or item that does not exist.
final class Undefined: ValueObject {
  enum Reason: Sendable {
    /// Nothing has the name.
    case name
    /// An imported template defines nothing by the name; what else it does, for a suggestion.
    case export(known: [String])
    case field(of: Phrase, known: [String])
    case item(of: Phrase)
    /// A macro's parameter that the call left out.
    case parameter
    /// An empty list has no first, smallest … item.
    case emptyList
    /// An inline `if` without `else`: Jinja prints nothing for it, whatever the policy.
    case noElse
    /// The finding is made already; whatever is made of this says nothing more.
    case reported

    /// The code of the finding.
    var code: String {
      switch self {
      case .name, .export: "unknown-name"
      case .field: "unknown-field"
      case .item, .emptyList, .reported: "no-item"
      case .parameter: "missing-argument"
      case .noElse: "no-else"
      }
    }
  }
  /// As the template wrote it: `don_vi.ten`.
  let path: String
  let reason: Reason
  let unit: Unit?
  let range: Range<Int32>

  init(_ path: String, _ reason: Reason, unit: Unit?, range: Range<Int32>) {
    self.path = path
    self.reason = reason
    self.unit = unit
    self.range = range
  }
  var kind: String { "undefined" }
  var isNoElse: Bool {
    if case .noElse = reason { true } else { false }
  }
  var isReported: Bool {
    if case .reported = reason { true } else { false }
  }
}

/// A row of values that Python does not print as a list.
final class Series: ValueObject {
  enum Style: Sendable {
    case tuple
    case range(Int, Int, Int)
    /// What a record's `keys()`, `values()` and `items()` give.
    case view(String)
    /// A group of `groupby`: `grouper` and `list`.
    case group
  }
  let style: Style
  let items: [Value]

  init(_ style: Style, _ items: [Value]) {
    self.style = style
    self.items = items
  }
  var kind: String { "tuple" }
  var isTuple: Bool {
    switch style {
    case .tuple, .group: true
    case .range, .view: false
    }
  }
}

/// A record whose keys are not all text.
final class Mapping: ValueObject {
  let entries: [(key: Value, value: Value)]

  init(_ entries: [(key: Value, value: Value)]) { self.entries = entries }
  var kind: String { "dict" }
  func value(of key: Value) -> Value? { entries.last { isEqual($0.key, key) }?.value }
}

/// A whole number too large for the machine's own.
final class BigNumber: ValueObject {
  let value: BigInteger

  init(_ value: BigInteger) { self.value = value }
  var kind: String { "number" }
}

/// A thing that changes while a template runs; the running program holds what is in it.
final class Cell: ValueObject {
  enum Kind: Sendable { case namespace, cycler, joiner }
  let what: Kind
  let number: Int

  init(_ what: Kind, _ number: Int) {
    self.what = what
    self.number = number
  }
  var kind: String { "\(what)" }
}

/// `loop`, as long as its loop runs.
final class LoopHandle: ValueObject {
  let level: Int
  let serial: Int

  init(level: Int, serial: Int) {
    self.level = level
    self.serial = serial
  }
  var kind: String { "loop" }
}

/// A macro, or the body of a `call`, with the frame it was defined in.
final class Macro: ValueObject {
  let unit: Unit
  let function: Int
  let frame: Int
  let serial: Int
  /// Whether values are escaped where it was defined; where it is called does not matter.
  let escapes: Bool

  init(unit: Unit, function: Int, frame: Int, serial: Int, escapes: Bool) {
    self.escapes = escapes
    self.unit = unit
    self.function = function
    self.frame = frame
    self.serial = serial
  }
  var kind: String { "macro" }
}

/// `super`, or one block of `self`.
final class BlockHandle: ValueObject {
  let name: String
  let level: Int

  init(_ name: String, level: Int) {
    self.name = name
    self.level = level
  }
  var kind: String { "block" }
}

/// The name `self` in a template with blocks.
final class SelfHandle: ValueObject {
  var kind: String { "self" }
}

/// What an imported template defines.
final class Module: ValueObject {
  let exports: [String: Value]
  let text: Value

  init(_ exports: [String: Value], text: Value) {
    self.exports = exports
    self.text = text
  }
  var kind: String { "module" }
}

/// A function of the language itself.
final class Builtin: ValueObject {
  enum Name: String, Sendable, CaseIterable { case range, dict, cycler, joiner, namespace, lipsum }
  let name: Name

  init(_ name: Name) { self.name = name }
  var kind: String { "function" }

  static let all: [String: Value] = Dictionary(
    uniqueKeysWithValues: Name.allCases.map { ($0.rawValue, Value(.object(Builtin($0)))) })
}

extension Value {
  /// A value whose trouble has been reported.
  static let failed = Value(
    .object(Undefined("", .reported, unit: nil, range: 0..<0)))

  static func tuple(_ items: [Value]) -> Value { Value(.object(Series(.tuple, items))) }
  static func markup(_ text: String) -> Value { Value(.markup(text)) }

  var object: (any ValueObject)? {
    if case .object(let object) = payload { object } else { nil }
  }
  /// Whether it is what a record's `keys()`, `values()` or `items()` gave.
  var isView: Bool {
    if case .view? = (object as? Series)?.style { true } else { false }
  }
  var undefined: Undefined? { object as? Undefined }
  var isUndefined: Bool { undefined != nil }
  var isMarkup: Bool {
    if case .markup = payload { true } else { false }
  }
  /// The items of a list or tuple; nil for everything else.
  var sequence: [Value]? {
    switch payload {
    case .list(let items): items
    case .object(let object): (object as? Series)?.items
    default: nil
    }
  }
}
