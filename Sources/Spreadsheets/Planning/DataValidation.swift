public import Groundwork

/// A limit on what may be typed into cells.
public struct DataValidation: Sendable, Hashable {
  public var range: CellRange
  public var rule: Rule
  /// Whether an empty cell is accepted.
  public var allowsBlank = true
  /// Shown beside the cell while it is selected; nil for nothing.
  public var prompt: Message?
  /// Shown when something else was typed; nil for Excel's own words.
  public var alert: Message?
  public var alertKind: AlertKind = .stop

  public init(
    _ range: CellRange, _ rule: Rule, prompt: Message? = nil, alert: Message? = nil
  ) {
    self.range = range
    self.rule = rule
    self.prompt = prompt
    self.alert = alert
  }
}

extension DataValidation {
  public enum Rule: Sendable, Hashable {
    /// Anything goes; only the prompt counts.
    case any
    /// A drop-down of these words. Together with the commas between them at most 255 characters,
    /// and none may hold a comma or a quotation mark: longer lists go on a sheet of their own.
    case list([String])
    /// A drop-down from a column or row of cells.
    case listFrom(CellRange, sheet: String)
    /// A drop-down from a defined name or any other formula that gives a range.
    case listFormula(String)
    case integer(Limit<Int>)
    case number(Limit<Double>)
    case date(Limit<CalendarDate>)
    /// Length of a text in characters.
    case length(Limit<Int>)
    /// A formula that must be true, written for the first cell of the range.
    case formula(String)
  }

  /// How a value compares with fixed ones.
  public enum Limit<Bound: Sendable & Hashable>: Sendable, Hashable {
    case between(Bound, Bound)
    case atLeast(Bound)
    case atMost(Bound)
    case equal(Bound)
  }

  /// What happens when something else was typed.
  public enum AlertKind: String, Sendable, Hashable, CaseIterable {
    /// It is refused.
    case stop
    /// It is accepted when the person insists.
    case warning
    /// It is accepted.
    case information
  }

  public struct Message: Sendable, Hashable {
    /// At most 32 characters.
    public var title: String
    /// At most 255 characters.
    public var text: String

    public init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }
}
