internal import Documents
internal import Groundwork
internal import WordDocuments

/// A decree or circular is cited with the year that is part of its number.
///
/// “Nghị định số 02 của Chính phủ” may be any of fifty.
struct DecreeYears: Rule {
  static let codes = ["text.citation-year"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      for (_, range) in paper.proofreader.decrees.matches(in: text) {
        guard let cited = Self.numberWithoutYear(after: range.upperBound, in: text) else {
          continue
        }
        let written = String(decoding: text[range.lowerBound..<cited], as: UTF8.self)
        findings.warning(
          "text.citation-year", .noYear(written), at: paper.survey.location(of: paragraph))
      }
    }
  }

  /// Where the number ends that follows and has no year; nil when none follows, or all is well.
  private static func numberWithoutYear(after start: Int, in text: [UInt8]) -> Int? {
    var place = start
    func blanks() { while place < text.count, text[place] == 0x20 { place += 1 } }
    func figures() -> Int {
      let from = place
      while place < text.count, (0x30...0x39).contains(text[place]) { place += 1 }
      return place - from
    }
    blanks()
    if text[place...].starts(with: "số".utf8) {
      place += "số".utf8.count
      blanks()
    }
    guard (1...4).contains(figures()) else { return nil }
    let end = place
    guard place < text.count, text[place] == UInt8(ascii: "/") else { return end }
    place += 1
    return figures() == 4 ? nil : end
  }
}

extension Phrase {
  fileprivate static func noYear(_ written: String) -> Phrase {
    Phrase(
      vi: "viện dẫn “\(written)” không có năm ban hành; phải như “số 30/2020/NĐ-CP”",
      en: "“\(written)” is cited without its year; it must be like “số 30/2020/NĐ-CP”")
  }
}
