internal import Documents
internal import Groundwork
internal import Packaging

extension XMLWriter {
  /// Label, list, what is kept, and the drafter's sign; `spaceBefore` is in points.
  mutating func recipients(
    _ recipients: Recipients, _ look: FormatProfile.RecipientsLook, spaceBefore: Double? = nil
  ) {
    var label = ParagraphProperties(style: Role.recipientsLabel.id)
    label.spaceBefore = spaceBefore.map { Length(points: $0).twips }
    paragraph(label, [Inline(look.label)])
    var lines = recipients.lines
    if let archive = recipients.archive {
      lines.append(Wording.fill(look.archive, ["archive": archive]))
    }
    for line in Wording.marked(lines, look.items.mark, look.items.lastMark) {
      paragraph(.recipients, look.items.dash + line)
    }
    if let drafter = recipients.drafter {
      let sign = look.drafter.style.cased(drafter)
      let pattern = recipients.copies == nil ? look.drafter.singlePattern : look.drafter.pattern
      let copies = recipients.copies.map(String.init) ?? ""
      paragraph(.drafter, Wording.fill(pattern, ["drafter": sign, "copies": copies]))
    }
  }
}
