import Packaging

/// The elements of one part and where their tags stand in its bytes.
///
/// Only templates are held this way, and only while they are compiled or complained about; what is
/// filled is never more than bytes.
struct MarkupTree: Sendable {
  /// Places are kept in four bytes: no part is larger, and large templates have many elements.
  struct Node: Sendable {
    let name: MarkupName
    private let openStart: Int32
    private let openEnd: Int32
    private var closeStart: Int32
    private var closeEnd: Int32
    private let parentNode: Int32
    private var nextNode: Int32

    init(name: MarkupName, open: Range<Int>, parent: Int, next: Int) {
      self.name = name
      openStart = Int32(open.lowerBound)
      openEnd = Int32(open.upperBound)
      closeStart = openEnd
      closeEnd = openEnd
      parentNode = Int32(parent)
      nextNode = Int32(next)
    }

    /// Ends the element with its end tag, before the node that comes next.
    mutating func end(at close: Range<Int>, before next: Int) {
      closeStart = Int32(close.lowerBound)
      closeEnd = Int32(close.upperBound)
      nextNode = Int32(next)
    }

    /// The start tag, or the whole of an empty-element tag.
    var open: Range<Int> { Int(openStart)..<Int(openEnd) }
    /// The end tag; empty and at the end of `open` for an empty-element tag.
    var close: Range<Int> { Int(closeStart)..<Int(closeEnd) }
    var parent: Int { Int(parentNode) }
    /// The node after everything inside this one.
    var next: Int { Int(nextNode) }
    var range: Range<Int> { Int(openStart)..<Int(closeEnd) }
    var inside: Range<Int> { Int(openEnd)..<Int(closeStart) }
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
    nodes = Self.scan(bytes.span)
  }

  private static func scan(_ bytes: Span<UInt8>) -> [Node] {
    let names = MarkupNames.known
    var nodes: [Node] = []
    // Word writes an element for every forty bytes or so.
    nodes.reserveCapacity(bytes.count / 32)
    var open: [Int] = []
    var at = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      let start = at
      switch bytes[at + 1] {
      case UInt8(ascii: "?"): at = end(of: "?>", in: bytes, from: at + 2)
      case UInt8(ascii: "!"):
        let isSection = bytes.count > at + 2 && bytes[at + 2] == UInt8(ascii: "[")
        at = end(of: isSection ? "]]>" : "-->", in: bytes, from: at + (isSection ? 9 : 4))
      case UInt8(ascii: "/"):
        at = end(of: ">", in: bytes, from: at + 2)
        if let node = open.popLast() { nodes[node].end(at: start..<at, before: nodes.count) }
      default:
        let hash = MarkupNames.hash(of: bytes, from: &at)
        passAttributes(bytes, &at)
        nodes.append(
          Node(
            name: names[hash], open: start..<at, parent: open.last ?? -1, next: nodes.count + 1))
        if bytes[at - 2] != UInt8(ascii: "/") { open.append(nodes.count - 1) }
      }
    }
    return nodes
  }

  /// Goes behind the “>” of a start tag.
  private static func passAttributes(_ bytes: Span<UInt8>, _ at: inout Int) {
    var quote: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
  }

  private static func end(of mark: StaticString, in bytes: Span<UInt8>, from: Int) -> Int {
    let count = mark.utf8CodeUnitCount
    var at = from
    while at + count <= bytes.count {
      var matched = 0
      for byte in mark.description.utf8 where bytes[at + matched] == byte { matched += 1 }
      if matched == count { return at + count }
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
