import Groundwork
import Records

/// The figures of many units as those of the body above them.
///
/// Hand-ins are added one after the other, in a fixed order; what two of them say of one and the same
/// record is compared, and what differs is found with both places.
struct Rollup {
  /// What became of a unit.
  enum Standing: Sendable, Hashable {
    case missing
    case handedIn(String, rows: Int)
    case unreadable(String)
  }

  /// One sheet's rows of all units.
  struct Table {
    let sheet: SheetSchema
    var rows: [CombinedRow] = []
    /// The rows by the columns that tell them apart.
    fileprivate var places: [String: Int] = [:]
  }

  let schema: WorkbookSchema
  private(set) var register: UnitRegister
  /// By the unit's place in the register.
  private(set) var standings: [Standing]
  private(set) var tables: [Table]
  private(set) var findings = Findings()
  /// The hand-ins that count, as the rows refer to them.
  private var handIns: [HandIn] = []
  /// Which of them is a unit's own, by the unit's place.
  private var own: [Int: Int] = [:]
  private let hasBody: Bool

  /// - Parameter body: the upper body's own figures: its list of units, what it shares with them, and
  ///   what it expects of each; nil when it has none.
  init(schema: WorkbookSchema, body: HandIn?) {
    self.schema = schema
    hasBody = body != nil
    tables = schema.sheets.map { Table(sheet: $0) }
    let listed = body.flatMap { body in schema.units.map { UnitRegister($0, in: body) } }
    register = listed.flatMap { $0.units.isEmpty ? nil : $0 } ?? .open
    standings = register.units.map { _ in .missing }
    guard let body else { return }
    findings.add(body.findings)
    handIns.append(body)
    for place in tables.indices { take(place, from: 0, unit: nil) }
  }

  /// Adds what a unit handed in.
  mutating func add(_ handIn: HandIn) {
    findings.add(handIn.findings)
    guard let unit = register.unit(of: handIn) else {
      findings.error(
        "rollup.unknown-unit", .unknownUnit, at: .file(handIn.place.path),
        hints: register.nearest(to: handIn.claims))
      return
    }
    if unit == standings.count { standings.append(.missing) }
    guard !handIn.isUnreadable else {
      if standings[unit] == .missing { standings[unit] = .unreadable(handIn.place.path) }
      return
    }
    if let first = own[unit] {
      compareSecond(handIn, with: first, of: unit)
      return
    }
    own[unit] = handIns.count
    standings[unit] = .handedIn(handIn.place.path, rows: handIn.rowCount)
    handIns.append(handIn)
    for place in tables.indices { take(place, from: handIns.count - 1, unit: unit) }
  }

  /// Drops what only the upper body expects, and points out rows about units that handed in none of
  /// it themselves.
  mutating func finish() {
    for place in tables.indices {
      guard case .single(_, let isShared) = tables[place].sheet.rollup, !isShared else { continue }
      if hasBody { tables[place].rows.removeAll { $0.handIn == 0 } }
      guard let column = schema.unitColumn(of: tables[place].sheet),
        let slot = tables[place].sheet.columns.firstIndex(where: { $0.id == column })
      else { continue }
      for index in tables[place].rows.indices where !tables[place].rows[index].isOwn {
        let row = tables[place].rows[index]
        guard let about = row.values[slot].text, let unit = register.unit(named: about),
          let writer = row.unit, unit != writer
        else { continue }
        findings.warning(
          "rollup.foreign-row", .foreignRow(of: about, in: register.units[writer].name),
          at: location(row.values[slot].origin, row))
        tables[place].rows[index].unit = unit
      }
    }
  }

  // MARK: Rows

  private mutating func take(_ place: Int, from handIn: Int, unit: Int?) {
    let sheet = tables[place].sheet
    let rows = handIns[handIn].rows[sheet.id] ?? []
    if case .left = sheet.rollup, unit != nil { return }
    let key = RecordKey(sheet)
    let unitSlot = schema.unitColumn(of: sheet).flatMap { id in
      sheet.columns.firstIndex { $0.id == id }
    }
    for value in rows {
      guard var row = CombinedRow(value, of: sheet, unit: unit, handIn: handIn) else { continue }
      if let unitSlot, let unit {
        row.isOwn = row.values[unitSlot].text.flatMap { register.unit(named: $0) } == unit
      }
      let name = key.key(of: row.values)
      guard let name, let known = tables[place].places[name] else {
        if let name { tables[place].places[name] = tables[place].rows.count }
        tables[place].rows.append(row)
        continue
      }
      let first = tables[place].rows[known]
      if case .added = sheet.rollup {
        tables[place].rows[known].add(row, of: sheet)
      } else if first.handIn == handIn {
        // Twice in one workbook is the unit's own affair, which checking it finds.
        tables[place].rows.append(row)
      } else {
        compare(row, with: first, key)
        tables[place].rows[known] = first.merged(with: row)
      }
    }
  }

