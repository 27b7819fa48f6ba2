internal import Groundwork

/// Reads the fields of a profile: amounts with what is allowed, styles, groups.
///
/// A missing or wrong field is a finding, and reads as something harmless: the profile as a whole
/// is then refused.
struct ProfileReader {
  private var fields: FieldReader
  private var findings = Findings()
  /// What `small` and `normal` mean; nil until the profile has said it.
  var step: FormatProfile.SizeStep?

  init(_ value: Value, step: FormatProfile.SizeStep? = nil) {
    fields = FieldReader(value, subject: "profile")
    self.step = step
  }

  consuming func finish() -> Findings {
    fields.finish(into: &findings)
    return findings
  }

  // MARK: Plain fields

  mutating func optionalText(_ name: String) -> String? { fields.text(name) }

  mutating func text(_ name: String) -> String {
    let text = fields.text(name)
    return fields.require(text, name, else: "")
  }

  mutating func text(_ name: String, else fallback: String) -> String {
    fields.text(name) ?? fallback
  }

  /// Six hexadecimal digits; nil when the field is missing.
  mutating func color(_ name: String) -> String? {
    guard let text = fields.text(name) else { return nil }
    if text.utf8.count == 6, UInt32(text, radix: 16) != nil, text.first != "+" { return text }
    findings.error("profile.out-of-range", .color(name, text), at: fields.origin)
    return nil
  }

  mutating func texts(_ name: String, else fallback: [String]) -> [String] {
    fields.texts(name) ?? fallback
  }

