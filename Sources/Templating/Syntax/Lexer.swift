import Groundwork

/// Cuts a template into text and tags, and tags into tokens.
///
/// Works on bytes: everything that matters to the language is ASCII, and the rest is copied.
/// Blanks next to tags are dealt with here, by Jinja's rules.
struct Lexer {
  let source: Source
  let options: TemplateOptions
  let lineStatementPrefix: [UInt8]
  let lineCommentPrefix: [UInt8]
  var pieces: [Piece] = []
  var tokens: [Token] = []
  var problems: Problems
  var at = 0
  private var bytes: [UInt8] { source.bytes }
  /// What the previous tag said about the blanks after it.
  var after: After = .keep
  /// Where a comment or raw text begins that never ends.
  private(set) var tornAt: Int?
  /// Whether the text before the next tag starts a line: at the start, or after a trimmed line end.
  private var startsLine = true

  enum After {
    case keep, trimLine, trimAll
    /// The tag ended its line itself.
    case newLine
  }
  enum Opening { case output, statement, comment, lineStatement, lineComment }

  init(_ source: Source, _ options: TemplateOptions, _ problems: consuming Problems) {
    self.source = source
    self.options = options
    lineStatementPrefix = Array((options.lineStatementPrefix ?? "").utf8)
    lineCommentPrefix = Array((options.lineCommentPrefix ?? "").utf8)
    self.problems = problems
  }

  /// The whole template, cut up.
  mutating func run() {
    var end = bytes.count
    if !options.keepTrailingNewline, bytes.last == UInt8(ascii: "\n") { end -= 1 }
    while let (opening, start, inside) = nextOpening(from: startOfText(to: end), to: end) {
      guard !isTooLong else { return }
      var contents = inside
      var before = Trim.none
      if contents < end, bytes[contents] == UInt8(ascii: "-") {
        before = .all
        contents += 1
      } else if contents < end, bytes[contents] == UInt8(ascii: "+") {
        before = .keep
        contents += 1
      }
      addText(at..<start, before: before, isOutput: opening == .output)
      at = contents
      switch opening {
      case .comment: comment(from: start, to: end)
      case .output: tag(from: start, to: end, isOutput: true)
      case .statement:
        if !raw(from: start, to: end) { tag(from: start, to: end, isOutput: false) }
      case .lineStatement: lineStatement(from: start, to: end)
      case .lineComment: at = endOfLine(from: at, to: end)
      }
    }
    addText(at..<end, before: .none, isOutput: true)
    at = end
  }

  /// Whether the template has more words and tags than may be read.
  var isTooLong: Bool { tokens.count + pieces.count > SyntaxLimit.words }

  /// Where the text behind a tag starts: blanks that the tag drops open no line.
  private func startOfText(to end: Int) -> Int {
    hasLines && after == .trimAll ? endOfBlanks(from: at, to: end) : at
  }

  /// A lone expression, without delimiters.
  mutating func runExpression() -> Tag {
    let first = tokens.count
    at = 0
    let sound = lexTokens(to: bytes.count, closing: nil, opened: 0..<bytes.count)
    return Tag(
      tokens: first..<tokens.count, range: 0..<bytes.count, isBroken: !sound)
  }

  private enum Trim { case none, all, keep }

  /// The next tag's kind, where it starts, and where what is in it starts.
  func nextOpening(from: Int, to end: Int) -> (opening: Opening, start: Int, inside: Int)? {
    var index = from
    while index < end {
      if bytes[index] == UInt8(ascii: "{"), index + 1 < end {
        switch bytes[index + 1] {
        case UInt8(ascii: "{"): return (.output, index, index + 2)
        case UInt8(ascii: "%"): return (.statement, index, index + 2)
        case UInt8(ascii: "#"): return (.comment, index, index + 2)
        default: break
        }
      }
      if hasLines, let (opening, inside) = lineOpening(at: index, to: end) {
        return (opening, index, inside)
      }
      index += 1
    }
    return nil
  }

  private mutating func addText(_ range: Range<Int>, before trim: Trim, isOutput: Bool) {
    var lower = range.lowerBound
    var upper = range.upperBound
    switch after {
    case .keep:
      startsLine = lower == 0
    case .trimLine:
      startsLine = lower < upper && bytes[lower] == UInt8(ascii: "\n")
      if startsLine { lower += 1 }
    case .trimAll:
      lower = endOfBlanks(from: lower, to: upper)
      startsLine = lower > range.lowerBound && bytes[lower - 1] == UInt8(ascii: "\n")
    case .newLine:
      startsLine = true
    }
    after = .keep
    switch trim {
    case .all:
      upper = startOfBlanks(before: upper, from: lower)
    case .none where options.lstripBlocks && !isOutput:
      var line = upper
      while line > lower, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
      if line > lower || startsLine, endOfBlanks(from: line, to: upper) == upper { upper = line }
    default: break
    }
    if lower < upper { pieces.append(.text(lower..<upper)) }
  }

