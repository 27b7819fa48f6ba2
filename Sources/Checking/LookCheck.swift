internal import Documents
internal import Groundwork
internal import WordDocuments

/// Holds pieces of a paper against the style that a profile gives their element.
///
/// A style that is not bold does not forbid bold: the decree says “upright”, and where it wants
/// ordinary weight the recognition of components already rests on it.
struct LookCheck {
  let paper: Paper
  /// What the element is called in messages.
  let name: Phrase
  /// What the codes start with: `title` gives `title.size`.
  let code: String
  let style: ElementStyle
  /// Whether the profile says to which side it keeps.
  var aligns = true

  /// The codes that such a check may give.
  static func codes(_ code: String) -> [String] {
    ["size", "bold", "italic", "underline", "caps", "align"].map { "\(code).\($0)" }
  }

  func check(_ spans: [WordSurvey.Span], into findings: inout Rulings) {
    for span in spans { check(span, into: &findings) }
  }

  func check(_ span: WordSurvey.Span, into findings: inout Rulings) {
    let runs = paper.survey.runs(of: span)
    let location = paper.location(of: span)
    if let wrong = runs.first(where: { !style.size.admits($0.format.size) }) {
      findings.error(
        "\(code).size",
        .measured(.size(of: name), wrong.format.size.phrase(), must: style.size.demand()),
        at: location, mends: [paper.mend(span, .size(paper.size(of: style)))])
    }
    if style.isBold, runs.contains(where: { !$0.format.isBold }) {
      findings.error(
        "\(code).bold", .mustBeBold(name), at: location, mends: [paper.mend(span, .bold(true))])
    }
    if style.isItalic, runs.contains(where: { !$0.format.isItalic }) {
      findings.error(
        "\(code).italic", .mustBeItalic(name), at: location,
        mends: [paper.mend(span, .italic(true))])
    } else if !style.isItalic, runs.contains(where: { $0.format.isItalic }) {
      findings.error(
        "\(code).italic", .mustBeUpright(name), at: location,
        mends: [paper.mend(span, .italic(false))])
    }
    if style.isUnderlined, runs.contains(where: { !$0.format.isUnderlined }) {
      findings.error(
        "\(code).underline", .mustBeUnderlined(name), at: location,
        mends: [paper.mend(span, .underlined(true))])
    }
    if style.isCapitals, !runs.allSatisfy({ $0.format.isCapitals || isCapital($0, in: span) }) {
      findings.error(
        "\(code).caps", .mustBeCapitals(name), at: location,
        mends: [paper.mend(span, .capitals(true))])
    }
    if aligns { checkAlignment(span, at: location, into: &findings) }
  }

  private func isCapital(_ run: WordSurvey.Run, in span: WordSurvey.Span) -> Bool {
    let piece = WordSurvey.Span(paragraph: span.paragraph, range: run.range)
    return paper.survey.text(of: piece).unicodeScalars.allSatisfy { !$0.properties.isLowercase }
  }

  /// Only of a piece that has its paragraph to itself: one that was put in its place with tabs is
  /// aligned by eye.
  private func checkAlignment(
    _ span: WordSurvey.Span, at location: Location, into findings: inout Rulings
  ) {
    let paragraph = paper.survey.paragraphs[span.paragraph]
    let alignment = paragraph.format.alignment
    guard alignment != style.alignment, !paragraph.isInTextBox, !paper.isShared(span) else {
      return
    }
    // Text that is set to the left and text that fills its lines begin alike.
    if style.alignment == .left || style.alignment == .justify,
      alignment == .left || alignment == .justify
    {
      return
    }
    guard span.range.lowerBound == 0 || paragraph.cell != nil || style.alignment == .center,
      !paragraph.text.utf8.prefix(span.range.lowerBound).contains(0x09)
    else { return }
    findings.error(
      "\(code).align", .mustBeAligned(name, alignment.phrase, style.alignment.phrase),
      at: location, mends: [paper.mend(span.paragraph, .alignment(style.alignment))])
  }
}

extension Alignment {
  var phrase: Phrase {
    switch self {
    case .left: Phrase(vi: "căn trái", en: "set to the left")
    case .center: Phrase(vi: "căn giữa", en: "centred")
    case .right: Phrase(vi: "căn phải", en: "set to the right")
    case .justify: Phrase(vi: "căn đều hai bên", en: "justified")
    }
  }
}

extension Phrase {
  fileprivate static func size(of name: Phrase) -> Phrase {
    Phrase(vi: "cỡ chữ của \(name.vi)", en: "the size of \(name.en)")
  }
  fileprivate static func mustBeBold(_ name: Phrase) -> Phrase {
    Phrase(vi: "\(name.vi) phải in đậm", en: "\(name.en) must be bold")
  }
  fileprivate static func mustBeItalic(_ name: Phrase) -> Phrase {
    Phrase(vi: "\(name.vi) phải là chữ nghiêng", en: "\(name.en) must be in italics")
  }
  fileprivate static func mustBeUpright(_ name: Phrase) -> Phrase {
    Phrase(vi: "\(name.vi) phải là chữ đứng", en: "\(name.en) must be upright")
  }
  fileprivate static func mustBeUnderlined(_ name: Phrase) -> Phrase {
    Phrase(vi: "\(name.vi) phải gạch chân", en: "\(name.en) must be underlined")
  }
  fileprivate static func mustBeCapitals(_ name: Phrase) -> Phrase {
    Phrase(vi: "\(name.vi) phải in hoa", en: "\(name.en) must be in capitals")
  }
  fileprivate static func mustBeAligned(
    _ name: Phrase, _ found: Phrase, _ demanded: Phrase
  ) -> Phrase {
    Phrase(
      vi: "\(name.vi) đang \(found.vi); phải \(demanded.vi)",
      en: "\(name.en) is \(found.en); it must be \(demanded.en)")
  }
}
