import Groundwork

/// No paper comes from, or speaks of, a kind of body that had been abolished on its day.
///
/// Where the body issues or signs the paper it is an error; elsewhere a warning, for a paper may
/// speak of the past.
struct EndedBodies: RecordRule {
  static let code = "body.abolished"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    guard !records.law.endedBodies.isEmpty else { return }
    checkDossier(records, &findings)
    checkSheets(records, &findings)
  }

  private func checkDossier(_ records: CheckedRecords, _ findings: inout Findings) {
    let dates = records.papers.compactMap(\.date) + [records.conferenceDate].compactMap { $0 }
    guard let latest = dates.max() else { return }
    var search = Search(records.law)
    for field in ["ten", "chu_quan", "ten_ngan"] {
      search.look(records.data["co_quan"]?[field], on: latest, .error, &findings)
    }
    for (_, signer) in (records.data["nguoi_ky"]?.record ?? Record()).fields {
      for field in ["tham_quyen", "chuc_vu"] {
        search.look(signer[field], on: latest, .error, &findings)
      }
    }
    for paper in records.papers {
      guard let date = paper.date ?? records.conferenceDate else { continue }
      for value in [
        paper.value["co_quan"]?["ten"], paper.value["co_quan"]?["chu_quan"],
        paper.value["tham_quyen"],
      ] {
        search.look(value, on: date, .error, &findings)
      }
      for field in ["de_nghi", "kinh_gui", "noi_nhan", "thanh_phan"] {
        search.look(paper.value[field], on: date, .warning, &findings)
      }
    }
  }

  private func checkSheets(_ records: CheckedRecords, _ findings: inout Findings) {
    let columns = [
      ("don_vi", "ten", "bao_cao"), ("can_bo", "don_vi", "bao_cao"),
      ("tuyen_quan", "don_vi", "bao_cao"), ("dan_quan", "don_vi", "bao_cao"),
      ("dai_bieu", "don_vi", "giay_moi"), ("khen_thuong", "don_vi", "quyet_dinh"),
    ]
    var search = Search(records.law)
    for (sheet, column, paper) in columns {
      guard let date = records.paper(paper)?.date ?? records.conferenceDate else { continue }
      for row in records.rows(sheet) where row["den_ngay"]?.date == nil {
        search.look(row[column], on: date, .warning, &findings)
      }
    }
  }

  /// Looks for the words of abolished bodies; answers for one text are kept.
  private struct Search {
    private let bodies: [EndedBody]
    private var known: [String: [EndedBody]] = [:]

    init(_ law: LawTables) { bodies = law.endedBodies }

    mutating func look(
      _ value: Value?, on date: CalendarDate, _ severity: Finding.Severity,
      _ findings: inout Findings
    ) {
      guard let value else { return }
      for item in value.list ?? [value] {
        guard let text = item.text else { continue }
        let found = known[text] ?? EndedBodies.bodies(in: text, among: bodies)
        known[text] = found
        guard let body = found.first(where: { $0.since <= date }) else { continue }
        findings.add(
          Finding(
            severity, EndedBodies.code, .abolished(text, body, date), at: .origin(item.origin),
            hints: body.successor.map { [.successor($0)] } ?? []))
      }
    }
  }

  private static func bodies(in text: String, among bodies: [EndedBody]) -> [EndedBody] {
    let words = text.wordsInSmall
    // “huyện Đông Giang (cũ)” says itself that it is of the past.
    guard !words.contains("cũ") else { return [] }
    return bodies.filter { body in
      body.phrases.contains { phrase in
        words.indices.contains { start in
          let rest = words[start...]
          return rest.starts(with: phrase)
            && !body.exceptions.contains { rest.dropFirst(phrase.count).starts(with: $0) }
        }
      }
    }
  }
}

extension Phrase {
  fileprivate static func abolished(
    _ text: String, _ body: EndedBody, _ date: CalendarDate
  ) -> Phrase {
    let (since, on) = (DateWording.short(body.since), DateWording.short(date))
    return Phrase(
      vi: "“\(text)”: \(body.name) không còn từ ngày \(since), văn bản ngày \(on)",
      en: "“\(text)”: \(body.name) is no more since \(since); the paper is of \(on)")
  }
  fileprivate static func successor(_ name: String) -> Phrase {
    Phrase(vi: "thay bằng: \(name)", en: "its place was taken by: \(name)")
  }
}
