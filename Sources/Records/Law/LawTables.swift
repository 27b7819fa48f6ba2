public import Groundwork

/// The amounts, lists and limits that the law sets, read from `Templates/law/*.yaml`.
///
/// Each entry says from when it holds and where it comes from, so a new decree is a new line in a
/// file. A table that is missing leaves its part empty, and what needs it is left undone.
public struct LawTables: Sendable {
  /// `luong-co-so`, the oldest first.
  public internal(set) var baseSalaries: [BaseSalary] = []
  /// `khen-thuong`.
  public internal(set) var awards = AwardTable()
  /// `loai-van-ban`.
  public internal(set) var documentTypes: [DocumentType] = []
  /// `don-vi-giai-the`.
  public internal(set) var endedBodies: [EndedBody] = []
  /// `quan-ham`, the highest first.
  public internal(set) var ranks: [Rank] = []
  /// `quy-tac`.
  public internal(set) var limits = Limits()

  /// Tables without an entry.
  public static let empty = LawTables()

  init() {}

  /// The base salary in force on a day; nil before the first that is known.
  public func baseSalary(on date: CalendarDate) -> BaseSalary? {
    baseSalaries.last { $0.from <= date }
  }

  /// The words that columns of the workbook take from these tables: `ranks`, `award_forms`.
  public var words: [String: [String]] {
    ["ranks": ranks.map(\.name), "award_forms": awards.forms.map(\.name)]
  }

  /// The type that a paper's id names: `bao_cao` or `bao_cao_tom_tat` is a “Báo cáo”.
  ///
  /// The longest name wins; nil when none fits.
  public func documentType(ofPaper id: String) -> DocumentType? {
    let fitting = documentTypes.filter { type in
      let slug = type.name.slug
      return id == slug || id.hasPrefix(slug + "_")
    }
    return fitting.max { $0.name.slug.utf8.count < $1.name.slug.utf8.count }
  }

  /// The rank written, blind to case and diacritics; nil when it is none.
  public func rank(_ written: String) -> Rank? {
    let key = written.matchKey
    return ranks.first { rank in ([rank.name] + rank.also).contains { $0.matchKey == key } }
  }
}

/// How sure an entry of a law table is.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// The text of the law itself was read.
  case primary = "van_ban_goc"
  /// The press or a question-and-answer page was read.
  case secondary = "thu_cap"
  /// Nobody has verified it.
  case unverified = "chua"
}

/// Where an entry of a law table comes from.
public struct LawSource: Sendable, Hashable {
  /// The decree and article, in words; nil when not known.
  public var text: String?
  public var certainty: Certainty
}

/// The base salary (lương cơ sở) from a day on.
public struct BaseSalary: Sendable, Hashable {
  public var from: CalendarDate
  /// Đồng per month.
  public var amount: Int
  public var source: LawSource
}

/// A type of administrative document (NĐ 30/2020, Điều 7 and Phụ lục III).
public struct DocumentType: Sendable, Hashable {
  public var name: String
  /// The abbreviation in the symbol; nil for a công văn, which has none.
  public var abbreviation: String?
}

/// A military rank.
public struct Rank: Sendable, Hashable {
  public var name: String
  public var also: [String]
  /// Counted from 0 for the highest; ranks of the navy share the place of their equals.
  public var place: Int
}

/// A kind of body that was abolished, known by words in its name.
public struct EndedBody: Sendable, Hashable {
  /// What the kind is called in messages.
  public var name: String
  /// Words that a name of this kind holds, in small letters with their diacritics.
  public var phrases: [[String]]
  /// Words after one of the phrases with which the name is of another kind.
  public var exceptions: [[String]]
  /// The first day on which there was no such body.
  public var since: CalendarDate
  /// What took its place; nil when nothing did.
  public var successor: String?
  public var source: LawSource
}

/// The limits that rules compare figures with.
public struct Limits: Sendable, Hashable {
  /// How a limit on people that is a fraction is made whole.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    case up = "len"
    case down = "xuong"
  }
  /// Citizens called for the health examination to one of the quota (TT 140/2015, Điều 6.3.d).
  public var calledPerQuota = 4
  /// Reserve as a part of the quota (same).
  public var reserveShare = Thousandths(value: 50)
  /// The text is silent on the rounding of the reserve.
  public var reserveRounding = Rounding.up
  /// The least quota of a commune (TT 140/2015, Điều 6.1.c).
  public var smallestQuota = 1
}
