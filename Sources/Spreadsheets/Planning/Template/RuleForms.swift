import Groundwork
import Templating

/// How values of a column are shown: one of our words, or Excel's own notation.
struct FormatName: Sendable, Hashable {
  /// What values of the column are.
  enum Kind: Sendable, Hashable {
    /// Nothing is said.
    case general
    case text
    /// Text that reads as a date becomes one.
    case date
    /// Values stand at the right by themselves, and text that reads as a number becomes one.
    case number
  }

  let kind: Kind
  private let word: String

  init(_ word: String) {
    self.word = word
    kind =
      switch word {
      case "": .general
      case "text", "@": .text
      case "date": .date
      case "percent", "integer", "money", "number", "change": .number
      default: FormatSection.all(of: word).first?.isDate ?? false ? .date : .number
      }
  }

  /// Whether numbers show as hundredths.
  var isPercent: Bool { word == "percent" || word.hasByte(UInt8(ascii: "%")) }
  /// Whether only whole numbers are shown.
  var isWhole: Bool { word == "integer" || word == "money" }
  /// Whether each number shows as many decimals as it has, at most three.
  ///
  /// Excel's notation cannot say that: `#,##0.##` leaves a lonely point behind whole numbers.
  var followsDecimals: Bool { word == "number" || word == "change" }

  func code(decimals: Int = 0) -> NumberFormat {
    let number = "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
    return switch word {
    case "": .general
    case "text": .text
    case "date": .date
    case "percent": .percent
    case "integer", "money": .grouped
    case "number": NumberFormat("[$-42A]\(number)")
    case "change": NumberFormat("[$-42A]+\(number);[$-42A]-\(number);0")
    default: NumberFormat(word)
    }
  }
}

/// A rule that changes the look of cells.
struct ConditionForm: Sendable {
  enum Kind: Sendable {
    case formula(CellFormula)
    case compare(ConditionalFormat.Comparison, String)
    case blank
    /// A rule that mentions no other cell.
    case plain(ConditionalFormat.Rule)
  }

  let origin: Origin
  /// The columns it applies to; empty for all.
  let columns: [String]
  let kind: Kind
  let look: CellStyle

  init(_ value: Value, _ reader: inout FormReader) {
    origin = value.origin
    var fields = FieldReader(value, subject: FormReader.subject)
    columns = fields.texts("columns") ?? []
    let color = Self.color("color", &fields, &reader)
    let fill = Self.color("fill", &fields, &reader)
    let isBold = fields.bool("bold") ?? false
    look = CellStyle {
      $0.color = color
      $0.fill = fill
      $0.isBold = isBold
    }
    let formula = fields.text("formula")
    let compare = fields.text("compare")
    let isBlank = fields.bool("blank") ?? false
    let known = reader.findings.all.count
    let plain = Self.plain(&fields, &reader)
    let isRefused = reader.findings.all.count > known
    if let formula {
      kind = .formula(CellFormula(formula))
    } else if let compare {
      kind = Self.comparison(compare, at: fields.record["compare"]?.origin ?? .none, &reader)
    } else if let plain {
      kind = .plain(plain)
    } else {
      if !isBlank, !isRefused {
        reader.findings.error("sheet.empty-condition", .noCondition, at: value.origin)
      }
      kind = .blank
    }
    fields.finish(into: &reader.findings)
  }

  private static func plain(
    _ fields: inout FieldReader, _ reader: inout FormReader
  ) -> ConditionalFormat.Rule? {
    let bars = color("bars", &fields, &reader)
    let icons = fields.choice("icons", of: ConditionalFormat.Icons.self)
    let scale = scale(&fields, &reader)
    let limits = values("between", 2...2, .twoValues, &fields, &reader)
    let text = fields.text("contains")
    let isDuplicate = fields.bool("duplicate") ?? false
    if let bars { return .dataBar(bars) }
    if let icons { return .icons(icons) }
    if let scale { return scale }
    if let limits { return .between(limits[0], limits[1]) }
    if let text { return .contains(text) }
    return isDuplicate ? .duplicate : nil
  }

  /// Two colours or three, from the smallest number to the largest.
  private static func scale(
    _ fields: inout FieldReader, _ reader: inout FormReader
  ) -> ConditionalFormat.Rule? {
    guard let names = values("scale", 2...3, .twoOrThreeColors, &fields, &reader) else {
      return nil
    }
    let colors = names.compactMap { Color($0) }
    if let wrong = names.firstIndex(where: { Color($0) == nil }) {
      let written = fields.record["scale"]?.list?[wrong]
      reader.findings.error(
        "sheet.bad-color", .badColor(names[wrong]), at: written?.origin ?? fields.origin)
      return nil
    }
    return .colorScale(
      low: colors[0], middle: colors.count > 2 ? colors[1] : nil, high: colors[colors.count - 1])
  }

