import Checking
import Documents
import Groundwork
import Testing
import WordDocuments

/// A correct paper, looked at, into which something is planted.
struct CorrectPaper {
  let name: String
  let bytes: [UInt8]
  let survey: WordSurvey
  let profile: FormatProfile
  let components: WordSurvey.Components

  init(_ name: String, _ bytes: [UInt8], _ profile: FormatProfile) throws {
    self.name = name
    self.bytes = bytes
    self.profile = profile
    survey = try WordSurvey(reading: bytes, file: name)
    components = survey.components(under: profile)
  }

  func text(_ span: WordSurvey.Span) -> String { survey.text(of: span) }

  func place(_ span: WordSurvey.Span) -> WordMend.Place { .init(survey.paragraphs[span.paragraph]) }
}

/// A kind of damage, and what a checker must answer.
struct PaperDamage: Sendable, CustomTestStringConvertible {
  let what: String
  /// Any of these, at the place.
  let codes: [String]
  /// What to plant, and in which paragraph it is to be found (nil: in the paper as a whole).
  ///
  /// Nil where a paper has nothing that could be damaged so. The number is drawn from the seed.
  let plant: @Sendable (CorrectPaper, Int) -> (mends: [WordMend], paragraph: Int?)?

  var testDescription: String { what }
}

extension PaperDamage {
  /// Something in a component with this role looks otherwise.
  static func look(
    _ what: String, _ role: WordSurvey.Role, _ look: WordMend.Look, _ codes: String...,
    if isWanted: @escaping @Sendable (FormatProfile) -> Bool = { _ in true }
  ) -> PaperDamage {
    PaperDamage(what: what, codes: codes) { paper, draw in
      let spans = paper.components[role]
      guard !spans.isEmpty, isWanted(paper.profile) else { return nil }
      let span = spans[draw % spans.count]
      guard paper.text(span).utf8.contains(where: { $0 | 0x20 >= 0x61 }) else { return nil }
      return ([.text(paper.place(span), span.range, look)], span.paragraph)
    }
  }

  /// A paragraph with this role is set otherwise.
  static func setting(
    _ what: String, _ role: WordSurvey.Role, _ setting: WordMend.Setting, _ codes: String...,
    if isWanted: @escaping @Sendable (CorrectPaper, Int) -> Bool = { _, _ in true }
  ) -> PaperDamage {
    PaperDamage(what: what, codes: codes) { paper, draw in
      let wanted = paper.components[role].filter { isWanted(paper, $0.paragraph) }
      guard !wanted.isEmpty else { return nil }
      let span = wanted[draw % wanted.count]
      return ([.paragraph(paper.place(span), setting)], span.paragraph)
    }
  }

  /// A component is written otherwise.
  static func writing(
    _ what: String, _ role: WordSurvey.Role, _ codes: String...,
    if isWanted: @escaping @Sendable (CorrectPaper) -> Bool = { _ in true },
    as change: @escaping @Sendable (String, FormatProfile) -> String?
  ) -> PaperDamage {
    PaperDamage(what: what, codes: codes) { paper, draw in
      guard isWanted(paper) else { return nil }
      let changed = paper.components[role].compactMap { span in
        change(paper.text(span), paper.profile).map { (span, $0) }
      }
      guard !changed.isEmpty else { return nil }
      let (span, text) = changed[draw % changed.count]
      return ([.writing(paper.place(span), span.range, text)], span.paragraph)
    }
  }

  /// A section's pages are set up otherwise.
  static func page(
    _ what: String, _ setting: WordMend.PageSetting, _ codes: String...
  ) -> PaperDamage {
    PaperDamage(what: what, codes: codes) { paper, draw in
      let section = draw % paper.survey.sections.count
      let first = paper.survey.sections[section].paragraphs.lowerBound
      return ([.page(section: section, setting)], first)
    }
  }

  /// The page's number looks otherwise; it stands in a part of its own.
  static func pageNumber(
    _ what: String, _ codes: String..., mends: @escaping @Sendable (WordMend.Place) -> [WordMend]
  ) -> PaperDamage {
    PaperDamage(what: what, codes: codes) { paper, _ in
      let section = paper.survey.sections[0]
      let edges = (section.headers.common ?? []) + (section.footers.common ?? [])
      guard let number = edges.first(where: \.hasPageField) else { return nil }
      return (mends(WordMend.Place(number)), nil)
    }
  }
}
