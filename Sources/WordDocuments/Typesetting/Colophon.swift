internal import Documents
internal import Groundwork
internal import Packaging

/// Who gets a paper and who printed it, between lines at the foot of its last page
/// (GB/T 9704-2012, 版记).
///
/// A table that floats: in Word it stands at the foot of whichever page the text ends on.
/// LibreOffice lets no table float that is as wide as the text, and sets it below the last line.
struct Colophon {
  private let recipients: Recipients
  private let letterhead: Letterhead?
  private let profile: FormatProfile
  /// Twips.
  private let width: Int

  init(
    _ recipients: Recipients, _ letterhead: Letterhead?, _ profile: FormatProfile, width: Int
  ) {
    self.recipients = recipients
    self.letterhead = letterhead
    self.profile = profile
    self.width = width
  }

  func write(to xml: inout XMLWriter) {
    let look = profile.recipients.colophon
    xml.open("w:tbl")
    xml.element("w:tblPr") { xml in
      xml.empty(
        "w:tblpPr",
        [
          "w:leftFromText": "0", "w:rightFromText": "0", "w:vertAnchor": "margin",
          "w:horzAnchor": "margin", "w:tblpXSpec": "left", "w:tblpYSpec": "bottom",
        ])
      xml.empty("w:tblOverlap", ["w:val": "never"])
      xml.empty("w:tblW", ["w:w": String(width), "w:type": "dxa"])
      if look.outer > 0 || look.inner > 0 {
        xml.element("w:tblBorders") { xml in
          line("w:top", look.outer, to: &xml)
          line("w:bottom", look.outer, to: &xml)
          line("w:insideH", look.inner, to: &xml)
        }
      }
      xml.empty("w:tblLayout", ["w:type": "fixed"])
      xml.noCellMargins()
    }
    xml.tableGrid([width])
    xml.tableRow { xml in
      xml.tableCell(width) { $0.recipients(recipients, profile.recipients) }
    }
    if let letterhead, !look.pattern.isEmpty {
      xml.tableRow { xml in
        xml.tableCell(width) { write(letterhead, look.pattern, to: &$0) }
      }
    }
    xml.close()
  }

  private func write(_ letterhead: Letterhead, _ pattern: String, to xml: inout XMLWriter) {
    var properties = ParagraphProperties(style: Role.colophon.id)
    properties.rightTab = .init(position: width, leader: .none)
    let text = Wording.fill(
      pattern,
      [
        "issuer": letterhead.issuer,
        "date": Wording.date(letterhead.date, profile.head.placeDate),
      ])
    xml.paragraph(properties, [Inline(text)])
  }

  private func line(_ name: String, _ points: Double, to xml: inout XMLWriter) {
    guard points > 0 else { return }
    xml.empty(
      name, ["w:val": "single", "w:sz": String(Int((points * 8).rounded())), "w:space": "0"])
  }
}
