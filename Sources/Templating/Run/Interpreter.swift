import Groundwork

/// One run of a program: its variables, its output and what was found on the way.
struct Interpreter {
  /// A call's variables, on a stack that all calls share.
  struct Frame {
    var base: Int
    /// The frame in which the macro was defined; -1 for a template or block.
    var parent: Int
    /// The template's or block's own frame, which knows the context.
    var root: Int
    var unit: Unit
    var cacheBase: Int
    /// Tells a frame from an earlier one that stood in its place.
    var serial: Int
    /// What names mean that are no variables; only kept in root frames.
    var context: Context
    /// The block being printed.
    var block: BlockHandle?
  }

  /// The data, and what enclosing templates set on top of it.
  struct Context {
    var data: Value
    var variables: [String: Value] = [:]
    /// What methods like `append` made of values that were handed in, by name: whoever handed them
    /// in gets them back.
    var changed: [String: Value] = [:]

    /// The same for a block or another template, which answers for its own changes.
    var handedOn: Context { Context(data: data, variables: variables) }
  }

  struct LoopState {
    var number: Int
    var items: [Value]
    var index = 0
    var depth: Int
    var changed: [Value]?
    /// Whether a round has come to its end, by neither `break` nor `continue`.
    var isCompleted = false
    var serial: Int
    var frame: Int
    /// Whether the end of the loop ends the call that started it.
    var returns: Bool
    var escapingDepth: Int
  }

  /// Whether values are escaped.
  ///
  /// Jinja decides it twice: for what is printed when a template is compiled, for filters when it
  /// runs. The two differ in a block inside of `autoescape`.
  struct EscapingState {
    var filters: Bool
    var printing: Bool

    init(_ escapes: Bool) { (filters, printing) = (escapes, escapes) }
  }

  /// Where a field stood the last time, so that rows of one shape are looked up once.
  struct Cache {
    private var shape: Record.Shape?
    private var slot = 0

    /// The field of a record, always of the same name; nil when it has none.
    mutating func value(of name: String, in record: Record) -> Value? {
      if shape === record.shape { return record.values[slot] }
      guard let found = record.shape.slot(of: name) else { return nil }
      (shape, slot) = (record.shape, found)
      return record.values[found]
    }
  }

  enum Limit { case steps, depth, outputBytes, textBytes, allTexts, rangeSize }

  let options: TemplateOptions
  let library: Library
  var sink: any TemplateSink
  var findings = Findings()
  var unit: Unit
  var stack: [Value?] = []
  var frames: [Frame] = []
  var frame = 0
  var base = 0
  var cacheBase = 0
  /// First those of the unit that the run started with.
  var caches: [Cache]
  let main: Unit
  /// Where the caches of other units start.
  var cacheBases: [ObjectIdentifier: Int] = [:]
  var loops: [LoopState] = []
  var serial = 0
  var depth = 0
  /// Expressions that are being worked out inside one another, at most, over all open calls.
  var stackUse = 0
  /// Steps left.
  var steps: Int
  /// Bytes left for texts past 64 KB made on the way, all together.
  private var longTextLeft = Self.longTexts
  private(set) var isExhausted = false
  var escaping: EscapingState
  /// Whether filters take what they join or replace for markup.
  var escapes: Bool { escaping.filters }
  var escapingStack: [EscapingState] = []
  /// The text captured last, for the filter that takes it.
  var captured = Value.none
  /// Modules that see nothing of their importers, with the frames in which their variables live.
  var modules: [ObjectIdentifier: (module: Module, frame: Int, serial: Int)] = [:]
  /// Blocks by name, the template asked for first, its ancestors after it.
  var blocks: [String: [(unit: Unit, entry: BlockEntry)]] = [:]
  /// The template that the one running extends.
  var parent: Unit?
  /// Captures that hold text nobody will see, because another template prints in its place.
  var openCaptures = 0
  /// Namespaces, cyclers and joiners by number.
  var cells: [Record] = []
  /// The expression being worked out, for findings.
  var place: Range<Int32> = 0..<0
  private var reported: Set<Report> = []
  private var counts: [Finding.Severity: Int] = [:]

