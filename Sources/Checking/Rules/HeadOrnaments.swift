internal import Documents
internal import Groundwork
internal import WordDocuments

/// What stands under the motto, the issuing body and the subject is there, and about as long as it
/// should be.
///
/// Offices draw the line in many ways. Where anything is drawn that a survey does not measure,
/// nothing is said.
struct HeadOrnaments: Rule {
  static let codes = [
    "national.rule", "issuer.rule", "subject.rule", "national.rule-length", "issuer.rule-length",
    "subject.rule-length",
  ]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard !paper.isAttachment else { return }
    let (profile, components) = (paper.profile, paper.components)
    for (line, span) in zip(profile.head.national, components.national) {
      let lines = span.map { [$0] } ?? []
      check(lines, line.style, "national", Phrase(line.name).lowercased, paper, into: &findings)
    }
    check(components[.issuer], profile.head.issuer, "issuer", .issuer, paper, into: &findings)
    guard !components[.title].isEmpty else { return }
    // The rule under the subject moves under what stands below it.
    let attached = components[.attachedTo]
    check(
      attached.isEmpty ? components[.subject] : attached, profile.subject, "subject", .subject,
      paper, into: &findings)
  }

  /// - Parameter lines: the text above the line, of which a share may be one of the widest, or of
  ///   the last.
  private func check(
    _ lines: [WordSurvey.Span], _ style: ElementStyle, _ code: String, _ name: Phrase,
    _ paper: Paper, into findings: inout Rulings
  ) {
    guard let last = lines.last, style.ornament != .none else { return }
    let location = paper.location(of: last)
    switch paper.line(under: last) {
    case .unmeasured: return
    case .none: findings.warning("\(code).rule", .missing(name), at: location)
    case .measured(let length):
      guard case .rule(let share) = style.ornament else { return }
      let widths = lines.map { paper.width(of: $0) }
      let fits = widths.contains { text in
        let slack = Self.slack * text
        return length >= share.range.lowerBound * text - slack
          && length <= share.range.upperBound * text + slack
      }
      guard !fits, let widest = widths.max() else { return }
      findings.warning(
        "\(code).rule-length", .length(name, length / widest, share), at: location)
    }
  }

  /// Of the text's width: lines are drawn by eye, and widths of text are known but nearly.
  private static let slack = 0.2
}

/// What stands under a piece of text.
private enum LineUnder {
  case none
  /// Something is drawn, how long is not known.
  case unmeasured
  /// In points.
  case measured(Double)
}

extension Paper {
  /// Paragraphs below within which a line still belongs to a text.
  private static let reach = 2

  fileprivate func line(under span: WordSurvey.Span) -> LineUnder {
    let own = survey.paragraphs[span.paragraph]
    if own.format.hasBottomBorder || survey.runs(of: span).contains(where: \.format.isUnderlined) {
      return .unmeasured
    }
    switch drawnLine(under: span) {
    case .measured(let length): return .measured(length)
    case .unmeasured: return .unmeasured
    case .none: break
    }
    if let cell = own.cell, survey.tables[cell.table].hasBorders { return .unmeasured }
    for index in span.paragraph...min(span.paragraph + Self.reach, survey.paragraphs.count - 1) {
      let paragraph = survey.paragraphs[index]
      let ornaments = components[.ornament].filter { other in
        other.paragraph == index
          && (index > span.paragraph || other.range.lowerBound >= span.range.upperBound)
      }
      if let first = ornaments.first, let last = ornaments.last {
        guard isShared(span) else { return .measured(width(of: first)) }
        guard ornaments.count > 1 else { return .unmeasured }
        let lead = own.text.utf8.prefix(span.range.lowerBound)
        return .measured(width(of: lead.contains { $0 > 0x20 } ? last : first))
      }
      guard index > span.paragraph else { continue }
      if paragraph.format.hasTopBorder || paragraph.format.hasBottomBorder {
        guard paragraph.isBlank, let room = room(for: index) else { return .unmeasured }
        let indents = (paragraph.format.left + paragraph.format.right).points
        return .measured(room - indents)
      }
      guard paragraph.isBlank || paragraph.cell == nil else { break }
    }
    return .none
  }

