/// Words for a person to read, in the two languages that the house speaks.
///
/// A message is written once, where the thing is noticed, in both languages side by side, so that
/// the two cannot drift apart. Which one is shown is decided when it is printed.
public struct Phrase: Sendable, Hashable {
  public var vi: String
  public var en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A phrase that is the same in both languages, such as a name or a number.
  public init(_ same: String) {
    self.init(vi: same, en: same)
  }

  public func text(in language: Language) -> String {
    switch language {
    case .vietnamese: vi
    case .english: en
    }
  }
}

/// A language in which the house speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}
