/// A whole number of any size, as Python's are.
///
/// Schoolbook arithmetic: numbers past 64 bits are a curiosity in papers, and the limits on a run
/// keep them short.
struct BigInteger: Sendable, Hashable {
  /// Lowest first, without zeros at the top.
  private(set) var limbs: [UInt32]
  private(set) var isNegative: Bool

  init(_ value: Int) {
    let magnitude = value.magnitude
    self.init([UInt32(truncatingIfNeeded: magnitude), UInt32(magnitude >> 32)], value < 0)
  }

  private init(_ limbs: [UInt32], _ isNegative: Bool) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
    self.isNegative = isNegative && !self.limbs.isEmpty
  }

  /// Longest text that is read as a whole number, in digits: as many as Python reads.
  static let digits = 4_300

  /// Nil for what is no number, or too long to be read in good time.
  init?(_ digits: some StringProtocol, radix: Int) {
    guard digits.utf8.count <= Self.digits else { return nil }
    self.init(0)
    for digit in digits {
      guard let value = digit.hexDigitValue, value < radix else { return nil }
      multiply(by: UInt32(radix), adding: UInt32(value))
    }
  }

  /// The whole part of a number that is finite.
  init(_ value: Double) {
    let whole = value.rounded(.towardZero)
    guard whole.isFinite, whole != 0 else {
      self.init(0)
      return
    }
    let exponent = Int(whole.exponent) - 52
    let significand = UInt64(whole.significandBitPattern | 1 << 52)
    let bits = exponent < 0 ? significand >> UInt64(-exponent) : significand
    self.init([UInt32(truncatingIfNeeded: bits), UInt32(bits >> 32)], whole < 0)
    if exponent > 0 { self = shifted(left: exponent) }
  }

  var isZero: Bool { limbs.isEmpty }
  var bitWidth: Int {
    limbs.isEmpty ? 0 : limbs.count * 32 - limbs[limbs.count - 1].leadingZeroBitCount
  }

  /// The machine's own number, when it fits.
  var small: Int? {
    guard limbs.count <= 2 else { return nil }
    var magnitude: UInt = 0
    for (index, limb) in limbs.enumerated() { magnitude |= UInt(limb) << UInt(32 * index) }
    if isNegative {
      return magnitude <= UInt(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int(exactly: magnitude)
  }

  var double: Double {
    // The digits are exact, and the library rounds them once.
    Double(description) ?? (isNegative ? -.infinity : .infinity)
  }

  func negated() -> BigInteger { BigInteger(limbs, !isNegative) }

  func shifted(left count: Int) -> BigInteger {
    var out = [UInt32](repeating: 0, count: count / 32)
    let bits = UInt32(count % 32)
    var carry: UInt32 = 0
    for limb in limbs {
      out.append(limb << bits | carry)
      carry = bits == 0 ? 0 : limb >> (32 - bits)
    }
    out.append(carry)
    return BigInteger(out, isNegative)
  }

  static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(sum(left.limbs, right.limbs), left.isNegative)
    }
    if compare(left.limbs, right.limbs) >= 0 {
      return BigInteger(difference(left.limbs, right.limbs), left.isNegative)
    }
    return BigInteger(difference(right.limbs, left.limbs), right.isNegative)
  }
  static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + right.negated() }

  static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    var out = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.limbs.enumerated() {
        let value = UInt64(a) * UInt64(b) + UInt64(out[i + j]) + carry
        out[i + j] = UInt32(truncatingIfNeeded: value)
        carry = value >> 32
      }
      out[i + right.limbs.count] = UInt32(carry)
    }
    return BigInteger(out, left.isNegative != right.isNegative)
  }

  /// Quotient rounded down and the remainder that goes with it; nil when dividing by zero.
  func dividedDown(by other: BigInteger) -> (quotient: BigInteger, remainder: BigInteger)? {
    guard !other.isZero else { return nil }
    var quotient = [UInt32](repeating: 0, count: limbs.count)
    var rest = BigInteger(0)
    let divisor = BigInteger(other.limbs, false)
    for bit in stride(from: bitWidth - 1, through: 0, by: -1) {
      rest = rest.shifted(left: 1)
      if limbs[bit / 32] >> UInt32(bit % 32) & 1 == 1 { rest = rest + BigInteger(1) }
      if Self.compare(rest.limbs, divisor.limbs) >= 0 {
        rest = rest - divisor
        quotient[bit / 32] |= 1 << UInt32(bit % 32)
      }
    }
    var whole = BigInteger(quotient, isNegative != other.isNegative)
    if !rest.isZero, isNegative != other.isNegative {
      whole = whole - BigInteger(1)
      rest = divisor - rest
    }
    return (whole, BigInteger(rest.limbs, other.isNegative))
  }

  /// The quotient as the nearest floating-point number, rounded once; the divisor is not zero.
  func divided(by other: BigInteger) -> Double {
    // More bits than a Double has, and one more that says whether anything was left over.
    let shift = max(0, 66 + other.bitWidth - bitWidth)
    let dividend = BigInteger(limbs, false).shifted(left: shift)
    guard let (whole, rest) = dividend.dividedDown(by: BigInteger(other.limbs, false)) else {
      return .nan
    }
    let sticky = whole.shifted(left: 1) + BigInteger(rest.isZero ? 0 : 1)
    let magnitude = Double(sign: .plus, exponent: -(shift + 1), significand: sticky.double)
    return isNegative == other.isNegative ? magnitude : -magnitude
  }

  /// Rounded to a multiple of a power of ten; what lies in the middle goes to the even one, as
  /// Python's whole numbers do.
  func rounded(toTens power: UInt) -> BigInteger {
    guard power <= Self.digits else { return BigInteger(0) }
    let unit = BigInteger(10).raised(to: Int(power))
    guard let (quotient, remainder) = dividedDown(by: unit) else { return self }
    let twice = remainder + remainder
    let isOdd = (quotient.limbs.first ?? 0) & 1 == 1
    let goesUp = unit < twice || twice == unit && isOdd
    return (goesUp ? quotient + BigInteger(1) : quotient) * unit
  }

  /// Raised to a power that is 0 or more.
  func raised(to power: Int) -> BigInteger {
    var (result, base, rest) = (BigInteger(1), self, power)
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }

  private mutating func multiply(by factor: UInt32, adding extra: UInt32) {
    var carry = UInt64(extra)
    for index in limbs.indices {
      let value = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: value)
      carry = value >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var out: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.count, b.count) {
      let value =
        UInt64(index < a.count ? a[index] : 0) + UInt64(index < b.count ? b[index] : 0) + carry
      out.append(UInt32(truncatingIfNeeded: value))
      carry = value >> 32
    }
    out.append(UInt32(carry))
    return out
  }

  private static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var out = a
    var borrow: Int64 = 0
    for index in out.indices {
      var value = Int64(out[index]) - Int64(index < b.count ? b[index] : 0) - borrow
      borrow = value < 0 ? 1 : 0
      if value < 0 { value += 1 << 32 }
      out[index] = UInt32(value)
    }
    return out
  }

  private static func compare(_ a: [UInt32], _ b: [UInt32]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for (x, y) in zip(a, b).reversed() where x != y { return x < y ? -1 : 1 }
    return 0
  }
}

extension BigInteger: Comparable {
  static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = compare(left.limbs, right.limbs)
    return left.isNegative ? order > 0 : order < 0
  }
}

extension BigInteger: CustomStringConvertible {
  var description: String {
    if let small { return String(small) }
    var groups: [String] = []
    var rest = limbs
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      let digits = String(remainder)
      groups.append(
        rest.isEmpty ? digits : String(repeating: "0", count: 9 - digits.count) + digits)
    }
    return (isNegative ? "-" : "") + groups.reversed().joined()
  }
}
