public import Groundwork

/// Reads a JSON text into data that knows its places.
///
/// Text comes out in composed Unicode; a whole number too large for an integer becomes a number.
/// JSON has no dates: they stay text here, and become dates where a column or a field wants one.
///
/// `asWritten` leaves text as the file has it: what a program wrote, a template prints to the byte.
/// `atOnce` is how many threads may read: with two, a long list of records is read in halves.
/// Nil when anything was found that is an error.
public func readJSON(
  _ source: SourceText, asWritten: Bool = false, atOnce: Int = 1, sources: inout Sources,
  into findings: inout Findings
) -> Value? {
  guard let text = source.decoded(as: "json", into: &findings) else { return nil }
  var reader = JSONReader(
    text, source: sources.number(of: .file(source.file)), composing: !asWritten,
    inHalves: atOnce > 1)
  let value = reader.read()
  findings.add(reader.findings)
  return reader.findings.mustStop ? nil : value
}

/// A parser over bytes that stops at the first thing that is not JSON, and gathers what is JSON but
/// not sensible.
struct JSONReader: Sendable {
  private let text: DecodedText
  let bytes: [UInt8]
  private let source: Int
  let composing: Bool
  /// Whether a long list may still be read in two halves at the same time.
  var mayHalve: Bool
  var position = 0
  var line = 1
  /// Where the current line starts.
  var lineStart = 0
  /// Bytes of the current line so far that start no scalar; columns count scalars.
  var continuations = 0
  /// The last object at each depth: rows of one list share its shape.
  private var models: [Model?] = []
  /// How many items the last list at each depth had.
  private var lengths: [Int] = []
  /// Where the names of the objects that are being read start, the innermost last.
  private var nameStarts: [Int] = []
  var legacy = LegacyText()
  var findings = Findings()

  init(_ text: DecodedText, source: Int, composing: Bool = true, inHalves: Bool = false) {
    self.text = text
    self.source = source
    self.composing = composing
    mayHalve = inHalves
    bytes = text.utf8
  }

  mutating func read() -> Value {
    skipBlanks()
    guard position < bytes.count else {
      fail(Phrase(vi: "tệp trống", en: "the file is empty"))
      return .none
    }
    var values: [Value] = []
    guard value(into: &values, depth: 1) else { return .none }
    skipBlanks()
    if position < bytes.count { fail(.unexpected) }
    if let finding = legacy.finding(as: "json", in: text) { findings.add(finding) }
    return values[0]
  }

