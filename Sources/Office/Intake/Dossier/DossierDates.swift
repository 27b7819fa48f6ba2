import Groundwork

/// Sees to it that what must be a date in `ho-so.yaml` is one.
///
/// YAML has read plain `16/11/2023` as a date already. What is left as text was quoted, written in
/// words, or names a day that does not exist.
struct DossierDates {
  var findings = Findings()

  /// The value with the dates in it read, at any depth.
  mutating func reading(_ value: Value, named name: String = "") -> Value {
    switch value.payload {
    case .record(let record):
      let fields = record.fields.map { name, value in (name, reading(value, named: name)) }
      return Value(.record(Record(fields)), from: value.origin)
    case .list(let items):
      return Value(.list(items.map { reading($0, named: name) }), from: value.origin)
    case .text(let text): return reading(text, value, named: name)
    case .integer, .number, .bool:
      if name == Self.field {
        findings.error(
          "intake.not-date", .notADate(name, Self.shown(value)), at: value.origin,
          hints: [.dayFirst])
      }
      return value
    default: return value
    }
  }
  /// The field that holds nothing but a date; names that start like it often do.
  private static let field = "ngay"

  private mutating func reading(_ text: String, _ value: Value, named name: String) -> Value {
    let isDate = name == Self.field
    let mayBeDate = isDate || name.hasPrefix("ngay_") || name.hasSuffix("_ngay")
    let written = text.trimmedText
    if isDate, written.isEmpty { return Value(.none, from: value.origin) }
    switch WrittenDate.read(written) {
    case .date(let date): return mayBeDate ? Value(.date(date), from: value.origin) : value
    case .noSuchDay:
      findings.error("intake.not-date", .noSuchDay(written), at: value.origin)
    case .shortYear where mayBeDate:
      findings.error(
        "intake.not-date", .shortYear(written), at: value.origin, hints: [.fullYear])
    case .monthFirst where mayBeDate:
      findings.error(
        "intake.not-date", .monthFirst(written), at: value.origin, hints: [.dayFirst])
    case .notADate where isDate:
      findings.error(
        "intake.not-date", .notADate(name, written), at: value.origin, hints: [.dayFirst])
    default: break
    }
    return value
  }

  private static func shown(_ value: Value) -> String {
    CellReading(value).flatMap(CellConversion.plainText) ?? ""
  }
}
