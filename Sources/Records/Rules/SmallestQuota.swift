import Groundwork

/// Every commune has a quota, or a reason why not (“không để xã trắng”, TT 140/2015/TT-BQP,
/// Điều 6.1.c).
struct SmallestQuota: RecordRule {
  static let code = "quota.too-small"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let smallest = records.law.limits.smallestQuota
    for row in records.rows("tuyen_quan") where row["ly_do"]?.writtenText == nil {
      guard let quota = row["chi_tieu"]?.integer, quota < smallest else { continue }
      findings.error(
        Self.code, .tooSmall(row["don_vi"]?.text ?? "", quota, smallest),
        at: row.place(of: "chi_tieu"), hints: [.giveReason])
    }
  }
}

/// Every commune that has a quota has a recruit, or a reason why not.
struct RecruitOfEveryCommune: RecordRule {
  static let code = "quota.no-recruit"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let smallest = records.law.limits.smallestQuota
    for row in records.rows("tuyen_quan") where row["ly_do"]?.writtenText == nil {
      guard row["thuc_hien"]?.integer == 0, let quota = row["chi_tieu"]?.integer, quota >= smallest
      else { continue }
      findings.error(
        Self.code, .noRecruit(row["don_vi"]?.text ?? "", quota), at: row.place(of: "thuc_hien"),
        hints: [.giveReason])
    }
  }
}

extension Phrase {
  fileprivate static let giveReason = Phrase(
    vi: "ghi lý do ở cột Lý do nếu đúng là như vậy",
    en: "give the reason in the column Lý do if it is so")

  fileprivate static func tooSmall(_ unit: String, _ quota: Int, _ smallest: Int) -> Phrase {
    Phrase(
      vi: "chỉ tiêu của \(unit) là \(quota); phải từ \(smallest) trở lên",
      en: "the quota of \(unit) is \(quota); it must be \(smallest) or more")
  }
  fileprivate static func noRecruit(_ unit: String, _ quota: Int) -> Phrase {
    Phrase(
      vi: "\(unit) không có công dân nhập ngũ, chỉ tiêu là \(quota)",
      en: "\(unit) sends no recruit; its quota is \(quota)")
  }
}
