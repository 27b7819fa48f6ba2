/// Named values in a fixed order.
///
/// Rows of one sheet share their `Shape`, so a row costs its values and nothing more, and whoever
/// looks up the same field in many rows can look up its slot once.
public struct Record: Sendable {
  /// The names of a record's fields and where each one stands.
  public final class Shape: Sendable {
    public let names: [String]
    private let slots: [String: Int]

    /// A name that comes twice keeps its first place.
    public init(_ names: [String]) {
      self.names = names
      slots = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    public func slot(of name: String) -> Int? {
      // Of a few names, the right one is found before a hash is made.
      if names.count <= Self.few {
        for slot in names.indices
        where names[slot].utf8.count == name.utf8.count && names[slot] == name {
          return slot
        }
      }
      return slots[name]
    }
    private static let few = 16
  }

  public private(set) var shape: Shape
  public private(set) var values: [Value]

  public init() {
    shape = Shape([])
    values = []
  }

  /// A record of a known shape; there must be one value for each name.
  public init(shape: Shape, values: [Value]) {
    precondition(shape.names.count == values.count, "a record needs one value for each name")
    self.shape = shape
    self.values = values
  }

  /// Fields in the given order; of two with one name the later value wins, at the earlier place.
  public init(_ fields: some Sequence<(String, Value)>) {
    var names: [String] = []
    var values: [Value] = []
    var places: [String: Int] = [:]
    for (name, value) in fields {
      if let place = places[name] {
        values[place] = value
      } else {
        places[name] = names.count
        names.append(name)
        values.append(value)
      }
    }
    shape = Shape(names)
    self.values = values
  }

  public var count: Int { values.count }
  public var isEmpty: Bool { values.isEmpty }
  public var names: [String] { shape.names }

  /// The fields in order.
  public var fields: Zip2Sequence<[String], [Value]> { zip(shape.names, values) }

  /// The value of a field; nil when there is no such field.
  ///
  /// Setting nil leaves a field that holds `none`.
  ///
  /// Setting a new name copies the list of names: to build a record of many fields, use
  /// `init(_:)` or a shared `Shape`.
  public subscript(name: String) -> Value? {
    get { shape.slot(of: name).map { values[$0] } }
    set {
      let value = newValue ?? .none
      if let slot = shape.slot(of: name) {
        values[slot] = value
      } else {
        shape = Shape(shape.names + [name])
        values.append(value)
      }
    }
  }

  /// This record with the other's fields added or put in place of its own.
  public func merging(_ other: Record) -> Record {
    Record(Array(fields) + Array(other.fields))
  }
}

extension Record: Equatable {
  /// Equal when the same names hold the same values, in any order.
  public static func == (left: Record, right: Record) -> Bool {
    guard left.count == right.count else { return false }
    if left.shape === right.shape { return left.values == right.values }
    return left.fields.allSatisfy { name, value in right[name] == value }
  }
}
