internal import Documents
internal import Packaging

/// The headers and footers that only first pages have, and their relationships.
///
/// Most papers have none.
struct PageEdges {
  private(set) var firstHeader: String?
  private(set) var firstFooter: String?
  /// For the first pages of later sections, which would take over the first section's.
  private(set) var blankHeader: String?
  private(set) var blankFooter: String?
  /// Nil for the page number's distance.
  private(set) var footerFromEdge: Length?

  /// Writes the parts that a paper needs.
  init(
    _ document: Document, _ profile: FormatProfile, _ top: [MarkBox], of source: PartName,
    in package: inout PackageWriter
  ) {
    let margins = profile.page.margins
    let width =
      profile.page.width.twips - margins.left.chosen.twips - margins.right.chosen.twips
    let page = FirstPage(document, profile, marks: top, textWidth: width)
    guard page.isNeeded else { return }
    // A footer with the page's number stays where the number belongs.
    if page.hasContact, profile.pageNumber.place == .top {
      footerFromEdge = profile.contact.fromEdge
    }
    func add(
      _ name: PartName, _ kind: String, _ write: (inout XMLWriter) -> Void
    ) -> String {
      package.add(
        name,
        contentType:
          "application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml",
        FixedParts.part(write))
      return package.relate(source, type: WordNamespace.relationships + "/" + kind, to: name)
    }
    let isFollowed = !document.appendices.isEmpty && profile.appendix.restartsPageNumbers
    if page.needs(.top) {
      firstHeader = add("/word/header2.xml", "header") { page.write(.top, to: &$0) }
      if isFollowed {
        blankHeader = add("/word/header3.xml", "header") { FirstPage.writeBlank(.top, to: &$0) }
      }
    }
    if page.needs(.bottom) {
      firstFooter = add("/word/footer2.xml", "footer") { page.write(.bottom, to: &$0) }
      if isFollowed {
        blankFooter = add("/word/footer3.xml", "footer") {
          FirstPage.writeBlank(.bottom, to: &$0)
        }
      }
    }
  }
}
