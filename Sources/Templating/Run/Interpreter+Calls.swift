import Groundwork

/// The arguments of a call, worked out.
struct Arguments {
  var positional: [Value] = []
  var named: [(name: String, value: Value)] = []

  var isEmpty: Bool { positional.isEmpty && named.isEmpty }

  /// An argument by place or name; nil when it was not given.
  func value(_ place: Int, _ name: String) -> Value? {
    if positional.indices.contains(place) { return positional[place] }
    return named.isEmpty ? nil : named.last { $0.name == name }?.value
  }

  func named(_ name: String) -> Value? { named.last { $0.name == name }?.value }
}

extension Interpreter {
  mutating func arguments(_ number: Int32) -> Arguments {
    let site = unit.calls[Int(number)]
    if site.isEmpty { return Arguments() }
    var arguments = Arguments()
    for node in site.positional { arguments.positional.append(evaluate(node)) }
    for (name, node) in site.named { arguments.named.append((name, evaluate(node))) }
    if site.spread >= 0 {
      let value = evaluate(site.spread)
      arguments.positional += items(of: value) ?? []
    }
    if site.spreadNamed >= 0 {
      let value = evaluate(site.spreadNamed)
      if let record = value.record {
        arguments.named += record.fields.map { (name: $0, value: $1) }
      } else if usedUndefined(value) == nil {
        fail(.wanted("một bản ghi", "a record", got: value))
      }
    }
    return arguments
  }

  mutating func call(_ callee: Int32, _ site: Int32, _ index: Int) -> Value {
    let callee = evaluate(callee)
    let arguments = self.arguments(site)
    place = unit.ranges[index]
    return call(callee, arguments)
  }

  mutating func call(_ callee: Value, _ arguments: Arguments, caller: Value? = nil) -> Value {
    switch callee.payload {
    case .object(let object):
      switch object {
      case let macro as Macro: return call(macro, arguments, caller: caller)
      case let builtin as Builtin: return call(builtin, arguments)
      case let block as BlockHandle: return call(block)
      case let cell as Cell where cell.what == .joiner: return call(cell)
      case let loop as LoopHandle:
        guard let items = arguments.positional.first else {
          return fail(.missingArgument("items", of: "loop"))
        }
        return call(loop, items)
      case is Undefined: return usedUndefined(callee) ?? .failed
      default: break
      }
    default: break
    }
    return fail(.notCallable(callee))
  }

  mutating func method(_ object: Int32, _ name: String, _ site: Int32, _ index: Int) -> Value {
    let node = Int(object)
    let object = evaluate(object)
    let arguments = self.arguments(site)
    place = unit.ranges[index]
    if let trouble = usedUndefined(object) { return trouble }
    if let value = attribute(object, name), value.object != nil {
      return call(value, arguments)
    }
    if let loop = object.object as? LoopHandle { return loopMethod(loop, name, arguments) }
    if let cell = object.object as? Cell, cell.what == .cycler { return turn(cell, name) }
    if let value = changing(node, object, name, arguments) { return value }
    return paid(method(of: object, name, arguments))
  }

  // MARK: Macros

