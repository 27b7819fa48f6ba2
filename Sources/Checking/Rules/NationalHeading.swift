internal import Documents
internal import Groundwork
internal import WordDocuments

/// The lines of the national heading are there, word for word, and look as the profile says.
///
/// The tone may stand on either vowel (HÒA, HOÀ): the decree itself prints both.
struct NationalHeading: Rule {
  static let codes =
    ["national.missing", "national.wording"] + LookCheck.codes("national")

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard !paper.isAttachment else { return }
    for (line, span) in zip(paper.profile.head.national, paper.components.national) {
      guard let span else {
        findings.error("national.missing", .missing(line), at: paper.location)
        continue
      }
      let found = paper.survey.text(of: span)
      // What is shown in capitals may have been typed in any case.
      let isShownInCapitals = paper.survey.runs(of: span).allSatisfy(\.format.isCapitals)
      let shown = isShownInCapitals ? found.vietnameseUppercased : found
      if shown.untoned != line.text.untoned, !(line.style.isCapitals && differsInCase(shown, line))
      {
        findings.error(
          "national.wording", .wording(line, found), at: paper.location(of: span),
          hints: [.write(line)])
      }
      LookCheck(
        paper: paper, name: Phrase(line.name).lowercased, code: "national", style: line.style
      ).check(span, into: &findings)
    }
  }

  /// Small letters where capitals belong are a matter of looks, which are checked by themselves.
  private func differsInCase(_ shown: String, _ line: FormatProfile.NationalLine) -> Bool {
    shown.vietnameseUppercased.untoned == line.text.untoned
  }
}

extension Phrase {
  fileprivate static func missing(_ line: FormatProfile.NationalLine) -> Phrase {
    let name = Phrase(line.name).lowercased.vi
    return Phrase(
      vi: "thiếu \(name) “\(line.text)”", en: "the line “\(line.text)” (\(name)) is missing")
  }
  fileprivate static func wording(_ line: FormatProfile.NationalLine, _ found: String) -> Phrase {
    let name = Phrase(line.name).lowercased.vi
    return Phrase(
      vi: "\(name) ghi “\(found)”; phải là “\(line.text)”",
      en: "the \(name) reads “\(found)”; it must be “\(line.text)”")
  }
  fileprivate static func write(_ line: FormatProfile.NationalLine) -> Phrase {
    Phrase(vi: "viết: \(line.text)", en: "write: \(line.text)")
  }
}
