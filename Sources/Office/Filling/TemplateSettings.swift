import Groundwork
import Templating

/// How a person wants templates to be read, as far as they said so.
public struct TemplateSettings: Sendable, Hashable {
  /// What happens when a template uses a name that does not exist.
  public enum Undefined: String, Sendable, Hashable, CaseIterable {
    /// An error, with the nearest name.
    case error
    /// Nothing is printed, as Jinja does by default.
    case empty
    /// `[CẦN BỔ SUNG: …]` is printed.
    case mark
  }

  /// Nil leaves the choice to the kind of template, which is an error for all of them.
  public var undefined: Undefined?
  public var trimBlocks: Bool
  public var lstripBlocks: Bool
  public var keepTrailingNewline: Bool
  /// Whether values are kept from becoming markup of HTML.
  public var autoescape: Bool
  /// What a line starts with that is a statement as a whole; nil when no line is.
  public var lineStatementPrefix: String?
  /// Extensions of Jinja by their Python names; those that we have are always on.
  public var extensions: [String]

  public init(
    undefined: Undefined? = nil, trimBlocks: Bool = false, lstripBlocks: Bool = false,
    keepTrailingNewline: Bool = false, autoescape: Bool = false, lineStatementPrefix: String? = nil,
    extensions: [String] = []
  ) {
    self.undefined = undefined
    self.trimBlocks = trimBlocks
    self.lstripBlocks = lstripBlocks
    self.keepTrailingNewline = keepTrailingNewline
    self.autoescape = autoescape
    self.lineStatementPrefix = lineStatementPrefix
    self.extensions = extensions
  }

  /// The options for a text template.
  var forText: TemplateOptions {
    applied(
      to: TemplateOptions(
        escaping: autoescape ? .html : .none, trimBlocks: trimBlocks, lstripBlocks: lstripBlocks,
        keepTrailingNewline: keepTrailingNewline))
  }

  /// These options with what does not exist treated as the person wants.
  func applied(to options: TemplateOptions) -> TemplateOptions {
    var options = options
    switch undefined {
    case nil: break
    case .error: options.undefined = .error
    case .empty: options.undefined = .empty
    case .mark: options.undefined = .mark
    }
    options.lineStatementPrefix = lineStatementPrefix
    return options
  }

  /// Finds fault with what we do not have.
  func check(into findings: inout Findings) {
    for name in extensions where !Self.known.contains(name) {
      findings.error(
        "fill.unknown-extension", .unknownExtension(name),
        hints: .nearest(to: name, among: Self.known))
    }
    if let prefix = lineStatementPrefix, prefix.isEmpty || prefix.hasPrefix("{") {
      findings.error("fill.bad-prefix", .badPrefix(prefix))
    }
  }

  /// `do` and `break`/`continue` need no switch here.
  private static let known = ["jinja2.ext.do", "jinja2.ext.loopcontrols"]
}

extension Phrase {
  fileprivate static func unknownExtension(_ name: String) -> Phrase {
    Phrase(vi: "không có phần mở rộng “\(name)”", en: "there is no extension “\(name)”")
  }
  fileprivate static func badPrefix(_ prefix: String) -> Phrase {
    Phrase(
      vi: "dòng lệnh không thể mở đầu bằng “\(prefix)”",
      en: "a statement's line cannot start with “\(prefix)”")
  }
}
