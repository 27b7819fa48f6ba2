import Groundwork

extension Interpreter {
  /// Runs instructions of the running unit until its end, or the end of a loop that was called.
  mutating func execute(from start: Int) {
    let unit = self.unit
    var at = start
    while true {
      steps -= 1
      if steps <= 0 {
        exhausted(.steps)
        return
      }
      switch unit.code[at] {
      case .copy(let number):
        let range = unit.chunks[Int(number)]
        sink.copy(TemplateChunk(number: Int(number), bytes: unit.source.bytes[range]))
      case .emitUnlessExtended(let node):
        if parent == nil { emit(node) }
      case .emit(let node):
        emit(node)
      case .perform(let node):
        let value = evaluate(node)
        if let undefined = value.undefined { _ = forgaveUndefined(undefined) }
      case .jump(let to):
        at = Int(to)
        continue
      case .branch(let test, let to):
        if !isTrue(test) {
          at = Int(to)
          continue
        }
      case .enter(let first, let count):
        for alias in unit.aliases[Int(first)..<Int(first + count)] {
          stack[base + Int(alias.slot)] =
            alias.hops < 0 ? nil : stack[outerBase(alias.hops) + Int(alias.outer)]
        }
      case .store(let slot, let node):
        let value = evaluate(node)
        place = unit.ranges[Int(node)]
        stack[base + Int(slot)] = bounded(value)
      case .unpack(let target, let node):
        let value = evaluate(node)
        place = unit.ranges[Int(node)]
        store(bounded(value), in: unit.targets[Int(target)])
      case .export(let slot, let name):
        if let value = stack[base + Int(slot)] {
          frames[frames[frame].root].context.variables[unit.names[Int(name)]] = value
        }
      case .beginLoop(let number):
        let loop = unit.loops[Int(number)]
        let value = evaluate(loop.items)
        place = unit.ranges[Int(loop.items)]
        let items = items(of: value) ?? []
        at = beginLoop(Int(number), loop, items, depth: 0, returns: false)
        continue
      case .nextLoop(let number):
        at = nextLoop(unit.loops[Int(number)], isSkipping: false)
        continue
      case .skipRound(let number):
        at = nextLoop(unit.loops[Int(number)], isSkipping: true)
        continue
      case .leaveLoop(let number):
        at = leaveLoop(unit.loops[Int(number)])
        continue
      case .endLoop:
        restoreEscaping()
        guard let state = loops.popLast() else { return }
        if state.returns { return }
      case .beginCapture:
        sink.beginCapture()
      case .endCapture(let target, let node):
        endCapture(target, node)
      case .defineMacro(let function, let slot):
        stack[base + Int(slot)] = macro(Int(function))
      case .callBlock(let function, let node):
        callBlock(Int(function), node)
      case .beginEscaping(let node):
        escapingStack.append(escaping)
        escaping = EscapingState(isTrue(node))
      case .endEscaping:
        escaping = escapingStack.popLast() ?? escaping
      case .block(let name, let reference, let isTopLevel):
        if parent == nil || !isTopLevel {
          let reference = unit.references[Int(reference)]
          let block = BlockHandle(unit.names[Int(name)], level: 0)
          takeBack(printBlock(block, context: context(for: reference)), reference)
        }
      case .extends(let node, let isCertain):
        extend(node, isCertain: isCertain)
      case .include(let reference):
        include(unit.references[Int(reference)])
      case .importModule(let reference):
        importModule(unit.references[Int(reference)])
      case .end:
        return
      }
      at += 1
    }
  }

  // MARK: Printing

  private mutating func emit(_ node: Int32) {
    let value = evaluate(node)
    switch value.payload {
    case .none where options.absent == .mark:
      place = unit.ranges[Int(node)]
      sink.emit(.text(missing(path(of: Int(node)))), escaping: escaping.printing)
    case .object(let object as Undefined):
      place = unit.ranges[Int(node)]
      sink.emit(.text(forgaveUndefined(object) ? printed(object) : ""), escaping: escaping.printing)
    case .record where sink.takes(value):
      sink.emit(value, escaping: escaping.printing)
    case .list, .record, .object:
      // Printed first, so that its size is known before it is written.
      place = unit.ranges[Int(node)]
      sink.emit(printable(value), escaping: escaping.printing)
    default:
      sink.emit(value, escaping: escaping.printing)
    }
    if sink.count > options.budget.outputBytes { exhausted(.outputBytes) }
  }

  private mutating func endCapture(_ target: Int32, _ node: Int32) {
    let text = sink.endCapture()
    var value = paid(escapes ? .markup(text) : .text(text))
    if node >= 0 {
      let outer = captured
      captured = value
      value = evaluate(node)
      captured = outer
    }
    if target >= 0 {
      // Jinja takes what a block's filter gives for safe, as it does the block itself.
      if escapes, case .text(let text) = value.payload { value = .markup(text) }
      store(value, in: unit.targets[Int(target)])
    } else {
      // Jinja prints what a filter makes of a block's text, escaped before, as it is. Where a stray
      // bracket would break the file rather than the page, plain text is escaped all the same.
      let isForMarkup = options.escaping != .html && options.escaping != .none
      sink.emit(value, escaping: escaping.printing && isForMarkup)
    }
  }

  // MARK: Storing

  /// The value, unless lists and records are nested in it deeper than any data is.
  ///
  /// Only what is stored can grow from round to round, and only growth could end in a value that
  /// cannot be printed, or even let go of, without running out of stack.
  mutating func bounded(_ value: Value) -> Value {
    var visits = 0
    let isFine = isShallow(value, Self.valueDepth, &visits)
    spend(visits / 8)
    return isFine ? value : exhausted(.depth)
  }

