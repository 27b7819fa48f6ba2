internal import Documents
internal import Groundwork
internal import Packaging

/// One mark and the box around it, ready to be drawn.
struct MarkBox {
  let role: Role
  let text: String
  let style: ElementStyle
  /// Twips, between the middles of the box's lines.
  let width: Int
  /// Twips.
  let height: Int

  init(
    _ item: FormatProfile.MarksLook.Item, _ role: Role, _ style: ElementStyle,
    _ look: FormatProfile.MarksLook
  ) {
    self.role = role
    self.style = style
    text = style.cased(item.text)
    let measured = TextMeasure.width(text, style) * 1.02 + 2 * look.padding.points
    width = item.width?.twips ?? Length(points: measured).twips
    let line = FontMetrics.lineHeight(size: style.size.chosen) + look.padding.points
    height = item.height?.twips ?? Length(points: line).twips
  }
}

/// The marks of one paper as its profile has them.
struct MarkBoxes {
  /// Below the number, from top to bottom.
  private(set) var left: [MarkBox] = []
  /// In the top margin, from left to right.
  private(set) var top: [MarkBox] = []

  /// A mark that the profile does not have is an error, and is left out.
  init(_ document: Document, _ look: FormatProfile.MarksLook, into findings: inout Findings) {
    let marks = document.marks
    let file = document.file
    func box(
      _ written: String, _ field: String, _ kind: FormatProfile.MarksLook.Kind, _ role: Role
    ) -> MarkBox? {
      if let item = kind.item(written) { return MarkBox(item, role, kind.style, look) }
      findings.error(
        "paper.unknown-mark", .unknownMark(written, field), at: .file(file),
        hints: kind.items.isEmpty ? [] : [.knownMarks(kind.items.map(\.text))])
      return nil
    }
    if let secrecy = marks.secrecy.flatMap({ box($0, "secrecy", look.secrecy, .secrecyMark) }) {
      left.append(secrecy)
    }
    if let urgency = marks.urgency.flatMap({ box($0, "urgency", look.urgency, .urgencyMark) }) {
      left.append(urgency)
    }
    top = marks.circulation.compactMap {
      box($0, "circulation", look.circulation, .circulationMark)
    }
  }
}

extension FormatProfile.MarksLook.Kind {
  /// The mark of this name, however its capitals and tones were typed; nil for none.
  fileprivate func item(_ written: String) -> FormatProfile.MarksLook.Item? {
    items.first { $0.text.folded == written.folded }
  }
}

extension XMLWriter {
  /// Boxes below one another, at the left of a cell or a page; ends in a paragraph.
  mutating func markBoxes(_ boxes: [MarkBox], _ look: FormatProfile.MarksLook) {
    var gap = ParagraphProperties(style: Role.filler.id)
    gap.spaceBefore = look.gap.twips
    for box in boxes {
      paragraph(gap, [])
      open("w:tbl")
      element("w:tblPr") { xml in
        xml.empty("w:tblW", ["w:w": String(box.width), "w:type": "dxa"])
        xml.empty("w:tblLayout", ["w:type": "fixed"])
        xml.noCellMargins()
      }
      tableGrid([box.width])
      boxRow(box.height) { $0.markCell(box, border: look.border) }
      close()
    }
    paragraph(ParagraphProperties(style: Role.filler.id), [])
  }

  /// A row that is just so high, in twips.
  mutating func boxRow(_ height: Int, _ cells: (inout XMLWriter) -> Void) {
    open("w:tr")
    element("w:trPr") { xml in
      xml.empty("w:cantSplit")
      xml.empty("w:trHeight", ["w:val": String(height), "w:hRule": "exact"])
    }
    cells(&self)
    close()
  }

  /// The cell that is a mark's box.
  mutating func markCell(_ box: MarkBox, border: Double) {
    open("w:tc")
    element("w:tcPr") { xml in
      xml.empty("w:tcW", ["w:w": String(box.width), "w:type": "dxa"])
      xml.element("w:tcBorders") { xml in
        for side in ["w:top", "w:left", "w:bottom", "w:right"] {
          xml.empty(
            side,
            [
              "w:val": "single", "w:sz": String(Int((border * 8).rounded())), "w:space": "0",
              "w:color": box.style.color ?? "auto",
            ])
        }
      }
      xml.empty("w:vAlign", ["w:val": "center"])
    }
    paragraph(box.role, box.text)
    close()
  }

  mutating func noCellMargins() {
    element("w:tblCellMar") { xml in
      for side in ["w:left", "w:right"] { xml.empty(side, ["w:w": "0", "w:type": "dxa"]) }
    }
  }
}

extension Phrase {
  fileprivate static func unknownMark(_ written: String, _ field: String) -> Phrase {
    Phrase(
      vi: "không có dấu “\(written)” (\(field))", en: "there is no mark “\(written)” (\(field))")
  }
  fileprivate static func knownMarks(_ marks: [String]) -> Phrase {
    let known = marks.map { "“\($0)”" }.joined(separator: ", ")
    return Phrase(vi: "có thể dùng: \(known)", en: "it may be: \(known)")
  }
}
