import Groundwork

/// Finds the tags in the texts of a part, in the order of the part.
struct TagScanner {
  /// A tag that has not been closed in the text it started in.
  struct Pending {
    var story: Int
    var start: Int
    var parent: Int
    var firstEnd: Int
    var texts = 0
    /// What follows the opening brace, so far.
    var joined: [UInt8]
  }

  /// Whether the next text must be looked at even if it holds no brace.
  var wantsMore: Bool { pending != nil || isRaw }

  /// With more tags than this nothing more is looked at.
  let mostTags: Int

  init(mostTags: Int = .max) { self.mostTags = mostTags }

  private(set) var tags: [StoryTag] = []
  /// Underscores of `{_{` and its like, which stand for the delimiters themselves.
  private(set) var masks: [(story: Int, place: Int)] = []
  /// Where a tag starts that has no end.
  private(set) var unclosed: [(story: Int, range: Range<Int>)] = []
  private var pending: Pending?
  private var isRaw = false

  /// Paragraphs over which one tag may be spread; comments may be longer.
  private static let longestTag = 64

  mutating func scan(_ text: StoryText, number: Int, parent: Int) {
    let bytes = text.bytes
    var at = 0
    if pending != nil {
      if let end = resume(bytes, number: number, parent: parent) {
        at = end
      } else if pending != nil {
        return
      }
    }
    while at + 1 < bytes.count, tags.count <= mostTags {
      if isRaw {
        guard let close = endOfRaw(bytes, from: at) else { return }
        add(.silent, bytes[close.inside], number, close.tag)
        isRaw = false
        at = close.tag.upperBound
        continue
      }
      guard
        bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "_")
          || bytes[at] == UInt8(ascii: "}") || bytes[at] == UInt8(ascii: "%")
      else {
        at += 1
        continue
      }
      if isMask(bytes, at) {
        masks.append((number, at + 1))
        at += 3
        continue
      }
      guard bytes[at] == UInt8(ascii: "{"), Self.isOpening(bytes[at + 1]) else {
        at += 1
        continue
      }
      guard let close = Self.closing(of: bytes, from: at + 2, kind: bytes[at + 1]) else {
        if text.isParagraph {
          pending = Pending(
            story: number, start: at, parent: parent, firstEnd: bytes.count,
            joined: Array(bytes[(at + 1)...]))
          return
        }
        unclosed.append((number, at..<bytes.count))
        return
      }
      add(Self.kind(bytes[at + 1]), bytes[(at + 2)..<(close - 2)], number, at..<close)
      at = close
    }
  }

  /// Complains of a tag that was still open at the end of the part.
  mutating func finish() {
    if let open = pending { giveUp(open) }
    pending = nil
  }

  private mutating func giveUp(_ open: Pending) {
    unclosed.append((open.story, open.start..<open.firstEnd))
  }

  /// `{_{`, `}_}`, `{_%` or `%_}` at this place.
  private func isMask(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "_") else { return false }
    switch (bytes[at], bytes[at + 2]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "}"), UInt8(ascii: "}")),
      (UInt8(ascii: "{"), UInt8(ascii: "%")), (UInt8(ascii: "%"), UInt8(ascii: "}")):
      return true
    default: return false
    }
  }

  /// Goes on with a tag in the next paragraph: where it ends there; nil when it does not.
  private mutating func resume(_ bytes: [UInt8], number: Int, parent: Int) -> Int? {
    // Taken out, so that what it has joined need not be copied to be joined with more.
    guard var open = pending.take() else { return nil }
    // The byte after the opening brace stands first in what was joined.
    let kind = open.joined[0]
    guard parent == open.parent, kind == UInt8(ascii: "#") || open.texts < Self.longestTag else {
      giveUp(open)
      return nil
    }
    open.joined.append(UInt8(ascii: " "))
    let from = open.joined.count
    open.joined += bytes
    open.texts += 1
    let searchFrom = kind == UInt8(ascii: "#") ? from : 1
    guard let close = Self.closing(of: open.joined, from: searchFrom, kind: kind), close > from
    else {
      if kind != UInt8(ascii: "#"), Self.holdsOpening(bytes) {
        giveUp(open)
        return nil
      }
      pending = open
      return nil
    }
    let end = close - from
    add(
      Self.kind(kind), open.joined[1..<(close - 2)], open.story, open.start..<open.firstEnd,
      lastStory: number, end: end)
    return end
  }
}

