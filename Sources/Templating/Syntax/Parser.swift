import Groundwork

/// The reader gave up on one tag; the finding is made, and the next tag is read as usual.
struct GivenUp: Error {}

/// Reads pieces into statements.
///
/// One broken tag never hides the next: it is complained of and skipped, but a block that it opens
/// is still matched with its end.
struct Parser {
  let source: Source
  let pieces: [Piece]
  let tokens: [Token]
  var problems: Problems
  /// The next piece.
  var index = 0
  /// The next token of the tag at hand.
  var cursor = 0
  /// How deep the expression at hand is nested.
  var depth = 0
  /// The blocks that are open, outermost first.
  var open: [OpenBlock] = []
  var blockNames: Set<String> = []
  /// Whether an `extends` was read.
  var hasExtends = false
  /// Where the text was torn: what seems to open or close a block behind it proves nothing.
  let tornAt: Int
  /// Blocks whose opening tag could not be told for certain: their ends are not complained of.
  var doubtful: Set<String> = []

  struct OpenBlock {
    var name: String
    var range: Range<Int>
    /// The tags that may come next at this level.
    var wanted: [String]
  }

  init(_ lexer: consuming Lexer) {
    source = lexer.source
    pieces = lexer.pieces
    tokens = lexer.tokens
    tornAt = lexer.tornAt ?? .max
    problems = lexer.problems
  }

  /// The whole template.
  mutating func run() -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while index < pieces.count { parseStatements(into: &statements) }
    return statements
  }

  /// A lone expression that fills the whole tag.
  mutating func runExpression(_ tag: Tag) -> ExpressionSyntax? {
    cursor = tag.tokens.lowerBound
    guard !tag.isBroken else { return nil }
    do throws(GivenUp) {
      let expression = try parseTuple()
      try expectEnd()
      return expression
    } catch {
      return nil
    }
  }

  /// Reads until one of the innermost block's closing tags, or the end of the template.
  ///
  /// Answers the closing tag's name; its tokens are next. Nil when the block was never closed.
  mutating func parseBody() -> ([StatementSyntax], end: String?) {
    var statements: [StatementSyntax] = []
    while index < pieces.count {
      guard case .statement(let tag) = pieces[index], let name = closer(of: tag) else {
        parseStatements(into: &statements)
        continue
      }
      let wanted = open.last?.wanted ?? []
      if wanted.contains(name) {
        index += 1
        cursor = tag.tokens.lowerBound + 1
        return (statements, name)
      }
      // An outer block waits for this tag: this one was left open.
      if open.dropLast().contains(where: { $0.wanted.contains(name) }) { break }
      index += 1
      stray(name, tag)
    }
    if let block = open.last, tornAt == .max, !doubtful.contains(block.name) {
      problems.report(.unclosedBlock(block.name, wanted: block.wanted), source, block.range)
    }
    return (statements, nil)
  }

  /// The name of a tag that closes or continues a block; nil for every other tag.
  ///
  /// A misspelt one counts for what was meant, once it has been complained of.
  private mutating func closer(of tag: Tag) -> String? {
    guard let name = firstName(of: tag) else { return nil }
    if Self.closers.contains(name) { return name }
    guard !Self.openers.contains(name), !Self.lone.contains(name),
      let meant = meant(by: name), open.contains(where: { $0.wanted.contains(meant) })
    else { return nil }
    complain(.unknownTag(name, meant: meant), tokens[tag.tokens.lowerBound].range)
    return meant
  }

  /// The tag that was meant by an unknown name; nil when none is near.
  func meant(by name: String) -> String? {
    switch name {
    case "elseif", "elsif": "elif"
    case "end": open.last?.wanted.last
    case "foreach": "for"
    default: nearestName(to: name, among: Self.tags)
    }
  }

  /// One piece, and for an opening tag everything up to its end.
  private mutating func parseStatements(into statements: inout [StatementSyntax]) {
    let piece = pieces[index]
    index += 1
    switch piece {
    case .text(let range):
      statements.append(StatementSyntax(kind: .text(range), range: range))
    case .output(let tag):
      guard let expression = runExpression(tag) else { return }
      statements.append(StatementSyntax(kind: .output([expression]), range: tag.range))
    case .statement(let tag):
      cursor = tag.tokens.lowerBound
      if let name = firstName(of: tag), Self.closers.contains(name) {
        stray(name, tag)
        return
      }
      if let statement = parseStatement(tag) { statements.append(statement) }
    }
  }

  private mutating func stray(_ name: String, _ tag: Tag) {
    let token = tokens[tag.tokens.lowerBound]
    // The block it belongs to was complained of where it opens.
    let isDoubtful =
      doubtful.contains { name == "end" + $0 }
      || ["elif", "else", "pluralize"].contains(name) && !doubtful.isEmpty
    guard token.start < tornAt, !isDoubtful else { return }
    let block = open.last.map { (name: $0.name, line: line(of: $0)) }
    problems.report(
      .strayTag(name, wanted: open.last?.wanted ?? [], open: block), source, token.range)
  }

  func line(of block: OpenBlock) -> Int { source.lineNumber(at: block.range.lowerBound) }

  private func firstName(of tag: Tag) -> String? {
    guard let token = tokens[tag.tokens].first, token.kind == .name else { return nil }
    return source.text(token.range)
  }

  /// Tags that close or continue a block.
  static let closers: Set<String> = [
    "elif", "else", "endif", "endfor", "endset", "endwith", "endmacro", "endcall", "endfilter",
    "endautoescape", "endblock", "endraw", "endtrans", "pluralize",
  ]
  /// Tags that open a block.
  static let openers: Set<String> = [
    "if", "for", "with", "macro", "call", "filter", "autoescape", "block", "set", "raw", "trans",
  ]
  /// Tags that stand alone.
  static let lone: Set<String> = [
    "extends", "include", "import", "from", "do", "print", "break", "continue", "debug",
  ]
  /// Everything that a misspelt tag may have meant.
  static let tags = closers.union(openers).union(lone)
    .subtracting(["trans", "endtrans", "pluralize", "debug"]).sorted()
}

