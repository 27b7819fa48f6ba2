import Groundwork

extension Computation {
  /// Writes out every legal basis and gathers them for each paper, in the order of the sheet.
  mutating func computeCitations() {
    let rule = origin(
      Phrase(
        vi: "cách ghi căn cứ theo NĐ 30/2020, Phụ lục I, II.6.a",
        en: "wording of legal bases by NĐ 30/2020, Phụ lục I, II.6.a"))
    let rows = rows("can_cu").map { row in
      row.adding([("trich_dan", Value(.text(Citation(row).text), from: rule))])
    }
    self["can_cu"] = Value(.list(rows), from: self["can_cu"]?.origin ?? .none)
    let papers = self["van_ban"]?.record?.names ?? []
    let lists = papers.map { paper -> (String, Value) in
      let bases = rows.filter { Citation($0).isFor(paper) }.compactMap { row -> Value? in
        row["trich_dan"]?.text.map { Value(.text("Căn cứ \($0)"), from: row.origin) }
      }
      return (paper, .list(bases))
    }
    self["can_cu_cho"] = .record(Record(lists))
  }
}

/// A legal basis as a row of the sheet Căn cứ gives it.
struct Citation {
  let type: String
  let number: String?
  let date: CalendarDate?
  let issuer: String?
  let subject: String?
  private let papers: String?

  init(_ row: Value) {
    type = row["loai"]?.writtenText?.composed ?? ""
    number = row["so_ky_hieu"]?.writtenText
    date = row["ngay"]?.date
    issuer = row["co_quan"]?.writtenText
    subject = row["trich_yeu"]?.writtenText
    papers = row["dung_cho"]?.writtenText
  }

  /// Laws and ordinances are cited by name and date, without number and body.
  var isLaw: Bool { ["luat", "boluat", "phaplenh", "hienphap"].contains(type.matchKey) }

  /// “Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định …”, “Luật Thi đua,
  /// khen thưởng ngày 15 tháng 6 năm 2022”.
  ///
  /// What is missing is left out; rules complain of it.
  var text: String {
    var words = [type.capitalizedFirst]
    if isLaw, let subject {
      // A clerk may have written the type again in the name.
      let startsWithType = subject.matchKey.hasPrefix(type.matchKey)
      words = startsWithType ? [subject.capitalizedFirst] : [words[0], subject]
    }
    if !isLaw, let number { words.append("số \(number)") }
    if let date { words.append(DateWording.full(date)) }
    if !isLaw {
      if let issuer { words.append("của \(issuer)") }
      if let subject { words.append(subject.lowercasedFirst) }
    }
    return words.joined(separator: " ")
  }

  /// Whether the paper with this id is based on it; on a basis that names no paper all are.
  func isFor(_ paper: String) -> Bool {
    guard let papers else { return true }
    let names = papers.split { $0 == "," || $0 == ";" }.map { String($0).slug }
    return names.contains { $0 == paper || $0 == "tat_ca" || paper.hasPrefix($0 + "_") }
  }
}
