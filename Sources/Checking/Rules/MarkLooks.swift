internal import Documents
internal import Groundwork
internal import WordDocuments

/// The marks of secrecy, urgency and circulation, and the drafter's sign, look as the profile says.
///
/// Where they stand is not looked at: they are stamped, or drawn into a box that floats.
struct MarkLooks: Rule {
  static let codes =
    (LookCheck.codes("mark") + LookCheck.codes("drafter")).filter { !$0.hasSuffix(".align") }

  func check(_ paper: Paper, into findings: inout Rulings) {
    let marks = paper.profile.marks
    let kinds: [(WordSurvey.Role, ElementStyle)] = [
      (.circulationMark, marks.circulation.style), (.secrecyMark, marks.secrecy.style),
      (.urgencyMark, marks.urgency.style),
    ]
    for (role, style) in kinds {
      LookCheck(paper: paper, name: .mark, code: "mark", style: style, aligns: false)
        .check(paper.components[role], into: &findings)
    }
    LookCheck(
      paper: paper, name: .drafter, code: "drafter",
      style: paper.profile.recipients.drafter.style, aligns: false
    ).check(paper.components[.drafter], into: &findings)
  }
}

extension Phrase {
  fileprivate static let mark = Phrase(
    vi: "dấu chỉ độ mật, mức độ khẩn, phạm vi lưu hành",
    en: "the mark of secrecy, urgency or circulation")
  fileprivate static let drafter = Phrase(
    vi: "ký hiệu người soạn thảo", en: "the drafter's sign")
}
