public import Groundwork

/// One kind of finding as the manual explains it.
public struct FindingKind: Sendable, Hashable {
  /// The code that every finding of this kind carries; `*.size` stands for every code that ends so.
  public let code: String
  /// How much such findings weigh; both when it depends.
  public let severities: [Finding.Severity]
  /// What it means.
  public let meaning: Phrase
  /// Something that is found so.
  public let example: String
  /// What to do about it.
  public let cure: Phrase

  init(
    _ code: String, _ severities: [Finding.Severity], example: String, vi: String, en: String,
    cure: Phrase
  ) {
    self.code = code
    self.severities = severities
    meaning = Phrase(vi: vi, en: en)
    self.example = example
    self.cure = cure
  }

  /// Whether findings with this code are of this kind.
  public func covers(_ code: String) -> Bool {
    guard self.code.hasPrefix("*") else { return self.code == code }
    return code.hasSuffix(self.code.dropFirst())
  }
}
