import Groundwork

extension Interpreter {
  /// Works out an expression of the running unit.
  mutating func evaluate(_ number: Int32) -> Value {
    let index = Int(number)
    switch unit.nodes[index] {
    case .literal(let literal):
      return unit.literals[Int(literal)]
    case .local(let slot, let name, let cache):
      if let value = stack[base + Int(slot)] { return value }
      return lookUp(name, cache, index)
    case .outer(let hops, let slot, let name, let cache):
      if let value = stack[outerBase(hops) + Int(slot)] { return value }
      return lookUp(name, cache, index)
    case .global(let name, let cache):
      return lookUp(name, cache, index)
    case .field(let object, let name, let cache):
      let object = evaluate(object)
      if case .record(let record) = object.payload,
        let value = caches[cacheBase + Int(cache)].value(of: unit.names[Int(name)], in: record)
      {
        return value
      }
      return field(object, unit.names[Int(name)], at: index)
    case .item(let object, let item):
      let object = evaluate(object)
      if case .list(let items) = object.payload, let number = wholeNumber(item),
        items.indices.contains(number)
      {
        return items[number]
      }
      let item = evaluate(item)
      return self.item(object, item, at: index)
    case .slice(let object, let from, let to, let by):
      return slice(object, from, to, by, index)
    case .call(let callee, let site):
      return call(callee, site, index)
    case .method(let object, let name, let site):
      return method(object, unit.names[Int(name)], site, index)
    case .filter(let input, let filter, let site):
      let input = evaluate(input)
      let arguments = self.arguments(site)
      place = unit.ranges[index]
      return apply(unit.filters[Int(filter)], to: input, arguments)
    case .test(let input, let test, let site):
      let input = evaluate(input)
      let arguments = self.arguments(site)
      place = unit.ranges[index]
      return .bool(apply(unit.tests[Int(test)], to: input, arguments))
    case .not(let operand):
      return .bool(!isTrue(operand))
    case .sign(let isMinus, let operand):
      let operand = evaluate(operand)
      place = unit.ranges[index]
      return sign(isMinus, operand)
    case .arithmetic(let operation, let left, let right):
      let left = evaluate(left)
      let right = evaluate(right)
      place = unit.ranges[index]
      return paid(arithmetic(operation, left, right))
    case .concatenation(let first, let count):
      return concatenation(first, count, index)
    case .comparison(let comparison, let left, let right):
      let left = evaluate(left)
      let right = evaluate(right)
      place = unit.ranges[index]
      return .bool(compare(comparison, left, right))
    case .chain(let first, let count):
      return chain(first, count, index)
    case .and(let left, let right):
      let value = evaluate(left)
      return truth(value) ? evaluate(right) : value
    case .or(let left, let right):
      let value = evaluate(left)
      return truth(value) ? value : evaluate(right)
    case .conditional(let test, let then, let otherwise):
      if isTrue(test) { return evaluate(then) }
      if otherwise >= 0 { return evaluate(otherwise) }
      return Value(.object(Undefined("", .noElse, unit: unit, range: unit.ranges[index])))
    case .list(let first, let count):
      return .list(evaluate(first, count))
    case .tuple(let first, let count):
      return .tuple(evaluate(first, count))
    case .record(let first, let count):
      return record(evaluate(first, count))
    case .captured:
      return captured
    }
  }

  mutating func isTrue(_ node: Int32) -> Bool {
    let value = evaluate(node)
    place = unit.ranges[Int(node)]
    return truth(value)
  }

