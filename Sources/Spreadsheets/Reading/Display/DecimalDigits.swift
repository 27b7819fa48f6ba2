/// A number as decimal digits, as Excel has them: fifteen that count, the rest is noise of the
/// binary form (0.1 + 0.2 is 0.3).
struct DecimalDigits: Hashable {
  /// Without zeros in front or at the end; empty for 0.
  private(set) var digits: [UInt8]
  /// Where the point stands, counted in digits from the first: 12.5 has 2, 0.05 has -1.
  private(set) var point: Int
  let isNegative: Bool

  /// - Parameter value: finite.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    point = 0
    guard value != 0, value.isFinite else { return }
    // “1.25e-07”, “123456.0”: the shortest digits that mean this number.
    var exponent = 0
    var hasPoint = false
    let text = value.magnitude.description
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "."): hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent = Int(text.dropFirst(index + 1)) ?? 0
      default:
        guard exponent == 0, (0x30...0x39).contains(byte), !text.utf8.prefix(index).contains(0x65)
        else { continue }
        digits.append(byte - 0x30)
        if !hasPoint { point += 1 }
      }
    }
    point += exponent
    trim()
    round(keeping: 15)
  }

  var isZero: Bool { digits.isEmpty }

  /// Moves the point: by 2 for percent.
  mutating func shift(by places: Int) { point += digits.isEmpty ? 0 : places }

  /// Rounds to so many places behind the point, halves away from zero.
  mutating func round(places: Int) { round(keeping: point + places) }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let isUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if isUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point = digits.isEmpty ? 0 : point - zeros
  }

  /// The digits before the point; none for numbers below 1.
  var whole: [UInt8] {
    guard point > 0 else { return [] }
    return Array(digits.prefix(point)) + Array(repeating: 0, count: max(0, point - digits.count))
  }

  /// The digits behind the point, without zeros at the end.
  var fraction: [UInt8] {
    guard point < digits.count else { return [] }
    return Array(repeating: 0, count: max(0, -point)) + Array(digits.dropFirst(max(0, point)))
  }

  /// The number as plain text, with a comma before the fraction.
  var plain: String {
    let whole = whole.isEmpty ? "0" : Self.text(whole)
    return (isNegative && !isZero ? "-" : "") + whole
      + (fraction.isEmpty ? "" : "," + Self.text(fraction))
  }

  static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
