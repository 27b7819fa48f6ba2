/// A number that was typed as text.
public enum WrittenNumber: Sendable, Hashable {
  case value(Double)
  /// One separator before three digits: thousands to one half of the world, a fraction to the other.
  case ambiguous
  case notANumber

  /// Reads `1.234.567,5` and `1,234,567.5`, `1 234`, `12`, `-3`; at most 15 digits.
  ///
  /// When a whole number is wanted, one separator before three digits can only group thousands.
  public static func read(_ text: String, wantsWhole: Bool) -> WrittenNumber {
    guard let digits = Digits(text) else { return .notANumber }
    switch (digits.separators, digits.kinds) {
    case (0, _): return .value(digits.whole)
    case (_, 2):
      // The last one separates the fraction, and there is only one of it.
      guard digits.last != .space, digits.likeLast == 1, digits.startsInThousands else {
        return .notANumber
      }
      return .value(digits.fractional)
    case (let count, 1):
      if digits.last == .space || count > 1 {
        return digits.isInThousands ? .value(digits.whole) : .notANumber
      }
      guard digits.isInThousands else { return .value(digits.fractional) }
      return wantsWhole ? .value(digits.whole) : .ambiguous
    default: return .notANumber
    }
  }

  /// The number at the start of a text such as “12 người”, for a hint; nil when there is none.
  public static func leading(in text: String) -> String? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return digits.isEmpty || digits.count == text.count ? nil : String(digits)
  }
}

/// The digits of a number and what parts them, gone through once: a table may have millions.
private struct Digits {
  enum Separator { case point, comma, space }

  private var isNegative = false
  /// All digits, as one number.
  private var all = 0
  private var count = 0
  /// Digits after the last separator.
  private var tail = 0
  private(set) var separators = 0
  private(set) var last = Separator.space
  /// How many separators are the same as the last one, and how many different ones there are.
  private(set) var likeLast = 0
  private(set) var kinds = 0
  private var seen: (point: Int, comma: Int, space: Int) = (0, 0, 0)
  /// Whether all before the last separator are thousands: one to three digits that do not start
  /// with 0, then threes.
  private(set) var startsInThousands = true
  private var startsWithZero = false

  /// Nil for a text that holds anything else, or no digit where one has to be.
  init?(_ text: String) {
    var isFirst = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "-" where isFirst, "\u{2212}" where isFirst: isNegative = true
      case "0"..."9":
        if count == 0 { startsWithZero = scalar == "0" }
        (count, tail) = (count + 1, tail + 1)
        guard count <= 15 else { return nil }
        all = all * 10 + Int(scalar.value - 0x30)
      case ".": guard end(by: .point) else { return nil }
      case ",": guard end(by: .comma) else { return nil }
      case " ", "\u{A0}", "\u{202F}", "\u{2009}": guard end(by: .space) else { return nil }
      default: return nil
      }
      isFirst = false
    }
    guard tail > 0 else { return nil }
    likeLast =
      switch last {
      case .point: seen.point
      case .comma: seen.comma
      case .space: seen.space
      }
    kinds = [seen.point, seen.comma, seen.space].count { $0 > 0 }
  }

  /// Ends a group of digits; false when there are none in it.
  private mutating func end(by separator: Separator) -> Bool {
    guard tail > 0 else { return false }
    let isFine = separators == 0 ? tail <= 3 && !startsWithZero : tail == 3
    startsInThousands = startsInThousands && isFine
    (tail, last) = (0, separator)
    separators += 1
    switch separator {
    case .point: seen.point += 1
    case .comma: seen.comma += 1
    case .space: seen.space += 1
    }
    return true
  }

  var isInThousands: Bool { startsInThousands && tail == 3 }

  var whole: Double { Double(isNegative ? -all : all) }

  /// With the last group behind the point; exact, because both numbers are.
  var fractional: Double {
    var divisor = 1.0
    for _ in 0..<tail { divisor *= 10 }
    return whole / divisor
  }
}
