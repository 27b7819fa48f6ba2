internal import Documents
internal import Groundwork
internal import WordDocuments

/// Those addressed look as the profile says, and the lines of their list end with its marks.
struct AddresseeList: Rule {
  static let codes =
    ["addressees.mark", "addressees.label"]
    + LookCheck.codes("addressees").filter { !$0.hasSuffix(".align") && !$0.hasSuffix(".bold") }
    + ["addressees.bold"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.addressees
    let components = paper.components
    let spans = components[.addresseeLabel] + components[.addressee]
    var style = look.style
    style.alignment = .left
    for span in spans {
      let runs = paper.survey.runs(of: span)
      if !style.isBold, runs.contains(where: \.format.isBold) {
        findings.error(
          "addressees.bold", .regular, at: paper.location(of: span),
          mends: [paper.mend(span, .bold(false))])
      }
      LookCheck(paper: paper, name: .name, code: "addressees", style: style, aligns: false)
        .check(span, into: &findings)
    }
    if let label = components[.addresseeLabel].first {
      let text = paper.survey.text(of: label).composed
      if !text.hasPrefix(look.label) {
        findings.error("addressees.label", .label(look.label), at: paper.location(of: label))
      }
    }
    let list = components[.addressee]
    guard list.count > 1, !look.items.mark.isEmpty else { return }
    for (place, span) in list.enumerated() {
      let text = paper.survey.text(of: span)
      let isLast = place == list.count - 1
      let marks = isLast ? [look.items.lastMark, look.items.mark] : [look.items.mark]
      guard !marks.contains(where: { text.hasSuffix($0) }) else { continue }
      findings.warning(
        "addressees.mark", .mark(isLast ? look.items.lastMark : look.items.mark),
        at: paper.location(of: span))
    }
  }
}

extension Phrase {
  fileprivate static let name = Phrase(vi: "phần kính gửi", en: "the list of those addressed")
  fileprivate static let regular = Phrase(
    vi: "phần kính gửi không in đậm", en: "those addressed are not in bold")
  fileprivate static func label(_ label: String) -> Phrase {
    Phrase(vi: "phải ghi “\(label)”", en: "it must read “\(label)”")
  }
  fileprivate static func mark(_ mark: String) -> Phrase {
    Phrase(
      vi: "dòng kính gửi này phải kết thúc bằng “\(mark)”",
      en: "this line of those addressed must end with “\(mark)”")
  }
}
