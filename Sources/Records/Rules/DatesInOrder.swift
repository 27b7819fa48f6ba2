import Groundwork

/// Minutes come before the proposal, the proposal before the decision, and all before the
/// conference.
struct DatesInOrder: RecordRule {
  static let code = "document.date-order"

  private struct Order {
    var earlier: String
    var later: String
    /// Whether both may be of one day.
    var mayBeSameDay = true
    var severity = Finding.Severity.error
  }

  private static let conference = "hoi_nghi"
  private static let orders = [
    Order(earlier: "bien_ban", later: "to_trinh"),
    Order(earlier: "to_trinh", later: "quyet_dinh"),
    Order(earlier: "bien_ban", later: "quyet_dinh"),
    Order(earlier: "quyet_dinh", later: conference),
    Order(earlier: "giay_moi", later: conference, mayBeSameDay: false),
    // A report may be signed after the conference has discussed it.
    Order(earlier: "bao_cao", later: conference, severity: .warning),
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for order in Self.orders {
      // Where there is a proposal, it already stands between the two.
      if order.earlier == "bien_ban", order.later == "quyet_dinh",
        records.paper("to_trinh")?.date != nil
      {
        continue
      }
      guard let paper = records.paper(order.earlier), let early = paper.date else { continue }
      let later: (name: Phrase, date: CalendarDate?)
      if order.later == Self.conference {
        later = (Phrase(vi: "Hội nghị", en: "the conference"), records.conferenceDate)
      } else {
        let paper = records.paper(order.later)
        later = (Phrase(paper?.name ?? order.later), paper?.date)
      }
      guard let late = later.date, order.mayBeSameDay ? early > late : early >= late else {
        continue
      }
      findings.add(
        Finding(
          order.severity, Self.code, .order(paper.name, early, later.name, late),
          at: .origin(paper.value.place(of: "ngay"))))
    }
  }
}

extension Phrase {
  fileprivate static func order(
    _ early: String, _ earlyDate: CalendarDate, _ late: Phrase, _ lateDate: CalendarDate
  ) -> Phrase {
    let (a, b) = (DateWording.short(earlyDate), DateWording.short(lateDate))
    return Phrase(
      vi: "\(early) ngày \(a) phải trước \(late.vi) ngày \(b)",
      en: "\(early) of \(a) must come before \(late.en) of \(b)")
  }
}
