import Groundwork

extension Computation {
  /// Numbers the rows, computes their fields, adds up the columns, and gathers rows by group.
  mutating func computeSheets() {
    for sheet in schema.sheets {
      let rows = numbered(self.rows(sheet.id))
      var columns = ColumnValues(rows, sheet)
      for field in sheet.computed { compute(field, of: sheet, in: &columns) }
      let computed = columns.written(to: rows, sheet.computed.map(\.id))
      self[sheet.id] = Value(.list(computed), from: self[sheet.id]?.origin ?? .none)
      totals.append((sheet.id, totalFields(of: sheet, columns)))
      if sheet[Self.groupColumn] != nil {
        self["\(sheet.id)_theo_nhom"] = groups(of: computed)
      }
    }
  }

  /// A column of this name gathers a sheet's rows into groups.
  private static let groupColumn = "nhom"

  /// Gives every row its number unless it has one.
  private func numbered(_ rows: [Value]) -> [Value] {
    guard rows.contains(where: { $0["stt"] == nil }) else { return rows }
    var shapes = RowShapes(adding: ["stt"])
    return rows.enumerated().map { shapes.adding([.integer($0 + 1)], to: $1) }
  }

  private mutating func compute(
    _ field: ComputedField, of sheet: SheetSchema, in columns: inout ColumnValues
  ) {
    let origin = origin(.computed(field, in: sheet))
    switch field.formula {
    case .ratio(let done, let planned):
      columns.add(field.id, origin) { columns, row in
        guard let a = columns.number(done, row), let b = columns.number(planned, row), b != 0 else {
          return .none
        }
        return .number(a / b)
      }
    case .change(let now, let before):
      columns.add(field.id, origin) { columns, row in
        difference(columns.value(now, row), columns.value(before, row))
      }
    case .rank(let name):
      let ranks = ranks(columns.numbers(name))
      columns.add(field.id, origin) { _, row in ranks[row].map { .integer($0) } ?? .none }
    }
  }

  /// 1 for the largest; equal numbers share a rank; nil for what has no number.
  private func ranks(_ numbers: [Double?]) -> [Int?] {
    let order = numbers.indices.filter { numbers[$0] != nil }.sorted {
      (numbers[$0] ?? 0, $1) > (numbers[$1] ?? 0, $0)
    }
    var ranks = [Int?](repeating: nil, count: numbers.count)
    for (place, row) in order.enumerated() {
      if place > 0, numbers[order[place - 1]] == numbers[row] {
        ranks[row] = ranks[order[place - 1]]
      } else {
        ranks[row] = place + 1
      }
    }
    return ranks
  }

  private mutating func totalFields(
    of sheet: SheetSchema, _ columns: ColumnValues
  ) -> [(String, Value)] {
    var fields: [(String, Value)] = [
      ("so_dong", Value(.integer(columns.count), from: origin(.rowCount(of: sheet))))
    ]
    var sums: [String: Value] = [:]
    for column in sheet.columns where column.isSummed {
      let sum = columns.sum(of: column.id).from(origin(.total(of: column, in: sheet)))
      sums[column.id] = sum
      fields.append((column.id, sum))
    }
    for field in sheet.computed {
      let value: Value
      switch field.formula {
      case .ratio(let done, let planned):
        guard let a = sums[done], let b = sums[planned] else { continue }
        if let done = a.number, let planned = b.number, planned != 0 {
          value = .number(done / planned)
        } else {
          value = .none
        }
      case .change(let now, let before):
        guard let a = sums[now], let b = sums[before] else { continue }
        value = difference(a, b)
      case .rank:
        continue
      }
      sums[field.id] = value
      fields.append((field.id, value.from(origin(.computedTotal(field, in: sheet)))))
    }
    return fields
  }

