/// How a template is read and run.
public struct TemplateOptions: Sendable, Hashable {
  /// What happens when a template uses a name, field or item that does not exist.
  public enum Undefined: Sendable, Hashable {
    /// A finding that is an error, once for each place in the template.
    case error
    /// Nothing is printed, as Jinja does by default.
    case empty
    /// `[CẦN BỔ SUNG: name]` is printed, and a warning noted.
    case mark
  }

  /// What happens when a value is printed that is deliberately nothing.
  public enum Absent: Sendable, Hashable {
    /// Jinja's word for it: `None`.
    case print
    /// `[CẦN BỔ SUNG: name]` is printed, and a warning noted.
    case mark
  }

  public var undefined: Undefined
  public var absent: Absent
  /// How printed values are kept from becoming markup; `.none` for plain text.
  public var escaping: Escaping
  /// Whether the line end right after a statement or comment is dropped.
  public var trimBlocks: Bool
  /// Whether blanks between the start of a line and a statement or comment are dropped.
  public var lstripBlocks: Bool
  /// Whether one line end at the very end of a template stays.
  public var keepTrailingNewline: Bool
  /// What makes a line a statement, such as `#`; nil for none, as Jinja does by default.
  ///
  /// Must not start with a brace.
  public var lineStatementPrefix: String? = nil
  /// What makes the rest of a line a comment, such as `##`; nil for none.
  public var lineCommentPrefix: String? = nil
  public var budget: Budget

  public init(
    undefined: Undefined = .error, absent: Absent = .print, escaping: Escaping = .none,
    trimBlocks: Bool = false, lstripBlocks: Bool = false, keepTrailingNewline: Bool = false,
    budget: Budget = .standard
  ) {
    self.undefined = undefined
    self.absent = absent
    self.escaping = escaping
    self.trimBlocks = trimBlocks
    self.lstripBlocks = lstripBlocks
    self.keepTrailingNewline = keepTrailingNewline
    self.budget = budget
  }

  /// How text is escaped when it is escaped at all.
  var escaper: Escaping { escaping == .none ? .html : escaping }

  /// Jinja's own defaults, except that what does not exist is an error.
  public static let standard = TemplateOptions()

  /// For papers in Markdown: statements leave no trace on their lines, values never become markup,
  /// and what is still missing is marked for the clerk.
  public static let papers = TemplateOptions(
    undefined: .error, absent: .mark, escaping: .markdown, trimBlocks: true, lstripBlocks: true,
    keepTrailingNewline: true)
}

/// How far one run of a template may go, so that no template can hang or exhaust the machine.
public struct Budget: Sendable, Hashable {
  /// Instructions carried out and items looked at by filters.
  public var steps: Int
  /// Macros, includes and recursive loops inside one another.
  public var depth: Int
  /// Bytes written.
  public var outputBytes: Int
  /// Bytes in any one text made on the way, such as a macro's or a joined list's.
  public var textBytes: Int
  /// Items in one `range`, and in any list that an operator makes.
  public var rangeSize: Int

  public init(
    steps: Int, depth: Int, outputBytes: Int, textBytes: Int = 16 << 20, rangeSize: Int
  ) {
    self.steps = steps
    self.depth = depth
    self.outputBytes = outputBytes
    self.textBytes = textBytes
    self.rangeSize = rangeSize
  }

  /// Ten million steps are a report of 100,000 rows with room to spare and end in about a second;
  /// depth 100 fits a thread's stack; 256 MB is more than any reader opens; texts of 16 MB keep what
  /// a hostile template piles up in memory within a run's steps; Jinja's own sandbox stops ranges
  /// at 100,000.
  public static let standard = Budget(
    steps: 10_000_000, depth: 100, outputBytes: 256 << 20, rangeSize: 100_000)
}

/// Limits on what the compiler reads, the same for every template.
enum SyntaxLimit {
  /// Parentheses, lists and operators inside one another: each costs the reader a few stack frames.
  static let expressionDepth = 60
  /// Operations that each need the one before, as in `a + b + c` or `a|f|g`.
  static let expressionHeight = 200
  /// Words inside tags, tags, and stretches of text between them: what a hundred megabytes hold
  /// once they are read.
  static let words = 1_000_000
  /// Statements inside one another.
  static let blockDepth = 60
  /// After this many findings in one template, more would only hide the first.
  static let findings = 50
}