// MARK: - Tokens

extension Parser {
  var token: Token { tokens[min(cursor, tokens.count - 1)] }

  func peek(_ kind: Token.Kind) -> Bool { token.kind == kind }

  /// Whether the token after next is of this kind.
  func peekSecond(_ kind: Token.Kind) -> Bool {
    token.kind != .end && cursor + 1 < tokens.count && tokens[cursor + 1].kind == kind
  }

  func peek(word: String) -> Bool { token.kind == .name && spelled(token) == word }

  func peekSecond(word: String) -> Bool {
    peekSecond(.name) && spelled(tokens[cursor + 1]) == word
  }

  func spelled(_ token: Token) -> String { source.text(token.range) }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    cursor += 1
    return true
  }

  mutating func take(word: String) -> Bool {
    guard peek(word: word) else { return false }
    cursor += 1
    return true
  }

  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ spelling: String) throws(GivenUp) -> Token {
    let token = token
    guard take(kind) else { throw fail(.expected(spelling, got: described(token))) }
    return token
  }

  mutating func expect(word: String) throws(GivenUp) {
    guard take(word: word) else { throw fail(.expected(word, got: described(token))) }
  }

  mutating func expectName() throws(GivenUp) -> (String, Range<Int>) {
    let token = token
    guard take(.name) else { throw fail(.expectedName(got: described(token))) }
    return (spelled(token), token.range)
  }

  mutating func expectEnd() throws(GivenUp) {
    guard peek(.end) else { throw fail(.unexpected(spelled(token))) }
  }

  /// Complains at the token at hand.
  mutating func fail(_ problem: Problem) -> GivenUp {
    fail(problem, token.range)
  }

  mutating func fail(_ problem: Problem, _ range: Range<Int>) -> GivenUp {
    complain(problem, range)
    return GivenUp()
  }

  /// Notes a mistake, and the block that it stands in.
  mutating func complain(_ problem: Problem, _ range: Range<Int>) {
    var hints: [Phrase] = []
    if let block = open.last { hints.append(.openBlock(block.name, line(of: block))) }
    problems.report(problem, source, range, hints: hints)
  }

  func described(_ token: Token) -> String {
    guard token.kind != .end else {
      let text = spelled(token)
      return text.isEmpty ? "…" : "“\(text)”"
    }
    return "“\(spelled(token))”"
  }

  /// Where the token before the one at hand ends.
  var previousEnd: Int { cursor > 0 ? tokens[cursor - 1].end : 0 }
}
