public import Documents
public import Groundwork
public import WordDocuments

/// Holds the form of finished papers against a profile.
///
/// A checker only reads: it never repairs, and it says nothing about words whose correctness only
/// people can judge. The same paper under the same profile has the same findings.
public struct Checker: Sendable {
  /// What papers are held against.
  public let profile: FormatProfile

  /// A checker for papers of one regime.
  public init(profile: FormatProfile) { self.profile = profile }

  /// Everything that is wrong with the form of a paper.
  ///
  /// Each finding names its place, the measured value beside the demanded one, and, as its last
  /// hint, the article that demands it.
  public func check(_ survey: WordSurvey) -> Findings {
    let paper = Paper(survey, profile)
    var found = Findings()
    for rule in Self.rules { rule.check(paper, into: &found) }
    var findings = Findings()
    for var finding in found.all {
      if let article = Articles.article(for: finding.code, under: profile) {
        finding.hints.append(article)
      }
      findings.add(finding)
    }
    return findings
  }

  /// Every code that a finding of a checker may have, in the order of the rules.
  public static var codes: [String] { rules.flatMap { type(of: $0).codes } }

  /// The rules, in the order of a page: paper first, then from the head to the foot, then words.
  static let rules: [any Rule] = [
    PaperSize(), PageMargins(), PageNumbers(), FontName(), TextColor(), NationalHeading(),
    IssuerName(), NumberLine(), PlaceDateLine(), SizeStep(), TitleAndSubject(), LegalBases(),
    BodySize(), BodyAlignment(), BodyIndent(), BodySpacing(), LineSpacing(), EndMark(),
    RecipientsList(), ArchiveLine(), SignatureBlocks(), Placeholders(), DoubledSpaces(),
    UnicodeForms(),
  ]
}
