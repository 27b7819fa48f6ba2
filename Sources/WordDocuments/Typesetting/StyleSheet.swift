internal import Documents
internal import Packaging

/// The styles of a document (`word/styles.xml`), made from the profile.
struct StyleSheet {
  let profile: FormatProfile
  let scheme: FormatProfile.Scheme

  static let tableStyle = "BangVanBan"
  /// The figure that calls a note, raised; LibreOffice raises it above the note's own text only where
  /// a style of Word's name does.
  static let noteNumberStyle = "FootnoteReference"

  func write(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:styles", ["xmlns:w": WordNamespace.main]) { xml in
      writeDefaults(to: &xml)
      writeStyle("Normal", "Normal", isDefault: true, to: &xml) { xml in
        properties(size: profile.body.size.chosen).write(to: &xml)
      }
      for role in Role.all(in: profile, scheme) { write(role, to: &xml) }
      writeStyle(
        Self.noteNumberStyle, "footnote reference", type: "character", isBuiltIn: true, to: &xml
      ) { xml in
        var run = RunProperties()
        run.isRaised = true
        run.write(to: &xml)
      }
      writeTableStyles(to: &xml)
    }
  }

  private func writeDefaults(to xml: inout XMLWriter) {
    xml.element("w:docDefaults") { xml in
      xml.element("w:rPrDefault") { xml in
        var run = RunProperties(size: profile.body.size.chosen)
        run.font = profile.font.name
        run.color = profile.font.color
        run.language = profile.font.language
        run.write(to: &xml)
      }
      xml.element("w:pPrDefault") { xml in
        var paragraph = ParagraphProperties()
        paragraph.spaceBefore = 0
        paragraph.spaceAfter = 0
        paragraph.line = .multiple(240)
        paragraph.write(to: &xml)
      }
    }
  }

  private func properties(size: Double) -> RunProperties { RunProperties(size: size) }

  private func writeStyle(
    _ id: String, _ name: String, type: String = "paragraph", isDefault: Bool = false,
    isBuiltIn: Bool = false, basedOn: String? = nil, next: String? = nil, to xml: inout XMLWriter,
    _ content: (inout XMLWriter) -> Void
  ) {
    xml.open("w:style", ["w:type": type])
    if isDefault {
      xml.attribute("w:default", "1")
    } else if !isBuiltIn {
      xml.attribute("w:customStyle", "1")
    }
    xml.attribute("w:styleId", id)
    xml.empty("w:name", ["w:val": name])
    if let basedOn { xml.empty("w:basedOn", ["w:val": basedOn]) }
    if let next { xml.empty("w:next", ["w:val": next]) }
    if type == "paragraph" { xml.empty("w:qFormat") }
    content(&xml)
    xml.close()
  }

  private func write(_ role: Role, to xml: inout XMLWriter) {
    let (paragraph, run) = looks(of: role)
    let base: String
    switch role {
    case .heading, .item, .dash: base = Role.body.id
    default: base = "Normal"
    }
    var isBuiltIn = false
    if case .contents = role { isBuiltIn = true }
    let next: String?
    switch role {
    // After a title comes text, not another title.
    case .heading, .title, .subject, .enacting, .appendixTitle: next = Role.body.id
    default: next = nil
    }
    writeStyle(
      role.id, role.name(in: profile, scheme), isBuiltIn: isBuiltIn, basedOn: base, next: next,
      to: &xml
    ) { xml in
      paragraph.write(to: &xml)
      run.write(to: &xml)
    }
  }

  // MARK: What each role looks like

  private func looks(of role: Role) -> (ParagraphProperties, RunProperties) {
    switch role {
    case .body: return (bodyParagraph, RunProperties(size: profile.body.size.chosen))
    case .national(let index): return looks(profile.head.national[index].style)
    case .parent: return looks(profile.head.parent)
    case .issuer: return looks(profile.head.issuer)
    case .number: return looks(profile.head.number.style)
    case .placeDate: return looks(profile.head.placeDate.style)
    case .dispatchSubject: return looks(profile.head.dispatchSubject.style)
    case .title: return looks(profile.title, keepingWithNext: true)
    case .subject: return looks(profile.subject, keepingWithNext: true)
    case .attachedTo: return looks(profile.attachedTo, keepingWithNext: true)
    case .addressees: return looks(profile.addressees.style)
    case .authority: return looks(profile.authority, keepingWithNext: true)
    case .basis, .uprightBasis:
      var (paragraph, run) = looks(profile.basis.style)
      paragraph.firstLine = profile.body.indent.chosen.twips
      paragraph.line = bodyLine
      if case .uprightBasis = role { run.isItalic = nil }
      return (paragraph, run)
    case .enacting: return looks(profile.enacting, keepingWithNext: true)
    case .heading(let index): return heading(index)
    case .item(let index):
      var paragraph = levelParagraph(index)
      paragraph.numbering = Numbering.reference(toLists: scheme, level: index)
      return (paragraph, RunProperties())
    case .dash: return (ParagraphProperties(), RunProperties())
    case .cell: return cell(isHeader: false)
    case .headerCell: return cell(isHeader: true)
    case .signatureAuthority: return looks(profile.signature.authority, keepingWithNext: true)
    case .position: return looks(profile.signature.position, keepingWithNext: true)
    case .signatureRoom:
      var paragraph = ParagraphProperties()
      // At least, not exactly: a scanned signature put here must not be cut off.
      paragraph.line = .atLeast(profile.signature.room.twips)
      paragraph.keepsWithNext = true
      paragraph.alignment = .center
      return (paragraph, RunProperties())
    case .aboveName: return looks(profile.signature.aboveName, keepingWithNext: true)
    case .name: return looks(profile.signature.name)
    case .recipientsLabel: return looks(profile.recipients.labelStyle, keepingWithNext: true)
    case .recipients, .colophon: return looks(profile.recipients.listStyle)
    case .appendixLabel:
      var (paragraph, run) = looks(profile.appendix.heading, keepingWithNext: true)
      paragraph.outlineLevel = 0
      run.isBold = profile.appendix.heading.isBold ? true : nil
      return (paragraph, run)
    case .appendixTitle: return looks(profile.appendix.title, keepingWithNext: true)
    case .appendixReference: return looks(profile.appendix.reference.style, keepingWithNext: true)
    case .rule:
      var paragraph = ParagraphProperties()
      paragraph.topBorder = 6
      // Clear of the dots and hooks under the letters above.
      paragraph.spaceBefore = 40
      paragraph.line = .exact(40)
      return (paragraph, RunProperties(size: 2))
    case .ornament:
      var paragraph = ParagraphProperties()
      paragraph.alignment = .center
      return (paragraph, RunProperties())
    case .pageNumber:
      var paragraph = ParagraphProperties()
      paragraph.alignment = profile.pageNumber.alignment
      var run = RunProperties(size: profile.pageNumber.size.chosen)
      run.font = profile.pageNumber.font
      return (paragraph, run)
    case .secrecyMark: return looks(profile.marks.secrecy.style)
    case .urgencyMark: return looks(profile.marks.urgency.style)
    case .circulationMark: return looks(profile.marks.circulation.style)
    case .contact: return looks(profile.contact.style)
    case .footnote: return looks(profile.footnote)
    case .figure:
      var paragraph = ParagraphProperties()
      paragraph.alignment = .center
      paragraph.keepsWithNext = true
      return (paragraph, RunProperties())
    case .caption: return looks(profile.figure.style)
    case .contentsTitle: return looks(profile.contents.titleStyle, keepingWithNext: true)
    case .contents(let level):
      var (paragraph, run) = looks(profile.contents.style)
      paragraph.indentLeft = profile.contents.indent.twips * level
      paragraph.rightTab = .init(
        position: SectionLayout(
          orientation: .portrait, hidesFirstNumber: false, restartsNumbers: false
        ).textWidth(in: profile), leader: profile.contents.leader)
      return (paragraph, run)
    case .copyForm: return looks(profile.copy.style)
    case .signingNote: return looks(profile.signing.style)
    case .drafter: return looks(profile.recipients.drafter.style)
    case .filler:
      var paragraph = ParagraphProperties()
      paragraph.line = .exact(20)
      return (paragraph, RunProperties(size: 1))
    }
  }

  private func looks(
    _ style: ElementStyle, keepingWithNext: Bool = false
  ) -> (ParagraphProperties, RunProperties) {
    var paragraph = ParagraphProperties()
    paragraph.keepsWithNext = keepingWithNext
    paragraph.alignment = style.alignment
    paragraph.spaceBefore = twips(style.spaceBefore.chosen)
    paragraph.spaceAfter = twips(style.spaceAfter.chosen)
    var run = RunProperties(
      bold: style.isBold ? true : nil, italic: style.isItalic ? true : nil,
      size: style.size.chosen)
    run.isUnderlined = style.isUnderlined
    run.font = style.font
    run.color = style.color
    return (paragraph, run)
  }

  private var bodyLine: ParagraphProperties.Line {
    switch profile.body.line {
    case .multiple(let factor): .multiple(Int((factor.chosen * 240).rounded()))
    case .exact(let points): .exact(twips(points.chosen))
    }
  }

  private var bodyParagraph: ParagraphProperties {
    var paragraph = ParagraphProperties()
    paragraph.controlsWidows = true
    paragraph.spaceBefore = twips(profile.body.spaceBefore.chosen)
    paragraph.line = bodyLine
    paragraph.firstLine = profile.body.indent.chosen.twips
    paragraph.alignment = profile.body.alignment
    return paragraph
  }

  private func levelParagraph(_ index: Int) -> ParagraphProperties {
    var paragraph = ParagraphProperties()
    paragraph.indentLeft = 0
    paragraph.firstLine = scheme.levels[index].isIndented ? profile.body.indent.chosen.twips : 0
    return paragraph
  }

  private func heading(_ index: Int) -> (ParagraphProperties, RunProperties) {
    let level = scheme.levels[index]
    var (paragraph, run) = looks(level.style, keepingWithNext: true)
    paragraph.keepsLines = true
    paragraph.indentLeft = 0
    paragraph.firstLine = levelParagraph(index).firstLine
    paragraph.spaceBefore = twips(
      max(level.style.spaceBefore.chosen, profile.body.spaceBefore.chosen))
    paragraph.numbering = Numbering.reference(toHeadings: scheme, level: index)
    // An appendix takes the first outline level; a heading in it stands below.
    paragraph.outlineLevel = min(index, 8)
    run.isItalic = level.style.isItalic ? true : nil
    return (paragraph, run)
  }

  private func cell(isHeader: Bool) -> (ParagraphProperties, RunProperties) {
    var paragraph = ParagraphProperties()
    paragraph.spaceBefore = twips(profile.table.space)
    paragraph.spaceAfter = twips(profile.table.space)
    paragraph.alignment = isHeader ? profile.table.headerAlignment : .left
    paragraph.keepsWithNext = isHeader
    let isBold = isHeader && profile.table.isHeaderBold
    return (
      paragraph, RunProperties(bold: isBold ? true : nil, size: profile.table.size.chosen)
    )
  }

  private func twips(_ points: Double) -> Int { Length(points: points).twips }

  // MARK: Tables

  private func writeTableStyles(to xml: inout XMLWriter) {
    writeStyle("TableNormal", "Normal Table", type: "table", isDefault: true, to: &xml) { xml in
      xml.element("w:tblPr") { xml in
        xml.empty("w:tblInd", ["w:w": "0", "w:type": "dxa"])
        writeCellMargins(0, to: &xml)
      }
    }
    writeStyle(
      Self.tableStyle, "Bảng văn bản", type: "table", basedOn: "TableNormal", to: &xml
    ) { xml in
      xml.element("w:tblPr") { xml in
        let width = Int((profile.table.border * 8).rounded())
        if width > 0 {
          xml.element("w:tblBorders") { xml in
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
              xml.empty(
                side,
                ["w:val": "single", "w:sz": String(width), "w:space": "0", "w:color": "auto"])
            }
          }
        }
        writeCellMargins(profile.table.padding.twips, to: &xml)
      }
    }
  }

  private func writeCellMargins(_ sides: Int, to xml: inout XMLWriter) {
    xml.element("w:tblCellMar") { xml in
      for (side, width) in [("w:top", 0), ("w:left", sides), ("w:bottom", 0), ("w:right", sides)] {
        xml.empty(side, ["w:w": String(width), "w:type": "dxa"])
      }
    }
  }
}

/// Namespaces of the parts of a Word document.
enum WordNamespace {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
