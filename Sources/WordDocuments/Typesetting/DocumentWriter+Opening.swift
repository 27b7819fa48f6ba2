internal import Documents
internal import Groundwork
internal import Packaging

/// What stands between the head and the body: type, subject, addressees, bases.
extension DocumentWriter {
  mutating func writeTitle() {
    // Without the name of a type it is a công văn, whose subject is in the head.
    guard let title = document.title else { return }
    emit(.title, [Inline(profile.title.cased(title))])
    var lastLook: (lines: [String], style: ElementStyle)?
    if let subject = document.subject {
      lastLook = emitCentred(subject, .subject, profile.subject)
    }
    if let attachedTo = document.attachedTo {
      let lines = emitCentred(attachedTo, .attachedTo, profile.attachedTo).lines
      // The rule under the subject moves under what stands below it (Phụ lục III, mẫu 1.3).
      lastLook = (lines, lastLook?.style ?? profile.subject)
    }
    flush()
    guard let (lines, style) = lastLook else { return }
    xml.ornament(under: lines, style, in: textPoints, spaceAfter: 6) {
      TextMeasure.width($0, style)
    }
  }

  /// A line across the page, drawn in so that its lines come out about equal; answers its lines.
  @discardableResult
  mutating func emitCentred(
    _ text: String, _ role: Role, _ style: ElementStyle
  ) -> (lines: [String], style: ElementStyle) {
    let text = style.cased(text)
    let measure = { TextMeasure.width($0, style) }
    let width = TextMeasure.balancedWidth(text, within: textPoints, measure)
    let side = Length(points: (textPoints - width) / 2).twips
    emit(role, [Inline(text)]) { properties in
      if side > 0 {
        properties.indentLeft = side
        properties.indentRight = side
      }
    }
    return (TextMeasure.lines(text, within: width, measure), style)
  }

  // MARK: Addressees

  mutating func writeAddressees() {
    let look = profile.addressees
    let addressees = document.addressees
    guard !addressees.isEmpty else { return }
    let labelWidth = TextMeasure.width(look.label, look.style)
    let gap = TextMeasure.width(" ", look.style)
    let widest = addressees.map { TextMeasure.width($0, look.style) }.max() ?? 0
    if addressees.count == 1 {
      let text = Wording.unmarked(addressees[0]) + look.singleMark
      let room = max(0, textPoints - labelWidth - gap - widest)
      emit(.addressees, [Inline(look.label + " " + text)]) { properties in
        let left = Length(points: room / 2 + labelWidth + gap).twips
        properties.indentLeft = left
        properties.firstLine = -Length(points: labelWidth + gap).twips
      }
      return
    }
    // The dashes stand under the colon, the last sign of the label.
    let colon = labelWidth - TextMeasure.width(":", look.style)
    let dash = TextMeasure.width(look.items.dash, look.style)
    let block = colon + dash + widest
    let start = max(min((textPoints - block) / 2, textPoints / 3), 0)
    emit(.addressees, [Inline(look.label)]) { properties in
      properties.indentLeft = Length(points: start).twips
      properties.keepsWithNext = true
    }
    let lines = Wording.marked(addressees, look.items.mark, look.items.lastMark)
    for line in lines {
      emit(.addressees, [Inline(look.items.dash + line)]) { properties in
        properties.indentLeft = Length(points: start + colon + dash).twips
        properties.firstLine = -Length(points: dash).twips
        properties.spaceBefore = 0
      }
    }
  }

  // MARK: Bases

  mutating func writeBases() {
    let look = profile.basis
    if let authority = document.authority {
      emitCentred(authority, .authority, profile.authority)
    }
    // Where a proposal follows, it is the last line, and every basis goes on to it.
    let lastMark = document.proposal == nil ? look.lastMark : look.mark
    let role: Role =
      look.isItalicOnlyWhenEnacting && document.enacting == nil ? .uprightBasis : .basis
    for line in Wording.marked(document.bases, look.mark, lastMark) {
      emit(role, [Inline(look.dash + line)])
    }
    if let proposal = document.proposal {
      emit(role, [Inline(look.dash + Wording.unmarked(proposal) + look.lastMark)])
    }
    if let enacting = document.enacting {
      emitCentred(enacting, .enacting, profile.enacting)
    }
  }
}
