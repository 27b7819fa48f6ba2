internal import Documents
internal import Groundwork
internal import WordDocuments

/// Nothing is left that was to be filled in.
struct Placeholders: Rule {
  static let codes = ["text.placeholder"]

  /// Marks of templates, of our own reminders, and dots that stand for words.
  private static let marks = ["[CẦN BỔ SUNG", "{{", "}}", "{%", "……", "....", "[…]", "[...]"]

  func check(_ paper: Paper, into findings: inout Findings) {
    for paragraph in paper.allParagraphs {
      // Nearly all paragraphs are passed over at the sight of their bytes.
      guard paragraph.text.utf8.contains(where: { [0x5B, 0x7B, 0x7D, 0xE2, 0x2E].contains($0) })
      else { continue }
      let text = paragraph.text.composed
      guard let mark = Self.marks.first(where: { text.contains($0) }) else { continue }
      findings.error(
        "text.placeholder", .left(mark), at: paper.survey.location(of: paragraph),
        hints: [.fillIn])
    }
  }
}

extension Phrase {
  fileprivate static func left(_ mark: String) -> Phrase {
    Phrase(
      vi: "còn chỗ chưa điền: “\(mark)”", en: "something is still to be filled in: “\(mark)”")
  }
  fileprivate static let fillIn = Phrase(
    vi: "điền nội dung hoặc bỏ chỗ trống này", en: "fill it in, or take it out")
}
