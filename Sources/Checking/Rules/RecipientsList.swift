internal import Documents
internal import Groundwork
internal import WordDocuments

/// The paper says who gets it, and the label and the list look as the profile says.
struct RecipientsList: Rule {
  static let codes =
    ["recipients.missing", "recipients.empty"] + LookCheck.codes("recipients.label")
    + LookCheck.codes("recipients.list")

  func check(_ paper: Paper, into findings: inout Findings) {
    let look = paper.profile.recipients
    let components = paper.components
    guard let label = components[.recipientsLabel].first else {
      if !paper.isIssuedWithAnother {
        findings.error("recipients.missing", .missing(look.label), at: paper.location)
      }
      return
    }
    let list = components[.recipient] + components[.archive]
    if list.isEmpty { findings.error("recipients.empty", .empty, at: paper.location(of: label)) }
    LookCheck(
      paper: paper, name: Phrase("“\(look.label)”"), code: "recipients.label",
      style: look.labelStyle
    ).check(label, into: &findings)
    LookCheck(paper: paper, name: .list, code: "recipients.list", style: look.listStyle)
      .check(list, into: &findings)
  }
}

extension Phrase {
  fileprivate static let list = Phrase(vi: "danh sách nơi nhận", en: "the list of recipients")
  fileprivate static let empty = Phrase(
    vi: "dưới “Nơi nhận” không có ai", en: "nobody is listed among the recipients")

  fileprivate static func missing(_ label: String) -> Phrase {
    Phrase(vi: "thiếu “\(label)”", en: "“\(label)” (the recipients) is missing")
  }
}
