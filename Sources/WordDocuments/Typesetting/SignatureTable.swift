internal import Documents
internal import Groundwork
internal import Packaging

/// Who signs, and who gets the paper, side by side below the text.
struct SignatureTable {
  let signatures: [SignatureBlock]
  private let recipients: Recipients?
  let profile: FormatProfile
  /// Twips.
  private let textWidth: Int
  let pictures: PictureShelf
  /// The number of the last drawing before this table.
  let firstDrawing: Int

  init(
    _ signatures: [SignatureBlock], _ recipients: Recipients?, _ profile: FormatProfile,
    textWidth: Int, pictures: PictureShelf, firstDrawing: Int
  ) {
    self.signatures = signatures
    self.recipients = recipients
    self.profile = profile
    self.textWidth = textWidth
    self.pictures = pictures
    self.firstDrawing = firstDrawing
  }

  /// Width of the column at the right, in twips; half of all where nobody signs.
  var lastColumn: Int {
    guard let signature = signatures.first else { return textWidth / 2 }
    guard signatures.count > 1 else { return signatureWidth(signature) }
    return textWidth / (arrangement.rows.last?.count ?? 1)
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
            writePosts(of: signature, in: widths[1], to: &xml)
            writeName(at: 0, in: widths[1], to: &xml)
          } else {
            xml.paragraph(.filler, "")
          }
        }
      }
      if isBelow { writeRecipientsRow(widths, to: &xml) }
    }
  }

  /// Two or more signers, as under minutes: the recipients come below the first.
  ///
  /// Each row is a table of its own, which goes to the next page as a whole, and the names in it
  /// stand on one line however long the posts above them are.
  private func writeSideBySide(to xml: inout XMLWriter) {
    let (rows, isShrunk) = arrangement
    for (number, row) in rows.enumerated() {
      if number > 0 { xml.paragraph(.filler, "") }
      let each = textWidth / row.count
      let widths =
        Array(repeating: each, count: row.count - 1) + [textWidth - each * (row.count - 1)]
      xml.layoutTable(widths) { xml in
        xml.tableRow { xml in
          for (width, signature) in zip(widths, row) {
            xml.tableCell(width) {
              writePosts(of: signature, in: width, isShrunk: isShrunk, to: &$0)
            }
          }
        }
        xml.tableRow { xml in
          for (width, place) in zip(widths, row.indices) {
            xml.tableCell(width, vertical: "bottom") {
              writeName(at: place, in: width, isShrunk: isShrunk, to: &$0)
            }
          }
        }
        if recipients != nil, number == rows.count - 1 { writeRecipientsRow(widths, to: &xml) }
      }
    }
  }

  /// Rows as long as the profile allows in which no line breaks where a typist would not break it.
  ///
  /// A smaller size comes before a shorter row. Rows of two are the last resort, since a signer
  /// beneath the other would seem to be of lower rank.
  private var arrangement: (rows: [ArraySlice<SignatureBlock>], isShrunk: Bool) {
    for length in stride(from: profile.signature.perRow, to: 1, by: -1) {
      let rows = rows(ofAtMost: length)
      for isShrunk in [false, true]
      where rows.allSatisfy({ isWhole($0, isShrunk: isShrunk) }) {
        return (rows, isShrunk)
      }
    }
    return (rows(ofAtMost: min(2, profile.signature.perRow)), true)
  }

  /// As few rows as will do, of about one length.
  private func rows(ofAtMost longest: Int) -> [ArraySlice<SignatureBlock>] {
    let count = (signatures.count + longest - 1) / longest
    let (shortest, longer) = signatures.count.quotientAndRemainder(dividingBy: count)
    var rows: [ArraySlice<SignatureBlock>] = []
    var rest = signatures[...]
    for number in 0..<count {
      let length = shortest + (number < longer ? 1 : 0)
      rows.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return rows
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

  /// On whose behalf, and as what; a cell of a signer without either still has its paragraph.
  private func writePosts(
    of signature: SignatureBlock, in width: Int, isShrunk: Bool = false, to xml: inout XMLWriter
  ) {
    let look = profile.signature
    var posts = signature.authority.map { ($0, Role.signatureAuthority, look.authority) }
    if let position = signature.position { posts.append((position, .position, look.position)) }
    for (place, (text, role, style)) in posts.enumerated() {
      var properties = ParagraphProperties(style: role.id)
      if place == 0 { properties.spaceBefore = Length(points: look.spaceBefore).twips }
      let lines = broken(text, style, in: width, isShrunk: isShrunk).lines
      xml.paragraph(
        properties, [Inline(lines.joined(separator: String(Inline.lineBreak)))],
        size: shrunkSize(style, isShrunk))
    }
    if posts.isEmpty, signatures.count > 1 { xml.paragraph(.filler, "") }
  }

  /// The room for the signature, and the name below it.
  private func writeName(
    at place: Int, in width: Int, isShrunk: Bool = false, to xml: inout XMLWriter
  ) {
    let (signature, look) = (signatures[place], profile.signature)
    xml.paragraph(
      ParagraphProperties(style: Role.signatureRoom.id), [],
      tails: [{ writePictures(at: place, in: width, to: &$0) }])
    if let above = signature.aboveName {
      let lines = broken(above, look.aboveName, in: width, isShrunk: isShrunk).lines
      xml.paragraph(
        ParagraphProperties(style: Role.aboveName.id),
        [Inline(lines.joined(separator: String(Inline.lineBreak)))],
        size: shrunkSize(look.aboveName, isShrunk))
    }
    let name = fullName(of: signature)
    xml.paragraph(
      ParagraphProperties(style: Role.name.id), name.isEmpty ? [] : [Inline(name)],
      size: shrunkSize(look.name, isShrunk))
  }

  private func shrunkSize(_ style: ElementStyle, _ isShrunk: Bool) -> Double? {
    let size = style.printedSize(shrunk: isShrunk)
    return size == style.size.chosen ? nil : size
  }

  /// Whether no line of those who sign in a row breaks where a typist would not break it.
  private func isWhole(_ row: ArraySlice<SignatureBlock>, isShrunk: Bool) -> Bool {
    let look = profile.signature
    let width = textWidth / row.count
    return row.allSatisfy { signature in
      var lines = signature.authority.map { ($0, look.authority) }
      if let position = signature.position { lines.append((position, look.position)) }
      if let above = signature.aboveName { lines.append((above, look.aboveName)) }
      let name = broken(fullName(of: signature), look.name, in: width, isShrunk: isShrunk)
      return name.lines.count < 2
        && lines.allSatisfy { broken($0, $1, in: width, isShrunk: isShrunk).isWhole }
    }
  }

  /// The name as it is signed, after the rank.
  private func fullName(of signature: SignatureBlock) -> String {
    [signature.rank, signature.name].compactMap(\.self).joined(separator: " ")
  }

  /// The text in lines that end where a typist would end them, when it needs more than one.
  private func broken(
    _ text: String, _ style: ElementStyle, in width: Int, isShrunk: Bool = false
  ) -> BodyName.Broken {
    let isJoint = signatures.count > 1
    let gap = isJoint ? profile.signature.columnGap.points : 2
    return BodyName.lines(
      style.cased(text), within: Double(width) / 20 - gap, keepsWhole: isJoint
    ) {
      TextMeasure.width($0, style, shrunk: isShrunk)
    }
  }

  private func writeRecipients(to xml: inout XMLWriter) {
    guard let recipients else { return }
    xml.recipients(recipients, profile.recipients, spaceBefore: labelSpace)
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
