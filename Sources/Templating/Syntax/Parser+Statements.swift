import Groundwork

extension Parser {
  /// The statement whose tag is at hand, with its body; nil when it was broken.
  mutating func parseStatement(_ tag: Tag) -> StatementSyntax? {
    let first = token
    guard first.kind == .name else {
      if !tag.isBroken { _ = fail(.expectedName(got: described(first))) }
      return nil
    }
    let name = spelled(first)
    cursor += 1
    switch name {
    case "if": return parseIf(tag)
    case "for": return parseFor(tag)
    case "set": return parseSet(tag)
    case "with": return parseWith(tag)
    case "macro": return parseMacro(tag)
    case "call": return parseCall(tag)
    case "filter": return parseFilterBlock(tag)
    case "autoescape": return parseAutoescape(tag)
    case "block": return parseBlock(tag)
    case "extends", "include", "import", "from", "do", "print", "break", "continue":
      return parseSimple(name, tag)
    case "trans", "debug":
      _ = fail(.tagNotSupported(name), first.range)
      doubtful.insert(name)
      return nil
    default:
      return parseUnknown(name, tag)
    }
  }

  /// A tag that there is not: read as the block that was most likely meant, or passed over.
  private mutating func parseUnknown(_ name: String, _ tag: Tag) -> StatementSyntax? {
    let range = tokens[tag.tokens.lowerBound].range
    // The end of a block that nobody knows was complained of where the block opens.
    if name.hasPrefix("end"), doubtful.contains(String(name.dropFirst(3))) { return nil }
    let meant = meant(by: name)
    complain(.unknownTag(name, meant: meant), range)
    doubtful.insert(name)
    var broken = tag
    broken.isBroken = true
    if let meant, Self.openers.contains(meant) { doubtful.insert(meant) }
    switch meant {
    case "if": _ = parseIf(broken)
    case "for": _ = parseFor(broken)
    case "with", "macro", "call", "filter", "autoescape", "block":
      _ = simpleBody(meant ?? "", broken)
    default: break
    }
    return nil
  }

  /// Reads a tag's head; nil when it is broken, which has been complained of.
  mutating func head<Head>(
    _ tag: Tag, opensBlock: Bool = true, _ read: (inout Parser) throws(GivenUp) -> Head
  ) -> Head? {
    guard !tag.isBroken else { return nil }
    do throws(GivenUp) {
      let head = try read(&self)
      // Python's colon is tolerated at the end of a tag that opens a block.
      if opensBlock, peek(.colon), peekSecond(.end) { cursor += 1 }
      try expectEnd()
      return head
    } catch {
      return nil
    }
  }

  /// Reads the bodies of a block up to its closing tag.
  private mutating func block<Result>(
    _ name: String, _ tag: Tag, _ read: (inout Parser) -> Result
  ) -> Result {
    open.append(
      OpenBlock(name: name, range: tag.range, wanted: []))
    if open.count == SyntaxLimit.blockDepth + 1 { _ = fail(.tooDeep, tag.range) }
    defer { open.removeLast() }
    return read(&self)
  }

  private mutating func body(until wanted: String...) -> ([StatementSyntax], end: String?) {
    // Past the limit the rest is not read at all: the reader itself must not run out of stack.
    guard open.count <= SyntaxLimit.blockDepth else {
      index = pieces.count
      return ([], nil)
    }
    open[open.count - 1].wanted = wanted
    return parseBody()
  }

  /// The rest of a closing or continuing tag must be empty, but for the colon of an `else`.
  private mutating func closeTag() {
    do throws(GivenUp) {
      if peek(.colon), peekSecond(.end), spelled(tokens[cursor - 1]) == "else" { cursor += 1 }
      try expectEnd()
    } catch {}
  }

