import Groundwork

/// The templates that a program may call on: compiled along with it where it names them outright,
/// compiled when asked for where the name is worked out.
struct Library: Sendable {
  enum Answer { case compiled(Unit), broken, missing }

  var units: [String: Unit] = [:]
  var options: TemplateOptions
  var loader: (@Sendable (String) -> TemplateText?)?

  func unit(named name: String) -> Answer {
    if let unit = units[name] { return .compiled(unit) }
    guard let text = loader?(name) else { return .missing }
    var compilation = Compilation(options: options, loader: loader)
    guard let unit = compilation.compile(text) else { return .broken }
    return .compiled(unit)
  }
}

/// One compilation: a template and every template that it names.
struct Compilation {
  let options: TemplateOptions
  let loader: (@Sendable (String) -> TemplateText?)?
  var findings = Findings()
  var units: [String: Unit] = [:]
  private var seen: Set<String> = []

  init(options: TemplateOptions, loader: (@Sendable (String) -> TemplateText?)?) {
    self.options = options
    self.loader = loader
  }

  /// Nil when this template has errors; those of the ones that it names only add findings.
  mutating func compile(_ text: TemplateText) -> Unit? {
    let source = Source(text)
    var lexer = Lexer(source, options, Problems())
    lexer.run()
    return compile(lexer, source)
  }

  private mutating func want(
    _ name: String, _ range: Range<Int>, _ mayBeMissing: Bool, _ source: Source,
    _ problems: inout Problems
  ) {
    guard seen.insert(name).inserted else { return }
    guard let text = loader?(name) else {
      if !mayBeMissing { problems.report(.missingTemplate(name), source, range) }
      return
    }
    if let unit = compile(text) { units[name] = unit }
  }

  /// A lone expression as a unit whose last node is the expression.
  mutating func compile(expression: String, at location: Location) -> (Unit, Int32)? {
    let source = Source(expression, at: location)
    var lexer = Lexer(source, options, Problems())
    let tag = lexer.runExpression()
    return compile(tag, lexer, source)
  }

  /// A text as a unit: a lone `{{ … }}` gives its node, everything else nil.
  mutating func compile(leaf: String, at location: Location) -> (Unit, Int32?)? {
    let source = Source(leaf, at: location)
    var lexer = Lexer(source, options, Problems())
    lexer.run()
    if lexer.pieces.count == 1, case .output(let tag) = lexer.pieces[0] {
      return compile(tag, lexer, source).map { ($0, $1) }
    }
    return compile(lexer, source).map { ($0, nil) }
  }

  /// False, with a finding where reading stopped, when there is more than may be read.
  private mutating func isShort(_ lexer: borrowing Lexer, _ source: Source) -> Bool {
    guard lexer.isTooLong else { return true }
    var problems = lexer.problems
    problems.report(.tooLong, source, lexer.at..<lexer.at)
    findings.add(problems.findings)
    return false
  }

  /// The pieces of a template as a unit.
  private mutating func compile(_ lexer: consuming Lexer, _ source: Source) -> Unit? {
    guard isShort(lexer, source) else { return nil }
    var parser = Parser(lexer)
    let statements = parser.run()
    var generator = CodeGenerator()
    generator.mayExtend = parser.hasExtends
    generator.generate(statements)
    for (name, range, mayBeMissing) in generator.wanted {
      want(name, range, mayBeMissing, source, &parser.problems)
    }
    findings.add(parser.problems.findings)
    guard !parser.problems.findings.mustStop else { return nil }
    var collector = FieldCollector()
    collector.visit(statements)
    return Unit(generator.tables, source: source, options: options, uses: collector.uses)
  }

  private mutating func compile(_ tag: Tag, _ lexer: Lexer, _ source: Source) -> (Unit, Int32)? {
    guard isShort(lexer, source) else { return nil }
    var parser = Parser(lexer)
    let expression = parser.runExpression(tag)
    findings.add(parser.problems.findings)
    guard let expression, !parser.problems.findings.mustStop else { return nil }
    var generator = CodeGenerator()
    let node = generator.generate(expression)
    var collector = FieldCollector()
    collector.visit(expression)
    let unit = Unit(
      generator.tables, source: source, options: options, uses: collector.uses)
    return (unit, node)
  }
}