  private mutating func compare(_ row: CombinedRow, with first: CombinedRow, _ key: RecordKey) {
    let differing = key.differences(between: row.values, and: first.values)
    let name = key.shown(row.values)
    if let slot = differing.first {
      let words = differing.prefix(3).map {
        (
          heading: key.sheet.columns[$0].heading, here: row.values[$0].shown,
          there: first.values[$0].shown
        )
      }
      var finding = Finding(
        .error, "rollup.conflict", .conflict(name, words, writer(of: first)),
        at: location(row.values[slot].origin, row))
      finding.related = [location(first.values[slot].origin, first)]
      findings.add(finding)
    } else if !key.isShared, first.handIn > 0 || !hasBody {
      var finding = Finding(
        .warning, "rollup.duplicate", .duplicate(name, writer(of: first)),
        at: location(row.origin, row))
      finding.related = [location(first.origin, first)]
      findings.add(finding)
    }
  }

  /// A second hand-in of one unit counts for nothing; where it contradicts the first is found.
  private mutating func compareSecond(_ second: HandIn, with first: Int, of unit: Int) {
    let isSame = schema.sheets.allSatisfy {
      second.rows[$0.id] ?? [] == handIns[first].rows[$0.id] ?? []
    }
    var finding = Finding(
      isSame ? .warning : .error, "rollup.handed-in-twice",
      .twice(register.units[unit].name, isSame: isSame), at: .file(second.place.path))
    finding.related = [.file(handIns[first].place.path)]
    findings.add(finding)
    guard !isSame else { return }
    handIns.append(second)
    for table in tables {
      guard case .single = table.sheet.rollup else { continue }
      let key = RecordKey(table.sheet)
      for value in second.rows[table.sheet.id] ?? [] {
        guard
          let row = CombinedRow(
            value, of: table.sheet, unit: unit, handIn: handIns.count - 1),
          let known = key.key(of: row.values).flatMap({ table.places[$0] })
        else { continue }
        let other = table.rows[known]
        guard other.handIn == first,
          !key.differences(between: row.values, and: other.values).isEmpty
        else { continue }
        compare(row, with: other, key)
      }
    }
  }

  private func location(_ origin: Origin, _ row: CombinedRow) -> Location {
    handIns[row.handIn].location(of: origin.isNone ? row.origin : origin)
  }

  /// Who wrote a row, for messages.
  private func writer(of row: CombinedRow) -> Phrase {
    row.unit.map { Phrase(register.units[$0].name) } ?? .upperBody
  }

  // MARK: Sums

  /// The sum of each column that is added up, by the unit's place; nil where a unit has none.
  ///
  /// Of a sheet whose rows are added together the rows of each hand-in are counted.
  func sums(of table: Table) -> (columns: [Int], byUnit: [Int: [Double]]) {
    let columns = table.sheet.columns.indices.filter { table.sheet.columns[$0].isSummed }
    var byUnit: [Int: [Double]] = [:]
    func count(_ values: (Int) -> Value?, of unit: Int) {
      for (place, column) in columns.enumerated() {
        guard let number = values(column)?.number else { continue }
        byUnit[unit, default: Array(repeating: 0, count: columns.count)][place] += number
      }
    }
    if case .added = table.sheet.rollup {
      for (unit, handIn) in own {
        for row in handIns[handIn].rows[table.sheet.id] ?? [] {
          count({ row.record?.values[$0 + 1] }, of: unit)
        }
      }
    } else {
      for row in table.rows {
        guard let unit = row.unit else { continue }
        count({ row.values[$0] }, of: unit)
      }
    }
    return (columns, byUnit)
  }
}

extension Phrase {
  fileprivate static let upperBody = Phrase(vi: "cấp trên", en: "the upper body")
  fileprivate static let unknownUnit = Phrase(
    vi: "không rõ tệp này của đơn vị nào trong danh sách",
    en: "it is not clear which unit of the list handed this in")

  fileprivate static func twice(_ unit: String, isSame: Bool) -> Phrase {
    isSame
      ? Phrase(
        vi: "“\(unit)” nộp hai lần, số liệu như nhau; chỉ tính một",
        en: "“\(unit)” handed in the same figures twice; they count once")
      : Phrase(
        vi: "“\(unit)” nộp hai lần, số liệu khác nhau",
        en: "“\(unit)” handed in twice, with different figures")
  }

  fileprivate static func foreignRow(of unit: String, in writer: String) -> Phrase {
    Phrase(
      vi: "dòng này của “\(unit)”, lại nằm trong bản của “\(writer)”",
      en: "this row is about “\(unit)”, but “\(writer)” handed it in")
  }

  fileprivate static func duplicate(_ name: String, _ writer: Phrase) -> Phrase {
    Phrase(
      vi: "“\(name)” đã có trong bản của \(writer.vi); chỉ tính một",
      en: "“\(name)” is in what \(writer.en) handed in as well; it counts once")
  }

  fileprivate static func conflict(
    _ name: String, _ words: [(heading: String, here: String, there: String)], _ writer: Phrase
  ) -> Phrase {
    func list(_ one: (String, String, String) -> String) -> String {
      words.map { one($0.heading, $0.here, $0.there) }.joined(separator: "; ")
    }
    let vi = list { "“\($0)” là \($1), bản kia ghi \($2)" }
    let en = list { "“\($0)” is \($1), there \($2)" }
    return Phrase(
      vi: "“\(name)” khác với bản của \(writer.vi): \(vi)",
      en: "“\(name)” differs from what \(writer.en) handed in: \(en)")
  }
}
