import Groundwork

/// No paper is based on what was issued after it.
struct CitationDates: RecordRule {
  static let code = "citation.after-document"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for row in records.rows("can_cu") {
      let citation = Citation(row)
      guard let issued = citation.date else { continue }
      let early = records.papers.first { paper in
        guard let date = paper.date, citation.isFor(paper.id) else { return false }
        return date < issued
      }
      guard let early, let date = early.date else { continue }
      findings.error(
        Self.code, .after(citation.type, issued, early.name, date), at: row.place(of: "ngay"))
    }
  }
}

extension Phrase {
  fileprivate static func after(
    _ type: String, _ issued: CalendarDate, _ paper: String, _ date: CalendarDate
  ) -> Phrase {
    let (a, b) = (DateWording.short(issued), DateWording.short(date))
    return Phrase(
      vi: "căn cứ “\(type)” ban hành ngày \(a), sau \(paper) ngày \(b)",
      en: "the basis “\(type)” was issued on \(a), after \(paper) of \(b)")
  }
}
