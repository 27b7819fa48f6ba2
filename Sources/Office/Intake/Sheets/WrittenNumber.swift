import Groundwork

/// A number that was typed as text.
enum WrittenNumber {
  case value(Double)
  /// One separator before three digits: thousands to one half of the world, a fraction to the other.
  case ambiguous
  case notANumber

  /// Reads `1.234.567,5` and `1,234,567.5`, `1 234`, `12`, `-3`.
  ///
  /// When a whole number is wanted, one separator before three digits can only group thousands.
  static func read(_ text: String, wantsWhole: Bool) -> WrittenNumber {
    var groups: [[UInt8]] = [[]]
    var separators: [UInt8] = []
    var isNegative = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "-" where index == 0, "\u{2212}" where index == 0: isNegative = true
      case "0"..."9": groups[groups.count - 1].append(UInt8(scalar.value))
      case ".", ",":
        separators.append(UInt8(scalar.value))
        groups.append([])
      case " ", "\u{A0}", "\u{202F}", "\u{2009}":
        separators.append(UInt8(ascii: " "))
        groups.append([])
      default: return .notANumber
      }
    }
    guard groups.allSatisfy({ !$0.isEmpty }), groups.joined().count <= 15 else {
      return .notANumber
    }
    guard let last = separators.last else { return value(groups, fraction: [], isNegative) }
    let kinds = Set(separators)
    guard kinds.count <= 2 else { return .notANumber }
    if kinds.count == 2 {
      // The last one separates the fraction, and there is only one of it.
      guard last != UInt8(ascii: " "), separators.count(where: { $0 == last }) == 1,
        isGrouped(groups.dropLast())
      else { return .notANumber }
      return value(groups.dropLast(), fraction: groups[groups.count - 1], isNegative)
    }
    let grouped = isGrouped(groups[...])
    if last == UInt8(ascii: " ") || separators.count > 1 {
      return grouped ? value(groups[...], fraction: [], isNegative) : .notANumber
    }
    guard grouped else { return value(groups.dropLast(), fraction: groups[1], isNegative) }
    return wantsWhole ? value(groups[...], fraction: [], isNegative) : .ambiguous
  }

  /// One to three digits that do not start with 0, then threes.
  private static func isGrouped(_ groups: ArraySlice<[UInt8]>) -> Bool {
    guard let first = groups.first, (1...3).contains(first.count),
      first.first != UInt8(ascii: "0")
    else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func value(
    _ groups: some Collection<[UInt8]>, fraction: [UInt8], _ isNegative: Bool
  ) -> WrittenNumber {
    let digits =
      (isNegative ? "-" : "") + String(decoding: groups.joined(), as: UTF8.self)
      + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
    return Double(digits).map { .value($0) } ?? .notANumber
  }

  /// The number at the start of a text such as “12 người”, for a hint; nil when there is none.
  static func leading(in text: String) -> String? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return digits.isEmpty || digits.count == text.count ? nil : String(digits)
  }
}

/// A date that was typed as text.
enum WrittenDate {
  case date(CalendarDate)
  /// Made like a date, but there is no such day.
  case noSuchDay
  /// A year of two digits, which could be of any century.
  case shortYear
  /// The month before the day, as Americans write.
  case monthFirst
  case notADate

  /// Reads `16/11/2023` and its like, “ngày 16 tháng 11 năm 2023”, and ISO dates with a time.
  static func read(_ text: String) -> WrittenDate {
    if let date = CalendarDate(text) { return .date(date) }
    var numbers: [Int] = []
    var words: [Substring] = []
    for part in text.folded.split(whereSeparator: { " /-.,T:t".contains($0) }) {
      if part.utf8.count <= 4, let number = Int(part) {
        numbers.append(number)
      } else {
        words.append(part)
      }
    }
    let isWords =
      !words.isEmpty && words.allSatisfy { ["ngay", "nam", "hang", "thang"].contains($0) }
    if isWords || text.folded.contains("thang") {
      guard text.folded.contains("thang"), numbers.count == 3 else { return .notADate }
      return check(year: numbers[2], month: numbers[1], day: numbers[0])
    }
    guard words.isEmpty, numbers.count >= 3 else { return .notADate }
    if text.utf8.count > 10, numbers[0] > 31 {
      return check(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard numbers.count == 3 else { return .notADate }
    if numbers[0] > 31 { return check(year: numbers[0], month: numbers[1], day: numbers[2]) }
    if numbers[2] < 100 { return .shortYear }
    if numbers[1] > 12, CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1]) != nil {
      return .monthFirst
    }
    return check(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  private static func check(year: Int, month: Int, day: Int) -> WrittenDate {
    guard year >= 1000 else { return .shortYear }
    return CalendarDate(year: year, month: month, day: day).map { .date($0) } ?? .noSuchDay
  }
}
