import Groundwork

extension Parser {
  mutating func parseArguments() throws(GivenUp) -> ArgumentsSyntax {
    var arguments = ArgumentsSyntax()
    try expect(.openParen, "(")
    var isFirst = true
    while !peek(.closeParen) {
      if !isFirst {
        try expect(.comma, ",")
        if peek(.closeParen) { break }
      }
      isFirst = false
      let token = token
      if take(.star) {
        guard arguments.spread == nil, arguments.spreadNamed == nil else {
          throw fail(.badArguments, token.range)
        }
        arguments.spread = try parseExpression()
      } else if take(.power) {
        guard arguments.spreadNamed == nil else { throw fail(.badArguments, token.range) }
        arguments.spreadNamed = try parseExpression()
      } else if peek(.name), peekSecond(.assign) {
        guard arguments.spreadNamed == nil else { throw fail(.badArguments, token.range) }
        cursor += 2
        arguments.named.append((spelled(token), try parseExpression()))
      } else {
        guard arguments.named.isEmpty, arguments.spread == nil, arguments.spreadNamed == nil else {
          throw fail(.badArguments, token.range)
        }
        arguments.positional.append(try parseExpression())
      }
    }
    try expect(.closeParen, ")")
    return arguments
  }

  /// `| name(…)` behind a value.
  mutating func parseFilter(on value: ExpressionSyntax) throws(GivenUp) -> ExpressionSyntax {
    try expect(.pipe, "|")
    if peek(.pipe) { throw fail(.unexpected("||"), token.range) }
    return try parseFilterCall(on: value)
  }

  /// A filter's name and arguments; the value is nil where a block's text is filtered.
  mutating func parseFilterCall(on value: ExpressionSyntax?) throws(GivenUp) -> ExpressionSyntax {
    if let value { try checkHeight(value) }
    let (name, range) = try parseDottedName()
    let arguments = peek(.openParen) ? try parseArguments() : ArgumentsSyntax()
    if FilterTable.all[name] == nil, !problems.isFull {
      complain(.unknownFilter(name), range)
    }
    return ExpressionSyntax(
      kind: .filter(value, name, arguments), range: range.lowerBound..<previousEnd)
  }

  mutating func parseTest(on value: ExpressionSyntax) throws(GivenUp) -> ExpressionSyntax {
    cursor += 1
    let isNegated = take(word: "not")
    let (name, range) = try parseDottedName()
    var arguments = ArgumentsSyntax()
    switch token.kind {
    case .openParen:
      arguments = try parseArguments()
    case .name, .text, .integer, .number, .openBracket, .openBrace:
      if ["else", "or", "and"].contains(where: { peek(word: $0) }) { break }
      if peek(word: "is") { throw fail(.chainedTests) }
      // `x is divisibleby 3 if y`: a keyword ends the test instead of being its argument.
      if ["if", "not", "in", "recursive"].contains(where: { peek(word: $0) }) { break }
      var argument = try parsePrimary()
      try parsePostfix(&argument)
      arguments.positional = [argument]
    default: break
    }
    if TestTable.all[name] == nil, !problems.isFull {
      complain(.unknownTest(name), range)
    }
    let test = ExpressionSyntax(
      kind: .test(value, name, arguments), range: value.range.lowerBound..<previousEnd)
    return isNegated ? ExpressionSyntax(kind: .not(test), range: test.range) : test
  }

  private mutating func parseDottedName() throws(GivenUp) -> (String, Range<Int>) {
    var (name, range) = try expectName()
    while take(.dot) {
      let (more, end) = try expectName()
      name += "." + more
      range = range.lowerBound..<end.upperBound
    }
    return (name, range)
  }
}
