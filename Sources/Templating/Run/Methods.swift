import Groundwork

extension Interpreter {
  /// A method of a text, list or record, by Python's name.
  mutating func method(of object: Value, _ name: String, _ arguments: Arguments) -> Value {
    switch object.payload {
    case .text, .markup:
      return textMethod(object, name, arguments)
    case .record(let record):
      return recordMethod(record.fields.map { (.text($0), $1) }, object, name, arguments)
    case .object(let object as Mapping):
      return recordMethod(
        object.entries.map { ($0.key, $0.value) }, Value(.object(object)), name, arguments)
    default:
      if let number = Number(object) { return numberMethod(number, object, name) }
      guard let items = object.sequence else { return fail(.noMethod(name, object)) }
      return listMethod(items, object, name, arguments)
    }
  }

  private mutating func numberMethod(_ number: Number, _ object: Value, _ name: String) -> Value {
    switch name {
    case "is_integer": return .bool(!number.isFloat || number.double.rounded() == number.double)
    case "bit_length" where !number.isFloat: return .integer(number.big.bitWidth)
    default: return fail(.noMethod(name, object))
    }
  }

  private mutating func recordMethod(
    _ pairs: [(Value, Value)], _ object: Value, _ name: String, _ arguments: Arguments
  ) -> Value {
    func view(_ items: [Value]) -> Value {
      Value(.object(Series(.view("dict_" + name), items)))
    }
    switch name {
    case "items": return view(pairs.map { .tuple([$0.0, $0.1]) })
    case "keys": return view(pairs.map(\.0))
    case "values": return view(pairs.map(\.1))
    case "copy": return object
    case "get":
      guard let key = arguments.positional.first else {
        return fail(.missingArgument("key", of: name))
      }
      return item(object, key) ?? arguments.value(1, "default") ?? .none
    default: return fail(.noMethod(name, object))
    }
  }

  private mutating func listMethod(
    _ items: [Value], _ object: Value, _ name: String, _ arguments: Arguments
  ) -> Value {
    switch name {
    case "copy" where object.object == nil: return object
    case "index" where !object.isView, "count" where !object.isView:
      guard let wanted = arguments.positional.first else {
        return fail(.missingArgument("value", of: name))
      }
      var most = name == "count" ? 1 : 3
      if case .range? = (object.object as? Series)?.style { most = 1 }
      guard arguments.positional.count <= most else {
        return fail(.tooManyArguments(most, of: name))
      }
      if !items.isEmpty, options.undefined == .error, let trouble = usedUndefined(wanted) {
        return trouble
      }
      if name == "count" { return .integer(items.count { isEqual($0, wanted) }) }
      // Unlike a text's methods, a list's takes no `none` for the start or the end.
      if let none = arguments.positional.dropFirst().first(where: \.isNone) {
        return fail(.wanted("số nguyên", "a whole number", got: none))
      }
      guard hasBounds(arguments) else { return .failed }
      func bound(_ place: Int, _ fallback: Int) -> Int {
        guard let given = arguments.value(place, "").flatMap({ self.bound($0) }) else {
          return fallback
        }
        return min(max(0, given < 0 ? given + items.count : given), items.count)
      }
      let (from, to) = (bound(1, 0), bound(2, items.count))
      guard from <= to, let index = items[from..<to].firstIndex(where: { isEqual($0, wanted) })
      else {
        return fail(.badArgument("không có trong danh sách", "it is not in the list"))
      }
      return .integer(index)
    default: return fail(.noMethod(name, object))
    }
  }

  /// `list.append(x)` and its like on a variable: the variable gets the changed value.
  ///
  /// Values never change here; Python's other names for the same list do not see it.
  mutating func changing(_ node: Int, _ object: Value, _ name: String, _ arguments: Arguments)
    -> Value?
  {
    guard
      [
        "append", "extend", "insert", "pop", "popitem", "remove", "clear", "update", "setdefault",
        "sort", "reverse",
      ].contains(name)
    else { return nil }
    var result = Value.none
    let changed: Value
    let first = arguments.positional.first
    switch object.payload {
    case .list(var items):
      switch name {
      case "append": items.append(first ?? .none)
      case "extend": items += first.flatMap { self.items(of: $0) } ?? []
      case "insert":
        let place = first?.integer ?? 0
        let index = place < 0 ? place + items.count : place
        items.insert(arguments.value(1, "object") ?? .none, at: min(max(0, index), items.count))
      case "pop":
        let place = first?.integer ?? -1
        let index = place < 0 ? place + items.count : place
        guard items.indices.contains(index) else {
          return fail(.badArgument("danh sách không có mục đó", "the list has no such item"))
        }
        result = items.remove(at: index)
      case "remove":
        guard let first, let index = items.firstIndex(where: { isEqual($0, first) }) else {
          return fail(.badArgument("không có trong danh sách", "it is not in the list"))
        }
        items.remove(at: index)
      case "clear": items = []
      case "reverse": items.reverse()
      case "sort":
        guard let reverse = order(arguments.named("reverse")),
          let sorted = sorted(items.map { (key: [$0], item: $0) }, reverse: reverse)
        else { return .failed }
        items = sorted
      default: return nil
      }
      if let trouble = limited(items.count) { return trouble }
      changed = .list(items)
    case .record(let record) where name == "update" && first?.record != nil:
      spend(record.count)
      changed = .record(
        record.merging(first?.record ?? Record())
          .merging(Record(arguments.named.map { ($0.name, $0.value) })))
    case .record(let record):
      guard
        let (left, given) = changing(
          record.fields.map { (.text($0), $1) }, object, name, arguments)
      else { return nil }
      (changed, result) = (self.record(left.flatMap { [$0.0, $0.1] }), given)
    case .object(let mapping as Mapping):
      guard
        let (left, given) = changing(
          mapping.entries.map { ($0.key, $0.value) }, object, name, arguments)
      else { return nil }
      (changed, result) = (self.record(left.flatMap { [$0.0, $0.1] }), given)
    default: return nil
    }
    if changed.isUndefined { return changed }
    let stored = bounded(changed)
    guard put(stored, back: node) else { return fail(.noMethod(name, object)) }
    return result
  }

