/// Findings of material without end: the first are kept, the others counted.
///
/// A clerk who has read a thousand has understood what is wrong with the file, and a million of them
/// would take more memory than the file.
public struct FindingTally: Sendable {
  /// How many are kept.
  public static let limit = 1_000

  private var kept = Findings()
  private var isFull: Bool { kept.all.count >= Self.limit }
  private var errors = 0
  private var warnings = 0

  public init() {}

  public mutating func add(_ found: Findings) {
    for finding in found.all {
      if !isFull {
        kept.add(finding)
      } else if finding.severity == .error {
        errors += 1
      } else {
        warnings += 1
      }
    }
  }

  /// Those that were kept, and one that says how many were not; it is an error when one of them was.
  public var findings: Findings {
    guard errors + warnings > 0 else { return kept }
    var all = kept
    all.add(
      Finding(
        errors > 0 ? .error : .warning, "data.more-findings",
        Phrase(
          vi: "còn \(errors) lỗi và \(warnings) cảnh báo nữa không liệt kê ra đây",
          en: "\(errors) more errors and \(warnings) more warnings are not listed here"),
        hints: [
          Phrase(
            vi: "sửa những chỗ đã nêu rồi chạy lại", en: "mend what is listed and run it again")
        ]))
    return all
  }
}
