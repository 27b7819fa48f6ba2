import Groundwork

/// What an unquoted word of YAML means.
///
/// Stricter than YAML 1.1, on purpose: there `no` is false, `010` is eight and `12:30` is 750, and
/// a clerk means none of these.
enum PlainScalar {
  static func payload(_ written: String) -> Value.Payload {
    switch written {
    case "", "~", "null", "Null", "NULL": return .none
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let number = number(written) { return number }
    if let date = date(written) { return .date(date) }
    return .text(written)
  }

  /// Digits with an optional minus and one point, and no leading zero: `007` is a code, not a seven.
  private static func number(_ written: String) -> Value.Payload? {
    var digits = 0
    var points = 0
    var firstDigit: UInt8 = 0
    for (index, byte) in written.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // A second digit after a leading zero, before any point.
        if digits == 1, points == 0, firstDigit == UInt8(ascii: "0") { return nil }
        if digits == 0 { firstDigit = byte }
        digits += 1
      case UInt8(ascii: "-") where index == 0: continue
      case UInt8(ascii: ".") where points == 0 && digits > 0: points += 1
      default: return nil
      }
    }
    guard digits > 0, written.utf8.last != UInt8(ascii: ".") else { return nil }
    if points == 0, let whole = Int(written) { return .integer(whole) }
    return Double(written).map { .number($0) }
  }

  /// `16/11/2023` or `2023-11-16`, and nothing else: `16.11` is a number and `16-11-2023` a code.
  private static func date(_ written: String) -> CalendarDate? {
    guard (8...10).contains(written.utf8.count) else { return nil }
    let bytes = Array(written.utf8)
    let isISO =
      bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
    // With slashes the day comes first; `2023/11/16` is nobody's habit here.
    let firstSlash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
    guard isISO || firstSlash <= 2 else { return nil }
    return CalendarDate(written)
  }

  /// Whether the points may stand between thousands: `1.234`, `1.234.567`.
  static func isGroupedNumber(_ written: String) -> Bool {
    let parts = written.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 2, (1...3).contains(parts[0].count),
      parts[0].first != UInt8(ascii: "0")
    else { return false }
    return parts.dropFirst().allSatisfy { $0.count == 3 }
      && parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }
}