  private mutating func call(_ macro: Macro, _ arguments: Arguments, caller: Value?) -> Value {
    guard frames.indices.contains(macro.frame), frames[macro.frame].serial == macro.serial else {
      return fail(.notCallable(Value(.object(macro))))
    }
    let function = macro.unit.functions[macro.function]
    let parameters = function.parameters
    var named = arguments.named
    if function.kwargs < 0 {
      for argument in named where !parameters.contains(where: { $0.name == argument.name }) {
        if argument.name == "caller", function.caller >= 0 { continue }
        return fail(
          .unknownArgument(argument.name, of: function.name, near: parameters.map(\.name)))
      }
    }
    let taken = parameters.prefix(arguments.positional.count)
    if let twice = taken.first(where: { arguments.named($0.name) != nil }) {
      return fail(.unknownArgument(twice.name, of: function.name))
    }
    if function.varargs < 0, arguments.positional.count > parameters.count {
      return fail(.tooManyArguments(parameters.count, of: function.name))
    }
    let takesCaller = function.caller >= 0 || parameters.contains { $0.name == "caller" }
    if caller != nil, !takesCaller, function.kwargs < 0 {
      return fail(.unknownArgument("caller", of: function.name))
    }
    let calling = place
    let callingUnit = unit
    let previous = frame
    let escapingDepth = escapingStack.count
    guard descend(into: macro.unit) else { return .failed }
    pushFrame(macro.unit, slots: Int(function.slotCount), parent: macro.frame)
    for (position, parameter) in parameters.enumerated() {
      let slot = base + Int(parameter.slot)
      if position < arguments.positional.count {
        stack[slot] = arguments.positional[position]
      } else if let given = named.firstIndex(where: { $0.name == parameter.name }) {
        stack[slot] = named.remove(at: given).value
      } else if parameter.name == "caller", let caller {
        stack[slot] = caller
      } else if parameter.fallback >= 0 {
        let value = evaluate(parameter.fallback)
        stack[slot] = value
      } else {
        stack[slot] = Value(
          .object(
            Undefined(parameter.name, .parameter, unit: callingUnit, range: calling)))
      }
    }
    if function.varargs >= 0 {
      stack[base + Int(function.varargs)] = .tuple(
        Array(arguments.positional.dropFirst(parameters.count)))
    }
    if function.caller >= 0 {
      let given = named.firstIndex { $0.name == "caller" }.map { named.remove(at: $0).value }
      stack[base + Int(function.caller)] =
        caller ?? given
        ?? Value(.object(Undefined("caller", .parameter, unit: callingUnit, range: calling)))
    }
    if function.kwargs >= 0 {
      stack[base + Int(function.kwargs)] = .record(Record(named.map { ($0.name, $0.value) }))
    }
    let calledEscaping = escaping
    escaping.printing = macro.escapes
    // Filters go by what holds where the template is, which another template does not change.
    if macro.unit !== callingUnit { escaping.filters = options.escaping != .none }
    sink.beginCapture()
    execute(from: Int(function.entry))
    let text = sink.endCapture()
    escaping = calledEscaping
    popFrame(to: previous)
    escapingStack.removeLast(escapingStack.count - escapingDepth)
    ascend(from: macro.unit)
    place = calling
    return paid(escapes ? .markup(text) : .text(text))
  }

  /// Prints a block's body: one level up its ancestors for `super`.
  mutating func call(_ handle: BlockHandle) -> Value {
    sink.beginCapture()
    takeBack(printBlock(handle, context: frames[frames[frame].root].context.handedOn), nil)
    let text = sink.endCapture()
    return paid(escapes ? .markup(text) : .text(text))
  }

  /// Prints a block where it stands, and returns what it changed of the values it was handed.
  mutating func printBlock(_ handle: BlockHandle, context: Context) -> [String: Value] {
    guard let chain = blocks[handle.name], handle.level < chain.count else {
      place = place.isEmpty ? 0..<0 : place
      fail(.undefined(Undefined("super", .name, unit: nil, range: place)))
      return [:]
    }
    let (unit, entry) = chain[handle.level]
    guard !entry.isRequired else {
      fail(.requiredBlock(handle.name))
      return [:]
    }
    guard descend(into: unit) else { return [:] }
    let previous = frame
    let function = unit.functions[Int(entry.function)]
    pushFrame(unit, slots: Int(function.slotCount), context: context, block: handle)
    let callingEscaping = escaping
    // An `autoescape` around a block is not in it, as in Jinja, but for filters.
    escaping.printing = options.escaping != .none
    execute(from: Int(function.entry))
    escaping = callingEscaping
    let changed = frames[frame].context.changed
    popFrame(to: previous)
    ascend(from: unit)
    return changed
  }

  // MARK: Loops

  private func state(of loop: LoopHandle) -> LoopState? {
    guard loops.indices.contains(loop.level), loops[loop.level].serial == loop.serial else {
      return nil
    }
    return loops[loop.level]
  }

  mutating func loopField(_ loop: LoopHandle, _ name: String) -> Value? {
    guard let state = state(of: loop) else { return nil }
    let count = state.items.count
    switch name {
    case "index": return .integer(state.index + 1)
    case "index0": return .integer(state.index)
    case "revindex": return .integer(count - state.index)
    case "revindex0": return .integer(count - state.index - 1)
    case "first": return .bool(state.index == 0)
    case "last": return .bool(state.index + 1 == count)
    case "length": return .integer(count)
    case "depth": return .integer(state.depth + 1)
    case "depth0": return .integer(state.depth)
    case "previtem":
      return state.index > 0
        ? state.items[state.index - 1] : undefinedItem("loop.previtem")
    case "nextitem":
      return state.index + 1 < count
        ? state.items[state.index + 1] : undefinedItem("loop.nextitem")
    default: return nil
    }
  }

  private func undefinedItem(_ path: String) -> Value {
    Value(.object(Undefined(path, .emptyList, unit: unit, range: place)))
  }

