internal import Documents
internal import Packaging

/// The pages from one section break to the next (`w:sectPr`).
struct SectionLayout {
  var orientation: Orientation
  /// Whether the section's first page shows no number.
  var hidesFirstNumber: Bool
  /// Whether its pages are numbered from 1.
  var restartsNumbers: Bool
  /// Relationships of what stands in the margins of its first page alone; nil for nothing.
  var firstHeader: String?
  var firstFooter: String?
  /// From the lower edge of the paper to the footer; nil for the page number's distance.
  var footerFromEdge: Length?

  /// Relationships of the header or footer that shows the page's number.
  struct NumberParts {
    var common: String
    /// Nil where even pages show it as odd ones do.
    var even: String?
  }

  func margins(in profile: FormatProfile) -> FormatProfile.Margins {
    orientation == .portrait ? profile.page.margins : profile.page.landscapeMargins
  }

  func pageSize(in profile: FormatProfile) -> (width: Length, height: Length) {
    let page = profile.page
    return orientation == .portrait ? (page.width, page.height) : (page.height, page.width)
  }

  /// Twips between the left and the right margin.
  func textWidth(in profile: FormatProfile) -> Int {
    let margins = margins(in: profile)
    return pageSize(in: profile).width.twips - margins.left.chosen.twips
      - margins.right.chosen.twips
  }

  func write(to xml: inout XMLWriter, _ profile: FormatProfile, numberParts: NumberParts) {
    let margins = margins(in: profile)
    let size = pageSize(in: profile)
    xml.element("w:sectPr") { xml in
      let isTop = profile.pageNumber.place == .top
      let reference = isTop ? "w:headerReference" : "w:footerReference"
      xml.empty(reference, ["w:type": "default", "r:id": numberParts.common])
      if let even = numberParts.even {
        xml.empty(reference, ["w:type": "even", "r:id": even])
      }
      if let firstHeader {
        xml.empty("w:headerReference", ["w:type": "first", "r:id": firstHeader])
      }
      if let firstFooter {
        xml.empty("w:footerReference", ["w:type": "first", "r:id": firstFooter])
      }
      xml.open(
        "w:pgSz", ["w:w": String(size.width.twips), "w:h": String(size.height.twips)])
      if orientation == .landscape { xml.attribute("w:orient", "landscape") }
      xml.close()
      let fromEdge = String(profile.pageNumber.fromEdge.twips)
      xml.empty(
        "w:pgMar",
        [
          "w:top": String(margins.top.chosen.twips),
          "w:right": String(margins.right.chosen.twips),
          "w:bottom": String(margins.bottom.chosen.twips),
          "w:left": String(margins.left.chosen.twips),
          "w:header": fromEdge,
          "w:footer": footerFromEdge.map { String($0.twips) } ?? fromEdge, "w:gutter": "0",
        ])
      if restartsNumbers { xml.empty("w:pgNumType", ["w:start": "1"]) }
      xml.empty("w:cols", ["w:space": "720"])
      if hidesFirstNumber || firstHeader != nil || firstFooter != nil { xml.empty("w:titlePg") }
    }
  }
}
