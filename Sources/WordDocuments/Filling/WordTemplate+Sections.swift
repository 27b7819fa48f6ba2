public import Groundwork
public import Packaging
import Templating

extension WordTemplate {
  /// Fills the template once for each record and answers one document: a section for each, with
  /// headers of its own, pages that count from 1, lists that start anew, and no page after the last.
  ///
  /// Properties of the document are those that the first record gives. Empty when there are errors
  /// among the findings.
  ///
  /// - Precondition: the template was read for sections, and there is a record.
  /// - Parameters:
  ///   - found: is told what was found, with the record's number counted from 0.
  /// - Throws: `WordFault.cannotPackage`.
  public func fill(
    sections records: [Value], resources: FillResources = .none,
    through press: ArchivePress = ArchivePress(), found: (Int, Findings) -> Void
  ) throws(WordFault) -> PiecedBytes {
    precondition(extent == .record && !records.isEmpty, "read the template for sections")
    let session = FillSession(self, resources)
    do throws(PackageFault) {
      let copies = try RecordCopies(self)
      var filled: [String: [UInt8]] = [:]
      var mustStop = false
      for (number, record) in records.enumerated() {
        session.naming.begin(number, of: records.count)
        var own = try copies.write(record, session)
        for story in stories where copies.isRepeated(story) {
          let writer = StoryWriter(story, session)
          own.add(run(story, record, writer))
          filled[String(story.part.dropFirst()), default: []] += writer.out
        }
        own.add(session.findings)
        session.findings = Findings()
        mustStop = mustStop || own.mustStop
        found(number, own)
      }
      guard !mustStop else { return PiecedBytes() }
      try session.checkStyles()
      for (name, bytes) in copies.first { filled[name] = bytes }
      return try FilledPackage(session, filled.mapValues { .bytes($0) }).archive(through: press)
    } catch {
      throw WordFault(error)
    }
  }

  /// Runs one story and answers what was found, at its places in the template.
  func run(_ story: CompiledStory, _ data: Value, _ writer: StoryWriter) -> Findings {
    var writer = writer
    var own = Findings()
    story.program.run(data, into: &writer, findings: &own)
    guard !own.isEmpty else { return own }
    let places = story.places(file: file, styles: styles)
    var moved = Findings()
    for finding in own.all.prefix(FindingPlaces.most) {
      moved.add(places.moved(finding, lineTags: story.lineTags))
    }
    return moved
  }
}

/// The parts that a record has to itself: headers and footers with tags, and addresses with tags.
private final class RecordCopies {
  private let template: WordTemplate
  private let main: [Relationship]
  /// Stories of headers and footers, and of the relationships of parts, by the part.
  private var running: [(story: CompiledStory?, part: PartName, id: String, type: String)] = []
  private var links: [PartName: CompiledStory] = [:]
  private var linkStories: Set<String> = []
  private var properties: [CompiledStory] = []
  /// What the first record filled, by the name of the entry.
  private(set) var first: [String: [UInt8]] = [:]
  /// The targets that addresses of the main part had in the first record.
  private var firstTargets: [String: Relationship.Target] = [:]

  init(_ template: WordTemplate) throws(PackageFault) {
    self.template = template
    main = try template.package.relationships(of: template.main)
    var byPart: [String: CompiledStory] = [:]
    for story in template.stories { byPart[story.part] = story }
    for part in [template.main] + main.compactMap(\.part) {
      guard let story = byPart[part.relationshipsPath] else { continue }
      links[part] = story
      linkStories.insert(story.part)
    }
    for relationship in main {
      guard relationship.isOffice("header") || relationship.isOffice("footer"),
        let part = relationship.part
      else { continue }
      guard byPart[part.path] != nil || links[part] != nil else { continue }
      running.append((byPart[part.path], part, relationship.id, relationship.type))
    }
    let bodies = Set([template.main] + main.compactMap(\.part)).map(\.path)
    properties = template.stories.filter {
      !bodies.contains($0.part) && !linkStories.contains($0.part)
    }
  }

  /// Whether a story goes on in the same part for each record.
  func isRepeated(_ story: CompiledStory) -> Bool {
    !linkStories.contains(story.part) && !running.contains { $0.part.path == story.part }
      && !properties.contains { $0.part == story.part }
  }

  /// Writes what a record has to itself, before its text is written.
  func write(_ record: Value, _ session: FillSession) throws(PackageFault) -> Findings {
    var found = Findings()
    let isFirst = session.naming.record == 0
    if isFirst {
      for story in properties { try keep(story, record, session, &found) }
    }
    if let story = links[template.main] {
      try relate(story, record, session, isFirst, &found)
    }
    for (story, part, id, type) in running {
      if isFirst {
        if let story { try keep(story, record, session, &found) }
        if let story = links[part] { try keep(story, record, session, &found) }
      } else {
        let copy = try copy(story, part, record, session, &found)
        session.naming.name(
          relationship: id,
          as: session.relate(template.main.path, type: type, target: .part(copy)))
      }
    }
    return found
  }

  private func keep(
    _ story: CompiledStory, _ record: Value, _ session: FillSession, _ found: inout Findings
  ) throws(PackageFault) {
    let writer = StoryWriter(story, session)
    found.add(template.run(story, record, writer))
    first[String(story.part.dropFirst())] = writer.out
  }

  /// Addresses of the main part: those that differ from the first record's get an id of their own.
  private func relate(
    _ story: CompiledStory, _ record: Value, _ session: FillSession, _ isFirst: Bool,
    _ found: inout Findings
  ) throws(PackageFault) {
    let writer = StoryWriter(story, session)
    found.add(template.run(story, record, writer))
    let all = try OfficePackage.relationships(in: writer.out, of: template.main)
    guard !isFirst else {
      first[String(story.part.dropFirst())] = writer.out
      for relationship in all { firstTargets[relationship.id] = relationship.target }
      return
    }
    for relationship in all where firstTargets[relationship.id] != relationship.target {
      session.naming.name(
        relationship: relationship.id,
        as: session.relate(
          template.main.path, type: relationship.type, target: relationship.target))
    }
  }

  /// A header or footer once more, filled for this record, with relationships of its own.
  private func copy(
    _ story: CompiledStory?, _ part: PartName, _ record: Value, _ session: FillSession,
    _ found: inout Findings
  ) throws(PackageFault) -> PartName {
    let type = template.package.contentType(of: part) ?? "application/xml"
    guard let name = session.add("/word/", "xml", contentType: type, []) else {
      throw .badPartName(part.path)
    }
    var relationships = try template.package.relationships(of: part)
    if let links = links[part] {
      let writer = StoryWriter(links, session)
      found.add(template.run(links, record, writer))
      relationships = try OfficePackage.relationships(in: writer.out, of: part)
    }
    for relationship in relationships { session.keep(relationship, of: name.path) }
    guard let story else {
      session.complete(name, try template.package.part(part))
      return name
    }
    let writer = StoryWriter(story, session, part: name.path)
    found.add(template.run(story, record, writer))
    session.complete(name, writer.out)
    return name
  }
}
