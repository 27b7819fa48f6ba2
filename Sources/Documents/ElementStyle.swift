/// How one element of a paper looks: a title, the number, a name.
public struct ElementStyle: Sendable, Hashable {
  /// In points.
  public var size: Allowed<Double>
  /// Nil for the font of all text.
  public var font: String?
  public var isBold: Bool
  public var isItalic: Bool
  public var isUnderlined: Bool
  /// Printed in capitals, however it was written.
  public var isCapitals: Bool
  /// Six hexadecimal digits, red first; nil for the colour of all text.
  public var color: String?
  public var alignment: Alignment
  /// In points.
  public var spaceBefore: Allowed<Double>
  public var spaceAfter: Allowed<Double>
  /// What stands under the element.
  public var ornament: Ornament

  /// What stands under an element.
  public enum Ornament: Sendable, Hashable {
    case none
    /// A line; `length` is a share of the text's own width, 1 being just as long.
    case rule(length: Allowed<Double>)
    /// A sign, such as `*` or `-----` under the names of Party bodies.
    case text(String)
    /// A line across all the room that the element has.
    ///
    /// `width` is its thickness in points, `color` six hexadecimal digits; nil for that of the text.
    case line(width: Double, color: String?)
  }

  public init(size: Allowed<Double>) {
    self.size = size
    font = nil
    isBold = false
    isItalic = false
    isUnderlined = false
    isCapitals = false
    color = nil
    alignment = .left
    spaceBefore = Allowed(only: 0)
    spaceAfter = Allowed(only: 0)
    ornament = .none
  }
}
