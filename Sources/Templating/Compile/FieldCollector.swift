import Groundwork

/// Finds out which data a template asks for, without running it.
///
/// Paths are written as templates write them, with `[]` for “each item of”: `don_vi[].ten`. A name
/// that the template sets itself is followed to the data it came from, or left out.
struct FieldCollector {
  private(set) var uses: [FieldUse] = []
  private var places: [String: Int] = [:]
  /// What variables stand for: a data path, or nil for something of the template's own.
  private var scopes: [[String: String?]] = [[:]]

  mutating func visit(_ statements: [StatementSyntax]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: StatementSyntax) {
    switch statement.kind {
    case .text, .leave, .next: break
    case .output(let values):
      for value in values { visit(value) }
    case .perform(let value), .extends(let value), .include(let value, _, _):
      visit(value)
    case .conditional(let branches, let otherwise):
      for (test, body) in branches {
        visit(test)
        visit(body)
      }
      visit(otherwise)
    case .loop(let loop):
      visit(loop.items)
      let items = path(of: loop.items)
      if let items { change(items) { $0.isList = true } }
      scoped { collector in
        collector.bind(loop.target, to: items.map { $0 + "[]" })
        collector.scopes[collector.scopes.count - 1]["loop"] = .some(nil)
        if let filter = loop.filter { collector.visit(filter) }
        collector.visit(loop.body)
      }
      scoped { $0.visit(loop.otherwise) }
    case .assign(let target, let value):
      visit(value)
      bind(target, to: path(of: value))
    case .assignBlock(let target, let filter, let body):
      if let filter { visit(filter) }
      scoped { $0.visit(body) }
      bind(target, to: nil)
    case .with(let assignments, let body):
      for (_, value) in assignments { visit(value) }
      let paths = assignments.map { path(of: $0.1) }
      scoped { collector in
        for (assignment, path) in zip(assignments, paths) {
          collector.bind(assignment.0, to: path)
        }
        collector.visit(body)
      }
    case .macro(let macro):
      scopes[scopes.count - 1][macro.name] = .some(nil)
      visit(macro)
    case .callBlock(let caller, let call):
      visit(call)
      visit(caller)
    case .filterBlock(let filter, let body):
      visit(filter)
      scoped { $0.visit(body) }
    case .autoescape(let flag, let body):
      visit(flag)
      scoped { $0.visit(body) }
    case .block(let block):
      scoped { $0.visit(block.body) }
    case .importModule(let template, let name, _):
      visit(template)
      scopes[scopes.count - 1][name] = .some(nil)
    case .importNames(let template, let names, _):
      visit(template)
      for name in names { scopes[scopes.count - 1][name.as] = .some(nil) }
    }
  }

  mutating func visit(_ expression: ExpressionSyntax) {
    if let path = path(of: expression) {
      note(path, at: expression.range.lowerBound)
      // What stands between brackets may ask for more.
      visitItems(expression)
      return
    }
    switch expression.kind {
    case .literal, .name: break
    case .field(let object, _): visit(object)
    case .item(let object, let item):
      visit(object)
      visit(item)
    case .slice(let object, let from, let to, let by):
      visit(object)
      for bound in [from, to, by] { if let bound { visit(bound) } }
    case .call(let callee, let arguments):
      // The method of a path is no field of it.
      if case .field(let object, _) = callee.kind { visit(object) } else { visit(callee) }
      visit(arguments)
    case .filter(let input, let name, let arguments):
      if let input {
        visit(input)
        if ["default", "d", "can"].contains(name) { excuse(input) }
        noteItems(of: input, filtered: name, arguments)
      }
      visit(arguments)
    case .test(let input, let name, let arguments):
      visit(input)
      if ["defined", "undefined"].contains(name) { excuse(input) }
      visit(arguments)
    case .not(let operand), .sign(_, let operand): visit(operand)
    case .arithmetic(_, let left, let right), .and(let left, let right), .or(let left, let right):
      visit(left)
      visit(right)
    case .concatenation(let parts), .list(let parts), .tuple(let parts):
      for part in parts { visit(part) }
    case .comparison(let left, let rest):
      visit(left)
      for (_, right) in rest { visit(right) }
      if rest.count == 1, let (sign, right) = rest.first { noteChoices(left, sign, right) }
    case .conditional(let test, let then, let otherwise):
      visit(test)
      visit(then)
      if let otherwise { visit(otherwise) }
    case .record(let entries):
      for (key, value) in entries {
        visit(key)
        visit(value)
      }
    }
  }

