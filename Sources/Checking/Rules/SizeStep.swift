internal import Documents
internal import Groundwork
internal import WordDocuments

/// The sizes of the head belong to one step: small lines and common ones go up and down together.
struct SizeStep: Rule {
  static let codes = ["sizes.step"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let profile = paper.profile
    guard profile.sizeSteps.count > 1 else { return }
    let lines = Self.lines(of: paper)
    // A size that is wrong by itself is complained of there.
    guard lines.allSatisfy({ $0.style.size.admits($0.size) }) else { return }
    let fits = profile.sizeSteps.contains { step in lines.allSatisfy { $0.fits(step) } }
    guard !fits, let last = lines.last else { return }
    let wrong = lines.filter { line in paper.step.map { !line.fits($0) } ?? false }
    findings.error(
      "sizes.step", .mixed(lines.map(\.size), profile.sizeSteps),
      at: paper.location(of: last.span),
      mends: wrong.map { paper.mend($0.span, .size(paper.size(of: $0.style))) })
  }

  /// The step that most lines of the head fit; of two, the one that comes first in the profile.
  static func kept(by paper: Paper) -> FormatProfile.SizeStep? {
    let lines = lines(of: paper)
    var best = paper.profile.sizeSteps.first
    var most = 0
    for step in paper.profile.sizeSteps {
      let count = lines.count { $0.fits(step) }
      if count > most { (best, most) = (step, count) }
    }
    return best
  }

  /// A line of the head whose size goes with the others'.
  private struct Line {
    let span: WordSurvey.Span
    let style: ElementStyle
    let size: Double
    let isSmall: Bool

    func fits(_ step: FormatProfile.SizeStep) -> Bool {
      abs(size - (isSmall ? step.small : step.normal)) < 0.01
    }
  }

  private static func lines(of paper: Paper) -> [Line] {
    let profile = paper.profile
    guard let inUse = profile.sizeSteps.first else { return [] }
    let places = [(paper.components[.placeDate].first, profile.head.placeDate.style)]
    return (zip(paper.components.national, profile.head.national.map(\.style)) + places)
      .compactMap { span, style in
        guard let span, let run = paper.survey.runs(of: span).first,
          style.size.range.lowerBound < style.size.range.upperBound
        else { return nil }
        return Line(
          span: span, style: style, size: run.format.size,
          isSmall: style.size.chosen == inUse.small)
      }
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
