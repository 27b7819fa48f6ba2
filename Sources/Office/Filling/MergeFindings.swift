import Groundwork

/// What is found while many records go through one template.
///
/// The same fault of a template shows in every record; it is told once, with the records it was
/// seen in.
struct MergeFindings {
  private let count: Int
  private var order: [Finding] = []
  private var records: [Finding: [Int]] = [:]

  /// `count` is how many records there are.
  init(_ count: Int) { self.count = count }

  /// Adds what a record showed; `number` counts from 0.
  mutating func add(_ findings: Findings, of number: Int) {
    for finding in findings.all {
      if records[finding] == nil { order.append(finding) }
      if records[finding]?.last != number { records[finding, default: []].append(number) }
    }
  }

  var mustStop: Bool { order.contains { $0.severity == .error } }

  /// Hands over what was found.
  consuming func finish(into findings: inout Findings) {
    for finding in order {
      var finding = finding
      let seen = records[finding] ?? []
      if seen.count < count || count == 1 { finding.hints.append(.seen(seen, of: count)) }
      findings.add(finding)
    }
  }
}

extension Phrase {
  /// Which records it was, by number; many only by their count.
  fileprivate static func seen(_ numbers: [Int], of count: Int) -> Phrase {
    let shown = numbers.prefix(5).map { String($0 + 1) }.joined(separator: ", ")
    guard numbers.count > 5 else {
      return Phrase(vi: "gặp ở bản ghi \(shown)", en: "seen in record \(shown)")
    }
    return Phrase(
      vi: "gặp ở \(numbers.count) trong \(count) bản ghi: \(shown), …",
      en: "seen in \(numbers.count) of \(count) records: \(shown), …")
  }
}