  private struct Report: Hashable {
    var unit: ObjectIdentifier
    var start: Int32
    var code: String
  }

  init(_ unit: Unit, library: Library, sink: any TemplateSink) {
    self.unit = unit
    main = unit
    caches = Array(repeating: Cache(), count: unit.cacheCount)
    self.library = library
    self.sink = sink
    options = unit.options
    steps = options.budget.steps
    escaping = EscapingState(options.escaping != .none)
  }

  /// One that makes text.
  init(_ unit: Unit, library: Library) {
    self.init(unit, library: library, sink: TextSink(for: unit.options))
  }

  /// Makes it as good as a new one that makes text, in the room that it has taken already.
  ///
  /// Of the last run nothing is left but where fields stood in the records that it saw, and serial
  /// numbers, none of which is given twice.
  mutating func startAfresh() {
    stack.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    (frame, base, cacheBase) = (0, 0, 0)
    (depth, stackUse, openCaptures) = (0, 0, 0)
    steps = options.budget.steps
    longTextLeft = Self.longTexts
    isExhausted = false
    escaping = EscapingState(options.escaping != .none)
    sink = TextSink(for: options)
    unit = main
    parent = nil
    place = 0..<0
    captured = .none
    // Most runs leave these as they found them.
    if !findings.isEmpty { findings = Findings() }
    if !reported.isEmpty { (reported, counts) = ([], [:]) }
    if !loops.isEmpty { loops = [] }
    if !escapingStack.isEmpty { escapingStack = [] }
    if !modules.isEmpty { modules = [:] }
    if !blocks.isEmpty { blocks = [:] }
    if !cells.isEmpty { cells = [] }
  }

  /// How text is escaped when it is escaped at all.
  var escaper: Escaping { options.escaper }

  // MARK: Frames

  /// Starts a call into a template; false, with a finding, when calls are nested too deep.
  mutating func descend(into unit: Unit) -> Bool {
    guard depth < options.budget.depth, stackUse + unit.weight <= Self.stackLimit else {
      exhausted(.depth)
      return false
    }
    depth += 1
    stackUse += unit.weight
    return true
  }

  mutating func ascend(from unit: Unit) {
    depth -= 1
    stackUse -= unit.weight
  }

  /// Expressions nested over all calls: a few kilobytes of stack each at worst, and a thread may
  /// have no more than eight megabytes.
  static let stackLimit = 1_000

  /// Bytes of all texts past 64 KB that one run may make: eight of the longest.
  static let longTexts = 128 << 20

  /// Starts a frame and makes it the running one; the caller keeps the number of the last.
  mutating func pushFrame(
    _ unit: Unit, slots: Int, parent: Int = -1, context: Context? = nil,
    block: BlockHandle? = nil
  ) {
    serial += 1
    let number = frames.count
    frames.append(
      Frame(
        base: stack.count, parent: parent, root: parent < 0 ? number : frames[parent].root,
        unit: unit, cacheBase: cacheBase(of: unit), serial: serial,
        context: context ?? Context(data: .none), block: block))
    stack.append(contentsOf: repeatElement(nil, count: slots))
    resume(number)
  }

  /// Makes a frame that is still there the running one.
  mutating func resume(_ number: Int) {
    frame = number
    base = frames[number].base
    unit = frames[number].unit
    cacheBase = frames[number].cacheBase
  }

  /// Drops the running frame and everything above it, and goes back to `number`.
  mutating func popFrame(to number: Int) {
    stack.removeLast(stack.count - base)
    frames.removeLast(frames.count - frame)
    resume(number)
  }

  private mutating func cacheBase(of unit: Unit) -> Int {
    // Most runs know no other.
    if unit === main { return 0 }
    if let base = cacheBases[ObjectIdentifier(unit)] { return base }
    let base = caches.count
    caches.append(contentsOf: repeatElement(Cache(), count: unit.cacheCount))
    cacheBases[ObjectIdentifier(unit)] = base
    return base
  }

