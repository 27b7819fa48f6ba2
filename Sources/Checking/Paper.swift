internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper while it is being checked: its survey, its components, and what it is held against.
struct Paper: Sendable {
  let survey: WordSurvey
  let profile: FormatProfile
  let components: WordSurvey.Components
  /// Which section each paragraph stands in.
  private let sections: [Int]

  init(_ survey: WordSurvey, _ profile: FormatProfile) {
    self.survey = survey
    self.profile = profile
    components = survey.components(under: profile)
    var sections = [Int](repeating: 0, count: survey.paragraphs.count)
    for (number, section) in survey.sections.enumerated() {
      for paragraph in section.paragraphs where paragraph < sections.count {
        sections[paragraph] = number
      }
    }
    self.sections = sections
  }

  /// Whether it belongs to another paper: it says so, or it bears neither head nor foot.
  ///
  /// What an attachment lacks is no finding.
  var isAttachment: Bool {
    let hasHead = components.national.contains { $0 != nil } || !components[.number].isEmpty
    let hasFoot = !components[.recipientsLabel].isEmpty || !components.signatures.isEmpty
    return !hasHead && (!hasFoot || !components[.attachedTo].isEmpty)
  }

  /// Whether the paper is issued with another, under a head of its own.
  ///
  /// Such a paper bears the other's number, recipients and signature, and says so in a line under
  /// its title (NĐ 30/2020, Phụ lục III, mẫu 1.3).
  var isIssuedWithAnother: Bool {
    isAttachment || components.signatures.isEmpty && !components[.attachedTo].isEmpty
  }

  func location(of span: WordSurvey.Span) -> Location {
    survey.location(of: survey.paragraphs[span.paragraph])
  }

  /// The file as a whole, for something that is missing.
  var location: Location { .file(survey.file) }

  /// The whole paragraphs with this role, in order.
  func paragraphs(_ role: WordSurvey.Role) -> [(index: Int, paragraph: WordSurvey.Paragraph)] {
    components.roles.indices.filter { components.roles[$0] == role }
      .map { ($0, survey.paragraphs[$0]) }
  }

  /// The width between the margins where a paragraph stands, in points.
  func textWidth(at paragraph: Int) -> Double {
    guard survey.sections.indices.contains(sections[paragraph]) else { return 0 }
    let section = survey.sections[sections[paragraph]]
    return (section.width - section.margins.left - section.margins.right).points
  }

  /// Every paragraph that is printed: the body's, then those of headers and footers.
  var allParagraphs: [WordSurvey.Paragraph] {
    var all = survey.paragraphs
    var seen: Set<String> = []
    for section in survey.sections {
      for edges in [section.headers, section.footers] {
        for paragraphs in [edges.first, edges.common, edges.even] {
          guard let paragraphs, let part = paragraphs.first?.part,
            seen.insert(part).inserted
          else { continue }
          all += paragraphs
        }
      }
    }
    return all
  }
}
