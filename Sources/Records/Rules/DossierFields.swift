import Groundwork

/// The dossier says what every paper needs: who issues, which conference, when.
struct DossierFields: RecordRule {
  static let code = "dossier.missing-field"

  private enum Kind { case text, wholeNumber, date }

  private static let needed: [(group: String, field: String, kind: Kind, example: String)] = [
    ("co_quan", "ten", .text, "Ủy ban nhân dân xã Hòa Mẫu"),
    ("co_quan", "viet_tat", .text, "UBND"),
    ("co_quan", "dia_danh", .text, "Hòa Mẫu"),
    ("hoi_nghi", "ten", .text, "Hội nghị tổng kết công tác quân sự, quốc phòng năm 2026"),
    ("hoi_nghi", "loai", .text, "tổng kết"),
    ("hoi_nghi", "cong_tac", .text, "công tác quân sự, quốc phòng"),
    ("hoi_nghi", "nam", .wholeNumber, "2026"),
    ("hoi_nghi", "ngay", .date, "10/12/2026"),
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for (group, field, kind, example) in Self.needed {
      let value = records.data[group]?[field]
      let isThere =
        switch kind {
        case .text: value?.writtenText != nil
        case .wholeNumber: value?.integer != nil
        case .date: value?.date != nil
        }
      guard !isThere else { continue }
      let origin = value?.origin ?? records.data[group]?.origin ?? .none
      findings.error(
        Self.code, .missing("\(group).\(field)"), at: origin, hints: [.example(field, example)])
    }
  }
}

extension Phrase {
  fileprivate static func missing(_ field: String) -> Phrase {
    Phrase(vi: "hồ sơ thiếu “\(field)”", en: "the dossier lacks “\(field)”")
  }
  fileprivate static func example(_ field: String, _ example: String) -> Phrase {
    Phrase(vi: "ví dụ: “\(field): \(example)”", en: "for example “\(field): \(example)”")
  }
}
