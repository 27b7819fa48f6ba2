internal import Documents
internal import Groundwork

/// The text itself, and what is appended to it.
extension ComponentFinder {
  func classifyBody(_ range: Range<Int>) {
    for index in range where found.roles[index] == .other {
      let paragraph = survey.paragraphs[index]
      guard !paragraph.isInTextBox, !isOfContents(paragraph), let line = whole(index) else {
        continue
      }
      if Self.isOrnament(line) {
        found.add(line.span, as: .ornament)
      } else if paragraph.cell != nil {
        found.add(line.span, as: .tableText)
      } else if paragraph.headingText != nil || (isCentred(index) && isBold(line)) {
        found.add(line.span, as: .heading)
      } else if !isCentred(index) || line.text.utf8.count > Self.captionLimit {
        found.add(line.span, as: .body)
      }
    }
  }

  /// Whether it is a line of a list of titles, which Word knows by the name of its style.
  private func isOfContents(_ paragraph: WordSurvey.Paragraph) -> Bool {
    paragraph.style?.lowercased().hasPrefix("toc ") ?? false
  }

  /// Bytes up to which a line in the middle is a caption or a note; longer ones are text that
  /// somebody centred.
  private static let captionLimit = 170

  // MARK: Appendices

  /// “Phụ lục”, “PHỤ LỤC II”, “Phụ lục số 3” alone in a paragraph.
  private func isAppendixLabel(_ index: Int) -> Bool {
    let paragraph = survey.paragraphs[index]
    guard paragraph.cell == nil, paragraph.text.utf8.count < 60, !words.appendix.isEmpty,
      let line = lines(of: index).first, line.folded.hasPrefix(words.appendix)
    else { return false }
    let rest = line.folded.dropFirst(words.appendix.count).drop { $0 == " " }
    return rest.utf8.count <= 6 && (isCentred(index) || isBold(line))
  }

  /// The first paragraph that is an appendix's by its label; nil when there is none.
  func firstAppendix(after start: Int) -> Int? {
    survey.paragraphs.indices.dropFirst(start).first { isAppendixLabel($0) }
  }

  func findAppendices(in range: Range<Int>) {
    var isAtTop = false
    var mayStart = true
    for index in range {
      let paragraph = survey.paragraphs[index]
      if sectionStarts.contains(index) || paragraph.hasPageBreak { mayStart = true }
      guard let line = whole(index), !paragraph.isInTextBox else { continue }
      let isLabel = isAppendixLabel(index)
      if isLabel || (mayStart && found.appendices.isEmpty) {
        found.appendices.append(index)
        isAtTop = true
      }
      mayStart = false
      if isLabel {
        found.add(line.span, as: .appendixLabel)
      } else if Self.isOrnament(line) {
        found.add(line.span, as: .ornament)
      } else if paragraph.cell != nil {
        found.add(line.span, as: .tableText)
        isAtTop = false
      } else if isAtTop, !words.attachment.isEmpty, line.folded.hasPrefix(words.attachment) {
        found.add(line.span, as: .appendixReference)
        isAtTop = false
      } else if isAtTop, isCentred(index), isBold(line) || isCapitals(line) {
        found.add(line.span, as: .appendixTitle)
      } else {
        found.add(line.span, as: .appendixText)
        isAtTop = false
      }
    }
  }
}
