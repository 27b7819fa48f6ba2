internal import Documents
internal import Groundwork
internal import WordDocuments

/// The paper says what it is and what it is about, as the profile has it.
///
/// A công văn has no title; its subject stands under the number.
struct TitleAndSubject: Rule {
  static let codes =
    ["title.missing", "subject.missing"] + LookCheck.codes("title") + LookCheck.codes("subject")

  func check(_ paper: Paper, into findings: inout Findings) {
    let (profile, components) = (paper.profile, paper.components)
    let title = components[.title]
    let subject = components[.subject]
    let dispatch = components[.dispatchSubject]
    if title.isEmpty, dispatch.isEmpty {
      if !paper.isAttachment { findings.error("title.missing", .noTitle, at: paper.location) }
    } else if !title.isEmpty, subject.isEmpty {
      findings.error("subject.missing", .noSubject, at: paper.location(of: title[0]))
    }
    LookCheck(paper: paper, name: .title, code: "title", style: profile.title)
      .check(title, into: &findings)
    LookCheck(paper: paper, name: .subject, code: "subject", style: profile.subject)
      .check(subject, into: &findings)
    LookCheck(
      paper: paper, name: .subject, code: "subject", style: profile.head.dispatchSubject.style
    ).check(dispatch, into: &findings)
  }
}

extension Phrase {
  fileprivate static let title = Phrase(vi: "tên loại văn bản", en: "the title")
  fileprivate static let subject = Phrase(vi: "trích yếu", en: "the subject")
  fileprivate static let noTitle = Phrase(
    vi: "thiếu tên loại văn bản (công văn thì thiếu trích yếu dưới số, ký hiệu)",
    en: "the paper has no title (nor, for a letter, a subject under its number)")
  fileprivate static let noSubject = Phrase(
    vi: "thiếu trích yếu dưới tên loại văn bản", en: "there is no subject under the title")
}
