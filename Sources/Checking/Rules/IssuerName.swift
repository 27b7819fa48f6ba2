internal import Documents
internal import Groundwork
internal import WordDocuments

/// The issuing body is named at the head, and looks as the profile says; so does the one above it.
struct IssuerName: Rule {
  static let codes =
    ["issuer.missing"] + LookCheck.codes("issuer") + LookCheck.codes("parent")

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard !paper.isAttachment else { return }
    let issuer = paper.components[.issuer]
    if issuer.isEmpty { findings.error("issuer.missing", .missing, at: paper.location) }
    let head = paper.profile.head
    LookCheck(paper: paper, name: .issuer, code: "issuer", style: head.issuer)
      .check(issuer, into: &findings)
    LookCheck(paper: paper, name: .parent, code: "parent", style: head.parent)
      .check(paper.components[.parent], into: &findings)
  }
}

extension Phrase {
  fileprivate static let issuer = Phrase(
    vi: "tên cơ quan ban hành", en: "the issuing body's name")
  fileprivate static let parent = Phrase(
    vi: "tên cơ quan chủ quản", en: "the superior body's name")
  fileprivate static let missing = Phrase(
    vi: "thiếu tên cơ quan ban hành ở đầu văn bản",
    en: "the head does not name the issuing body")
}
