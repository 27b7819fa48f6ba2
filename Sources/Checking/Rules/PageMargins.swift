internal import Documents
internal import Groundwork
internal import WordDocuments

/// Every section keeps the four margins that the profile asks for.
struct PageMargins: Rule {
  static let codes = ["margin.top", "margin.bottom", "margin.left", "margin.right"]

  func check(_ paper: Paper, into findings: inout Findings) {
    for section in paper.survey.sections {
      let page = paper.profile.page
      let allowed = section.orientation == .portrait ? page.margins : page.landscapeMargins
      let margins = section.margins
      let sides: [(String, Phrase, Length, Allowed<Length>)] = [
        ("margin.top", .top, margins.top, allowed.top),
        ("margin.bottom", .bottom, margins.bottom, allowed.bottom),
        // What is kept free for binding is margin to whoever reads the page.
        ("margin.left", .left, margins.left + section.gutter, allowed.left),
        ("margin.right", .right, margins.right, allowed.right),
      ]
      for (code, side, margin, allowed) in sides where !allowed.admits(margin) {
        findings.error(
          code, .measured(side, margin.phrase, must: allowed.demand),
          at: paper.survey.location(of: section))
      }
    }
  }
}

extension Phrase {
  fileprivate static let top = Phrase(vi: "lề trên", en: "the top margin")
  fileprivate static let bottom = Phrase(vi: "lề dưới", en: "the bottom margin")
  fileprivate static let left = Phrase(vi: "lề trái", en: "the left margin")
  fileprivate static let right = Phrase(vi: "lề phải", en: "the right margin")
}
