import Groundwork

/// One thing that must hold between records, and what to say when it does not.
///
/// A rule lives in a file of its own under `Rules`, with its words at the foot; it is listed below,
/// and its code has a test. That is all there is to adding one.
protocol RecordRule: Sendable {
  /// Starts the code of its findings, such as `quota.too-small`.
  static var code: String { get }

  func check(_ records: CheckedRecords, into findings: inout Findings)
}

/// Every rule, in the order in which a clerk would look: the dossier, the papers, the sheets.
let recordRules: [any RecordRule] = [
  DossierFields(), SettingsKnown(), SignersKnown(), EndedBodies(), UnitDates(),
  DocumentNumbers(), DatesInOrder(), Recipients(), CitationsComplete(), CitationDates(),
  TypedTotals(), NamesTwice(), SeatsTwice(), SmallestQuota(), RecruitOfEveryCommune(),
  CalledPerQuota(),
  ReserveShare(), HealthClasses(), DeliveredPassed(), PartsOfWholes(), RewardedTwice(),
  AwardFormsKnown(), AwardFormsFit(), AwardMoney(), AwardVotes(),
]

/// The computed records, with what rules often ask for.
struct CheckedRecords {
  let data: Record
  let schema: WorkbookSchema
  let law: LawTables
  /// The papers of the dossier, in its order.
  let papers: [Paper]

  /// An entry of `van_ban`.
  struct Paper {
    let id: String
    let value: Value
    /// What messages call it: “Báo cáo”, or the id when the type is not known.
    let name: String
    /// Nil while the paper is not dated.
    let date: CalendarDate?
  }

  init(_ book: RecordBook) {
    data = book.data
    schema = book.schema
    law = book.law
    papers = (book.data["van_ban"]?.record ?? Record()).fields.compactMap { id, value in
      guard value.record != nil else { return nil }
      return Paper(
        id: id, value: value, name: value["loai"]?.text ?? id, date: value["ngay"]?.date)
    }
  }

  func rows(_ sheet: String) -> [Value] { data[sheet]?.list ?? [] }

  func paper(_ id: String) -> Paper? { papers.first { $0.id == id } }

  /// The day of the conference; nil while it is not fixed.
  var conferenceDate: CalendarDate? { data["hoi_nghi"]?["ngay"]?.date }

  /// What a column is called on its sheet.
  func heading(_ column: String, of sheet: String) -> String {
    schema[sheet]?[column]?.heading ?? column
  }

  /// A value of the clerk's settings; nil when the dossier does not say.
  func setting(_ name: String) -> Value? {
    guard let value = data["thiet_lap"]?[name], !value.isNone else { return nil }
    return value
  }
}

extension Value {
  /// Where a field of this row was typed; the row itself when there is no such field.
  func place(of field: String) -> Origin {
    let typed = self[field]?.origin ?? .none
    return typed.isNone ? origin : typed
  }
}
