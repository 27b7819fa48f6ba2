import Groundwork

extension Parser {
  /// Statements without a body.
  mutating func parseSimple(_ name: String, _ tag: Tag) -> StatementSyntax? {
    let kind = head(tag, opensBlock: false) { (parser) throws(GivenUp) -> StatementSyntax.Kind in
      switch name {
      case "extends":
        parser.hasExtends = true
        return .extends(try parser.parseExpression())
      case "include":
        let template = try parser.parseExpression()
        let ignoresMissing = parser.peek(word: "ignore") && parser.peekSecond(word: "missing")
        if ignoresMissing { parser.cursor += 2 }
        return .include(
          template, ignoreMissing: ignoresMissing,
          withContext: parser.takeContext() ?? true)
      case "import":
        let template = try parser.parseExpression()
        try parser.expect(word: "as")
        let (alias, _) = try parser.expectName()
        return .importModule(template, as: alias, withContext: parser.takeContext() ?? false)
      case "from":
        return try parser.parseFrom()
      case "do":
        return .perform(try parser.parseTuple())
      case "print":
        var values = [try parser.parseExpression()]
        while parser.take(.comma) { values.append(try parser.parseExpression()) }
        return .output(values)
      case "break": return .leave
      default: return .next
      }
    }
    guard let kind else { return nil }
    switch kind {
    case .leave, .next:
      guard open.contains(where: { $0.name == "for" }) else {
        _ = fail(.outsideLoop(name), tag.range)
        return nil
      }
    case .extends:
      if let block = open.last(where: { $0.name != "if" }) {
        _ = fail(.extendsInside(block.name), tag.range)
        return nil
      }
    default: break
    }
    return StatementSyntax(kind: kind, range: tag.range)
  }

  private mutating func takeContext() -> Bool? {
    guard peek(word: "with") || peek(word: "without"), peekSecond(word: "context") else {
      return nil
    }
    let with = peek(word: "with")
    cursor += 2
    return with
  }

  private mutating func parseFrom() throws(GivenUp) -> StatementSyntax.Kind {
    let template = try parseExpression()
    try expect(word: "import")
    var names: [(name: String, as: String)] = []
    var context: Bool?
    repeat {
      context = takeContext()
      if context != nil { break }
      let (name, range) = try expectName()
      guard !name.hasPrefix("_") else { throw fail(.cannotAssign(name), range) }
      names.append((name, take(word: "as") ? try expectName().0 : name))
      context = takeContext()
    } while context == nil && take(.comma)
    return .importNames(template, names, withContext: context ?? false)
  }

  /// What stands left of `=` or `in`: a name, several, or in `set` a namespace's field.
  mutating func parseTarget(endingAt word: String?, allowsFields: Bool = false)
    throws(GivenUp) -> TargetSyntax
  {
    let start = token.start
    let first = try parseSingleTarget(allowsFields)
    guard peek(.comma), word != nil || allowsFields else { return first }
    var targets = [first]
    while take(.comma) {
      if let word, peek(word: word) { break }
      if peek(.assign) { break }
      targets.append(try parseSingleTarget(allowsFields))
    }
    return .tuple(targets, start..<previousEnd)
  }

  private mutating func parseSingleTarget(_ allowsFields: Bool) throws(GivenUp) -> TargetSyntax {
    let start = token.start
    if take(.openParen) {
      depth += 1
      defer { depth -= 1 }
      guard depth <= SyntaxLimit.expressionDepth else { throw fail(.tooDeep) }
      var targets: [TargetSyntax] = []
      var isTuple = false
      while !peek(.closeParen) {
        if !targets.isEmpty {
          try expect(.comma, ",")
          isTuple = true
          if peek(.closeParen) { break }
        }
        targets.append(try parseSingleTarget(allowsFields))
      }
      try expect(.closeParen, ")")
      return isTuple || targets.isEmpty ? .tuple(targets, start..<previousEnd) : targets[0]
    }
    guard peek(.name) else { throw fail(.expectedName(got: described(token))) }
    let (name, range) = try expectName()
    if allowsFields, take(.dot) {
      let (field, _) = try expectName()
      return .field(name, field, start..<previousEnd)
    }
    guard !["true", "false", "none", "True", "False", "None"].contains(name) else {
      throw fail(.cannotAssign(name), range)
    }
    return .name(name, range)
  }
}
