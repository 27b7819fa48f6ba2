import Groundwork

/// A part is never larger than its whole: women among the strength, certificates among the
/// trained.
struct PartsOfWholes: RecordRule {
  static let code = "part.larger-than-whole"

  private static let pairs = [
    ("tuyen_quan", "tam_hoan", "trong_tuoi"), ("tuyen_quan", "goi_kham", "trong_tuoi"),
    ("tuyen_quan", "dang_vien", "thuc_hien"), ("qp_an", "chung_nhan", "thuc_hien"),
    ("dan_quan", "nu", "quan_so"), ("dan_quan", "dang_vien", "quan_so"),
    ("dan_quan", "huan_luyen", "quan_so"),
  ]

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for (sheet, part, whole) in Self.pairs {
      for row in records.rows(sheet) {
        guard let a = row[part]?.number, let b = row[whole]?.number, a > b else { continue }
        findings.error(
          Self.code,
          .larger(records.heading(part, of: sheet), a, records.heading(whole, of: sheet), b),
          at: row.place(of: part))
      }
    }
  }
}

extension Phrase {
  fileprivate static func larger(
    _ part: String, _ a: Double, _ whole: String, _ b: Double
  ) -> Phrase {
    let a = VietnameseNumber.decimal(a, places: 3, trimming: true)
    let b = VietnameseNumber.decimal(b, places: 3, trimming: true)
    return Phrase(
      vi: "“\(part)” là \(a), nhiều hơn “\(whole)” là \(b)",
      en: "“\(part)” is \(a), more than “\(whole)”, which is \(b)")
  }
}
