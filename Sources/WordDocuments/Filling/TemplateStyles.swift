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
    var xml = try package.xml(part)
    var current: (id: String, kind: Kind)?
    while let event = try xml.next() {
      guard case .start = event else { continue }
      switch xml.label {
      case "w:style":
        current = nil
        guard let id = xml["w:styleId"] else { continue }
        let kind = xml["w:type"].flatMap { Kind(rawValue: $0) } ?? .paragraph
        kinds[id] = kind
        if kind == .paragraph, ["1", "true", "on"].contains(xml["w:default"] ?? "") {
          normal = id.lowercased()
        }
        current = (id, kind)
      case "w:name":
        guard let style = current, let name = xml["w:val"] else { continue }
        ids[Self.key(name, style.kind)] = style.id
        names[style.id] = name
      case "w:basedOn":
        if let style = current, let base = xml["w:val"] { bases[style.id] = base }
      case "w:numId":
        guard let style = current else { continue }
        numberings[style.id, default: (nil, nil)].list = xml["w:val"].flatMap(TemplateLists.number)
      case "w:ilvl":
        guard let style = current else { continue }
        numberings[style.id, default: (nil, nil)].level = xml["w:val"].flatMap(TemplateLists.number)
      default: break
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
