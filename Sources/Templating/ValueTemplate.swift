public import Groundwork

/// Data with tags in its texts, compiled.
///
/// A text that is exactly one `{{ … }}` gives the expression's own value, a number or a list as
/// such; any other text is rendered. Order and origins stay as they are.
public final class ValueTemplate: Sendable {
  indirect enum Node: Sendable {
    case constant(Value)
    case expression(Unit, Int32, Origin)
    case text(Unit, Origin)
    case list([Node], Origin)
    case record(Record.Shape, [Node], Origin)
  }

  let root: Node
  let library: Library

  init(root: Node, library: Library) {
    self.root = root
    self.library = library
  }

  /// The data that the tags ask for.
  public var fields: [String] {
    var fields: [String] = []
    Self.collect(root, into: &fields)
    var seen: Set<String> = []
    return fields.filter { seen.insert($0).inserted }
  }

  /// The data with every tag worked out; a text that went wrong gives `none` and a finding.
  public func run(_ data: Value, findings: inout Findings) -> Value {
    var spare = SpareRun()
    return run(data, reusing: &spare, findings: &findings)
  }

  /// The same after another run of the template, with what that one has left.
  public func run(
    _ data: Value, reusing spare: inout SpareRun, findings: inout Findings
  ) -> Value {
    run(root, data, &spare, &findings)
  }

  private func run(
    _ node: Node, _ data: Value, _ spare: inout SpareRun, _ findings: inout Findings
  ) -> Value {
    switch node {
    case .constant(let value):
      return value
    case .expression(let unit, let number, let origin):
      let value = unit.evaluate(number, library, data, &spare, &findings) ?? .none
      return value.origin.isNone ? value.from(origin) : value
    case .text(let unit, let origin):
      return Value(.text(spare.text(of: unit, library, data, &findings)), from: origin)
    case .list(let nodes, let origin):
      return Value(.list(nodes.map { run($0, data, &spare, &findings) }), from: origin)
    case .record(let shape, let nodes, let origin):
      let values = nodes.map { run($0, data, &spare, &findings) }
      return Value(.record(Record(shape: shape, values: values)), from: origin)
    }
  }

  /// Compiles a value; texts without tags, and everything else, stay as they are.
  static func compile(_ value: Value, _ sources: Sources, _ compilation: inout Compilation) -> Node
  {
    switch value.payload {
    case .text(let text):
      guard holdsTag(text) else { return .constant(value) }
      let compiled = compilation.compile(leaf: text, at: sources.location(of: value.origin))
      guard let (unit, node) = compiled else { return .constant(value) }
      if let node { return .expression(unit, node, value.origin) }
      return .text(unit, value.origin)
    case .list(let items):
      return .list(items.map { compile($0, sources, &compilation) }, value.origin)
    case .record(let record):
      return .record(
        record.shape, record.values.map { compile($0, sources, &compilation) }, value.origin)
    default:
      return .constant(value)
    }
  }

  private static func holdsTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "{"),
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
      {
        return true
      }
      previous = byte
    }
    return false
  }

  private static func collect(_ node: Node, into fields: inout [String]) {
    switch node {
    case .constant: break
    case .expression(let unit, _, _), .text(let unit, _): fields += unit.fields
    case .list(let nodes, _), .record(_, let nodes, _):
      for node in nodes { collect(node, into: &fields) }
    }
  }
}
