internal import Documents
internal import Groundwork
internal import WordDocuments

/// The legal bases look as the profile says, and each ends with its mark.
struct LegalBases: Rule {
  static let codes = ["basis.size", "basis.italic", "basis.mark"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.basis
    let bases = paper.components[.basis]
    let isUpright = look.isItalicOnlyWhenEnacting && paper.components[.enacting].isEmpty
    let isItalic = look.style.isItalic && !isUpright
    for (place, span) in bases.enumerated() {
      let location = paper.location(of: span)
      let runs = paper.survey.runs(of: span)
      if let wrong = runs.first(where: { !look.style.size.admits($0.format.size) }) {
        findings.error(
          "basis.size",
          .measured(.itsSize, wrong.format.size.phrase(), must: look.style.size.demand()),
          at: location, mends: [paper.mend(span, .size(paper.size(of: look.style)))])
      }
      if runs.contains(where: { $0.format.isItalic != isItalic }) {
        findings.warning(
          "basis.italic", .slant(isItalic), at: location,
          mends: [paper.mend(span, .italic(isItalic))])
      }
      // The last may end as either: after it may come a proposal, which ends the list itself.
      let text = paper.survey.text(of: span)
      let marks = place == bases.count - 1 ? [look.lastMark, look.mark] : [look.mark]
      if !look.mark.isEmpty, !marks.contains(where: { text.hasSuffix($0) }) {
        findings.warning("basis.mark", .mark(look.mark), at: location)
      }
    }
  }
}

extension Phrase {
  fileprivate static let itsSize = Phrase(vi: "cỡ chữ của căn cứ", en: "the basis's size")

  fileprivate static func slant(_ isItalic: Bool) -> Phrase {
    isItalic
      ? Phrase(vi: "căn cứ phải là chữ nghiêng", en: "a legal basis must be in italics")
      : Phrase(vi: "căn cứ phải là chữ đứng", en: "a legal basis must be upright")
  }
  fileprivate static func mark(_ mark: String) -> Phrase {
    Phrase(
      vi: "căn cứ phải kết thúc bằng “\(mark)”", en: "a legal basis must end with “\(mark)”")
  }
}
