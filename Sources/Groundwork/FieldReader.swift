/// Reads the fields of a record that a person wrote, and finds fault with the ones it cannot use.
///
/// Profiles, packs, sheet plans and dossiers all are records from YAML; this is the one place that
/// says “the field … is missing”, “must be a number”, “nothing is called …, did you mean …”. Every
/// field is read once by name; `finish` then complains of those that nobody asked for.
public struct FieldReader {
  public let record: Record
  /// Start of the finding codes, such as `profile`: `profile.unknown-field`.
  public let subject: String
  public let origin: Origin
  public private(set) var findings = Findings()
  private var asked: Set<String> = []

  /// A value that is not a record is an error, and reads as an empty one.
  public init(_ value: Value, subject: String) {
    self.subject = subject
    origin = value.origin
    if let record = value.record {
      self.record = record
    } else {
      record = Record()
      findings.error("\(subject).wrong-type", .wanted(.aRecord, got: value), at: value.origin)
    }
  }

  /// The field as it is; nil when it is missing or deliberately nothing.
  public mutating func value(_ name: String) -> Value? {
    asked.insert(name)
    guard let value = record[name], !value.isNone else { return nil }
    return value
  }

  /// Marks fields as read without looking at them.
  public mutating func allow(_ names: String...) { asked.formUnion(names) }

  public mutating func text(_ name: String) -> String? {
    read(name, as: .text) { value in
      // YAML reads `007` and `2023` as numbers; whoever asks for text means what was written.
      value.text ?? value.integer.map(String.init) ?? value.date.map(String.init(describing:))
    }
  }
  public mutating func integer(_ name: String, in range: ClosedRange<Int>? = nil) -> Int? {
    guard let value = read(name, as: .wholeNumber, { $0.integer }) else { return nil }
    guard let range, !range.contains(value) else { return value }
    outOfRange(
      name, value: String(value), low: String(range.lowerBound), high: String(range.upperBound))
    return nil
  }
  public mutating func number(_ name: String, in range: ClosedRange<Double>? = nil) -> Double? {
    guard let value = read(name, as: .number, { $0.number }) else { return nil }
    guard let range, !range.contains(value) else { return value }
    outOfRange(
      name, value: String(value), low: String(range.lowerBound), high: String(range.upperBound))
    return nil
  }
  public mutating func bool(_ name: String) -> Bool? { read(name, as: .bool) { $0.bool } }
  public mutating func date(_ name: String) -> CalendarDate? {
    read(name, as: .date) { value in value.date ?? value.text.flatMap { CalendarDate($0) } }
  }
  /// A list; a single value counts as a list of one.
  public mutating func list(_ name: String) -> [Value]? {
    guard let value = value(name) else { return nil }
    return value.list ?? [value]
  }
  public mutating func texts(_ name: String) -> [String]? {
    guard let list = list(name) else { return nil }
    return list.compactMap { item in
      guard let text = item.text ?? item.integer.map(String.init) else {
        findings.error(
          "\(subject).wrong-type", .wanted(.text, got: item, in: name), at: item.origin)
        return nil
      }
      return text
    }
  }
  /// A reader for the record in this field; nil when the field is missing.
  public mutating func reader(_ name: String) -> FieldReader? {
    value(name).map { FieldReader($0, subject: subject) }
  }
  /// One of a fixed set of words.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let written = text(name) else { return nil }
    if let choice = Choice(rawValue: written) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    findings.error(
      "\(subject).unknown-choice", .unknownChoice(written, in: name),
      at: record[name]?.origin ?? origin, hints: .nearest(to: written, among: known))
    return nil
  }

  /// Complains that a field is missing, and answers the fallback.
  public mutating func require<T>(_ read: T?, _ name: String, else fallback: T) -> T {
    if let read { return read }
    // A field of the wrong kind was complained of already.
    if record[name].map(\.isNone) ?? true {
      findings.error("\(subject).missing-field", .missing(name), at: origin)
    }
    return fallback
  }

  /// Hands over what was found, complaining of every field that nobody asked for.
  public consuming func finish(into other: inout Findings) {
    for (name, value) in record.fields where !asked.contains(name) {
      findings.error(
        "\(subject).unknown-field", .unknownField(name), at: value.origin,
        hints: .nearest(to: name, among: asked.sorted()))
    }
    other.add(findings)
  }

  private mutating func read<T>(_ name: String, as kind: Wanted, _ convert: (Value) -> T?) -> T? {
    guard let value = value(name) else { return nil }
    if let converted = convert(value) { return converted }
    findings.error("\(subject).wrong-type", .wanted(kind, got: value, in: name), at: value.origin)
    return nil
  }

  private mutating func outOfRange(_ name: String, value: String, low: String, high: String) {
    findings.error(
      "\(subject).out-of-range",
      Phrase(
        vi: "“\(name)” là \(value); phải từ \(low) đến \(high)",
        en: "“\(name)” is \(value); it must be from \(low) to \(high)"),
      at: record[name]?.origin ?? origin)
  }
}

private enum Wanted {
  case aRecord, text, wholeNumber, number, bool, date

  var phrase: Phrase {
    switch self {
    case .aRecord: Phrase(vi: "một nhóm “tên: giá trị”", en: "a group of “name: value”")
    case .text: Phrase(vi: "chữ", en: "text")
    case .wholeNumber: Phrase(vi: "số nguyên", en: "a whole number")
    case .number: Phrase(vi: "số", en: "a number")
    case .bool: Phrase(vi: "true hoặc false", en: "true or false")
    case .date: Phrase(vi: "ngày, như 16/11/2023", en: "a date, such as 2023-11-16")
    }
  }
}

extension Phrase {
  fileprivate static func wanted(_ wanted: Wanted, got value: Value, in name: String? = nil)
    -> Phrase
  {
    let (vi, en) = name.map { ("“\($0)” phải là", "“\($0)” must be") } ?? ("phải là", "it must be")
    return Phrase(
      vi: "\(vi) \(wanted.phrase.vi), không phải \(value.kind.vi)",
      en: "\(en) \(wanted.phrase.en), not \(value.kind.en)")
  }
  fileprivate static func missing(_ name: String) -> Phrase {
    Phrase(vi: "thiếu “\(name)”", en: "“\(name)” is missing")
  }
  fileprivate static func unknownField(_ name: String) -> Phrase {
    Phrase(vi: "không có mục nào tên là “\(name)”", en: "nothing is called “\(name)” here")
  }
  fileprivate static func unknownChoice(_ written: String, in name: String) -> Phrase {
    Phrase(
      vi: "“\(name)” không nhận giá trị “\(written)”",
      en: "“\(name)” does not take the value “\(written)”")
  }
}

extension [Phrase] {
  /// “Did you mean …?”, or what may be written when nothing is near.
  public static func nearest(to written: String, among known: [String]) -> [Phrase] {
    if let near = nearestName(to: written, among: known) {
      return [Phrase(vi: "có phải ý bạn là “\(near)”?", en: "did you mean “\(near)”?")]
    }
    // A long list helps nobody.
    guard !known.isEmpty, known.count <= 12 else { return [] }
    let all = known.map { "“\($0)”" }.joined(separator: ", ")
    return [Phrase(vi: "có thể viết: \(all)", en: "it may be: \(all)")]
  }
}
