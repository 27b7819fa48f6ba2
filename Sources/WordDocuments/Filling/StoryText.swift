import Packaging

/// The text of one paragraph as its reader sees it, with the way back to the bytes of the part.
///
/// Tags are looked for here, so that it does not matter over how many runs Word has spread them.
struct StoryText: Sendable {
  /// A stretch of the text that one element gives: a `w:t`, or a tab or break.
  struct Segment: Sendable {
    var text: Range<Int>
    var node: Int
    /// The run around it; -1 for text outside runs, such as an attribute's.
    var run: Int
  }

  /// The `w:p`; or the element whose text or attribute this is.
  let node: Int
  let isParagraph: Bool
  private(set) var content = ReferenceText()
  private(set) var segments: [Segment] = []
  /// Whether there is anything but text, such as a picture or a page break.
  private(set) var holdsMore = false

  var bytes: [UInt8] { content.bytes }

  /// The text of a paragraph, without that of paragraphs inside it.
  init(paragraph: Int, in tree: MarkupTree) {
    node = paragraph
    isParagraph = true
    var child = paragraph + 1
    let end = tree.nodes[paragraph].next
    var run = -1
    while child < end {
      let element = tree.nodes[child]
      switch element.name {
      case .pPr:
        if tree.firstChild(.sectPr, of: child) != nil { holdsMore = true }
        child = element.next
      case .rPr, .sdtPr, .del, .moveFrom:
        child = element.next
      case .r:
        run = child
        child += 1
      case .t:
        if element.inside.lowerBound < element.inside.upperBound {
          append(element.inside, of: child, run: run, in: tree)
        }
        child = element.next
      case .tab:
        appendMark(UInt8(ascii: "\t"), child, run, tree)
        child = element.next
      case .br:
        // A page or column break is more than text.
        if tree.attribute("w:type", of: child) != nil, !isTextBreak(child, tree) {
          holdsMore = true
        } else {
          appendMark(UInt8(ascii: "\n"), child, run, tree)
        }
        child = element.next
      case .cr:
        appendMark(UInt8(ascii: "\n"), child, run, tree)
        child = element.next
      case .noBreakHyphen:
        appendMark(UInt8(ascii: "-"), child, run, tree)
        child = element.next
      case .hyperlink, .ins, .moveTo, .smartTag, .customXml, .sdt, .sdtContent, .fldSimple:
        child += 1
      case .bookmarkStart, .bookmarkEnd, .proofErr, .lastRenderedPageBreak, .softHyphen,
        .commentRangeStart, .commentRangeEnd:
        child = element.next
      case .p:
        child = element.next
      default:
        holdsMore = true
        child = element.next
      }
    }
  }

  private func isTextBreak(_ node: Int, _ tree: MarkupTree) -> Bool {
    tree.value("w:type", of: node) == "textWrapping"
  }

  /// Text that stands in one piece: an attribute's value, or an element's text.
  init(node: Int, range: Range<Int>, in tree: MarkupTree) {
    self.node = node
    isParagraph = false
    append(range, of: node, run: -1, in: tree)
  }

  private mutating func append(_ range: Range<Int>, of node: Int, run: Int, in tree: MarkupTree) {
    let start = content.bytes.count
    content.append(tree.bytes, range)
    segments.append(Segment(text: start..<content.bytes.count, node: node, run: run))
  }

  private mutating func appendMark(_ byte: UInt8, _ node: Int, _ run: Int, _ tree: MarkupTree) {
    let start = content.bytes.count
    content.append(CollectionOfOne(byte), standingAt: tree.nodes[node].range)
    segments.append(Segment(text: start..<(start + 1), node: node, run: run))
  }

  /// The segment that holds a byte of the text.
  func segment(at place: Int) -> Segment { segments[segmentIndex(at: place)] }

  private func segmentIndex(at place: Int) -> Int {
    var low = 0
    var high = segments.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].text.lowerBound <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Where a byte of the text starts and ends in the part.
  func start(of place: Int) -> Int { content.start(of: place) }
  func end(of place: Int) -> Int { content.end(of: place) }

  /// The stretches of the part that a stretch of the text stands on, one for each segment.
  func places(of range: Range<Int>) -> [(segment: Segment, bytes: Range<Int>)] {
    guard !range.isEmpty else { return [] }
    var all: [(segment: Segment, bytes: Range<Int>)] = []
    for segment in segments[segmentIndex(at: range.lowerBound)...] {
      guard segment.text.lowerBound < range.upperBound else { break }
      let part = segment.text.clamped(to: range)
      guard !part.isEmpty else { continue }
      all.append((segment, start(of: part.lowerBound)..<end(of: part.upperBound - 1)))
    }
    return all
  }
}
