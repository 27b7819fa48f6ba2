internal import Documents
internal import Packaging

extension SurveyCursor {
  /// Reads `w:rPr`, whose start tag was read last.
  ///
  /// - Parameter style: the character style it names, left alone when it names none.
  mutating func textProperties(
    _ theme: SurveyedTheme, style: inout String?
  ) throws(PackageFault) -> StatedText {
    var stated = StatedText()
    while let tag = try child() {
      switch tag {
      case .runStyle: style = text(SurveyAttribute.val)
      case .fonts: fonts(theme, into: &stated)
      case .size: if let size = number(SurveyAttribute.val), size > 0 { stated.halfPoints = size }
      case .bold: stated.state(.bold, isOn)
      case .italic: stated.state(.italic, isOn)
      case .capitals: stated.state(.capitals, isOn)
      case .smallCapitals: stated.state(.smallCapitals, isOn)
      case .struck, .doublyStruck: stated.state(.struck, isOn)
      case .hidden: stated.state(.hidden, isOn)
      case .underline: stated.isUnderlined = text(SurveyAttribute.val) != "none"
      case .highlight: stated.isHighlighted = text(SurveyAttribute.val) != "none"
      case .verticalAlignment:
        stated.isRaisedOrLowered = text(SurveyAttribute.val) != "baseline"
      case .color:
        if let color = text(SurveyAttribute.val) {
          stated.color = color == "auto" ? "" : color.uppercased()
        }
      case .language: stated.language = text(SurveyAttribute.val) ?? stated.language
      default: break
      }
      try skip()
    }
    return stated
  }

  /// A font of the theme goes before one by name in the same place.
  private func fonts(_ theme: SurveyedTheme, into stated: inout StatedText) {
    stated.ascii =
      theme.font(text(SurveyAttribute.asciiTheme)) ?? text(SurveyAttribute.ascii) ?? stated.ascii
    stated.latin =
      theme.font(text(SurveyAttribute.latinTheme)) ?? text(SurveyAttribute.latin) ?? stated.latin
    stated.eastAsian =
      theme.font(text(SurveyAttribute.eastAsianTheme)) ?? text(SurveyAttribute.eastAsian)
      ?? stated.eastAsian
    stated.complex =
      theme.font(text(SurveyAttribute.complexTheme)) ?? text(SurveyAttribute.complex)
      ?? stated.complex
  }

  /// What `w:pPr` says besides the looks of the paragraph.
  struct ParagraphExtras {
    var style: String?
    var mark = StatedText()
    /// A frame in the middle of the page, as old page numbers have.
    var isCentredFrame = false
    var section: SurveyedSection?
  }

  /// Reads `w:pPr`, whose start tag was read last.
  mutating func paragraphProperties(
    _ theme: SurveyedTheme, extras: inout ParagraphExtras
  ) throws(PackageFault) -> StatedParagraph {
    var stated = StatedParagraph()
    while let tag = try child() {
      switch tag {
      case .paragraphStyle: extras.style = text(SurveyAttribute.val)
      case .alignment: stated.alignment = alignment ?? stated.alignment
      case .indents: indents(into: &stated)
      case .spacing: spacing(into: &stated)
      case .contextualSpacing: stated.joinsOwnKind = isOn
      case .keepNext: stated.keepsWithNext = isOn
      case .keepLines: stated.keepsTogether = isOn
      case .pageBreakBefore: stated.startsPage = isOn
      case .outlineLevel: stated.outlineLevel = number(SurveyAttribute.val)
      case .frame: extras.isCentredFrame = text(SurveyAttribute.horizontalAlign) == "center"
      case .numbering:
        try numbering(into: &stated)
        continue
      case .paragraphBorders:
        try borders(into: &stated)
        continue
      case .runProperties:
        var style: String?
        extras.mark = try textProperties(theme, style: &style)
        continue
      case .sectionProperties:
        extras.section = try section()
        continue
      default: break
      }
      try skip()
    }
    return stated
  }

  private var alignment: Alignment? {
    switch text(SurveyAttribute.val) {
    case "left", "start": .left
    case "center": .center
    case "right", "end": .right
    case "both", "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute":
      .justify
    default: nil
    }
  }

