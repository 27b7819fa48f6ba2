import Groundwork

/// How tightly two-sided operators bind, loosest first.
private enum Tightness: Int { case or = 1, and, comparison, sum, concatenation, product, power }

extension Parser {
  /// An expression, or several with commas between them, which make a tuple.
  mutating func parseTuple(
    allowsConditional: Bool = true, endingAt words: [String] = []
  ) throws(GivenUp) -> ExpressionSyntax {
    let start = token.start
    let first = try parseExpression(allowsConditional: allowsConditional)
    guard peek(.comma) else { return first }
    var items = [first]
    while take(.comma) {
      if peek(.end) || peek(.closeParen) || words.contains(where: { peek(word: $0) }) { break }
      items.append(try parseExpression(allowsConditional: allowsConditional))
    }
    return ExpressionSyntax(kind: .tuple(items), range: start..<previousEnd)
  }

  mutating func parseExpression(allowsConditional: Bool = true) throws(GivenUp)
    -> ExpressionSyntax
  {
    depth += 1
    defer { depth -= 1 }
    guard depth <= SyntaxLimit.expressionDepth else { throw fail(.tooDeep) }
    var value = try parseOperators(.or)
    guard allowsConditional else { return value }
    while take(word: "if") {
      try checkHeight(value)
      let test = try parseOperators(.or)
      var otherwise: ExpressionSyntax?
      if take(word: "else") { otherwise = try parseExpression() }
      value = ExpressionSyntax(
        kind: .conditional(test, then: value, otherwise: otherwise),
        range: value.range.lowerBound..<previousEnd)
    }
    return value
  }

  /// Everything that binds at least as tightly as `tightness`.
  private mutating func parseOperators(_ tightness: Tightness) throws(GivenUp) -> ExpressionSyntax {
    let start = token.start
    if tightness.rawValue <= Tightness.comparison.rawValue, peek(word: "not") {
      depth += 1
      defer { depth -= 1 }
      guard depth <= SyntaxLimit.expressionDepth else { throw fail(.tooDeep) }
      cursor += 1
      // `not` binds looser than comparisons and tighter than `and`.
      let operand = try parseOperators(.comparison)
      var left = ExpressionSyntax(kind: .not(operand), range: start..<previousEnd)
      try parseLogic(&left, tightness)
      return left
    }
    var left = try parseUnary()
    try parseChain(&left, tightness)
    try parseLogic(&left, tightness)
    return left
  }

  /// Arithmetic, `~` and comparisons to the right of `left`.
  private mutating func parseChain(_ left: inout ExpressionSyntax, _ tightness: Tightness)
    throws(GivenUp)
  {
    let start = left.range.lowerBound
    while let (arithmetic, tight) = arithmeticOperator, tight.rawValue >= tightness.rawValue {
      try checkHeight(left)
      cursor += 1
      if let arithmetic {
        var right = try parseUnary()
        if let next = Tightness(rawValue: tight.rawValue + 1) { try parseChain(&right, next) }
        left = ExpressionSyntax(
          kind: .arithmetic(arithmetic, left, right), range: start..<previousEnd)
      } else {
        var parts = [left]
        repeat {
          var part = try parseUnary()
          try parseChain(&part, .product)
          parts.append(part)
        } while take(.tilde)
        left = ExpressionSyntax(kind: .concatenation(parts), range: start..<previousEnd)
      }
    }
    guard tightness.rawValue <= Tightness.comparison.rawValue else { return }
    var comparisons: [(Comparison, ExpressionSyntax)] = []
    while let comparison = takeComparison() {
      var right = try parseUnary()
      try parseChain(&right, .sum)
      comparisons.append((comparison, right))
    }
    if !comparisons.isEmpty {
      left = ExpressionSyntax(kind: .comparison(left, comparisons), range: start..<previousEnd)
    }
  }