  // MARK: Findings

  /// Notes an error at the expression being worked out, once, and answers a value that stays quiet.
  @discardableResult
  mutating func fail(_ problem: Problem) -> Value {
    note(problem, .error, unit: unit, place)
    return .failed
  }

  mutating func note(
    _ problem: Problem, _ severity: Finding.Severity, unit: Unit, _ range: Range<Int32>
  ) {
    guard isNew(problem.code, severity, unit: unit, range) else { return }
    add(problem, severity, unit: unit, range)
  }

  /// Notes that something does not exist, and what may have been meant.
  private mutating func note(_ undefined: Undefined, _ severity: Finding.Severity) {
    let (unit, range) = undefined.unit.map { ($0, undefined.range) } ?? (unit, place)
    guard isNew("template." + undefined.reason.code, severity, unit: unit, range) else { return }
    var names: [String] = []
    if case .name = undefined.reason { names = knownNames }
    add(.undefined(undefined, names: names), severity, unit: unit, range)
  }

  /// Whether a place has not been complained of in this way, and there is room for one more.
  private mutating func isNew(
    _ code: String, _ severity: Finding.Severity, unit: Unit, _ range: Range<Int32>
  ) -> Bool {
    let report = Report(unit: ObjectIdentifier(unit), start: range.lowerBound, code: code)
    guard reported.insert(report).inserted else { return false }
    counts[severity, default: 0] += 1
    return counts[severity, default: 0] <= Self.findingLimit
  }

  private mutating func add(
    _ problem: Problem, _ severity: Finding.Severity, unit: Unit, _ range: Range<Int32>
  ) {
    let range = Int(range.lowerBound)..<Int(range.upperBound)
    findings.add(
      Finding(
        severity, problem.code, problem.message,
        at: unit.source.location(at: range.lowerBound),
        excerpt: unit.source.excerpt(of: range), hints: problem.hints))
  }

  /// Findings of one kind in one run: nobody reads more, and a hostile template has a million.
  static let findingLimit = 500

  /// A budget is used up: nothing more is run.
  @discardableResult
  mutating func exhausted(_ limit: Limit) -> Value {
    if !isExhausted { fail(.budget(limit, options.budget)) }
    isExhausted = true
    steps = 0
    return .failed
  }

  /// Pays for work that grows with the data.
  mutating func spend(_ count: Int) {
    steps -= count
    if steps <= 0 { exhausted(.steps) }
  }

  /// Pays for looking through a value from end to end, where it is large.
  mutating func spend(onReading value: Value) {
    switch value.payload {
    case .text(let text), .markup(let text):
      if text.utf8.count > 1024 { spend(text.utf8.count / 128) }
    case .list(let items):
      if items.count > 16 { spend(items.count / 8) }
    case .object(let object as Series):
      if object.items.count > 16 { spend(object.items.count / 8) }
    default: break
    }
  }

  /// Pays for a value that was made, by its size, so that memory is bounded as steps are.
  mutating func paid(_ value: Value) -> Value {
    switch value.payload {
    case .text(let text), .markup(let text):
      let count = text.utf8.count
      if count > options.budget.textBytes { return exhausted(.textBytes) }
      // Short texts are part of the step that made them.
      if count > 256 { spend(count / 16) }
      // Each may be kept, and steps alone would let a long run keep gigabytes.
      if count > 1 << 16 {
        longTextLeft -= count
        if longTextLeft < 0 { return exhausted(.allTexts) }
      }
    case .list(let items):
      spend(items.count / 4)
    default: break
    }
    return isExhausted ? .failed : value
  }

  // MARK: Undefined values

