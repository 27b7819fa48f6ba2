import Groundwork

/// At most four citizens are called for the health examination to one of the quota
/// (TT 140/2015/TT-BQP, Điều 6.3.d).
struct CalledPerQuota: RecordRule {
  static let code = "quota.called-too-many"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let limit = records.law.limits.calledPerQuota
    for row in records.rows("tuyen_quan") {
      guard let called = row["goi_kham"]?.integer, let quota = row["chi_tieu"]?.integer else {
        continue
      }
      let (most, overflow) = quota.multipliedReportingOverflow(by: limit)
      guard !overflow, called > most else { continue }
      // The circular that holds now has not been compared, and what was done was done.
      findings.warning(
        Self.code, .tooMany(called, limit, quota), at: row.place(of: "goi_kham"))
    }
  }
}

extension Phrase {
  fileprivate static func tooMany(_ called: Int, _ limit: Int, _ quota: Int) -> Phrase {
    Phrase(
      vi: "gọi khám \(called) người; nhiều nhất \(limit) × chỉ tiêu \(quota) = \(limit * quota)",
      en: "\(called) are called; at most \(limit) × the quota of \(quota) = \(limit * quota)")
  }
}
