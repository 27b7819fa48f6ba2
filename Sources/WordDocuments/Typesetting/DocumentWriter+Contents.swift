internal import Documents
internal import Groundwork
internal import Packaging

/// A title as the list of titles shows it.
struct ContentsEntry: Hashable {
  /// From 0, for the widest.
  var level: Int
  /// With its number.
  var text: String
  /// Where it is likely to come; see `PageEstimate`.
  var page: Int
  /// Among all titles of the document, from 1; its bookmark is named after it.
  var number: Int

  var bookmark: String {
    let figures = String(number)
    return "_Toc" + String(repeating: "0", count: max(0, 9 - figures.count)) + figures
  }
}

/// The list of titles: a field that Word can work out anew, showing what it would show.
extension DocumentWriter {
  mutating func writeContents(depth asked: Int?) {
    let look = profile.contents
    let depth = min(asked ?? look.depth, 9)
    let listed = (contents ?? []).filter { $0.level < depth }
    emit(.contentsTitle, [Inline(look.titleStyle.cased(look.title))])
    // In the first pass nobody knows the titles yet, but how many lines they will take.
    let count = contents == nil ? document.titleDepths.count : listed.count
    let line = FontMetrics.lineHeight(size: look.style.size.chosen)
    pages.add(lines: count, of: line + look.style.spaceBefore.chosen, after: 0)
    guard contents != nil else { return }
    guard !listed.isEmpty else {
      findings.error("paper.contents-empty", .noTitles, at: .file(document.file))
      return
    }
    for (place, entry) in listed.enumerated() {
      emit(.contents(min(entry.level, scheme.levels.count - 1)), [])
      append { xml in
        if place == 0 { xml.beginContents(depth: depth) }
        xml.entry(entry)
        if place == listed.count - 1 { xml.fieldCharacter("end") }
      }
    }
  }

  /// Notes a title that is about to be written; answers its bookmark when there is a list.
  mutating func note(title: String, level: Int) {
    guard listsTitles else { return }
    titles.append(
      ContentsEntry(level: level, text: title, page: pages.page, number: titles.count + 1))
  }
}

extension XMLWriter {
  /// The field, up to where its result begins.
  fileprivate mutating func beginContents(depth: Int) {
    fieldCharacter("begin")
    instruction(" TOC \\o \"1-\(depth)\" \\h \\z \\u ")
    fieldCharacter("separate")
  }

  /// A title and its page, both leading to the title.
  fileprivate mutating func entry(_ entry: ContentsEntry) {
    element("w:hyperlink", ["w:anchor": entry.bookmark, "w:history": "1"]) { xml in
      xml.run(entry.text + "\t")
      xml.fieldCharacter("begin")
      xml.instruction(" PAGEREF \(entry.bookmark) \\h ")
      xml.fieldCharacter("separate")
      xml.run(String(entry.page))
      xml.fieldCharacter("end")
    }
  }

  fileprivate mutating func fieldCharacter(_ type: String) {
    element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": type]) }
  }

  private mutating func instruction(_ text: String) {
    element("w:r") { $0.element("w:instrText", preserving: text) }
  }
}

extension Phrase {
  fileprivate static var noTitles: Phrase {
    Phrase(
      vi: "văn bản không có đề mục nào để đưa vào mục lục",
      en: "the paper has no titles for its list of titles")
  }
}
