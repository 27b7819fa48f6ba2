/// An exact number with three decimals, such as a multiplier of the base salary.
///
/// Money must never pass through binary fractions: 0.3 × 1,490,000 is 447,000, not a hair less.
public struct Thousandths: Sendable, Hashable, Comparable {
  /// The number times a thousand.
  public var value: Int

  public init(value: Int) { self.value = value }

  /// The number, when it has at most three decimals; nil otherwise.
  init?(_ number: Double) {
    let scaled = (number * 1000).rounded()
    guard scaled.magnitude < 1e12, (number * 1000 - scaled).magnitude < 1e-6 else { return nil }
    value = Int(scaled)
  }

  /// For templates and messages; never for computing.
  public var number: Double { Double(value) / 1000 }

  public static func < (left: Thousandths, right: Thousandths) -> Bool {
    left.value < right.value
  }
  static func * (left: Thousandths, right: Thousandths) -> Thousandths {
    Thousandths(value: left.value * right.value / 1000)
  }
}

/// How award money is rounded.
public enum MoneyRounding: String, Sendable, Hashable, CaseIterable {
  /// Not at all.
  case none = "khong"
  /// Up to the next ten thousand đồng (NĐ 91/2017, Điều 68.2).
  case up = "len_10_nghin"
  /// To the nearest ten thousand đồng, halves up.
  case nearest = "gan_10_nghin"

  /// An amount of đồng, rounded; negative amounts, and those beyond any budget, stay as they are.
  public func applied(to dong: Int) -> Int {
    let step = 10_000
    guard dong >= 0, dong < .max - step else { return dong }
    switch self {
    case .none: return dong
    case .up: return (dong + step - 1) / step * step
    case .nearest: return (dong + step / 2) / step * step
    }
  }
}

/// Multiplier times base salary in whole đồng; half a đồng counts as one.
func product(_ base: Int, _ multiplier: Thousandths) -> Int {
  let (thousandths, overflow) = base.multipliedReportingOverflow(by: multiplier.value)
  guard !overflow else { return 0 }
  return (thousandths + 500) / 1000
}