  private mutating func comment(from start: Int, to end: Int) {
    guard tornAt == nil, let close = find("#}", from: at, to: end) else {
      // What the comment was to hide cannot be told: the next line is read as a template again, but
      // which blocks it opens and closes proves nothing.
      if tornAt == nil { problems.report(.unclosedComment, source, start..<min(start + 2, end)) }
      tornAt = tornAt ?? start
      at = endOfLine(from: at, to: end)
      return
    }
    at = close + 2
    let sign = close > start + 2 ? bytes[close - 1] : 0
    after =
      sign == UInt8(ascii: "-")
      ? .trimAll : sign == UInt8(ascii: "+") || !options.trimBlocks ? .keep : .trimLine
  }

  /// Reads `{% raw %} … {% endraw %}` when the tag is one.
  private mutating func raw(from start: Int, to end: Int) -> Bool {
    var index = endOfBlanks(from: at, to: end)
    guard let word = find("raw", from: index, to: min(index + 3, end)) else { return false }
    index = endOfBlanks(from: word + 3, to: end)
    var stripsStart = false
    if index < end, bytes[index] == UInt8(ascii: "-") {
      stripsStart = true
      index += 1
    }
    guard find("%}", from: index, to: min(index + 2, end)) != nil else { return false }
    after = stripsStart ? .trimAll : .keep
    at = index + 2
    var search = at
    while let open = find("{%", from: search, to: end) {
      var inside = open + 2
      var trim = Trim.none
      if inside < end, bytes[inside] == UInt8(ascii: "-") {
        trim = .all
        inside += 1
      } else if inside < end, bytes[inside] == UInt8(ascii: "+") {
        trim = .keep
        inside += 1
      }
      inside = endOfBlanks(from: inside, to: end)
      search = open + 2
      guard find("endraw", from: inside, to: min(inside + 6, end)) != nil else { continue }
      inside = endOfBlanks(from: inside + 6, to: end)
      guard let close = closing("%}", at: inside, to: end) else { continue }
      addText(at..<open, before: trim, isOutput: false)
      after = close.after
      at = close.end
      return true
    }
    problems.report(.unclosedRaw, source, start..<at)
    tornAt = tornAt ?? start
    at = end
    return true
  }

  private mutating func tag(from start: Int, to end: Int, isOutput: Bool) {
    let first = tokens.count
    let sound = lexTokens(
      to: end, closing: isOutput ? "}}" : "%}", opened: start..<min(start + 2, end))
    let tag = Tag(tokens: first..<tokens.count, range: start..<at, isBroken: !sound)
    pieces.append(isOutput ? .output(tag) : .statement(tag))
  }

  /// The closing delimiter at `index`, with its sign; nil when something else stands there.
  func closing(_ delimiter: String, at index: Int, to end: Int)
    -> (start: Int, end: Int, after: After)?
  {
    guard index + 1 < end, delimiter != Self.lineEnd else { return nil }
    let isOutput = delimiter == "}}"
    let first = isOutput ? UInt8(ascii: "}") : UInt8(ascii: "%")
    func ends(_ index: Int) -> Bool {
      index + 1 < end && bytes[index] == first && bytes[index + 1] == UInt8(ascii: "}")
    }
    if ends(index) {
      return (index, index + 2, options.trimBlocks && !isOutput ? .trimLine : .keep)
    }
    guard ends(index + 1) else { return nil }
    if bytes[index] == UInt8(ascii: "-") { return (index, index + 3, .trimAll) }
    if bytes[index] == UInt8(ascii: "+"), !isOutput { return (index, index + 3, .keep) }
    return nil
  }
}

extension Lexer {
  /// The first place of a short ASCII word that fits before `end`.
  func find(_ word: String, from: Int, to end: Int) -> Int? {
    let bytes = source.bytes
    let wanted = Array(word.utf8)
    var index = from
    while index + wanted.count <= end {
      if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The first byte that is no blank; no-break and other Unicode blanks count, as in Python.
  func endOfBlanks(from: Int, to end: Int) -> Int {
    var index = from
    while index < end {
      let width = blankWidth(source.bytes, at: index, to: end)
      if width == 0 { break }
      index += width
    }
    return index
  }

  func startOfBlanks(before end: Int, from: Int) -> Int {
    var index = end
    while index > from {
      // Step back over one scalar, then see whether it is a blank.
      var start = index - 1
      while start > from, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      if blankWidth(source.bytes, at: start, to: index) != index - start { break }
      index = start
    }
    return index
  }
}

/// How many bytes the blank at `index` has; 0 when there is none.
func blankWidth(_ bytes: [UInt8], at index: Int, to end: Int) -> Int {
  switch bytes[index] {
  case 0x20, 0x09...0x0D, 0x1C...0x1F:
    return 1
  case 0xC2:
    guard index + 1 < end else { return 0 }
    return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85 ? 2 : 0
  case 0xE1...0xE3:
    guard index + 2 < end else { return 0 }
    let scalar =
      UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
      | UInt32(bytes[index + 2] & 0x3F)
    switch scalar {
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
    default: return 0
    }
  default:
    return 0
  }
}
