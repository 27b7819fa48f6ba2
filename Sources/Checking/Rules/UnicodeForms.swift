internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper keeps to one way of writing letters with marks.
///
/// The decree takes composed and decomposed letters alike; a paper that mixes the two cannot be
/// searched, and its letters do not line up.
struct UnicodeForms: Rule {
  static let codes = ["unicode.mixed"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let decomposed = paper.survey.paragraphs.filter { paragraph in
      // A mark that no letter takes in stays apart.
      Self.isDecomposed(paragraph.text)
        && !paragraph.text.utf8.elementsEqual(paragraph.text.composed.utf8)
    }
    guard !decomposed.isEmpty,
      paper.survey.paragraphs.contains(where: { Self.isComposed($0.text) })
    else { return }
    for paragraph in decomposed {
      findings.warning(
        "unicode.mixed", .mixed, at: paper.survey.location(of: paragraph),
        mends: Self.composing(paragraph))
    }
  }

  /// Each letter with its marks, to be written in one piece.
  private static func composing(_ paragraph: WordSurvey.Paragraph) -> [WordMend] {
    var mends: [WordMend] = []
    var place = 0
    let marks: ClosedRange<UInt32> = 0x0300...0x036F
    var letter: (start: Int, text: String.UnicodeScalarView)?
    func close() {
      guard let whole = letter, whole.text.count > 1 else { return }
      let text = String(whole.text)
      mends.append(
        .writing(
          WordMend.Place(paragraph), whole.start..<(whole.start + text.utf8.count),
          text.composed))
    }
    for scalar in paragraph.text.unicodeScalars {
      if marks.contains(scalar.value), letter != nil {
        letter?.text.append(scalar)
      } else {
        close()
        letter = (place, String.UnicodeScalarView([scalar]))
      }
      place += UTF8.width(scalar)
    }
    close()
    return mends
  }

  /// Whether the text holds marks apart from their letters (U+0300 to U+036F).
  private static func isDecomposed(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
  }

  /// Whether the text holds letters that carry a tone (U+1EA0 to U+1EF9, à, á, ã …).
  private static func isComposed(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x1EA0...0x1EF9).contains($0.value) }
  }
}

extension Phrase {
  fileprivate static let mixed = Phrase(
    vi: "đoạn này viết bằng Unicode tổ hợp, chỗ khác bằng Unicode dựng sẵn",
    en: "this paragraph is in decomposed Unicode, others in composed")
}