  private mutating func loopMethod(_ loop: LoopHandle, _ name: String, _ arguments: Arguments)
    -> Value
  {
    guard let state = state(of: loop) else { return fail(.noMethod(name, Value(.object(loop)))) }
    switch name {
    case "cycle":
      guard !arguments.positional.isEmpty else {
        return fail(.missingArgument("items", of: "cycle"))
      }
      return arguments.positional[state.index % arguments.positional.count]
    case "changed":
      let values = arguments.positional
      if state.changed != nil {
        for value in values {
          if let undefined = value.undefined, !forgaveUndefined(undefined) { return .failed }
        }
      }
      if let before = state.changed, isEqual(.list(before), .list(values)) {
        return .bool(false)
      }
      loops[loop.level].changed = values
      return .bool(true)
    default:
      return fail(.noMethod(name, Value(.object(loop))))
    }
  }

  /// `loop(items)`: the loop's own body over other items, one level deeper.
  private mutating func call(_ loop: LoopHandle, _ value: Value) -> Value {
    guard let state = state(of: loop) else { return fail(.notCallable(Value(.object(loop)))) }
    let owner = frames[state.frame].unit
    let table = owner.loops[state.number]
    guard table.isRecursive else { return fail(.notRecursive) }
    guard let items = items(of: value) else { return .failed }
    guard descend(into: owner) else { return .failed }
    let calling = (frame, place)
    resume(state.frame)
    // The body's variables stand in the same frame; the outer round still needs its own.
    let slots = (base + Int(table.slots.lowerBound))..<(base + Int(table.slots.upperBound))
    let saved = Array(stack[slots])
    sink.beginCapture()
    let start = beginLoop(
      state.number, table, items, depth: state.depth + 1, returns: true)
    execute(from: start)
    let text = sink.endCapture()
    stack.replaceSubrange(slots, with: saved)
    resume(calling.0)
    place = calling.1
    ascend(from: owner)
    return paid(escapes ? .markup(text) : .text(text))
  }

  // MARK: The language's own functions

  private mutating func call(_ builtin: Builtin, _ arguments: Arguments) -> Value {
    switch builtin.name {
    case .range: return range(arguments)
    case .dict: return dict(arguments)
    case .namespace:
      let start = arguments.positional.first?.record ?? Record()
      return cell(
        .namespace, start.merging(Record(arguments.named.map { ($0.name, $0.value) })))
    case .cycler:
      guard !arguments.positional.isEmpty else {
        return fail(.missingArgument("items", of: "cycler"))
      }
      return cell(
        .cycler, Record([("items", .list(arguments.positional)), ("at", .integer(0))]))
    case .joiner:
      return cell(
        .joiner,
        Record([
          ("separator", arguments.value(0, "sep") ?? .text(", ")), ("used", .bool(false)),
        ]))
    case .lipsum: return fillerText(arguments)
    }
  }

  private mutating func cell(_ kind: Cell.Kind, _ record: Record) -> Value {
    cells.append(record)
    return Value(.object(Cell(kind, cells.count - 1)))
  }

  private mutating func call(_ cell: Cell) -> Value {
    let record = cells[cell.number]
    cells[cell.number]["used"] = .bool(true)
    return record["used"]?.bool == true ? record["separator"] ?? .text("") : .text("")
  }

  /// `cycler.next()` and `cycler.reset()`.
  private mutating func turn(_ cycler: Cell, _ name: String) -> Value {
    let item = current(cycler)
    let count = cells[cycler.number]["items"]?.list?.count ?? 1
    let at = cells[cycler.number]["at"]?.integer ?? 0
    switch name {
    case "next":
      cells[cycler.number]["at"] = .integer((at + 1) % count)
      return item
    case "reset":
      cells[cycler.number]["at"] = .integer(0)
      return .none
    default: return fail(.noMethod(name, Value(.object(cycler))))
    }
  }

  /// The item that a cycler stands at.
  func current(_ cycler: Cell) -> Value {
    let record = cells[cycler.number]
    return record["items"]?.list?[record["at"]?.integer ?? 0] ?? .none
  }

  private mutating func range(_ arguments: Arguments) -> Value {
    var bounds: [Int] = []
    for value in arguments.positional.prefix(3) {
      if let trouble = usedUndefined(value) { return trouble }
      guard case .integer(let number)? = Number(value) else {
        return fail(.wanted("số nguyên", "a whole number", got: value))
      }
      bounds.append(number)
    }
    guard let first = bounds.first else { return fail(.missingArgument("stop", of: "range")) }
    let (from, to, by) =
      bounds.count == 1 ? (0, first, 1) : (first, bounds[1], bounds.count > 2 ? bounds[2] : 1)
    guard by != 0 else {
      return fail(.badArgument("bước không thể là 0", "the step cannot be 0"))
    }
    // In floating point, where nothing overflows.
    guard (Double(to) - Double(from)) / Double(by) <= Double(options.budget.rangeSize) else {
      return exhausted(.rangeSize)
    }
    return Value(
      .object(
        Series(.range(from, to, by), stride(from: from, to: to, by: by).map { .integer($0) })))
  }
}
