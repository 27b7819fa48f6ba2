/// What is inside a tag, and how to go on behind one that cannot be read.
extension Lexer {
  /// Reads tokens up to the closing delimiter, or to the end when there is none to look for.
  ///
  /// False when something could not be read; `at` then stands after the tag's most likely end.
  mutating func lexTokens(
    to end: Int, closing delimiter: String?, opened: Range<Int>
  ) -> Bool {
    var tag = OpenTag(delimiter: delimiter, opened: opened, firstToken: tokens.count, end: end)
    while true {
      if tag.brackets.isEmpty {
        if delimiter == Self.lineEnd, let close = closingLine(at: at, to: end) {
          tokens.append(Token(kind: .end, start: at, end: at))
          at = close
          after = .newLine
          return true
        }
        at = endOfBlanks(from: at, to: end)
        if let delimiter, let close = closing(delimiter, at: at, to: end) {
          tokens.append(Token(kind: .end, start: close.start, end: close.end))
          at = close.end
          after = close.after
          return true
        }
        if let width = wrongClosing(of: tag) {
          close(tag, wrongly: width)
          return true
        }
      } else {
        at = endOfBlanks(from: at, to: end)
      }
      guard at < end else { return endOfText(tag) }
      guard !isTooLong else {
        tokens.append(Token(kind: .end, start: at, end: at))
        return false
      }
      // What starts like a tag is one, but for a record in a record.
      if tag.hasDelimiter, opensTag(at: at, to: end), !opensTwoRecords(in: tag) {
        return giveUp(tag, .unclosedTag, opened)
      }
      let start = at
      let kind: Token.Kind
      switch lexToken(to: end) {
      case .token(let read): kind = read
      case .problem(let problem): return giveUp(tag, problem, start..<at)
      }
      switch kind {
      case .openParen: tag.brackets.append((UInt8(ascii: ")"), start))
      case .openBracket: tag.brackets.append((UInt8(ascii: "]"), start))
      case .openBrace: tag.brackets.append((UInt8(ascii: "}"), start))
      case .closeParen, .closeBracket, .closeBrace:
        guard let (wanted, _) = tag.brackets.popLast(), wanted == source.bytes[start] else {
          let problem = Problem.unexpected(source.text(start..<at))
          // The bracket may be half of what ends the tag.
          at = start
          return giveUp(tag, problem, start..<(start + 1))
        }
      case .text where tag.doubtful == nil && isDoubtful(start..<at, in: tag):
        tag.doubtful = tokens.count
      default: break
      }
      tokens.append(Token(kind: kind, start: start, end: at))
    }
  }

  /// A tag that is being read.
  private struct OpenTag {
    /// What closes it; nil for a lone expression.
    let delimiter: String?
    /// Its opening delimiter.
    let opened: Range<Int>
    let firstToken: Int
    /// Where the template ends.
    let end: Int
    /// The brackets that wait for their ends, and where they stand.
    var brackets: [(wanted: UInt8, at: Int)] = []
    /// The first quoted text that looks as if its closing quote was forgotten.
    var doubtful: Int?

    var hasDelimiter: Bool { delimiter != nil && delimiter != Lexer.lineEnd }
  }

  private func opensTag(at index: Int, to end: Int) -> Bool {
    guard source.bytes[index] == UInt8(ascii: "{"), index + 1 < end else { return false }
    return "{%#".utf8.contains(source.bytes[index + 1])
  }

  /// Whether `{{` is a record whose first key is made from another, as in `({{'a': 1}|length: 2})`:
  /// inside of brackets, where a value has to come.
  private func opensTwoRecords(in tag: OpenTag) -> Bool {
    guard source.bytes[at + 1] == UInt8(ascii: "{"), !tag.brackets.isEmpty else { return false }
    switch tokens.last?.kind {
    case .name, .text, .integer, .number, .closeParen, .closeBracket, .closeBrace, .end, nil:
      return false
    default: return true
    }
  }