// MARK: Where tags end

extension TagScanner {
  static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
  }

  static func holdsOpening(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast().contains {
      bytes[$0] == UInt8(ascii: "{") && isOpening(bytes[$0 + 1])
    }
  }

  private static func kind(_ byte: UInt8) -> StoryTag.Kind {
    byte == UInt8(ascii: "{") ? .output : byte == UInt8(ascii: "%") ? .statement : .silent
  }

  /// The place after the delimiter that ends a tag; nil when there is none.
  private static func closing(of bytes: [UInt8], from: Int, kind: UInt8) -> Int? {
    let sign = kind == UInt8(ascii: "{") ? UInt8(ascii: "}") : kind
    if kind != UInt8(ascii: "#"), let end = careful(bytes, from, sign) { return end }
    var at = from
    while at + 1 < bytes.count {
      if bytes[at] == sign, bytes[at + 1] == UInt8(ascii: "}") { return at + 2 }
      // Another tag begins: this one was never closed.
      if kind != UInt8(ascii: "#"), bytes[at] == UInt8(ascii: "{"), isOpening(bytes[at + 1]) {
        return nil
      }
      at += 1
    }
    return nil
  }

  /// The same, passing over delimiters in texts and braces of records.
  private static func careful(_ bytes: [UInt8], _ from: Int, _ sign: UInt8) -> Int? {
    var depth = 0
    var at = from
    while at + 1 < bytes.count {
      let byte = bytes[at]
      switch byte {
      case sign where depth == 0 && bytes[at + 1] == UInt8(ascii: "}"):
        return at + 2
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != byte {
          at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "{"):
        if bytes[at + 1] == UInt8(ascii: "%") || bytes[at + 1] == UInt8(ascii: "#") { return nil }
        depth += 1
      case UInt8(ascii: "}"):
        if depth > 0 { depth -= 1 }
      default:
        break
      }
      at += 1
    }
    return nil
  }

  /// The next `{% endraw %}`.
  private func endOfRaw(
    _ bytes: [UInt8], from: Int
  ) -> (tag: Range<Int>, inside: Range<Int>)? {
    var at = from
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "%"),
        let close = Self.closing(of: bytes, from: at + 2, kind: UInt8(ascii: "%"))
      {
        let inside = (at + 2)..<(close - 2)
        if TagBody(bytes[inside], isOutput: false).words == Array("endraw".utf8) {
          return (at..<close, inside)
        }
      }
      at += 1
    }
    return nil
  }

  private mutating func add(
    _ kind: StoryTag.Kind, _ inside: ArraySlice<UInt8>, _ story: Int, _ range: Range<Int>,
    lastStory: Int? = nil, end: Int? = nil
  ) {
    let body = TagBody(inside, isOutput: kind == .output)
    var tag = StoryTag(
      kind: kind, level: body.level, body: body.words, story: story, range: range,
      lastStory: lastStory ?? story, end: end ?? range.upperBound)
    tag.trimsBefore = body.trimsBefore
    tag.trimsAfter = body.trimsAfter
    tag.bodyOffset = 2 + body.offset
    if kind == .statement {
      tag.keyword = body.keyword
      switch tag.keyword {
      case "raw" where tag.body.count == 3:
        tag.kind = .silent
        isRaw = true
      case "cellbg", "colspan", "vm", "hm":
        tag.kind = .cell
      default:
        break
      }
    }
    tags.append(tag)
  }
}
