internal import Documents
internal import Groundwork
internal import WordDocuments

/// The paper says who gets it, and the label and the list look as the profile says.
struct RecipientsList: Rule {
  static let codes =
    ["recipients.missing", "recipients.empty", "recipients.mark", "recipients.as-above"]
    + LookCheck.codes("recipients.label")
    + LookCheck.codes("recipients.list")

  func check(_ paper: Paper, into findings: inout Rulings) {
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
    checkMarks(components[.recipient], paper, into: &findings)
    LookCheck(
      paper: paper, name: Phrase("“\(look.label)”"), code: "recipients.label",
      style: look.labelStyle
    ).check(label, into: &findings)
    LookCheck(paper: paper, name: .list, code: "recipients.list", style: look.listStyle)
      .check(list, into: &findings)
  }

  /// Whoever is addressed stands first as “Như trên”; each line begins and ends as the profile
  /// has it.
  private func checkMarks(
    _ lines: [WordSurvey.Span], _ paper: Paper, into findings: inout Rulings
  ) {
    let items = paper.profile.recipients.items
    let hasArchive = !paper.components[.archive].isEmpty
    for (place, line) in lines.enumerated() {
      let text = paper.survey.text(of: line).composed
      let isLast = place == lines.count - 1 && !hasArchive
      let marks = isLast ? [items.lastMark, items.mark] : [items.mark]
      if !items.mark.isEmpty, !marks.contains(where: { text.hasSuffix($0) }) {
        findings.warning("recipients.mark", .mark(items.mark), at: paper.location(of: line))
      } else if !items.dash.trimmed.isEmpty, !text.hasPrefix(items.dash.trimmed), place == 0 {
        findings.warning("recipients.mark", .dash(items.dash.trimmed), at: paper.location(of: line))
      }
    }
    guard let first = lines.first, !paper.components[.addresseeLabel].isEmpty,
      !paper.survey.text(of: first).folded.contains("nhu tren")
    else { return }
    findings.warning("recipients.as-above", .asAbove, at: paper.location(of: first))
  }
}

extension Phrase {
  fileprivate static let list = Phrase(vi: "danh sách nơi nhận", en: "the list of recipients")
  fileprivate static let empty = Phrase(
    vi: "dưới “Nơi nhận” không có ai", en: "nobody is listed among the recipients")

  fileprivate static let asAbove = Phrase(
    vi: "có “Kính gửi” thì dòng đầu của nơi nhận là “Như trên”",
    en: "where somebody is addressed, the first recipient is “Như trên”")

  fileprivate static func mark(_ mark: String) -> Phrase {
    Phrase(
      vi: "mỗi dòng nơi nhận phải kết thúc bằng “\(mark)”",
      en: "each line of the recipients must end with “\(mark)”")
  }
  fileprivate static func dash(_ dash: String) -> Phrase {
    Phrase(
      vi: "mỗi dòng nơi nhận phải bắt đầu bằng “\(dash)”",
      en: "each line of the recipients must begin with “\(dash)”")
  }
  fileprivate static func missing(_ label: String) -> Phrase {
    Phrase(vi: "thiếu “\(label)”", en: "“\(label)” (the recipients) is missing")
  }
}
