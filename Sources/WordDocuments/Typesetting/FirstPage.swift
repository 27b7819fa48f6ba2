internal import Documents
internal import Groundwork
internal import Packaging

/// What stands in the margins of the first page alone: the marks of circulation at the top, and at
/// the foot where the issuing body is to be found.
struct FirstPage {
  private let profile: FormatProfile
  private let marks: [MarkBox]
  private let contact: Contact
  /// Of what is signed as a file; nil for none.
  private let note: String?
  /// Twips.
  private let textWidth: Int

  init(_ document: Document, _ profile: FormatProfile, marks: [MarkBox], textWidth: Int) {
    self.profile = profile
    self.marks = marks
    self.textWidth = textWidth
    contact = document.contact
    note = profile.signing.note(of: document, profile)
  }

  /// Whether the first page has margins of its own.
  var isNeeded: Bool { hasTop || hasContact }
  private var hasTop: Bool { !marks.isEmpty || note != nil }
  var hasContact: Bool { !contact.isEmpty }

  /// Whether the header, or the footer, must be written: where only the other one has something of
  /// its own, it still shows the number that it shows on all pages.
  func needs(_ place: FormatProfile.PageNumber.Place) -> Bool {
    switch place {
    case .top: hasTop || isNeeded && showsNumber(at: .top)
    case .bottom: hasContact || isNeeded && showsNumber(at: .bottom)
    }
  }

  private func showsNumber(at place: FormatProfile.PageNumber.Place) -> Bool {
    profile.pageNumber.place == place && !profile.pageNumber.isHiddenOnFirst
  }

  /// The part for one edge of the first page.
  func write(_ place: FormatProfile.PageNumber.Place, to xml: inout XMLWriter) {
    xml.declaration()
    xml.element(place == .top ? "w:hdr" : "w:ftr", ["xmlns:w": WordNamespace.main]) { xml in
      switch place {
      case .top: writeTop(to: &xml)
      case .bottom: writeContact(to: &xml)
      }
      if showsNumber(at: place) {
        ProfileParts(profile: profile).writeNumberParagraph(to: &xml)
      }
    }
  }

  /// A header or footer that says nothing, for the first pages of later sections: one that is not
  /// named is taken from the section before.
  static func writeBlank(_ place: FormatProfile.PageNumber.Place, to xml: inout XMLWriter) {
    xml.declaration()
    xml.element(place == .top ? "w:hdr" : "w:ftr", ["xmlns:w": WordNamespace.main]) { xml in
      xml.paragraph(.pageNumber, "")
    }
  }

  /// The boxes, and right of them the line of what is signed as a file.
  private func writeTop(to xml: inout XMLWriter) {
    guard let height = marks.map(\.height).max() else {
      if let note { xml.paragraph(.signingNote, note) }
      return
    }
    let gap = profile.marks.gap.twips
    let boxes = marks.reduce(0) { $0 + $1.width } + gap * (marks.count - 1)
    let room = max(0, textWidth - boxes - gap)
    let noteWidth = note.map { min(room, measure($0)) }
    var widths = [max(0, room + gap - (noteWidth.map { $0 + gap } ?? 0))]
    for box in marks { widths += widths.count > 1 ? [gap, box.width] : [box.width] }
    if let noteWidth { widths += [gap, noteWidth] }
    xml.layoutTable(widths) { xml in
      xml.boxRow(height) { xml in
        xml.emptyCell(widths[0])
        for (place, box) in marks.enumerated() {
          if place > 0 { xml.emptyCell(gap) }
          xml.markCell(box, border: profile.marks.border)
        }
        if let note, let noteWidth {
          xml.emptyCell(gap)
          xml.tableCell(noteWidth) { $0.paragraph(.signingNote, note) }
        }
      }
    }
    xml.paragraph(.filler, "")
  }

  /// Twips; a hair more than measured.
  private func measure(_ text: String) -> Int {
    Length(points: TextMeasure.width(text, profile.signing.style) * 1.02 + 2).twips
  }

  /// One line, as long as the text is wide, under a rule.
  private func writeContact(to xml: inout XMLWriter) {
    guard hasContact else { return }
    let look = profile.contact
    let pieces = look.items.compactMap { item in
      contact[item.field].map { Wording.fill(item.pattern, ["text": $0]) }
    }
    var properties = ParagraphProperties(style: Role.contact.id)
    let border = Int((look.border * 8).rounded())
    if border > 0 { properties.topBorder = border }
    xml.paragraph(properties, [Inline(pieces.joined(separator: look.separator))])
  }
}
