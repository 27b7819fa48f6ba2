internal import Documents
internal import Groundwork
internal import WordDocuments

/// Dates that are written out in the text have the zeros of the date at the head, and no others.
struct DatesInText: Rule {
  static let codes = ["text.date-padding"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.head.placeDate
    guard look.padDaysBelow > 0, look.padMonthsBelow > 0 else { return }
    for (index, paragraph) in paper.survey.paragraphs.enumerated()
    where paper.components.roles[index] != .placeDate {
      let bytes = paper.texts[index]
      for (_, range) in paper.proofreader.dates.matches(in: bytes) {
        guard let date = WrittenDate(after: range.upperBound, in: bytes) else { continue }
        let mends = [
          date.day.mend(below: look.padDaysBelow), date.month.mend(below: look.padMonthsBelow),
        ].compactMap { $0 }
        guard let first = mends.first else { continue }
        let isAsWritten = paragraph.text.utf8.count == bytes.count
        findings.warning(
          "text.date-padding", .padding(first.written, first.right),
          at: paper.survey.location(of: paragraph),
          mends: isAsWritten
            ? mends.map { .writing(WordMend.Place(paragraph), $0.range, $0.right) } : [])
      }
    }
  }
}

/// “05 tháng 01 năm 2020” after the word “ngày”.
private struct WrittenDate {
  let day: Figure
  let month: Figure

  struct Figure {
    let range: Range<Int>
    let written: String
    let value: Int

    func mend(below limit: Int) -> (range: Range<Int>, written: String, right: String)? {
      let right = value < limit && value < 10 ? "0\(value)" : "\(value)"
      return written == right || value == 0 ? nil : (range, written, right)
    }
  }

  init?(after start: Int, in text: [UInt8]) {
    var place = start
    func blanks() { while place < text.count, text[place] == 0x20 { place += 1 } }
    func word(_ word: String) -> Bool {
      guard text[place...].starts(with: word.utf8) else { return false }
      place += word.utf8.count
      return true
    }
    func figure() -> Figure? {
      let from = place
      while place < text.count, (0x30...0x39).contains(text[place]), place - from < 3 { place += 1 }
      let written = String(decoding: text[from..<place], as: UTF8.self)
      guard (1...2).contains(place - from), let value = Int(written) else { return nil }
      return Figure(range: from..<place, written: written, value: value)
    }
    blanks()
    guard let day = figure() else { return nil }
    blanks()
    guard word("tháng") else { return nil }
    blanks()
    guard let month = figure() else { return nil }
    blanks()
    // Without a year it may be a date of every year, or one of the moon's.
    guard word("năm") else { return nil }
    self.day = day
    self.month = month
  }
}

extension Phrase {
  fileprivate static func padding(_ written: String, _ right: String) -> Phrase {
    Phrase(
      vi: "ngày, tháng ghi “\(written)”; phải là “\(right)”",
      en: "a day or month is “\(written)”; it must be “\(right)”")
  }
}