  /// What a method leaves of a record's pairs, and what it answers; nil when it changes nothing.
  private mutating func changing(
    _ pairs: [(Value, Value)], _ object: Value, _ name: String, _ arguments: Arguments
  ) -> (left: [(Value, Value)], result: Value)? {
    let key = arguments.positional.first ?? .none
    spend(pairs.count)
    switch name {
    case "update":
      let given = dict(arguments)
      guard !given.isUndefined, let more = self.pairs(of: given) else { return (pairs, .failed) }
      spend(more.count)
      var merged = pairs
      var places: [String: Int] = [:]
      for (place, pair) in pairs.enumerated() { places[identity(of: pair.0)] = place }
      for pair in more {
        if let place = places.updateValue(merged.count, forKey: identity(of: pair.0)) {
          places[identity(of: pair.0)] = place
          merged[place].1 = pair.1
        } else {
          merged.append(pair)
        }
      }
      return (merged, .none)
    case "setdefault":
      if let known = item(object, key) { return (pairs, known) }
      let value = arguments.value(1, "default") ?? .none
      return (pairs + [(key, value)], value)
    case "pop":
      guard let value = item(object, key) ?? arguments.value(1, "default") else {
        let shown = Printer.text(key)
        return (
          pairs, fail(.badArgument("không có mục “\(shown)”", "there is no “\(shown)”"))
        )
      }
      return (pairs.filter { !isEqual($0.0, key) }, value)
    case "popitem":
      guard let last = pairs.last else {
        return (pairs, fail(.badArgument("bản ghi trống", "the record is empty")))
      }
      return (pairs.dropLast(), .tuple([last.0, last.1]))
    case "clear": return ([], .none)
    default: return nil
    }
  }

  /// Keeps a changed value in a variable, or in the context where the variable has no value.
  mutating func keep(_ value: Value, _ name: String, slot: Int32, of number: Int) {
    let place = frames[number].base + Int(slot)
    guard stack[place] != nil else { return keep(value, name) }
    stack[place] = value
    if frames[number].root == number, unit.exports[name] == slot {
      frames[number].context.variables[name]? = value
    }
  }

  /// Keeps a changed value of the context, for the template that handed it in as well.
  mutating func keep(_ value: Value, _ name: String) {
    let root = frames[frame].root
    frames[root].context.variables[name] = value
    frames[root].context.changed[name] = value
    // The template's own variable of that name is what a block had a copy of.
    if let slot = unit.exports[name], stack[frames[root].base + Int(slot)] != nil {
      stack[frames[root].base + Int(slot)] = value
    }
  }

  /// Stores a changed value where it was read from; false when that was no variable or field.
  private mutating func put(_ value: Value, back node: Int) -> Bool {
    switch unit.nodes[node] {
    case .local(let slot, let name, _):
      keep(value, unit.names[Int(name)], slot: slot, of: frame)
      return true
    case .outer(let hops, let slot, let name, _):
      keep(value, unit.names[Int(name)], slot: slot, of: outerFrame(hops))
      return true
    case .global(let name, _):
      keep(value, unit.names[Int(name)])
      return true
    case .field(let owner, let name, _):
      let object = evaluate(owner)
      let field = unit.names[Int(name)]
      if let cell = object.object as? Cell, cell.what == .namespace {
        cells[cell.number][field] = value
        return true
      }
      guard var record = object.record else { return false }
      record[field] = value
      return put(.record(record), back: Int(owner))
    case .item(let owner, let item):
      let object = evaluate(owner)
      let key = evaluate(item)
      if var record = object.record, let name = key.text {
        record[name] = value
        return put(.record(record), back: Int(owner))
      }
      guard case .list(var items) = object.payload, let index = key.integer,
        items.indices.contains(index)
      else { return false }
      items[index] = value
      return put(.list(items), back: Int(owner))
    default:
      // A list that nobody else can see may change as it likes.
      return true
    }
  }
}

/// The methods that a kind of value has, for suggestions.
func methodNames(of value: Value) -> [String] {
  if value.text != nil { return textMethods }
  if value.record != nil || value.object is Mapping { return recordMethods }
  return value.sequence == nil ? [] : listMethods
}

private let listMethods = [
  "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
  "sort",
]
private let recordMethods = [
  "clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values",
]
private let textMethods = [
  "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "format",
  "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
  "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower",
  "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust",
  "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase",
  "title", "upper", "zfill",
]
