internal import Documents
internal import Groundwork
internal import Packaging

extension DocumentWriter {
  mutating func writeHead(_ letterhead: Letterhead) {
    if profile.head.model == .centered {
      writeCentredHead(letterhead)
      writeMarks()
      return
    }
    let national = profile.head.national.enumerated().map { index, line in
      HeadBlock.Line(role: .national(index), text: line.text, style: line.style)
    }
    let head = HeadBlock(
      letterhead, dispatchSubject: document.title == nil ? document.subject : nil,
      marks: marks.left, right: national, profile, textWidth: textWidth)
    if let text = head.tooWide {
      findings.warning("paper.head-too-wide", .headTooWide(text), at: .file(document.file))
    }
    beginTable()
    head.write(to: &xml)
    pages.add(height: head.estimatedHeight)
  }

  /// The boxes that stand at the left of papers without two columns.
  mutating func writeMarks() {
    guard !marks.left.isEmpty else { return }
    flush()
    xml.markBoxes(marks.left, profile.marks)
  }

  /// The head as a letterhead: every line in the middle of the page.
  private mutating func writeCentredHead(_ letterhead: Letterhead) {
    let look = profile.head
    for (index, line) in look.national.enumerated() {
      emitAdorned(line.text, .national(index), line.style)
    }
    if let parent = letterhead.parent { emitAdorned(parent, .parent, look.parent) }
    let bodies = [letterhead.issuer] + letterhead.partners
    emitAdorned(bodies.joined(separator: String(Inline.lineBreak)), .issuer, look.issuer)
    if let number = Wording.number(letterhead, look.number) {
      emitAdorned(number, .number, look.number.style)
    }
    if letterhead.hasDateLine, look.placeDate.position == .head {
      let date = Wording.placeDate(letterhead, look.placeDate)
      emitAdorned(date, .placeDate, look.placeDate.style)
    }
    if document.title == nil, let subject = document.subject {
      let text = Wording.fill(look.dispatchSubject.pattern, ["subject": subject])
      emitAdorned(text, .dispatchSubject, look.dispatchSubject.style)
    }
  }

  private mutating func emitAdorned(_ text: String, _ role: Role, _ style: ElementStyle) {
    let lines = emitCentred(text, role, style).lines
    flush()
    xml.ornament(under: lines, style, in: textPoints) { TextMeasure.width($0, style) }
  }
}

/// The head of the first page: issuer and number left, national heading, place and date right.
///
/// It is divided so that no line on the right wraps; where that leaves the issuer too little,
/// everything is set a point smaller, as the rules allow.
struct HeadBlock {
  /// What finds no room on a line even then; nil when all does.
  let tooWide: String?
  private let letterhead: Letterhead
  /// “V/v …”; nil for papers with the name of a type.
  private let dispatchSubject: String?
  /// How secret and how urgent the paper is.
  private let marks: [MarkBox]
  /// What stands above place and date.
  private let right: [Line]
  private let keepsWithNext: Bool
  private let profile: FormatProfile
  /// Twips.
  private let textWidth: Int
  private let layout: Layout

  /// A line above place and date.
  struct Line {
    var role: Role
    var text: String
    var style: ElementStyle
  }

  private struct Layout {
    /// Twips.
    var left: Int
    var right: Int
    var parent: [String]
    var issuer: [String]
    var isShrunk: Bool
  }

  init(
    _ letterhead: Letterhead, dispatchSubject: String? = nil, marks: [MarkBox] = [],
    right: [Line], _ profile: FormatProfile, textWidth: Int, keepsWithNext: Bool = false
  ) {
    self.letterhead = letterhead
    self.marks = marks
    self.right = right
    self.keepsWithNext = keepsWithNext
    self.dispatchSubject = dispatchSubject
    self.profile = profile
    self.textWidth = textWidth
    let usual = Self.layout(letterhead, right, profile.head, textWidth, isShrunk: false)
    if usual.isGood {
      layout = usual.layout
      tooWide = nil
    } else {
      let small = Self.layout(letterhead, right, profile.head, textWidth, isShrunk: true)
      layout = small.layout
      tooWide = small.tooWide
    }
  }

  /// About how high it is, in points: see `PageEstimate`.
  var estimatedHeight: Double {
    let lines = max(layout.parent.count + layout.issuer.count, right.count) + 2
    let size = profile.head.issuer.size.chosen
    return Double(lines) * FontMetrics.lineHeight(size: size)
      + Length(twips: marks.reduce(0) { $0 + $1.height }).points
  }

  func write(to xml: inout XMLWriter) {
    xml.layoutTable([layout.left, layout.right]) { xml in
      xml.tableRow { xml in
        xml.tableCell(layout.left) { writeIssuer(to: &$0) }
        xml.tableCell(layout.right) { writeNational(to: &$0) }
      }
      writeNumberRow(to: &xml)
      if let dispatchSubject {
        let look = profile.head.dispatchSubject
        xml.tableRow { xml in
          xml.tableCell(layout.left) { xml in
            let text = Wording.fill(look.pattern, ["subject": dispatchSubject])
            line(text, .dispatchSubject, look.style, to: &xml)
          }
          xml.emptyCell(layout.right)
        }
      }
      if !marks.isEmpty {
        xml.tableRow { xml in
          xml.tableCell(layout.left) { $0.markBoxes(marks, profile.marks) }
          xml.emptyCell(layout.right)
        }
      }
    }
  }

