public import Groundwork
public import WordDocuments

/// What a rule says of one place: what is wrong, and what would put it right.
public struct Ruling: Sendable, Hashable {
  public internal(set) var finding: Finding
  /// Changes to the form that put it right; none where words would have to change.
  public let mends: [WordMend]

  /// Whether it can be put right without changing a word.
  public var isMendable: Bool { !mends.isEmpty }
}

/// What the rules have said so far.
struct Rulings {
  private(set) var all: [Ruling] = []

  mutating func error(
    _ code: String, _ message: Phrase, at location: Location, hints: [Phrase] = [],
    mends: [WordMend] = []
  ) {
    add(Finding(.error, code, message, at: location, hints: hints), mends)
  }

  mutating func warning(
    _ code: String, _ message: Phrase, at location: Location, hints: [Phrase] = [],
    mends: [WordMend] = []
  ) {
    add(Finding(.warning, code, message, at: location, hints: hints), mends)
  }

  private mutating func add(_ finding: Finding, _ mends: [WordMend]) {
    all.append(Ruling(finding: finding, mends: mends))
  }
}