  private mutating func evaluate(_ first: Int32, _ count: Int32) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(Int(count))
    for child in first..<(first + count) { values.append(evaluate(unit.children[Int(child)])) }
    return values
  }

  func outerBase(_ hops: Int32) -> Int { frames[outerFrame(hops)].base }

  func outerFrame(_ hops: Int32) -> Int {
    var number = frame
    for _ in 0..<hops { number = frames[number].parent }
    return number
  }

  // MARK: Names

  /// What a name means that no variable has: the context, the data, the language's own functions.
  private mutating func lookUp(_ name: Int32, _ cache: Int32, _ index: Int) -> Value {
    let root = frames[frame].root
    let spelled = unit.names[Int(name)]
    if !frames[root].context.variables.isEmpty,
      let value = frames[root].context.variables[spelled]
    {
      return value
    }
    if case .record(let record) = frames[root].context.data.payload,
      let value = caches[cacheBase + Int(cache)].value(of: spelled, in: record)
    {
      return value
    }
    if let builtin = Builtin.all[spelled] { return builtin }
    switch spelled {
    case "super":
      if let block = frames[root].block {
        return Value(.object(BlockHandle(block.name, level: block.level + 1)))
      }
    case "self":
      return Value(.object(SelfHandle()))
    default: break
    }
    return Value(.object(Undefined(spelled, .name, unit: unit, range: unit.ranges[index])))
  }

  /// The names that one may have meant where the program stands.
  var knownNames: [String] {
    let context = frames[frames[frame].root].context
    return (context.data.record?.names ?? []) + context.variables.keys.sorted() + unit.variables
      + Builtin.all.keys.sorted()
  }

  /// What the template wrote, as a path where it is one: `don_vi.ten`.
  func path(of node: Int) -> String {
    switch unit.nodes[node] {
    case .filter(let input, _, _): return path(of: Int(input))
    case .item(let object, let item):
      if case .literal(let literal) = unit.nodes[Int(item)] {
        let item = unit.literals[Int(literal)]
        if let text = item.text { return path(of: Int(object)) + "." + text }
        return path(of: Int(object)) + "[" + Printer.text(item) + "]"
      }
    default: break
    }
    let range = unit.ranges[node]
    return unit.source.text(Int(range.lowerBound)..<Int(range.upperBound))
  }

  // MARK: Fields and items

  /// `object.name` where the object is no record, or has no such field.
  mutating func field(_ object: Value, _ name: String, at index: Int) -> Value {
    place = unit.ranges[index]
    if let value = attribute(object, name) { return value }
    if let undefined = object.undefined {
      // Marks name the whole path; everything else stops at the first thing that is missing.
      if options.undefined == .mark, !undefined.isReported {
        return Value(
          .object(
            Undefined(
              path(of: index), undefined.reason, unit: undefined.unit, range: undefined.range)))
      }
      return usedUndefined(object) ?? .failed
    }
    return Value(
      .object(
        Undefined(
          path(of: index),
          .field(of: object.kind, known: object.record?.names ?? []), unit: unit,
          range: unit.ranges[index])))
  }

  /// A field by name; nil when there is none.
  mutating func attribute(_ object: Value, _ name: String) -> Value? {
    switch object.payload {
    case .record(let record):
      return record[name]
    case .date(let date):
      switch name {
      case "year", "nam": return .integer(date.year)
      case "month", "thang": return .integer(date.month)
      case "day", "ngay": return .integer(date.day)
      default: return nil
      }
    case .object(let object):
      switch object {
      case let loop as LoopHandle: return loopField(loop, name)
      case let cell as Cell where cell.what == .namespace: return cells[cell.number][name]
      case let cell as Cell where cell.what == .cycler && name == "current": return current(cell)
      case let module as Module: return name.hasPrefix("_") ? nil : module.exports[name]
      case is SelfHandle:
        return blocks[name] == nil ? nil : Value(.object(BlockHandle(name, level: 0)))
      case let mapping as Mapping: return mapping.value(of: .text(name))
      case let block as BlockHandle where name == "super":
        guard let chain = blocks[block.name], block.level + 1 < chain.count else { return nil }
        return Value(.object(BlockHandle(block.name, level: block.level + 1)))
      case let series as Series:
        guard case .group = series.style, series.items.count == 2 else { return nil }
        return name == "grouper" ? series.items[0] : name == "list" ? series.items[1] : nil
      case let macro as Macro:
        let function = macro.unit.functions[macro.function]
        switch name {
        case "name": return .text(function.name)
        case "arguments": return .tuple(function.parameters.map { .text($0.name) })
        case "catch_varargs": return .bool(function.varargs >= 0)
        case "catch_kwargs": return .bool(function.kwargs >= 0)
        case "caller": return .bool(function.caller >= 0)
        default: return nil
        }
      default: return nil
      }
    default: return nil
    }
  }

  /// `object[item]`.
  mutating func item(_ object: Value, _ item: Value, at index: Int) -> Value {
    place = unit.ranges[index]
    if let value = self.item(object, item) { return value }
    if let name = item.text { return field(object, name, at: index) }
    if object.isUndefined { return usedUndefined(object) ?? .failed }
    return Value(
      .object(
        Undefined(
          Printer.quoted(item), .item(of: object.kind), unit: unit, range: unit.ranges[index])))
  }

  /// An item by key or number, counted from the end when negative; nil when there is none.
  mutating func item(_ object: Value, _ item: Value) -> Value? {
    if case .record(let record) = object.payload { return item.text.flatMap { record[$0] } }
    if let mapping = object.object as? Mapping { return mapping.value(of: item) }
    guard case .integer(let number) = Number(item) else {
      return item.text.flatMap { attribute(object, $0) }
    }
    if let items = object.sequence {
      let index = number < 0 ? number + items.count : number
      return items.indices.contains(index) ? items[index] : nil
    }
    guard let text = object.text else { return nil }
    let scalars = text.unicodeScalars
    let count = number < 0 || !isASCII(text) ? scalars.count : text.utf8.count
    let index = number < 0 ? number + count : number
    guard index >= 0, index < count else { return nil }
    return like(object, String(scalars[scalars.index(scalars.startIndex, offsetBy: index)]))
  }

  private mutating func slice(
    _ object: Int32, _ from: Int32, _ to: Int32, _ by: Int32, _ index: Int
  ) -> Value {
    let object = evaluate(object)
    var bounds = Bounds()
    if let trouble = read(from, into: &bounds.from, index) { return trouble }
    if let trouble = read(to, into: &bounds.to, index) { return trouble }
    if let trouble = read(by, into: &bounds.step, index) { return trouble }
    place = unit.ranges[index]
    guard bounds.step != 0 else {
      return fail(.badArgument("bước không thể là 0", "the step cannot be 0"))
    }
    if let text = object.text {
      let cut = sliced(Array(text.unicodeScalars), bounds)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: cut)
      return object.isMarkup ? .markup(String(view)) : .text(String(view))
    }
    if let trouble = usedUndefined(object) { return trouble }
    guard let items = object.sequence else { return fail(.notIterable(object)) }
    let cut = sliced(items, bounds)
    if case .list = object.payload { return .list(cut) }
    if case .range(let first, _, let step)? = (object.object as? Series)?.style {
      return range(cut, of: items.count, first, step, bounds)
    }
    return .tuple(cut)
  }

  /// Works out one bound of a slice; where it is none, or not written, there is none.
  ///
  /// The answer is what the slice comes to when the bound is of no use.
  private mutating func read(_ node: Int32, into bound: inout Int?, _ index: Int) -> Value? {
    guard node >= 0 else { return nil }
    if let number = wholeNumber(node) {
      bound = number
      return nil
    }
    let value = evaluate(node)
    place = unit.ranges[index]
    if let trouble = usedUndefined(value) { return trouble }
    if value.isNone { return nil }
    switch Number(value) {
    case .integer(let number)?: bound = number
    case .big(let number)?: bound = number.isNegative ? -Int.max : Int.max
    default: return fail(.wanted("số nguyên", "a whole number", got: value))
    }
    return nil
  }

  /// The number that an expression is, where it is written as one.
  private func wholeNumber(_ node: Int32) -> Int? {
    guard case .literal(let literal) = unit.nodes[Int(node)],
      case .integer(let number) = unit.literals[Int(literal)].payload
    else { return nil }
    return number
  }
}