  private mutating func parseIf(_ tag: Tag) -> StatementSyntax? {
    block("if", tag) { parser in
      var branches: [(ExpressionSyntax, [StatementSyntax])] = []
      var otherwise: [StatementSyntax] = []
      var isSound = true
      var headTag = tag
      while true {
        let test = parser.head(headTag) { (parser) throws(GivenUp) in
          try parser.parseTuple(allowsConditional: false)
        }
        let (body, end) = parser.body(until: "elif", "else", "endif")
        if let test { branches.append((test, body)) } else { isSound = false }
        if end == "elif", case .statement(let next) = parser.pieces[parser.index - 1] {
          headTag = next
          continue
        }
        if end == "else" {
          if parser.peek(word: "if"), case .statement(var next) = parser.pieces[parser.index - 1] {
            parser.complain(.elseIf, parser.token.range)
            next.isBroken = true
            headTag = next
            continue
          }
          parser.closeTag()
          let (body, end) = parser.body(until: "endif")
          otherwise = body
          if end != nil { parser.closeTag() }
        } else if end != nil {
          parser.closeTag()
        }
        break
      }
      guard isSound else { return nil }
      return StatementSyntax(
        kind: .conditional(branches, otherwise: otherwise), range: tag.range)
    }
  }

  private mutating func parseFor(_ tag: Tag) -> StatementSyntax? {
    block("for", tag) { parser in
      let head = parser.head(tag) { (parser) throws(GivenUp) in
        let start = parser.token.start
        let target = try parser.parseTarget(endingAt: "in")
        guard !target.names.contains("loop") else {
          throw parser.fail(.cannotAssign("loop"), start..<parser.previousEnd)
        }
        try parser.expect(word: "in")
        let items = try parser.parseTuple(allowsConditional: false, endingAt: ["recursive"])
        let filter = parser.take(word: "if") ? try parser.parseExpression() : nil
        return LoopSyntax(
          target: target, items: items, filter: filter,
          isRecursive: parser.take(word: "recursive"), body: [], otherwise: [])
      }
      let (body, end) = parser.body(until: "endfor", "else")
      var otherwise: [StatementSyntax] = []
      if end != nil { parser.closeTag() }
      if end == "else" {
        let (body, end) = parser.body(until: "endfor")
        otherwise = body
        if end != nil { parser.closeTag() }
      }
      guard var loop = head else { return nil }
      loop.body = body
      loop.otherwise = otherwise
      return StatementSyntax(kind: .loop(loop), range: tag.range)
    }
  }

  private mutating func parseSet(_ tag: Tag) -> StatementSyntax? {
    enum Head {
      case value(ExpressionSyntax)
      case block(ExpressionSyntax?)
    }
    let head = head(tag) { (parser) throws(GivenUp) in
      let target = try parser.parseTarget(endingAt: nil, allowsFields: true)
      if parser.take(.assign) {
        let value = try parser.parseTuple()
        // No block follows, and so no colon.
        try parser.expectEnd()
        return (target, Head.value(value))
      }
      var filter: ExpressionSyntax?
      while parser.take(.pipe) { filter = try parser.parseFilterCall(on: filter) }
      return (target, Head.block(filter))
    }
    guard let (target, value) = head else {
      // Whether `endset` follows cannot be told; a broken `set` is most often the short kind.
      doubtful.insert("set")
      return nil
    }
    switch value {
    case .value(let value):
      return StatementSyntax(kind: .assign(target, value), range: tag.range)
    case .block(let filter):
      let body = simpleBody("set", tag)
      return StatementSyntax(
        kind: .assignBlock(target, filter: filter, body), range: tag.range)
    }
  }

  /// The body of a block that only its own end tag closes.
  private mutating func simpleBody(_ name: String, _ tag: Tag) -> [StatementSyntax] {
    block(name, tag) { parser in
      let (body, end) = parser.body(until: "end" + name)
      if end != nil { parser.closeTag() }
      return body
    }
  }

