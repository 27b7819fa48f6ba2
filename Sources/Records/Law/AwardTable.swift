public import Groundwork

/// Forms of award and what each is worth (`khen-thuong`).
public struct AwardTable: Sendable, Hashable {
  /// How money is rounded unless the dossier says otherwise.
  public var rounding = MoneyRounding.up
  public var forms: [AwardForm] = []

  /// The form that a clerk wrote, blind to case and diacritics; nil when it is none.
  ///
  /// “Giấy khen của Chủ tịch UBND xã” is a “Giấy khen”: what follows “của” names who gives it,
  /// unless the table knows the whole name.
  public func form(_ written: String) -> AwardForm? {
    let key = written.matchKey
    if let form = forms.first(where: { $0.keys.contains(key) }) { return form }
    let words = written.split(whereSeparator: \.isWhitespace)
    guard let giver = words.firstIndex(where: { $0.lowercased() == "của" }) else { return nil }
    let short = words[..<giver].joined(separator: " ").matchKey
    return forms.first { $0.keys.contains(short) }
  }
}

/// Who an award is given to.
public enum AwardKind: String, Sendable, Hashable, CaseIterable {
  case collective = "tập thể"
  case person = "cá nhân"
  case household = "hộ gia đình"

  /// Reads the clerk's word, and the codes of award software (TAPTHE, CANHAN, HOGIADINH).
  init?(written: String) {
    if let kind = Self(rawValue: written) {
      self = kind
      return
    }
    let key = written.matchKey
    guard let kind = Self.allCases.first(where: { $0.rawValue.matchKey == key }) else { return nil }
    self = kind
  }
}

/// One form of award.
public struct AwardForm: Sendable, Hashable {
  public var name: String
  /// Other full names, kept on paper as they are written.
  public var also: [String]
  /// Short forms, which papers print in full.
  public var abbreviations: [String]
  /// Whom it may be given to; empty when anybody.
  public var kinds: [AwardKind]
  public var rates: [AwardRate]

  init(
    name: String, also: [String], abbreviations: [String], kinds: [AwardKind], rates: [AwardRate]
  ) {
    self.name = name
    self.also = also
    self.abbreviations = abbreviations
    self.kinds = kinds
    self.rates = rates
    keys = Set(([name] + also + abbreviations).map(\.matchKey))
  }

  /// The names and short forms, as they are matched.
  let keys: Set<String>

  /// What the award is worth on a day when a body of the given level (“xã”, “huyện”, “tỉnh”) gives
  /// it; nil when no rate is known.
  public func rate(on date: CalendarDate, level: String?) -> AwardRate? {
    let holding = rates.filter { $0.from <= date && ($0.until.map { date <= $0 } ?? true) }
    // A rate for the level alone counts before the one for all.
    return holding.last { $0.level != nil && $0.level?.matchKey == level?.matchKey }
      ?? holding.last { $0.level == nil }
  }

  /// The name to print for what the clerk wrote: abbreviations and odd spellings become the name,
  /// other names stay.
  func printed(_ written: String) -> String {
    let key = written.matchKey
    let isShort = abbreviations.contains { $0.matchKey == key }
    return isShort || key == name.matchKey ? name : written
  }
}

/// The worth of an award within a time, in multiples of the base salary.
public struct AwardRate: Sendable, Hashable {
  public var from: CalendarDate
  /// The last day; nil when it still holds.
  public var until: CalendarDate?
  /// The level of the giving body for which alone it holds; nil for every level.
  public var level: String?
  public var multipliers: [AwardKind: Thousandths]
  public var source: LawSource
}
