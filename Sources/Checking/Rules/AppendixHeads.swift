internal import Documents
internal import Groundwork
internal import WordDocuments

/// Appendices are labelled as the profile says, numbered when there are more than one, and spoken
/// of in the text.
struct AppendixHeads: Rule {
  static let codes =
    ["appendix.number", "appendix.unreferenced"] + LookCheck.codes("appendix.label")
    + LookCheck.codes("appendix.title") + LookCheck.codes("appendix.reference")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let (look, components) = (paper.profile.appendix, paper.components)
    let labels = components[.appendixLabel]
    LookCheck(paper: paper, name: .label, code: "appendix.label", style: look.heading)
      .check(labels, into: &findings)
    LookCheck(paper: paper, name: .title, code: "appendix.title", style: look.title)
      .check(components[.appendixTitle], into: &findings)
    LookCheck(
      paper: paper, name: .reference, code: "appendix.reference", style: look.reference.style
    ).check(components[.appendixReference], into: &findings)
    checkNumbers(labels, paper, into: &findings)
    guard let first = labels.first, !isReferred(to: look.singleLabel, before: first, paper) else {
      return
    }
    findings.warning("appendix.unreferenced", .unreferenced, at: paper.location(of: first))
  }

  private func checkNumbers(
    _ labels: [WordSurvey.Span], _ paper: Paper, into findings: inout Rulings
  ) {
    guard labels.count > 1, paper.profile.appendix.numeral == .roman else { return }
    let lead = paper.profile.appendix.singleLabel.folded
    for label in labels {
      let number = paper.survey.text(of: label).folded.dropFirst(lead.count).trimmed
      guard number.isEmpty || !number.allSatisfy({ "ivxlc".contains($0) }) else { continue }
      findings.warning("appendix.number", .roman, at: paper.location(of: label))
    }
  }

  /// Whether the text itself speaks of an appendix.
  private func isReferred(
    to word: String, before label: WordSurvey.Span, _ paper: Paper
  ) -> Bool {
    let wanted = [word.folded, "kem theo"]
    return paper.survey.paragraphs[..<label.paragraph].contains { paragraph in
      let text = paragraph.text.folded
      return wanted.contains { text.contains($0) }
    }
  }
}

extension Phrase {
  fileprivate static let label = Phrase(vi: "dòng “Phụ lục”", en: "the appendix's label")
  fileprivate static let title = Phrase(vi: "tên phụ lục", en: "the appendix's title")
  fileprivate static let reference = Phrase(
    vi: "dòng “Kèm theo” của phụ lục", en: "the appendix's line of what it is attached to")
  fileprivate static let roman = Phrase(
    vi: "từ hai phụ lục trở lên phải đánh số La Mã",
    en: "two appendices or more are numbered in Roman numerals")
  fileprivate static let unreferenced = Phrase(
    vi: "nội dung văn bản không nhắc đến phụ lục", en: "the text does not speak of the appendix")
}
