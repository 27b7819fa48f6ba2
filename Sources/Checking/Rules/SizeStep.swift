internal import Documents
internal import Groundwork
internal import WordDocuments

/// The sizes of the head belong to one step: small lines and common ones go up and down together.
struct SizeStep: Rule {
  static let codes = ["sizes.step"]

  func check(_ paper: Paper, into findings: inout Findings) {
    let profile = paper.profile
    guard profile.sizeSteps.count > 1, let inUse = profile.sizeSteps.first else { return }
    let places = [paper.components[.placeDate].first].map { ($0, profile.head.placeDate.style) }
    let lines = zip(paper.components.national, profile.head.national.map(\.style)) + places
    var measured: [(size: Double, isSmall: Bool, span: WordSurvey.Span)] = []
    for (span, style) in lines {
      guard let span, let run = paper.survey.runs(of: span).first,
        style.size.range.lowerBound < style.size.range.upperBound
      else { continue }
      // A size that is wrong by itself is complained of there.
      guard style.size.admits(run.format.size) else { return }
      measured.append((run.format.size, style.size.chosen == inUse.small, span))
    }
    let fits = profile.sizeSteps.contains { step in
      measured.allSatisfy { abs($0.size - ($0.isSmall ? step.small : step.normal)) < 0.01 }
    }
    guard !fits, let last = measured.last else { return }
    findings.error(
      "sizes.step", .mixed(measured.map(\.size), profile.sizeSteps),
      at: paper.location(of: last.span))
  }
}

extension Phrase {
  fileprivate static func mixed(_ sizes: [Double], _ steps: [FormatProfile.SizeStep]) -> Phrase {
    let found = sizes.map { $0.phrase().vi }.joined(separator: ", ")
    let foundEnglish = sizes.map { $0.phrase().en }.joined(separator: ", ")
    let vi = steps.map { "\($0.small.phrase().vi) và \($0.normal.phrase().vi)" }
    let en = steps.map { "\($0.small.phrase().en) and \($0.normal.phrase().en)" }
    return Phrase(
      vi: "cỡ chữ ở đầu văn bản là \(found); phải cùng một nấc: "
        + vi.joined(separator: ", hoặc "),
      en: "the sizes at the head are \(foundEnglish); they must be of one step: "
        + en.joined(separator: ", or "))
  }
}
