public import Documents
public import Groundwork
internal import Packaging

/// Makes a Word document of what a paper says, as a profile wants it to look.
///
/// ```
/// [Content_Types].xml
/// _rels/.rels
/// docProps/core.xml  app.xml  custom.xml
/// word/document.xml        the text
/// word/styles.xml          one style for each role, from the profile
/// word/numbering.xml       Phần, Mục, Điều, khoản
/// word/settings.xml  fontTable.xml
/// word/media/image1.png   pictures, where there are any
/// word/footnotes.xml       notes at the foot of pages, where there are any
/// word/header1.xml         the page number
/// word/header4.xml         the same for even pages, where it stands elsewhere on them
/// word/header2.xml  footer2.xml  what stands in the margins of page 1, where there is any
/// ```
///
/// The same document gives the same bytes, anywhere and any day. A typesetter is immutable and may
/// be used from several threads at once.
public struct Typesetter: Sendable {
  private let profile: FormatProfile
  /// Nil when memory was short; making a document then says so.
  private let fixed: FixedParts?

  public init(_ profile: FormatProfile) {
    self.profile = profile
    fixed = try? FixedParts(profile)
  }

  /// The bytes of a `.docx`; `resources` says what the paths of pictures mean.
  ///
  /// What does not fit the profile is added to `findings`; with an error among them the bytes are
  /// not to be used. Throws when the package cannot be put together.
  public func typeset(
    _ document: Document, resources: FillResources = .none, into findings: inout Findings
  ) throws(WordFault) -> [UInt8] {
    let scheme = scheme(for: document, into: &findings)
    let names = PartNames(numberAtTop: profile.pageNumber.place == .top)
    var package = PackageWriter()
    package.relate(nil, type: Self.relation + "officeDocument", to: names.document)
    package.relate(nil, type: Self.coreRelation, to: names.core)
    package.relate(nil, type: Self.relation + "extended-properties", to: names.extended)
    package.relate(nil, type: Self.relation + "custom-properties", to: names.custom)
    for (kind, part) in [
      ("styles", names.styles), ("settings", names.settings), ("fontTable", names.fonts),
      ("numbering", names.numbering),
    ] {
      package.relate(names.document, type: Self.relation + kind, to: part)
    }
    let numberKind = profile.pageNumber.place == .top ? "header" : "footer"
    let numberParts = SectionLayout.NumberParts(
      common: package.relate(
        names.document, type: Self.relation + numberKind, to: names.number),
      even: profile.pageNumber.evenAlignment.map { _ in
        package.relate(names.document, type: Self.relation + numberKind, to: names.evenNumber)
      })

    let marks = MarkBoxes(document, profile.marks, into: &findings)
    if let copy = document.copy {
      profile.copy.check(copy, of: document.file, into: &findings)
    }
    let edges = PageEdges(document, profile, marks.top, of: names.document, in: &package)
    let pictures = PictureShelf(
      document, resources, of: names.document, in: &package, into: &findings)
    var writer = DocumentWriter(
      document, profile, scheme, numberParts: numberParts, marks: marks, edges: edges,
      pictures: pictures)
    if writer.listsTitles {
      // A list of titles stands above them: they are known once the paper was written.
      var first = writer
      first.write()
      writer.contents = first.titles
    }
    writer.write()
    findings.add(writer.findings)
    let numbering = writer.numbering
    let notes = document.footnotes
    let indent = profile.body.indent.chosen

    let parts = PropertyParts(document: document, profile: profile)
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let office = "application/vnd.openxmlformats-officedocument."
    package.add(names.document, contentType: word + "document.main+xml", writer.xml.finish())
    package.add(
      names.numbering, contentType: word + "numbering+xml",
      FixedParts.part { numbering.write(to: &$0, indent: indent) })
    package.add(
      names.core, contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      FixedParts.part(parts.writeCore))
    package.add(
      names.extended, contentType: office + "extended-properties+xml",
      FixedParts.part(parts.writeExtended))
    package.add(
      names.custom, contentType: office + "custom-properties+xml",
      FixedParts.part(parts.writeCustom))
    do throws(PackageFault) {
      let fixed = if let fixed { fixed } else { try FixedParts(profile) }
      if let styles = fixed.styles(for: scheme) {
        package.addCompressed(names.styles, contentType: word + "styles+xml", styles)
      }
      let updates = document.hasContents && profile.contents.updates
      if notes.isEmpty, !updates {
        package.addCompressed(names.settings, contentType: word + "settings+xml", fixed.settings)
      } else {
        let settings = ProfileParts(
          profile: profile, hasFootnotes: !notes.isEmpty, updatesFields: updates)
        package.add(
          names.settings, contentType: word + "settings+xml",
          FixedParts.part(settings.writeSettings))
      }
      if !notes.isEmpty {
        package.relate(names.document, type: Self.relation + "footnotes", to: names.footnotes)
        package.add(
          names.footnotes, contentType: word + "footnotes+xml",
          FixedParts.part(FootnotesPart(notes: notes).write))
      }
      package.addCompressed(names.fonts, contentType: word + "fontTable+xml", fixed.fonts)
      package.addCompressed(
        names.number, contentType: word + numberKind + "+xml", fixed.number)
      if let even = fixed.evenNumber {
        package.addCompressed(names.evenNumber, contentType: word + numberKind + "+xml", even)
      }
      return try package.finish()
    } catch {
      throw WordFault(error)
    }
  }

  private static let relation = WordNamespace.relationships + "/"
  private static let coreRelation =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

  private struct PartNames {
    let document: PartName = "/word/document.xml"
    let styles: PartName = "/word/styles.xml"
    let numbering: PartName = "/word/numbering.xml"
    let settings: PartName = "/word/settings.xml"
    let fonts: PartName = "/word/fontTable.xml"
    let footnotes: PartName = "/word/footnotes.xml"
    let number: PartName
    let evenNumber: PartName
    let core: PartName = "/docProps/core.xml"
    let extended: PartName = "/docProps/app.xml"
    let custom: PartName = "/docProps/custom.xml"

    init(numberAtTop: Bool) {
      number = numberAtTop ? "/word/header1.xml" : "/word/footer1.xml"
      evenNumber = numberAtTop ? "/word/header4.xml" : "/word/footer4.xml"
    }
  }

  /// The scheme that the paper asks for; an unknown one is an error and reads as the first.
  private func scheme(
    for document: Document, into findings: inout Findings
  ) -> FormatProfile.Scheme {
    if let scheme = profile.scheme(named: document.scheme) { return scheme }
    findings.error(
      "paper.unknown-scheme", .unknownScheme(document.scheme, profile.name),
      at: .file(document.file),
      hints: .nearest(to: document.scheme, among: profile.schemes.map(\.name)))
    guard let first = profile.schemes.first else {
      preconditionFailure("a profile has at least one scheme")
    }
    return first
  }
}

extension Phrase {
  fileprivate static func unknownScheme(_ name: String, _ profile: String) -> Phrase {
    Phrase(
      vi: "không có cách đánh số “\(name)” trong “\(profile)”",
      en: "“\(profile)” has no scheme called “\(name)”")
  }
}
