internal import Packaging

/// Changes to the bytes of a part, made in one pass; all that is not touched stays as it is.
struct PartEdits {
  private let bytes: [UInt8]
  /// What to put where, and how many bytes it takes the place of.
  private var edits: [(offset: Int, count: Int, bytes: [UInt8])] = []
  /// Empty-element tags that were opened up, by the place of their `/>`.
  private var opened: [Int: (before: [UInt8], after: [UInt8], name: [UInt8])] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Puts XML around a paragraph's content; of several, a later one stands inside.
  mutating func surround(_ place: ParagraphPlaces.Place, before: [UInt8], after: [UInt8]) {
    if let name = place.emptyName {
      // `<w:p/>`: the slash is the byte before the last of the tag.
      let slash = place.content - 2
      let old = opened[slash] ?? ([], [], name)
      opened[slash] = (old.before + before, old.after + after, name)
    } else {
      edits.append((place.content, 0, before))
      edits.append((place.end, 0, after))
    }
  }

  /// Puts bytes in the place of others; ranges that are replaced must not overlap.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    edits.append((range.lowerBound, range.count, bytes))
  }

  /// Puts XML before the end of the root; `xml` is told the prefix of the root's own name.
  mutating func appendToRoot(
    part: String, _ xml: (String) -> [UInt8]
  ) throws(PackageFault) {
    var reader = try XMLReader(bytes, part: part)
    var root: XMLTag?
    var end = bytes.count
    while let event = try reader.next() {
      if root == nil, case .start = event { root = XMLTag(at: reader.offset, in: bytes) }
      if case .end = event { end = reader.offset }
    }
    guard let root else { throw .damaged(entry: part) }
    let name = Array(bytes[root.name])
    let prefix = name.firstIndex(of: UInt8(ascii: ":")).map { name[...$0] } ?? []
    let added = xml(String(decoding: prefix, as: UTF8.self))
    if root.isEmpty {
      opened[root.end - 2] = (added, [], name)
    } else {
      edits.append((end, 0, added))
    }
  }

  consuming func finish() -> [UInt8] {
    for (slash, content) in opened {
      let closing = Array("</".utf8) + content.name + [UInt8(ascii: ">")]
      edits.append(
        (slash, 2, [UInt8(ascii: ">")] + content.before + content.after + closing))
    }
    // A stable order: what was asked for first stands first at one place.
    let ordered = edits.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
    var next = 0
    for (_, edit) in ordered {
      out += bytes[next..<edit.offset]
      out += edit.bytes
      next = edit.offset + edit.count
    }
    out += bytes[next...]
    return out
  }
}
