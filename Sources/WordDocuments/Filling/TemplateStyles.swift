import Groundwork
import Packaging

/// The styles that a template has, so that data may name them as Word shows them.
struct TemplateStyles: Sendable {
  enum Kind: String, Sendable { case paragraph, character, table, numbering }

  private var kinds: [String: Kind] = [:]
  private var ids: [String: String] = [:]
  private var names: [String: String] = [:]

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
        current = (id, kind)
      case "w:name":
        guard let style = current, let name = xml["w:val"] else { continue }
        ids[Self.key(name, style.kind)] = style.id
        names[style.id] = name
      default: break
      }
    }
  }

  private static func key(_ name: String, _ kind: Kind) -> String {
    "\(kind.rawValue):\(name.lowercased())"
  }

  /// The style's id, by its id or its name; what was asked for when there is no such style.
  func id(of name: String, _ kind: Kind) -> String {
    if kinds[name] == kind { return name }
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
}
