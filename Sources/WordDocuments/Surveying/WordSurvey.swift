public import Groundwork
internal import Packaging

/// What a finished Word document looks like, read without changing it.
///
/// Everything is effective: what the document's defaults, its table, paragraph and character
/// styles, its numbering, its theme and direct formatting come to, as Word shows it. Checkers read
/// this and never see XML.
public struct WordSurvey: Sendable {
  /// The file's name, for messages.
  public let file: String
  /// The sections, in order.
  public let sections: [Section]
  /// The paragraphs of the document's body in reading order; those of a text box follow the
  /// paragraph that the box is anchored in.
  public let paragraphs: [Paragraph]
  /// The tables of the document's body, in order of their beginnings.
  public let tables: [Table]

  /// Surveys a .docx.
  ///
  /// - Parameter file: how messages call it.
  /// - Throws: `WordFault` when it is no Word document, is damaged, or asks for more than the
  ///   limits on packages allow.
  public init(reading bytes: [UInt8], file: String) throws(WordFault) {
    let survey: WordSurvey?
    do throws(PackageFault) {
      survey = try SurveyedPackage(reading: bytes).survey(file: file)
    } catch {
      throw WordFault(reading: error)
    }
    guard let survey else { throw .cannotRead(reason: .tooManyParagraphs) }
    self = survey
  }

  init(file: String, sections: [Section], paragraphs: [Paragraph], tables: [Table]) {
    self.file = file
    self.sections = sections
    self.paragraphs = paragraphs
    self.tables = tables
  }

  /// Where a paragraph stands, for a finding about it.
  public func location(of paragraph: Paragraph) -> Location {
    .paragraph(
      file: file, part: paragraph.part, heading: paragraph.heading, paragraph: paragraph.number)
  }

  /// Where a section begins, for a finding about its pages.
  public func location(of section: Section) -> Location {
    guard section.paragraphs.lowerBound < paragraphs.count else { return .file(file) }
    return location(of: paragraphs[section.paragraphs.lowerBound])
  }
}

extension Phrase {
  fileprivate static let tooManyParagraphs = Phrase(
    vi: "văn bản có hơn \(VietnameseNumber.grouped(StoryReader.mostParagraphs)) đoạn",
    en: "the document has more than \(StoryReader.mostParagraphs) paragraphs")
}
