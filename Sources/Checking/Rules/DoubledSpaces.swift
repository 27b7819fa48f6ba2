internal import Documents
internal import Groundwork
internal import WordDocuments

/// Words are one space apart.
struct DoubledSpaces: Rule {
  static let codes = ["text.doubled-spaces"]

  /// Where blanks are left on purpose, to be filled in by hand.
  private static let spared: Set<WordSurvey.Role> = [.number, .placeDate, .ornament, .blank]

  private static let text: Set<WordSurvey.Role> = [
    .body, .heading, .basis, .proposal, .appendixText, .tableText,
  ]
  /// Spaces in a row with which two things are set side by side.
  private static let gap = 5

  func check(_ paper: Paper, into findings: inout Rulings) {
    for (index, paragraph) in paper.survey.paragraphs.enumerated()
    where !Self.spared.contains(paper.components.roles[index]) {
      let doubled = Self.doubledSpaces(in: paragraph.text).filter { gap in
        // In the head and the foot people set two things side by side with many.
        gap.count < Self.gap || paragraph.cell != nil
          || Self.text.contains(paper.components.roles[index])
      }
      guard let first = doubled.first else { continue }
      let place = WordMend.Place(paragraph)
      findings.warning(
        "text.doubled-spaces", .doubled(Self.word(at: first.upperBound, in: paragraph.text)),
        at: paper.survey.location(of: paragraph),
        mends: doubled.map { .writing(place, ($0.lowerBound + 1)..<$0.upperBound, "") })
    }
  }

  /// Where words are parted by more than one space, in bytes.
  private static func doubledSpaces(in text: String) -> [Range<Int>] {
    var doubled: [Range<Int>] = []
    var isAfterWord = false
    var spaces = 0
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x20: spaces += 1
      case 0x09, 0x0A:
        isAfterWord = false
        spaces = 0
      default:
        if isAfterWord, spaces > 1 { doubled.append((place - spaces)..<place) }
        isAfterWord = true
        spaces = 0
      }
    }
    return doubled
  }

  private static func word(at place: Int, in text: String) -> String {
    String(decoding: text.utf8.dropFirst(place).prefix { $0 > 0x20 }, as: UTF8.self)
  }
}

extension Phrase {
  fileprivate static func doubled(_ word: String) -> Phrase {
    Phrase(
      vi: "thừa dấu cách trước “\(word)”", en: "there is more than one space before “\(word)”")
  }
}
