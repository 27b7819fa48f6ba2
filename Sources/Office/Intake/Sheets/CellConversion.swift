import Groundwork
import Records

/// Turns what a cell holds into what its column wants, and says which cell could not be turned.
struct CellConversion {
  let rule: ColumnRule
  var findings = Findings()

  init(_ rule: ColumnRule) { self.rule = rule }

  /// The value of a cell; `none`, and perhaps a finding, when it has none that can be used.
  mutating func value(of content: CellReading, at origin: Origin) -> Value {
    switch content {
    case .error(let name):
      error("error-value", .errorValue(name), at: origin, hint: .errorHint)
      return Value(.none, from: origin)
    case .notComputed:
      error("not-computed", .notComputed, at: origin, hint: .computeHint)
      return Value(.none, from: origin)
    case .nested(let value):
      error("nested", .nested(rule.heading, value), at: origin)
      return Value(.none, from: origin)
    default: break
    }
    let payload =
      switch rule.kind {
      case .text: text(of: content, at: origin)
      case .integer: number(of: content, wantsWhole: true, at: origin)
      case .number: number(of: content, wantsWhole: false, at: origin)
      case .date: date(of: content, at: origin)
      case .yesno: yesno(of: content, at: origin)
      }
    return Value(payload, from: origin)
  }

  /// A value for a column that is not in the schema: what it is, as it is.
  static func natural(_ content: CellReading, at origin: Origin) -> Value {
    if case .nested(let value) = content { return value }
    let payload: Value.Payload =
      switch content {
      case .text(let text): .text(text)
      case .number(let number): Int(exactly: number).map { .integer($0) } ?? .number(number)
      case .date(let date): .date(date)
      case .time: plainText(content).map { .text($0) } ?? .none
      case .bool(let bool): .bool(bool)
      case .error, .notComputed, .nested: .none
      }
    return Value(payload, from: origin)
  }

  // MARK: - Text

  /// Longest text of a cell; Excel's own limit.
  static let longestText = 32_767

  private mutating func text(of content: CellReading, at origin: Origin) -> Value.Payload {
    if case .date(let date) = content {
      warning("text-is-date", .textIsDate(rule.heading, date), at: origin, hint: .textHint)
    }
    guard var text = Self.plainText(content) else { return .none }
    if text.utf8.count > Self.longestText, text.unicodeScalars.count > Self.longestText {
      error("too-long", .tooLong(rule.heading, text.unicodeScalars.count), at: origin)
    }
    if let choices = rule.choices {
      if let word = choices.word(for: text) {
        text = word
      } else {
        stranger(text, among: choices, at: origin)
      }
    }
    return .text(text)
  }

  private mutating func stranger(
    _ text: String, among choices: ColumnRule.Choices, at origin: Origin
  ) {
    let hints = [Phrase].nearest(to: text, among: choices.words)
    let message = Phrase.unknownChoice(rule.heading, text)
    switch choices.stranger {
    case .error: findings.error("intake.unknown-choice", message, at: origin, hints: hints)
    case .warning: findings.warning("intake.unknown-choice", message, at: origin, hints: hints)
    case .passed: break
    }
  }

  /// The cell as a person would read it out; nil when it holds nothing.
  static func plainText(_ content: CellReading) -> String? {
    switch content {
    case .text(let text): return text
    case .number(let number):
      if let whole = Int(exactly: number) { return String(whole) }
      return VietnameseNumber.decimal(number, places: 10, trimming: true)
    case .date(let date): return DateWording.short(date)
    case .time(let fraction):
      let minutes = Int(fraction * 24 * 60 + 0.5)
      let rest = minutes % 60
      return "\(minutes / 60) giờ \(rest < 10 ? "0" : "")\(rest) phút"
    case .bool(let bool): return bool ? "có" : "không"
    case .error, .notComputed, .nested: return nil
    }
  }

  // MARK: - Numbers

