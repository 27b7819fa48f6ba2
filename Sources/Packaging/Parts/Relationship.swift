/// One arrow from a part, or from the package itself, to something it uses.
public struct Relationship: Sendable, Hashable {
  /// Where an arrow points.
  public enum Target: Sendable, Hashable {
    case part(PartName)
    /// An address outside the package, as it was written; it is never followed.
    case external(String)
    /// An address inside the package that can name no part, such as “#Sheet1!A1” or “NULL”, as
    /// it was written.
    case nowhere(String)
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

extension Relationship {
  /// Whether the type is one of the Office standards', Strict or Transitional, with this last
  /// segment, such as “styles” or “officeDocument”.
  public func isOffice(_ kind: String) -> Bool {
    guard type.hasSuffix("/" + kind) else { return false }
    let place = type.dropLast(kind.count)
    return place == "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
      || place == "http://purl.oclc.org/ooxml/officeDocument/relationships/"
  }
}

extension Relationship.Target {
  /// The part that a target names, seen from the source (nil: the package).
  ///
  /// Targets come absolute and relative, with “..”, percent-encoded, with a fragment, and from
  /// some programs with backslashes.
  init(resolving target: String, from source: PartName?) {
    var bytes = target.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    if let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes.removeSubrange(fragment...) }
    let isAbsolute = bytes.first == UInt8(ascii: "/")
    let start = isAbsolute ? [] : Array((source?.folder ?? "/").utf8)
    var segments: [ArraySlice<UInt8>] = []
    for segment in (start + bytes).split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) {
        // Above the root there is nothing; office programs stay at the root, and so do we.
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    let path = "/" + segments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    if !bytes.isEmpty, let name = try? PartName(path) {
      self = .part(name)
    } else {
      self = .nowhere(target)
    }
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
