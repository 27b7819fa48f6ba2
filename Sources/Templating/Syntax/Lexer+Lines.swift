/// Statements and comments that take a line instead of delimiters, by Jinja's rules.
extension Lexer {
  /// Stands for the closing delimiter of a statement that its line ends.
  static let lineEnd = "\n"

  var hasLines: Bool { !lineStatementPrefix.isEmpty || !lineCommentPrefix.isEmpty }

  /// What opens at `index` by a prefix, and where its contents start; the blanks before the prefix
  /// belong to it.
  func lineOpening(at index: Int, to end: Int) -> (Opening, Int)? {
    let statement = statementOpening(at: index, to: end)
    let comment = commentOpening(at: index, to: end)
    // `##` for comments must win over `#` for statements.
    if let comment, statement == nil || lineCommentPrefix.count > lineStatementPrefix.count {
      return (.lineComment, comment)
    }
    return statement.map { (.lineStatement, $0) }
  }

  private func statementOpening(at index: Int, to end: Int) -> Int? {
    let bytes = source.bytes
    guard index == 0 || bytes[index - 1] == UInt8(ascii: "\n") else { return nil }
    var inside = index
    while inside < end, [0x20, 0x09, 0x0B].contains(bytes[inside]) { inside += 1 }
    return opening(lineStatementPrefix, at: inside, to: end)
  }

  /// A comment may follow text on its line, or stand alone.
  private func commentOpening(at index: Int, to end: Int) -> Int? {
    let bytes = source.bytes
    guard let first = lineCommentPrefix.first else { return nil }
    guard bytes[index] == first || blankWidth(bytes, at: index, to: end) > 0 else { return nil }
    let isAtStart = index == 0 || bytes[index - 1] == UInt8(ascii: "\n")
    // The first of a row of blanks speaks for all of them.
    guard isAtStart || !isBehindBlank(index) else { return nil }
    var inside = index
    while inside < end, bytes[inside] != UInt8(ascii: "\n") {
      let width = blankWidth(bytes, at: inside, to: end)
      if width == 0 { break }
      inside += width
    }
    return opening(lineCommentPrefix, at: inside, to: end)
  }

  private func isBehindBlank(_ index: Int) -> Bool {
    var start = index - 1
    while start > 0, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return blankWidth(source.bytes, at: start, to: index) == index - start
  }

  private func opening(_ prefix: [UInt8], at index: Int, to end: Int) -> Int? {
    guard !prefix.isEmpty, index + prefix.count <= end,
      source.bytes[index..<(index + prefix.count)].elementsEqual(prefix)
    else { return nil }
    return index + prefix.count
  }

  mutating func lineStatement(from start: Int, to end: Int) {
    let first = tokens.count
    let sound = lexTokens(to: end, closing: Self.lineEnd, opened: start..<at)
    pieces.append(
      .statement(Tag(tokens: first..<tokens.count, range: start..<at, isBroken: !sound)))
  }

  /// Where the text goes on when only blanks and line ends follow; nil when something else does.
  func closingLine(at index: Int, to end: Int) -> Int? {
    let blanks = endOfBlanks(from: index, to: end)
    if blanks == end { return end }
    return source.bytes[index..<blanks].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }

  func endOfLine(from index: Int, to end: Int) -> Int {
    source.bytes[index..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
  }
}
