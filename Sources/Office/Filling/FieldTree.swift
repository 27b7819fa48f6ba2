import Groundwork
import Templating

/// The data that a template asks for, as a tree: records hold fields, lists hold items.
struct FieldTree: Sendable {
  /// What a field is, as far as the template tells.
  enum Kind: String, Sendable, Hashable {
    case scalar, record, list
  }

  /// One field and what is below it.
  struct Node: Sendable {
    let name: String
    /// What the template does with it itself; what hangs below says more.
    var isLoopedOver = false
    /// Whether the template can do without it.
    var isOptional = false
    /// Where the template asks for it first.
    var location: Location
    /// What the template compares it with.
    var choices: [String] = []
    var fields: [Node] = []
    /// What each item is, boxed in an array of at most one.
    var items: [Node] = []

    /// A list when it is looped over, a record when it has fields, else a scalar.
    var kind: Kind {
      if !items.isEmpty || isLoopedOver { return .list }
      return fields.isEmpty ? .scalar : .record
    }
    var item: Node? { items.first }
  }

  /// The fields at the top.
  private(set) var fields: [Node] = []

  init(_ asked: [TemplateField]) {
    var root = Node(name: "", location: .nowhere)
    for field in asked {
      root.add(FieldStep.steps(of: field.path)[...], field)
    }
    fields = root.fields
  }

  /// One line of the tree.
  struct Line: Sendable, Hashable {
    /// As templates write it: `don_vi[].ten`.
    let path: String
    let kind: Kind
    let isOptional: Bool
    let location: Location
  }

  /// Every field, those that hold others before what they hold.
  var lines: [Line] {
    var lines: [Line] = []
    for node in fields { node.list(under: "", into: &lines) }
    return lines
  }

  /// Fields that a template takes for a record in one place and for a list in another.
  func findContradictions(into findings: inout Findings) {
    for node in fields { node.findContradictions(under: "", into: &findings) }
  }
}

/// A step of a path: into a field, or into each item.
private enum FieldStep {
  case field(Substring)
  case item

  static func steps(of path: String) -> [FieldStep] {
    path.split(separator: ".").flatMap { part -> [FieldStep] in
      var name = part
      var items = 0
      while name.hasSuffix("[]") {
        name = name.dropLast(2)
        items += 1
      }
      return (name.isEmpty ? [] : [.field(name)]) + Array(repeating: .item, count: items)
    }
  }
}

extension FieldTree.Node {
  fileprivate mutating func add(_ steps: ArraySlice<FieldStep>, _ field: TemplateField) {
    guard let step = steps.first else {
      isLoopedOver = isLoopedOver || field.isList
      isOptional = isOptional || field.isOptional
      choices += field.choices.filter { !choices.contains($0) }
      return
    }
    switch step {
    case .field(let name):
      let place = fields.firstIndex { $0.name == name } ?? fields.count
      if place == fields.count {
        fields.append(FieldTree.Node(name: String(name), location: field.location))
      }
      fields[place].add(steps.dropFirst(), field)
    case .item:
      if items.isEmpty { items = [FieldTree.Node(name: "[]", location: field.location)] }
      items[0].add(steps.dropFirst(), field)
    }
  }

  fileprivate func list(under path: String, into lines: inout [FieldTree.Line]) {
    let own = name == "[]" ? path + name : path.isEmpty ? name : "\(path).\(name)"
    lines.append(
      FieldTree.Line(path: own, kind: kind, isOptional: isOptional, location: location))
    for node in fields { node.list(under: own, into: &lines) }
    for node in items { node.list(under: own, into: &lines) }
  }

  fileprivate func findContradictions(under path: String, into findings: inout Findings) {
    let own = name == "[]" ? path + name : path.isEmpty ? name : "\(path).\(name)"
    if kind == .list, let field = fields.first {
      findings.warning(
        "inspect.two-kinds", .twoKinds(own, field: field.name), at: field.location)
    }
    for node in fields + items { node.findContradictions(under: own, into: &findings) }
  }
}

extension FieldTree.Kind {
  var phrase: Phrase {
    switch self {
    case .scalar: Phrase(vi: "giá trị", en: "value")
    case .record: Phrase(vi: "bản ghi", en: "record")
    case .list: Phrase(vi: "danh sách", en: "list")
    }
  }
}

extension Phrase {
  fileprivate static func twoKinds(_ path: String, field: String) -> Phrase {
    Phrase(
      vi: "“\(path)” chỗ thì dùng như danh sách, chỗ thì như bản ghi có “\(field)”",
      en: "“\(path)” is used as a list here and as a record with “\(field)” there")
  }
}
