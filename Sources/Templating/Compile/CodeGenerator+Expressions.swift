import Groundwork

extension CodeGenerator {
  /// Adds an expression to the pool and answers its number.
  mutating func node(_ syntax: ExpressionSyntax) -> Int32 {
    tables.height = max(tables.height, syntax.height)
    switch syntax.kind {
    case .literal(let value):
      return literal(value, syntax.range)
    case .name(let spelled):
      return variable(spelled, syntax.range)
    case .field(let object, let field):
      return append(
        .field(node(object), name: name(field), cache: newCache()), syntax.range)
    case .item(let object, let item):
      // `a['b']` is `a.b` for everything that data can hold.
      return append(.item(node(object), node(item)), syntax.range)
    case .slice(let object, let from, let to, let by):
      return append(
        .slice(
          node(object), from: optional(from), to: optional(to), by: optional(by)),
        syntax.range)
    case .call(let callee, let arguments):
      if case .field(let object, let method) = callee.kind {
        return append(
          .method(node(object), name: name(method), site: site(arguments)), syntax.range)
      }
      return append(.call(node(callee), site: site(arguments)), syntax.range)
    case .filter(let input, let filter, let arguments):
      let input = input.map { node($0) } ?? append(.captured, syntax.range)
      guard let entry = FilterTable.all[filter] else { return input }
      tables.filters.append(entry)
      let number = Int32(tables.filters.count - 1)
      return append(.filter(input, filter: number, site: site(arguments)), syntax.range)
    case .test(let input, let test, let arguments):
      let input = node(input)
      guard let entry = TestTable.all[test] else { return input }
      tables.tests.append(entry)
      let number = Int32(tables.tests.count - 1)
      return append(.test(input, test: number, site: site(arguments)), syntax.range)
    case .not(let operand):
      return append(.not(node(operand)), syntax.range)
    case .sign(let isMinus, let operand):
      // Negative numbers are literals like any other.
      if case .literal(let value) = operand.kind {
        switch value.payload {
        case .integer(let value) where value != .min:
          return literal(.integer(isMinus ? -value : value), syntax.range)
        case .number(let value):
          return literal(.number(isMinus ? -value : value), syntax.range)
        default: break
        }
      }
      return append(.sign(isMinus: isMinus, node(operand)), syntax.range)
    case .arithmetic(.power, let left, let right)
    where left.isNegativeLiteral && !right.isConstant:
      // Jinja hands Python `-3 ** x`, where the sign comes last; `-3 ** 2` it works out itself.
      guard case .sign(_, let operand) = left.kind else { return -1 }
      let power = append(.arithmetic(.power, node(operand), node(right)), syntax.range)
      return append(.sign(isMinus: true, power), syntax.range)
    case .arithmetic(let operation, let left, let right):
      return append(.arithmetic(operation, node(left), node(right)), syntax.range)
    case .concatenation(let parts):
      let (first, count) = pool(parts.map { node($0) })
      return append(.concatenation(first: first, count: count), syntax.range)
    case .comparison(let left, let rest):
      if rest.count == 1 {
        return append(.comparison(rest[0].0, node(left), node(rest[0].1)), syntax.range)
      }
      var parts = [node(left)]
      for (comparison, right) in rest { parts += [Int32(comparison.rawValue), node(right)] }
      let (first, count) = pool(parts)
      return append(.chain(first: first, count: count), syntax.range)
    case .and(let left, let right):
      return append(.and(node(left), node(right)), syntax.range)
    case .or(let left, let right):
      return append(.or(node(left), node(right)), syntax.range)
    case .conditional(let test, let then, let otherwise):
      return append(
        .conditional(node(test), then: node(then), otherwise: optional(otherwise)),
        syntax.range)
    case .list(let items):
      if let values = literals(items) { return literal(.list(values), syntax.range) }
      let (first, count) = pool(items.map { node($0) })
      return append(.list(first: first, count: count), syntax.range)
    case .tuple(let items):
      if let values = literals(items) { return literal(.tuple(values), syntax.range) }
      let (first, count) = pool(items.map { node($0) })
      return append(.tuple(first: first, count: count), syntax.range)
    case .record(let items):
      let (first, count) = pool(items.flatMap { [node($0.0), node($0.1)] })
      return append(.record(first: first, count: count), syntax.range)
    }
  }

  /// A variable, or what the data calls by that name.
  mutating func variable(_ spelled: String, _ range: Range<Int>) -> Int32 {
    let number = name(spelled)
    guard let (hops, slot) = lookUp(spelled) else {
      return append(.global(name: number, cache: newCache()), range)
    }
    if hops == 0 {
      return append(.local(slot: slot, name: number, cache: newCache()), range)
    }
    return append(.outer(hops: hops, slot: slot, name: number, cache: newCache()), range)
  }

  mutating func site(_ arguments: ArgumentsSyntax) -> Int32 {
    let site = CallSite(
      positional: arguments.positional.map { node($0) },
      named: arguments.named.map { ($0.name, node($0.value)) },
      spread: optional(arguments.spread), spreadNamed: optional(arguments.spreadNamed))
    tables.calls.append(site)
    return Int32(tables.calls.count - 1)
  }

  mutating func append(_ node: Node, _ range: Range<Int>) -> Int32 {
    tables.nodes.append(node)
    tables.ranges.append(Int32(range.lowerBound)..<Int32(range.upperBound))
    return Int32(tables.nodes.count - 1)
  }

  private mutating func literal(_ value: Value, _ range: Range<Int>) -> Int32 {
    tables.literals.append(value)
    return append(.literal(Int32(tables.literals.count - 1)), range)
  }

  private mutating func optional(_ syntax: ExpressionSyntax?) -> Int32 {
    syntax.map { node($0) } ?? -1
  }

  private mutating func pool(_ nodes: [Int32]) -> (Int32, Int32) {
    let first = Int32(tables.children.count)
    tables.children += nodes
    return (first, Int32(nodes.count))
  }

  /// The values, when every item is a literal: such a list is made once.
  private func literals(_ items: [ExpressionSyntax]) -> [Value]? {
    var values: [Value] = []
    for item in items {
      guard case .literal(let value) = item.kind else { return nil }
      values.append(value)
    }
    return values
  }
}