  private mutating func number(
    of content: CellReading, wantsWhole: Bool, at origin: Origin
  ) -> Value.Payload {
    let number: Double
    switch content {
    case .number(let value): number = value
    case .text(let text):
      // A dash is how tables say “nothing”.
      if ["-", "–", "—"].contains(text) { return .none }
      switch WrittenNumber.read(text, wantsWhole: wantsWhole) {
      case .value(let value): number = value
      case .ambiguous:
        error(
          "ambiguous-number", .ambiguousNumber(rule.heading, text), at: origin,
          hint: .typeAsNumber)
        return .none
      case .notANumber:
        let hint = WrittenNumber.leading(in: text).map(Phrase.onlyTheNumber) ?? .typeAsNumber
        error(
          wantsWhole ? "not-integer" : "not-number",
          .notANumber(rule.heading, text, wantsWhole: wantsWhole), at: origin, hint: hint)
        return .none
      }
    case .date(let date):
      error(
        "not-number", .dateForNumber(rule.heading, date), at: origin, hint: .formatAsNumber)
      return .none
    case .time, .bool, .error, .notComputed, .nested:
      let shown = Self.plainText(content) ?? ""
      error(
        "not-number", .notANumber(rule.heading, shown, wantsWhole: wantsWhole), at: origin,
        hint: .typeAsNumber)
      return .none
    }
    let shown = VietnameseNumber.decimal(number, places: 10, trimming: true)
    if let minimum = rule.minimum, number < minimum {
      error("too-small", .tooSmall(rule.heading, shown, minimum), at: origin)
      return .none
    }
    if let maximum = rule.maximum, number > maximum {
      error("too-large", .tooLarge(rule.heading, shown, maximum), at: origin)
      return .none
    }
    guard wantsWhole else { return .number(number) }
    guard let whole = Int(exactly: number) else {
      error("not-integer", .notWhole(rule.heading, shown), at: origin)
      return .none
    }
    return .integer(whole)
  }

  // MARK: - Dates

  /// Day numbers that are surely meant as dates when they stand in a date column: 1954 to 2119.
  private static let likelySerials = 20_000...80_000

  private mutating func date(of content: CellReading, at origin: Origin) -> Value.Payload {
    switch content {
    case .date(let date): return .date(date)
    case .number(let number):
      guard let serial = Int(exactly: number), Self.likelySerials.contains(serial),
        let date = CalendarDate(excelSerial: serial, date1904: false)
      else { break }
      warning("unformatted-date", .unformattedDate(serial, date), at: origin, hint: .formatAsDate)
      return .date(date)
    case .text(let text):
      switch WrittenDate.read(text) {
      case .date(let date): return .date(date)
      case .noSuchDay: error("not-date", .noSuchDay(text), at: origin)
      case .shortYear: error("not-date", .shortYear(text), at: origin, hint: .fullYear)
      case .monthFirst: error("not-date", .monthFirst(text), at: origin, hint: .dayFirst)
      case .notADate: error("not-date", .notADate(rule.heading, text), at: origin, hint: .dayFirst)
      }
      return .none
    default: break
    }
    let shown = Self.plainText(content) ?? ""
    error("not-date", .notADate(rule.heading, shown), at: origin, hint: .dayFirst)
    return .none
  }

  // MARK: - Yes and no

  private mutating func yesno(of content: CellReading, at origin: Origin) -> Value.Payload {
    switch content {
    case .bool(let bool): return .bool(bool)
    case .number(1): return .bool(true)
    case .number(0): return .bool(false)
    case .text(let text):
      let word = text.folded
      if Self.yes.contains(word) { return .bool(true) }
      if Self.no.contains(word) { return .bool(false) }
    default: break
    }
    let shown = Self.plainText(content) ?? ""
    error("not-yesno", .notYesNo(rule.heading, shown), at: origin, hint: .yesNoHint)
    return .none
  }
  private static let yes: Set<String> = [
    "co", "x", "1", "true", "yes", "y", "c", "v", "dung", "✓", "✔",
  ]
  private static let no: Set<String> = ["khong", "0", "false", "no", "n", "k", "sai", "-", "–"]

  private mutating func error(
    _ code: String, _ message: Phrase, at origin: Origin, hint: Phrase? = nil
  ) {
    findings.error("intake." + code, message, at: origin, hints: hint.map { [$0] } ?? [])
  }
  private mutating func warning(
    _ code: String, _ message: Phrase, at origin: Origin, hint: Phrase? = nil
  ) {
    findings.warning("intake." + code, message, at: origin, hints: hint.map { [$0] } ?? [])
  }
}
