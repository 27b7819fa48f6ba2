import Packaging

/// The relationships that filling makes for one part, beside those that it has.
struct MadeRelationships {
  private struct Meaning: Hashable {
    let type: String
    let target: Relationship.Target
  }

  private(set) var all: [Relationship] = []
  private var known: [Meaning: String] = [:]
  private var taken: Set<String>
  private var next = 1

  /// - Parameter taken: the ids that the part's own relationships have.
  init(besides taken: Set<String> = []) { self.taken = taken }

  /// The id of the relationship with this meaning, made when there is none yet.
  mutating func id(_ type: String, _ target: Relationship.Target) -> String {
    let meaning = Meaning(type: type, target: target)
    if let id = known[meaning] { return id }
    var id = "rIdTk\(next)"
    while taken.contains(id) {
      next += 1
      id = "rIdTk\(next)"
    }
    next += 1
    known[meaning] = id
    keep(Relationship(id: id, type: type, target: target))
    return id
  }

  /// Adds a relationship whose id is fixed already.
  mutating func keep(_ relationship: Relationship) {
    taken.insert(relationship.id)
    all.append(relationship)
  }
}
