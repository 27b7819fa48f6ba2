internal import Documents
internal import Packaging

extension XMLWriter {
  /// A paragraph of words that may be emphasised; `size` is in points, nil for the style's.
  mutating func paragraph(
    _ properties: ParagraphProperties, _ content: [Inline], size: Double? = nil,
    bookmark: ContentsEntry? = nil, tails: [(inout XMLWriter) -> Void] = [],
    section: ((inout XMLWriter) -> Void)? = nil
  ) {
    open("w:p")
    properties.write(to: &self, section: section)
    if let bookmark {
      empty(
        "w:bookmarkStart", ["w:id": String(bookmark.number), "w:name": bookmark.bookmark])
    }
    runs(content, size: size)
    for tail in tails { tail(&self) }
    if let bookmark { empty("w:bookmarkEnd", ["w:id": String(bookmark.number)]) }
    close()
  }

  /// Words that may be emphasised, and the notes that they call.
  mutating func runs(_ content: [Inline], size: Double? = nil) {
    for inline in content {
      if let note = inline.note { footnoteCall(note, size: size) }
      run(
        inline.text,
        RunProperties(
          bold: inline.isStrong ? true : nil, italic: inline.isEmphasised ? true : nil,
          size: size))
    }
  }

  mutating func paragraph(_ role: Role, _ text: String) {
    paragraph(ParagraphProperties(style: role.id), [Inline(text)])
  }

  /// The line, or the sign, that a rule asks for under an element.
  ///
  /// - Parameters:
  ///   - lines: the element's lines as they are printed.
  ///   - width: of the column that it stands in, in points.
  mutating func ornament(
    under lines: [String], _ style: ElementStyle, in width: Double, spaceAfter: Double = 0,
    _ measure: (String) -> Double
  ) {
    switch style.ornament {
    case .none: break
    case .text(let sign): paragraph(.ornament, sign)
    case .rule(let share):
      let length = TextMeasure.ruleLength(under: lines, share: share, measure)
      let side = Length(points: max(0, (width - length) / 2)).twips
      var properties = ParagraphProperties(style: Role.rule.id)
      properties.indentLeft = side
      properties.indentRight = side
      if spaceAfter > 0 { properties.spaceAfter = Length(points: spaceAfter).twips }
      paragraph(properties, [])
    case .line(let width, let color):
      var properties = ParagraphProperties(style: Role.rule.id)
      properties.topBorder = Int((width * 8).rounded())
      properties.borderColor = color
      if spaceAfter > 0 { properties.spaceAfter = Length(points: spaceAfter).twips }
      paragraph(properties, [])
    }
  }

  // MARK: Tables that keep things side by side

  /// A table without borders whose columns are just so wide, in twips.
  mutating func layoutTable(_ widths: [Int], _ rows: (inout XMLWriter) -> Void) {
    open("w:tbl")
    element("w:tblPr") { xml in
      xml.empty("w:tblW", ["w:w": String(widths.reduce(0, +)), "w:type": "dxa"])
      xml.empty("w:tblLayout", ["w:type": "fixed"])
      xml.noCellMargins()
    }
    tableGrid(widths)
    rows(&self)
    close()
  }

  mutating func tableGrid(_ widths: [Int]) {
    element("w:tblGrid") { xml in
      for width in widths { xml.empty("w:gridCol", ["w:w": String(width)]) }
    }
  }

  /// A row that stays on one page.
  mutating func tableRow(isHeader: Bool = false, _ cells: (inout XMLWriter) -> Void) {
    open("w:tr")
    element("w:trPr") { xml in
      xml.empty("w:cantSplit")
      if isHeader { xml.empty("w:tblHeader") }
    }
    cells(&self)
    close()
  }

  /// A cell; `content` must end in a paragraph, or Word calls the file corrupt.
  mutating func tableCell(
    _ width: Int, spanning columns: Int = 1, vertical: String? = nil,
    _ content: (inout XMLWriter) -> Void
  ) {
    open("w:tc")
    element("w:tcPr") { xml in
      xml.empty("w:tcW", ["w:w": String(width), "w:type": "dxa"])
      if columns > 1 { xml.empty("w:gridSpan", ["w:val": String(columns)]) }
      if let vertical { xml.empty("w:vAlign", ["w:val": vertical]) }
    }
    content(&self)
    close()
  }

  /// A cell with nothing in it but the paragraph that every cell must have.
  mutating func emptyCell(_ width: Int) {
    tableCell(width) { $0.paragraph(.filler, "") }
  }
}