  /// One row, set on its floor: number and date stand on one line though their sizes differ.
  private func writeNumberRow(to xml: inout XMLWriter) {
    let look = profile.head
    let number = Wording.number(letterhead, look.number)
    let hasDate = letterhead.hasDateLine && look.placeDate.position == .head
    guard number != nil || hasDate else { return }
    let date = hasDate ? Wording.placeDate(letterhead, look.placeDate) : ""
    xml.tableRow { xml in
      xml.tableCell(layout.left, vertical: "bottom") { xml in
        line(number ?? "", .number, look.number.style, to: &xml)
      }
      xml.tableCell(layout.right, vertical: "bottom") { xml in
        line(date, .placeDate, look.placeDate.style, to: &xml)
      }
    }
  }

  private func writeIssuer(to xml: inout XMLWriter) {
    let look = profile.head
    let breaking = String(Inline.lineBreak)
    if !layout.parent.isEmpty {
      line(layout.parent.joined(separator: breaking), .parent, look.parent, to: &xml)
    }
    line(layout.issuer.joined(separator: breaking), .issuer, look.issuer, to: &xml)
    xml.ornament(under: layout.issuer, look.issuer, in: Double(layout.left) / 20) {
      TextMeasure.width($0, look.issuer, shrunk: layout.isShrunk)
    }
  }

  private func writeNational(to xml: inout XMLWriter) {
    for line in right {
      let text = line.style.cased(line.text)
      self.line(text, line.role, line.style, to: &xml)
      xml.ornament(under: [text], line.style, in: Double(layout.right) / 20) {
        TextMeasure.width($0, line.style, shrunk: layout.isShrunk)
      }
    }
  }

  /// A line of the head; in a shrunk head its size is set by hand.
  private func line(
    _ text: String, _ role: Role, _ style: ElementStyle, to xml: inout XMLWriter
  ) {
    let size = style.printedSize(shrunk: layout.isShrunk)
    var properties = ParagraphProperties(style: role.id)
    properties.keepsWithNext = keepsWithNext
    xml.paragraph(
      properties, text.isEmpty ? [] : [Inline(text)],
      size: size == style.size.chosen ? nil : size)
  }

  // MARK: Dividing the width

  private static func layout(
    _ letterhead: Letterhead, _ topRight: [Line], _ look: FormatProfile.Head, _ textWidth: Int,
    isShrunk: Bool
  ) -> (layout: Layout, isGood: Bool, tooWide: String?) {
    let textPoints = Double(textWidth) / 20
    var right =
      topRight.map {
        TextMeasure.width($0.style.cased($0.text), $0.style, shrunk: isShrunk)
      }.max() ?? 0
    if letterhead.hasDateLine, look.placeDate.position == .head {
      let date = Wording.placeDate(letterhead, look.placeDate)
      right = max(right, TextMeasure.width(date, look.placeDate.style, shrunk: isShrunk))
    }
    // A hair more than measured: a national heading that wraps is the first thing anyone sees.
    let rightWidth = min(right * 1.01 + 4, textPoints * 0.7)
    let leftWidth = textPoints - rightWidth
    let room = leftWidth - look.gap.points
    let parent = letterhead.parent.map {
      BodyName.lines(look.parent.cased($0), within: room) {
        TextMeasure.width($0, look.parent, shrunk: isShrunk)
      }
    }
    // Bodies that issue a paper together stand below one another, the host first.
    let bodies = ([letterhead.issuer] + letterhead.partners).map { name in
      BodyName.lines(look.issuer.cased(name), within: room) {
        TextMeasure.width($0, look.issuer, shrunk: isShrunk)
      }
    }
    let issuer = (
      lines: bodies.flatMap(\.lines), fits: bodies.allSatisfy(\.fits),
      isWhole: bodies.allSatisfy(\.isWhole)
    )
    let number = Wording.number(letterhead, look.number) ?? ""
    var tooWide: String?
    if right * 1.01 + 4 > textPoints * 0.7 {
      tooWide = Wording.placeDate(letterhead, look.placeDate)
    } else if !issuer.fits || !(parent?.fits ?? true) {
      tooWide = letterhead.issuer
    } else if TextMeasure.width(number, look.number.style, shrunk: isShrunk) > leftWidth {
      tooWide = number
    }
    let isGood = tooWide == nil && issuer.isWhole && parent?.isWhole ?? true
    let left = Length(points: leftWidth).twips
    let layout = Layout(
      left: left, right: textWidth - left, parent: parent?.lines ?? [], issuer: issuer.lines,
      isShrunk: isShrunk)
    return (layout, isGood, tooWide)
  }
}

extension ElementStyle {
  /// The text as this element prints it.
  func cased(_ text: String) -> String { isCapitals ? text.vietnameseUppercased : text }
}

extension Phrase {
  static func headTooWide(_ text: String) -> Phrase {
    Phrase(
      vi: "phần đầu văn bản không đủ chỗ cho “\(text)” trên một dòng",
      en: "the head has no room for “\(text)” on one line")
  }
}
