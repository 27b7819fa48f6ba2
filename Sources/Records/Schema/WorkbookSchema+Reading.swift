public import Groundwork

extension WorkbookSchema {
  /// Reads `so-lieu.yaml`; nil when it names no sheet at all.
  ///
  /// Every mistake in the file is a finding under `schema.…`; what can be used is kept.
  public init?(_ value: Value, into findings: inout Findings) {
    var reader = FieldReader(value, subject: "schema")
    let list = reader.require(reader.list("sheets"), "sheets", else: [])
    let unitList = reader.value("units")
    reader.finish(into: &findings)
    var sheets: [SheetSchema] = []
    for item in list {
      guard let sheet = SheetSchema(item, into: &findings) else { continue }
      if sheets.contains(where: { $0.id == sheet.id || $0.name.matchKey == sheet.name.matchKey }) {
        findings.error("schema.duplicate", .twice(sheet.name), at: item.origin)
      } else {
        sheets.append(sheet)
      }
    }
    guard !sheets.isEmpty else { return nil }
    self.init(
      sheets: sheets,
      units: unitList.flatMap { UnitList($0, sheets: sheets, into: &findings) })
    checkReferences(list, into: &findings)
  }

  /// `from: sheet.column` must name a column that exists.
  private func checkReferences(_ list: [Value], into findings: inout Findings) {
    for item in list {
      for column in item["columns"]?.list ?? [] {
        guard let written = column["from"], let from = ColumnSchema.Reference(written.text),
          self[from.sheet]?[from.column] == nil
        else { continue }
        let known = sheets.flatMap { sheet in sheet.columns.map { "\(sheet.id).\($0.id)" } }
        findings.error(
          "schema.unknown-column", .unknownColumn(written.text ?? ""), at: written.origin,
          hints: .nearest(to: written.text ?? "", among: known))
      }
    }
  }
}

extension SheetSchema {
  /// Nil when the sheet has no id.
  init?(_ value: Value, into findings: inout Findings) {
    var reader = FieldReader(value, subject: "schema")
    let id = reader.require(reader.text("id"), "id", else: "")
    let name = reader.require(reader.text("name"), "name", else: id)
    let note = reader.text("note")
    let columnList = reader.require(reader.list("columns"), "columns", else: [])
    let computedList = reader.list("computed") ?? []
    let rollup = reader.value("rollup")
    reader.finish(into: &findings)
    guard !id.isEmpty else { return nil }

    var columns: [ColumnSchema] = []
    for item in columnList {
      guard let column = ColumnSchema(item, into: &findings) else { continue }
      if columns.contains(where: {
        $0.id == column.id || $0.heading.matchKey == column.heading.matchKey
      }) {
        findings.error("schema.duplicate", .twice(column.heading), at: item.origin)
      } else {
        columns.append(column)
      }
    }
    var names = columns.map(\.id)
    var computed: [ComputedField] = []
    for item in computedList {
      guard let field = ComputedField(item, known: names, into: &findings) else { continue }
      if names.contains(field.id) {
        findings.error("schema.duplicate", .twice(field.id), at: item.origin)
      } else {
        computed.append(field)
        names.append(field.id)
      }
    }
    self.init(
      id: id, name: name, note: note, columns: columns, computed: computed,
      rollup: RollupRule(rollup, columns: columns, into: &findings))
  }
}

extension ColumnSchema {
  /// Nil when the column has no id.
  init?(_ value: Value, into findings: inout Findings) {
    var reader = FieldReader(value, subject: "schema")
    id = reader.require(reader.text("id"), "id", else: "")
    heading = reader.require(reader.text("heading"), "heading", else: id)
    also = reader.texts("also") ?? []
    type = reader.choice("type", of: ColumnType.self) ?? .text
    isRequired = reader.bool("required") ?? false
    isUnique = reader.bool("unique") ?? false
    isSummed = reader.bool("sum") ?? false
    minimum = reader.number("min")
    maximum = reader.number("max")
    width = reader.number("width", in: 1...255)
    wraps = reader.bool("wrap") ?? false
    choices = reader.texts("choices") ?? []
    let written = reader.text("from")
    from = written.flatMap { Reference($0) }
    example = reader.text("example")
    note = reader.text("note")
    holdsRanks = reader.bool("ranks") ?? false
    holdsAwardForms = reader.bool("award_forms") ?? false
    reader.finish(into: &findings)
    if let written, from == nil {
      findings.error(
        "schema.not-a-reference", .notAReference(written),
        at: value["from"]?.origin ?? value.origin)
    }
    if isSummed, !type.isNumeric {
      findings.error(
        "schema.not-numeric", .notNumeric(heading), at: value["sum"]?.origin ?? value.origin)
    }
    if let minimum, let maximum, minimum > maximum {
      findings.error(
        "schema.empty-range", .emptyRange(heading), at: value["max"]?.origin ?? value.origin)
    }
    guard !id.isEmpty else { return nil }
  }
}

extension ColumnSchema.Reference {
  /// Reads “don_vi.ten”; nil when it is not a sheet and a column.
  init?(_ text: String?) {
    let parts = (text ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(sheet: String(parts[0]), column: String(parts[1]))
  }
}

extension ComputedField {
  /// Nil when the field cannot be computed, and `findings` says why.
  init?(_ value: Value, known: [String], into findings: inout Findings) {
    var reader = FieldReader(value, subject: "schema")
    id = reader.require(reader.text("id"), "id", else: "")
    let ratio = reader.texts("ratio")
    let change = reader.texts("change")
    let rank = reader.text("rank")
    reader.finish(into: &findings)
    let operands: [String]
    switch (ratio, change, rank) {
    case (let pair?, nil, nil) where pair.count == 2:
      formula = .ratio(pair[0], pair[1])
      operands = pair
    case (nil, let pair?, nil) where pair.count == 2:
      formula = .change(pair[0], pair[1])
      operands = pair
    case (nil, nil, let field?):
      formula = .rank(field)
      operands = [field]
    default:
      findings.error("schema.not-computable", .notComputable(id), at: value.origin)
      return nil
    }
    var isUsable = !id.isEmpty
    for name in operands where !known.contains(name) {
      isUsable = false
      findings.error(
        "schema.unknown-column", .unknownColumn(name), at: value.origin,
        hints: .nearest(to: name, among: known))
    }
    guard isUsable else { return nil }
  }
}

extension Phrase {
  fileprivate static func twice(_ name: String) -> Phrase {
    Phrase(vi: "“\(name)” được khai báo hai lần", en: "“\(name)” is declared twice")
  }
  fileprivate static func notAReference(_ written: String) -> Phrase {
    Phrase(
      vi: "“\(written)” phải có dạng “trang.cột”, như “don_vi.ten”",
      en: "“\(written)” must be a sheet and a column, such as “don_vi.ten”")
  }
  fileprivate static func notNumeric(_ heading: String) -> Phrase {
    Phrase(
      vi: "cột “\(heading)” không phải cột số nên không cộng được",
      en: "the column “\(heading)” does not hold numbers and cannot be added up")
  }
  fileprivate static func emptyRange(_ heading: String) -> Phrase {
    Phrase(
      vi: "cột “\(heading)” có “min” lớn hơn “max”",
      en: "the column “\(heading)” has a “min” above its “max”")
  }
  fileprivate static func notComputable(_ id: String) -> Phrase {
    Phrase(
      vi: "“\(id)” phải có đúng một trong ratio: [a, b], change: [a, b], rank: a",
      en: "“\(id)” needs exactly one of ratio: [a, b], change: [a, b], rank: a")
  }
}
