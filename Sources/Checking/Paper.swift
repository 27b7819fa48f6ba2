internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper while it is being checked: its survey, its components, and what it is held against.
struct Paper: Sendable {
  let survey: WordSurvey
  let profile: FormatProfile
  let components: WordSurvey.Components
  /// What its words are read over for.
  let proofreader: Proofreader
  /// The text of each paragraph in composed letters.
  let texts: [[UInt8]]
  /// Its day; nil when it has none yet.
  private(set) var day: CalendarDate?
  /// The step to which most lines of the head keep; nil when the profile has none.
  private(set) var step: FormatProfile.SizeStep?
  /// The size in which most of the text is set, among those that the profile allows.
  let bodySize: Double
  /// Which section each paragraph stands in.
  private let sections: [Int]

  init(_ survey: WordSurvey, _ profile: FormatProfile, _ proofreader: Proofreader) {
    self.survey = survey
    self.profile = profile
    self.proofreader = proofreader
    texts = survey.paragraphs.map { Array($0.text.composed.utf8) }
    let components = survey.components(under: profile)
    self.components = components
    bodySize = Self.bodySize(of: survey, components, profile)
    var sections = [Int](repeating: 0, count: survey.paragraphs.count)
    for (number, section) in survey.sections.enumerated() {
      for paragraph in section.paragraphs where paragraph < sections.count {
        sections[paragraph] = number
      }
    }
    self.sections = sections
    step = SizeStep.kept(by: self)
    day = components[.placeDate].first.flatMap { span in
      let line = survey.text(of: span)
      let places = FigurePlaces(in: line, profile.head.placeDate.date)
      let figures = ["year", "month", "day"].compactMap { name in
        places[name].flatMap {
          Int(String(decoding: line.utf8.dropFirst($0.lowerBound).prefix($0.count), as: UTF8.self))
        }
      }
      return figures.count == 3
        ? CalendarDate(year: figures[0], month: figures[1], day: figures[2]) : nil
    }
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

  /// Whether its form is none that a profile describes, so that only its words are read over: it has
  /// the title of a certificate, or is a sheet of cards, where nothing stands outside of tables.
  var isOfOtherForm: Bool {
    let titles = Set(proofreader.data.ofOtherForm.map(\.folded))
    let shown = survey.paragraphs.filter { paragraph in
      paragraph.text.utf8.contains { $0 > 0x20 }
    }
    // What has a number or recipients is a paper, whatever it lists: a decision on awards, say.
    guard components[.number].isEmpty, components[.recipientsLabel].isEmpty else { return false }
    if isAttachment, !shown.isEmpty, shown.allSatisfy({ $0.cell != nil }) { return true }
    return shown.contains { paragraph in
      // No title of a certificate is longer.
      paragraph.text.utf8.count < 40
        && titles.contains(paragraph.text.split(separator: " ").joined(separator: " ").folded)
    }
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

  /// Whether something else stands beside a piece on its line, set apart by tabs or spaces.
  func isShared(_ span: WordSurvey.Span) -> Bool {
    let paragraph = survey.paragraphs[span.paragraph]
    guard paragraph.cell == nil else { return false }
    let bytes = Array(paragraph.text.utf8)
    let isShown = { (byte: UInt8) in byte > 0x20 }
    let before = bytes[..<span.range.lowerBound]
    let after = bytes[span.range.upperBound...]
    // A break parts lines, not what stands on one.
    return before.reversed().prefix { $0 != 0x0A }.contains(where: isShown)
      || after.prefix { $0 != 0x0A }.contains(where: isShown)
  }

  // MARK: Mends

  /// A piece of the paper, to look otherwise.
  func mend(_ span: WordSurvey.Span, _ look: WordMend.Look) -> WordMend {
    .text(WordMend.Place(survey.paragraphs[span.paragraph]), span.range, look)
  }

  /// A paragraph, to be set otherwise.
  func mend(_ paragraph: Int, _ setting: WordMend.Setting) -> WordMend {
    .paragraph(WordMend.Place(survey.paragraphs[paragraph]), setting)
  }

  /// A piece of the paper, to be written otherwise; `range` counts within the piece.
  func mend(_ span: WordSurvey.Span, _ range: Range<Int>, _ text: String) -> WordMend {
    let start = span.range.lowerBound
    return .writing(
      WordMend.Place(survey.paragraphs[span.paragraph]),
      (start + range.lowerBound)..<(start + range.upperBound), text)
  }

  /// The size that an element has in the step that this paper keeps to.
  func size(of style: ElementStyle) -> Double {
    guard let inUse = profile.sizeSteps.first, let step, style.size.choices == nil else {
      return style.size.chosen
    }
    for (used, own) in [(inUse.small, step.small), (inUse.normal, step.normal)]
    where style.size.chosen == used && style.size.admits(own) {
      return own
    }
    return style.size.chosen
  }

  private static func bodySize(
    of survey: WordSurvey, _ components: WordSurvey.Components, _ profile: FormatProfile
  ) -> Double {
    var bytes: [Double: Int] = [:]
    for span in components[.body] {
      for run in survey.runs(of: span) where profile.body.size.admits(run.format.size) {
        bytes[run.format.size, default: 0] += run.range.count
      }
    }
    let most = bytes.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return most?.key ?? profile.body.size.chosen
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