  private mutating func visitItems(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .field(let object, _): visitItems(object)
    case .item(let object, let item):
      visitItems(object)
      if case .literal = item.kind { break }
      visit(item)
    case .filter(let input?, let name, let arguments):
      visitItems(input)
      noteItems(of: input, filtered: name, arguments)
      visit(arguments)
    default: break
    }
  }

  /// Notes what a filter that only works on lists says of its input: that it is one, and which field
  /// of its items the filter looks at.
  private mutating func noteItems(
    of input: ExpressionSyntax, filtered name: String, _ arguments: ArgumentsSyntax
  ) {
    guard Self.listFilters.contains(name), let path = path(of: input) else { return }
    change(path) { $0.isList = true }
    let named = arguments.named.first { $0.name == "attribute" }?.value
    let first = Self.attributeFilters.contains(name) ? arguments.positional.first : nil
    guard let attribute = named ?? first, case .literal(let value) = attribute.kind,
      let field = value.text
    else { return }
    note("\(path)[].\(field)", at: attribute.range.lowerBound)
  }

  /// Notes which texts a template compares a field with: `hang == 'A'`, `hang in ['A', 'B']`.
  private mutating func noteChoices(
    _ left: ExpressionSyntax, _ sign: Comparison, _ right: ExpressionSyntax
  ) {
    switch sign {
    case .equal, .notEqual:
      if let path = path(of: left) { note(choices: [right], of: path) }
      if let path = path(of: right) { note(choices: [left], of: path) }
    case .within, .notWithin:
      guard let path = path(of: left) else { return }
      switch right.kind {
      case .list(let words), .tuple(let words): note(choices: words, of: path)
      default: return
      }
    case .less, .lessEqual, .greater, .greaterEqual: return
    }
  }

  private mutating func note(choices: [ExpressionSyntax], of path: String) {
    for choice in choices {
      guard case .literal(let value) = choice.kind, let text = value.text, !text.isEmpty else {
        continue
      }
      change(path) { if !$0.choices.contains(text) { $0.choices.append(text) } }
    }
  }

  private static let listFilters: Set<String> = [
    "map", "sum", "groupby", "batch", "slice", "select", "reject", "selectattr", "rejectattr",
    "sort", "unique", "xep_ten", "join", "min", "max",
  ]
  /// Those whose first argument is the name of a field.
  private static let attributeFilters: Set<String> = [
    "groupby", "selectattr", "rejectattr", "sum",
  ]

  private mutating func visit(_ arguments: ArgumentsSyntax) {
    for value in arguments.positional { visit(value) }
    for (_, value) in arguments.named { visit(value) }
    if let spread = arguments.spread { visit(spread) }
    if let spread = arguments.spreadNamed { visit(spread) }
  }

  private mutating func visit(_ macro: MacroSyntax) {
    scoped { collector in
      for parameter in macro.parameters {
        if let fallback = parameter.fallback { collector.visit(fallback) }
        collector.scopes[collector.scopes.count - 1][parameter.name] = .some(nil)
      }
      for name in ["varargs", "kwargs", "caller"] {
        collector.scopes[collector.scopes.count - 1][name] = .some(nil)
      }
      collector.visit(macro.body)
    }
  }

  /// The data path that an expression is, when it is one.
  private func path(of expression: ExpressionSyntax) -> String? {
    switch expression.kind {
    case .name(let name):
      for scope in scopes.reversed() {
        if let bound = scope[name] { return bound }
      }
      return Builtin.all[name] != nil || name == "super" || name == "self" ? nil : name
    case .field(let object, let name):
      return path(of: object).map { $0 + "." + name }
    case .item(let object, let item):
      guard let path = path(of: object) else { return nil }
      if case .literal(let value) = item.kind, let name = value.text { return path + "." + name }
      return path + "[]"
    case .filter(let input, let name, _):
      // These give the same rows, in another order or number.
      guard
        ["sort", "list", "reverse", "unique", "xep_ten", "selectattr", "rejectattr"]
          .contains(name), let input
      else { return nil }
      // Only for what hangs on it: the filter itself is visited as an expression.
      return path(of: input)
    default: return nil
    }
  }

  private mutating func note(_ path: String, at offset: Int) {
    // A path says its beginnings too: `a.b` asks for `a`.
    guard places[path] == nil else { return }
    places[path] = uses.count
    uses.append(FieldUse(path: path, offset: offset))
  }

  /// Marks what an expression reads as something that need not exist.
  private mutating func excuse(_ expression: ExpressionSyntax) {
    if let path = path(of: expression) { change(path) { $0.isOptional = true } }
  }

  private mutating func change(_ path: String, _ body: (inout FieldUse) -> Void) {
    if let place = places[path] { body(&uses[place]) }
  }

  private mutating func bind(_ target: TargetSyntax, to path: String?) {
    switch target {
    case .name(let name, _): scopes[scopes.count - 1][name] = .some(path)
    case .tuple(let targets, _): for target in targets { bind(target, to: nil) }
    case .field: break
    }
  }

  private mutating func scoped(_ body: (inout FieldCollector) -> Void) {
    scopes.append([:])
    body(&self)
    scopes.removeLast()
  }
}
