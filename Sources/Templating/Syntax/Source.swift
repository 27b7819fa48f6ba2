import Groundwork

/// A template's text as bytes, with the way back from a byte to a place that people can find.
final class Source: Sendable {
  /// Where the text starts.
  private enum Start: Sendable {
    case line(file: String, Int)
    /// The whole text stands at one place, such as a workbook cell.
    case fixed(Location)
  }

  let name: String
  /// UTF-8 with every line end written as a single line feed.
  let bytes: [UInt8]
  private let start: Start
  /// Where each line starts: a template of a million tags asks for as many line numbers.
  private let lineStarts: [Int32]

  init(_ text: TemplateText) {
    name = text.name
    bytes = Self.withPlainLineEnds(Array(text.text.utf8))
    lineStarts = Self.lineStarts(in: bytes)
    start = .line(file: text.name, text.firstLine)
  }

  init(_ text: String, at location: Location) {
    name = location.described(in: .english) ?? ""
    bytes = Self.withPlainLineEnds(Array(text.utf8))
    lineStarts = Self.lineStarts(in: bytes)
    start = .fixed(location)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of a byte; lines and columns count from 1, columns in characters.
  func location(at offset: Int) -> Location {
    switch start {
    case .fixed(let location):
      return location
    case .line(let file, let first):
      let offset = min(offset, bytes.count)
      return .text(
        file: file, line: first + lineIndex(at: offset),
        column: characters(in: lineStart(of: offset)..<offset) + 1)
    }
  }

  /// The line's number in its file.
  func lineNumber(at offset: Int) -> Int {
    guard case .line(_, let first) = start else { return lineIndex(at: offset) + 1 }
    return first + lineIndex(at: offset)
  }

  /// The line that a range starts in, with the range pointed at; long lines are cut around it.
  func excerpt(of range: Range<Int>) -> Finding.Excerpt {
    let lower = min(range.lowerBound, bytes.count)
    let from = lineStart(of: lower)
    let to = bytes[lower...].firstIndex(of: newline) ?? bytes.count
    // A page of markup on one line would bury the caret.
    var before = Array(text(startOfCharacter(max(from, lower - Self.window))..<lower))
    if before.count > 60 || from < lower - Self.window { before = ["…"] + before.suffix(50) }
    let end = startOfCharacter(min(max(range.upperBound, lower), to, lower + Self.window))
    let marked = text(lower..<end).count
    let stop = startOfCharacter(min(to, lower + Self.window))
    var after = Array(text(lower..<stop))
    if after.count > 90 || stop < to { after = after.prefix(80) + ["…"] }
    return Finding.Excerpt(
      line: String(before + after), start: before.count, length: min(marked, after.count))
  }

  /// Bytes around a place that hold more than an excerpt shows.
  private static let window = 2048

  /// Characters as people count them; far into a line that nobody wrote by hand, scalars.
  private func characters(in range: Range<Int>) -> Int {
    if range.count > 1 << 16 { return bytes[range].count { $0 & 0xC0 != 0x80 } }
    return text(range).count
  }

  /// The start of the scalar that a byte belongs to.
  private func startOfCharacter(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// How many lines come before the one that the byte is on.
  private func lineIndex(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func lineStart(of offset: Int) -> Int { Int(lineStarts[lineIndex(at: offset)]) }

  private static func lineStarts(in bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    for (index, byte) in bytes.enumerated() where byte == newline {
      starts.append(Int32(truncatingIfNeeded: index + 1))
    }
    return starts
  }

  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(carriageReturn) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == carriageReturn {
        out.append(newline)
        if index + 1 < bytes.count, bytes[index + 1] == newline { index += 1 }
      } else {
        out.append(bytes[index])
      }
      index += 1
    }
    return out
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
