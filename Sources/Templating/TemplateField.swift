public import Groundwork

/// One piece of data that a template asks for.
public struct TemplateField: Sendable, Hashable {
  /// As templates write it, with `[]` for “each item of”: `don_vi[].ten`.
  public let path: String
  /// Whether the template loops over it somewhere.
  public let isList: Bool
  /// Whether the template can do without it: somewhere it asks `is defined`, or has a `default`.
  public let isOptional: Bool
  /// Where the template asks for it first.
  public let location: Location
  /// The texts that the template compares it with, in the order it does: what it may say.
  public let choices: [String]

  public init(
    path: String, isList: Bool, isOptional: Bool, location: Location, choices: [String] = []
  ) {
    self.path = path
    self.isList = isList
    self.isOptional = isOptional
    self.location = location
    self.choices = choices
  }
}

/// A field as the compiler keeps it: the place is worked out only when somebody asks.
struct FieldUse: Sendable {
  let path: String
  var isList = false
  var isOptional = false
  var choices: [String] = []
  /// The byte of the source where it is asked for first.
  let offset: Int
}

extension Program {
  /// The data that the template and those that it names ask for, in the order they ask, each once.
  public var asked: [TemplateField] {
    var units = [unit]
    for (_, other) in library.units.sorted(by: { $0.key < $1.key }) where other !== unit {
      units.append(other)
    }
    return units.flatMap(\.asked).united
  }
}

extension Expression {
  /// The data that the expression asks for, with what it does to it.
  public var asked: [TemplateField] { unit.asked }
}

extension ValueTemplate {
  /// The data that the tags ask for, with what they do to it, each once.
  public var asked: [TemplateField] {
    var fields: [TemplateField] = []
    Self.collect(root, into: &fields)
    return fields.united
  }

  private static func collect(_ node: Node, into fields: inout [TemplateField]) {
    switch node {
    case .constant: break
    case .expression(let unit, _, _), .text(let unit, _): fields += unit.asked
    case .list(let nodes, _), .record(_, let nodes, _):
      for node in nodes { collect(node, into: &fields) }
    }
  }
}

extension Unit {
  fileprivate var asked: [TemplateField] {
    uses.map {
      TemplateField(
        path: $0.path, isList: $0.isList, isOptional: $0.isOptional,
        location: source.location(at: $0.offset), choices: $0.choices)
    }
  }
}

extension [TemplateField] {
  /// Each path once, at its first place: a list when any takes it for one, and optional when any
  /// does without it.
  public var united: [TemplateField] {
    var places: [String: Int] = [:]
    var fields: [TemplateField] = []
    for field in self {
      guard let place = places[field.path] else {
        places[field.path] = fields.count
        fields.append(field)
        continue
      }
      let first = fields[place]
      fields[place] = TemplateField(
        path: first.path, isList: first.isList || field.isList,
        isOptional: first.isOptional || field.isOptional, location: first.location,
        choices: first.choices + field.choices.filter { !first.choices.contains($0) })
    }
    return fields
  }
}