  /// The answer when an undefined value is worked with; nil when the value is defined.
  ///
  /// Jinja refuses this whatever the policy; only printing and looping are forgiven.
  mutating func usedUndefined(_ value: Value) -> Value? {
    guard case .object(let object) = value.payload, let undefined = object as? Undefined else {
      return nil
    }
    if !undefined.isReported {
      let severity: Finding.Severity = options.undefined == .mark ? .warning : .error
      note(undefined, severity)
    }
    return options.undefined == .mark ? value : .failed
  }

  /// As `usedUndefined`, for what Jinja's default forgives: printing, looping, asking for truth.
  mutating func forgaveUndefined(_ undefined: Undefined) -> Bool {
    guard !undefined.isReported else { return false }
    if undefined.isNoElse { return true }
    switch options.undefined {
    case .empty: return true
    case .mark:
      note(undefined, .warning)
      return true
    case .error:
      note(undefined, .error)
      return false
    }
  }

  /// What is printed for something that a person still has to fill in.
  static func mark(_ path: String) -> String { "[CẦN BỔ SUNG: \(path)]" }

  // MARK: Text

  /// `str(value)`, with undefined values dealt with by the policy.
  mutating func text(of value: Value) -> String {
    switch value.payload {
    case .text(let text), .markup(let text): return text
    case .object(let object as Undefined):
      guard forgaveUndefined(object) else { return "" }
      return printed(object)
    case .none where options.absent == .mark:
      return missing("")
    default: return printable(value).text ?? Printer.text(value)
    }
  }

  /// The value as text where printing it could run long; objects that only a host knows stay.
  mutating func printable(_ value: Value) -> Value {
    switch value.payload {
    case .list, .record: break
    case .object(let object):
      if let module = object as? Module { return module.text }
      guard object is Series || object is Mapping else { return value }
    default: return value
    }
    var bytes: [UInt8] = []
    Printer.append(value, to: &bytes, limit: options.budget.textBytes)
    if bytes.count > options.budget.textBytes { return exhausted(.textBytes) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  func printed(_ undefined: Undefined) -> String {
    options.undefined == .mark && !undefined.isNoElse ? Self.mark(undefined.path) : ""
  }

  /// The mark for a value that is deliberately nothing, with its warning.
  mutating func missing(_ path: String) -> String {
    let path = path.isEmpty ? unit.source.text(Int(place.lowerBound)..<Int(place.upperBound)) : path
    note(.missingValue(path), .warning, unit: unit, place)
    return Self.mark(path)
  }

  /// The text as markup: markup as it is, everything else escaped.
  mutating func escaped(_ value: Value) -> String {
    if case .markup(let text) = value.payload { return text }
    let text = text(of: value)
    var bytes: [UInt8] = []
    escaper.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether Python would call it true.
  mutating func truth(_ value: Value) -> Bool {
    switch value.payload {
    case .none: return false
    case .bool(let value): return value
    case .integer(let value): return value != 0
    case .number(let value): return value != 0
    case .text(let text), .markup(let text): return !text.isEmpty
    case .date: return true
    case .list(let items): return !items.isEmpty
    case .record(let record): return !record.isEmpty
    case .object(let object):
      switch object {
      case let undefined as Undefined:
        // Asking whether something is there needs no mark.
        if options.undefined == .error { _ = forgaveUndefined(undefined) }
        return false
      case let series as Series: return !series.items.isEmpty
      case let mapping as Mapping: return !mapping.entries.isEmpty
      default: return true
      }
    }
  }

  /// The items that a loop over the value would see; nil, with a finding, when there are none.
  mutating func items(of value: Value) -> [Value]? {
    switch value.payload {
    case .list(let items): return items
    case .text(let text), .markup(let text): return text.unicodeScalars.map { .text(String($0)) }
    case .record(let record): return record.names.map { .text($0) }
    case .object(let object):
      switch object {
      case let series as Series: return series.items
      case let mapping as Mapping: return mapping.entries.map(\.key)
      case let undefined as Undefined:
        _ = forgaveUndefined(undefined)
        return []
      default: break
      }
    default: break
    }
    fail(.notIterable(value))
    return nil
  }
}