  private mutating func parseLogic(_ left: inout ExpressionSyntax, _ tightness: Tightness)
    throws(GivenUp)
  {
    let start = left.range.lowerBound
    if tightness.rawValue <= Tightness.and.rawValue {
      while take(word: "and") {
        try checkHeight(left)
        let right = try parseOperators(.comparison)
        left = ExpressionSyntax(kind: .and(left, right), range: start..<previousEnd)
      }
    }
    if tightness == .or {
      while take(word: "or") {
        try checkHeight(left)
        let right = try parseOperators(.and)
        left = ExpressionSyntax(kind: .or(left, right), range: start..<previousEnd)
      }
    }
  }

  /// Long chains nest too: `a + b + c` is `(a + b) + c`.
  mutating func checkHeight(_ value: ExpressionSyntax) throws(GivenUp) {
    guard value.height <= SyntaxLimit.expressionHeight else { throw fail(.tooTall) }
  }

  /// The operator at hand; nil arithmetic is `~`.
  private var arithmeticOperator: (Arithmetic?, Tightness)? {
    switch token.kind {
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .tilde: (nil, .concatenation)
    case .star: (.multiply, .product)
    case .slash: (.divide, .product)
    case .floor: (.floor, .product)
    case .percent: (.modulo, .product)
    case .power: (.power, .power)
    default: nil
    }
  }

  private mutating func takeComparison() -> Comparison? {
    let comparison: Comparison
    switch token.kind {
    case .equal: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessEqual: comparison = .lessEqual
    case .greater: comparison = .greater
    case .greaterEqual: comparison = .greaterEqual
    case .name:
      if take(word: "in") { return .within }
      guard peek(word: "not"), peekSecond(word: "in") else { return nil }
      cursor += 2
      return .notWithin
    default: return nil
    }
    cursor += 1
    return comparison
  }

  /// Signs, a primary, and what hangs on it; filters only bind to the whole (`-1|abs` is 1).
  private mutating func parseUnary(allowsFilters: Bool = true) throws(GivenUp) -> ExpressionSyntax {
    let start = token.start
    var value: ExpressionSyntax
    if peek(.minus) || peek(.plus) {
      depth += 1
      defer { depth -= 1 }
      guard depth <= SyntaxLimit.expressionDepth else { throw fail(.tooDeep) }
      let isMinus = take(.minus)
      if !isMinus { cursor += 1 }
      let operand = try parseUnary(allowsFilters: false)
      value = ExpressionSyntax(
        kind: .sign(isMinus: isMinus, operand), range: start..<previousEnd)
    } else {
      value = try parsePrimary()
    }
    try parsePostfix(&value)
    while allowsFilters {
      try checkHeight(value)
      if peek(.pipe) {
        value = try parseFilter(on: value)
      } else if peek(word: "is") {
        value = try parseTest(on: value)
      } else if peek(.openParen) {
        try parsePostfix(&value)
      } else {
        break
      }
    }
    return value
  }

  mutating func parsePrimary() throws(GivenUp) -> ExpressionSyntax {
    let token = token
    func literal(_ value: Value) -> ExpressionSyntax {
      ExpressionSyntax(kind: .literal(value), range: token.range)
    }
    switch token.kind {
    case .name:
      cursor += 1
      let name = spelled(token)
      switch name {
      case "true", "True": return literal(.bool(true))
      case "false", "False": return literal(.bool(false))
      case "none", "None": return literal(.none)
      default: return ExpressionSyntax(kind: .name(name), range: token.range)
      }
    case .text:
      var text = ""
      while peek(.text) {
        text += decodeText(source.bytes[(self.token.start + 1)..<(self.token.end - 1)])
        cursor += 1
      }
      return ExpressionSyntax(kind: .literal(.text(text)), range: token.start..<previousEnd)
    case .integer:
      cursor += 1
      return literal(try readInteger(token))
    case .number:
      cursor += 1
      return literal(.number(Double(spelled(token).filter { $0 != "_" }) ?? 0))
    case .openParen:
      cursor += 1
      if take(.closeParen) {
        return ExpressionSyntax(kind: .tuple([]), range: token.start..<previousEnd)
      }
      var inside = try parseTuple()
      try expect(.closeParen, ")")
      inside.range = token.start..<previousEnd
      return inside
    case .openBracket:
      cursor += 1
      let items = try parseItems(.closeBracket, "]") { (parser) throws(GivenUp) in
        try parser.parseExpression()
      }
      return ExpressionSyntax(kind: .list(items), range: token.start..<previousEnd)
    case .openBrace:
      cursor += 1
      let items = try parseItems(.closeBrace, "}") { (parser) throws(GivenUp) in
        let key = try parser.parseExpression()
        try parser.expect(.colon, ":")
        return (key, try parser.parseExpression())
      }
      return ExpressionSyntax(kind: .record(items), range: token.start..<previousEnd)
    default:
      throw fail(.expectedExpression(got: described(token)))
    }
  }

