internal import Documents
internal import Groundwork
internal import WordDocuments

/// Text and headings have a size that the profile allows for the body.
///
/// Tables are left alone: the decree says nothing of them.
struct BodySize: Rule {
  static let codes = ["body.size"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let size = paper.profile.body.size
    for span in paper.components[.body] + paper.components[.heading] {
      let wrong = paper.survey.runs(of: span).first {
        !$0.format.isRaisedOrLowered && !size.admits($0.format.size)
      }
      guard let wrong else { continue }
      findings.error(
        "body.size", .measured(.itsSize, wrong.format.size.phrase(), must: size.demand()),
        at: paper.location(of: span), mends: [paper.mend(span, .size(paper.bodySize))])
    }
  }
}

extension Phrase {
  fileprivate static let itsSize = Phrase(vi: "cỡ chữ nội dung", en: "the text's size")
}
