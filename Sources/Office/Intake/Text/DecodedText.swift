import Groundwork

/// A line and a column, both from 1; columns count Unicode scalars.
struct TextPlace: Hashable {
  var line = 1
  var column = 1
}

/// A text whose lines can be shown in messages.
struct DecodedText {
  let file: String
  let firstLine: Int
  let text: String
  /// Where each line starts in the UTF-8 of the text.
  private let lineStarts: [Int]
  private let bytes: [UInt8]

  init(_ source: SourceText, _ text: String) {
    file = source.file
    firstLine = source.firstLine
    self.text = text
    bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  var utf8: [UInt8] { bytes }
  var lineCount: Int { lineStarts.count }

  /// A line by its number in this text, from 1, without its end.
  func line(_ number: Int) -> Substring {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Substring(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  /// The place of a byte.
  func place(ofByte offset: Int) -> TextPlace {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let end = min(max(offset, start), bytes.count)
    let column = bytes[start..<end].count { !UTF8.isContinuation($0) } + 1
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
