import Groundwork

/// One template, compiled: flat tables that never change and hold no host's objects.
///
/// Instructions carry the flow and the text; expressions are nodes in a pool that point at one
/// another by number, so that running one follows no pointers and counts no references.
final class Unit: Sendable {
  let source: Source
  let options: TemplateOptions
  let code: [Instruction]
  let nodes: [Node]
  /// For each node, where it stands in the source.
  let ranges: [Range<Int32>]
  /// The children of nodes that have any number of them.
  let children: [Int32]
  let literals: [Value]
  let names: [String]
  /// The variables that the template sets itself.
  let variables: [String]
  /// Literal text, as stretches of the source.
  let chunks: [Range<Int>]
  let calls: [CallSite]
  let filters: [Filter]
  let tests: [Test]
  let loops: [Loop]
  let functions: [Function]
  let targets: [Target]
  let aliases: [Alias]
  let references: [TemplateReference]
  let blocks: [String: BlockEntry]
  /// Variables of the template's own level, by name: blocks and includes see copies of them.
  let exports: [String: Int32]
  /// Variables of the template's own frame.
  let slotCount: Int
  /// Places that remember where a field was found last.
  let cacheCount: Int
  let uses: [FieldUse]
  /// What a call into this template takes of the stack, in nested expressions.
  let weight: Int

  init(_ tables: Tables, source: Source, options: TemplateOptions, uses: [FieldUse]) {
    self.source = source
    self.options = options
    self.uses = uses
    code = tables.code
    nodes = tables.nodes
    ranges = tables.ranges
    children = tables.children
    literals = tables.literals
    names = tables.names
    variables = tables.variables.sorted()
    chunks = tables.chunks
    calls = tables.calls
    filters = tables.filters
    tests = tables.tests
    loops = tables.loops
    functions = tables.functions
    targets = tables.targets
    aliases = tables.aliases
    references = tables.references
    blocks = tables.blocks
    exports = tables.exports
    slotCount = tables.slotCount
    cacheCount = tables.cacheCount
    // The call itself costs about as much as a few expressions.
    weight = tables.height + 4
  }

  /// The paths of the data that the template asks for, in the order it asks.
  var fields: [String] { uses.map(\.path) }
}

/// The tables of a `Unit` while they are filled.
struct Tables {
  var code: [Instruction] = []
  var nodes: [Node] = []
  var ranges: [Range<Int32>] = []
  var children: [Int32] = []
  var literals: [Value] = []
  var names: [String] = []
  var variables: Set<String> = []
  var chunks: [Range<Int>] = []
  var calls: [CallSite] = []
  var filters: [Filter] = []
  var tests: [Test] = []
  var loops: [Loop] = []
  var functions: [Function] = []
  var targets: [Target] = []
  var aliases: [Alias] = []
  var references: [TemplateReference] = []
  var blocks: [String: BlockEntry] = [:]
  var exports: [String: Int32] = [:]
  var slotCount = 0
  var cacheCount = 0
  /// The tallest expression.
  var height = 0
}

/// What a program does next.
///
/// Numbers point into the unit's tables; -1 means none.
enum Instruction: Sendable {
  case copy(Int32)
  case emit(node: Int32)
  /// The same, unless an `extends` was reached: what nobody sees is not even worked out.
  case emitUnlessExtended(node: Int32)
  /// Works out a value for what it does, and prints nothing.
  case perform(node: Int32)
  case jump(to: Int32)
  case branch(unless: Int32, to: Int32)
  /// Gives the variables of a scope their first values.
  case enter(first: Int32, count: Int32)
  case store(slot: Int32, node: Int32)
  case unpack(target: Int32, node: Int32)
  /// Makes a variable of the template's own level known to blocks, includes and importers.
  case export(slot: Int32, name: Int32)
  case beginLoop(Int32)
  case nextLoop(Int32)
  /// `continue`: a round that does not count for `else`.
  case skipRound(Int32)
  case endLoop(Int32)
  /// `break`: drops the rest of the items.
  case leaveLoop(Int32)
  case beginCapture
  /// Ends a capture: the text, filtered if there is a node, goes to the target or the output.
  case endCapture(target: Int32, node: Int32)
  case defineMacro(function: Int32, slot: Int32)
  case callBlock(function: Int32, node: Int32)
  case beginEscaping(node: Int32)
  case endEscaping
  case block(name: Int32, reference: Int32, isTopLevel: Bool)
  /// Certain when nothing decides whether it is reached: then the rest prints nothing anyway.
  case extends(node: Int32, isCertain: Bool)
  case include(reference: Int32)
  case importModule(reference: Int32)
  case end
}

