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
      throw .cannotRead(reason: error.phrase)
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
    guard !comments.isEmpty, !places.isEmpty else { return try Self.copy(package, changing: []) }
    let vocabulary = AnnotationVocabulary(root, text: text)
    let existing = try package.relationships(of: main).first { $0.isOffice("comments") }?.part
      .flatMap { package.contains($0) ? $0 : nil }
    var changes: [(name: String, bytes: [UInt8])] = []

    var part = CommentsPart(vocabulary, author: author)
    if let existing {
      let old = try package.part(existing)
      let first = try CommentsPart.nextID(in: old, part: existing.path)
      changes.append((existing.entryName, try part.add(comments, from: first, to: old, existing)))
    } else {
      let name = try Self.freeName(beside: main, in: package)
      changes.append((name.entryName, part.make(comments)))
      changes.append(try Self.relate(main, to: name, vocabulary, in: package))
      changes.append(try Self.declare(name, in: package))
    }

    var edits = PartEdits(text)
    for (comment, id) in zip(comments, part.ids) {
      let place = places.around(comment.offset)
      edits.surround(
        place, before: vocabulary.rangeStart(id), after: vocabulary.rangeEnd(id))
    }
    changes.append((main.entryName, edits.finish()))
    return try Self.copy(package, changing: changes)
  }

  // MARK: The package

  private static func freeName(
    beside main: PartName, in package: OfficePackage
  ) throws(PackageFault) -> PartName {
    let folder = main.path.prefix(through: main.path.lastIndex(of: "/") ?? main.path.startIndex)
    var number = 0
    while true {
      let name = try PartName("\(folder)comments\(number == 0 ? "" : String(number)).xml")
      if !package.contains(name) { return name }
      number += 1
    }
  }

  private static func relate(
    _ main: PartName, to name: PartName, _ vocabulary: AnnotationVocabulary,
    in package: OfficePackage
  ) throws(PackageFault) -> (name: String, bytes: [UInt8]) {
    let rels = try PartName(main.relationshipsPath)
    let taken = Set(try package.relationships(of: main).map(\.id))
    var number = 1
    while taken.contains("rIdComments\(number)") { number += 1 }
    func relationship(_ prefix: String) -> [UInt8] {
      var xml = XMLWriter()
      xml.empty(
        "\(prefix)Relationship",
        [
          "Id": "rIdComments\(number)", "Type": vocabulary.relationship, "Target": name.path,
        ])
      return xml.finish()
    }
    guard package.contains(rels) else {
      var xml = XMLWriter()
      xml.declaration()
      xml.open(
        "Relationships",
        ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"])
      xml.raw(relationship(""))
      xml.close()
      return (rels.entryName, xml.finish())
    }
    var edits = PartEdits(try package.part(rels))
    try edits.appendToRoot(part: rels.path, relationship)
    return (rels.entryName, edits.finish())
  }

  private static let contentTypes = "[Content_Types].xml"

  private static func declare(
    _ name: PartName, in package: OfficePackage
  ) throws(PackageFault) -> (name: String, bytes: [UInt8]) {
    var edits = PartEdits(try package.entries.content(contentTypes))
    try edits.appendToRoot(part: contentTypes) { prefix in
      var xml = XMLWriter()
      xml.empty(
        "\(prefix)Override",
        [
          "PartName": name.path,
          "ContentType":
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        ])
      return xml.finish()
    }
    return (contentTypes, edits.finish())
  }

  /// The archive with these entries in the place of its own, and new ones at its end.
  private static func copy(
    _ package: OfficePackage, changing changes: [(name: String, bytes: [UInt8])]
  ) throws(PackageFault) -> [UInt8] {
    var archive = ArchiveWriter()
    var added = changes
    for name in package.entries.names {
      let place = added.firstIndex { same($0.name, name) }
      if let place {
        archive.add(name, added.remove(at: place).bytes)
      } else if let entry = package.entries.compressed(name) {
        archive.addCompressed(name, entry)
      }
    }
    for change in added { archive.add(change.name, change.bytes) }
    return try archive.finish()
  }

  /// Whether two entries are one part, however their names are written.
  private static func same(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard let left = try? PartName("/" + one), let right = try? PartName("/" + other) else {
      return false
    }
    return left == right
  }
}
