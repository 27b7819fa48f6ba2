import Groundwork

extension CodeGenerator {
  mutating func emit(_ statements: [StatementSyntax]) {
    for statement in statements { emit(statement) }
  }

  /// Whether text here is thrown away because another template prints in this one's place.
  private var isMuted: Bool { hasExtends && isOwnText }

  /// Whether what is printed here is the template's own text, and not a macro's or a variable's.
  private var isOwnText: Bool { slotCounts.count == 1 && captures == 0 }

  private mutating func emit(_ statement: StatementSyntax) {
    switch statement.kind {
    case .text(let range):
      if !isMuted { text(range) }
    case .output(let expressions):
      for expression in expressions {
        // What nobody sees still asks for variables such as `loop`.
        let node = node(expression)
        if isMuted { continue }
        add(mayExtend && isOwnText ? .emitUnlessExtended(node: node) : .emit(node: node))
      }
    case .perform(let expression):
      let node = node(expression)
      add(.perform(node: node))
    case .conditional(let branches, let otherwise):
      conditional(branches, otherwise)
    case .loop(let loop):
      self.loop(loop)
    case .assign(let target, let value):
      let value = node(value)
      store(target, value, statement.range)
    case .assignBlock(let target, let filter, let body):
      capture(body, isSet: true)
      let filter = filter.map { node($0) } ?? -1
      add(.endCapture(target: self.target(target), node: filter))
      export(target)
    case .with(let assignments, let body):
      with(assignments, body)
    case .macro(let macro):
      let function = function(macro, statement.range)
      let slot = lookUp(macro.name)?.slot ?? newSlot()
      add(.defineMacro(function: function, slot: slot))
      exportName(macro.name)
    case .callBlock(let caller, let call):
      let function = function(caller, statement.range)
      let node = node(call)
      add(.callBlock(function: function, node: node))
    case .filterBlock(let filter, let body):
      capture(body, isSet: false)
      let filter = node(filter)
      add(.endCapture(target: -1, node: filter))
    case .autoescape(let flag, let body):
      let flag = node(flag)
      add(.beginEscaping(node: flag))
      pushScope(storing: stores(of: body))
      emit(body)
      popScope()
      add(.endEscaping)
    case .block(let block):
      self.block(block, statement.range)
    case .extends(let template):
      wantTemplate(template, mayBeMissing: false)
      let node = node(template)
      // Inside `if` or a loop it only holds when it is reached.
      let isCertain = isTopLevel && conditionals == 0
      add(.extends(node: node, isCertain: isCertain))
      if isCertain { hasExtends = true }
    case .include(let template, let ignoreMissing, let withContext):
      wantTemplate(template, mayBeMissing: ignoreMissing)
      let reference = reference(
        template, withContext: withContext, ignoresMissing: ignoreMissing, .printed)
      add(.include(reference: reference))
    case .importModule(let template, let alias, let withContext):
      wantTemplate(template, mayBeMissing: false)
      let slot = lookUp(alias)?.slot ?? newSlot()
      let reference = reference(
        template, withContext: withContext, ignoresMissing: false, .module(slot: slot))
      add(.importModule(reference: reference))
      exportName(alias)
    case .importNames(let template, let names, let withContext):
      wantTemplate(template, mayBeMissing: false)
      let slots = names.map { (name: $0.name, slot: lookUp($0.as)?.slot ?? newSlot()) }
      let reference = reference(
        template, withContext: withContext, ignoresMissing: false, .names(slots))
      add(.importModule(reference: reference))
      for name in names { exportName(name.as) }
    case .leave:
      guard let loop = openLoops.last else { return }
      add(.leaveLoop(loop))
    case .next:
      guard let loop = openLoops.last else { return }
      add(.skipRound(loop))
    }
  }

  private mutating func conditional(
    _ branches: [(ExpressionSyntax, [StatementSyntax])], _ otherwise: [StatementSyntax]
  ) {
    conditionals += 1
    defer { conditionals -= 1 }
    var ends: [Int] = []
    for (index, (test, body)) in branches.enumerated() {
      let test = node(test)
      let branch = add(.branch(unless: test, to: 0))
      emit(body)
      if index + 1 < branches.count || !otherwise.isEmpty {
        ends.append(add(.jump(to: 0)))
      }
      flushText()
      tables.code[branch] = .branch(unless: test, to: here)
    }
    emit(otherwise)
    flushText()
    for end in ends { tables.code[end] = .jump(to: here) }
  }

