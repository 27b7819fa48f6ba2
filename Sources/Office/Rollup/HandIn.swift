import Groundwork
import Records

/// What one unit handed in, as it was read.
struct HandIn: Sendable {
  let place: HandInPlace
  /// The rows of every sheet of the schema, by the sheet's id.
  let rows: [String: [Value]]
  /// The issuing body that a dossier names; nil for a workbook alone.
  let body: String?
  /// The unit that all rows are about; nil when they are about none, or several.
  let rowUnit: String?
  /// The files and sheets that the origins in `rows` refer to.
  let sources: Sources
  /// What reading it found, places looked up.
  let findings: Findings
  /// Whether nothing at all could be read.
  let isUnreadable: Bool

  /// The place of a value, in words of its own file.
  func location(of origin: Origin) -> Location { sources.location(of: origin) }

  /// Whose it may be, most telling first.
  var claims: [String] { [body].compactMap { $0 } + place.names + [rowUnit].compactMap { $0 } }

  /// What the unit calls itself, when nobody says how it must.
  var ownName: String {
    rowUnit ?? body ?? place.names.first { $0.matchKey != Dossier.figures.matchKey } ?? place.path
  }

  var rowCount: Int { rows.values.reduce(0) { $0 + $1.count } }
}

/// Reads what units hand in by the schema's rules.
struct HandInReader: Sendable {
  let schema: WorkbookSchema
  private let rules: [SheetRule]
  private let dossiers: DossierReader
  private let workspace: any Workspace

  /// `words` are the lists of the law tables by name: `ranks` and `award_forms`.
  init(schema: WorkbookSchema, words: [String: [String]], workspace: any Workspace) {
    self.schema = schema
    rules = SheetRule.all(of: schema, words: words)
    dossiers = DossierReader(schema: schema, words: words)
    self.workspace = workspace
  }

  /// - Throws: `WorkspaceFault` when a file cannot be read.
  func read(_ place: HandInPlace) throws(WorkspaceFault) -> HandIn {
    switch place.kind {
    case .workbook: try readWorkbook(place, listing: nil)
    case .dossier: try readDossier(place)
    }
  }

  /// The upper body's own figures, from its dossier or from a workbook; one that holds a single table
  /// is the list of units, whatever the table is called.
  func readBody(_ path: String) throws(WorkspaceFault) -> HandIn {
    guard let entry = try workspace.look(at: path) else { throw .missing(path) }
    guard entry.kind == .folder else {
      return try readWorkbook(HandInPlace(path: path, kind: .workbook), listing: schema.units)
    }
    return try readDossier(HandInPlace(path: path, kind: .dossier))
  }

  private func readWorkbook(
    _ place: HandInPlace, listing list: UnitList?
  ) throws(WorkspaceFault) -> HandIn {
    let bytes = try workspace.read(place.path)
    var sources = Sources()
    var findings = Findings()
    var grids = WorkbookIntake.grids(
      of: bytes, file: place.path, sources: &sources, into: &findings)
    if let list, grids.count == 1, let sheet = schema[list.sheet] { grids[0].name = sheet.name }
    let isUnreadable = findings.mustStop && grids.isEmpty
    var tables = TableIntake(rules)
    let data = tables.read(grids)
    findings.add(tables.findings)
    findings.resolve(with: sources)
    let rows = rows(of: data)
    return HandIn(
      place: place, rows: rows, body: nil, rowUnit: unit(of: rows), sources: sources,
      findings: findings.aboutWholeSheets, isUnreadable: isUnreadable)
  }

  private func readDossier(_ place: HandInPlace) throws(WorkspaceFault) -> HandIn {
    var findings = Findings()
    let dossier = try dossiers.read(place.path, in: workspace, into: &findings)
    let rows = rows(of: dossier.data)
    let isEmpty = rows.values.allSatisfy(\.isEmpty)
    return HandIn(
      place: place, rows: rows, body: dossier.data["co_quan"]?["ten"]?.text,
      rowUnit: unit(of: rows), sources: dossier.sources.below(place.path),
      findings: findings.below(place.path),
      isUnreadable: findings.mustStop && isEmpty)
  }

  private func rows(of data: Record) -> [String: [Value]] {
    var rows: [String: [Value]] = [:]
    for sheet in schema.sheets { rows[sheet.id] = data[sheet.id]?.list ?? [] }
    return rows
  }

  private func unit(of rows: [String: [Value]]) -> String? {
    var names: [String: String] = [:]
    for sheet in schema.sheets {
      guard case .single(_, isShared: false) = sheet.rollup,
        let column = schema.unitColumn(of: sheet)
      else { continue }
      for row in rows[sheet.id] ?? [] {
        guard let name = row[column]?.text else { continue }
        names[name.matchKey] = names[name.matchKey] ?? name
      }
    }
    return names.count == 1 ? names.first?.value : nil
  }
}

extension WorkbookSchema {
  /// The column that says which unit a row is about: a key column that takes from the list of units.
  func unitColumn(of sheet: SheetSchema) -> String? {
    guard let units, case .single(let by, isShared: false) = sheet.rollup else { return nil }
    return by.first {
      sheet[$0]?.from == ColumnSchema.Reference(sheet: units.sheet, column: units.name)
    }
  }
}

// MARK: - Places as the upper body sees them

extension Location {
  /// The same place, its file named from the folder above the dossier's.
  fileprivate func below(_ folder: String) -> Location {
    switch self {
    case .nowhere: .file(folder)
    case .rule, .origin: self
    case .file(let file): .file(folder.joined(file))
    case .text(let file, let line, let column):
      .text(file: folder.joined(file), line: line, column: column)
    case .sheet(let file, let sheet): .sheet(file: folder.joined(file), sheet: sheet)
    case .cell(let file, let sheet, let address):
      .cell(file: folder.joined(file), sheet: sheet, address)
    case .paragraph(let file, let part, let heading, let paragraph):
      .paragraph(
        file: folder.joined(file), part: part, heading: heading, paragraph: paragraph)
    }
  }
}

extension Findings {
  fileprivate func below(_ folder: String) -> Findings {
    mapped {
      var finding = $0
      finding.location = finding.location.below(folder)
      return finding
    }
  }

  /// Findings in row 0, which no sheet has, are about the sheet.
  fileprivate var aboutWholeSheets: Findings { mapped(\.aboutWholeSheet) }

  private func mapped(_ change: (Finding) -> Finding) -> Findings {
    var others = Findings()
    for finding in all { others.add(change(finding)) }
    return others
  }
}

extension Sources {
  fileprivate func below(_ folder: String) -> Sources {
    var others = Sources()
    for source in all {
      switch source {
      case .file(let file): _ = others.number(of: .file(folder.joined(file)))
      case .sheet(let file, let sheet):
        _ = others.number(of: .sheet(file: folder.joined(file), sheet: sheet))
      case .rule: _ = others.number(of: source)
      }
    }
    return others
  }
}
