import Dispatch
public import Groundwork
import Synchronization

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
  private let bytes: [UInt8]
  private let source: Int
  private let composing: Bool
  /// Whether a long list may still be read in two halves at the same time.
  private var mayHalve: Bool
  private var position = 0
  private var line = 1
  /// Where the current line starts.
  private var lineStart = 0
  /// Bytes of the current line so far that start no scalar; columns count scalars.
  private var continuations = 0
  /// The last object at each depth: rows of one list share its shape.
  private var models: [Model?] = []
  /// How many items the last list at each depth had.
  private var lengths: [Int] = []
  /// Where the names of the objects that are being read start, the innermost last.
  private var nameStarts: [Int] = []
  private var legacy = LegacyText()
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
  private enum Ending { case atBracket, atStop }

  /// Reads the items of a list from the start of one on, up to and with its bracket, or up to where
  /// one starts at `stop`; nil when something cannot be read.
  private mutating func items(
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

  /// The text that starts here, and whether it might be in an old encoding.
  private mutating func string() -> (String, isSuspect: Bool)? {
    let opening = position
    position += 1
    var start = position
    /// What comes before the last escape; nil as long as there is none.
    var out: [UInt8]?
    while true {
      let run = PlainRun(bytes.span, from: position)
      continuations += run.continuations
      position = run.end
      guard position < bytes.count else {
        position = opening
        return fail(.openQuote)
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        // Most texts have no escape, and are taken straight from the file.
        let written: String
        let isSuspect: Bool
        if var out {
          out += bytes[start..<position]
          written = String(decoding: out, as: UTF8.self)
          isSuspect = true
        } else {
          (written, isSuspect) = plain(start..<position, isASCII: run.continuations == 0)
        }
        position += 1
        return (composing ? written.composed : written, isSuspect)
      case UInt8(ascii: "\\"):
        var before = out ?? []
        before += bytes[start..<position]
        guard escape(into: &before) else { return nil }
        out = before
        start = position
      default:
        // A line end inside quotes: nearly always a quote that was not closed.
        if bytes[position] == UInt8(ascii: "\n") { position = opening }
        return fail(position == opening ? .openQuote : .controlCharacter)
      }
    }
  }

  /// The text of some bytes, and whether it might be in an old encoding.
  private func plain(_ range: Range<Int>, isASCII: Bool) -> (String, isSuspect: Bool) {
    let bytes = bytes.span.extracting(range)
    // The whole file is known to be UTF-8, and no text of it ends inside of a scalar.
    let text = unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: isASCII))
    return (text, !isASCII && LegacyEncoding.isSuspect(bytes))
  }

  private mutating func escape(into out: inout [UInt8]) -> Bool {
    guard position + 1 < bytes.count else {
      fail(.endsEarly)
      return false
    }
    let kind = bytes[position + 1]
    if let plain = Self.escapes[kind] {
      out.append(plain)
      position += 2
      return true
    }
    guard kind == UInt8(ascii: "u"), var code = hex(at: position + 2) else {
      fail(.badEscape)
      return false
    }
    var length = 6
    if (0xD800...0xDBFF).contains(code), position + 7 < bytes.count,
      bytes[position + 6] == UInt8(ascii: "\\"), bytes[position + 7] == UInt8(ascii: "u"),
      let low = hex(at: position + 8), (0xDC00...0xDFFF).contains(low)
    {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      length = 12
    }
    guard let scalar = Unicode.Scalar(code) else {
      fail(.badEscape)
      return false
    }
    out += Array(String(Character(scalar)).utf8)
    position += length
    return true
  }
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private func hex(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - 55)
      default: return nil
      }
    }
    return code
  }

  private mutating func number() -> Value.Payload? {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else { return fail(.badNumber) }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
      position = start
      return fail(.leadingZero)
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard digits() > 0 else { return fail(.badNumber) }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { return fail(.badNumber) }
    }
    if isWhole, position - start <= 18 { return .integer(smallInteger(from: start)) }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(written) { return .integer(integer) }
    guard let number = Double(written), number.isFinite else {
      position = start
      return fail(.hugeNumber)
    }
    return .number(number)
  }

  /// The integer in the bytes up to here, which are too few for more than 64 bits.
  private func smallInteger(from start: Int) -> Int {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var number = 0
    for index in (isNegative ? start + 1 : start)..<position {
      number = number * 10 + Int(bytes[index] & 0x0F)
    }
    return isNegative ? -number : number
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    return position - start
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

  private mutating func take(_ byte: UInt8) -> Bool {
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

  // MARK: Halves

  /// What one of two readers read.
  private struct Half: Sendable {
    var reader: JSONReader
    var values: [Value] = []
    var ending: Ending?

    mutating func read(depth: Int, upTo stop: Int = -1) {
      ending = reader.items(into: &values, depth: depth, upTo: stop)
    }
  }

  /// Reads the rest of a list that started with the item at `start`: the second half of it while
  /// the first is read.
  ///
  /// False, with nothing read, when too little is left, when one of them found something wrong, or
  /// when the second did not start where the first came to an item.
  private mutating func readHalves(
    into values: inout [Value], from start: Int, depth: Int
  ) -> Bool {
    guard bytes.count - position >= 2 * Self.leastHalf else { return false }
    // Whatever comes of it, the search is not made again for the next list, and the next.
    mayHalve = false
    guard let middle = middle(ofListFrom: start) else { return false }
    var ahead = self
    (ahead.findings, ahead.legacy) = (Findings(), LegacyText())
    let front = Mutex(Half(reader: self))
    let back = Mutex(Half(reader: ahead))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        front.withLock { $0.read(depth: depth, upTo: middle) }
      } else {
        back.withLock {
          $0.reader.skip(to: middle)
          $0.read(depth: depth)
        }
      }
    }
    let (first, second) = (front.withLock { $0 }, back.withLock { $0 })
    switch (first.ending, second.ending) {
    case (.atBracket, _):
      self = first.reader
      values += first.values
      return true
    case (.atStop, .atBracket):
      self = second.reader
      (findings, legacy) = (first.reader.findings, first.reader.legacy)
      findings.add(second.reader.findings)
      legacy.add(second.reader.legacy)
      values += first.values
      values += second.values
      return true
    default:
      return false
    }
  }

  /// Where an item of a list starts, about half way to the end of the file; nil when none is found.
  ///
  /// Records of one list start alike, `{"so":`, and no text holds a quote that is not escaped. A
  /// record further inside may start so too; whoever reads from the front never comes to it as an
  /// item, and reads the whole list.
  private func middle(ofListFrom first: Int) -> Int? {
    guard let start = start(ofRecordAt: first) else { return nil }
    let half = position + (bytes.count - position) / 2
    for at in half..<min(half + Self.leastHalf, bytes.count) where bytes[at] == UInt8(ascii: "{") {
      if bytes[at...].starts(with: start),
        bytes[..<at].last(where: { !Self.isBlank($0) }) == Self.comma
      {
        return at
      }
    }
    return nil
  }
  /// Less is read before another thread has started.
  private static let leastHalf = 128 << 10
  private static let comma = UInt8(ascii: ",")

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  /// What a record starts with, up to the end of its first name: `{"so"`; nil for other values.
  private func start(ofRecordAt place: Int) -> ArraySlice<UInt8>? {
    guard bytes[place] == UInt8(ascii: "{"),
      let opening = bytes[(place + 1)...].firstIndex(where: { !Self.isBlank($0) }),
      bytes[opening] == UInt8(ascii: "\"")
    else { return nil }
    let closing = PlainRun(bytes.span, from: opening + 1).end
    guard closing < bytes.count, bytes[closing] == UInt8(ascii: "\"") else { return nil }
    return bytes[place...closing]
  }

  /// Goes on to a place further along, without looking at what is on the way.
  private mutating func skip(to place: Int) {
    for at in position..<place where bytes[at] == UInt8(ascii: "\n") {
      line += 1
      (lineStart, continuations) = (at + 1, 0)
    }
    let start = max(position, lineStart)
    continuations += bytes[start..<place].count { UTF8.isContinuation($0) }
    position = place
  }

  @discardableResult
  private mutating func fail<T>(_ message: Phrase, code: String = "json.syntax") -> T? {
    findings.add(text.finding(.error, code, message, at: text.place(ofByte: position)))
    return nil
  }

  private mutating func fail(_ message: Phrase, code: String = "json.syntax") {
    let _: Never? = fail(message, code: code)
  }
}

extension Phrase {
  fileprivate static let endsEarly = Phrase(
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
  fileprivate static let openQuote = Phrase(
    vi: "dấu nháy mở mà không đóng", en: "the quote is never closed")
  fileprivate static let controlCharacter = Phrase(
    vi: "ký tự điều khiển trong chữ phải viết bằng “\\”",
    en: "a control character in text is written with “\\”")
  fileprivate static let badEscape = Phrase(
    vi: "sau “\\” không có ký tự nào như vậy", en: "nothing is written like this after “\\”")
  fileprivate static let badNumber = Phrase(vi: "số viết chưa đủ", en: "the number is cut off")
  fileprivate static let leadingZero = Phrase(
    vi: "số không bắt đầu bằng 0; nếu là mã thì đặt trong dấu nháy kép",
    en: "a number does not start with 0; put a code in quotes")
  fileprivate static let hugeNumber = Phrase(vi: "số quá lớn", en: "the number is too large")
}
