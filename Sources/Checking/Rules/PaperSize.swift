internal import Documents
internal import Groundwork
internal import WordDocuments

/// Every section is on the profile's paper, upright or on its side.
struct PaperSize: Rule {
  static let codes = ["page.size"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let page = paper.profile.page
    for (index, section) in paper.survey.sections.enumerated() {
      let long = max(section.width, section.height)
      let short = min(section.width, section.height)
      guard
        !Allowed(only: max(page.width, page.height)).admits(long)
          || !Allowed(only: min(page.width, page.height)).admits(short)
      else { continue }
      let isUpright = section.orientation == .portrait
      findings.error(
        "page.size", .size(section.width, section.height, must: page.width, page.height),
        at: paper.survey.location(of: section), hints: [.setIt],
        mends: [
          .page(
            section: index,
            .size(
              width: isUpright ? page.width : page.height,
              height: isUpright ? page.height : page.width))
        ])
    }
  }
}

extension Phrase {
  fileprivate static func size(
    _ width: Length, _ height: Length, must wanted: Length, _ high: Length
  ) -> Phrase {
    Phrase(
      vi: "khổ giấy là \(width.phrase.vi) × \(height.phrase.vi); phải là "
        + "\(wanted.phrase.vi) × \(high.phrase.vi)",
      en: "the paper is \(width.phrase.en) × \(height.phrase.en); it must be "
        + "\(wanted.phrase.en) × \(high.phrase.en)")
  }
  fileprivate static var setIt: Phrase {
    Phrase(vi: "chọn lại khổ giấy: Layout ▸ Size", en: "choose the paper under Layout ▸ Size")
  }
}
