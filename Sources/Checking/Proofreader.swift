internal import Documents
internal import Groundwork

/// What the words of papers are read over for, made ready for many papers.
struct Proofreader: Sendable {
  let data: Proofing
  let slips: Phrases<Proofing.Slip>
  let capitals: Phrases<Proofing.Capital>
  let units: Phrases<String>
  let great: Phrases<String>
  let small: Phrases<String>
  let dissolved: Phrases<String>
  /// “Nghị định”, “Thông tư”: types that are cited with a year in their number.
  let decrees: Phrases<String>
  let dates: Phrases<String>
  /// “thứ hai”, “tháng tám” in small letters, each with its name alone.
  let weekdays: Phrases<String>
  let months: Phrases<String>
  /// Types of papers as they are cited, with a capital.
  let citedTypes: Phrases<String>

  /// Phrases that are looked for, each with what it stands for.
  struct Phrases<Meaning: Sendable>: Sendable {
    let finder: PhraseFinder
    let meanings: [Meaning]

    /// - Parameter phrases: each with what it means.
    init(_ phrases: [(String, Meaning)]) {
      finder = PhraseFinder(phrases.map(\.0))
      meanings = phrases.map(\.1)
    }

    func matches(in text: [UInt8]) -> [(meaning: Meaning, range: Range<Int>)] {
      finder.matches(in: text).map { (meanings[$0.phrase], $0.range) }
    }
  }

  init(_ data: Proofing) {
    self.data = data
    slips = Phrases(data.slips.flatMap { slip in Self.cased(slip.wrong).map { ($0, slip) } })
    capitals = Phrases(data.capitals.map { ($0.wrong, $0) })
    units = Phrases(data.unitNouns.map { ($0, $0) })
    great = Phrases(data.greatCitations.map { ($0, $0) })
    small = Phrases(data.smallCitations.map { ($0, $0) })
    dissolved = Phrases((data.dissolved?.names ?? []).map { ($0, $0) })
    decrees = Phrases(["Nghị định", "nghị định", "Thông tư", "thông tư"].map { ($0, $0) })
    dates = Phrases(["ngày", "Ngày"].map { ($0, $0) })
    weekdays = Phrases((data.dayNames?.weekdays ?? []).map { ("thứ \($0)", $0) })
    months = Phrases((data.dayNames?.months ?? []).map { ("tháng \($0)", $0) })
    citedTypes = Phrases(
      (data.types.map(\.name.capitalizedFirst) + ["Nghị định", "Thông tư"]).map { ($0, $0) })
  }

  /// The phrase as it stands within a sentence, at the start of one, with each word's capital, and
  /// in capitals.
  private static func cased(_ phrase: String) -> [String] {
    var seen: Set<String> = []
    let titled = phrase.split(separator: " ").map { String($0).capitalizedFirst }
    return [
      phrase, phrase.capitalizedFirst, titled.joined(separator: " "), phrase.vietnameseUppercased,
    ].filter { seen.insert($0).inserted }
  }
}