  /// False when it is missing.
  mutating func bool(_ name: String) -> Bool { fields.bool(name) ?? false }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
    let value = fields.integer(name, in: range)
    return fields.require(value, name, else: range.lowerBound)
  }

  mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double {
    let value = fields.number(name, in: range)
    return fields.require(value, name, else: range.lowerBound)
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) -> Choice?
  where Choice.RawValue == String {
    fields.choice(name, of: Choice.self)
  }

  /// Millimetres.
  mutating func length(_ name: String, in range: ClosedRange<Double>) -> Length {
    Length(millimetres: number(name, in: range))
  }

  /// Millimetres; nil when the field is missing.
  mutating func optionalLength(_ name: String, in range: ClosedRange<Double>) -> Length? {
    fields.number(name, in: range).map { Length(millimetres: $0) }
  }

  // MARK: Amounts

  /// `{ from, to, use }`, `{ choices, use }`, or one number; nil when the field is missing.
  mutating func allowed(
    _ name: String, in limits: ClosedRange<Double>, names: [String: Double] = [:]
  ) -> Allowed<Double>? {
    guard let value = fields.value(name) else { return nil }
    guard value.record != nil else {
      let only = amount(value, called: name, limits, names)
      return Allowed(only: only)
    }
    var parts = FieldReader(value, subject: "profile")
    let choices = parts.list("choices")?.map { amount($0, called: "choices", limits, names) }
    let chosen = parts.value("use").map { amount($0, called: "use", limits, names) }
    let from = parts.number("from", in: limits) ?? choices?.min() ?? chosen ?? limits.lowerBound
    let to = parts.number("to", in: limits) ?? choices?.max() ?? chosen ?? limits.upperBound
    let use = parts.require(chosen, "use", else: from)
    parts.finish(into: &findings)
    guard from <= to, from <= use, use <= to, choices?.contains(use) ?? true else {
      findings.error("profile.out-of-range", .notAllowed(name, use, from, to), at: value.origin)
      return Allowed(only: use)
    }
    return Allowed(from...to, chosen: use, choices: choices)
  }

  private mutating func amount(
    _ value: Value, called name: String, _ limits: ClosedRange<Double>, _ names: [String: Double]
  ) -> Double {
    if let written = value.text, let known = names[written] { return known }
    guard let number = value.number, limits.contains(number) else {
      findings.error("profile.out-of-range", .outside(name, limits), at: value.origin)
      return limits.lowerBound
    }
    return number
  }

  mutating func allowedLength(_ name: String, in limits: ClosedRange<Double>) -> Allowed<Length> {
    let amount = allowed(name, in: limits)
    return fields.require(amount, name, else: Allowed(only: limits.lowerBound)).map {
      Length(millimetres: $0)
    }
  }

  /// A font's size in points; `small` and `normal` are those of the step in use.
  mutating func size(_ name: String) -> Allowed<Double> {
    let names = step.map { ["small": $0.small, "normal": $0.normal] } ?? [:]
    let size = allowed(name, in: 4...72, names: names)
    return fields.require(size, name, else: Allowed(only: 14))
  }

  // MARK: Groups

  /// The record in a field; a missing one is a finding and reads as an empty one.
  mutating func group<T>(_ name: String, _ read: (inout ProfileReader) -> T) -> T {
    let value = fields.value(name)
    let present = fields.require(value, name, else: .record(Record()))
    var inner = ProfileReader(present, step: step)
    let result = read(&inner)
    let found = inner.finish()
    // Of a group that is missing altogether, one complaint is enough.
    if value != nil { findings.add(found) }
    return result
  }

  mutating func groups<T>(_ name: String, _ read: (inout ProfileReader) -> T) -> [T] {
    let list = fields.list(name)
    return fields.require(list, name, else: []).map { item in
      var inner = ProfileReader(item, step: step)
      let result = read(&inner)
      findings.add(inner.finish())
      return result
    }
  }

  mutating func style() -> ElementStyle {
    var style = ElementStyle(size: size("size"))
    style.font = optionalText("font")
    style.isBold = bool("bold")
    style.isItalic = bool("italic")
    style.isUnderlined = bool("underline")
    style.isCapitals = bool("caps")
    style.color = color("color")
    style.alignment = choice("align") ?? .left
    style.spaceBefore = allowed("space_before", in: 0...200) ?? Allowed(only: 0)
    style.spaceAfter = allowed("space_after", in: 0...200) ?? Allowed(only: 0)
    if fields.value("ornament") != nil { style.ornament = group("ornament") { $0.ornament() } }
    return style
  }

  private enum OrnamentKind: String, CaseIterable { case none, rule, text, line }

  private mutating func ornament() -> ElementStyle.Ornament {
    switch choice("kind") ?? OrnamentKind.none {
    case .none: return .none
    case .rule: return .rule(length: allowed("length", in: 0.05...1) ?? Allowed(only: 1))
    case .text: return .text(text("text"))
    case .line: return .line(width: number("width", in: 0.25...6), color: color("color"))
    }
  }

  mutating func patterned() -> FormatProfile.Patterned {
    FormatProfile.Patterned(style: style(), pattern: text("pattern"))
  }

  mutating func listing() -> FormatProfile.Listing {
    FormatProfile.Listing(
      dash: text("dash", else: ""), mark: text("mark", else: ""),
      lastMark: text("last_mark", else: ""))
  }

  /// The steps, the one in use first.
  mutating func sizeSteps() -> [FormatProfile.SizeStep] {
    let used = text("use")
    let names = fields.value("steps")?.record?.names ?? []
    let steps = group("steps") { steps in
      names.map { name in
        steps.group(name) { step in
          FormatProfile.SizeStep(
            name: name, small: step.number("small", in: 4...72),
            normal: step.number("normal", in: 4...72))
        }
      }
    }
    guard let index = steps.firstIndex(where: { $0.name == used }) else {
      findings.error(
        "profile.unknown-choice", .unknownStep(used), at: fields.origin,
        hints: .nearest(to: used, among: names))
      return steps
    }
    return [steps[index]] + steps[..<index] + steps[(index + 1)...]
  }

  mutating func schemes() -> [FormatProfile.Scheme] {
    let names = fields.value("schemes")?.record?.names ?? []
    if let value = fields.value("schemes"), names.isEmpty {
      findings.error("profile.missing-field", .noScheme, at: value.origin)
    }
    return group("schemes") { schemes in
      names.map { name in
        FormatProfile.Scheme(name: name, levels: schemes.groups(name) { $0.level() })
      }
    }
  }

  private mutating func level() -> FormatProfile.Level {
    let numeral: FormatProfile.Level.Numeral = choice("numeral") ?? .none
    return FormatProfile.Level(
      name: text("name"), heading: fields.integer("heading", in: 1...6),
      takesLists: bool("list"), numeral: numeral,
      label: numeral == .none ? text("label", else: "") : text("label"),
      isLabelBold: bool("label_bold"), title: choice("title") ?? .beside,
      continues: bool("continues"), isIndented: bool("indent"), style: style())
  }
}

extension Phrase {
  fileprivate static func color(_ name: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(name)” là “\(written)”; phải là sáu chữ số hệ 16 trong ngoặc kép, như \"FF0000\"",
      en: "“\(name)” is “\(written)”; it must be six quoted hexadecimal digits, as \"FF0000\"")
  }
  fileprivate static func outside(_ name: String, _ limits: ClosedRange<Double>) -> Phrase {
    let (low, high) = (limits.lowerBound, limits.upperBound)
    return Phrase(
      vi: "“\(name)” phải là số từ \(low) đến \(high)",
      en: "“\(name)” must be a number from \(low) to \(high)")
  }
  fileprivate static func notAllowed(
    _ name: String, _ use: Double, _ from: Double, _ to: Double
  ) -> Phrase {
    Phrase(
      vi: "“\(name)” dùng \(use) nhưng chỉ được phép từ \(from) đến \(to)",
      en: "“\(name)” uses \(use) but only \(from) to \(to) is allowed")
  }
  fileprivate static var noScheme: Phrase {
    Phrase(vi: "“schemes” phải có ít nhất một cách đánh số", en: "“schemes” must have a scheme")
  }
  fileprivate static func unknownStep(_ name: String) -> Phrase {
    Phrase(
      vi: "không có nấc cỡ chữ nào tên là “\(name)”", en: "no step of sizes is called “\(name)”")
  }
}
