import Groundwork

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
