/// One thing wrong, or doubtful, in material that a person gave us.
///
/// Findings are gathered, never thrown: a clerk who has nine bad cells should hear of nine, not of
/// one nine times.
public struct Finding: Sendable, Hashable {
  /// How much a finding weighs: an error stops the run before anything is written.
  public enum Severity: String, Sendable, Hashable, CaseIterable { case error, warning }

  /// The line of text that a finding is about, and the part of it to point at.
  public struct Excerpt: Sendable, Hashable {
    public var line: String
    /// Where the caret starts, in characters from 0.
    public var start: Int
    /// How many characters it spans; at least 1.
    public var length: Int

    public init(line: String, start: Int, length: Int) {
      self.line = line
      self.start = start
      self.length = max(1, length)
    }
  }

  public var severity: Severity
  /// Stable name of the kind of problem, such as `quota.negative`.
  ///
  /// Tests and the manual cite it; the wording may change.
  public var code: String
  public var message: Phrase
  public var location: Location
  /// Other places that have a part in it, such as the record that this one contradicts.
  public var related: [Location] = []
  public var excerpt: Excerpt?
  /// What a clerk can do about it.
  public var hints: [Phrase]

  public init(
    _ severity: Severity, _ code: String, _ message: Phrase, at location: Location = .nowhere,
    excerpt: Excerpt? = nil, hints: [Phrase] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.hints = hints
  }
}

extension Finding {
  /// Kind and place tell nearly all findings apart; to go through all their words for it would take
  /// longer than to find them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    let (file, sheet, row, column) = location.sortKey
    // A hundred papers of one office have the same slips at the same places.
    hasher.combine(file)
    hasher.combine(sheet)
    hasher.combine(row)
    hasher.combine(column)
  }
}

/// What a run has found so far.
public struct Findings: Sendable {
  public private(set) var all: [Finding] = []

  public init() {}

  public var isEmpty: Bool { all.isEmpty }
  public var errorCount: Int { all.count { $0.severity == .error } }
  public var warningCount: Int { all.count - errorCount }

  /// Whether anything weighs enough that nothing may be written.
  public var mustStop: Bool { all.contains { $0.severity == .error } }

  public mutating func add(_ finding: Finding) { all.append(finding) }
  public mutating func add(_ others: Findings) { all += others.all }

  public mutating func error(
    _ code: String, _ message: Phrase, at location: Location = .nowhere, hints: [Phrase] = []
  ) {
    all.append(Finding(.error, code, message, at: location, hints: hints))
  }

  public mutating func error(
    _ code: String, _ message: Phrase, at origin: Origin, hints: [Phrase] = []
  ) {
    all.append(Finding(.error, code, message, at: .origin(origin), hints: hints))
  }

  public mutating func warning(
    _ code: String, _ message: Phrase, at location: Location = .nowhere, hints: [Phrase] = []
  ) {
    all.append(Finding(.warning, code, message, at: location, hints: hints))
  }

  public mutating func warning(
    _ code: String, _ message: Phrase, at origin: Origin, hints: [Phrase] = []
  ) {
    all.append(Finding(.warning, code, message, at: .origin(origin), hints: hints))
  }

  /// Looks up the places that are still origins.
  public mutating func resolve(with sources: Sources) {
    for index in all.indices {
      if case .origin(let origin) = all[index].location {
        all[index].location = sources.location(of: origin)
      }
      for place in all[index].related.indices {
        guard case .origin(let origin) = all[index].related[place] else { continue }
        all[index].related[place] = sources.location(of: origin)
      }
    }
  }

  /// The findings as a person reads them: by file, sheet and place, each once, errors first where
  /// two stand at the same place.
  public var inReadingOrder: [Finding] {
    guard all.count > 1 else { return all }
    var seen: Set<Finding> = []
    seen.reserveCapacity(all.count)
    let keys = all.map(\.location.sortKey)
    return all.indices.filter { seen.insert(all[$0]).inserted }.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      if all[left].severity != all[right].severity { return all[left].severity == .error }
      return left < right
    }.map { all[$0] }
  }
}
