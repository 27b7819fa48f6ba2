/// Decimal digits of binary numbers, exactly: what `round` and `%.2f` stand on.
enum Decimals {
  /// The number times ten to `places`, rounded to a whole number, halves to even, as Python does.
  ///
  /// Exact: the double is a whole number of powers of two, and all arithmetic is on whole numbers.
  static func scaled(_ value: Double, places: Int) -> BigInteger {
    guard value.isFinite, value != 0 else { return BigInteger(0) }
    if let scaled = smallScaled(value, places: places) { return BigInteger(scaled) }
    // value = mantissa × 2^exponent
    let magnitude = value.magnitude
    let exponent = max(Int(magnitude.exponent), -1022) - 52
    let bits =
      magnitude.isNormal
      ? magnitude.significandBitPattern | 1 << 52 : magnitude.significandBitPattern
    var top = BigInteger(Int(bits))
    var bottom = BigInteger(1)
    if places >= 0 {
      top = top * BigInteger(10).raised(to: places)
    } else {
      bottom = BigInteger(10).raised(to: -places)
    }
    if exponent >= 0 {
      top = top.shifted(left: exponent)
    } else {
      bottom = bottom.shifted(left: -exponent)
    }
    let rounded = divideRounding(top, by: bottom)
    return value < 0 ? rounded.negated() : rounded
  }

  /// The same in 128 bits, which is enough for every figure in a paper; nil when it is not.
  private static func smallScaled(_ value: Double, places: Int) -> Int? {
    let magnitude = value.magnitude
    guard (0...15).contains(places), magnitude.isNormal, magnitude < 9e15 else { return nil }
    let shift = 52 - Int(magnitude.exponent)
    guard shift >= 0 else { return nil }
    var top = UInt128(magnitude.significandBitPattern | 1 << 52)
    for _ in 0..<places { top *= 10 }
    // Fewer than 104 bits are in use: past that nothing is left, not even a half.
    guard shift < 110 else { return 0 }
    var quotient = top >> UInt128(shift)
    let rest = top & (1 << UInt128(shift) - 1)
    let half: UInt128 = shift == 0 ? 1 : 1 << UInt128(shift - 1)
    if rest > half || rest == half && shift > 0 && quotient & 1 == 1 { quotient += 1 }
    guard let whole = Int(exactly: quotient) else { return nil }
    return value < 0 ? -whole : whole
  }

  private static func divideRounding(_ top: BigInteger, by bottom: BigInteger) -> BigInteger {
    guard let (quotient, rest) = top.dividedDown(by: bottom) else { return BigInteger(0) }
    let twice = rest.shifted(left: 1)
    if twice < bottom { return quotient }
    let isOdd = (quotient.limbs.first ?? 0) & 1 == 1
    return twice == bottom && !isOdd ? quotient : quotient + BigInteger(1)
  }

  /// `%.{places}f`.
  static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return Printer.number(value) }
    var digits = scaled(value.magnitude, places: places).description
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    let sign = value.sign == .minus ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// `round(value, places)`.
  static func rounded(_ value: Double, places: Int) -> Double {
    // Past these no double has digits left to round.
    guard value.isFinite, places < 330 else { return value }
    guard places > -330 else { return value.sign == .minus ? -0.0 : 0 }
    if places >= 0 { return Double(fixed(value, places: places)) ?? value }
    let whole = scaled(value, places: places).description
    let rounded = Double(whole + "e\(-places)") ?? value
    return rounded == 0 && value.sign == .minus ? -0.0 : rounded
  }

  /// `%.{places}e`.
  static func scientific(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return Printer.number(value) }
    let sign = value.sign == .minus ? "-" : ""
    var (digits, exponent) = significant(value.magnitude, count: places + 1)
    let size = String(exponent.magnitude)
    if places > 0 { digits.insert(".", at: digits.index(after: digits.startIndex)) }
    return sign + digits + "e" + (exponent < 0 ? "-" : "+") + (size.count < 2 ? "0" : "") + size
  }

  /// `%.{precision}g`.
  static func general(_ value: Double, precision: Int, keepsZeros: Bool) -> String {
    guard value.isFinite else { return Printer.number(value) }
    let precision = max(precision, 1)
    let (_, exponent) = significant(value.magnitude, count: precision)
    var text: String
    var tail = ""
    if exponent < -4 || exponent >= precision {
      text = scientific(value, places: precision - 1)
      if let mark = text.firstIndex(of: "e") {
        tail = String(text[mark...])
        text = String(text[..<mark])
      }
    } else {
      text = fixed(value, places: precision - 1 - exponent)
    }
    if !keepsZeros, text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + tail
  }

  /// `count` digits and the power of ten of the first one.
  private static func significant(_ value: Double, count: Int) -> (String, Int) {
    guard value != 0 else { return (String(repeating: "0", count: count), 0) }
    // The guess from the binary exponent is at most one off; rounding up may add a digit.
    var exponent = Int((Double(value.exponent) * 0.30102999566398120).rounded(.down))
    while true {
      let digits = scaled(value, places: count - 1 - exponent).description
      if digits.utf8.count == count { return (digits, exponent) }
      exponent += digits.utf8.count > count ? 1 : -1
    }
  }
}
