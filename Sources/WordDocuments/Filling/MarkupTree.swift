import Packaging

/// The elements of one part and where their tags stand in its bytes.
///
/// Only templates are held this way, and only while they are compiled or complained about; what is
/// filled is never more than bytes.
struct MarkupTree: Sendable {
  let bytes: [UInt8]
  let nodes: [XMLOutline.Element]

  /// Reads a part that is UTF-8.
  ///
  /// - Throws: `PackageFault.xml` for what is not well formed or asks for too much.
  init(_ bytes: [UInt8], part: String) throws(PackageFault) {
    nodes = try XMLOutline(of: bytes, part: part, codes: MarkupName.codes).elements
    self.bytes = bytes
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
    var at = endOfName(of: node)
    while let attribute = attribute(of: node, from: &at) {
      if bytes[attribute.name].elementsEqual(name.utf8) { return attribute.value }
    }
    return nil
  }

  func attributes(of node: Int) -> [(name: Range<Int>, value: Range<Int>)] {
    var all: [(name: Range<Int>, value: Range<Int>)] = []
    var at = endOfName(of: node)
    while let attribute = attribute(of: node, from: &at) { all.append(attribute) }
    return all
  }

  private func endOfName(of node: Int) -> Int {
    let range = nodes[node].open
    var at = range.lowerBound + 1
    while at < range.upperBound, !Self.endsName(bytes[at]) { at += 1 }
    return at
  }

  /// The attribute after a place in a start tag, and the place behind it; nil when none is left.
  private func attribute(
    of node: Int, from at: inout Int
  ) -> (name: Range<Int>, value: Range<Int>)? {
    let end = nodes[node].open.upperBound
    while at < end, bytes[at] <= 0x20 { at += 1 }
    let start = at
    while at < end, bytes[at] != UInt8(ascii: "="), bytes[at] > 0x20 { at += 1 }
    let name = start..<at
    while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
    guard at < end else { return nil }
    let quote = bytes[at]
    let from = at + 1
    at = from
    while at < end, bytes[at] != quote { at += 1 }
    defer { at += 1 }
    return (name, from..<at)
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