  /// Whether a text holds the end of its own tag and runs on, over lines or into another tag.
  ///
  /// It may be meant; so it is only blamed when the tag turns out to be unreadable.
  private func isDoubtful(_ range: Range<Int>, in tag: OpenTag) -> Bool {
    guard let delimiter = tag.delimiter, tag.hasDelimiter,
      let close = find(delimiter, from: range.lowerBound, to: range.upperBound)
    else { return false }
    return (close..<range.upperBound).contains {
      source.bytes[$0] == UInt8(ascii: "\n") || opensTag(at: $0, to: range.upperBound)
    }
  }

  /// How many bytes the end of another kind of tag has here: `}}` for `{% … %}`, a lone `}`.
  private func wrongClosing(of tag: OpenTag) -> Int? {
    guard tag.hasDelimiter, at < tag.end else { return nil }
    let next = at + 1 < tag.end ? source.bytes[at + 1] : 0
    switch source.bytes[at] {
    case UInt8(ascii: "}"):
      return tag.delimiter == "%}" && next == UInt8(ascii: "}") ? 2 : 1
    case UInt8(ascii: "%") where next == UInt8(ascii: "}"):
      return 2
    default: return nil
    }
  }

  /// Takes a wrong closing delimiter for the right one: what is in the tag can still be read.
  private mutating func close(_ tag: OpenTag, wrongly width: Int) {
    var start = at
    at += width
    // In `% }` the sign was read for an operator.
    if let last = tokens.last, tokens.count > tag.firstToken, last.kind == .percent {
      start = tokens.removeLast().start
    }
    problems.report(
      .wrongClosing(
        source.text(start..<at), of: source.text(tag.opened), wanted: tag.delimiter ?? ""),
      source, start..<at)
    tokens.append(Token(kind: .end, start: start, end: at))
    after = .keep
  }

  /// The template ends inside the tag.
  private mutating func endOfText(_ tag: OpenTag) -> Bool {
    if tag.hasDelimiter { return giveUp(tag, .unclosedTag, tag.opened) }
    tokens.append(Token(kind: .end, start: tag.end, end: tag.end))
    guard let (_, place) = tag.brackets.last else { return true }
    problems.report(.unclosedBracket, source, place..<(place + 1))
    return false
  }

  /// Complains once, and goes on behind the tag's most likely end.
  private mutating func giveUp(_ tag: OpenTag, _ problem: Problem, _ range: Range<Int>) -> Bool {
    if let doubtful = tag.doubtful, let delimiter = tag.delimiter {
      let text = tokens[doubtful]
      tokens.removeLast(tokens.count - doubtful)
      tokens.append(Token(kind: .end, start: text.start, end: text.start))
      problems.report(.unclosedText, source, text.start..<(text.start + 1))
      resume(behind: find(delimiter, from: text.start, to: text.end) ?? text.start)
      return false
    }
    tokens.append(Token(kind: .end, start: at, end: at))
    guard let delimiter = tag.delimiter else {
      problems.report(problem, source, range)
      at = tag.end
      return false
    }
    if delimiter == Self.lineEnd {
      problems.report(problem, source, range)
      at = min(endOfLine(from: at, to: tag.end) + 1, tag.end)
      after = .newLine
      return false
    }
    let next = nextOpening(from: at, to: tag.end)?.start ?? tag.end
    guard let close = find(delimiter, from: min(at, tag.end), to: next) else {
      // Something odd in the text behind a tag that nobody closed is no mistake of its own.
      problems.report(.unclosedTag, source, tag.opened)
      at = next
      return false
    }
    problems.report(problem, source, range)
    resume(behind: close)
    return false
  }

  private mutating func resume(behind close: Int) {
    at = close + 2
    after = source.bytes[close - 1] == UInt8(ascii: "-") ? .trimAll : .keep
  }
}
