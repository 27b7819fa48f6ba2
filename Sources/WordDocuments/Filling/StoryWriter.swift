import Groundwork
import Templating

/// Puts one filled part together, as a program tells it.
final class StoryWriter: TemplateSink {
  let story: CompiledStory
  let session: FillSession
  /// The part that is written: the story's own, or a copy of it for another record.
  let part: String
  var out: [UInt8] = []
  private var outer: [(bytes: [UInt8], context: EmitContext)] = []
  var context = EmitContext(place: .plain)
  /// Where open tables and rows start in what is written.
  private var tables: [Int] = []
  private var rows: [Int] = []
  /// Where the paragraph starts that holds one value only.
  var soleStart = 0
  /// The properties of a paragraph that a value makes while it is written; nil outside of such.
  var madeProperties: [UInt8]?
  /// Whether the text that a value makes stands right in a paragraph, and not in a link.
  var mayEndParagraph = true
  /// Whether the rest of that paragraph is passed over.
  var isMuted = false
  /// The present ids of bookmarks that a loop repeats.
  private var bookmarks: [Int: Int] = [:]

  /// Whether what comes now is written for another record only.
  private var isAside: Bool

  /// - Parameter part: the path of the part that is written, when it is a copy of the story's own.
  init(_ story: CompiledStory, _ session: FillSession, part: String? = nil) {
    self.story = story
    self.session = session
    self.part = part ?? story.part
    isAside = story.isPartial && session.naming.record > 0
    out.reserveCapacity(story.bytes.count + story.bytes.count / 4)
  }

  var count: Int { out.count }

  func copy(_ chunk: TemplateChunk) {
    let bytes = chunk.bytes
    var at = bytes.startIndex
    let end = bytes.endIndex
    while at < end {
      guard bytes[at] == StoryAssembly.marker, at + 4 < end else {
        at += 1
        continue
      }
      var number = 0
      for place in (at + 1)...(at + 4) { number = number << 6 | Int(bytes[place] &- 0x30) }
      perform(number)
      at += StoryAssembly.markerLength
    }
  }

  private func perform(_ number: Int) {
    let step = story.steps[number]
    if isAside {
      guard case .mark(.recordStart) = step else {
        if case .mark(.breakEnd) = step { isAside = false }
        return
      }
    }
    switch step {
    case .part(let range):
      if !isMuted { out += story.bytes[range] }
    case .own(let range):
      if !isMuted { out += story.own[range] }
    case .context(let context):
      self.context = context
    case .mark(let mark):
      perform(mark)
    }
  }

  private func perform(_ mark: StoryMark) {
    switch mark {
    case .ensureParagraph(let properties): ensureParagraph(properties)
    case .tableStart: tables.append(out.count)
    case .tableEnd: if let start = tables.popLast() { finishTable(from: start) }
    case .rowStart: rows.append(out.count)
    case .rowEnd: if let start = rows.popLast() { finishRow(from: start) }
    case .soleStart: soleStart = out.count
    case .soleEnd: isMuted = false
    case .drawingID: append(decimal: session.nextDrawingID())
    case .bookmarkStart(let id):
      let fresh = session.nextBookmarkID()
      bookmarks[id] = fresh
      append(decimal: fresh)
    case .bookmarkEnd(let id): append(decimal: bookmarks[id] ?? id)
    case .bookmarkName(let range):
      let name = story.plan.tree.text(range)
      append(session.naming.bookmark(name) { session.freshBookmarkName(name) })
    case .bookmarkReference(let range):
      let name = story.plan.tree.text(range)
      append(session.naming.reference(to: name) { session.freshBookmarkName(name) })
    case .list(let list): append(decimal: session.presentList(list))
    case .restartList(let list): session.restartList(list)
    case .note(let kind, let id): append(decimal: session.naming.note(kind, id))
    case .relationship(let range):
      append(session.naming.relationship(story.plan.tree.text(range)))
    case .recordStart, .breakEnd: isAside = false
    case .breakStart: isAside = session.naming.isLast
    case .recordEnd: isAside = !session.naming.isLast
    }
  }

  func emit(_ value: Value, escaping: Bool) {
    guard !isMuted, !isAside else { return }
    switch value.payload {
    case .text(let text): print(text)
    case .integer(let number) where context.place == .text: append(decimal: number)
    case .markup(let text): print(markup: text)
    case .record(let record) where RichValue.isTagged(record):
      print(RichValue(record), value)
    default: print(value.printed)
    }
  }

  func takes(_ value: Value) -> Bool { value.record.map { RichValue.isTagged($0) } ?? false }

  func beginCapture() {
    outer.append((out, context))
    out = []
  }

  func endCapture() -> String {
    let text = String(decoding: out, as: UTF8.self)
    if let last = outer.popLast() {
      out = last.bytes
      // What is printed next goes where it was going before.
      context = last.context
    } else {
      out = []
    }
    return text
  }

  // MARK: Bytes

  func append(_ text: String) { out.append(contentsOf: text.utf8) }

  func append(decimal number: Int) {
    if (0...9).contains(number) {
      out.append(0x30 + UInt8(number))
    } else {
      append(String(number))
    }
  }

  func append(part range: Range<Int>) { out += story.bytes[range] }
}
