import Packaging

/// The names that one record's part of a document has for what must not be named twice: notes,
/// relationships, bookmarks.
struct RecordNaming {
  /// The record, counted from 0.
  var record = 0
  var count = 1
  private var notes: [NoteKind: [Int: Int]] = [:]
  private var highestNotes: [NoteKind: Int]
  private var relationships: [String: String] = [:]
  /// Names that were referred to before their bookmark came.
  private var awaited: Set<String> = []
  private var bookmarks: [String: String] = [:]

  init(highestNotes: [NoteKind: Int]) { self.highestNotes = highestNotes }

  /// Begins another record: nothing has its name of the last one any more.
  mutating func begin(_ record: Int, of count: Int) {
    self.record = record
    self.count = count
    notes = [:]
    relationships = [:]
    awaited = []
    bookmarks = [:]
  }

  var isLast: Bool { record + 1 == count }

  /// The number of a note; the first record keeps those of the template.
  mutating func note(_ kind: NoteKind, _ id: Int) -> Int {
    guard record > 0 else { return id }
    if let known = notes[kind]?[id] { return known }
    let fresh = freshNote(kind)
    notes[kind, default: [:]][id] = fresh
    return fresh
  }

  /// A number that no note of this kind has yet.
  mutating func freshNote(_ kind: NoteKind) -> Int {
    let fresh = highestNotes[kind, default: 0] + 1
    highestNotes[kind] = fresh
    return fresh
  }

  mutating func name(relationship id: String, as fresh: String) { relationships[id] = fresh }
  func relationship(_ id: String) -> String { relationships[id] ?? id }

  /// The name of a bookmark that is referred to; `fresh` makes one that nothing has yet.
  mutating func reference(to name: String, fresh: () -> String) -> String {
    if let known = bookmarks[name] { return known }
    let made = fresh()
    bookmarks[name] = made
    awaited.insert(name)
    return made
  }

  /// The name of a bookmark where it stands.
  mutating func bookmark(_ name: String, fresh: () -> String) -> String {
    if awaited.remove(name) != nil, let known = bookmarks[name] { return known }
    let made = fresh()
    if bookmarks[name] == nil { bookmarks[name] = made }
    return made
  }
}
