public import Groundwork
import WordDocuments

extension InspectTemplate {
  /// Writes a copy of a Word template with a Word comment at the place of each finding.
  ///
  /// The number of comments; nil, and a finding, when there is no such copy to make. Headers, notes
  /// and text boxes take no comments: what is wrong there is said at the document's beginning, or at
  /// the paragraph that the box hangs on.
  ///
  /// - Parameters:
  ///   - findings: what inspecting the template found.
  ///   - path: the copy; one that is there gives way only by `rule`, the template never.
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func annotate(
    _ template: String, _ findings: Findings, in language: Language, to path: String,
    replacing rule: ReplacementRule = .ownWork
  ) throws(WorkspaceFault) -> Outcome<Int> {
    var trouble = Findings()
    let bytes = try workspace.read(template)
    guard ["docx", "docm", "dotx", "dotm"].contains(template.fileEnding) else {
      trouble.error("inspect.annotates-word-only", .wordOnly, at: .file(template))
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    // By whatever name it is called: the template is never written over.
    if try workspace.look(at: path) != nil, try workspace.read(path) == bytes {
      trouble.error(
        "inspect.own-template", .ownTemplate, at: .file(path), hints: [.otherName])
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    let comments: [WordComment]
    let copy: [UInt8]
    do throws(WordFault) {
      let paragraphs = try TemplateParagraphs(reading: bytes)
      comments = findings.inReadingOrder.filter { $0.location.names(template) }
        .map { WordComment($0, paragraphs, in: language) }
      copy = try WordAnnotator(author: "TongKet").annotate(bytes, with: comments)
    } catch {
      trouble.error("inspect.cannot-annotate", error.phrase, at: .file(template))
      return Outcome(nil, findings: trouble, sources: Sources())
    }
    try OutputFile.write(copy, to: path, in: workspace, replacing: rule)
    return Outcome(comments.count, findings: trouble, sources: Sources())
  }
}

extension Location {
  /// Whether this is a place in that file.
  fileprivate func names(_ file: String) -> Bool {
    switch self {
    case .file(let own), .paragraph(let own, _, _, _): own == file
    default: false
    }
  }
}

extension WordComment {
  /// A finding in the words of a comment.
  fileprivate init(
    _ finding: Finding, _ paragraphs: TemplateParagraphs, in language: Language
  ) {
    let word = finding.severity.word(in: language).capitalizedFirst
    var lines = ["\(word): \(finding.message.text(in: language)) [\(finding.code)]"]
    if let excerpt = finding.excerpt {
      let marked = excerpt.line.dropFirst(excerpt.start).prefix(excerpt.length)
      if !marked.isEmpty { lines.append("“\(marked)”") }
    }
    var offset: Int?
    if case .paragraph(_, let part, _, let number) = finding.location {
      if part == paragraphs.part {
        offset = paragraphs[number]
      } else {
        lines.append(Phrase.place(part, number).text(in: language))
      }
    }
    lines += finding.hints.map { "→ " + $0.text(in: language).capitalizedFirst }
    self.init(at: offset, lines)
  }
}

extension Phrase {
  fileprivate static let wordOnly = Phrase(
    vi: "chỉ ghi chú được vào mẫu Word (--annotate)",
    en: "only Word templates take comments (--annotate)")
  fileprivate static let ownTemplate = Phrase(
    vi: "bản có ghi chú không được ghi đè lên chính mẫu",
    en: "the copy with comments must not take the place of the template itself")
  fileprivate static let otherName = Phrase(
    vi: "đặt tên khác cho bản có ghi chú", en: "give the copy another name")
  fileprivate static func place(_ part: String, _ number: Int) -> Phrase {
    Phrase(vi: "Chỗ này: \(part), đoạn \(number)", en: "The place: \(part), paragraph \(number)")
  }
}
