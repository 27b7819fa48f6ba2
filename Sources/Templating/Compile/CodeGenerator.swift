import Groundwork

/// Turns statements into instructions and gives every variable its slot.
///
/// Scopes follow Jinja: `if` has none of its own; a loop's body, `with`, captured text, macros and
/// blocks have; what is set inside is gone outside.
struct CodeGenerator {
  /// The variables of one scope.
  struct Scope {
    var slots: [String: Int32]
    /// Whether the scope starts a frame of its own: a macro's or a block's.
    var startsFrame: Bool
    /// Names that are only there if somebody asks, such as `loop`.
    var offered: [String: Int32] = [:]
    var asked: Set<String> = []
  }

  var tables = Tables()
  var scopes: [Scope] = []
  /// Slots in use in each open frame.
  var slotCounts: [Int32] = [0]
  var nameNumbers: [String: Int32] = [:]
  /// Loops that `break` and `continue` may mean, innermost last.
  var openLoops: [Int32] = []
  /// How many blocks so far see the variables around them.
  var scopedBlocks = 0
  var captures = 0
  /// How many `if`s are open.
  var conditionals = 0
  /// Whether there is an `extends` anywhere, so that it may have been reached when text is printed.
  var mayExtend = false
  /// Whether the template has said, once and for all, that another one prints its text.
  var hasExtends = false
  /// Names of templates that are written out as literals, to be compiled along.
  var wanted: [(name: String, range: Range<Int>, mayBeMissing: Bool)] = []
  private var pendingText: [Range<Int>] = []

  mutating func generate(_ statements: [StatementSyntax]) {
    pushScope(storing: stores(of: statements))
    emit(statements)
    flushText()
    tables.code.append(.end)
    tables.slotCount = Int(slotCounts[0])
  }

  /// A lone expression: the node is the last one.
  mutating func generate(_ expression: ExpressionSyntax) -> Int32 {
    pushScope(storing: [])
    return node(expression)
  }

  // MARK: Scopes

  mutating func pushScope(storing names: [String]) {
    scopes.append(Scope(slots: [:], startsFrame: false))
    enter(names)
  }

  mutating func popScope() {
    scopes.removeLast()
  }

  mutating func newSlot() -> Int32 {
    let slot = slotCounts[slotCounts.count - 1]
    slotCounts[slotCounts.count - 1] += 1
    return slot
  }

  /// Gives a variable of the innermost scope its slot.
  @discardableResult
  mutating func declare(_ name: String) -> Int32 {
    let slot = newSlot()
    scopes[scopes.count - 1].slots[name] = slot
    tables.variables.insert(name)
    return slot
  }

  /// Declares variables in the innermost scope and emits their first values.
  mutating func enter(_ names: [String]) {
    let first = Int32(tables.aliases.count)
    for name in names where scopes[scopes.count - 1].slots[name] == nil {
      let outer = lookUp(name)
      let slot = declare(name)
      tables.aliases.append(
        Alias(slot: slot, hops: outer?.hops ?? -1, outer: outer?.slot ?? 0))
    }
    let count = Int32(tables.aliases.count) - first
    if count > 0 { add(.enter(first: first, count: count)) }
  }

  /// The variable that a name means here; nil when no scope has it.
  mutating func lookUp(_ name: String, isAsking: Bool = true) -> (hops: Int32, slot: Int32)? {
    var hops: Int32 = 0
    for index in scopes.indices.reversed() {
      if let slot = scopes[index].slots[name] { return (hops, slot) }
      if let slot = scopes[index].offered[name] {
        if isAsking {
          scopes[index].asked.insert(name)
          // As in Jinja, a loop counts as using `loop` when one inside it does, and a macro as
          // taking any arguments when one inside it, or the body of a call, asks for them.
          for outer in scopes.indices[..<index] where scopes[outer].offered[name] != nil {
            scopes[outer].asked.insert(name)
          }
        }
        return (hops, slot)
      }
      if scopes[index].startsFrame { hops += 1 }
    }
    return nil
  }

  /// Every variable in sight, for templates that are handed the context.
  mutating func visibleLocals() -> [(name: String, hops: Int32, slot: Int32)] {
    var names: Set<String> = []
    for scope in scopes { names.formUnion(scope.slots.keys) }
    for scope in scopes { names.formUnion(scope.offered.keys) }
    return names.sorted().compactMap { name in
      lookUp(name, isAsking: false).map { (name, $0.hops, $0.slot) }
    }
  }

  /// Whether variables set here are the template's own.
  var isTopLevel: Bool { scopes.count == 1 && slotCounts.count == 1 }

  /// The names that statements store in their own scope.
  func stores(of statements: [StatementSyntax]) -> [String] {
    var names: [String] = []
    for statement in statements {
      switch statement.kind {
      case .assign(let target, _), .assignBlock(let target, _, _): names += target.names
      case .macro(let macro): names.append(macro.name)
      case .importModule(_, let name, _): names.append(name)
      case .importNames(_, let imported, _): names += imported.map(\.as)
      case .conditional(let branches, let otherwise):
        for branch in branches { names += stores(of: branch.1) }
        names += stores(of: otherwise)
      default: break
      }
    }
    return names
  }

  // MARK: Code

  @discardableResult
  mutating func add(_ instruction: Instruction) -> Int {
    flushText()
    tables.code.append(instruction)
    return tables.code.count - 1
  }

  var here: Int32 { Int32(tables.code.count) }

  mutating func text(_ range: Range<Int>) {
    if let last = pendingText.last, last.upperBound == range.lowerBound {
      pendingText[pendingText.count - 1] = last.lowerBound..<range.upperBound
    } else {
      pendingText.append(range)
    }
  }

  /// Turns waiting text into instructions; must come before any place that a jump leads to.
  mutating func flushText() {
    for range in pendingText {
      tables.chunks.append(range)
      tables.code.append(.copy(Int32(tables.chunks.count - 1)))
    }
    pendingText.removeAll(keepingCapacity: true)
  }

  mutating func name(_ name: String) -> Int32 {
    if let number = nameNumbers[name] { return number }
    let number = Int32(tables.names.count)
    tables.names.append(name)
    nameNumbers[name] = number
    return number
  }

  mutating func newCache() -> Int32 {
    tables.cacheCount += 1
    return Int32(tables.cacheCount - 1)
  }
}
