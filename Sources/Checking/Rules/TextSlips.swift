internal import Documents
internal import Groundwork
internal import WordDocuments

/// No word stands in the paper that is never right, such as “Nghị đinh”.
struct TextSlips: Rule {
  static let codes = ["text.slip"]

  private static func cased(_ right: String, as written: String) -> String {
    if written.isInCapitals { return right.vietnameseUppercased }
    return written.first?.isUppercase == true ? right.capitalizedFirst : right
  }

  func check(_ paper: Paper, into findings: inout Rulings) {
    let phrases = paper.proofreader.slips
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      for (slip, range) in phrases.matches(in: text) {
        let written = String(decoding: text[range], as: UTF8.self)
        findings.warning(
          "text.slip", .slip(written, Self.cased(slip.right, as: written)),
          at: paper.survey.location(of: paragraph))
      }
    }
  }
}

extension Phrase {
  fileprivate static func slip(_ written: String, _ right: String) -> Phrase {
    Phrase(
      vi: "“\(written)” viết sai; phải là “\(right)”",
      en: "“\(written)” is misspelt; it must be “\(right)”")
  }
}
