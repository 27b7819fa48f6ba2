import Groundwork

/// Adds the same fields to many rows; rows that shared a shape before share one afterwards.
struct RowShapes {
  private let names: [String]
  /// By the shape of the rows: their new shape, and where each of the fields stands in it.
  private var plans: [ObjectIdentifier: (old: Record.Shape, new: Record.Shape, slots: [Int])] = [:]

  init(adding names: [String]) { self.names = names }

  /// The row with the fields added or replaced; `values` are in the order of the names.
  mutating func adding(_ values: [Value], to row: Value) -> Value {
    let record = row.record ?? Record()
    let key = ObjectIdentifier(record.shape)
    let plan: (old: Record.Shape, new: Record.Shape, slots: [Int])
    if let known = plans[key] {
      plan = known
    } else {
      var all = record.names
      let slots = names.map { name -> Int in
        if let slot = all.firstIndex(of: name) { return slot }
        all.append(name)
        return all.count - 1
      }
      // Keeping the old shape keeps its identity from being used again.
      plan = (record.shape, Record.Shape(all), slots)
      plans[key] = plan
    }
    var out = record.values
    out += Array(repeating: Value.none, count: plan.new.names.count - out.count)
    for (slot, value) in zip(plan.slots, values) { out[slot] = value }
    return Value(.record(Record(shape: plan.new, values: out)), from: row.origin)
  }
}
