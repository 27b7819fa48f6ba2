public import Groundwork
public import Packaging
public import Templating

/// A Word document whose text holds tags, compiled once and filled any number of times.
///
/// It never changes, and may be filled from several threads: a class, so that handing it on counts one
/// reference and not one for each of its fields.
public final class WordTemplate: Sendable {
  /// The file's name, as messages call it.
  public let file: String

  let package: OfficePackage
  let main: PartName
  let stories: [CompiledStory]
  let styles: StylesPart
  let highestDrawingID: Int
  let highestBookmarkID: Int
  let bookmarkNames: Set<String>
  let lists: TemplateLists
  let highestNoteIDs: [NoteKind: Int]
  let extent: StoryExtent
  let numberingPart: PartName?

  /// What a template is compiled for.
  public enum Purpose: Sendable, Hashable {
    /// A document each time that it is filled.
    case documents
    /// One document with a section for each record.
    case sections
  }

  /// Reads and compiles a template.
  ///
  /// All errors of all its parts are found in one run, each with part, heading, paragraph and
  /// sentence; nil when there are any.
  ///
  /// - Parameter options: how tags are read and run; values are escaped as Word needs it,
  ///   whatever they say.
  /// - Parameter purpose: what will be made of it.
  /// - Throws: `WordFault.cannotRead` for what is no Word document, or is damaged.
  public init?(
    reading bytes: [UInt8], file: String, options: TemplateOptions = .word,
    for purpose: Purpose = .documents, into findings: inout Findings
  ) throws(WordFault) {
    let reading: TemplateReading
    do {
      reading = try TemplateReading(
        bytes, file: file, options: options, extent: purpose == .sections ? .record : .document)
    } catch {
      throw WordFault(reading: error)
    }
    findings.add(reading.findings)
    guard !reading.findings.mustStop else { return nil }
    self.file = file
    package = reading.package
    main = reading.main
    stories = reading.stories
    styles = reading.styles
    highestDrawingID = reading.highestDrawingID
    highestBookmarkID = reading.highestBookmarkID
    bookmarkNames = reading.bookmarkNames
    lists = reading.lists
    highestNoteIDs = reading.highestNoteIDs
    extent = purpose == .sections ? .record : .document
    numberingPart = reading.numberingPart
  }

  /// The data that the tags ask for, in the order they ask, over all parts: `don_vi[].ten`.
  public var fields: [String] {
    var seen: Set<String> = []
    return stories.flatMap(\.program.fields).filter { seen.insert($0).inserted }
  }

  /// What the text of its documents is like: its own, tags and all.
  public var sample: [UInt8] { stories.first { $0.part == main.path }?.bytes ?? [] }

  /// Fills the template with data and answers the document.
  ///
  /// What is wrong with the data is found, never thrown; empty when there are errors among the
  /// findings, because a document with holes is of no use.
  ///
  /// Parts are deflated while they are made, so that memory is needed for the data and for the
  /// document as it is kept, never for its XML. Parts that nothing changes keep the form they have.
  ///
  /// - Parameters:
  ///   - resources: the files that pictures and inserted documents in the data refer to.
  ///   - press: what makes the package; a batch lends the same one to all its documents, one after
  ///     the other, because making one costs as much as filling a letter.
  /// - Throws: `WordFault.cannotPackage`.
  public func fill(
    _ data: Value, resources: FillResources = .none,
    through press: ArchivePress = ArchivePress(), into findings: inout Findings
  ) throws(WordFault) -> PiecedBytes {
    let session = FillSession(self, resources)
    var filled: [String: FilledPart] = [:]
    var found = Findings()
    for story in stories {
      // Relationships may still be added to.
      let writer = StoryWriter(story, session, through: story.isLinks ? nil : press.stream)
      found.add(run(story, data, writer))
      filled[String(story.part.dropFirst())] = writer.finish()
    }
    found.add(session.findings)
    findings.add(found)
    guard !found.mustStop else { return PiecedBytes() }
    do {
      try session.checkStyles()
      return try FilledPackage(session, filled).archive(through: press)
    } catch {
      throw WordFault(error)
    }
  }
}

extension TemplateOptions {
  /// For Word templates: what does not exist is an error, and a table of 100,000 rows fits.
  public static let word = TemplateOptions(
    escaping: .xml,
    budget: Budget(steps: 30_000_000, depth: 100, outputBytes: 1 << 30, rangeSize: 100_000))
}