  /// The line that is drawn as a shape under a piece of text.
  ///
  /// A shape floats: it is known whose line it is only where the one shape that hangs on a text, or
  /// on the blank paragraphs below it, is a line, and every other line near hangs on another text
  /// that has one.
  private func drawnLine(under span: WordSurvey.Span) -> LineUnder {
    let nearby = survey.paragraphs.prefix(components.end).prefix(Self.head)
    let drawn = nearby.indices.filter { nearby[$0].hasDrawing }
    guard !drawn.isEmpty else { return .none }
    let texts =
      components.national.compactMap(\.self).suffix(1) + components[.issuer].suffix(1)
      + components[.subject].suffix(1) + components[.attachedTo].suffix(1)
    let known = Set(texts.flatMap { paragraphs(under: $0) })
    guard
      drawn.allSatisfy({
        known.contains($0) && !nearby[$0].hasOtherDrawing && nearby[$0].drawnLines.count == 1
      })
    else { return .unmeasured }
    let own = paragraphs(under: span).filter { drawn.contains($0) }
    guard let first = own.first else { return .none }
    guard own.count == 1, !isShared(span) else { return .unmeasured }
    return .measured(nearby[first].drawnLines[0].points)
  }

  /// A text's paragraph, and the blank ones below it in its cell.
  private func paragraphs(under span: WordSurvey.Span) -> [Int] {
    let cell = survey.paragraphs[span.paragraph].cell
    let below = survey.paragraphs[(span.paragraph + 1)...].prefix(Self.reach)
      .prefix { $0.isBlank && $0.cell == cell }
    return Array(span.paragraph...span.paragraph + below.count)
  }

  /// Paragraphs among which the head's lines are drawn.
  private static let head = 40

  /// The width in which a paragraph stands; nil when it is not told.
  private func room(for index: Int) -> Double? {
    guard let cell = survey.paragraphs[index].cell else { return textWidth(at: index) }
    let columns = survey.tables[cell.table].columns.dropFirst(cell.column).prefix(cell.span)
    let width = columns.reduce(0) { $0 + $1.points }
    return width > 0 ? width : nil
  }

  /// The width of the widest line of a piece of text, in points.
  fileprivate func width(of span: WordSurvey.Span) -> Double {
    let runs = survey.runs(of: span)
    let size = runs.first?.format.size ?? 0
    let isBold = runs.first?.format.isBold ?? false
    let isCapitals = runs.first?.format.isCapitals ?? false
    let text = survey.text(of: span)
    let room = max(1, room(for: span.paragraph) ?? textWidth(at: span.paragraph))
    let widest =
      (isCapitals ? text.vietnameseUppercased : text).split(separator: "\n").map {
        FontMetrics.width(
          of: String($0), face: FontFace(bold: isBold, italic: false), size: size)
      }.max() ?? 0
    let indents = survey.paragraphs[span.paragraph].format
    return min(widest, room - (indents.left + indents.right).points)
  }
}

extension Phrase {
  fileprivate static let issuer = Phrase(
    vi: "tên cơ quan ban hành", en: "the issuing body's name")
  fileprivate static let subject = Phrase(vi: "trích yếu", en: "the subject")

  fileprivate static func missing(_ name: Phrase) -> Phrase {
    Phrase(vi: "thiếu đường kẻ dưới \(name.vi)", en: "there is no line under \(name.en)")
  }
  fileprivate static func length(
    _ name: Phrase, _ share: Double, _ allowed: Allowed<Double>
  ) -> Phrase {
    .measured(
      Phrase(
        vi: "đường kẻ dưới \(name.vi), so với dòng chữ,",
        en: "the line under \(name.en), as a share of the text,"),
      share.phrase(), must: allowed.demand())
  }
}
