internal import Documents
internal import Groundwork
internal import WordDocuments

/// Every section keeps the four margins that the profile asks for.
struct PageMargins: Rule {
  static let codes = ["margin.top", "margin.bottom", "margin.left", "margin.right"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    for (index, section) in paper.survey.sections.enumerated() {
      let page = paper.profile.page
      let allowed = section.orientation == .portrait ? page.margins : page.landscapeMargins
      let margins = section.margins
      let sides:
        [(
          code: String, name: Phrase, margin: Length, allowed: Allowed<Length>,
          mend: (Length) -> WordMend.PageSetting
        )] = [
          ("margin.top", .top, margins.top, allowed.top, { .top($0) }),
          ("margin.bottom", .bottom, margins.bottom, allowed.bottom, { .bottom($0) }),
          // What is kept free for binding is margin to whoever reads the page.
          (
            "margin.left", .left, margins.left + section.gutter, allowed.left, { .left($0) }
          ),
          ("margin.right", .right, margins.right, allowed.right, { .right($0) }),
        ]
      for side in sides where !side.allowed.admits(side.margin) {
        findings.error(
          side.code, .measured(side.name, side.margin.phrase, must: side.allowed.demand),
          at: paper.survey.location(of: section),
          mends: [.page(section: index, side.mend(side.allowed.chosen))])
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