  /// `[{nhom, dong}]` in the order in which the groups first appear.
  private func groups(of rows: [Value]) -> Value {
    var order: [String] = []
    var members: [String: [Value]] = [:]
    for row in rows {
      let key = row[Self.groupColumn]?.text?.matchKey ?? ""
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    let shape = Record.Shape(["nhom", "dong"])
    return .list(
      order.map { key in
        let rows = members[key] ?? []
        let name = rows.first?[Self.groupColumn] ?? .none
        return .record(Record(shape: shape, values: [name, .list(rows)]))
      })
  }
}

/// The first less the second, whole when both are; nothing when either is missing.
private func difference(_ a: Value, _ b: Value) -> Value {
  if let a = a.integer, let b = b.integer {
    let (result, overflow) = a.subtractingReportingOverflow(b)
    if !overflow { return .integer(result) }
  }
  guard let a = a.number, let b = b.number else { return .none }
  return .number(a - b)
}

/// The values of a sheet by column, looked up once for each shape of row.
private struct ColumnValues {
  let count: Int
  private var columns: [String: [Value]] = [:]

  init(_ rows: [Value], _ sheet: SheetSchema) {
    count = rows.count
    for column in sheet.columns {
      // Rows of one sheet share their shape, so the slot is looked up once.
      var shape: Record.Shape?
      var slot: Int?
      columns[column.id] = rows.map { row in
        guard let record = row.record else { return .none }
        if shape !== record.shape {
          shape = record.shape
          slot = record.shape.slot(of: column.id)
        }
        return slot.map { record.values[$0] } ?? .none
      }
    }
  }

  func value(_ name: String, _ row: Int) -> Value { columns[name]?[row] ?? .none }
  func number(_ name: String, _ row: Int) -> Double? { value(name, row).number }
  func numbers(_ name: String) -> [Double?] {
    columns[name]?.map(\.number) ?? Array(repeating: nil, count: count)
  }

  mutating func add(
    _ name: String, _ origin: Origin, _ compute: (ColumnValues, Int) -> Value
  ) {
    columns[name] = (0..<count).map { compute(self, $0).from(origin) }
  }

  /// The sum of the cells that hold a number, whole when they all are; nothing when none does.
  func sum(of name: String) -> Value {
    var whole = 0
    var fraction = 0.0
    var (isWhole, isEmpty) = (true, true)
    for value in columns[name] ?? [] {
      guard let number = value.number else { continue }
      isEmpty = false
      fraction += number
      if let integer = value.integer {
        let (sum, overflow) = whole.addingReportingOverflow(integer)
        whole = sum
        isWhole = isWhole && !overflow
      } else {
        isWhole = false
      }
    }
    if isEmpty { return .none }
    return isWhole ? .integer(whole) : .number(fraction)
  }

  /// The rows with these columns added.
  func written(to rows: [Value], _ names: [String]) -> [Value] {
    guard !names.isEmpty else { return rows }
    var shapes = RowShapes(adding: names)
    return rows.enumerated().map { index, row in
      shapes.adding(names.map { value($0, index) }, to: row)
    }
  }
}

extension Phrase {
  fileprivate static func computed(_ field: ComputedField, in sheet: SheetSchema) -> Phrase {
    func name(_ id: String) -> String { sheet[id]?.heading ?? id }
    return switch field.formula {
    case .ratio(let a, let b):
      Phrase(
        vi: "\(name(a)) chia \(name(b)), trang \(sheet.name)",
        en: "\(name(a)) divided by \(name(b)), sheet \(sheet.name)")
    case .change(let a, let b):
      Phrase(
        vi: "\(name(a)) trừ \(name(b)), trang \(sheet.name)",
        en: "\(name(a)) less \(name(b)), sheet \(sheet.name)")
    case .rank(let a):
      Phrase(
        vi: "xếp hạng theo \(name(a)), trang \(sheet.name)",
        en: "rank by \(name(a)), sheet \(sheet.name)")
    }
  }
  fileprivate static func computedTotal(_ field: ComputedField, in sheet: SheetSchema) -> Phrase {
    let row = computed(field, in: sheet)
    return Phrase(vi: "dòng tổng: \(row.vi)", en: "totals: \(row.en)")
  }
  fileprivate static func total(of column: ColumnSchema, in sheet: SheetSchema) -> Phrase {
    Phrase(
      vi: "tổng cột \(column.heading), trang \(sheet.name)",
      en: "sum of the column \(column.heading), sheet \(sheet.name)")
  }
  fileprivate static func rowCount(of sheet: SheetSchema) -> Phrase {
    Phrase(vi: "số dòng của trang \(sheet.name)", en: "number of rows of the sheet \(sheet.name)")
  }
}
