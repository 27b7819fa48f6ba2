internal import Documents
internal import Packaging

/// What a paragraph, or a paragraph style, says of its looks (`w:pPr`).
///
/// Word rejects children in another order than the schema's. `write` follows that order, and no
/// other code writes these elements.
struct ParagraphProperties: Hashable {
  var style: String?
  var keepsWithNext = false
  var keepsLines = false
  var startsPage = false
  var controlsWidows = false
  var numbering: NumberReference?
  /// Width of a line above the paragraph, in eighths of a point.
  var topBorder: Int?
  /// Of that line; nil for the text's.
  var borderColor: String?
  var rightTab: RightTab?
  /// Twips.
  var spaceBefore: Int?
  var spaceAfter: Int?
  var line: Line?
  var indentLeft: Int?
  var indentRight: Int?
  /// Negative for a hanging indent.
  var firstLine: Int?
  var alignment: Alignment?
  /// From 0, for the navigation pane and tables of contents.
  var outlineLevel: Int?

  /// Where text after a tab ends, and what fills the gap before it.
  struct RightTab: Hashable {
    /// Twips.
    var position: Int
    var leader: FormatProfile.ContentsLook.Leader
  }

  struct NumberReference: Hashable {
    var level: Int
    var list: Int
  }

  enum Line: Hashable {
    /// In 240ths of the font's own height.
    case multiple(Int)
    /// Twips.
    case exact(Int)
    case atLeast(Int)
  }

  init(style: String? = nil) { self.style = style }

  func write(
    to xml: inout XMLWriter, section: ((inout XMLWriter) -> Void)? = nil
  ) {
    guard self != ParagraphProperties() || section != nil else { return }
    xml.element("w:pPr") { xml in
      if let style { xml.empty("w:pStyle", ["w:val": style]) }
      if keepsWithNext { xml.empty("w:keepNext") }
      if keepsLines { xml.empty("w:keepLines") }
      if startsPage { xml.empty("w:pageBreakBefore") }
      if controlsWidows { xml.empty("w:widowControl") }
      if let numbering {
        xml.element("w:numPr") { xml in
          xml.empty("w:ilvl", ["w:val": String(numbering.level)])
          xml.empty("w:numId", ["w:val": String(numbering.list)])
        }
      }
      if let topBorder {
        xml.element("w:pBdr") { xml in
          xml.empty(
            "w:top",
            [
              "w:val": "single", "w:sz": String(topBorder), "w:space": "0",
              "w:color": borderColor ?? "auto",
            ])
        }
      }
      if let rightTab {
        xml.element("w:tabs") { xml in
          xml.empty(
            "w:tab",
            [
              "w:val": "right", "w:leader": rightTab.leader.rawValue,
              "w:pos": String(rightTab.position),
            ])
        }
      }
      writeSpacing(to: &xml)
      writeIndents(to: &xml)
      if let alignment { xml.empty("w:jc", ["w:val": alignment.wordName]) }
      if let outlineLevel { xml.empty("w:outlineLvl", ["w:val": String(outlineLevel)]) }
      section?(&xml)
    }
  }

  private func writeSpacing(to xml: inout XMLWriter) {
    guard spaceBefore != nil || spaceAfter != nil || line != nil else { return }
    xml.open("w:spacing")
    if let spaceBefore { xml.attribute("w:before", spaceBefore) }
    if let spaceAfter { xml.attribute("w:after", spaceAfter) }
    switch line {
    case .multiple(let amount):
      xml.attribute("w:line", amount)
      xml.attribute("w:lineRule", "auto")
    case .exact(let amount):
      xml.attribute("w:line", amount)
      xml.attribute("w:lineRule", "exact")
    case .atLeast(let amount):
      xml.attribute("w:line", amount)
      xml.attribute("w:lineRule", "atLeast")
    case nil: break
    }
    xml.close()
  }

  private func writeIndents(to xml: inout XMLWriter) {
    guard indentLeft != nil || indentRight != nil || firstLine != nil else { return }
    xml.open("w:ind")
    if let indentLeft { xml.attribute("w:left", indentLeft) }
    if let indentRight { xml.attribute("w:right", indentRight) }
    if let firstLine {
      if firstLine < 0 {
        xml.attribute("w:hanging", -firstLine)
      } else {
        xml.attribute("w:firstLine", firstLine)
      }
    }
    xml.close()
  }
}

extension Alignment {
  /// What WordprocessingML calls it (`ST_Jc`).
  var wordName: String {
    switch self {
    case .left: "left"
    case .center: "center"
    case .right: "right"
    case .justify: "both"
    }
  }
}
