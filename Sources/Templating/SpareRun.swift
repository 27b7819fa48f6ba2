import Groundwork

/// What a run of a template leaves to the next run of the same one, over another row.
///
/// That is room, and where fields stood in the records that it saw; no run sees a value of another.
/// To set up a run takes longer than to work out what most cells say.
public struct SpareRun {
  private var interpreter: Interpreter?
  /// The path that was looked up last, and where its first name stood.
  private var path: (unit: Unit?, node: Int32) = (nil, 0)
  private var root = Interpreter.Cache()

  public init() {}

  /// What an expression of the unit leads to, if it is a mere path.
  mutating func lookUp(_ node: Int32, of unit: Unit, in data: Value) -> Value? {
    if path.unit !== unit || path.node != node {
      path = (unit, node)
      root = Interpreter.Cache()
    }
    return unit.lookUp(node, in: data, &root)
  }

  /// An expression's value, as `Expression.evaluate` answers it.
  mutating func value(
    of node: Int32, _ unit: Unit, _ library: Library, _ data: Value, _ findings: inout Findings
  ) -> Value? {
    prepare(unit, library)
    return interpreter?.result(of: node, data, &findings) ?? nil
  }

  /// The text that a template makes.
  mutating func text(
    of unit: Unit, _ library: Library, _ data: Value, _ findings: inout Findings
  ) -> String {
    prepare(unit, library)
    return interpreter?.text(data, &findings) ?? ""
  }

  private mutating func prepare(_ unit: Unit, _ library: Library) {
    if interpreter?.main === unit {
      interpreter?.startAfresh()
    } else {
      interpreter = Interpreter(unit, library: library)
    }
  }
}

extension Interpreter {
  fileprivate mutating func result(
    of node: Int32, _ data: Value, _ findings: inout Findings
  ) -> Value? {
    pushFrame(main, slots: main.slotCount, context: Context(data: data))
    let value = evaluate(node)
    var result: Value? = value
    if let undefined = value.undefined {
      result = nil
      if forgaveUndefined(undefined), options.undefined == .mark {
        result = .text(Self.mark(undefined.path))
      }
    }
    findings.add(self.findings)
    return self.findings.mustStop ? nil : result.map { $0.plain }
  }

  fileprivate mutating func text(_ data: Value, _ findings: inout Findings) -> String {
    runTemplate(main, context: Context(data: data))
    findings.add(self.findings)
    return (sink as? TextSink)?.sink.text ?? ""
  }
}
