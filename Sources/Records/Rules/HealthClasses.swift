import Groundwork

/// No more pass the health examination than were called to it.
struct HealthClasses: RecordRule {
  static let code = "quota.passed-too-many"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for row in records.rows("tuyen_quan") {
      guard let passed = row.passed, let called = row["goi_kham"]?.integer, passed > called else {
        continue
      }
      findings.error(Self.code, .tooMany(passed, called), at: row.place(of: "goi_kham"))
    }
  }
}

/// No more are handed over than passed (“tuyển người nào, chắc người đó”).
struct DeliveredPassed: RecordRule {
  static let code = "quota.delivered-too-many"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    for row in records.rows("tuyen_quan") {
      guard let passed = row.passed, let delivered = row["thuc_hien"]?.integer, delivered > passed
      else { continue }
      findings.error(Self.code, .undue(delivered, passed), at: row.place(of: "thuc_hien"))
    }
  }
}

extension Value {
  /// The sum of the health classes; nil when none is filled in.
  fileprivate var passed: Int? {
    let classes = ["loai_1", "loai_2", "loai_3"].compactMap { self[$0]?.integer }
    // Cells are not limited, and a sum must not trap.
    return classes.isEmpty ? nil : classes.reduce(0) { $0.addingReportingOverflow($1).partialValue }
  }
}

extension Phrase {
  fileprivate static func tooMany(_ passed: Int, _ called: Int) -> Phrase {
    Phrase(
      vi: "sức khỏe loại 1, 2, 3 cộng lại là \(passed), nhiều hơn số gọi khám \(called)",
      en: "the health classes add up to \(passed), more than the \(called) who were called")
  }
  fileprivate static func undue(_ delivered: Int, _ passed: Int) -> Phrase {
    Phrase(
      vi: "thực hiện \(delivered), nhiều hơn \(passed) người đạt sức khỏe loại 1, 2, 3",
      en: "\(delivered) are handed over, more than the \(passed) who passed")
  }
}
