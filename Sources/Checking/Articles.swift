internal import Documents
internal import Groundwork

/// Where the rules are written down.
///
/// Known so far for the State's administrative papers only; under other profiles a finding names
/// the source of the profile as a whole.
enum Articles {
  static func article(for code: String, under profile: FormatProfile) -> Phrase? {
    guard let source = profile.source else { return nil }
    guard profile.id == "nd30" else { return phrase(source) }
    let place = places.first { place in
      code == place.code || code.hasPrefix(place.code + ".")
    }
    return place.map { phrase("Nghị định 30/2020/NĐ-CP, \($0.article)") }
  }

  private static func phrase(_ article: String) -> Phrase {
    Phrase(vi: "theo \(article)", en: "see \(article)")
  }

  /// By the beginnings of codes, in the order in which they are tried.
  private static let places: [(code: String, article: String)] = [
    ("page.size", "Phụ lục I, Phần I, Mục I, khoản 1"),
    ("margin", "Phụ lục I, Phần I, Mục I, khoản 3"),
    ("font", "Phụ lục I, Phần I, Mục I, khoản 4"),
    ("unicode", "Phụ lục I, Phần I, Mục I, khoản 4"),
    ("page-number", "Phụ lục I, Phần I, Mục I, khoản 7"),
    ("national", "Phụ lục I, Phần I, Mục II, khoản 1"),
    ("sizes", "Phụ lục I, Phần I, Mục V (chú thích về cỡ chữ)"),
    ("issuer", "Phụ lục I, Phần I, Mục II, khoản 2"),
    ("parent", "Phụ lục I, Phần I, Mục II, khoản 2"),
    ("number", "Phụ lục I, Phần I, Mục II, khoản 3"),
    ("date", "Phụ lục I, Phần I, Mục II, khoản 4"),
    ("title", "Phụ lục I, Phần I, Mục II, khoản 5"),
    ("subject", "Phụ lục I, Phần I, Mục II, khoản 5"),
    ("basis", "Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    ("citation", "Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    ("text.capital", "Phụ lục II"),
    ("text.capital-start", "Phụ lục II"),
    ("text.capital-day", "Phụ lục II"),
    ("body", "Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    ("end-mark", "Phụ lục III, Mục II (các mẫu trình bày)"),
    ("signature", "Phụ lục I, Phần I, Mục II, khoản 7"),
    ("recipients", "Phụ lục I, Phần I, Mục II, khoản 9"),
    ("copy", "Phụ lục I, Phần II"),
    ("mark", "Phụ lục I, Phần I, Mục III"),
    ("drafter", "Phụ lục I, Phần I, Mục III"),
    ("archive", "Phụ lục I, Phần I, Mục II, khoản 9"),
  ]
}
