public import Groundwork
public import Records

/// Reads a dossier: the folder that a clerk hands in.
///
///     mu-cang-chai-2023/
///       ho-so.yaml       the conference, the issuing body, the papers
///       so-lieu.xlsx     the figures; or so-lieu/*.csv, so-lieu.json, so-lieu.yaml
///
/// All that is wrong with it is found at once. A file that is missing or cannot be understood is a
/// finding; a disk that refuses is a fault.
public struct DossierReader: Sendable {
  private let rules: [SheetRule]

  /// `words` are the lists of the law tables by name, for the columns that take from them: `ranks`
  /// and `award_forms`.
  public init(schema: WorkbookSchema, words: [String: [String]] = [:]) {
    rules = SheetRule.all(of: schema, words: words)
  }

  /// Reads the dossier in `folder`.
  ///
  /// The findings name their places by file, sheet and cell, with files named from the folder.
  public func read(
    _ folder: String, in workspace: any Workspace, into findings: inout Findings
  ) throws(WorkspaceFault) -> Dossier {
    var work = DossierWork(folder: folder, workspace: workspace, rules: rules)
    let data = try work.read()
    work.findings.resolve(with: work.sources)
    for finding in work.findings.all { findings.add(finding.aboutWholeSheet) }
    return Dossier(data: data, sources: work.sources, isMainRead: work.isMainRead)
  }
}

extension Finding {
  /// The finding with a sheet for its place when it stands in row 0, which no sheet has.
  var aboutWholeSheet: Finding {
    guard case .cell(let file, let sheet, let address) = location, address.row == 0 else {
      return self
    }
    var finding = self
    finding.location = .sheet(file: file, sheet: sheet)
    return finding
  }
}

/// One reading of one dossier.
private struct DossierWork {
  let folder: String
  let workspace: any Workspace
  let rules: [SheetRule]
  var sources = Sources()
  var findings = Findings()
  var isMainRead = false

  mutating func read() throws(WorkspaceFault) -> Record {
    let entries = try workspace.list(folder)
    let main = try readMain(entries)
    var grids = try readFigures(entries)
    // Rows may stand in the main file too, as long as they do not also stand in a sheet.
    var fields: [(String, Value)] = []
    for (name, value) in main.fields {
      guard let rule = rules.first(where: { $0.id == name }) else {
        fields.append((name, value))
        continue
      }
      if grids.contains(where: { $0.name.matchKey == rule.name.matchKey }) {
        findings.error(
          "intake.duplicate-sheet",
          Phrase(
            vi: "“\(name)” có cả trong \(Dossier.mainFile) và trong số liệu",
            en: "“\(name)” is both in \(Dossier.mainFile) and among the figures"),
          at: value.origin)
      } else if let list = value.list {
        grids.append(Grid(list, named: rule.name, from: value.origin, into: &findings))
      } else if !value.isNone {
        notAList(name, value)
      }
    }
    var tables = TableIntake(rules)
    let figures = tables.read(grids)
    findings.add(tables.findings)
    // The clerk's own fields are not overwritten by an unknown sheet of the same name.
    let taken = Set(fields.map(\.0))
    return Record(fields + figures.fields.filter { !taken.contains($0.0) })
  }

  // MARK: - ho-so.yaml

  private mutating func readMain(_ entries: [WorkspaceEntry]) throws(WorkspaceFault) -> Record {
    guard entries.contains(where: { $0.name == Dossier.mainFile }) else {
      findings.error(
        "intake.no-dossier",
        Phrase(
          vi: "thư mục này không có \(Dossier.mainFile)",
          en: "the folder has no \(Dossier.mainFile)"),
        at: .file(Dossier.mainFile),
        hints: [
          Phrase(
            vi: "tạo hồ sơ mới bằng lệnh: tongket new \(folder)",
            en: "make a new dossier with: tongket new \(folder)")
        ])
      return Record()
    }
    let bytes = try workspace.read(folder.joined(Dossier.mainFile))
    let source = SourceText(file: Dossier.mainFile, bytes: bytes)
    guard let value = readYAML(source, sources: &sources, into: &findings) else { return Record() }
    guard let record = value.record else {
      findings.error(
        "intake.no-dossier",
        Phrase(
          vi: "\(Dossier.mainFile) phải gồm các mục “tên: giá trị”",
          en: "\(Dossier.mainFile) must hold “name: value” entries"),
        at: .file(Dossier.mainFile))
      return Record()
    }
    isMainRead = true
    DossierKeys(sheets: rules.map(\.id)).check(record, into: &findings)
    var dates = DossierDates()
    let fields = record.fields.map { name, value in
      DossierKeys.dated.contains(name) ? (name, dates.reading(value)) : (name, value)
    }
    findings.add(dates.findings)
    return Record(fields)
  }

