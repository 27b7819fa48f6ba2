internal import Documents
internal import Groundwork
internal import WordDocuments

/// The form of a copy and the copying body look as the profile says; its symbol is of that form.
struct CopyHead: Rule {
  static let codes =
    LookCheck.codes("copy").filter { !$0.hasSuffix(".align") } + ["copy.symbol"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard let form = paper.components[.copyForm].first else { return }
    let look = paper.profile.copy
    LookCheck(paper: paper, name: .form, code: "copy", style: look.style, aligns: false)
      .check(form, into: &findings)
    LookCheck(
      paper: paper, name: .issuer, code: "copy", style: paper.profile.head.issuer, aligns: false
    ).check(paper.components[.copyIssuer], into: &findings)
    let text = paper.survey.text(of: form).folded
    guard let known = look.forms.first(where: { $0.text.folded == text }),
      let number = paper.components[.copyNumber].first
    else { return }
    let written = paper.survey.text(of: number)
    // “Số: 03/SY-BCH”: the abbreviation comes right after a sign.
    let parts = written.split { $0 == "/" || $0 == "-" || $0 == " " }
    guard !parts.contains(where: { $0 == known.symbol }) else { return }
    findings.warning("copy.symbol", .symbol(written, known), at: paper.location(of: number))
  }
}

extension Phrase {
  fileprivate static let form = Phrase(vi: "hình thức sao", en: "the form of the copy")
  fileprivate static let issuer = Phrase(vi: "tên cơ quan sao", en: "the copying body")
  fileprivate static func symbol(
    _ written: String, _ form: FormatProfile.CopyLook.Form
  ) -> Phrase {
    Phrase(
      vi: "“\(written)”: ký hiệu của bản “\(form.text)” bắt đầu bằng “\(form.symbol)”",
      en: "“\(written)”: the symbol of “\(form.text)” begins with “\(form.symbol)”")
  }
}