/// An expression.
///
/// Numbers point into the unit's tables; -1 means none.
enum Node: Sendable {
  case literal(Int32)
  /// A variable of the running frame; `name` for when it is not set.
  case local(slot: Int32, name: Int32, cache: Int32)
  /// A variable of an enclosing frame.
  case outer(hops: Int32, slot: Int32, name: Int32, cache: Int32)
  /// A name that only the data or the built-in functions can explain.
  case global(name: Int32, cache: Int32)
  case field(Int32, name: Int32, cache: Int32)
  case item(Int32, Int32)
  case slice(Int32, from: Int32, to: Int32, by: Int32)
  case call(Int32, site: Int32)
  case method(Int32, name: Int32, site: Int32)
  case filter(Int32, filter: Int32, site: Int32)
  case test(Int32, test: Int32, site: Int32)
  case not(Int32)
  case sign(isMinus: Bool, Int32)
  case arithmetic(Arithmetic, Int32, Int32)
  case concatenation(first: Int32, count: Int32)
  case comparison(Comparison, Int32, Int32)
  /// `a < b < c`: operand, then pairs of operator and operand.
  case chain(first: Int32, count: Int32)
  case and(Int32, Int32)
  case or(Int32, Int32)
  case conditional(Int32, then: Int32, otherwise: Int32)
  case list(first: Int32, count: Int32)
  case tuple(first: Int32, count: Int32)
  case record(first: Int32, count: Int32)
  /// The text that was just captured.
  case captured
}

/// The arguments of one call, as nodes.
struct CallSite: Sendable {
  var positional: [Int32]
  var named: [(name: String, node: Int32)]
  var spread: Int32
  var spreadNamed: Int32

  static let none = CallSite(positional: [], named: [], spread: -1, spreadNamed: -1)
  var isEmpty: Bool {
    positional.isEmpty && named.isEmpty && spread < 0 && spreadNamed < 0
  }
}

/// A `for`.
struct Loop: Sendable {
  var items: Int32
  var target: Int32
  var filter: Int32
  /// Where `loop` is kept; -1 when nothing in the loop asks for it.
  var loopSlot: Int32
  /// Every variable of the loop, saved when it calls itself.
  var slots: Range<Int32>
  var body: Int32
  /// Where the `else` part starts.
  var otherwise: Int32
  /// The instruction that ends the loop.
  var end: Int32
  var isRecursive: Bool
}

/// A macro, the body of a `call`, or a block.
struct Function: Sendable {
  struct Parameter: Sendable {
    var name: String
    var slot: Int32
    /// The default; -1 when there is none.
    var fallback: Int32
  }
  var name: String
  var parameters: [Parameter]
  var entry: Int32
  var slotCount: Int32
  /// Where extra arguments and the caller go; -1 when the body does not ask for them.
  var varargs: Int32
  var kwargs: Int32
  var caller: Int32
  var range: Range<Int32>
}

struct BlockEntry: Sendable {
  var function: Int32
  var isRequired: Bool
}

/// What a value is stored into.
indirect enum Target: Sendable {
  case slot(Int32)
  case tuple([Target])
  case field(namespace: Int32, name: String)
}

/// A variable's first value in a scope: what an outer variable holds, or nothing yet.
struct Alias: Sendable {
  var slot: Int32
  /// -1 when no outer variable has the name.
  var hops: Int32
  var outer: Int32
}

/// A template named by another one, and what it gets to see.
struct TemplateReference: Sendable {
  enum Result: Sendable {
    case printed
    case module(slot: Int32)
    case names([(name: String, slot: Int32)])
  }
  var node: Int32
  var ignoresMissing: Bool
  var withContext: Bool
  var locals: [(name: String, hops: Int32, slot: Int32)]
  var result: Result
}
