internal import Documents
internal import Packaging

/// A Word document's package, and the parts of it that a survey reads.
struct SurveyedPackage {
  private let package: OfficePackage
  private let main: PartName
  private let looks: SurveyedLooks

  init(reading bytes: [UInt8]) throws(PackageFault) {
    package = try OfficePackage(reading: bytes)
    guard let main = try package.part(ofKind: "officeDocument", from: nil) else {
      throw .missingPart("/word/document.xml")
    }
    self.main = main
    var theme = SurveyedTheme()
    if let part = try package.part(ofKind: "theme", from: main), package.contains(part) {
      theme = try SurveyedTheme(Self.cursor(package, part))
    }
    var looks = SurveyedLooks(theme: theme)
    if let part = try package.part(ofKind: "numbering", from: main), package.contains(part) {
      looks.lists = try SurveyedLists(Self.cursor(package, part), theme)
    }
    if let part = try package.part(ofKind: "styles", from: main), package.contains(part) {
      looks.styles = try SurveyedStyles(Self.cursor(package, part), theme)
    }
    self.looks = looks
  }

  /// Bytes of XML that a part may have: a paper of two hundred pages with tables has about 10 MB.
  private static let mostBytes = 32_000_000

  private static func cursor(
    _ package: OfficePackage, _ part: PartName
  ) throws(PackageFault) -> SurveyCursor {
    guard package.compressed(part)?.size ?? 0 <= mostBytes else {
      throw .tooLarge(entry: part.entryName, limit: mostBytes)
    }
    return try SurveyCursor(package.part(part), part: part.path)
  }

  /// What the document is like; nil when it has more paragraphs than are looked at.
  func survey(file: String) throws(PackageFault) -> WordSurvey? {
    let story = try story(main)
    guard !story.isCut else { return nil }
    let edges = try edges()
    let showsEven = try hasEvenHeaders()
    var sections: [WordSurvey.Section] = []
    var from = 0
    for (stated, end) in story.sections {
      sections.append(
        Self.section(
          stated, from..<max(from, end), after: sections.last, edges, showsEven: showsEven))
      from = end
    }
    return WordSurvey(
      file: file, sections: sections, paragraphs: story.paragraphs, tables: story.tables)
  }

  private func story(_ part: PartName) throws(PackageFault) -> SurveyedStory {
    var reader = try StoryReader(Self.cursor(package, part), part: part.entryName, looks)
    return try reader.read()
  }

  /// Every header and footer, by its relationship.
  private func edges() throws(PackageFault) -> [String: [WordSurvey.Paragraph]] {
    var edges: [String: [WordSurvey.Paragraph]] = [:]
    for relationship in try package.relationships(of: main) {
      guard relationship.type.hasSuffix("/header") || relationship.type.hasSuffix("/footer"),
        let part = relationship.part, package.contains(part)
      else { continue }
      edges[relationship.id] = try story(part).paragraphs
    }
    return edges
  }

  private func hasEvenHeaders() throws(PackageFault) -> Bool {
    guard let part = try package.part(ofKind: "settings", from: main), package.contains(part)
    else { return false }
    var cursor = try Self.cursor(package, part)
    while try cursor.child() != nil {
      while let tag = try cursor.child() {
        if tag == .evenAndOddHeaders { return cursor.isOn }
        try cursor.skip()
      }
    }
    return false
  }

  private static func section(
    _ stated: SurveyedSection, _ paragraphs: Range<Int>, after previous: WordSurvey.Section?,
    _ edges: [String: [WordSurvey.Paragraph]], showsEven: Bool
  ) -> WordSurvey.Section {
    func resolve(
      _ references: SurveyedSection.References, _ before: WordSurvey.Edges?
    ) -> WordSurvey.Edges {
      var all = WordSurvey.Edges()
      all.common = references.common.flatMap { edges[$0] } ?? before?.common
      all.first = references.first.flatMap { edges[$0] } ?? before?.first
      if showsEven { all.even = references.even.flatMap { edges[$0] } ?? before?.even }
      return all
    }
    return WordSurvey.Section(
      paragraphs: paragraphs, width: Length(twips: stated.width),
      height: Length(twips: stated.height),
      margins: WordSurvey.Margins(
        top: Length(twips: stated.top), bottom: Length(twips: stated.bottom),
        left: Length(twips: stated.left), right: Length(twips: stated.right)),
      gutter: Length(twips: stated.gutter), headerDistance: Length(twips: stated.header),
      footerDistance: Length(twips: stated.footer), start: stated.start,
      hasTitlePage: stated.hasTitlePage, firstPageNumber: stated.firstPageNumber,
      headers: resolve(stated.headers, previous?.headers),
      footers: resolve(stated.footers, previous?.footers))
  }
}

/// What decides how a document looks, besides what is said at the place itself.
struct SurveyedLooks: Sendable {
  var theme: SurveyedTheme
  var styles = SurveyedStyles()
  var lists = SurveyedLists()
}

/// What one part shows: the body, a header or a footer.
struct SurveyedStory: Sendable {
  var paragraphs: [WordSurvey.Paragraph] = []
  var tables: [WordSurvey.Table] = []
  /// Each section with the number of paragraphs read at its end.
  var sections: [(SurveyedSection, end: Int)] = []
  /// Whether there were more paragraphs than are read.
  var isCut = false
}
