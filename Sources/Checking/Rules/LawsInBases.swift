internal import Documents
internal import Groundwork
internal import WordDocuments

/// Among the legal bases, laws and ordinances are cited by name and date, without a number, where the
/// profile wants it so.
struct LawsInBases: Rule {
  static let codes = ["basis.law-number"]

  private static let leads = ["can cu luat ", "can cu bo luat ", "can cu phap lenh "]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard !paper.profile.basis.citesLawNumbers else { return }
    for span in paper.components[.basis] {
      let text = paper.survey.text(of: span).folded
      let bare = String(text.undashed)
      guard Self.leads.contains(where: bare.hasPrefix), Self.hasNumber(bare) else { continue }
      findings.warning("basis.law-number", .number, at: paper.location(of: span))
    }
  }

  /// “so 33/2024/QH15”.
  private static func hasNumber(_ text: String) -> Bool {
    var rest = text[...]
    while let range = rest.firstRange(of: " so ") {
      rest = rest[range.upperBound...]
      if let first = rest.first, first.isASCII, first.isNumber { return true }
    }
    return false
  }
}

extension Phrase {
  fileprivate static let number = Phrase(
    vi: "căn cứ là luật, pháp lệnh thì chỉ ghi tên và ngày, không ghi số",
    en: "a law among the bases is cited by name and date, without its number")
}
