import Groundwork

/// Two guests do not sit on one chair.
///
/// Only what names a chair is compared: “A1”, “B 12”. “Khu B” has room for many.
struct SeatsTwice: RecordRule {
  static let code = "seat.twice"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var first: [String: Int] = [:]
    for (index, row) in records.rows("dai_bieu").enumerated() {
      guard let written = row["ghe"]?.writtenText, let seat = Self.chair(written) else { continue }
      let number = row["stt"]?.integer ?? index + 1
      if let earlier = first[seat] {
        findings.warning(Self.code, .taken(written, earlier), at: row.place(of: "ghe"))
      } else {
        first[seat] = number
      }
    }
  }

  /// “A1” for “a 01”; nil for what is not a letter and a number.
  private static func chair(_ written: String) -> String? {
    guard let row = written.first, row.isLetter else { return nil }
    let digits = written.dropFirst().drop { $0 == " " }
    guard let number = Int(digits), number > 0 else { return nil }
    return row.uppercased() + String(number)
  }
}

extension Phrase {
  fileprivate static func taken(_ seat: String, _ earlier: Int) -> Phrase {
    Phrase(
      vi: "chỗ ngồi “\(seat)” đã xếp cho đại biểu số thứ tự \(earlier)",
      en: "the seat “\(seat)” is given to guest number \(earlier) already")
  }
}
