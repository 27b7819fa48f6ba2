internal import Packaging

/// A remark at a place of a Word document.
public struct WordComment: Sendable, Hashable {
  /// Where the paragraph's XML starts in the main part, as a survey tells it; nil for a remark on
  /// the document as a whole, which is put at its first paragraph.
  public var offset: Int?
  /// What it says, one paragraph each.
  public var paragraphs: [String]

  /// A remark at a paragraph, or on the whole.
  public init(at offset: Int?, _ paragraphs: [String]) {
    self.offset = offset
    self.paragraphs = paragraphs
  }
}

/// Puts Word comments into a copy of a document.
///
/// Of the package only what must name the comments is changed: the main part around the
/// paragraphs that are spoken of, its relationships, the content types, and the comments
/// themselves. Everything else is copied as it stands, not even unpacked. Remarks have no time: the
/// same document with the same remarks gives the same bytes on any day.
public struct WordAnnotator: Sendable {
  private let author: String

  /// - Parameter author: whose remarks they are, as Word shows it.
  public init(author: String) { self.author = author }

  /// A copy of the document with the comments, in the order given; they come after those that it
  /// holds already.
  ///
  /// A remark on a paragraph of a text box stands at the paragraph that the box is anchored in:
  /// Word knows no comments inside boxes.
  ///
  /// - Throws: `WordFault` when the bytes are no Word document that could be read, or when its text
  ///   is kept in UTF-16, which no Word program writes.
  public func annotate(
    _ bytes: [UInt8], with comments: [WordComment]
  ) throws(WordFault) -> [UInt8] {
    do throws(PackageFault) {
      let package = try OfficePackage(reading: bytes)
      guard let root = try package.relationships(of: nil).first(where: Self.isMain),
        let main = root.part
      else { throw PackageFault.missingPart("/word/document.xml") }
      let text = try package.part(main)
      guard !text.starts(with: [0xFF, 0xFE]), !text.starts(with: [0xFE, 0xFF]) else {
        throw PackageFault.damaged(entry: main.entryName)
      }
      return try annotate(package, root, main, text, comments)
    } catch {
      throw WordFault(reading: error)
    }
  }

  private static func isMain(_ relationship: Relationship) -> Bool {
    relationship.isOffice("officeDocument") && relationship.part != nil
  }

  private func annotate(
    _ package: OfficePackage, _ root: Relationship, _ main: PartName, _ text: [UInt8],
    _ comments: [WordComment]
  ) throws(PackageFault) -> [UInt8] {
    let places = try ParagraphPlaces(in: text, part: main.path)
    var changes = PackageChanges(package)
    guard !comments.isEmpty, !places.isEmpty else { return try changes.finish() }
    let vocabulary = AnnotationVocabulary(root, text: text)
    let existing = try package.relationships(of: main).first { $0.isOffice("comments") }?.part
      .flatMap { package.contains($0) ? $0 : nil }
    var part = CommentsPart(vocabulary, author: author)
    if let existing {
      let old = try package.part(existing)
      let first = try CommentsPart.nextID(in: old, part: existing.path)
      changes.change(existing, to: try part.add(comments, from: first, to: old, existing))
    } else {
      _ = try changes.add(
        part.make(comments), beside: main, stem: "comments",
        contentType:
          "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        relationship: vocabulary.relationship, id: "rIdComments")
    }

    var edits = PartEdits(text)
    for (comment, id) in zip(comments, part.ids) {
      let place = places.around(comment.offset)
      edits.surround(
        place, before: vocabulary.rangeStart(id), after: vocabulary.rangeEnd(id))
    }
    changes.change(main, to: edits.finish())
    return try changes.finish()
  }
}
