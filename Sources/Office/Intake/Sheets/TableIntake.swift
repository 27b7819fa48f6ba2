import Groundwork
import Records

/// Reads all tables of a dossier: which sheet is which, what is in each, and what one sheet says
/// of another.
struct TableIntake {
  let rules: [SheetRule]
  private(set) var findings = Findings()
  private var readings: [String: SheetReading] = [:]
  /// Sheets that the schema does not know, by their slugs, in the order of the tabs.
  private var strangers: [(String, Value)] = []

  init(_ rules: [SheetRule]) { self.rules = rules }

  /// Sheets of our own fill-in workbook that hold no figures.
  static let guideSheet = "Hướng dẫn"
  static let listsSheet = "Danh mục"
  private static let notTables: Set<String> = [guideSheet.matchKey, listsSheet.matchKey]

  /// The lists of records by sheet, every sheet of the schema among them, and under `tong_ghi` the
  /// total rows that were typed.
  mutating func read(_ grids: [Grid]) -> Record {
    var unknown: [Grid] = []
    for grid in grids {
      guard let rule = rule(for: grid.name) else {
        if !Self.notTables.contains(grid.name.matchKey), !grid.rows.isEmpty { unknown.append(grid) }
        continue
      }
      guard readings[rule.id] == nil else {
        findings.error(
          "intake.duplicate-sheet",
          Phrase(
            vi: "trang “\(rule.name)” có hai lần", en: "the sheet “\(rule.name)” is there twice"),
          at: grid.origin, hints: [Phrase(vi: "bỏ đi một trang", en: "remove one of them")])
        continue
      }
      if grid.isHidden, !grid.rows.isEmpty { warnHidden(grid) }
      var intake = SheetIntake(grid, rule)
      readings[rule.id] = intake.read()
      findings.add(intake.findings)
    }
    for grid in unknown { readStranger(grid) }
    for rule in rules { checkReferences(of: rule) }
    return record()
  }

  private func rule(for name: String) -> SheetRule? {
    let key = name.matchKey
    return rules.first { $0.isNamed(key: key) }
  }

  private mutating func warnHidden(_ grid: Grid) {
    findings.warning(
      "intake.hidden-sheet",
      Phrase(
        vi: "trang “\(grid.name)” bị ẩn; nó vẫn được đọc",
        en: "the sheet “\(grid.name)” is hidden; it is read all the same"),
      at: grid.origin)
  }

  // MARK: - Sheets that the schema does not know

  private mutating func readStranger(_ grid: Grid) {
    let absent = rules.filter { readings[$0.id] == nil }
    if let near = nearestName(to: grid.name, among: absent.map(\.name)) {
      findings.error(
        "intake.unknown-sheet",
        Phrase(
          vi: "không có trang nào tên là “\(grid.name)”",
          en: "no sheet is called “\(grid.name)”"),
        at: grid.origin,
        hints: [
          Phrase(vi: "có phải ý bạn là “\(near)”?", en: "did you mean “\(near)”?"),
          Phrase(
            vi: "nếu là trang riêng, hãy đặt tên khác hẳn",
            en: "a sheet of your own needs a name that is quite different"),
        ])
      return
    }
    if grid.sheet != nil, let finding = LegacyText.finding(as: "intake", in: grid) {
      findings.add(finding)
    }
    let slug = grid.name.slug
    guard !slug.isEmpty, !strangers.contains(where: { $0.0 == slug }) else { return }
    // Its headings are taken to be in the first row that has two cells.
    guard let heading = grid.sheet == nil ? nil : grid.rows.first(where: { $0.cells.count > 1 })
    else {
      if grid.sheet == nil { strangers.append((slug, passed(grid, below: 0))) }
      return
    }
    var table = grid
    table.fieldNames = nil
    let names = heading.cells.map { ($0.column, CellConversion.plainText($0.content) ?? "") }
    strangers.append((slug, passed(table, below: heading.number, names: names)))
  }

  private func passed(
    _ grid: Grid, below heading: Int, names: [(Int, String)]? = nil
  ) -> Value {
    var fields = ["stt"]
    var slots: [Int: Int] = [:]
    let named = names ?? (grid.fieldNames ?? []).enumerated().map { ($0.offset + 1, $0.element) }
    for (column, name) in named {
      let slug = name.slug
      guard !slug.isEmpty, !fields.contains(slug) else { continue }
      slots[column] = fields.count
      fields.append(slug)
    }
    let shape = Record.Shape(fields)
    var rows: [Value] = []
    for row in grid.rows where row.number > heading {
      let origin = grid.origin(row, 0)
      var values = Array(repeating: Value(.none, from: origin), count: fields.count)
      values[0] = Value(.integer(rows.count + 1), from: origin)
      for cell in row.cells {
        guard let slot = slots[cell.column] else { continue }
        values[slot] = CellConversion.natural(cell.content, at: cell.origin)
      }
      rows.append(Value(.record(Record(shape: shape, values: values)), from: origin))
    }
    return Value(.list(rows), from: grid.origin)
  }

  // MARK: - What one sheet says of another

  /// Looks up what names rows of another sheet, and writes it as that sheet does.
  private mutating func checkReferences(of rule: SheetRule) {
    guard var reading = readings[rule.id], !reading.rows.isEmpty else { return }
    for (place, column) in rule.columns.enumerated() {
      guard let from = column.from, let known = names(in: from) else { continue }
      for index in reading.rows.indices {
        guard var record = reading.rows[index].record else { continue }
        let value = record.values[place + 1]
        guard let text = value.text else { continue }
        if let name = known.byKey[text.matchKey] {
          guard name != text else { continue }
          record[column.id] = Value(.text(name), from: value.origin)
          reading.rows[index].payload = .record(record)
        } else {
          let sheet = rules.first { $0.id == from.sheet }?.name ?? from.sheet
          findings.warning(
            "intake.unknown-unit",
            Phrase(
              vi: "“\(text)” không có trong trang “\(sheet)”",
              en: "“\(text)” is not on the sheet “\(sheet)”"),
            at: value.origin,
            hints: nearestName(to: text, among: known.names).map(Self.didYouMean) ?? [])
        }
      }
    }
    readings[rule.id] = reading
  }

  private static func didYouMean(_ name: String) -> [Phrase] {
    [Phrase(vi: "có phải ý bạn là “\(name)”?", en: "did you mean “\(name)”?")]
  }

  /// The values of a column by their match keys; nil when its sheet has no rows.
  private func names(
    in from: ColumnSchema.Reference
  ) -> (names: [String], byKey: [String: String])? {
    guard let rows = readings[from.sheet]?.rows, !rows.isEmpty else { return nil }
    let names = rows.compactMap { $0[from.column]?.text }
    return (names, Dictionary(names.map { ($0.matchKey, $0) }) { first, _ in first })
  }

  // MARK: - The result

  private func record() -> Record {
    var fields: [(String, Value)] = []
    var totals: [(String, Value)] = []
    for rule in rules {
      let reading = readings[rule.id]
      fields.append((rule.id, Value(.list(reading?.rows ?? []), from: reading?.origin ?? .none)))
      if let total = reading?.totals { totals.append((rule.id, total)) }
    }
    return Record(fields + strangers + [("tong_ghi", .record(Record(totals)))])
  }
}
