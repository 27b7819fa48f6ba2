internal import Packaging

/// Where the paragraphs of a part stand in its bytes, for putting things around their content.
///
/// Only outermost ones: what stands in a text box belongs to the paragraph around it.
struct ParagraphPlaces {
  /// One paragraph.
  struct Place {
    /// Of its start tag.
    let start: Int
    /// Right after its start tag, and after its properties when it has any.
    let content: Int
    /// Of its end tag; right after the tag itself when that is all there is.
    let end: Int
    /// The name in an empty-element tag, `w:p` of `<w:p/>`; nil for one that holds something.
    let emptyName: [UInt8]?
  }

  private let all: [Place]

  init(in bytes: [UInt8], part: String) throws(PackageFault) {
    var xml = try XMLReader(bytes, part: part)
    var places: [Place] = []
    var start: (offset: Int, tag: XMLTag, depth: Int)?
    var content = 0
    var properties: XMLTag?
    while let event = try xml.next() {
      switch event {
      case .start:
        if let open = start {
          guard xml.depth == open.depth + 1, xml.label == "w:pPr" else { continue }
          properties = XMLTag(at: xml.offset, in: bytes)
        } else if xml.label == "w:p" {
          let tag = XMLTag(at: xml.offset, in: bytes)
          start = (xml.offset, tag, xml.depth)
          content = tag.end
        }
      case .end:
        guard let open = start else { continue }
        if let own = properties, xml.depth == open.depth {
          content = own.isEmpty ? own.end : XMLTag(at: xml.offset, in: bytes).end
          properties = nil
        } else if xml.depth == open.depth - 1 {
          places.append(
            Place(
              start: open.offset, content: content, end: xml.offset,
              emptyName: open.tag.isEmpty ? Array(bytes[open.tag.name]) : nil))
          start = nil
        }
      case .text: continue
      }
    }
    all = places
  }

  var isEmpty: Bool { all.isEmpty }

  /// The paragraph that holds this offset; the nearest before it when none does, the first for nil.
  func around(_ offset: Int?) -> Place {
    guard let offset else { return all[0] }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return all[max(0, low - 1)]
  }
}

/// A tag as it stands in well-formed bytes.
struct XMLTag {
  let name: Range<Int>
  /// Right after its `>`.
  let end: Int
  /// Whether it is an empty-element tag.
  let isEmpty: Bool

  init(at start: Int, in bytes: [UInt8]) {
    var next = start + 1
    if next < bytes.count, bytes[next] == UInt8(ascii: "/") { next += 1 }
    let nameStart = next
    while next < bytes.count, bytes[next] > 0x20, bytes[next] != UInt8(ascii: ">"),
      bytes[next] != UInt8(ascii: "/")
    {
      next += 1
    }
    name = nameStart..<next
    var quote: UInt8?
    while next < bytes.count {
      let byte = bytes[next]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      next += 1
    }
    isEmpty = next < bytes.count && bytes[next - 1] == UInt8(ascii: "/")
    end = min(next + 1, bytes.count)
  }
}
