import Groundwork

/// The reserve is at most 5 % of the quota (TT 140/2015/TT-BQP, Điều 6.3.d), rounded as set.
struct ReserveShare: RecordRule {
  static let code = "quota.reserve-too-large"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let share = records.law.limits.reserveShare
    let rounding =
      records.setting("lam_tron_du_phong")?.text.flatMap(Limits.Rounding.init(rawValue:))
      ?? records.law.limits.reserveRounding
    for row in records.rows("tuyen_quan") {
      guard let reserve = row["du_phong"]?.integer, let quota = row["chi_tieu"]?.integer else {
        continue
      }
      let (exact, overflow) = quota.multipliedReportingOverflow(by: share.value)
      let (limit, rest) = exact.quotientAndRemainder(dividingBy: 1000)
      let most = rounding == .up && rest > 0 ? limit + 1 : limit
      guard !overflow, reserve > most else { continue }
      // The text does not say how people are rounded, so this cannot be an error.
      findings.warning(
        Self.code, .tooLarge(reserve, most, share, quota), at: row.place(of: "du_phong"))
    }
  }
}

extension Phrase {
  fileprivate static func tooLarge(
    _ reserve: Int, _ limit: Int, _ share: Thousandths, _ quota: Int
  ) -> Phrase {
    let percent = VietnameseNumber.percent(share.number)
    return Phrase(
      vi: "dự phòng \(reserve) người; nhiều nhất \(percent) của chỉ tiêu \(quota) là \(limit)",
      en: "a reserve of \(reserve); at most \(percent) of the quota of \(quota), which is \(limit)")
  }
}
