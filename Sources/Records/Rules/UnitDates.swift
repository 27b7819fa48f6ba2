import Groundwork

/// A unit is named only in papers of the time in which the sheet Đơn vị says that it existed.
struct UnitDates: RecordRule {
  static let code = "unit.ended"
  static let notYet = "unit.not-yet"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var units: [String: Value] = [:]
    for unit in records.rows("don_vi")
    where unit["den_ngay"]?.date != nil || unit["tu_ngay"]?.date != nil {
      guard let name = unit["ten"]?.writtenText else { continue }
      units[name.matchKey] = units[name.matchKey] ?? unit
    }
    guard !units.isEmpty else { return }
    func look(
      _ value: Value?, _ date: CalendarDate?, _ severity: Finding.Severity,
      _ findings: inout Findings
    ) {
      guard let value, let name = value.text, let date, let unit = units[name.matchKey] else {
        return
      }
      if let end = unit["den_ngay"]?.date, end < date {
        findings.add(
          Finding(
            severity, Self.code, .ended(name, end, date), at: .origin(value.origin),
            hints: unit["ke_thua"]?.writtenText.map { [.successor($0)] } ?? []))
      } else if let start = unit["tu_ngay"]?.date, date < start {
        findings.add(
          Finding(severity, Self.notYet, .notYet(name, start, date), at: .origin(value.origin)))
      }
    }

    let dates = records.papers.compactMap(\.date)
    let body = records.data["co_quan"]?["ten"]
    // The body issues every paper that names no other: the earliest and the latest tell.
    look(body, dates.max() ?? records.conferenceDate, .error, &findings)
    if dates.count > 1, dates.min() != dates.max() { look(body, dates.min(), .error, &findings) }
    for paper in records.papers {
      look(paper.value["co_quan"]?["ten"], paper.date, .error, &findings)
    }
    for (sheet, column, paper) in [
      ("dai_bieu", "don_vi", "giay_moi"), ("khen_thuong", "don_vi", "quyet_dinh"),
      ("khen_thuong", "ten", "quyet_dinh"), ("ky_ket", "ben", "chuong_trinh"),
    ] {
      let date = records.paper(paper)?.date ?? records.conferenceDate
      for row in records.rows(sheet) { look(row[column], date, .warning, &findings) }
    }
  }
}

extension Phrase {
  fileprivate static func ended(
    _ name: String, _ end: CalendarDate, _ date: CalendarDate
  ) -> Phrase {
    let (until, on) = (DateWording.short(end), DateWording.short(date))
    return Phrase(
      vi: "“\(name)” chỉ tồn tại đến ngày \(until), văn bản ngày \(on)",
      en: "“\(name)” existed until \(until); the paper is of \(on)")
  }
  fileprivate static func notYet(
    _ name: String, _ start: CalendarDate, _ date: CalendarDate
  ) -> Phrase {
    let (from, on) = (DateWording.short(start), DateWording.short(date))
    return Phrase(
      vi: "“\(name)” chỉ có từ ngày \(from), văn bản ngày \(on)",
      en: "“\(name)” exists from \(from); the paper is of \(on)")
  }
  fileprivate static func successor(_ name: String) -> Phrase {
    Phrase(vi: "đơn vị kế thừa: \(name)", en: "its successor: \(name)")
  }
}
