/// What an `XMLReader` has come to.
public enum XMLEvent: Sendable, Hashable {
  case start(XMLName)
  case end(XMLName)
  /// Text up to the next tag, whole, whatever comments or entities it was broken by.
  case text
}

/// Reads XML piece by piece: ask for the next event, then about it.
///
/// What is plain is read from its bytes (`PlainXML`), all else by expat, with the same results.
/// Names come with the customary prefix of their namespace, whatever
/// prefix the file uses (`XMLVocabulary`). A DOCTYPE is refused before anything in it is read, so
/// there are no entities but the five of XML itself, and nothing outside is ever opened.
public struct XMLReader: ~Copyable {
  /// Reads what is not plain.
  private let parser: XMLParser?
  /// Reads what is plain; nil for all else.
  private var plain: PlainXMLScanner?
  private let bytes: [UInt8]
  private let part: String
  private let limits: PackageLimits
  private var fed = 0
  private var batch = XMLBatch()
  private var cursor = 0
  private var fault: PackageFault?
  private var lineIndex = LineIndex()
  private var current = XMLBatch.Event(kind: .text, name: -1, first: 0, count: 0, offset: 0)

  /// How many elements are open; at a start tag, that element among them.
  public private(set) var depth = 0

  /// How much expat is given at a time: enough that its own overhead vanishes, little enough that
  /// the events waiting stay in the processor's cache.
  private static let pieceBytes = 65_536

  /// - Parameters:
  ///   - bytes: the XML, in UTF-8, UTF-16 or ISO 8859-1.
  ///   - part: how messages call it.
  ///   - vocabulary: the names that the caller knows by number.
  /// - Throws: `PackageFault.outOfMemory`.
  public init(
    _ bytes: [UInt8], part: String, vocabulary: XMLVocabulary = .none,
    limits: PackageLimits = .standard
  ) throws(PackageFault) {
    let isPlain = PlainXML.holds(bytes, limits)
    plain = isPlain ? PlainXMLScanner(vocabulary, limits) : nil
    parser = isPlain ? nil : try XMLParser(vocabulary, limits)
    self.bytes = bytes
    self.part = part
    self.limits = limits
  }

  /// Looks whether XML is well formed, has no DOCTYPE, and is within the limits; for callers who
  /// scan the bytes themselves, and at a fraction of what reading events costs.
  ///
  /// - Throws: `PackageFault.xml` for XML that is not, `.outOfMemory`.
  public static func check(
    _ bytes: [UInt8], part: String, limits: PackageLimits = .standard
  ) throws(PackageFault) {
    if PlainXML.holds(bytes, limits) { return }
    var reader = try XMLReader(checking: bytes, part, limits)
    while try reader.next() != nil {}
  }

  /// Looks at what stands before the root element only, where a DOCTYPE would stand; for parts that
  /// are carried over as they are.
  ///
  /// - Throws: `PackageFault.xml`, `.outOfMemory`.
  public static func checkProlog(
    _ bytes: [UInt8], part: String, limits: PackageLimits = .standard
  ) throws(PackageFault) {
    guard !PlainXML.startsPlainly(bytes, limits) else { return }
    try check(bytes, part: part, limits: limits)
  }

  private init(
    checking bytes: [UInt8], _ part: String, _ limits: PackageLimits
  ) throws(PackageFault) {
    plain = nil
    parser = try XMLParser(checking: limits)
    self.bytes = bytes
    self.part = part
    self.limits = limits
  }

  /// The next event; nil at the end of the XML.
  ///
  /// - Throws: `PackageFault.xml`, and again at each further call.
  public mutating func next() throws(PackageFault) -> XMLEvent? {
    if plain != nil { return try nextOfPlain() }
    while true {
      // A text at the end of a piece may go on in the next.
      let ready = batch.events.count - (fed < bytes.count && batch.endsInText ? 1 : 0)
      if cursor < ready {
        cursor += 1
        return take(batch.events[cursor - 1])
      }
      if let fault { throw fault }
      guard let parser, fed < bytes.count || (fed == 0 && bytes.isEmpty) else { return nil }
      feed(parser)
    }
  }

  private mutating func take(_ event: XMLBatch.Event) -> XMLEvent {
    current = event
    switch event.kind {
    case .start:
      depth += 1
      return .start(XMLName(index: Int(event.name)))
    case .end:
      depth -= 1
      return .end(XMLName(index: Int(event.name)))
    case .text:
      return .text
    }
  }

  private mutating func nextOfPlain() throws(PackageFault) -> XMLEvent? {
    let bytes = bytes
    if let event = plain?.next(bytes.span) { return take(event) }
    guard plain?.hasProblem == true else { return nil }
    if fault == nil {
      // Names that no namespace stands for: expat knows the words and the place.
      var reader = try XMLReader(parsing: bytes, part, limits)
      do { while try reader.next() != nil {} } catch { fault = error }
    }
    if let fault { throw fault }
    return nil
  }

