import Groundwork

/// A number is given once within a year by one body.
///
/// Whether a body counts all its papers in one series or each type by itself is for its head to
/// decide (NĐ 30/2020, Điều 15.1.c): the same number on papers of two types is an error only where
/// the dossier says `danh_so: chung`, and a doubt where it says nothing.
struct DocumentNumbers: RecordRule {
  static let code = "document.number-twice"

  func check(_ records: CheckedRecords, into findings: inout Findings) {
    let series = records.setting("danh_so")?.text.flatMap(NumberSeries.init(rawValue:))
    var symbols: [String: CheckedRecords.Paper] = [:]
    var numbers: [String: CheckedRecords.Paper] = [:]
    for paper in records.papers {
      guard let number = paper.value["so"], !number.isNone, let year = paper.date?.year,
        let symbol = paper.value["so_ky_hieu"]?.text
      else { continue }
      if let other = symbols.updateValue(paper, forKey: "\(year) \(symbol.matchKey)") {
        findings.error(Self.code, .twice(symbol, paper.id, other.id, year), at: number.origin)
        continue
      }
      let body = paper.value["co_quan"] ?? records.data["co_quan"]
      let plain = number.text ?? number.integer.map(String.init) ?? ""
      let key = "\(year) \(plain) \(body?["ten"]?.text?.matchKey ?? "")"
      guard let other = numbers.updateValue(paper, forKey: key), series != .byType else { continue }
      findings.add(
        Finding(
          series == .common ? .error : .warning, Self.code,
          .twice(plain, paper.id, other.id, year), at: .origin(number.origin),
          hints: series == nil ? [.sayHow] : []))
    }
  }
}

/// How a body numbers its papers.
enum NumberSeries: String, CaseIterable {
  case common = "chung"
  case byType = "theo_loai"
}

extension Phrase {
  fileprivate static func twice(
    _ symbol: String, _ paper: String, _ other: String, _ year: Int
  ) -> Phrase {
    Phrase(
      vi: "số \(symbol) của “\(paper)” đã dùng cho “\(other)” trong năm \(year)",
      en: "the number \(symbol) of “\(paper)” was given to “\(other)” in \(year)")
  }
  fileprivate static let sayHow = Phrase(
    vi: "nếu mỗi loại văn bản đánh số riêng, ghi thiet_lap.danh_so: theo_loai",
    en: "if each type of paper has its own numbers, set thiet_lap.danh_so: theo_loai")
}
