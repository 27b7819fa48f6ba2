internal import Documents
internal import Groundwork
internal import WordDocuments

/// Nothing is left that was to be filled in.
struct Placeholders: Rule {
  static let codes = ["text.placeholder"]

  /// Marks of templates, of our own reminders, and dots that stand for words.
  private static let marks = ["[CẦN BỔ SUNG", "{{", "}}", "{%", "……", "....", "[…]", "[...]"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let marks = Self.marks.map { Array($0.utf8) }
    let starts = Set(marks.map { $0[0] })
    for paragraph in paper.allParagraphs {
      // By bytes: looking for characters takes longer than all other rules together.
      guard paragraph.text.utf8.contains(where: starts.contains) else { continue }
      let text = Array(paragraph.text.composed.utf8)
      guard let mark = Self.first(of: marks, in: text) else { continue }
      findings.error(
        "text.placeholder", .left(Self.marks[mark]), at: paper.survey.location(of: paragraph),
        hints: [.fillIn])
    }
  }

  /// Which mark comes first in a text; nil when none does.
  private static func first(of marks: [[UInt8]], in text: [UInt8]) -> Int? {
    for place in text.indices {
      let mark = marks.firstIndex { $0[0] == text[place] && text[place...].starts(with: $0) }
      if let mark { return mark }
    }
    return nil
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
