import Groundwork

/// An expression as it was written.
struct ExpressionSyntax {
  indirect enum Kind {
    case literal(Value)
    case name(String)
    case field(ExpressionSyntax, String)
    case item(ExpressionSyntax, ExpressionSyntax)
    case slice(
      ExpressionSyntax, from: ExpressionSyntax?, to: ExpressionSyntax?, by: ExpressionSyntax?)
    case call(ExpressionSyntax, ArgumentsSyntax)
    /// Without an input in `{% filter … %}` and `{% set x | … %}`: the captured text.
    case filter(ExpressionSyntax?, String, ArgumentsSyntax)
    case test(ExpressionSyntax, String, ArgumentsSyntax)
    case not(ExpressionSyntax)
    case sign(isMinus: Bool, ExpressionSyntax)
    case arithmetic(Arithmetic, ExpressionSyntax, ExpressionSyntax)
    case concatenation([ExpressionSyntax])
    case comparison(ExpressionSyntax, [(Comparison, ExpressionSyntax)])
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case conditional(ExpressionSyntax, then: ExpressionSyntax, otherwise: ExpressionSyntax?)
    case list([ExpressionSyntax])
    case tuple([ExpressionSyntax])
    case record([(ExpressionSyntax, ExpressionSyntax)])
  }

  var kind: Kind
  var range: Range<Int>
  /// How many expressions stand inside one another: what working it out costs in stack.
  let height: Int

  init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
    height = kind.height
  }
}

extension ExpressionSyntax {
  /// A number with a minus sign before it.
  var isNegativeLiteral: Bool {
    guard case .sign(isMinus: true, let operand) = kind, case .literal = operand.kind else {
      return false
    }
    return true
  }

  /// Whether its value does not depend on data.
  var isConstant: Bool {
    switch kind {
    case .literal: true
    case .sign(_, let operand): operand.isConstant
    case .arithmetic(_, let left, let right): left.isConstant && right.isConstant
    default: false
    }
  }
}

extension ExpressionSyntax.Kind {
  fileprivate var height: Int {
    func tallest(_ parts: [ExpressionSyntax?]) -> Int {
      1 + parts.reduce(0) { max($0, $1?.height ?? 0) }
    }
    switch self {
    case .literal, .name: return 1
    case .field(let object, _): return tallest([object])
    case .item(let object, let item): return tallest([object, item])
    case .slice(let object, let from, let to, let by): return tallest([object, from, to, by])
    case .call(let callee, let arguments): return tallest([callee] + arguments.all)
    case .filter(let input, _, let arguments): return tallest([input] + arguments.all)
    case .test(let input, _, let arguments): return tallest([input] + arguments.all)
    case .not(let operand), .sign(_, let operand): return tallest([operand])
    case .arithmetic(_, let left, let right), .and(let left, let right), .or(let left, let right):
      return tallest([left, right])
    case .concatenation(let parts), .list(let parts), .tuple(let parts): return tallest(parts)
    case .comparison(let left, let rest): return tallest([left] + rest.map(\.1))
    case .conditional(let test, let then, let otherwise):
      return tallest([test, then, otherwise])
    case .record(let entries): return tallest(entries.flatMap { [$0.0, $0.1] })
    }
  }
}

struct ArgumentsSyntax {
  var positional: [ExpressionSyntax] = []
  var named: [(name: String, value: ExpressionSyntax)] = []
  /// The list behind a star, spread over the places that follow.
  var spread: ExpressionSyntax?
  /// The record behind two stars, spread over the names.
  var spreadNamed: ExpressionSyntax?

  var all: [ExpressionSyntax?] { positional + named.map(\.value) + [spread, spreadNamed] }
}

enum Arithmetic: UInt8, Sendable { case add, subtract, multiply, divide, floor, modulo, power }

enum Comparison: UInt8, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual, within, notWithin
}

/// What a `set`, `for` or `with` stores into.
indirect enum TargetSyntax {
  case name(String, Range<Int>)
  case tuple([TargetSyntax], Range<Int>)
  /// `namespace.field`
  case field(String, String, Range<Int>)

  /// The variables that are stored into, not counting fields.
  var names: [String] {
    switch self {
    case .name(let name, _): [name]
    case .tuple(let targets, _): targets.flatMap(\.names)
    case .field: []
    }
  }
}

struct ParameterSyntax {
  var name: String
  var fallback: ExpressionSyntax?
}

/// A statement, or a stretch of text, as it was written.
struct StatementSyntax {
  indirect enum Kind {
    case text(Range<Int>)
    case output([ExpressionSyntax])
    case conditional([(ExpressionSyntax, [StatementSyntax])], otherwise: [StatementSyntax])
    case loop(LoopSyntax)
    case assign(TargetSyntax, ExpressionSyntax)
    case assignBlock(TargetSyntax, filter: ExpressionSyntax?, [StatementSyntax])
    case with([(TargetSyntax, ExpressionSyntax)], [StatementSyntax])
    case macro(MacroSyntax)
    case callBlock(MacroSyntax, ExpressionSyntax)
    case filterBlock(ExpressionSyntax, [StatementSyntax])
    case autoescape(ExpressionSyntax, [StatementSyntax])
    case block(BlockSyntax)
    case extends(ExpressionSyntax)
    case include(ExpressionSyntax, ignoreMissing: Bool, withContext: Bool)
    case importModule(ExpressionSyntax, as: String, withContext: Bool)
    case importNames(ExpressionSyntax, [(name: String, as: String)], withContext: Bool)
    case perform(ExpressionSyntax)
    case leave
    case next
  }

  var kind: Kind
  var range: Range<Int>
}

struct LoopSyntax {
  var target: TargetSyntax
  var items: ExpressionSyntax
  var filter: ExpressionSyntax?
  var isRecursive: Bool
  var body: [StatementSyntax]
  var otherwise: [StatementSyntax]
}

struct MacroSyntax {
  var name: String
  var parameters: [ParameterSyntax]
  var body: [StatementSyntax]
}

struct BlockSyntax {
  var name: String
  var isScoped: Bool
  var isRequired: Bool
  var body: [StatementSyntax]
}