  private func indents(into stated: inout StatedParagraph) {
    stated.left =
      twips(SurveyAttribute.left) ?? twips(SurveyAttribute.start) ?? stated.left
    stated.right =
      twips(SurveyAttribute.right) ?? twips(SurveyAttribute.end) ?? stated.right
    // Word lets a hanging indent win over one of the first line.
    if let hanging = twips(SurveyAttribute.hanging) {
      stated.firstLine = -hanging
    } else {
      stated.firstLine = twips(SurveyAttribute.firstLine) ?? stated.firstLine
    }
  }

  private func spacing(into stated: inout StatedParagraph) {
    stated.before = twips(SurveyAttribute.before) ?? stated.before
    stated.after = twips(SurveyAttribute.after) ?? stated.after
    if let automatic = text(SurveyAttribute.beforeAutomatic) {
      stated.isBeforeAutomatic = automatic == "1" || automatic == "true" || automatic == "on"
    }
    if let automatic = text(SurveyAttribute.afterAutomatic) {
      stated.isAfterAutomatic = automatic == "1" || automatic == "true" || automatic == "on"
    }
    guard let line = twips(SurveyAttribute.line) else { return }
    stated.line = line
    stated.lineRule = text(SurveyAttribute.lineRule) ?? "auto"
  }

  private mutating func numbering(into stated: inout StatedParagraph) throws(PackageFault) {
    while let tag = try child() {
      switch tag {
      case .numberingID: stated.list = number(SurveyAttribute.val)
      case .numberingLevel: stated.listLevel = number(SurveyAttribute.val)
      default: break
      }
      try skip()
    }
  }

  private mutating func borders(into stated: inout StatedParagraph) throws(PackageFault) {
    while let tag = try child() {
      switch tag {
      case .top: stated.hasTopBorder = isDrawn
      case .bottom: stated.hasBottomBorder = isDrawn
      default: break
      }
      try skip()
    }
  }

  /// Whether a border that was just met is a line that one can see.
  var isDrawn: Bool {
    guard let kind = text(SurveyAttribute.val) else { return false }
    return kind != "nil" && kind != "none"
  }

  /// Whether any of the sides in `w:tblBorders` or `w:tcBorders` is drawn.
  mutating func hasDrawnSide() throws(PackageFault) -> Bool {
    var isAnyDrawn = false
    while try child() != nil {
      if isDrawn { isAnyDrawn = true }
      try skip()
    }
    return isAnyDrawn
  }

  /// Reads `w:sectPr`, whose start tag was read last.
  mutating func section() throws(PackageFault) -> SurveyedSection {
    var section = SurveyedSection()
    while let tag = try child() {
      switch tag {
      case .pageSize:
        section.width = twips(SurveyAttribute.w) ?? section.width
        section.height = twips(SurveyAttribute.h) ?? section.height
      case .pageMargins:
        section.top = twips(SurveyAttribute.top) ?? section.top
        section.bottom = twips(SurveyAttribute.bottom) ?? section.bottom
        section.left = twips(SurveyAttribute.left) ?? section.left
        section.right = twips(SurveyAttribute.right) ?? section.right
        section.header = twips(SurveyAttribute.header) ?? section.header
        section.footer = twips(SurveyAttribute.footer) ?? section.footer
        section.gutter = twips(SurveyAttribute.gutter) ?? section.gutter
      case .titlePage: section.hasTitlePage = isOn
      case .pageNumbers: section.firstPageNumber = number(SurveyAttribute.start)
      case .type:
        section.start = text(SurveyAttribute.val).flatMap { .init(rawValue: $0) } ?? .nextPage
      case .headerReference: reference(into: &section.headers)
      case .footerReference: reference(into: &section.footers)
      default: break
      }
      try skip()
    }
    return section
  }

  private func reference(into ids: inout SurveyedSection.References) {
    guard let id = text(SurveyAttribute.id) else { return }
    switch text(SurveyAttribute.type) {
    case "first": ids.first = id
    case "even": ids.even = id
    default: ids.common = id
    }
  }
}

/// A section as the file states it, in twips.
struct SurveyedSection: Sendable {
  /// Relationships of headers or footers.
  struct References: Sendable {
    var common: String?
    var first: String?
    var even: String?
  }

  // Where a file says nothing, Word takes American paper with margins of an inch.
  var width = 12_240
  var height = 15_840
  var top = 1_440
  var bottom = 1_440
  var left = 1_440
  var right = 1_440
  var header = 720
  var footer = 720
  var gutter = 0
  var start = WordSurvey.Start.nextPage
  var hasTitlePage = false
  var firstPageNumber: Int?
  var headers = References()
  var footers = References()
}
