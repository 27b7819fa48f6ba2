internal import Documents
internal import Groundwork
internal import Packaging

/// Who signs, and who gets the paper, side by side below the text.
struct SignatureTable {
  private let signatures: [SignatureBlock]
  private let recipients: Recipients?
  private let profile: FormatProfile
  /// Twips.
  private let textWidth: Int

  init(_ document: Document, _ profile: FormatProfile, textWidth: Int) {
    self.init(document.signatures, document.recipients, profile, textWidth: textWidth)
  }

  init(
    _ signatures: [SignatureBlock], _ recipients: Recipients?, _ profile: FormatProfile,
    textWidth: Int
  ) {
    self.signatures = signatures
    self.recipients = recipients
    self.profile = profile
    self.textWidth = textWidth
  }

  func write(to xml: inout XMLWriter) {
    if signatures.count > 1 { writeSideBySide(to: &xml) } else { writeOne(to: &xml) }
  }

  /// Recipients left, the signature right.
  private func writeOne(to xml: inout XMLWriter) {
    let signature = signatures.first
    let right = signature.map { signatureWidth($0) } ?? 0
    let widths = [textWidth - right, right]
    let isBelow = recipients?.isBelow ?? false
    xml.layoutTable(widths) { xml in
      xml.tableRow { xml in
        xml.tableCell(widths[0]) { xml in
          if isBelow || recipients == nil {
            xml.paragraph(.filler, "")
          } else {
            writeRecipients(to: &xml)
          }
        }
        xml.tableCell(widths[1]) { xml in
          if let signature {
            write(signature, in: widths[1], to: &xml)
          } else {
            xml.paragraph(.filler, "")
          }
        }
      }
      if isBelow { writeRecipientsRow(widths, to: &xml) }
    }
  }

  /// Two or more signers, as under minutes: the recipients come below the first.
  private func writeSideBySide(to xml: inout XMLWriter) {
    // Three stand beside one another at most; two and four look better in pairs.
    let perRow = signatures.count == 2 || signatures.count == 4 ? 2 : 3
    let left = textWidth / perRow
    let widths = Array(repeating: left, count: perRow - 1) + [textWidth - left * (perRow - 1)]
    xml.layoutTable(widths) { xml in
      for start in stride(from: 0, to: signatures.count, by: perRow) {
        xml.tableRow { xml in
          for column in 0..<perRow {
            guard start + column < signatures.count else {
              xml.emptyCell(widths[column])
              continue
            }
            let signature = signatures[start + column]
            xml.tableCell(widths[column]) { write(signature, in: widths[column], to: &$0) }
          }
        }
      }
      if recipients != nil { writeRecipientsRow(widths, to: &xml) }
    }
  }

  private func writeRecipientsRow(_ widths: [Int], to xml: inout XMLWriter) {
    xml.tableRow { xml in
      for (column, width) in widths.enumerated() {
        if column == 0 {
          xml.tableCell(width) { writeRecipients(to: &$0) }
        } else {
          xml.emptyCell(width)
        }
      }
    }
  }

  /// Twips: the profile's share of the width, more where a line needs it.
  private func signatureWidth(_ signature: SignatureBlock) -> Int {
    let look = profile.signature
    let points = Double(textWidth) / 20
    var widest = 0.0
    for line in signature.authority {
      widest = max(widest, TextMeasure.width(look.authority.cased(line), look.authority))
    }
    if let position = signature.position {
      widest = max(widest, TextMeasure.width(look.position.cased(position), look.position))
    }
    let share = look.width
    let wanted = max(share.chosen * points, widest * 1.01 + 4)
    return Length(points: min(wanted, share.range.upperBound * points)).twips
  }

  private func write(_ signature: SignatureBlock, in width: Int, to xml: inout XMLWriter) {
    let look = profile.signature
    var isFirst = true
    func first(_ role: Role) -> ParagraphProperties {
      var properties = ParagraphProperties(style: role.id)
      if isFirst { properties.spaceBefore = Length(points: look.spaceBefore).twips }
      isFirst = false
      return properties
    }
    for line in signature.authority {
      let text = broken(line, look.authority, in: width)
      xml.paragraph(first(.signatureAuthority), [Inline(text)])
    }
    if let position = signature.position {
      xml.paragraph(first(.position), [Inline(broken(position, look.position, in: width))])
    }
    xml.paragraph(.signatureRoom, "")
    if let above = signature.aboveName {
      xml.paragraph(.aboveName, broken(above, look.aboveName, in: width))
    }
    let name = [signature.rank, signature.name].compactMap(\.self).joined(separator: " ")
    xml.paragraph(.name, name)
  }

  /// The text with line breaks where a typist would put them, when it needs more than one line.
  private func broken(_ text: String, _ style: ElementStyle, in width: Int) -> String {
    BodyName.lines(style.cased(text), within: Double(width) / 20 - 2) {
      TextMeasure.width($0, style)
    }.lines.joined(separator: String(Inline.lineBreak))
  }

  private func writeRecipients(to xml: inout XMLWriter) {
    guard let recipients else { return }
    let look = profile.recipients
    var label = ParagraphProperties(style: Role.recipientsLabel.id)
    label.spaceBefore = Length(points: labelSpace).twips
    xml.paragraph(label, [Inline(look.label)])
    var lines = recipients.lines
    if let archive = recipients.archive {
      lines.append(Wording.fill(look.archive, ["archive": archive]))
    }
    for line in Wording.marked(lines, look.items.mark, look.items.lastMark) {
      xml.paragraph(.recipients, look.items.dash + line)
    }
    if let drafter = recipients.drafter {
      let sign = look.drafter.style.cased(drafter)
      let pattern = recipients.copies == nil ? look.drafter.singlePattern : look.drafter.pattern
      let copies = recipients.copies.map(String.init) ?? ""
      xml.paragraph(.drafter, Wording.fill(pattern, ["drafter": sign, "copies": copies]))
    }
  }

  /// Points above the label, so that it stands on one line with the authority, whose letters are
  /// larger.
  private var labelSpace: Double {
    guard recipients?.isBelow == false, signatures.count == 1 else {
      return profile.signature.spaceBefore
    }
    let larger = profile.signature.authority.size.chosen
    let smaller = profile.recipients.labelStyle.size.chosen
    return profile.signature.spaceBefore + max(0, larger - smaller) * Self.ascent
  }

  /// How far capitals and accents of Times New Roman reach above the line, as a share of the size.
  private static let ascent = 0.891
}
