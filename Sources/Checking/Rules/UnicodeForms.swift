internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper keeps to one way of writing letters with marks.
///
/// The decree takes composed and decomposed letters alike; a paper that mixes the two cannot be
/// searched, and its letters do not line up.
struct UnicodeForms: Rule {
  static let codes = ["unicode.mixed"]

  func check(_ paper: Paper, into findings: inout Findings) {
    let decomposed = paper.survey.paragraphs.filter { Self.isDecomposed($0.text) }
    guard !decomposed.isEmpty,
      paper.survey.paragraphs.contains(where: { Self.isComposed($0.text) })
    else { return }
    for paragraph in decomposed {
      findings.warning("unicode.mixed", .mixed, at: paper.survey.location(of: paragraph))
    }
  }

  /// Whether the text holds marks apart from their letters (U+0300 to U+036F).
  private static func isDecomposed(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
  }

  /// Whether the text holds letters that carry a tone (U+1EA0 to U+1EF9, à, á, ã …).
  private static func isComposed(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x1EA0...0x1EF9).contains($0.value) }
  }
}

extension Phrase {
  fileprivate static let mixed = Phrase(
    vi: "đoạn này viết bằng Unicode tổ hợp, chỗ khác bằng Unicode dựng sẵn",
    en: "this paragraph is in decomposed Unicode, others in composed")
}
