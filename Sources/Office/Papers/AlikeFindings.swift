import Groundwork

extension Findings {
  /// The findings for a person to read: many that say the same of one file are said once, at the
  /// first place, with the count of the others.
  var gathered: Findings {
    var counts: [Sentence: [Finding]] = [:]
    let ordered = inReadingOrder
    for finding in ordered { counts[Sentence(finding), default: []].append(finding) }
    var gathered = Findings()
    for finding in ordered {
      let alike = counts[Sentence(finding)] ?? []
      guard alike.count > Self.separately else {
        gathered.add(finding)
        continue
      }
      guard finding == alike.first else { continue }
      var first = finding
      first.hints.insert(.others(alike.dropFirst().map(\.location)), at: 0)
      gathered.add(first)
    }
    return gathered
  }

  /// Up to so many are said one by one.
  private static let separately = 3

  private struct Sentence: Hashable {
    let severity: Finding.Severity
    let code: String
    let message: Phrase
    let file: String?

    init(_ finding: Finding) {
      severity = finding.severity
      code = finding.code
      message = finding.message
      file = finding.location.file
    }
  }
}

extension Location {
  /// The file that it lies in; nil when it lies in none.
  fileprivate var file: String? {
    switch self {
    case .nowhere, .origin, .rule: nil
    case .file(let file), .text(let file, _, _), .sheet(let file, _), .cell(let file, _, _),
      .paragraph(let file, _, _, _):
      file
    }
  }
}

extension Phrase {
  /// Paragraphs that are named before the rest is but counted.
  private static let named = 8

  fileprivate static func others(_ places: [Location]) -> Phrase {
    let numbers = places.compactMap { place -> String? in
      if case .paragraph(_, _, _, let number) = place { String(number) } else { nil }
    }
    let list = numbers.prefix(named).joined(separator: ", ")
    let rest = numbers.count > named ? ", …" : ""
    return Phrase(
      vi: "còn \(places.count) chỗ nữa như thế: đoạn \(list)\(rest)",
      en: "\(places.count) more places are alike: paragraphs \(list)\(rest)")
  }
}