  private init(
    parsing bytes: [UInt8], _ part: String, _ limits: PackageLimits
  ) throws(PackageFault) {
    plain = nil
    parser = try XMLParser(.none, limits)
    self.bytes = bytes
    self.part = part
    self.limits = limits
  }

  /// Passes over everything inside the element whose start tag was read last, and its end tag.
  public mutating func skipElement() throws(PackageFault) {
    let outside = depth - 1
    while depth > outside {
      guard try next() != nil else { return }
    }
  }

  /// Reads to the end of the element whose start tag was read last, and answers all text in it.
  public mutating func textOfElement() throws(PackageFault) -> String {
    let outside = depth - 1
    var text: [UInt8] = []
    while depth > outside, let event = try next() {
      if event == .text { text += self.text }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: About the event read last

  /// The element's name, such as “w:p”; “{uri}name” when its namespace has no customary prefix.
  public var label: String {
    current.kind == .text ? "" : label(of: XMLName(index: Int(current.name)))
  }

  /// A name as text.
  public func label(of name: XMLName) -> String {
    plain?.names.labels[name.index] ?? parser?.catcher.names.labels[name.index] ?? ""
  }

  /// The text, as bytes in UTF-8; empty for tags.
  public var text: ArraySlice<UInt8> {
    guard current.kind == .text else { return [] }
    return bytes(
      of: XMLBatch.Stretch(
        first: current.first, count: current.count, isResolved: current.isResolved))
  }

  /// The value of an attribute of a start tag, in UTF-8; nil when it has no such attribute.
  public func attribute(_ name: XMLName) -> ArraySlice<UInt8>? {
    for attribute in found where Int(attribute.name) == name.index {
      return bytes(of: attribute.place)
    }
    return nil
  }

  /// The value of an attribute, by its name as text; nil when it has no such attribute.
  public subscript(_ label: String) -> String? {
    guard
      let number = plain?.names.number(of: label) ?? parser?.catcher.names.number(of: label),
      let value = attribute(XMLName(index: Int(number)))
    else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  /// Every attribute of a start tag, in the order of the file.
  public var attributes: [(name: String, value: String)] {
    found.map {
      (
        label(of: XMLName(index: Int($0.name))),
        String(decoding: bytes(of: $0.place), as: UTF8.self)
      )
    }
  }

  private var found: ArraySlice<XMLBatch.Attribute> {
    guard current.kind == .start, current.count > 0 else { return [] }
    let range = Int(current.first)..<Int(current.first + current.count)
    return plain?.attributes[range] ?? batch.attributes[range]
  }

  private func bytes(of place: XMLBatch.Stretch) -> ArraySlice<UInt8> {
    let range = Int(place.first)..<Int(place.first + place.count)
    guard place.isResolved else { return bytes[range] }
    return plain?.resolved[range] ?? batch.text[range]
  }

  /// Where the event starts, in bytes from the beginning of the XML.
  public var offset: Int { current.offset }

  /// Where the event starts; both numbers count from 1.
  ///
  /// Asking in reading order costs no more than one pass over the bytes altogether.
  public mutating func position() -> (line: Int, column: Int) {
    lineIndex.position(of: current.offset, in: bytes)
  }

  // MARK: Inside

  private mutating func feed(_ parser: XMLParser) {
    let end = min(fed + Self.pieceBytes, bytes.count)
    batch.reuse(keepingLastText: fed < bytes.count && cursor < batch.events.count)
    cursor = 0
    swap(&batch, &parser.catcher.batch)
    let range = fed..<end
    let isLast = end == bytes.count
    let isFine = unsafe bytes.withUnsafeBufferPointer {
      unsafe parser.parse(UnsafeBufferPointer(rebasing: $0[range]), isLast: isLast)
    }
    swap(&batch, &parser.catcher.batch)
    fed = end
    if let problem = parser.catcher.problem {
      fault = .xml(part: part, line: parser.line, column: parser.column, problem)
    } else if !isFine {
      fault = .xml(
        part: part, line: parser.line, column: parser.column, .malformed(parser.reason))
    } else if !isLast, end - parser.offset > limits.markupBytes {
      // expat goes over an unfinished tag again with every piece, which must not become quadratic.
      fault = .xml(
        part: part, line: parser.line, column: parser.column,
        .markupTooLong(limit: limits.markupBytes))
    }
    if fault != nil { fed = bytes.count }
  }
}

/// Finds lines and columns of places that are asked for mostly in order.
private struct LineIndex {
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  mutating func position(of target: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    if target < offset { self = LineIndex() }
    let target = min(target, bytes.count)
    while offset < target {
      if bytes[offset] == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    // Columns count characters, so the bytes that continue one do not count.
    let column = bytes[lineStart..<target].count { $0 & 0xC0 != 0x80 } + 1
    return (line, column)
  }
}