/// What a slice goes from and to, and by which step; nil where it goes to the end, or by 1.
struct Bounds {
  var from: Int?
  var to: Int?
  var step: Int?
}

/// A range that a range was cut into, with the ends that Python gives it.
private func range(_ cut: [Value], of count: Int, _ first: Int, _ step: Int, _ bounds: Bounds)
  -> Value
{
  let by = bounds.step ?? 1
  let isForward = by > 0
  let (low, high) = isForward ? (0, count) : (-1, count - 1)
  func clamped(_ bound: Int?, _ fallback: Int) -> Int {
    bound.map { min(max($0 < 0 ? $0 + count : $0, low), high) } ?? fallback
  }
  let from = clamped(bounds.from, isForward ? low : high)
  let to = clamped(bounds.to, isForward ? high : low)
  return Value(
    .object(Series(.range(first + from * step, first + to * step, step * by), cut)))
}

func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

/// Python's slices, with every end that they allow.
func sliced<Item>(_ items: [Item], _ bounds: Bounds) -> [Item] {
  let count = items.count
  let step = bounds.step ?? 1
  func clamped(_ bound: Int?, _ fallback: Int, _ low: Int, _ high: Int) -> Int {
    guard let bound else { return fallback }
    return min(max(bound < 0 ? bound + count : bound, low), high)
  }
  if step > 0 {
    let start = clamped(bounds.from, 0, 0, count)
    let end = clamped(bounds.to, count, 0, count)
    guard step > 1 else { return start < end ? Array(items[start..<end]) : [] }
    return stride(from: start, to: end, by: step).map { items[$0] }
  }
  return stride(
    from: clamped(bounds.from, count - 1, -1, count - 1),
    to: clamped(bounds.to, -1, -1, count - 1), by: step
  ).map { items[$0] }
}