  // MARK: - The figures

  private mutating func readFigures(
    _ entries: [WorkspaceEntry]
  ) throws(WorkspaceFault) -> [Grid] {
    let found = entries.filter(\.holdsFigures)
    guard let first = found.first else {
      findings.warning(
        "intake.no-figures",
        Phrase(
          vi: "thư mục này không có số liệu (\(Dossier.figures).xlsx)",
          en: "the folder has no figures (\(Dossier.figures).xlsx)"),
        at: .file(Dossier.figures + ".xlsx"))
      return []
    }
    guard found.count == 1 else {
      let names = found.map { "“\($0.name)”" }.joined(separator: ", ")
      findings.error(
        "intake.two-sources",
        Phrase(
          vi: "số liệu có ở nhiều nơi: \(names)", en: "the figures are in several places: \(names)"),
        at: .file(found[1].name),
        hints: [Phrase(vi: "chỉ giữ một", en: "keep only one")])
      return []
    }
    let path = folder.joined(first.name)
    if first.kind == .folder { return try readCSVFolder(first.name) }
    let bytes = try workspace.read(path)
    switch first.name.stemAndSuffix.suffix {
    case "json":
      let source = SourceText(file: first.name, bytes: bytes)
      return grids(of: readJSON(source, sources: &sources, into: &findings), in: first.name)
    case "yaml":
      let source = SourceText(file: first.name, bytes: bytes)
      return grids(of: readYAML(source, sources: &sources, into: &findings), in: first.name)
    case "xls":
      findings.error(
        "intake.old-workbook",
        Phrase(
          vi: "tệp Excel kiểu cũ (.xls) không đọc được",
          en: "workbooks of the old kind (.xls) cannot be read"),
        at: .file(first.name),
        hints: [Phrase(vi: "lưu lại thành .xlsx", en: "save it as .xlsx")])
      return []
    default:
      return WorkbookIntake.grids(
        of: bytes, file: first.name, sources: &sources, into: &findings)
    }
  }

  private mutating func readCSVFolder(_ name: String) throws(WorkspaceFault) -> [Grid] {
    var grids: [Grid] = []
    for entry in try workspace.list(folder.joined(name)) where entry.kind == .file {
      let (stem, suffix) = entry.name.stemAndSuffix
      guard ["csv", "tsv", "txt"].contains(suffix) else { continue }
      let bytes = try workspace.read(folder.joined(name).joined(entry.name))
      let source = SourceText(file: name.joined(entry.name), bytes: bytes)
      if let grid = CSVReader.grid(of: source, named: stem, sources: &sources, into: &findings) {
        grids.append(grid)
      }
    }
    return grids
  }

  /// The tables of a JSON or YAML file: a list of records for each sheet.
  private mutating func grids(of value: Value?, in file: String) -> [Grid] {
    guard let value else { return [] }
    guard let record = value.record else {
      findings.error(
        "intake.not-a-record",
        Phrase(
          vi: "\(file) phải gồm các mục “tên trang: danh sách”",
          en: "\(file) must hold entries “sheet: list”"),
        at: .file(file))
      return []
    }
    return record.fields.compactMap { name, value in
      if value.isNone { return nil }
      guard let list = value.list else {
        notAList(name, value)
        return nil
      }
      return Grid(list, named: name, from: value.origin, into: &findings)
    }
  }

  private mutating func notAList(_ name: String, _ value: Value) {
    findings.error(
      "intake.not-a-list",
      Phrase(
        vi: "“\(name)” phải là danh sách, không phải \(value.kind.vi)",
        en: "“\(name)” must be a list, not \(value.kind.en)"),
      at: value.origin)
  }
}
