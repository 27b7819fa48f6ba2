internal import Documents
internal import Groundwork
internal import WordDocuments

/// The paper says what it is and what it is about, as the profile has it.
///
/// A công văn has no title; its subject stands under the number.
struct TitleAndSubject: Rule {
  static let codes =
    ["title.missing", "subject.missing", "subject.case", "subject.form"] + LookCheck.codes("title")
    + LookCheck.codes("subject")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let (profile, components) = (paper.profile, paper.components)
    let title = components[.title]
    let subject = components[.subject]
    let dispatch = components[.dispatchSubject]
    if title.isEmpty, dispatch.isEmpty {
      if !paper.isAttachment { findings.error("title.missing", .noTitle, at: paper.location) }
    } else if !title.isEmpty, subject.isEmpty, !paper.isAttachment {
      findings.error("subject.missing", .noSubject, at: paper.location(of: title[0]))
    }
    for span in subject + dispatch where !profile.subject.isCapitals {
      if paper.survey.text(of: span).isInCapitals {
        findings.error("subject.case", .smallSubject, at: paper.location(of: span))
      }
    }
    let lead = profile.head.dispatchSubject.pattern.prefix { $0 != "{" }.trimmed
    for span in dispatch where !lead.isEmpty {
      let text = paper.survey.text(of: span).composed
      if !text.hasPrefix(lead) {
        findings.error("subject.form", .form(lead), at: paper.location(of: span))
      }
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
  fileprivate static let smallSubject = Phrase(
    vi: "trích yếu phải viết chữ thường, không viết in hoa cả dòng",
    en: "the subject must be in small letters, not all in capitals")
  fileprivate static func form(_ lead: String) -> Phrase {
    Phrase(
      vi: "trích yếu của công văn phải bắt đầu bằng “\(lead)”",
      en: "the subject of a letter must begin with “\(lead)”")
  }
  fileprivate static let noTitle = Phrase(
    vi: "thiếu tên loại văn bản (công văn thì thiếu trích yếu dưới số, ký hiệu)",
    en: "the paper has no title (nor, for a letter, a subject under its number)")
  fileprivate static let noSubject = Phrase(
    vi: "thiếu trích yếu dưới tên loại văn bản", en: "there is no subject under the title")
}
