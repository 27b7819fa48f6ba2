/// Numbers in figures: points between groups of three, a comma before decimals.
public enum VietnameseNumber {
  /// “1.234.567”.
  public static func grouped(_ n: Int) -> String {
    let digits = Array(String(n.magnitude).utf8)
    return (n < 0 ? "-" : "") + group(digits)
  }

  /// “95,5”: rounded to `places` decimals, halves away from zero; `trimming` drops closing noughts.
  ///
  /// Rounds what a person would see, the shortest decimal form of the number, so 0.285 rounds to
  /// 0,29 although the double lies a little below. “–” for what is no number.
  public static func decimal(_ x: Double, places: Int, trimming: Bool) -> String {
    decimal(x, shiftedBy: 0, places: places, trimming: trimming)
  }

  /// A fraction as per cent: “95,5%” for 0.955, “100%” for 1; “–” for what is no number.
  public static func percent(_ fraction: Double, places: Int = 1) -> String {
    guard fraction.isFinite else { return "–" }
    return decimal(fraction, shiftedBy: 2, places: places, trimming: true) + "%"
  }

  /// “05” for 5; longer numbers and negative ones as they are.
  public static func twoDigits(_ n: Int) -> String {
    (0...9).contains(n) ? "0\(n)" : String(n)
  }

  private static func decimal(
    _ x: Double, shiftedBy shift: Int, places: Int, trimming: Bool
  ) -> String {
    guard x.isFinite else { return "–" }
    let places = max(0, places)
    // `digits` are the figures of the number; `point` says how many stand before the comma.
    var (digits, point) = shortestDecimal(x.magnitude)
    point += shift
    let kept = point + places
    if kept < 0 {
      digits = []
    } else if kept < digits.count {
      let roundsUp = digits[kept] >= UInt8(ascii: "5")
      digits.removeSubrange(kept...)
      if roundsUp { increment(&digits, &point) }
    }
    var whole = Array(digits.prefix(max(0, point)))
    whole += Array(repeating: UInt8(ascii: "0"), count: max(0, point - whole.count))
    var rest = Array(repeating: UInt8(ascii: "0"), count: max(0, min(places, -point)))
    rest += digits.dropFirst(max(0, point))
    rest = Array(rest.prefix(places))
    rest += Array(repeating: UInt8(ascii: "0"), count: places - rest.count)
    if trimming { while rest.last == UInt8(ascii: "0") { rest.removeLast() } }
    while whole.first == UInt8(ascii: "0") { whole.removeFirst() }
    let isZero = whole.isEmpty && rest.allSatisfy { $0 == UInt8(ascii: "0") }
    if whole.isEmpty { whole = [UInt8(ascii: "0")] }
    let sign = x < 0 && !isZero ? "-" : ""
    let comma = rest.isEmpty ? "" : "," + String(decoding: rest, as: UTF8.self)
    return sign + group(whole) + comma
  }

  /// The figures of a number and how many of them stand before the point: 0.0123 is (123, -1).
  private static func shortestDecimal(_ x: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = x.description
    for (index, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(text.dropFirst(index + 1)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var place = (point ?? digits.count) + exponent
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    place -= leading
    return (digits, place)
  }

  private static func increment(_ digits: inout [UInt8], _ point: inout Int) {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < UInt8(ascii: "9") {
        digits[index] += 1
        return
      }
      digits[index] = UInt8(ascii: "0")
      index -= 1
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
    point += 1
  }

  private static func group(_ digits: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(digits.count + digits.count / 3)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(UInt8(ascii: ".")) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
