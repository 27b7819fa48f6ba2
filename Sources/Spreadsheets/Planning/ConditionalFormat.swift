/// A rule that changes the look of cells by what they hold.
public struct ConditionalFormat: Sendable, Hashable {
  public var range: CellRange
  public var rule: Rule
  /// Font style, colour, ground and borders count; nil for bars and icons, which have their own.
  public var style: StyleID?
  /// Whether later rules are ignored for cells to which this one applies.
  public var stops = false

  public init(_ range: CellRange, _ rule: Rule, style: StyleID? = nil) {
    self.range = range
    self.rule = rule
    self.style = style
  }
}

extension ConditionalFormat {
  public enum Rule: Sendable, Hashable {
    /// Compared with a number, a text in quotation marks, or a formula: `1`, `"x"`, `$B$1`.
    case compare(Comparison, String)
    case between(String, String)
    /// A formula that is true for the cells to change, written for the first cell of the range.
    case formula(String)
    case blank
    case notBlank
    case contains(String)
    /// Values that come more than once.
    case duplicate
    /// A bar in each cell, as long as its number.
    case dataBar(Color)
    /// An icon in each cell, for the thirds in which the numbers fall.
    case icons(Icons)
    /// A ground that goes from one colour, for the smallest number, to another; by way of a third
    /// for the number in the middle, or straight when that is nil.
    case colorScale(low: Color, middle: Color? = nil, high: Color)
  }

  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case greater = ">"
    case less = "<"
    case atLeast = ">="
    case atMost = "<="
  }

  public enum Icons: String, Sendable, Hashable, CaseIterable { case arrows, lights, flags }
}
