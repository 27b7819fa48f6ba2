public import Documents
public import Groundwork
public import WordDocuments

/// Holds the form of finished papers against a profile.
///
/// A checker only reads: it proposes mends and makes none, and it says nothing about words whose
/// correctness only people can judge. The same paper under the same profile has the same findings.
public struct Checker: Sendable {
  /// What papers are held against.
  public let profile: FormatProfile

  private let proofreader: Proofreader

  /// A checker for papers of one regime.
  ///
  /// - Parameter proofing: what their words are read over for.
  public init(profile: FormatProfile, proofing: Proofing = .none) {
    self.profile = profile
    proofreader = Proofreader(proofing)
  }

  /// Everything that is wrong with the form of a paper.
  ///
  /// Each finding names its place, the measured value beside the demanded one, and, as its last
  /// hint, the article that demands it.
  public func check(_ survey: WordSurvey) -> Findings {
    var findings = Findings()
    for ruling in rule(on: survey) { findings.add(ruling.finding) }
    return findings
  }

  /// The same, each with the changes to the form that would put it right.
  public func rule(on survey: WordSurvey) -> [Ruling] {
    let paper = Paper(survey, profile, proofreader)
    var rulings = Rulings()
    let rules = paper.isOfOtherForm ? Self.rulesOfWords : Self.rules
    for rule in rules { rule.check(paper, into: &rulings) }
    return rulings.all.map { ruling in
      guard let article = Articles.article(for: ruling.finding.code, under: profile) else {
        return ruling
      }
      var ruling = ruling
      ruling.finding.hints.append(article)
      return ruling
    }
  }

  /// Every code that a finding of a checker may have, in the order of the rules.
  public static var codes: [String] { rules.flatMap { type(of: $0).codes } }

  /// What no rule of form can decide, and only people can judge.
  public var notChecked: [Phrase] {
    [
      Phrase(vi: "con dấu và chữ ký", en: "seals and signatures"),
      Phrase(vi: "thẩm quyền của người ký", en: "whether the signer has the authority"),
      Phrase(
        vi: "căn cứ có đúng và còn hiệu lực hay không",
        en: "whether the legal bases are right and in force"),
      profile.head.number.period == .year
        ? Phrase(
          vi: "số văn bản có trùng trong năm hay không",
          en: "whether the number was given once only in its year")
        : Phrase(
          vi: "số văn bản có trùng trong nhiệm kỳ hay không",
          en: "whether the number was given once only in its term"),
      Phrase(vi: "mức độ mật, khẩn", en: "secrecy and urgency"),
      Phrase(vi: "thể thức của giấy khen, thẻ", en: "the form of certificates and cards"),
    ]
  }

  /// The rules, in the order of a page: paper first, then from the head to the foot, then words.
  static let rules: [any Rule] = rulesOfForm + rulesOfWords

  private static let rulesOfForm: [any Rule] = [
    PaperSize(), PageMargins(), PageNumbers(), FontName(), TextColor(), NationalHeading(),
    IssuerName(), NumberLine(), NumberSymbol(), PlaceDateLine(), SizeStep(), TitleAndSubject(),
    HeadOrnaments(), AddresseeList(), EnactingWords(), LegalBases(), LawsInBases(), BodySize(),
    BodyAlignment(), BodyIndent(), BodySpacing(), LineSpacing(), PartNumbers(), EndMark(),
    RecipientsList(), ArchiveLine(), MarkLooks(), CopyHead(), SignatureBlocks(), SignerTitles(),
    AppendixHeads(), Placeholders(),
  ]

  private static let rulesOfWords: [any Rule] = [
    DoubledSpaces(), UnicodeForms(), TextSlips(), DatesInText(), DecreeYears(), FirstCitations(),
    CapitalLetters(), DayAndMonthNames(), DissolvedBodies(),
  ]
}
