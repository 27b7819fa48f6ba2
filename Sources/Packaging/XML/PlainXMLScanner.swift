/// Reads the events of XML that `PlainXML` vouches for, straight from its bytes.
///
/// Nothing can be malformed any more, so there is nothing to look at but where things end. Texts
/// and values stay where they are in the XML unless they hold a reference or a line end.
struct PlainXMLScanner {
  var names: XMLNameTable
  /// The attributes of the start tag read last.
  private(set) var attributes: [XMLBatch.Attribute] = []
  /// Texts and values that could not stay as they are in the XML; those of the event read last.
  private(set) var resolved: [UInt8] = []
  /// Whether the namespaces break a rule, so that expat must say which and where.
  private(set) var hasProblem = false
  private let limits: PackageLimits
  private var at = 0
  /// The names of the open elements.
  private var open: [Int32] = []
  /// Whether the start tag read last was an empty element's, so that its end comes next.
  private var endsAtOnce = false

  init(_ vocabulary: XMLVocabulary, _ limits: PackageLimits) {
    names = XMLNameTable(vocabulary)
    self.limits = limits
  }

  /// The next event; nil at the end, and where `hasProblem`.
  mutating func next(_ bytes: Span<UInt8>) -> XMLBatch.Event? {
    if endsAtOnce {
      endsAtOnce = false
      return leave(offset: at)
    }
    while at < bytes.count {
      if bytes[at] != UInt8(ascii: "<") {
        // Around the root there are only blanks, which are no text.
        if !open.isEmpty { return text(bytes) }
        at += 1
        continue
      }
      switch bytes[at + 1] {
      case UInt8(ascii: "?"): pass(.init(ascii: ">"), bytes)
      case UInt8(ascii: "/"):
        let start = at
        pass(.init(ascii: ">"), bytes)
        return leave(offset: start)
      default: return startTag(bytes)
      }
    }
    return nil
  }

  private mutating func pass(_ byte: UInt8, _ bytes: Span<UInt8>) {
    while bytes[at] != byte { at += 1 }
    at += 1
  }

  private mutating func leave(offset: Int) -> XMLBatch.Event? {
    guard let name = open.popLast() else { return nil }
    names.leave(depth: open.count + 1)
    return XMLBatch.Event(kind: .end, name: name, first: 0, count: 0, offset: offset)
  }

