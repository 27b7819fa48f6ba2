import Groundwork
import Templating

/// Puts one filled part together, as a program tells it.
final class StoryWriter: TemplateSink {
  let story: CompiledStory
  let session: FillSession
  var out: [UInt8] = []
  private var outer: [(bytes: [UInt8], context: EmitContext)] = []
  var context = EmitContext(place: .plain)
  /// Where open tables and rows start in what is written.
  private var tables: [Int] = []
  private var rows: [Int] = []
  /// Where the paragraph starts that holds one value only.
  var soleStart = 0
  /// Whether the rest of that paragraph is passed over.
  var isMuted = false
  /// The present ids of bookmarks that a loop repeats.
  private var bookmarks: [Int: Int] = [:]

  init(_ story: CompiledStory, _ session: FillSession) {
    self.story = story
    self.session = session
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
    switch story.steps[number] {
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
      append(session.freshBookmarkName(story.plan.tree.text(range)))
    }
  }

  func emit(_ value: Value, escaping: Bool) {
    guard !isMuted else { return }
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
