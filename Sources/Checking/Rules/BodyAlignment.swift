internal import Documents
internal import Groundwork
internal import WordDocuments

/// The text keeps to the sides that the profile asks for.
///
/// A paragraph of one line looks the same to the left and justified, so only longer ones count.
struct BodyAlignment: Rule {
  static let codes = ["body.align"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let wanted = paper.profile.body.alignment
    for (index, paragraph) in paper.paragraphs(.body)
    where paragraph.format.alignment != wanted && paper.isLongerThanOneLine(index) {
      findings.warning(
        "body.align", .alignment(paragraph.format.alignment.phrase, wanted.phrase),
        at: paper.survey.location(of: paragraph),
        mends: [paper.mend(index, .alignment(wanted))])
    }
  }
}

extension Paper {
  /// Whether a paragraph surely takes more than one line, measured in the profile's font.
  func isLongerThanOneLine(_ index: Int) -> Bool {
    let paragraph = survey.paragraphs[index]
    let format = paragraph.format
    let room = textWidth(at: index) - (format.left + format.right + format.firstLine).points
    let size = paragraph.runs.first?.format.size ?? 0
    // A little over: what just fits may or may not break.
    return FontMetrics.width(of: paragraph.text, size: size) > room * 1.05
  }
}

extension Phrase {
  fileprivate static func alignment(_ found: Phrase, _ wanted: Phrase) -> Phrase {
    Phrase(
      vi: "đoạn văn đang \(found.vi); phải \(wanted.vi)",
      en: "the paragraph is \(found.en); it must be \(wanted.en)")
  }
}
