internal import Packaging

/// The names under which a document's comments are written.
struct AnnotationVocabulary {
  /// The namespace of the document's elements.
  let namespace: String
  /// The type of the relationship to the comments.
  let relationship: String
  /// Whether the main part binds `w` to that namespace, as all usual programs do.
  private let bindsPrefix: Bool

  /// - Parameter root: the relationship from the package to the main part.
  init(_ root: Relationship, text: [UInt8]) {
    relationship = String(root.type.dropLast("officeDocument".count)) + "comments"
    let isStrict = root.type.hasPrefix("http://purl.oclc.org/")
    namespace =
      isStrict ? "http://purl.oclc.org/ooxml/wordprocessingml/main" : WordNamespace.main
    let start = String(decoding: text.prefix(8_192), as: UTF8.self)
    bindsPrefix =
      start.contains("xmlns:w=\"\(namespace)\"") || start.contains("xmlns:w='\(namespace)'")
  }

  func rangeStart(_ id: Int) -> [UInt8] {
    var xml = XMLWriter()
    open("w:commentRangeStart", in: &xml)
    xml.attribute("w:id", id)
    xml.close()
    return xml.finish()
  }

  func rangeEnd(_ id: Int) -> [UInt8] {
    var xml = XMLWriter()
    open("w:commentRangeEnd", in: &xml)
    xml.attribute("w:id", id)
    xml.close()
    open("w:r", in: &xml)
    xml.open("w:commentReference")
    xml.attribute("w:id", id)
    xml.close()
    xml.close()
    return xml.finish()
  }

  private func open(_ name: String, in xml: inout XMLWriter) {
    xml.open(name)
    if !bindsPrefix { xml.attribute("xmlns:w", namespace) }
  }
}

/// The part that holds what the comments say (`word/comments.xml`).
struct CommentsPart {
  private let vocabulary: AnnotationVocabulary
  private let author: String
  /// The numbers that the comments got, in order.
  private(set) var ids: [Int] = []

  init(_ vocabulary: AnnotationVocabulary, author: String) {
    self.vocabulary = vocabulary
    self.author = author
  }

  /// A part of its own.
  mutating func make(_ comments: [WordComment]) -> [UInt8] {
    ids = Array(comments.indices)
    var xml = XMLWriter(reserving: 4_096)
    xml.declaration()
    xml.open("w:comments", ["xmlns:w": vocabulary.namespace])
    for (id, comment) in zip(ids, comments) { write(comment, id, declares: false, to: &xml) }
    xml.close()
    return xml.finish()
  }

  /// The document's own part with the comments at its end.
  mutating func add(
    _ comments: [WordComment], from first: Int, to old: [UInt8], _ part: PartName
  ) throws(PackageFault) -> [UInt8] {
    ids = comments.indices.map { first + $0 }
    var xml = XMLWriter(reserving: 4_096)
    for (id, comment) in zip(ids, comments) { write(comment, id, declares: true, to: &xml) }
    let added = xml.finish()
    var edits = PartEdits(old)
    try edits.appendToRoot(part: part.path) { _ in added }
    return edits.finish()
  }

  /// The first number that no comment has.
  static func nextID(in old: [UInt8], part: String) throws(PackageFault) -> Int {
    var xml = try XMLReader(old, part: part)
    var next = 0
    while let event = try xml.next() {
      guard case .start = event, xml.label == "w:comment", let id = xml["w:id"].flatMap({ Int($0) })
      else { continue }
      next = max(next, id < Int(Int32.max) ? id + 1 : next)
    }
    return next
  }

  private func write(
    _ comment: WordComment, _ id: Int, declares: Bool, to xml: inout XMLWriter
  ) {
    xml.open("w:comment")
    if declares { xml.attribute("xmlns:w", vocabulary.namespace) }
    xml.attribute("w:id", id)
    xml.attribute("w:author", author)
    xml.attribute("w:initials", String(author.prefix(2)))
    let paragraphs = comment.paragraphs.isEmpty ? [""] : comment.paragraphs
    for text in paragraphs {
      xml.element("w:p") { xml in xml.element("w:r") { $0.element("w:t", preserving: text) } }
    }
    xml.close()
  }
}
