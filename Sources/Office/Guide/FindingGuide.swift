import Groundwork

/// Every kind of finding, explained: what `Documentation/findings.md` is made of.
public enum FindingGuide {
  /// Every kind, in the manual's order.
  public static var kinds: [FindingKind] { chapters.flatMap(\.kinds) }

  /// The kind that a code belongs to; nil for a code that is not ours, such as an office's own.
  public static func kind(of code: String) -> FindingKind? {
    kinds.first { $0.code == code } ?? kinds.first { $0.covers(code) }
  }

  private static let chapters: [(title: Phrase, kinds: [FindingKind])] = [
    (Phrase(vi: "Hồ sơ và số liệu", en: "The dossier and its figures"), figures),
    (Phrase(vi: "Tổng hợp nhiều đơn vị", en: "The figures of many units"), rollup),
    (Phrase(vi: "Quy tắc giữa các bản ghi", en: "Rules between the records"), rules),
    (
      Phrase(vi: "Văn bản và thể thức", en: "Papers and their form"),
      papers + paperParts + checkedPapers
    ),
    (Phrase(vi: "Mẫu, bộ hồ sơ, thiết lập", en: "Templates, packs, settings"), templates + filling),
  ]

  /// The manual's page, in Markdown.
  public static var markdown: String {
    var text = """
      # What may be found

      Made from `Sources/Office/Guide`; a test keeps it complete, and makes it anew when it is run with
      `TONGKET_ACCEPT=1`. `E` is an error: nothing is written. `W` is a warning. A code such as `*.size` stands for every
      code that ends so and has no row of its own, such as `title.size`. Codes that start with `rieng.` are rules that
      your own office added ([workbook.md](workbook.md#rules-of-your-own)).

      """
    for chapter in chapters {
      text += "\n## \(chapter.title.en) – \(chapter.title.vi)\n\n"
      text += "| code | | meaning | example | cure |\n| --- | --- | --- | --- | --- |\n"
      for kind in chapter.kinds {
        let weight = kind.severities.map { $0 == .error ? "E" : "W" }.joined(separator: ", ")
        text +=
          "| `\(kind.code)` | \(weight) | \(cell(kind.meaning)) | \(cell(kind.example))"
          + " | \(cell(kind.cure)) |\n"
      }
    }
    return text
  }

  private static func cell(_ phrase: Phrase) -> String {
    cell(phrase.vi) + "<br>" + cell(phrase.en)
  }

  /// Text that stays text in a table of Markdown.
  private static func cell(_ text: String) -> String {
    var out = ""
    for character in text {
      if "\\|<>*_{}[]`#&".contains(character) { out += "\\" }
      out.append(character)
    }
    return out
  }
}