  private mutating func text(_ bytes: Span<UInt8>) -> XMLBatch.Event {
    let start = at
    var isVerbatim = true
    while bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: "&") || bytes[at] == 0x0D { isVerbatim = false }
      at += 1
    }
    resolved.removeAll(keepingCapacity: true)
    let place =
      isVerbatim
      ? XMLBatch.Stretch(first: Int32(start), count: Int32(at - start), isResolved: false)
      : resolve(bytes, start..<at, blanksOnly: false)
    return XMLBatch.Event(
      kind: .text, name: -1, first: place.first, count: place.count, offset: start,
      isResolved: place.isResolved)
  }

  // MARK: Start tags

  private mutating func startTag(_ bytes: Span<UInt8>) -> XMLBatch.Event? {
    let start = at
    at += 1
    let name = name(bytes)
    resolved.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    let first = skipBlanks(bytes)
    if Self.isAttribute(bytes[first]) {
      // Declarations come first: a prefix may be used before it is declared on the same element.
      declareNamespaces(bytes)
      at = first
      takeAttributes(bytes)
    }
    guard !hasProblem, let number = names.element(bytes.extracting(name)) else {
      hasProblem = true
      return nil
    }
    endsAtOnce = bytes[at] == UInt8(ascii: "/")
    at += endsAtOnce ? 2 : 1
    open.append(number)
    return XMLBatch.Event(
      kind: .start, name: number, first: 0, count: Int32(attributes.count), offset: start)
  }

  private mutating func declareNamespaces(_ bytes: Span<UInt8>) {
    while Self.isAttribute(bytes[at]) {
      let name = name(bytes)
      let value = value(bytes)
      if Self.isDeclaration(bytes.extracting(name)) {
        let prefix = bytes.extracting(min(name.lowerBound + 6, name.upperBound)..<name.upperBound)
        let uri = resolve(bytes, value, blanksOnly: true)
        names.declare(
          prefix,
          as: String(
            decoding: resolved[Int(uri.first)..<Int(uri.first + uri.count)], as: UTF8.self),
          depth: open.count + 1)
        if names.declared > limits.namespaces || Int(uri.count) > limits.nameBytes {
          hasProblem = true
        }
      }
      skipBlanks(bytes)
    }
  }

  private mutating func takeAttributes(_ bytes: Span<UInt8>) {
    while Self.isAttribute(bytes[at]) {
      let name = name(bytes)
      let value = value(bytes)
      skipBlanks(bytes)
      let label = bytes.extracting(name)
      if Self.isDeclaration(label) { continue }
      guard let number = names.attribute(label) else {
        hasProblem = true
        return
      }
      let place =
        isVerbatim(bytes, value)
        ? XMLBatch.Stretch(
          first: Int32(value.lowerBound), count: Int32(value.count), isResolved: false)
        : resolve(bytes, value, blanksOnly: true)
      attributes.append(XMLBatch.Attribute(name: number, place: place))
    }
  }

  private static func isAttribute(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
  }

  private mutating func name(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = at
    while bytes[at] > 0x20, bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ">"),
      bytes[at] != UInt8(ascii: "/")
    { at += 1 }
    return start..<at
  }

  /// Passes an attribute's “=” and quotes; where the value between them stands.
  private mutating func value(_ bytes: Span<UInt8>) -> Range<Int> {
    let quote = bytes[at + 1]
    let start = at + 2
    at = start
    while bytes[at] != quote { at += 1 }
    at += 1
    return start..<(at - 1)
  }

  @discardableResult
  private mutating func skipBlanks(_ bytes: Span<UInt8>) -> Int {
    while bytes[at] <= 0x20 { at += 1 }
    return at
  }

  /// “xmlns” or “xmlns:…”.
  private static func isDeclaration(_ name: Span<UInt8>) -> Bool {
    name.count >= 5 && name[0] == 0x78 && name[1] == 0x6D && name[2] == 0x6C && name[3] == 0x6E
      && name[4] == 0x73 && (name.count == 5 || name[5] == 0x3A)
  }

  // MARK: References and line ends

  private func isVerbatim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] < 0x20 || bytes[index] == UInt8(ascii: "&") {
      return false
    }
    return true
  }

  /// Writes a stretch with its references resolved and its line ends as one “\n”, or as a blank
  /// in a value, where every white space is one (XML 1.0, 2.11 and 3.3.3).
  private mutating func resolve(
    _ bytes: Span<UInt8>, _ range: Range<Int>, blanksOnly: Bool
  ) -> XMLBatch.Stretch {
    let first = resolved.count
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"):
        index = reference(bytes, index)
      case 0x0D:
        if index < range.upperBound, bytes[index] == 0x0A { index += 1 }
        resolved.append(blanksOnly ? 0x20 : 0x0A)
      case 0x09, 0x0A:
        resolved.append(blanksOnly ? 0x20 : byte)
      default:
        resolved.append(byte)
      }
    }
    return XMLBatch.Stretch(
      first: Int32(first), count: Int32(resolved.count - first), isResolved: true)
  }

  /// Resolves the reference after an ampersand; where it ends.
  private mutating func reference(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while bytes[end] != UInt8(ascii: ";") { end += 1 }
    switch bytes[start] {
    case UInt8(ascii: "#"):
      var number: UInt32 = 0
      for index in (start + 1)..<end { number = number * 10 + UInt32(bytes[index] & 0x0F) }
      if let scalar = Unicode.Scalar(number) { resolved += UTF8.encode(scalar) ?? .init() }
    case UInt8(ascii: "l"): resolved.append(UInt8(ascii: "<"))
    case UInt8(ascii: "g"): resolved.append(UInt8(ascii: ">"))
    case UInt8(ascii: "q"): resolved.append(UInt8(ascii: "\""))
    default:
      resolved.append(UInt8(ascii: bytes[start + 1] == UInt8(ascii: "m") ? "&" : "'"))
    }
    return end + 1
  }
}
