internal import Documents
internal import Groundwork
internal import Packaging

/// Writes the main part of a Word document, top to bottom.
///
/// A paragraph is held back until the next thing is known: the last one before a section break must
/// carry that break, and the one before a table or the signatures keeps to it.
struct DocumentWriter {
  let profile: FormatProfile
  let document: Document
  let scheme: FormatProfile.Scheme
  /// Relationship of the part that shows the page number.
  let numberParts: SectionLayout.NumberParts
  /// How secret and how urgent the paper is.
  let marks: MarkBoxes
  /// What the first pages of later sections show instead of what stands on page 1 alone.
  private let blankEdges: (header: String?, footer: String?)
  var xml = XMLWriter(reserving: 1 << 16)
  var numbering: Numbering
  var findings = Findings()
  var section: SectionLayout
  /// Level of the last title, -1 before the first.
  var titleLevel = -1
  /// How many titles of each level there were since the last wider one.
  var titleCounts: [Int]
  /// Word's lists for the part that we are in.
  var part = Numbering.Part.body
  var usedFirstList = false
  var hasSigned = false
  let pictures: PictureShelf
  /// How many figures, and how many pictures of any kind, there were.
  var figures = 0
  var drawings = 0
  /// Whether the paper lists its titles: without a list nobody asks on which page things come.
  let listsTitles: Bool
  /// The titles so far; empty for papers without a list of them.
  var titles: [ContentsEntry] = []
  /// The titles of the whole paper, for their list; nil until they are known, and for papers
  /// without one.
  var contents: [ContentsEntry]?
  var pages: PageEstimate
  private var pending: Pending?
  private var mustBreakPage = false
  private var followsTable = false

  private struct Pending {
    var properties: ParagraphProperties
    var content: [Inline]
    var bookmark: ContentsEntry?
    /// What stands after the words.
    var tails: [(inout XMLWriter) -> Void] = []
  }

  init(
    _ document: Document, _ profile: FormatProfile, _ scheme: FormatProfile.Scheme,
    numberParts: SectionLayout.NumberParts, marks: MarkBoxes, edges: PageEdges,
    pictures: PictureShelf
  ) {
    self.pictures = pictures
    listsTitles = document.hasContents
    self.document = document
    self.profile = profile
    self.scheme = scheme
    self.numberParts = numberParts
    self.marks = marks
    blankEdges = (edges.blankHeader, edges.blankFooter)
    numbering = Numbering(scheme)
    titleCounts = Array(repeating: 0, count: scheme.levels.count)
    section = SectionLayout(
      orientation: .portrait, hidesFirstNumber: profile.pageNumber.isHiddenOnFirst,
      restartsNumbers: false, firstHeader: edges.firstHeader, firstFooter: edges.firstFooter,
      footerFromEdge: edges.footerFromEdge)
    pages = PageEstimate(room: section.textHeight(in: profile))
  }

  /// Twips between the margins of the page we are on.
  var textWidth: Int { section.textWidth(in: profile) }
  var textPoints: Double { Double(textWidth) / 20 }

  mutating func write() {
    xml.declaration()
    xml.open(
      "w:document",
      ["xmlns:w": WordNamespace.main, "xmlns:r": WordNamespace.relationships])
    xml.open("w:body")
    if let letterhead = document.letterhead { writeHead(letterhead) } else { writeMarks() }
    writeTitle()
    writeAddressees()
    writeBases()
    writeBody()
    if !hasSigned { writeSignatures() }
    writeAppendices()
    writeColophon()
    writeCopy()
    flush()
    if followsTable { xml.paragraph(.filler, "") }
    section.write(to: &xml, profile, numberParts: numberParts)
    xml.close()
    xml.close()
  }

  // MARK: Paragraphs

  mutating func emit(
    _ role: Role, _ content: [Inline],
    _ change: (inout ParagraphProperties) -> Void = { _ in }
  ) {
    var properties = ParagraphProperties(style: role.id)
    change(&properties)
    emit(properties, content)
  }

  mutating func emit(_ properties: ParagraphProperties, _ content: [Inline]) {
    flush()
    var properties = properties
    if mustBreakPage {
      properties.startsPage = true
      mustBreakPage = false
    }
    pending = Pending(properties: properties, content: content)
    estimate(properties, content)
  }

  /// Adds to the paragraph that was emitted last what is more than words.
  mutating func append(_ tail: @escaping (inout XMLWriter) -> Void) {
    pending?.tails.append(tail)
  }

  /// Lets the list of titles lead to the paragraph that was emitted last.
  mutating func bookmarkLast() {
    guard contents != nil else { return }
    pending?.bookmark = titles.last
  }

  /// Changes the paragraph that was emitted last, if nothing has followed it.
  mutating func amendLast(_ change: (inout ParagraphProperties) -> Void) {
    guard var last = pending else { return }
    change(&last.properties)
    pending = last
  }

  mutating func flush() {
    guard let paragraph = pending else { return }
    xml.paragraph(
      paragraph.properties, paragraph.content, bookmark: paragraph.bookmark,
      tails: paragraph.tails)
    pending = nil
    followsTable = false
  }

  /// Makes way for a table: two that touch would become one.
  mutating func beginTable() {
    flush()
    if followsTable || mustBreakPage {
      var filler = ParagraphProperties(style: Role.filler.id)
      filler.startsPage = mustBreakPage
      mustBreakPage = false
      xml.paragraph(filler, [])
    }
    followsTable = true
  }

  mutating func breakPage() {
    mustBreakPage = true
    pages.breakPage()
  }

  // MARK: Sections

  /// Ends the pages so far; what follows is laid out as `next` says.
  mutating func begin(_ next: SectionLayout) {
    let paragraph =
      pending ?? Pending(properties: ParagraphProperties(style: Role.filler.id), content: [])
    let (section, profile, numberParts) = (section, profile, numberParts)
    xml.paragraph(
      paragraph.properties, paragraph.content, bookmark: paragraph.bookmark,
      tails: paragraph.tails
    ) { xml in
      section.write(to: &xml, profile, numberParts: numberParts)
    }
    pending = nil
    followsTable = false
    // A section starts a page by itself.
    mustBreakPage = false
    self.section = next
    pages.beginSection(room: next.textHeight(in: profile), restarts: next.restartsNumbers)
    if next.hidesFirstNumber {
      self.section.firstHeader = blankEdges.header
      self.section.firstFooter = blankEdges.footer
    }
  }

  mutating func turn(_ orientation: Orientation) {
    guard orientation != section.orientation else { return }
    begin(
      SectionLayout(orientation: orientation, hidesFirstNumber: false, restartsNumbers: false))
  }
}