  /// A field of several values, as texts; nil, and a finding, for any other number of them.
  private static func values(
    _ name: String, _ counts: ClosedRange<Int>, _ problem: Phrase, _ fields: inout FieldReader,
    _ reader: inout FormReader
  ) -> [String]? {
    guard let values = fields.list(name) else { return nil }
    guard counts.contains(values.count) else {
      reader.findings.error(
        "sheet.wrong-type", problem, at: fields.record[name]?.origin ?? fields.origin)
      return nil
    }
    // Excel's own notation of a number, not a clerk's.
    func text(_ value: Value) -> String {
      switch value.payload {
      case .number(let number): "\(number)"
      default: value.shown
      }
    }
    return values.map(text)
  }

  /// “< 1” as a comparison with a number or formula.
  private static func comparison(_ text: String, at origin: Origin, _ reader: inout FormReader)
    -> Kind
  {
    // The longer signs first: “<=” starts with “<”.
    let signs = ConditionalFormat.Comparison.allCases.sorted {
      $0.rawValue.utf8.count > $1.rawValue.utf8.count
    }
    for sign in signs where text.hasPrefix(sign.rawValue) {
      let operand = text.dropFirst(sign.rawValue.count).drop { $0 == " " }
      if !operand.isEmpty { return .compare(sign, String(operand)) }
    }
    reader.findings.error("sheet.bad-comparison", .badComparison(text), at: origin)
    return .blank
  }

  fileprivate static func color(
    _ name: String, _ fields: inout FieldReader, _ reader: inout FormReader
  ) -> Color? {
    guard let text = fields.text(name) else { return nil }
    if let color = Color(text) { return color }
    reader.findings.error(
      "sheet.bad-color", .badColor(text), at: fields.record[name]?.origin ?? fields.origin)
    return nil
  }

  var mentions: [String] {
    if case .formula(let formula) = kind { return columns + formula.columns }
    return columns
  }
}

/// A limit on what may be typed into a column.
struct ValidationForm: Sendable {
  let rule: DataValidation.Rule
  let message: DataValidation.Message?

  init(_ value: Value, _ reader: inout FormReader) {
    var fields = FieldReader(value, subject: FormReader.subject)
    let choices = fields.texts("choices")
    let low = fields.number("min")
    let high = fields.number("max")
    let isWhole = fields.bool("whole") ?? false
    let title = fields.text("title")
    let text = fields.text("message")
    message = text.map { DataValidation.Message(title ?? "", $0) }
    fields.finish(into: &reader.findings)
    if let choices {
      rule = .list(choices)
    } else if isWhole {
      rule = Self.limit(low.map { Int($0) }, high.map { Int($0) }).map { .integer($0) } ?? .any
    } else {
      rule = Self.limit(low, high).map { .number($0) } ?? .any
    }
  }

  private static func limit<Bound>(_ low: Bound?, _ high: Bound?) -> DataValidation.Limit<Bound>? {
    switch (low, high) {
    case (let low?, let high?): .between(low, high)
    case (let low?, nil): .atLeast(low)
    case (nil, let high?): .atMost(high)
    case (nil, nil): nil
    }
  }
}

extension Phrase {
  fileprivate static let twoValues = Phrase(
    vi: "“between” phải nêu hai giá trị", en: "“between” must name two values")
  fileprivate static let twoOrThreeColors = Phrase(
    vi: "“scale” phải nêu hai hoặc ba màu", en: "“scale” must name two colours or three")
  fileprivate static let noCondition = Phrase(
    vi:
      "điều kiện không nói khi nào: cần “formula”, “compare”, “blank”, “between”, "
      + "“contains”, “duplicate”, “scale”, “bars” hoặc “icons”",
    en:
      "the condition does not say when: it needs “formula”, “compare”, “blank”, "
      + "“between”, “contains”, “duplicate”, “scale”, “bars” or “icons”"
  )
  fileprivate static func badComparison(_ text: String) -> Phrase {
    Phrase(
      vi: "“\(text)” không phải phép so sánh, như “< 1”",
      en: "“\(text)” is not a comparison, such as “< 1”")
  }
  fileprivate static func badColor(_ text: String) -> Phrase {
    Phrase(
      vi: "“\(text)” không phải màu, như “#C00000”",
      en: "“\(text)” is not a colour, such as “#C00000”")
  }
}
