import Groundwork

/// Shows a day number under a section of a format that has dates or times in it.
struct DateDisplay {
  private let section: FormatSection
  private let serial: Double
  private let date: CalendarDate?
  /// Of the day, in the smallest part that the format shows.
  private let ticks: Int
  private let ticksPerSecond: Int

  /// Nil for a number that is no day of the calendar.
  init?(_ section: FormatSection, serial: Double, date1904: Bool) {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    self.section = section
    let places = Self.secondPlaces(section.tokens)
    ticksPerSecond = [1, 10, 100, 1_000][min(places, 3)]
    var day = Int(serial)
    var ticks = Int(((serial - Double(day)) * 86_400 * Double(ticksPerSecond)).rounded())
    if ticks == 86_400 * ticksPerSecond {
      day += 1
      ticks = 0
    }
    self.ticks = ticks
    self.serial = Double(day) + Double(ticks) / Double(86_400 * ticksPerSecond)
    date = day == 0 && !date1904 ? nil : CalendarDate(excelSerial: day, date1904: date1904)
  }

  /// The zeros of “ss.00”.
  private static func secondPlaces(_ tokens: [FormatSection.Token]) -> Int {
    guard let point = tokens.firstIndex(of: .point), point > 0 else { return 0 }
    switch tokens[point - 1] {
    case .date(UInt8(ascii: "s"), _), .elapsed(UInt8(ascii: "s"), _): break
    default: return 0
    }
    return tokens[(point + 1)...].prefix { if case .digit = $0 { true } else { false } }.count
  }

  private var seconds: Int { ticks / ticksPerSecond }

  var text: String {
    let tokens = section.tokens
    let isHalf = tokens.contains(.halfDay)
    var text = ""
    var isFractionOfSecond = false
    var lastUnit: UInt8?
    for (index, token) in tokens.enumerated() {
      switch token {
      case .literal(let literal): text += literal
      case .slash: text += "/"
      case .comma: text += ","
      case .date(UInt8(ascii: "m"), let length):
        // Minutes stand behind hours or before seconds; any other m is a month.
        let isMinute =
          length <= 2
          && (lastUnit == UInt8(ascii: "h") || nextUnit(after: index) == UInt8(ascii: "s"))
        text += isMinute ? Self.padded(seconds / 60 % 60, length) : month(length)
        lastUnit = isMinute ? 0 : UInt8(ascii: "m")
      case .date(UInt8(ascii: "h"), let length):
        let hour = seconds / 3_600
        text += Self.padded(isHalf ? (hour + 11) % 12 + 1 : hour, length)
        lastUnit = UInt8(ascii: "h")
      case .date(UInt8(ascii: "s"), let length):
        text += Self.padded(seconds % 60, length)
        lastUnit = UInt8(ascii: "s")
      case .date(UInt8(ascii: "d"), let length):
        text += day(length)
        lastUnit = UInt8(ascii: "d")
      case .date(_, let length):
        let year = date?.year ?? 1900
        text += length <= 2 ? Self.padded(year % 100, 2) : String(year)
        lastUnit = UInt8(ascii: "y")
      case .elapsed(let unit, let length):
        text += elapsed(unit, length)
        lastUnit = unit
      case .halfDay:
        let isMorning = seconds < 43_200
        text += section.isEnglish ? (isMorning ? "AM" : "PM") : (isMorning ? "SA" : "CH")
      case .point:
        isFractionOfSecond = lastUnit == UInt8(ascii: "s")
        text += isFractionOfSecond ? "," : "."
        if isFractionOfSecond {
          let places = String(ticksPerSecond).utf8.count - 1
          text += Self.padded(ticks % ticksPerSecond, places)
        }
      case .digit:
        if !isFractionOfSecond { text += "0" }
      default: break
      }
    }
    return text
  }

  /// The unit of time that comes next, whatever stands between.
  private func nextUnit(after index: Int) -> UInt8? {
    for token in section.tokens[(index + 1)...] {
      switch token {
      case .date(let unit, _), .elapsed(let unit, _): return unit
      default: continue
      }
    }
    return nil
  }

  private func elapsed(_ unit: UInt8, _ length: Int) -> String {
    let all = Int(serial) * 86_400 + seconds
    switch unit {
    case UInt8(ascii: "h"): return Self.padded(all / 3_600, length)
    case UInt8(ascii: "m"): return Self.padded(all / 60, length)
    default: return Self.padded(all, length)
    }
  }

  private func day(_ length: Int) -> String {
    switch length {
    case 1, 2: return Self.padded(date?.day ?? 0, length)
    default:
      let weekday = (date?.weekday ?? 6) % 7
      let names = section.isEnglish ? Self.englishDays : Self.days
      return length == 3
        ? (section.isEnglish ? String(names[weekday].prefix(3)) : Self.shortDays[weekday])
        : names[weekday]
    }
  }

  private func month(_ length: Int) -> String {
    let month = date?.month ?? 1
    switch length {
    case 1, 2: return Self.padded(month, length)
    case 3:
      return section.isEnglish ? String(Self.englishMonths[month - 1].prefix(3)) : "Thg\(month)"
    case 5: return section.isEnglish ? String(Self.englishMonths[month - 1].prefix(1)) : "T"
    default: return section.isEnglish ? Self.englishMonths[month - 1] : Self.months[month - 1]
    }
  }

  private static func padded(_ number: Int, _ length: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, length - text.utf8.count)) + text
  }

  /// As Windows in Vietnamese names them.
  private static let months = [
    "Tháng Giêng", "Tháng Hai", "Tháng Ba", "Tháng Tư", "Tháng Năm", "Tháng Sáu", "Tháng Bảy",
    "Tháng Tám", "Tháng Chín", "Tháng Mười", "Tháng Mười Một", "Tháng Mười Hai",
  ]
  private static let days = [
    "Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy",
  ]
  private static let shortDays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let englishDays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}
