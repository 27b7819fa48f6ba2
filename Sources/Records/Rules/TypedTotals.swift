import Groundwork

/// A total that the clerk typed equals the sum of the rows above it.
struct TypedTotals: RecordRule {
  static let code = "total.differs"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    guard let typed = records.data["tong_ghi"]?.record else { return }
    for sheet in records.schema.sheets {
      guard let row = typed[sheet.id]?.record else { continue }
      for column in sheet.columns where column.isSummed {
        guard let written = row[column.id], let total = written.number else { continue }
        let sum = records.data["tong"]?[sheet.id]?[column.id]?.number ?? 0
        // Sums of decimals differ in the last binary place; no clerk means that.
        guard (total - sum).magnitude > 1e-9 * max(1, sum.magnitude) else { continue }
        findings.error(Self.code, .differs(column.heading, total, sum), at: written.origin)
      }
    }
  }
}

extension Phrase {
  fileprivate static func differs(_ heading: String, _ typed: Double, _ sum: Double) -> Phrase {
    let a = VietnameseNumber.decimal(typed, places: 3, trimming: true)
    let b = VietnameseNumber.decimal(sum, places: 3, trimming: true)
    return Phrase(
      vi: "tổng “\(heading)” ghi là \(a), cộng các dòng được \(b)",
      en: "the total of “\(heading)” is typed as \(a); the rows add up to \(b)")
  }
}
