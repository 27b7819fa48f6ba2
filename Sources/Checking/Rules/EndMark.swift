internal import Documents
internal import Groundwork
internal import WordDocuments

/// The text closes with the profile's end mark.
struct EndMark: Rule {
  static let codes = ["end-mark"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let mark = paper.profile.body.endMark
    // A table has no place for it.
    let roles: [WordSurvey.Role] = [.body, .heading, .other, .tableText]
    guard !mark.isEmpty, !paper.isAttachment, !paper.components.signatures.isEmpty,
      let last = paper.components.roles[..<paper.footStart].lastIndex(where: roles.contains),
      paper.components.roles[last] != .tableText,
      !paper.components[.body].isEmpty || !paper.components[.heading].isEmpty
    else { return }
    let paragraph = paper.survey.paragraphs[last]
    guard !paragraph.text.trimmed.hasSuffix(mark) else { return }
    findings.warning("end-mark", .missing(mark), at: paper.survey.location(of: paragraph))
  }
}

extension Paper {
  /// The first paragraph of the foot.
  fileprivate var footStart: Int {
    let foot: [WordSurvey.Role] = [
      .recipientsLabel, .recipient, .archive, .signerAuthority, .signerPosition,
    ]
    return foot.flatMap { components[$0] }.map(\.paragraph).min() ?? components.end
  }
}

extension Phrase {
  fileprivate static func missing(_ mark: String) -> Phrase {
    Phrase(
      vi: "nội dung chưa kết thúc bằng “\(mark)”", en: "the text does not end with “\(mark)”")
  }
}
