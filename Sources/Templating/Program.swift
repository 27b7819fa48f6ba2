public import Groundwork

/// A compiled template: it never changes, and may be run any number of times from several threads.
public struct Program: Sendable {
  let unit: Unit
  let library: Library

  /// The data that the template asks for, in the order it asks: `don_vi[].ten`, where `[]` stands
  /// for each item.
  public var fields: [String] { unit.fields }

  /// Runs the template over data and appends its text.
  ///
  /// What is wrong is found, never thrown; when there are errors among the findings, what was
  /// appended is of no use.
  public func run(_ data: Value, into sink: inout ByteSink, findings: inout Findings) {
    var text = TextSink(sink, escaper: unit.options.escaper)
    sink = ByteSink()
    run(data, into: &text, findings: &findings)
    sink = text.sink
  }

  /// Runs the template over data for a host that has its own way with text.
  public func run<Sink: TemplateSink>(
    _ data: Value, into sink: inout Sink, findings: inout Findings
  ) {
    var interpreter = Interpreter(unit, library: library, sink: sink)
    interpreter.runTemplate(unit, context: Interpreter.Context(data: data))
    findings.add(interpreter.findings)
    if let finished = interpreter.sink as? Sink { sink = finished }
  }
}

/// A compiled expression, such as a file's name in a pack or a cell in a sheet.
public struct Expression: Sendable {
  let unit: Unit
  let node: Int32
  let library: Library

  /// The data that the expression asks for.
  public var fields: [String] { unit.fields }

  /// The name that the expression is, such as `danh_sach`; nil for anything that is more than one.
  public var name: String? {
    guard case .global(let name, _) = unit.nodes[Int(node)] else { return nil }
    return unit.names[Int(name)]
  }

  /// The expression's value; a value that is only looked up keeps its origin.
  ///
  /// Nil when something was wrong, which is among the findings, and for what does not exist where
  /// that is allowed.
  public func evaluate(_ data: Value, findings: inout Findings) -> Value? {
    var spare = SpareRun()
    return evaluate(data, reusing: &spare, findings: &findings)
  }

  /// The same after another run of the expression, with what that one has left.
  public func evaluate(
    _ data: Value, reusing spare: inout SpareRun, findings: inout Findings
  ) -> Value? {
    unit.evaluate(node, library, data, &spare, &findings)
  }
}

extension Unit {
  /// The value of one of its expressions, as `Expression.evaluate` answers it.
  func evaluate(
    _ node: Int32, _ library: Library, _ data: Value, _ spare: inout SpareRun,
    _ findings: inout Findings
  ) -> Value? {
    if let value = spare.lookUp(node, of: self, in: data) { return value.plain }
    return spare.value(of: node, self, library, data, &findings)
  }

  /// What a mere path leads to, without anything being run; nil for any other expression, and where
  /// something on the way is missing.
  ///
  /// Most cells of a sheet, and most names of files, are a path. `root` is for its first name.
  func lookUp(_ node: Int32, in data: Value, _ root: inout Interpreter.Cache) -> Value? {
    switch nodes[Int(node)] {
    case .global(let name, _):
      guard case .record(let record) = data.payload else { return nil }
      return root.value(of: names[Int(name)], in: record)
    case .field(let object, let name, _):
      guard case .record(let record)? = lookUp(object, in: data, &root)?.payload else {
        return nil
      }
      return record[names[Int(name)]]
    case .item(let object, let item):
      guard case .literal(let literal) = nodes[Int(item)],
        case .integer(let index) = literals[Int(literal)].payload,
        case .list(let list)? = lookUp(object, in: data, &root)?.payload,
        list.indices.contains(index)
      else { return nil }
      return list[index]
    default:
      return nil
    }
  }
}

extension Value {
  /// The value as every room knows values: tuples as lists.
  var plain: Value {
    guard case .object(let object) = payload else { return self }
    switch object {
    case let series as Series: return Value(.list(series.items.map(\.plain)), from: origin)
    case let mapping as Mapping:
      return Value(
        .record(Record(mapping.entries.map { (Printer.text($0.key), $0.value.plain) })),
        from: origin)
    case let number as BigNumber: return Value(.number(number.value.double), from: origin)
    default: return self
    }
  }
}
