public import Groundwork

/// Compiles templates, expressions and values with tags in them.
public struct TemplateCompiler: Sendable {
  public var options: TemplateOptions
  private let loader: (@Sendable (String) -> TemplateText?)?

  /// A compiler; `loader` gives the text of a template that another one names, nil for none.
  ///
  /// The language itself opens no files.
  public init(
    options: TemplateOptions = .standard, loader: (@Sendable (String) -> TemplateText?)? = nil
  ) {
    self.options = options
    self.loader = loader
  }

  /// Compiles a template and every template that it names; nil when any of them has errors.
  ///
  /// All errors are found in one run, each with its line and column.
  public func compile(_ source: TemplateText, into findings: inout Findings) -> Program? {
    var compilation = Compilation(options: options, loader: loader)
    let unit = compilation.compile(source)
    findings.add(compilation.findings)
    guard let unit, !compilation.findings.mustStop else { return nil }
    return Program(unit: unit, library: library(compilation))
  }

  /// Compiles what would stand between `{{` and `}}`; nil when it has errors.
  public func compileExpression(
    _ source: String, at location: Location, into findings: inout Findings
  ) -> Expression? {
    var compilation = Compilation(options: options, loader: loader)
    let compiled = compilation.compile(expression: source, at: location)
    findings.add(compilation.findings)
    guard let (unit, node) = compiled else { return nil }
    return Expression(unit: unit, node: node, library: library(compilation))
  }

  /// Compiles data whose texts may hold tags, such as a paper's front matter; nil when any of them
  /// has errors.
  ///
  /// Nothing is escaped in such texts: they are data, not markup.
  public func compileValue(
    _ value: Value, sources: Sources, into findings: inout Findings
  ) -> ValueTemplate? {
    var options = options
    options.escaping = .none
    options.keepTrailingNewline = true
    var compilation = Compilation(options: options, loader: loader)
    let root = ValueTemplate.compile(value, sources, &compilation)
    findings.add(compilation.findings)
    guard !compilation.findings.mustStop else { return nil }
    var library = library(compilation)
    library.options = options
    return ValueTemplate(root: root, library: library)
  }

  private func library(_ compilation: Compilation) -> Library {
    Library(units: compilation.units, options: options, loader: loader)
  }
}
