internal import Documents
internal import Packaging

/// The small parts that follow from the profile alone: settings, fonts, page number.
struct ProfileParts {
  let profile: FormatProfile
  /// Whether the document has notes at the foot of its pages.
  var hasFootnotes = false
  /// Whether Word works its fields out anew when it opens the document.
  var updatesFields = false

  func writeSettings(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:settings", ["xmlns:w": WordNamespace.main]) { xml in
      if profile.page.isMirrored { xml.empty("w:mirrorMargins") }
      xml.empty("w:defaultTabStop", ["w:val": String(profile.body.indent.chosen.twips)])
      if profile.pageNumber.evenAlignment != nil { xml.empty("w:evenAndOddHeaders") }
      xml.empty("w:characterSpacingControl", ["w:val": "doNotCompress"])
      if updatesFields { xml.empty("w:updateFields", ["w:val": "true"]) }
      if hasFootnotes {
        xml.element("w:footnotePr") { xml in
          for (_, id) in FootnotesPart.separators {
            xml.empty("w:footnote", ["w:id": String(id)])
          }
        }
      }
      xml.element("w:compat") { xml in
        // A line that ends in a break of ours is not to be stretched to the margin.
        xml.empty("w:doNotExpandShiftReturn")
        // Without it Word lays the page out as Word 2007 did, and says so in its title bar.
        xml.empty(
          "w:compatSetting",
          [
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
            "w:val": "15",
          ])
      }
      xml.empty("w:themeFontLang", ["w:val": profile.font.language])
      xml.empty("w:decimalSymbol", ["w:val": ","])
      xml.empty("w:listSeparator", ["w:val": ";"])
    }
  }

  func writeFonts(to xml: inout XMLWriter) {
    xml.declaration()
    xml.element("w:fonts", ["xmlns:w": WordNamespace.main]) { xml in
      for font in profile.fonts {
        xml.element("w:font", ["w:name": font]) { xml in
          xml.empty("w:charset", ["w:val": "00"])
          xml.empty("w:family", ["w:val": "roman"])
          xml.empty("w:pitch", ["w:val": "variable"])
        }
      }
    }
  }

  /// The header, or the footer, that shows the page's number.
  func writeNumber(to xml: inout XMLWriter) {
    writeNumber(ParagraphProperties(style: Role.pageNumber.id), RunProperties(), to: &xml)
  }

  /// The same for even pages, where they have one of their own.
  func writeEvenNumber(to xml: inout XMLWriter) {
    var paragraph = ParagraphProperties(style: Role.pageNumber.id)
    paragraph.alignment = profile.pageNumber.evenAlignment
    writeNumber(paragraph, RunProperties(), to: &xml)
  }

  /// The same for a document that has none of our styles.
  func writeUnstyledNumber(to xml: inout XMLWriter) {
    let look = profile.pageNumber
    var paragraph = ParagraphProperties()
    paragraph.alignment = look.alignment
    paragraph.spaceBefore = 0
    paragraph.spaceAfter = 0
    paragraph.firstLine = 0
    var run = RunProperties(bold: false, italic: false, size: look.size.chosen)
    run.font = look.font ?? profile.font.name
    run.color = profile.font.color
    writeNumber(paragraph, run, to: &xml)
  }

  private func writeNumber(
    _ paragraph: ParagraphProperties, _ run: RunProperties, to xml: inout XMLWriter
  ) {
    xml.declaration()
    let root = profile.pageNumber.place == .top ? "w:hdr" : "w:ftr"
    xml.element(root, ["xmlns:w": WordNamespace.main]) { xml in
      writeParagraph(paragraph, run, to: &xml)
    }
  }

  /// The paragraph with the page's number, for a header or footer that holds other things too.
  func writeNumberParagraph(to xml: inout XMLWriter) {
    writeParagraph(ParagraphProperties(style: Role.pageNumber.id), RunProperties(), to: &xml)
  }

  private func writeParagraph(
    _ paragraph: ParagraphProperties, _ run: RunProperties, to xml: inout XMLWriter
  ) {
    xml.element("w:p") { xml in
      paragraph.write(to: &xml)
      let pattern = profile.pageNumber.pattern
      let parts = Wording.fill(pattern, ["n": "\u{1F}"]).split(
        separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
      xml.run(String(parts.first ?? ""), run)
      xml.element("w:fldSimple", ["w:instr": " PAGE "]) { $0.run("2", run) }
      if parts.count > 1 { xml.run(String(parts[1]), run) }
    }
  }
}
