import Groundwork
import Packaging
import Templating

/// Puts one filled part together, as a program tells it.
///
/// What nothing will look back at any more goes on to be deflated, so that a long table never
/// stands in memory as XML.
final class StoryWriter: TemplateSink {
  /// A table whose rows come and go.
  private struct OpenTable {
    /// Where it starts in what is written; nil once nobody needs to know.
    var start: Int?
    var isRegular: Bool
  }

  let story: CompiledStory
  let session: FillSession
  /// The part that is written: the story's own, or a copy of it for another record.
  let part: String
  /// What is written and has not gone on yet.
  var out: [UInt8] = []
  /// Where it goes on to; nil when the part is wanted whole.
  private let stream: EntryStream?
  private var gone = 0
  /// How much is gathered before some of it goes on.
  private var batch = StoryWriter.smallestBatch
  private var outer: [(bytes: [UInt8], context: EmitContext)] = []
  var context = EmitContext(place: .plain)
  private var tables: [OpenTable] = []
  /// Where open rows start in what is written.
  private var rows: [Int] = []
  /// Where the paragraph starts that holds one value only; nil outside of such a one.
  var soleStart: Int?
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

  /// - Parameters:
  ///   - part: the path of the part that is written, when it is a copy of the story's own.
  ///   - stream: what deflates the part while it is made; nil when it is wanted whole.
  init(
    _ story: CompiledStory, _ session: FillSession, part: String? = nil,
    through stream: EntryStream? = nil
  ) {
    self.story = story
    self.session = session
    self.stream = stream
    self.part = part ?? story.part
    isAside = story.isPartial && session.naming.record > 0
    let size = story.bytes.count + story.bytes.count / 4
    out.reserveCapacity(stream == nil ? size : min(size, 2 * Self.smallestBatch))
  }

  var count: Int { gone + out.count }

  /// Ends the part; nothing may be written after.
  func finish() -> FilledPart {
    guard let stream else { return .bytes(out) }
    stream.append(out, count: out.count)
    return .entry(stream.finish())
  }

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
    if out.count >= batch { passOn() }
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
    case .tableStart(let isRegular):
      tables.append(OpenTable(start: out.count, isRegular: isRegular))
    case .tableEnd: if let start = tables.popLast()?.start { finishTable(from: start) }
    case .rowStart: rows.append(out.count)
    case .rowEnd: if let start = rows.popLast() { finishRow(from: start) }
    case .soleStart: soleStart = out.count
    case .soleEnd:
      isMuted = false
      soleStart = nil
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

  // MARK: Passing on

  /// Enough to fill a processor's nearest memory, and far more than a paragraph or a row has.
  private static let smallestBatch = 128 << 10
  /// What `ensureParagraph` may look back at: the end of a paragraph, and bookmarks after it.
  private static let lookBack = 8 << 10

  /// Deflates what is written, but for what may still be changed or looked back at.
  private func passOn() {
    guard let stream, outer.isEmpty else { return }
    var done = min(out.count - Self.lookBack, rows.first ?? .max, soleStart ?? .max)
    for index in tables.indices {
      guard let start = tables[index].start else { continue }
      // With a row in it, a table stays; where every row fits the grid, it also stays as it is.
      if tables[index].isRegular, holdsRow(from: start) {
        tables[index].start = nil
      } else {
        done = min(done, start)
      }
    }
    guard done >= out.count / 2 else {
      // Looked at again only when there is twice as much, so that all looks together stay linear.
      batch = out.count * 2
      return
    }
    stream.append(out, count: done)
    out.removeSubrange(..<done)
    gone += done
    batch = max(Self.smallestBatch, out.count * 2)
    for index in tables.indices { tables[index].start? -= done }
    for index in rows.indices { rows[index] -= done }
    soleStart? -= done
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
