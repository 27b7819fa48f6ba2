/// Puts the fields of one record after another beside the same others.
///
/// Rows of one list share their shape; where they do, what the results look like is worked out once.
public struct RecordBesides: Sendable {
  /// How the fields of one shape lie beside the common ones.
  private struct Model {
    let shape: Record.Shape
    let result: Record.Shape
    /// Where in the result each field stands.
    let places: [Int]
  }

  private let common: Record
  private var model: Model?

  /// - Parameter common: the fields that all results have.
  public init(_ common: Record) { self.common = common }

  /// The common fields with the record's added or put in their place, as `Record.merging` does it.
  public mutating func merging(_ record: Record) -> Record {
    let model = model(for: record)
    var values = common.values
    values.reserveCapacity(model.result.names.count)
    for (value, place) in zip(record.values, model.places) {
      // New names come in the order of the record, after those that all have.
      if place == values.count { values.append(value) } else { values[place] = value }
    }
    return Record(shape: model.result, values: values)
  }

  private mutating func model(for record: Record) -> Model {
    if let model, model.shape === record.shape { return model }
    let result = common.merging(record).shape
    let fresh = Model(
      shape: record.shape, result: result, places: record.names.compactMap(result.slot))
    model = fresh
    return fresh
  }
}
