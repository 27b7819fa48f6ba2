import Packaging

/// The elements of one part and where their tags stand in its bytes.
///
/// Only templates are held this way, and only while they are compiled or complained about; what is
/// filled is never more than bytes.
struct MarkupTree: Sendable {
  struct Node: Sendable {
    var name: MarkupName
    /// The start tag, or the whole of an empty-element tag.
    var open: Range<Int>
    /// The end tag; empty and at the end of `open` for an empty-element tag.
    var close: Range<Int>
    var parent: Int
    /// The node after everything inside this one.
    var next: Int

    var range: Range<Int> { open.lowerBound..<close.upperBound }
    var inside: Range<Int> { open.upperBound..<close.lowerBound }
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []

  /// Reads a part that is UTF-8.
  ///
  /// - Throws: `PackageFault.xml` for what is not well formed or asks for too much.
  init(_ bytes: [UInt8], part: String) throws(PackageFault) {
    // expat vouches for the XML, so that the scan below may be simple.
    try XMLReader.check(bytes, part: part)
    self.bytes = bytes
    scan()
  }

  private mutating func scan() {
    var open: [Int] = []
    var at = 0
    let count = bytes.count
    while at < count {
      guard bytes[at] == UInt8(ascii: "<"), at + 1 < count else {
        at += 1
        continue
      }
      switch bytes[at + 1] {
      case UInt8(ascii: "?"):
        at = end(of: "?>", from: at + 2)
      case UInt8(ascii: "!"):
        at =
          bytes[at...].starts(with: "<![CDATA[".utf8)
          ? end(of: "]]>", from: at + 9) : end(of: "-->", from: at + 4)
      case UInt8(ascii: "/"):
        let end = end(of: ">", from: at + 2)
        if let node = open.popLast() {
          nodes[node].close = at..<end
          nodes[node].next = nodes.count
        }
        at = end
      default:
        at = startTag(at, &open)
      }
    }
  }

  private mutating func startTag(_ start: Int, _ open: inout [Int]) -> Int {
    var at = start + 1
    while at < bytes.count, !Self.endsName(bytes[at]) { at += 1 }
    let name = MarkupName(bytes[(start + 1)..<at])
    var quote: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      at += 1
    }
    let end = min(at + 1, bytes.count)
    let isEmpty = bytes[end - 2] == UInt8(ascii: "/")
    nodes.append(
      Node(
        name: name, open: start..<end, close: end..<end, parent: open.last ?? -1,
        next: nodes.count + 1))
    if !isEmpty { open.append(nodes.count - 1) }
    return end
  }

  private func end(of mark: String, from: Int) -> Int {
    let mark = Array(mark.utf8)
    var at = from
    while at + mark.count <= bytes.count {
      if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
        return at + mark.count
      }
      at += 1
    }
    return bytes.count
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  // MARK: Looking around

  func name(_ node: Int) -> MarkupName { node < 0 ? .other : nodes[node].name }

  /// The elements right inside one, in order.
  func children(of node: Int) -> [Int] {
    var all: [Int] = []
    var child = node + 1
    while child < nodes[node].next {
      all.append(child)
      child = nodes[child].next
    }
    return all
  }

  func firstChild(_ name: MarkupName, of node: Int) -> Int? {
    var child = node + 1
    while child < nodes[node].next {
      if nodes[child].name == name { return child }
      // Properties come first, so that there is no need to look through a whole paragraph.
      if name == .pPr || name == .rPr || name == .tcPr { return nil }
      child = nodes[child].next
    }
    return nil
  }

  /// The element right before one in the same parent; nil for a first one.
  func sibling(before node: Int) -> Int? {
    let parent = nodes[node].parent
    var before = node - 1
    guard before > parent else { return nil }
    while before >= 0, nodes[before].parent != parent { before = nodes[before].parent }
    return before < 0 ? nil : before
  }

  /// The nearest element of this name around a node, itself among them.
  func enclosing(_ name: MarkupName, of node: Int) -> Int? {
    var node = node
    while node >= 0 {
      if nodes[node].name == name { return node }
      node = nodes[node].parent
    }
    return nil
  }

  /// Whether `node` is `ancestor` or stands inside it.
  func isWithin(_ node: Int, _ ancestor: Int) -> Bool {
    node >= ancestor && node < nodes[ancestor].next
  }

  /// The lowest element that holds all of these, or is one of them.
  func common(_ all: [Int]) -> Int? {
    guard var common = all.first else { return nil }
    for node in all {
      while common >= 0, !isWithin(node, common) { common = nodes[common].parent }
    }
    return common < 0 ? nil : common
  }

  /// The element on the way from `ancestor` down to `node`; nil when they are the same.
  func child(of ancestor: Int, towards node: Int) -> Int? {
    var node = node
    while node >= 0, nodes[node].parent != ancestor { node = nodes[node].parent }
    return node < 0 ? nil : node
  }

  /// Where the value of an attribute stands, without its quotes; names as the file writes them.
  func attribute(_ name: String, of node: Int) -> Range<Int>? {
    let wanted = Array(name.utf8)
    return attributes(of: node).first { bytes[$0.name].elementsEqual(wanted) }?.value
  }

  func attributes(of node: Int) -> [(name: Range<Int>, value: Range<Int>)] {
    var all: [(name: Range<Int>, value: Range<Int>)] = []
    let range = nodes[node].open
    var at = range.lowerBound + 1
    while at < range.upperBound, !Self.endsName(bytes[at]) { at += 1 }
    while at < range.upperBound {
      while at < range.upperBound, bytes[at] <= 0x20 { at += 1 }
      let start = at
      while at < range.upperBound, bytes[at] != UInt8(ascii: "="), bytes[at] > 0x20 { at += 1 }
      let name = start..<at
      while at < range.upperBound, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") {
        at += 1
      }
      guard at < range.upperBound else { break }
      let quote = bytes[at]
      let from = at + 1
      at = from
      while at < range.upperBound, bytes[at] != quote { at += 1 }
      all.append((name, from..<at))
      at += 1
    }
    return all
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of an attribute, its references resolved as far as names and numbers need it.
  func value(_ name: String, of node: Int) -> String? {
    attribute(name, of: node).map {
      var text = ReferenceText()
      text.append(bytes, $0)
      return String(decoding: text.bytes, as: UTF8.self)
    }
  }
}

/// Text with its references resolved, and for each byte where it came from.
struct ReferenceText: Sendable {
  var bytes: [UInt8] = []
  var starts: [Int] = []
  var ends: [Int] = []

  /// Appends a stretch of XML that holds no tags.
  mutating func append(_ xml: [UInt8], _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      if xml[at] == UInt8(ascii: "&"),
        let end = xml[at..<min(range.upperBound, at + 12)].firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(xml[(at + 1)..<end])
      {
        for byte in String(scalar).utf8 { append(byte, at..<(end + 1)) }
        at = end + 1
      } else {
        append(xml[at], at..<(at + 1))
        at += 1
      }
    }
  }

  mutating func append(_ byte: UInt8, _ place: Range<Int>) {
    bytes.append(byte)
    starts.append(place.lowerBound)
    ends.append(place.upperBound)
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    if name.first == UInt8(ascii: "#") {
      let digits = name.dropFirst()
      let isHex = digits.first == UInt8(ascii: "x")
      let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
      return UInt32(text, radix: isHex ? 16 : 10).flatMap { Unicode.Scalar($0) }
    }
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: return nil
    }
  }
}