  /// Reads one value and puts it behind the others; false when it cannot be read.
  private mutating func value(into values: inout [Value], depth: Int) -> Bool {
    guard depth <= deepestNesting else {
      fail(.tooDeep, code: "json.too-deep")
      return false
    }
    let origin = here()
    guard position < bytes.count else {
      fail(.endsEarly)
      return false
    }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      guard let (text, isSuspect) = string() else { return false }
      if isSuspect {
        legacy.look(
          at: text,
          TextPlace(line: origin.row - self.text.firstLine + 1, column: origin.column))
      }
      values.append(Value(.text(text), from: origin))
      return true
    case UInt8(ascii: "{"):
      guard let record = object(depth: depth) else { return false }
      values.append(Value(.record(record), from: origin))
      return true
    case UInt8(ascii: "["):
      guard let list = array(depth: depth) else { return false }
      values.append(Value(.list(list), from: origin))
      return true
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      guard let number = number() else { return false }
      values.append(Value(number, from: origin))
      return true
    case UInt8(ascii: "t"): return word("true", .bool(true), from: origin, into: &values)
    case UInt8(ascii: "f"): return word("false", .bool(false), from: origin, into: &values)
    case UInt8(ascii: "n"): return word("null", .none, from: origin, into: &values)
    case UInt8(ascii: "'"):
      fail(.singleQuote)
    case UInt8(ascii: "/"), UInt8(ascii: "#"):
      fail(.comment)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      fail(.missingValue)
    default:
      fail(.unexpected)
    }
    return false
  }

  /// What the next object at some depth will most likely look like.
  private final class Model: Sendable {
    let shape: Record.Shape
    /// The names as they stand in the file, with their quotes; empty for one that is written with
    /// an escape.
    let written: [[UInt8]]

    init(shape: Record.Shape, written: [[UInt8]]) {
      self.shape = shape
      self.written = written
    }
  }

  private mutating func object(depth: Int) -> Record? {
    position += 1
    let firstName = nameStarts.count
    defer { nameStarts.removeLast(nameStarts.count - firstName) }
    while models.count <= depth { models.append(nil) }
    let model = models[depth]
    /// How many names were the model's so far; those that follow are gathered.
    var expected = 0
    var names: [String] = []
    var values: [Value] = []
    if let model { values.reserveCapacity(model.written.count) }
    skipBlanks()
    if take(UInt8(ascii: "}")) { return Record() }
    while true {
      skipBlanks()
      nameStarts.append(position)
      guard position < bytes.count else { return fail(.endsEarly) }
      guard bytes[position] == UInt8(ascii: "\"") else {
        return fail(bytes[position] == UInt8(ascii: "}") ? .trailingComma : .nameWanted)
      }
      if let model, names.isEmpty, expected < model.written.count, take(model.written[expected]) {
        expected += 1
      } else {
        if names.isEmpty, let model { names = Array(model.shape.names[..<expected]) }
        guard let (name, _) = string() else { return nil }
        names.append(name)
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else {
        return fail(position < bytes.count ? .colonWanted : .endsEarly)
      }
      skipBlanks()
      guard value(into: &values, depth: depth + 1) else { return nil }
      skipBlanks()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { break }
      return fail(position < bytes.count ? .commaOrBrace : .endsEarly)
    }
    if let model, names.isEmpty {
      if expected == model.written.count { return Record(shape: model.shape, values: values) }
      names = Array(model.shape.names[..<expected])
    }
    let starts = nameStarts[firstName...]
    noteTwins(names, starts)
    let record = Record(zip(names, values).map { ($0, $1) })
    // Two names that are one leave a shape with fewer names: no model for others.
    if record.count == names.count {
      models[depth] = Model(
        shape: record.shape, written: zip(names, starts).map { written($0, at: $1) })
    }
    return record
  }

  /// The bytes of a name with its quotes, where it is written as it is.
  private func written(_ name: String, at start: Int) -> [UInt8] {
    let wanted = [UInt8(ascii: "\"")] + Array(name.utf8) + [UInt8(ascii: "\"")]
    return bytes[start...].starts(with: wanted) ? wanted : []
  }

  /// Finds names that come twice in one object.
  private mutating func noteTwins(_ names: [String], _ starts: ArraySlice<Int>) {
    var seen: [String: Int] = [:]
    for (name, start) in zip(names, starts) {
      guard let first = seen.updateValue(start, forKey: name) else { continue }
      let line = text.firstLine + text.place(ofByte: first).line - 1
      findings.add(
        text.finding(
          .error, "json.duplicate-key",
          Phrase(
            vi: "mục “\(name)” đã có ở dòng \(line)",
            en: "“\(name)” is there already, in line \(line)"),
          at: text.place(ofByte: start), length: name.count + 2))
    }
  }

  private mutating func array(depth: Int) -> [Value]? {
    position += 1
    while lengths.count <= depth { lengths.append(0) }
    var values: [Value] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return [] }
    values.reserveCapacity(min(lengths[depth], Self.mostExpected))
    guard items(into: &values, depth: depth) != nil else { return nil }
    lengths[depth] = values.count
    return values
  }
  /// Rows have some dozens of cells; a list that is longer than the last one pays little to grow.
  private static let mostExpected = 64

  /// Where the reading of a list's items stopped.
  enum Ending { case atBracket, atStop }

  /// Reads the items of a list from the start of one on, up to and with its bracket, or up to where
  /// one starts at `stop`; nil when something cannot be read.
  mutating func items(
    into values: inout [Value], depth: Int, upTo stop: Int = -1
  ) -> Ending? {
    skipBlanks()
    let first = position
    while true {
      skipBlanks()
      if position == stop { return .atStop }
      if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
        return fail(.trailingComma)
      }
      guard value(into: &values, depth: depth + 1) else { return nil }
      skipBlanks()
      if take(UInt8(ascii: ",")) {
        // The list that a file is about lies at its top, or has a name there.
        if mayHalve, depth <= 2, values.count == 1,
          readHalves(into: &values, from: first, depth: depth)
        {
          return .atBracket
        }
        continue
      }
      guard take(UInt8(ascii: "]")) else {
        return fail(position < bytes.count ? .commaOrBracket : .endsEarly)
      }
      return .atBracket
    }
  }

  private mutating func word(
    _ word: String, _ payload: Value.Payload, from origin: Origin, into values: inout [Value]
  ) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else {
      fail(.unexpected)
      return false
    }
    position += word.utf8.count
    values.append(Value(payload, from: origin))
    return true
  }

  /// Takes exactly these bytes; there is nothing to take when there are none.
  private mutating func take(_ wanted: [UInt8]) -> Bool {
    guard !wanted.isEmpty, bytes.count - position >= wanted.count else { return false }
    for index in wanted.indices where bytes[position + index] != wanted[index] { return false }
    position += wanted.count
    return true
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        position += 1
        line += 1
        lineStart = position
        continuations = 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      default: return
      }
    }
  }

  /// The current place.
  private func here() -> Origin {
    .line(
      source: source, line: text.firstLine + line - 1,
      column: position - lineStart - continuations + 1)
  }

  @discardableResult
  mutating func fail<T>(_ message: Phrase, code: String = "json.syntax") -> T? {
    findings.add(text.finding(.error, code, message, at: text.place(ofByte: position)))
    return nil
  }

  mutating func fail(_ message: Phrase, code: String = "json.syntax") {
    let _: Never? = fail(message, code: code)
  }
}

extension Phrase {
  static let endsEarly = Phrase(
    vi: "tệp hết giữa chừng", en: "the file ends too early")
  fileprivate static let unexpected = Phrase(
    vi: "ký tự không hợp lệ ở đây", en: "this character may not stand here")
  fileprivate static let missingValue = Phrase(vi: "thiếu giá trị", en: "a value is missing")
  fileprivate static let singleQuote = Phrase(
    vi: "chữ phải đặt trong dấu nháy kép", en: "text stands in double quotes")
  fileprivate static let comment = Phrase(
    vi: "JSON không có chú thích", en: "JSON has no comments")
  fileprivate static let trailingComma = Phrase(
    vi: "thừa dấu phẩy ở cuối", en: "there is a comma too many")
  fileprivate static let nameWanted = Phrase(
    vi: "phải là tên mục trong dấu nháy kép", en: "a name in double quotes must stand here")
  fileprivate static let colonWanted = Phrase(
    vi: "thiếu dấu “:” sau tên mục", en: "the “:” after the name is missing")
  fileprivate static let commaOrBrace = Phrase(
    vi: "phải là “,” hoặc “}”", en: "a “,” or “}” must stand here")
  fileprivate static let commaOrBracket = Phrase(
    vi: "phải là “,” hoặc “]”", en: "a “,” or “]” must stand here")
}
