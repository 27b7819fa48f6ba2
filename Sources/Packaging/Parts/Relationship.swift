/// One arrow from a part, or from the package itself, to something it uses.
public struct Relationship: Sendable, Hashable {
  /// Where an arrow points.
  public enum Target: Sendable, Hashable {
    case part(PartName)
    /// An address outside the package, as it was written; it is never followed.
    case external(String)
  }

  /// The name under which the source's XML refers to it, such as “rId3”.
  public let id: String
  /// What the target is to the source: an address of the Office standards.
  public let type: String
  public let target: Target

  public init(id: String, type: String, target: Target) {
    self.id = id
    self.type = type
    self.target = target
  }

  /// The part it points to; nil when it points outside the package.
  public var part: PartName? {
    if case .part(let name) = target { name } else { nil }
  }
}

/// The relationships of one source while a package is being written.
struct RelationshipList: Sendable {
  private struct Meaning: Hashable {
    let type: String
    let target: Relationship.Target
  }

  private(set) var all: [Relationship] = []
  private var known: [Meaning: String] = [:]
  private var ids: Set<String> = []
  private(set) var repeatedID: String?
  private var next = 1

  /// The id of the relationship with this meaning, made when there is none yet.
  mutating func id(type: String, target: Relationship.Target) -> String {
    let meaning = Meaning(type: type, target: target)
    if let id = known[meaning] { return id }
    while ids.contains("rId\(next)") { next += 1 }
    let id = "rId\(next)"
    next += 1
    keep(Relationship(id: id, type: type, target: target))
    return id
  }

  /// Adds a relationship whose id is fixed already.
  mutating func keep(_ relationship: Relationship) {
    if !ids.insert(relationship.id).inserted { repeatedID = relationship.id }
    let meaning = Meaning(type: relationship.type, target: relationship.target)
    if known[meaning] == nil { known[meaning] = relationship.id }
    all.append(relationship)
  }
}
