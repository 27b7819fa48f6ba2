/// What a rule allows, and what we print.
///
/// The typesetter uses `chosen`; the checker holds other people's papers against `range`.
public struct Allowed<Amount: Comparable & Hashable & Sendable>: Sendable, Hashable {
  public let range: ClosedRange<Amount>
  /// When only some values within the range are right, such as an indent of 1 or 1.27 cm; nil when
  /// all are.
  public let choices: [Amount]?
  public let chosen: Amount

  /// `chosen` is brought into the range.
  public init(_ range: ClosedRange<Amount>, chosen: Amount, choices: [Amount]? = nil) {
    self.range = range
    self.choices = choices
    self.chosen = min(max(chosen, range.lowerBound), range.upperBound)
  }

  /// The one value that is allowed.
  public init(only value: Amount) { self.init(value...value, chosen: value) }

  public func contains(_ amount: Amount) -> Bool {
    choices?.contains(amount) ?? range.contains(amount)
  }

  /// The same with every amount turned into another unit.
  func map<Other>(_ change: (Amount) -> Other) -> Allowed<Other> {
    Allowed<Other>(
      change(range.lowerBound)...change(range.upperBound), chosen: change(chosen),
      choices: choices?.map(change))
  }
}
