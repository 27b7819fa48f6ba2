import Groundwork
import Records

/// A row of the upper body's sheet.
struct CombinedRow {
  /// One value for each column of the schema.
  var values: [Value]
  let origin: Origin
  /// The unit that the row counts for, by its place in the register; nil for the upper body itself.
  var unit: Int?
  /// Which hand-in the origins belong to.
  let handIn: Int
  /// Whether a unit wrote it of itself.
  var isOwn = false

  /// Nil for what is no row as reading a sheet makes it.
  init?(_ value: Value, of sheet: SheetSchema, unit: Int?, handIn: Int) {
    // The row's number comes first, then the schema's columns, then the clerk's own.
    guard let record = value.record, record.values.count > sheet.columns.count else { return nil }
    values = Array(record.values[1...sheet.columns.count])
    origin = value.origin
    self.unit = unit
    self.handIn = handIn
  }

  /// The row that counts when two are one record: a unit's word on itself before others', a unit's
  /// before the upper body's, and else the first; blanks are filled from the other.
  func merged(with other: CombinedRow) -> CombinedRow {
    let isBetter = (other.isOwn && !isOwn) || (unit == nil && other.unit != nil)
    var kept = isBetter ? other : self
    let spare = isBetter ? self : other
    for (slot, value) in spare.values.enumerated() where kept.values[slot].isNone {
      // The place is not taken over: it belongs to another file.
      kept.values[slot] = Value(value.payload, from: .none)
    }
    return kept
  }

  /// Adds another row's sums to this one's; what is not added up stays only where the two agree.
  mutating func add(_ other: CombinedRow, of sheet: SheetSchema) {
    for (slot, column) in sheet.columns.enumerated() {
      let value = other.values[slot]
      guard column.isSummed else {
        if values[slot].isNone {
          values[slot].payload = value.payload
        } else if !value.isNone, !values[slot].agrees(with: value) {
          values[slot].payload = .none
        }
        continue
      }
      guard let more = value.number else { continue }
      guard let sum = values[slot].number else {
        values[slot].payload = value.payload
        continue
      }
      let whole = values[slot].integer.flatMap { first in
        value.integer.map { first.addingReportingOverflow($0) }
      }
      if let whole, !whole.overflow {
        values[slot].payload = .integer(whole.partialValue)
      } else {
        values[slot].payload = .number(sum + more)
      }
    }
  }
}

/// What tells the records of a sheet apart across units.
struct RecordKey {
  let sheet: SheetSchema
  let isShared: Bool
  /// The key's columns, by their places.
  private let slots: [Int]

  init(_ sheet: SheetSchema) {
    self.sheet = sheet
    let by: [String]
    switch sheet.rollup {
    case .kept, .left: (by, isShared) = ([], true)
    case .single(let columns, let isShared): (by, self.isShared) = (columns, isShared)
    case .added(let columns): (by, isShared) = (columns, true)
    }
    slots = by.compactMap { id in sheet.columns.firstIndex { $0.id == id } }
  }

  /// Nil for a row that nothing tells apart.
  func key(of values: [Value]) -> String? {
    guard !slots.isEmpty else { return nil }
    var key = ""
    var isBlank = true
    for slot in slots {
      let part = values[slot].isNone ? "" : values[slot].shown.matchKey
      if !part.isEmpty { isBlank = false }
      key += part + "\u{1F}"
    }
    return isBlank ? nil : key
  }

  /// The key as a person would say it.
  func shown(_ values: [Value]) -> String {
    slots.map { values[$0] }.filter { !$0.isNone }.map(\.shown).joined(separator: ", ")
  }

  /// The columns in which both rows say something, and not the same.
  func differences(between row: [Value], and other: [Value]) -> [Int] {
    row.indices.filter {
      !slots.contains($0) && !row[$0].isNone && !other[$0].isNone
        && !row[$0].agrees(with: other[$0])
    }
  }
}

extension Value {
  /// The value as a cell would show it.
  var shown: String { CellReading(self).flatMap(CellConversion.plainText) ?? "" }

  /// Equal, or written alike but for case, spaces and signs.
  fileprivate func agrees(with other: Value) -> Bool {
    if self == other { return true }
    guard let a = text, let b = other.text else { return false }
    return a.matchKey == b.matchKey
  }
}
