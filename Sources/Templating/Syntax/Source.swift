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

  init(_ text: TemplateText) {
    name = text.name
    bytes = Self.withPlainLineEnds(Array(text.text.utf8))
    start = .line(file: text.name, text.firstLine)
  }

  init(_ text: String, at location: Location) {
    name = location.described(in: .english) ?? ""
    bytes = Self.withPlainLineEnds(Array(text.utf8))
    start = .fixed(location)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of a byte; lines and columns count from 1, columns in characters.
  func location(at offset: Int) -> Location {
    switch start {
    case .fixed(let location):
      return location
    case .line(let file, let first):
      return .text(
        file: file, line: first + line(at: offset) - 1,
        column: text(lineStart(of: offset)..<min(offset, bytes.count)).count + 1)
    }
  }

  /// The line's number in its file.
  func lineNumber(at offset: Int) -> Int {
    if case .line(_, let first) = start { return first + line(at: offset) - 1 }
    return line(at: offset)
  }

  /// The line that a range starts in, with the range pointed at; long lines are cut around it.
  func excerpt(of range: Range<Int>) -> Finding.Excerpt {
    let lower = min(range.lowerBound, bytes.count)
    let from = lineStart(of: lower)
    let to = bytes[lower...].firstIndex(of: newline) ?? bytes.count
    var before = Array(text(from..<lower))
    let end = min(max(range.upperBound, lower), to)
    let marked = text(lower..<end).count
    var after = Array(text(lower..<to))
    // A page of markup on one line would bury the caret.
    if before.count > 60 { before = ["…"] + before.suffix(50) }
    if after.count > 90 { after = after.prefix(80) + ["…"] }
    return Finding.Excerpt(
      line: String(before + after), start: before.count, length: min(marked, after.count))
  }

  private func line(at offset: Int) -> Int {
    bytes[..<min(offset, bytes.count)].count { $0 == newline } + 1
  }

  private func lineStart(of offset: Int) -> Int {
    (bytes[..<min(offset, bytes.count)].lastIndex(of: newline) ?? -1) + 1
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