  /// Lists and records inside one another; an expression may add a few hundred to what is stored.
  static let valueDepth = 200

  private func isShallow(_ value: Value, _ depth: Int, _ visits: inout Int) -> Bool {
    let items: [Value]
    switch value.payload {
    case .list(let list): items = list
    case .record(let record): items = record.values
    case .object(let object as Series): items = object.items
    case .object(let object as Mapping): items = object.entries.map(\.value)
    default: return true
    }
    guard depth > 0 else { return false }
    visits += items.count
    for item in items where !isShallow(item, depth - 1, &visits) { return false }
    return true
  }

  mutating func store(_ value: Value, in target: Target) {
    switch target {
    case .slot(let slot):
      stack[base + Int(slot)] = value
    case .tuple(let targets):
      guard let items = items(of: value) else { return }
      guard items.count == targets.count else {
        if usedUndefined(value) == nil { fail(.unpack(targets.count, items.count)) }
        return
      }
      for (item, target) in zip(items, targets) { store(item, in: target) }
    case .field(let namespace, let name):
      let object = evaluate(namespace)
      place = unit.ranges[Int(namespace)]
      guard let cell = object.object as? Cell, cell.what == .namespace else {
        if usedUndefined(object) == nil { fail(.notANamespace) }
        return
      }
      cells[cell.number][name] = value
    }
  }

  /// What the names of a target hold now, as a tuple; nil for a single name.
  private func stored(in target: Target) -> Value? {
    guard case .tuple(let targets) = target else { return nil }
    return .tuple(
      targets.map { part in
        if case .slot(let slot) = part { return stack[base + Int(slot)] ?? .none }
        return stored(in: part) ?? .none
      })
  }

  // MARK: Loops

  /// Starts a loop and answers where to go on.
  mutating func beginLoop(
    _ number: Int, _ loop: Loop, _ items: [Value], depth: Int, returns: Bool
  ) -> Int {
    var items = items
    if loop.filter >= 0 {
      let target = unit.targets[Int(loop.target)]
      var kept: [Value] = []
      for item in items {
        store(item, in: target)
        spend(1)
        // What the names were given is what goes on, as in Jinja: a text that was taken apart is a
        // tuple from here on.
        if isTrue(loop.filter) { kept.append(stored(in: target) ?? item) }
      }
      items = kept
    }
    serial += 1
    loops.append(
      LoopState(
        number: number, items: items, depth: depth, serial: serial, frame: frame,
        returns: returns, escapingDepth: escapingStack.count))
    if loop.loopSlot >= 0 {
      stack[base + Int(loop.loopSlot)] = Value(
        .object(LoopHandle(level: loops.count - 1, serial: serial)))
    }
    guard let first = items.first else { return Int(loop.otherwise) }
    place = unit.ranges[Int(loop.items)]
    store(first, in: unit.targets[Int(loop.target)])
    return Int(loop.body)
  }

  private mutating func nextLoop(_ loop: Loop, isSkipping: Bool) -> Int {
    let level = loops.count - 1
    loops[level].index += 1
    let index = loops[level].index
    restoreEscaping()
    if !isSkipping { loops[level].isCompleted = true }
    guard index < loops[level].items.count else { return leaveLoop(loop) }
    if sink.count > options.budget.outputBytes { exhausted(.outputBytes) }
    let item = loops[level].items[index]
    if case .slot(let slot) = unit.targets[Int(loop.target)] {
      stack[base + Int(slot)] = item
    } else {
      place = unit.ranges[Int(loop.items)]
      store(item, in: unit.targets[Int(loop.target)])
    }
    return Int(loop.body)
  }

  /// Where to go on after a loop: its `else` is for loops of which no round came to its end, as in
  /// Jinja.
  private mutating func leaveLoop(_ loop: Loop) -> Int {
    restoreEscaping()
    return Int(loops.last?.isCompleted == true ? loop.end : loop.otherwise)
  }

  /// Back to how the loop at hand escapes, where `break` or `continue` left an `autoescape`.
  private mutating func restoreEscaping() {
    guard let depth = loops.last?.escapingDepth, escapingStack.count > depth else { return }
    escaping = escapingStack[depth]
    escapingStack.removeLast(escapingStack.count - depth)
  }

  // MARK: Macros

  private func macro(_ function: Int) -> Value {
    Value(
      .object(
        Macro(
          unit: unit, function: function, frame: frame, serial: frames[frame].serial,
          escapes: escaping.printing)))
  }

  private mutating func callBlock(_ function: Int, _ node: Int32) {
    let caller = macro(function)
    let index = Int(node)
    let value: Value
    switch unit.nodes[index] {
    case .call(let callee, let site):
      let callee = evaluate(callee)
      let arguments = self.arguments(site)
      place = unit.ranges[index]
      value = call(callee, arguments, caller: caller)
    case .method(let object, let name, let site):
      let object = evaluate(object)
      let arguments = self.arguments(site)
      place = unit.ranges[index]
      let name = unit.names[Int(name)]
      if let trouble = usedUndefined(object) {
        value = trouble
      } else if let callee = attribute(object, name) {
        value = call(callee, arguments, caller: caller)
      } else {
        value = fail(.noMethod(name, object))
      }
    default:
      value = evaluate(node)
    }
    // As in Jinja, what a call gives is written as it is: a macro has escaped what it printed.
    if value.object == nil { sink.emit(value, escaping: false) }
  }
}
