import Packaging

/// The lists that a template has, so that a copy of one can count from its start again.
struct TemplateLists: Sendable {
  /// One `w:num`.
  struct List: Sendable {
    var abstract = ""
    /// What it changes in its definition already, as it stands in the part.
    var overrides: [UInt8] = []
    var overridden: Set<Int> = []
  }

  /// What a `w:abstractNum` says of its levels.
  private struct Definition: Sendable {
    /// Where each level starts to count.
    var starts: [Int: Int] = [:]
    /// Whether some level counts; bullets do not.
    var counts = false
  }

  private(set) var lists: [Int: List] = [:]
  private var definitions: [String: Definition] = [:]
  /// The highest numbers of lists and their definitions.
  private(set) var highest = (abstract: 0, list: 0)

  init() {}

  init(_ package: OfficePackage, _ part: PartName) throws(PackageFault) {
    let tree = try MarkupTree(TemplateReading.utf8(package.part(part)), part: part.path)
    for node in tree.nodes.indices {
      switch tree.nodes[node].name {
      case .abstractNum: take(definition: node, of: tree)
      case .num: take(list: node, of: tree)
      default: continue
      }
    }
  }

  private mutating func take(definition node: Int, of tree: MarkupTree) {
    guard let id = tree.value("w:abstractNumId", of: node) else { return }
    if let number = Self.number(id) { highest.abstract = max(highest.abstract, number) }
    var definition = Definition()
    for level in tree.children(of: node) where tree.nodes[level].name == .lvl {
      guard let index = tree.value("w:ilvl", of: level).flatMap(Self.number) else { continue }
      var format = "decimal"
      var start = 1
      for child in tree.children(of: level) {
        switch tree.nodes[child].name {
        case .numFmt: format = tree.value("w:val", of: child) ?? format
        case .start: start = tree.value("w:val", of: child).flatMap(Self.number) ?? start
        default: continue
        }
      }
      definition.starts[index] = start
      if format != "bullet", format != "none" { definition.counts = true }
    }
    // A definition that only points to a list style: what it counts stands there.
    if definition.starts.isEmpty { definition = Definition(starts: [0: 1], counts: true) }
    definitions[id] = definition
  }

  private mutating func take(list node: Int, of tree: MarkupTree) {
    guard let number = tree.value("w:numId", of: node).flatMap(Self.number) else { return }
    highest.list = max(highest.list, number)
    var list = List()
    for child in tree.children(of: node) {
      switch tree.nodes[child].name {
      case .abstractNumId: list.abstract = tree.value("w:val", of: child) ?? ""
      case .lvlOverride:
        list.overrides += tree.bytes[tree.nodes[child].range]
        if let level = tree.value("w:ilvl", of: child).flatMap(Self.number) {
          list.overridden.insert(level)
        }
      default: continue
      }
    }
    lists[number] = list
  }

  /// Ids beyond what Word writes are left alone.
  static func number(_ text: String) -> Int? { Int(text).flatMap { $0 < 1 << 30 ? $0 : nil } }

  /// Whether a list counts, so that it matters where it starts.
  func counts(_ list: Int) -> Bool {
    guard list > 0, let known = lists[list] else { return false }
    return definitions[known.abstract]?.counts ?? false
  }

  /// Whether there is a list that counts.
  var anyCounts: Bool { definitions.values.contains { $0.counts } }

  /// A list with the looks of another that starts anew, as `w:num`; nil for one that is not there.
  func restarted(_ list: Int, as fresh: Int) -> [UInt8]? {
    guard let known = lists[list] else { return nil }
    var xml = Array("<w:num w:numId=\"\(fresh)\"><w:abstractNumId w:val=\"".utf8)
    xml += RunFormat.escaped(known.abstract) + Array("\"/>".utf8) + known.overrides
    let starts = definitions[known.abstract]?.starts ?? [0: 1]
    for (level, start) in starts.sorted(by: { $0.key < $1.key })
    where !known.overridden.contains(level) {
      xml += Array(
        """
        <w:lvlOverride w:ilvl="\(level)"><w:startOverride w:val="\(start)"/></w:lvlOverride>
        """.utf8)
    }
    return xml + Array("</w:num>".utf8)
  }
}