  private mutating func parseItems<Item>(
    _ end: Token.Kind, _ spelling: String,
    _ item: (inout Parser) throws(GivenUp) -> Item
  ) throws(GivenUp) -> [Item] {
    var items: [Item] = []
    while !peek(end) {
      if !items.isEmpty {
        try expect(.comma, ",")
        if peek(end) { break }
      }
      items.append(try item(&self))
    }
    try expect(end, spelling)
    return items
  }

  /// Fields, items and calls behind a value.
  mutating func parsePostfix(_ value: inout ExpressionSyntax) throws(GivenUp) {
    let start = value.range.lowerBound
    while true {
      try checkHeight(value)
      if take(.dot) {
        let token = token
        if take(.name) {
          value = ExpressionSyntax(
            kind: .field(value, spelled(token)), range: start..<previousEnd)
        } else if take(.integer) {
          let item = ExpressionSyntax(
            kind: .literal(try readInteger(token)), range: token.range)
          value = ExpressionSyntax(kind: .item(value, item), range: start..<previousEnd)
        } else {
          throw fail(.expectedName(got: described(token)))
        }
      } else if take(.openBracket) {
        try parseSubscript(&value, from: start)
      } else if peek(.openParen) {
        let arguments = try parseArguments()
        value = ExpressionSyntax(kind: .call(value, arguments), range: start..<previousEnd)
      } else {
        return
      }
    }
  }

  private mutating func parseSubscript(_ value: inout ExpressionSyntax, from start: Int)
    throws(GivenUp)
  {
    var parts: [ExpressionSyntax?] = [nil]
    while !peek(.closeBracket) {
      if parts.count == 1, let first = parts[0], peek(.comma) {
        // `a[1, 2]`: the tuple is the key.
        var items = [first]
        while take(.comma) { items.append(try parseExpression()) }
        parts = [ExpressionSyntax(kind: .tuple(items), range: first.range.lowerBound..<previousEnd)]
        break
      }
      if take(.colon) {
        guard parts.count < 3 else { throw fail(.unexpected(":")) }
        parts.append(nil)
      } else if parts[parts.count - 1] == nil {
        parts[parts.count - 1] = try parseExpression()
      } else {
        throw fail(.expected("]", got: described(token)))
      }
    }
    try expect(.closeBracket, "]")
    if parts.count > 1 {
      value = ExpressionSyntax(
        kind: .slice(value, from: parts[0], to: parts[1], by: parts.count > 2 ? parts[2] : nil),
        range: start..<previousEnd)
    } else if let item = parts[0] {
      value = ExpressionSyntax(kind: .item(value, item), range: start..<previousEnd)
    } else {
      cursor -= 1
      throw fail(.expectedExpression(got: "“]”"))
    }
  }

  private mutating func readInteger(_ token: Token) throws(GivenUp) -> Value {
    let (spelling, range) = (spelled(token), token.range)
    var digits = spelling.filter { $0 != "_" }.lowercased()
    var radix = 10
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      digits = String(digits.dropFirst(2))
      radix = base
    }
    if let value = Int(digits, radix: radix) { return .integer(value) }
    guard let value = BigInteger(digits, radix: radix) else { throw fail(.numberTooLarge, range) }
    return value.value
  }
}
