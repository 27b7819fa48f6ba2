internal import Documents
internal import Groundwork
internal import WordDocuments

/// No academic title stands before the name of whoever signs.
struct SignerTitles: Rule {
  static let codes = ["signature.title"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let titles = paper.proofreader.data.academicTitles
    for span in paper.components[.signerName] {
      let name = paper.survey.text(of: span).composed
      let title = titles.first { title in
        name.hasPrefix(title)
          && (name.dropFirst(title.count).first == " " || title.hasSuffix("."))
      }
      guard let title else { continue }
      findings.warning("signature.title", .title(title), at: paper.location(of: span))
    }
  }
}

extension Phrase {
  fileprivate static func title(_ title: String) -> Phrase {
    Phrase(
      vi: "không ghi “\(title)” trước họ tên người ký",
      en: "“\(title)” must not stand before the signer's name")
  }
}
