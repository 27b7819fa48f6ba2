import Groundwork

extension RollupRule {
  private enum Way: String, CaseIterable { case keep, leave, single, shared, add }

  /// Reads `rollup: { how: single, by: [don_vi] }`; what is not said is `kept`.
  init(_ value: Value?, columns: [ColumnSchema], into findings: inout Findings) {
    guard let value else {
      self = .kept
      return
    }
    var reader = FieldReader(value, subject: "schema")
    let way = reader.choice("how", of: Way.self) ?? .keep
    let needsColumns = way != .keep && way != .leave
    let names = reader.texts("by")
    let by = needsColumns ? reader.require(names, "by", else: []) : names ?? []
    reader.finish(into: &findings)
    for name in by where !columns.contains(where: { $0.id == name }) {
      findings.error(
        "schema.unknown-column", .unknownColumn(name), at: value["by"]?.origin ?? value.origin,
        hints: .nearest(to: name, among: columns.map(\.id)))
    }
    switch way {
    case .keep: self = .kept
    case .leave: self = .left
    case .single: self = .single(by: by, isShared: false)
    case .shared: self = .single(by: by, isShared: true)
    case .add: self = .added(by: by)
    }
  }
}

extension UnitList {
  /// Reads `units: { sheet: don_vi, name: ten, … }`; nil when it names no such sheet or column.
  init?(_ value: Value, sheets: [SheetSchema], into findings: inout Findings) {
    var reader = FieldReader(value, subject: "schema")
    sheet = reader.require(reader.text("sheet"), "sheet", else: "")
    name = reader.require(reader.text("name"), "name", else: "")
    shortName = reader.text("short")
    kind = reader.text("kind")
    kinds = reader.texts("kinds") ?? []
    reader.finish(into: &findings)
    let id = sheet
    guard let schema = sheets.first(where: { $0.id == id }) else {
      findings.error(
        "schema.unknown-column", .unknownColumn(sheet), at: value["sheet"]?.origin ?? value.origin,
        hints: .nearest(to: sheet, among: sheets.map(\.id)))
      return nil
    }
    for column in [name, shortName, kind].compactMap({ $0 }) where schema[column] == nil {
      findings.error(
        "schema.unknown-column", .unknownColumn(column), at: value.origin,
        hints: .nearest(to: column, among: schema.columns.map(\.id)))
      return nil
    }
  }
}

extension Phrase {
  static func unknownColumn(_ name: String) -> Phrase {
    Phrase(vi: "không có cột nào là “\(name)”", en: "there is no column “\(name)”")
  }
}
