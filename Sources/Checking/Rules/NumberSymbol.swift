internal import Documents
internal import Groundwork
internal import WordDocuments

/// The symbol begins with the abbreviation of the paper's own type, and holds no year.
struct NumberSymbol: Rule {
  static let codes = ["number.type", "number.year"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard let span = paper.components[.number].first else { return }
    let pattern = paper.profile.head.number.pattern
    let written = paper.survey.text(of: span).composed
    let location = paper.location(of: span)
    let groups = Self.groups(of: written)
    let types = paper.proofreader.data.types
    guard let title = paper.components[.title].first, !types.isEmpty,
      pattern.contains("{symbol}"), !pattern.contains("{year}")
    else { return }
    if groups.contains(where: Self.isYear) { findings.warning("number.year", .year, at: location) }
    let name = paper.survey.text(of: title).folded
    // “CHƯƠNG TRÌNH PHỐI HỢP” is a kind of CHƯƠNG TRÌNH, with a symbol of its own.
    guard let type = types.first(where: { $0.name.folded == name }) else { return }
    let symbol = groups.first { !Self.isYear($0) } ?? ""
    guard symbol != type.abbreviation, !symbol.isEmpty else { return }
    findings.error("number.type", .type(symbol, type), at: location)
  }

  /// What stands between the signs of “Số: 12/BC-UBND”, without the number.
  private static func groups(of written: String) -> [String] {
    let rest = written.drop { $0 != "/" && $0 != "-" }
    return rest.split { $0 == "/" || $0 == "-" || $0 == " " }.map(String.init)
  }

  private static func isYear(_ group: String) -> Bool {
    group.utf8.count == 4 && group.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Phrase {
  fileprivate static let year = Phrase(
    vi: "ký hiệu văn bản hành chính không ghi năm",
    en: "the symbol of an administrative paper holds no year")
  fileprivate static func type(_ symbol: String, _ type: Proofing.PaperType) -> Phrase {
    Phrase(
      vi: "ký hiệu ghi “\(symbol)”; \(type.name) viết tắt là “\(type.abbreviation)”",
      en: "the symbol begins with “\(symbol)”; the abbreviation of \(type.name) is "
        + "“\(type.abbreviation)”")
  }
}
