import Groundwork
import Synchronization

/// A line and a column, both from 1; columns count Unicode scalars.
struct TextPlace: Hashable {
  var line = 1
  var column = 1
}

/// A text whose lines can be shown in messages.
struct DecodedText: Sendable {
  let file: String
  let firstLine: Int
  /// The text, which is UTF-8 all through.
  let utf8: [UInt8]
  private let lines: Lines

  init(_ source: SourceText, _ utf8: [UInt8]) {
    file = source.file
    firstLine = source.firstLine
    self.utf8 = utf8
    lines = Lines(utf8)
  }

  /// Where each line starts, found out when somebody first asks: of most texts nobody does.
  private final class Lines: Sendable {
    private let bytes: [UInt8]
    private let known = Mutex<[Int]?>(nil)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var starts: [Int] {
      known.withLock { known in
        if let known { return known }
        var starts = [0]
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
          starts.append(index + 1)
        }
        known = starts
        return starts
      }
    }
  }

  var text: String { String(decoding: utf8, as: UTF8.self) }
  var lineCount: Int { lines.starts.count }

  /// A line by its number in this text, from 1, without its end.
  func line(_ number: Int) -> Substring {
    let lineStarts = lines.starts
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : utf8.count
    if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Substring(String(decoding: utf8[start..<end], as: UTF8.self))
  }

  /// The place of a byte.
  func place(ofByte offset: Int) -> TextPlace {
    let lineStarts = lines.starts
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let end = min(max(offset, start), utf8.count)
    let column = utf8[start..<end].count { !UTF8.isContinuation($0) } + 1
    return TextPlace(line: low + 1, column: column)
  }

  /// The place in the file, for a line and column in this text.
  func location(_ place: TextPlace) -> Location {
    .text(file: file, line: firstLine + place.line - 1, column: place.column)
  }

  /// The line with the place to point at; a long line is cut down to what stands around it.
  func excerpt(_ place: TextPlace, length: Int = 1) -> Finding.Excerpt? {
    let whole = Array(line(place.line).unicodeScalars)
    guard !whole.isEmpty else { return nil }
    let start = min(max(place.column - 1, 0), whole.count)
    let first = start > Self.reach ? start - Self.reach : 0
    let last = min(whole.count, first + 2 * Self.reach)
    var shown = String.UnicodeScalarView()
    // A tab would move the caret.
    for scalar in whole[first..<last] { shown.append(scalar == "\t" ? " " : scalar) }
    var before = String.UnicodeScalarView()
    before.append(contentsOf: whole[first..<start])
    return Finding.Excerpt(
      line: String(shown), start: String(before).count,
      length: max(1, min(length, last - start)))
  }
  /// How many characters of a long line are shown before the place.
  private static let reach = 60

  /// A finding at a place in this text.
  func finding(
    _ severity: Finding.Severity, _ code: String, _ message: Phrase, at place: TextPlace,
    length: Int = 1, hints: [Phrase] = []
  ) -> Finding {
    Finding(
      severity, code, message, at: location(place),
      excerpt: excerpt(place, length: length), hints: hints)
  }
}
