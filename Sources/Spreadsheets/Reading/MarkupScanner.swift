/// Walks over the tags of plain XML (see `PlainMarkup`), without events, copies or strings.
///
/// A sheet of half a million cells is some twenty megabytes of short tags; a general parser spends
/// most of its time telling about them one by one. This scanner knows only what plain XML has:
/// tags, attributes, text. It checks what it passes over just enough never to misread it.
struct MarkupScanner {
  enum Tag { case open, close, end }

  /// What stopped the scanner: the XML is malformed here.
  struct Flaw: Error {
    var offset: Int
    var reason: String
  }

  let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int
  private var isInsideTag = false
  private var closesAtOnce = false

  /// Name of the last tag: its first eight bytes as a number, 0 when it is longer.
  private(set) var code: UInt64 = 0
  private(set) var name = 0..<0
  /// What stood between the tag before and this one.
  private(set) var text = 0..<0
  /// Name and value of the last attribute.
  private(set) var attribute: UInt64 = 0
  private(set) var attributeName = 0..<0
  private(set) var value = 0..<0

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  func flaw(_ reason: String) -> Flaw { Flaw(offset: position, reason: reason) }

  /// The next tag.
  ///
  /// `<a/>` gives an open and then a close; attributes not asked for are passed over.
  mutating func next() throws(Flaw) -> Tag {
    while isInsideTag { _ = try nextAttribute() }
    if closesAtOnce {
      closesAtOnce = false
      text = position..<position
      return .close
    }
    var index = position
    while index < end, bytes[index] != UInt8(ascii: "<") { index += 1 }
    text = position..<index
    position = index
    guard index < end else { return .end }
    index += 1
    guard index < end else { throw flaw("unclosed tag") }
    let closes = bytes[index] == UInt8(ascii: "/")
    if closes { index += 1 }
    let start = index
    var packed: UInt64 = 0
    while index < end, Self.isNameByte(bytes[index]) {
      packed = packed << 8 | UInt64(bytes[index])
      index += 1
    }
    guard index > start, index < end else { throw flaw("bad tag") }
    name = start..<index
    code = index - start <= 8 ? packed : 0
    guard closes else {
      position = index
      isInsideTag = true
      return .open
    }
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == UInt8(ascii: ">") else { throw flaw("bad tag") }
    position = index + 1
    return .close
  }

  /// The next attribute of the tag opened last; false when there is none left.
  mutating func nextAttribute() throws(Flaw) -> Bool {
    guard isInsideTag else { return false }
    var index = position
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    guard index + 1 < end || (index < end && bytes[index] == UInt8(ascii: ">")) else {
      throw flaw("unclosed tag")
    }
    if bytes[index] == UInt8(ascii: ">") {
      position = index + 1
      isInsideTag = false
      return false
    }
    if bytes[index] == UInt8(ascii: "/") {
      guard bytes[index + 1] == UInt8(ascii: ">") else { throw flaw("bad tag") }
      position = index + 2
      isInsideTag = false
      closesAtOnce = true
      return false
    }
    let start = index
    var packed: UInt64 = 0
    while index < end, Self.isNameByte(bytes[index]) {
      packed = packed << 8 | UInt64(bytes[index])
      index += 1
    }
    attributeName = start..<index
    attribute = index - start <= 8 ? packed : 0
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    guard index > start, index < end, bytes[index] == UInt8(ascii: "=") else {
      throw flaw("bad attribute")
    }
    index += 1
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    guard index < end else { throw flaw("bad attribute") }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw flaw("bad attribute")
    }
    index += 1
    let first = index
    while index < end, bytes[index] != quote, bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard index < end, bytes[index] == quote else { throw flaw("unclosed attribute") }
    value = first..<index
    position = index + 1
    return true
  }

  /// Passes over what is inside the tag opened last, and its closing tag.
  mutating func skipElement() throws(Flaw) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .open: depth += 1
      case .close: depth -= 1
      case .end: throw flaw("unclosed element")
      }
    }
  }

  func isNamed(_ expected: String) -> Bool { bytes[name].elementsEqual(expected.utf8) }

  // MARK: Values

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
      && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "<")
  }

  /// A whole number without a sign; nil for anything else.
  func integer(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 10 else { return nil }
    var number = 0
    for index in range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// “1” or “true”, as XML Schema has it.
  func isTrue(_ range: Range<Int>) -> Bool {
    bytes[range].elementsEqual("1".utf8) || bytes[range].elementsEqual("true".utf8)
      || bytes[range].elementsEqual("on".utf8)
  }

  func equals(_ range: Range<Int>, _ expected: String) -> Bool {
    bytes[range].elementsEqual(expected.utf8)
  }
}
