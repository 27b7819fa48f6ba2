import Groundwork

/// A number is given once within a year, a type and an issuing body (NĐ 30/2020, Điều 15).
struct DocumentNumbers: RecordRule {
  static let code = "document.number-twice"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    var first: [String: CheckedRecords.Paper] = [:]
    for paper in records.papers {
      guard let number = paper.value["so"], !number.isNone, let year = paper.date?.year,
        let symbol = paper.value["so_ky_hieu"]?.text
      else { continue }
      let key = "\(year) \(symbol.matchKey)"
      if let other = first[key] {
        findings.error(Self.code, .twice(symbol, paper.id, other.id, year), at: number.origin)
      } else {
        first[key] = paper
      }
    }
  }
}

extension Phrase {
  fileprivate static func twice(
    _ symbol: String, _ paper: String, _ other: String, _ year: Int
  ) -> Phrase {
    Phrase(
      vi: "số \(symbol) của “\(paper)” đã dùng cho “\(other)” trong năm \(year)",
      en: "the number \(symbol) of “\(paper)” was given to “\(other)” in \(year)")
  }
}
