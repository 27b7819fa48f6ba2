internal import Documents
internal import Groundwork
internal import WordDocuments

/// Paragraphs stand as far apart as the profile asks.
struct BodySpacing: Rule {
  static let codes = ["body.spacing"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let allowed = paper.profile.body.spaceBefore
    for (index, paragraph) in paper.paragraphs(.body) where index > 0 {
      let previous = paper.survey.paragraphs[index - 1]
      // Between other elements their own rules hold.
      guard [.body, .basis, .proposal].contains(paper.components.roles[index - 1]) else {
        continue
      }
      let gaps = Self.gaps(previous, paragraph)
      guard
        gaps.most < allowed.range.lowerBound - Tolerance.points
          || gaps.least > allowed.range.upperBound + Tolerance.points
      else { continue }
      let gap = gaps.most < allowed.range.lowerBound ? gaps.most : gaps.least
      findings.warning(
        "body.spacing", .measured(.gap, gap.phrase(" pt"), must: allowed.demand(" pt")),
        at: paper.survey.location(of: paragraph),
        mends: Self.mends(previous, at: index, in: paper))
    }
  }

  /// The space belongs before a paragraph, and to none after the one above.
  private static func mends(
    _ above: WordSurvey.Paragraph, at index: Int, in paper: Paper
  ) -> [WordMend] {
    var mends = [
      paper.mend(index, .spaceBefore(paper.profile.body.spaceBefore.chosen)),
      paper.mend(index, .joinsOwnKind(false)),
    ]
    if above.format.spaceAfter > 0 { mends.append(paper.mend(index - 1, .spaceAfter(0))) }
    return mends
  }

  /// How far apart two paragraphs can stand.
  ///
  /// Word adds the two spaces, or takes the larger, depending on a setting for old documents. A gap
  /// is wrong when it is wrong either way.
  private static func gaps(
    _ above: WordSurvey.Paragraph, _ below: WordSurvey.Paragraph
  ) -> (least: Double, most: Double) {
    let isOneKind = above.style == below.style
    let after = isOneKind && above.format.joinsOwnKind ? 0 : above.format.spaceAfter
    let before = isOneKind && below.format.joinsOwnKind ? 0 : below.format.spaceBefore
    return (max(after, before), after + before)
  }
}

extension Phrase {
  fileprivate static let gap = Phrase(
    vi: "khoảng cách với đoạn trên", en: "the gap to the paragraph above")
}
