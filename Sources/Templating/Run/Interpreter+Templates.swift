import Groundwork

extension Interpreter {
  /// Runs a whole template in a frame of its own, and then whatever it extends.
  ///
  /// Returns what it changed of the values that the context handed in.
  @discardableResult
  mutating func runTemplate(_ unit: Unit, context: Context) -> [String: Value] {
    let outer = (blocks: blocks, parent: parent, loops: loops.count)
    blocks = [:]
    parent = nil
    addBlocks(of: unit)
    let previous = frame
    let first = frames.count
    var context = context
    var next: Unit? = unit
    let entered = (depth: depth, stackUse: stackUse)
    while let current = next {
      guard descend(into: current) else { break }
      parent = nil
      // Frames of the templates that extend this one stay: their macros may be called from blocks.
      pushFrame(current, slots: current.slotCount, context: context)
      let captures = openCaptures
      execute(from: 0)
      // What was printed after an `extends` is thrown away.
      if openCaptures > captures {
        _ = sink.endCapture()
        openCaptures = captures
      }
      context = frames[frame].context
      next = parent
    }
    (depth, stackUse) = entered
    if first > 0, frames.count > first {
      resume(first)
      popFrame(to: previous)
    }
    (blocks, parent) = (outer.blocks, outer.parent)
    loops.removeLast(max(0, loops.count - outer.loops))
    return context.changed
  }

  private mutating func addBlocks(of unit: Unit) {
    for (name, entry) in unit.blocks { blocks[name, default: []].append((unit, entry)) }
  }

  mutating func extend(_ node: Int32, isCertain: Bool) {
    guard parent == nil else {
      place = unit.ranges[Int(node)]
      fail(.extendedTwice)
      return
    }
    let value = evaluate(node)
    place = unit.ranges[Int(node)]
    guard let template = template(named: value, mayBeMissing: false) else { return }
    parent = template
    addBlocks(of: template)
    if !isCertain {
      sink.beginCapture()
      openCaptures += 1
    }
  }

  /// What an included template, or a block, gets to see.
  func context(for reference: TemplateReference) -> Context {
    guard reference.withContext else { return Context(data: .none) }
    var context = frames[frames[frame].root].context.handedOn
    for (name, hops, slot) in reference.locals {
      if let value = stack[outerBase(hops) + Int(slot)] { context.variables[name] = value }
    }
    return context
  }

  /// Takes over what a block or another template changed of the values it was handed.
  mutating func takeBack(_ changed: [String: Value], _ reference: TemplateReference?) {
    for (name, value) in changed {
      if let local = reference?.locals.first(where: { $0.name == name }),
        stack[outerBase(local.hops) + Int(local.slot)] != nil
      {
        keep(value, name, slot: local.slot, of: outerFrame(local.hops))
      } else {
        keep(value, name)
      }
    }
  }

  mutating func include(_ reference: TemplateReference) {
    let value = evaluate(reference.node)
    place = unit.ranges[Int(reference.node)]
    guard let template = template(named: value, mayBeMissing: reference.ignoresMissing) else {
      return
    }
    let context = context(for: reference)
    let calling = (frame, place, escaping)
    // An `autoescape` around the tag is none of the other template's business.
    escaping = EscapingState(options.escaping != .none)
    let changed = runTemplate(template, context: context)
    resume(calling.0)
    takeBack(changed, reference)
    (place, escaping) = (calling.1, calling.2)
  }

  mutating func importModule(_ reference: TemplateReference) {
    let value = evaluate(reference.node)
    place = unit.ranges[Int(reference.node)]
    guard let template = template(named: value, mayBeMissing: reference.ignoresMissing),
      let module = module(of: template, reference)
    else { return }
    switch reference.result {
    case .printed: break
    case .module(let slot):
      stack[base + Int(slot)] = Value(.object(module))
    case .names(let names):
      for (name, slot) in names {
        stack[base + Int(slot)] =
          module.exports[name]
          ?? Value(
            .object(
              Undefined(
                name, .export(known: module.exports.keys.sorted()), unit: unit, range: place)))
      }
    }
  }

  /// What a template defines; nil when it lies too deep.
  ///
  /// As in Jinja, one that sees nothing of the importer is run once, however often it is imported.
  private mutating func module(of template: Unit, _ reference: TemplateReference) -> Module? {
    if !reference.withContext, let known = modules[ObjectIdentifier(template)],
      frames.indices.contains(known.frame), frames[known.frame].serial == known.serial
    {
      return known.module
    }
    guard descend(into: template) else { return nil }
    let context = context(for: reference)
    let calling = (frame: frame, place: place, escaping: escaping)
    escaping = EscapingState(options.escaping != .none)
    let outer = (blocks, parent)
    (blocks, parent) = ([:], nil)
    addBlocks(of: template)
    sink.beginCapture()
    // The frame stays: the module's macros use its variables as long as this one runs.
    pushFrame(template, slots: template.slotCount, context: context)
    let own = frame
    execute(from: 0)
    let text = sink.endCapture()
    // What the importer handed over is no export, unless the module gave it a new value.
    let changed = frames[own].context.changed
    let exports = frames[own].context.variables.filter { name, value in
      changed[name] == nil && (context.variables[name].map { !isEqual($0, value) } ?? true)
    }
    resume(calling.frame)
    takeBack(changed, reference)
    (place, escaping) = (calling.place, calling.escaping)
    ascend(from: template)
    (blocks, parent) = outer
    let module = Module(exports, text: escapes ? .markup(text) : .text(text))
    if !reference.withContext {
      modules[ObjectIdentifier(template)] = (module, own, frames[own].serial)
    }
    return module
  }

  /// The template that a name, or the first of several names, stands for.
  private mutating func template(named value: Value, mayBeMissing: Bool) -> Unit? {
    if let trouble = value.undefined.map({ _ in usedUndefined(value) }), trouble != nil {
      return nil
    }
    guard let names = value.text.map({ [$0] }) ?? value.sequence?.compactMap(\.text) else {
      fail(.wanted("tên mẫu", "a template's name", got: value))
      return nil
    }
    for name in names {
      switch library.unit(named: name) {
      case .compiled(let unit): return unit
      case .broken:
        fail(.brokenTemplate(name))
        return nil
      case .missing: continue
      }
    }
    if !mayBeMissing { fail(.missingTemplate(names.joined(separator: ", "))) }
    return nil
  }
}