  private mutating func loop(_ syntax: LoopSyntax) {
    let items = node(syntax.items)
    let number = Int32(tables.loops.count)
    let firstReference = tables.references.count
    let firstSlot = slotCounts[slotCounts.count - 1]
    let scopedBefore = scopedBlocks
    tables.loops.append(
      Loop(
        items: items, target: -1, filter: -1, loopSlot: -1, slots: 0..<0, body: 0, otherwise: 0,
        end: 0, isRecursive: syntax.isRecursive))
    // The targets are filled by the loop itself; the rest of the scope starts anew each time.
    scopes.append(Scope(slots: [:], startsFrame: false))
    for name in syntax.target.names { declare(name) }
    let target = target(syntax.target)
    let filter = syntax.filter.map { node($0) } ?? -1
    let loopSlot = newSlot()
    scopes[scopes.count - 1].offered["loop"] = loopSlot
    add(.beginLoop(number))
    let body = here
    openLoops.append(number)
    enter(stores(of: syntax.body))
    emit(syntax.body)
    openLoops.removeLast()
    add(.nextLoop(number))
    let isAsked = scopes[scopes.count - 1].asked.contains("loop") || syntax.isRecursive
    popScope()
    let otherwise = here
    pushScope(storing: stores(of: syntax.otherwise))
    emit(syntax.otherwise)
    popScope()
    // Any block inside that sees the loop's variables may ask for it, the one of an `else` too.
    let asksForLoop = isAsked || scopedBlocks > scopedBefore
    if !asksForLoop { hideLoop(loopSlot, from: firstReference) }
    let end = add(.endLoop(number))
    tables.loops[Int(number)] = Loop(
      items: items, target: target, filter: filter, loopSlot: asksForLoop ? loopSlot : -1,
      slots: firstSlot..<slotCounts[slotCounts.count - 1], body: body, otherwise: otherwise,
      end: Int32(end), isRecursive: syntax.isRecursive)
  }

  private mutating func with(
    _ assignments: [(TargetSyntax, ExpressionSyntax)], _ body: [StatementSyntax]
  ) {
    // All values are worked out before any of the names exists.
    let values = assignments.map { node($0.1) }
    let names = assignments.flatMap(\.0.names)
    scopes.append(Scope(slots: [:], startsFrame: false))
    for name in names where scopes[scopes.count - 1].slots[name] == nil { declare(name) }
    for (assignment, value) in zip(assignments, values) {
      let target = target(assignment.0)
      add(.unpack(target: target, node: value))
    }
    enter(stores(of: body))
    emit(body)
    popScope()
  }

  /// Emits a body whose text is captured; the caller ends the capture.
  private mutating func capture(_ body: [StatementSyntax], isSet: Bool) {
    add(.beginCapture)
    // What is printed for a variable is made even where the page itself is another template's.
    if isSet { captures += 1 }
    let loops = openLoops
    // A `break` out of captured text would leave the capture open.
    openLoops = []
    pushScope(storing: stores(of: body))
    emit(body)
    popScope()
    openLoops = loops
    if isSet { captures -= 1 }
  }

  /// Emits a macro's code out of the way and answers its number.
  private mutating func function(_ macro: MacroSyntax, _ range: Range<Int>) -> Int32 {
    let over = add(.jump(to: 0))
    let entry = here
    let loops = openLoops
    openLoops = []
    slotCounts.append(0)
    scopes.append(Scope(slots: [:], startsFrame: true))
    var parameters: [Function.Parameter] = []
    for parameter in macro.parameters {
      let slot = declare(parameter.name)
      parameters.append(Function.Parameter(name: parameter.name, slot: slot, fallback: -1))
    }
    for name in ["varargs", "kwargs", "caller"]
    where scopes[scopes.count - 1].slots[name] == nil {
      scopes[scopes.count - 1].offered[name] = newSlot()
    }
    // A default may use the parameters before it.
    for (index, parameter) in macro.parameters.enumerated() {
      if let fallback = parameter.fallback { parameters[index].fallback = node(fallback) }
    }
    enter(stores(of: macro.body))
    emit(macro.body)
    add(.end)
    let scope = scopes.removeLast()
    func offered(_ name: String) -> Int32 {
      scope.asked.contains(name) ? scope.offered[name] ?? -1 : -1
    }
    tables.functions.append(
      Function(
        name: macro.name, parameters: parameters, entry: entry,
        slotCount: slotCounts.removeLast(), varargs: offered("varargs"),
        kwargs: offered("kwargs"), caller: offered("caller"),
        range: Int32(range.lowerBound)..<Int32(range.upperBound)))
    openLoops = loops
    tables.code[over] = .jump(to: here)
    return Int32(tables.functions.count - 1)
  }