  private mutating func parseWith(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in
      var assignments: [(TargetSyntax, ExpressionSyntax)] = []
      while !parser.peek(.end) {
        if !assignments.isEmpty { try parser.expect(.comma, ",") }
        let target = try parser.parseTarget(endingAt: nil)
        try parser.expect(.assign, "=")
        assignments.append((target, try parser.parseExpression()))
      }
      return assignments
    }
    let body = simpleBody("with", tag)
    guard let head else { return nil }
    return StatementSyntax(kind: .with(head, body), range: tag.range)
  }

  private mutating func parseMacro(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in
      let (name, _) = try parser.expectName()
      return MacroSyntax(name: name, parameters: try parser.parseParameters(), body: [])
    }
    let body = simpleBody("macro", tag)
    guard var macro = head else { return nil }
    macro.body = body
    return StatementSyntax(kind: .macro(macro), range: tag.range)
  }

  private mutating func parseParameters() throws(GivenUp) -> [ParameterSyntax] {
    var parameters: [ParameterSyntax] = []
    try expect(.openParen, "(")
    while !peek(.closeParen) {
      if !parameters.isEmpty { try expect(.comma, ",") }
      let (name, range) = try expectName()
      var fallback: ExpressionSyntax?
      if take(.assign) {
        fallback = try parseExpression()
      } else if parameters.last?.fallback != nil {
        throw fail(.defaultOrder, range)
      } else if name == "caller" {
        throw fail(.callerWithoutDefault, range)
      }
      parameters.append(ParameterSyntax(name: name, fallback: fallback))
    }
    try expect(.closeParen, ")")
    return parameters
  }

  private mutating func parseCall(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in
      let parameters = parser.peek(.openParen) ? try parser.parseParameters() : []
      let start = parser.token.start
      let call = try parser.parseExpression()
      guard case .call = call.kind else {
        throw parser.fail(.expectedCall, start..<parser.previousEnd)
      }
      return (MacroSyntax(name: "caller", parameters: parameters, body: []), call)
    }
    let body = simpleBody("call", tag)
    guard case (var caller, let call)? = head else { return nil }
    caller.body = body
    return StatementSyntax(kind: .callBlock(caller, call), range: tag.range)
  }

  private mutating func parseFilterBlock(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in
      var filter = try parser.parseFilterCall(on: nil)
      while parser.take(.pipe) { filter = try parser.parseFilterCall(on: filter) }
      return filter
    }
    let body = simpleBody("filter", tag)
    guard let head else { return nil }
    return StatementSyntax(kind: .filterBlock(head, body), range: tag.range)
  }

  private mutating func parseAutoescape(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in try parser.parseExpression() }
    let body = simpleBody("autoescape", tag)
    guard let head else { return nil }
    return StatementSyntax(kind: .autoescape(head, body), range: tag.range)
  }

  private mutating func parseBlock(_ tag: Tag) -> StatementSyntax? {
    let head = head(tag) { (parser) throws(GivenUp) in
      let (name, range) = try parser.expectName()
      if !parser.blockNames.insert(name).inserted {
        throw parser.fail(.duplicateBlock(name), range)
      }
      return BlockSyntax(
        name: name, isScoped: parser.take(word: "scoped"),
        isRequired: parser.take(word: "required"), body: [])
    }
    let body = block("block", tag) { parser in
      let (body, end) = parser.body(until: "endblock")
      if end != nil {
        if let head { _ = parser.take(word: head.name) }
        parser.closeTag()
      }
      return body
    }
    guard var head else { return nil }
    head.body = body
    if head.isRequired, let filled = body.first(where: { !isBlank($0) }) {
      complain(.filledRequired(head.name), filled.range)
    }
    return StatementSyntax(kind: .block(head), range: tag.range)
  }

  private func isBlank(_ statement: StatementSyntax) -> Bool {
    guard case .text(let range) = statement.kind else { return false }
    return source.text(range).unicodeScalars.allSatisfy(Templating.isBlank)
  }
}
