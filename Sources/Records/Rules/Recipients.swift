import Groundwork

/// Every paper says where it goes, and whom it addresses is among them (NĐ 30/2020, Phụ lục I,
/// II.9).
struct Recipients: RecordRule {
  static let code = "document.no-recipients"
  static let addressee = "document.addressee-left-out"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for paper in records.papers {
      let recipients = texts(paper.value["noi_nhan"])
      if recipients.isEmpty {
        findings.warning(Self.code, .none(paper.name), at: paper.value.origin)
        continue
      }
      guard !texts(paper.value["kinh_gui"]).isEmpty,
        !recipients.contains(where: { $0.matchKey.hasPrefix("nhutren") })
      else { continue }
      findings.warning(
        Self.addressee, .leftOut(paper.name), at: paper.value.place(of: "noi_nhan"),
        hints: [Phrase(vi: "thêm “Như trên” ở đầu", en: "put “Như trên” first")])
    }
  }

  private func texts(_ value: Value?) -> [String] {
    (value?.list ?? value.map { [$0] } ?? []).compactMap(\.writtenText)
  }
}

extension Phrase {
  fileprivate static func none(_ paper: String) -> Phrase {
    Phrase(vi: "\(paper) chưa có nơi nhận", en: "\(paper) has no recipients")
  }
  fileprivate static func leftOut(_ paper: String) -> Phrase {
    Phrase(
      vi: "\(paper) có “Kính gửi” nhưng nơi nhận không có “Như trên”",
      en: "\(paper) has addressees, but “Như trên” is not among its recipients")
  }
}
