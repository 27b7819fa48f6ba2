/// A day of the Gregorian calendar, without a time and without a time zone.
///
/// The house has no clock: every date comes from the clerk's data.
public struct CalendarDate: Sendable, Hashable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil when there is no such day, or the year is outside 1–9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads a day as people write it.
  ///
  /// That is `2023-11-16`, and what Vietnamese clerks type: `16/11/2023`, `16-11-2023` and
  /// `16.11.2023`. Nil when the text is none of these or names no day.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// The same for a whole text, of which a table may have millions.
  public init?(_ text: String) {
    var first = 0
    var second: Int?
    var parts = 1
    var digits = 0
    var current = 0
    var separator: UInt8?
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        current = current * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        guard digits <= 4 else { return nil }
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard digits > 0, separator == nil || separator == byte else { return nil }
        separator = byte
        if parts == 1 { first = current } else { second = current }
        (current, digits) = (0, 0)
        parts += 1
      default:
        return nil
      }
    }
    guard digits > 0, parts == 3, let second else { return nil }
    if first > 31 {
      self.init(year: first, month: second, day: current)
    } else {
      // A year of two digits is a guess, and dates are never guessed.
      guard digits == 4 else { return nil }
      self.init(year: current, month: second, day: first)
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate {
  /// Days since 1 March of year 0; only differences mean anything.
  ///
  /// Counting years from March puts the leap day last, which makes the month lengths regular.
  private var ordinal: Int {
    let y = month > 2 ? year : year - 1
    let m = (month + 9) % 12
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }

  private init?(ordinal: Int) {
    guard ordinal >= 0 else { return nil }
    let era = ordinal / 146_097
    let dayOfEra = ordinal % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * m + 2) / 5 + 1
    let month = m < 10 ? m + 3 : m - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: day)
  }

  /// How many days later `other` is; negative when it is earlier.
  public func days(until other: CalendarDate) -> Int { other.ordinal - ordinal }

  /// The day `count` days later; nil when that is outside the calendar.
  public func adding(days count: Int) -> CalendarDate? {
    CalendarDate(ordinal: ordinal + count)
  }

  /// Day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int { (ordinal + 2) % 7 + 1 }

  /// Excel's day number; `date1904` for workbooks made with the old Macintosh epoch.
  ///
  /// Excel believes that 1900 was a leap year, so its numbers run one ahead from 1 March 1900.
  /// Nil for numbers below 1, for 60 (the day that never was), and past the year 9999.
  public init?(excelSerial serial: Int, date1904: Bool) {
    guard let epoch = date1904 ? Self.epoch1904 : Self.epoch1900 else { return nil }
    if date1904 {
      guard serial >= 0 else { return nil }
    } else {
      guard serial >= 1, serial != 60 else { return nil }
    }
    let shift = !date1904 && serial < 60 ? 1 : 0
    guard let date = epoch.adding(days: serial + shift) else { return nil }
    self = date
  }

  /// The number under which Excel keeps this day in a workbook with the usual 1900 epoch.
  public var excelSerial: Int {
    guard let epoch = Self.epoch1900 else { return 0 }
    let serial = epoch.days(until: self)
    return serial < 61 ? serial - 1 : serial
  }

  private static let epoch1900 = CalendarDate(year: 1899, month: 12, day: 30)
  private static let epoch1904 = CalendarDate(year: 1904, month: 1, day: 1)
}

extension CalendarDate: CustomStringConvertible {
  /// The ISO form, `2023-11-16`, which is for machines.
  ///
  /// What papers print comes from `DateWording`.
  public var description: String {
    let y = String(year)
    return String(repeating: "0", count: 4 - y.count) + y + (month < 10 ? "-0" : "-")
      + String(month) + (day < 10 ? "-0" : "-") + String(day)
  }
}
