internal import Documents
internal import Groundwork
internal import WordDocuments

/// Who decides, “QUYẾT ĐỊNH:”, and “(Kèm theo …)” look as the profile says.
struct EnactingWords: Rule {
  static let codes =
    LookCheck.codes("authority") + LookCheck.codes("enacting") + LookCheck.codes("attached-to")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let (profile, components) = (paper.profile, paper.components)
    LookCheck(paper: paper, name: .authority, code: "authority", style: profile.authority)
      .check(components[.authority], into: &findings)
    LookCheck(paper: paper, name: .enacting, code: "enacting", style: profile.enacting)
      .check(components[.enacting], into: &findings)
    LookCheck(paper: paper, name: .attachedTo, code: "attached-to", style: profile.attachedTo)
      .check(components[.attachedTo], into: &findings)
  }
}

extension Phrase {
  fileprivate static let authority = Phrase(
    vi: "thẩm quyền ban hành", en: "the line of who decides")
  fileprivate static let enacting = Phrase(vi: "dòng quyết định", en: "the enacting line")
  fileprivate static let attachedTo = Phrase(
    vi: "dòng “Kèm theo”", en: "the line of what it is attached to")
}
