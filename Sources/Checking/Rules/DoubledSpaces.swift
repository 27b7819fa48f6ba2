internal import Documents
internal import Groundwork
internal import WordDocuments

/// Words are one space apart.
struct DoubledSpaces: Rule {
  static let codes = ["text.doubled-spaces"]

  /// Where blanks are left on purpose, to be filled in by hand.
  private static let spared: Set<WordSurvey.Role> = [.number, .placeDate, .ornament, .blank]

  func check(_ paper: Paper, into findings: inout Findings) {
    for (index, paragraph) in paper.survey.paragraphs.enumerated()
    where !Self.spared.contains(paper.components.roles[index]) {
      guard let word = Self.wordAfterDoubledSpace(paragraph.text) else { continue }
      findings.warning(
        "text.doubled-spaces", .doubled(word), at: paper.survey.location(of: paragraph))
    }
  }

  /// The word after the first doubled space between two words; nil when there is none.
  private static func wordAfterDoubledSpace(_ text: String) -> String? {
    let bytes = text.utf8
    var isAfterWord = false
    var spaces = 0
    for place in bytes.indices {
      switch bytes[place] {
      case 0x20: spaces += 1
      case 0x09, 0x0A:
        isAfterWord = false
        spaces = 0
      default:
        if isAfterWord, spaces > 1 {
          let word = bytes[place...].prefix { $0 > 0x20 }
          return String(word)
        }
        isAfterWord = true
        spaces = 0
      }
    }
    return nil
  }
}

extension Phrase {
  fileprivate static func doubled(_ word: String) -> Phrase {
    Phrase(
      vi: "thừa dấu cách trước “\(word)”", en: "there is more than one space before “\(word)”")
  }
}
