internal import Documents
internal import Groundwork
internal import WordDocuments

/// The first line of each paragraph starts where the profile says.
struct BodyIndent: Rule {
  static let codes = ["body.indent"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let allowed = paper.profile.body.indent
    for (index, paragraph) in paper.paragraphs(.body) {
      // What counts is where the line starts, by whichever of the two indents.
      let start = paragraph.format.left + paragraph.format.firstLine
      guard !allowed.admits(start), !Self.startsWithTab(paragraph) else { continue }
      findings.warning(
        "body.indent", .measured(.firstLine, start.phrase, must: allowed.demand),
        at: paper.survey.location(of: paragraph),
        mends: [paper.mend(index, .firstLine(allowed.chosen))])
    }
  }

  /// Word's own tab stops stand every 12.7 mm: a tab at the start gives that very indent.
  private static func startsWithTab(_ paragraph: WordSurvey.Paragraph) -> Bool {
    paragraph.text.utf8.first == 0x09
      && (paragraph.format.left + paragraph.format.firstLine).points.magnitude < 0.5
  }
}

extension Phrase {
  fileprivate static let firstLine = Phrase(
    vi: "độ lùi đầu dòng", en: "the indent of the first line")
}