  /// A template included in a loop sees `loop` only if the loop itself uses it, as in Jinja; else it
  /// sees that of the loop around it.
  private mutating func hideLoop(_ slot: Int32, from first: Int) {
    let outer = lookUp("loop", isAsking: false)
    for index in first..<tables.references.count {
      tables.references[index].locals = tables.references[index].locals.compactMap { local in
        guard local.name == "loop", local.slot == slot else { return local }
        return outer.map { (local.name, local.hops + $0.hops, $0.slot) }
      }
    }
  }

  private mutating func block(_ block: BlockSyntax, _ range: Range<Int>) {
    if block.isScoped {
      scopedBlocks += 1
      _ = lookUp("loop")
    }
    let locals = block.isScoped ? visibleLocals() : []
    // A block sees nothing of the scopes around it: other templates may print it elsewhere.
    let outside = (scopes, hasExtends, captures, conditionals)
    scopes = []
    (hasExtends, captures, conditionals) = (false, 0, 0)
    let function = function(
      MacroSyntax(name: block.name, parameters: [], body: block.body), range)
    (scopes, hasExtends, captures, conditionals) = outside
    tables.blocks[block.name] = BlockEntry(function: function, isRequired: block.isRequired)
    // Inside a loop or macro a block is printed whatever the template extends, as in Jinja.
    if isMuted, isTopLevel { return }
    tables.references.append(
      TemplateReference(
        node: -1, ignoresMissing: false, withContext: true, locals: locals, result: .printed))
    let reference = Int32(tables.references.count - 1)
    let number = name(block.name)
    add(.block(name: number, reference: reference, isTopLevel: isTopLevel))
  }

  private mutating func reference(
    _ template: ExpressionSyntax, withContext: Bool, ignoresMissing: Bool,
    _ result: TemplateReference.Result
  ) -> Int32 {
    let node = node(template)
    tables.references.append(
      TemplateReference(
        node: node, ignoresMissing: ignoresMissing, withContext: withContext,
        locals: withContext ? visibleLocals() : [], result: result))
    return Int32(tables.references.count - 1)
  }

  /// Notes templates named by literals, which are compiled, and complained of, along with this one.
  private mutating func wantTemplate(_ template: ExpressionSyntax, mayBeMissing: Bool) {
    switch template.kind {
    case .literal(let value):
      if let name = value.text { wanted.append((name, template.range, mayBeMissing)) }
    case .list(let items), .tuple(let items):
      // One of several is enough.
      for item in items { wantTemplate(item, mayBeMissing: true) }
    case .conditional(_, let then, let otherwise):
      wantTemplate(then, mayBeMissing: mayBeMissing)
      if let otherwise { wantTemplate(otherwise, mayBeMissing: mayBeMissing) }
    default: break
    }
  }

  private mutating func store(_ syntax: TargetSyntax, _ value: Int32, _ range: Range<Int>) {
    if case .name(let name, _) = syntax, let (hops, slot) = lookUp(name), hops == 0 {
      add(.store(slot: slot, node: value))
    } else {
      let target = target(syntax)
      add(.unpack(target: target, node: value))
    }
    export(syntax)
  }

  private mutating func target(_ syntax: TargetSyntax) -> Int32 {
    let target = makeTarget(syntax)
    tables.targets.append(target)
    return Int32(tables.targets.count - 1)
  }

  private mutating func makeTarget(_ syntax: TargetSyntax) -> Target {
    switch syntax {
    case .name(let name, _): return .slot(lookUp(name)?.slot ?? newSlot())
    case .tuple(let targets, _): return .tuple(targets.map { makeTarget($0) })
    case .field(let namespace, let field, let range):
      return .field(namespace: variable(namespace, range), name: field)
    }
  }

  private mutating func export(_ target: TargetSyntax) {
    for name in target.names { exportName(name) }
  }

  private mutating func exportName(_ spelled: String) {
    guard isTopLevel, let (_, slot) = lookUp(spelled) else { return }
    let number = name(spelled)
    tables.exports[spelled] = slot
    add(.export(slot: slot, name: number))
  }
}
