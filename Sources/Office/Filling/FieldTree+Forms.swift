import Groundwork

extension FieldTree {
  /// The tree as a JSON Schema, draft 2020-12: what the template can do without is not required.
  func schema(title: String) -> String {
    var json = JSONWriter()
    json.object {
      $0.key("$schema")
      $0.string("https://json-schema.org/draft/2020-12/schema")
      $0.key("title")
      $0.string(title)
      Self.writeRecord(fields, to: &$0)
    }
    return json.text + "\n"
  }

  private static func writeRecord(_ fields: [Node], to json: inout JSONWriter) {
    json.key("type")
    json.string("object")
    json.key("properties")
    json.object {
      for node in fields {
        $0.key(node.name)
        $0.object { write(node, to: &$0) }
      }
    }
    let required = fields.filter { !$0.isOptional }
    guard !required.isEmpty else { return }
    json.key("required")
    json.array { for node in required { $0.string(node.name) } }
  }

  private static func write(_ node: Node, to json: inout JSONWriter) {
    switch node.kind {
    case .record: writeRecord(node.fields, to: &json)
    case .list:
      json.key("type")
      json.string("array")
      guard let item = node.item else { return }
      json.key("items")
      json.object { write(item, to: &$0) }
    case .scalar:
      json.key("type")
      json.array { for type in ["string", "number", "boolean", "null"] { $0.string(type) } }
    }
  }

  /// The tree as YAML to fill in: every value empty, every list with one item.
  var skeleton: String {
    var sink = ByteSink()
    for node in fields { Self.write(node, indent: 0, to: &sink) }
    return sink.text
  }

  private static func write(_ node: Node, indent: Int, to sink: inout ByteSink) {
    sink.append(String(repeating: " ", count: indent))
    sink.append(key(node.name))
    sink.append(":")
    write(valueOf: node, indent: indent, to: &sink)
  }

  /// What comes after the colon of a field, or the dash of an item.
  private static func write(valueOf node: Node, indent: Int, to sink: inout ByteSink) {
    switch node.kind {
    case .scalar:
      sink.append(" \"\"\n")
    case .record:
      sink.append("\n")
      for field in node.fields { write(field, indent: indent + 2, to: &sink) }
    case .list:
      sink.append("\n")
      sink.append(String(repeating: " ", count: indent + 2))
      sink.append("-")
      guard let item = node.item, item.kind == .record else {
        if let item = node.item, item.kind == .list {
          write(valueOf: item, indent: indent + 2, to: &sink)
        } else {
          sink.append(" \"\"\n")
        }
        return
      }
      // The first field stands beside the dash.
      var isFirst = true
      for field in item.fields {
        if isFirst {
          sink.append(" " + key(field.name) + ":")
          write(valueOf: field, indent: indent + 4, to: &sink)
        } else {
          write(field, indent: indent + 4, to: &sink)
        }
        isFirst = false
      }
    }
  }

  /// A name as YAML takes it for text.
  private static func key(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    let startsPlain = name.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false
    if isPlain, startsPlain, !["null", "true", "false"].contains(name.lowercased()) { return name }
    var json = JSONWriter(indented: false)
    json.string(name)
    return json.text
  }
}
