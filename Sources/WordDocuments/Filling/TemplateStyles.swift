import Groundwork
import Packaging

/// The styles that a template has, so that data may name them as Word shows them.
struct TemplateStyles: Sendable {
  enum Kind: String, Sendable { case paragraph, character, table, numbering }

  private var kinds: [String: Kind] = [:]
  private var ids: [String: String] = [:]
  private var names: [String: String] = [:]
  /// What paragraph styles say of numbering, and the styles that they follow.
  private var numberings: [String: (list: Int?, level: Int?)] = [:]
  private var bases: [String: String] = [:]
  /// The id of the default paragraph style, in small letters.
  private var normal: String?

  init() {}

  init(_ package: OfficePackage, _ part: PartName) throws(PackageFault) {
    let tree = try MarkupTree(TemplateReading.utf8(package.part(part)), part: part.path)
    for node in tree.nodes.indices where tree.nodes[node].name == .style {
      guard let id = tree.value("w:styleId", of: node) else { continue }
      let kind = tree.value("w:type", of: node).flatMap { Kind(rawValue: $0) } ?? .paragraph
      kinds[id] = kind
      if kind == .paragraph, ["1", "true", "on"].contains(tree.value("w:default", of: node) ?? "") {
        normal = id.lowercased()
      }
      take(node, id, kind, of: tree)
    }
  }

  private mutating func take(_ style: Int, _ id: String, _ kind: Kind, of tree: MarkupTree) {
    for node in (style + 1)..<max(style + 1, tree.nodes[style].next) {
      switch tree.nodes[node].name {
      case .name:
        guard let name = tree.value("w:val", of: node) else { continue }
        ids[Self.key(name, kind)] = id
        names[id] = name
      case .basedOn:
        if let base = tree.value("w:val", of: node) { bases[id] = base }
      case .numId:
        numberings[id, default: (nil, nil)].list =
          tree.value("w:val", of: node).flatMap(TemplateLists.number)
      case .ilvl:
        numberings[id, default: (nil, nil)].level =
          tree.value("w:val", of: node).flatMap(TemplateLists.number)
      default: continue
      }
    }
  }

  private static func key(_ name: String, _ kind: Kind) -> String {
    "\(kind.rawValue):\(name.lowercased())"
  }

  /// The style's id, by its id or its name; what was asked for when there is no such style.
  func id(of name: String, _ kind: Kind) -> String {
    // What no style is called means the default one, whatever case it is written in.
    if kinds[name] == kind || kind == .paragraph && name.lowercased() == normal { return name }
    return ids[Self.key(name, kind)] ?? name
  }

  /// The id of the style with this name; nil when there is none.
  func id(named name: String, _ kind: Kind) -> String? { ids[Self.key(name, kind)] }

  /// Whether paragraphs of this style are headings.
  func isHeading(_ id: String) -> Bool {
    let name = (names[id] ?? id).lowercased()
    return name.hasPrefix("heading") || name == "title"
  }

  func contains(_ id: String) -> Bool { kinds[id] != nil }

  /// The list and level that a paragraph style gives its paragraphs; nil when it gives none.
  func numbering(of id: String) -> (list: Int, level: Int)? {
    var level: Int?
    var style: String? = id
    // Styles that follow each other in a ring are no styles.
    for _ in 0..<Self.deepest {
      guard let id = style else { return nil }
      level = level ?? numberings[id]?.level
      if let list = numberings[id]?.list { return list > 0 ? (list, level ?? 0) : nil }
      style = bases[id]
    }
    return nil
  }
  private static let deepest = 20
}
