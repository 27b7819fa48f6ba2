public import Groundwork
import Records
import Spreadsheets

/// Puts the workbooks of many units together as the figures of the body above them.
///
/// Whole or not at all: where the units contradict one another, or a workbook is wrong, nothing is
/// written unless the request says otherwise.
public struct RollUpUnits: Sendable {
  /// What to put together, and where it goes.
  public struct Request: Sendable {
    /// Workbooks, dossiers' folders, and folders that hold any number of them.
    public var paths: [String]
    /// The upper body's own list of units: a dossier's folder or a workbook; nil when there is none
    /// and every unit that handed in counts.
    public var units: String?
    /// The dossier's folder to make; nil to make nothing and only report.
    public var output: String?
    /// Whether the folder is made in spite of errors, of what counts then.
    public var isPartial: Bool
    /// Whether an output folder that we did not make may be replaced.
    public var force: Bool
    /// How many workbooks are read at the same time; at least 1.
    public var jobs: Int

    public init(
      paths: [String], units: String? = nil, output: String? = nil, isPartial: Bool = false,
      force: Bool = false, jobs: Int = 2
    ) {
      self.paths = paths
      self.units = units
      self.output = output
      self.isPartial = isPartial
      self.force = force
      self.jobs = max(1, jobs)
    }
  }

  /// What came of it.
  public struct Summary: Sendable {
    /// Units that handed in something readable, out of how many.
    public let handedIn: Int
    public let units: Int
    /// The units that did not, in the list's order, and how each stands.
    public let missing: [(name: String, standing: Phrase)]
    /// What each sheet adds up to: its name, its rows, and its sums by heading.
    public let sheets: [Sheet]
    /// Everything that was found, places looked up.
    public let findings: Findings
    /// The files that were written into the output folder; none when nothing was.
    public let files: [String]

    /// One sheet of all units.
    public struct Sheet: Sendable {
      public let name: String
      public let rows: Int
      public let sums: [(heading: String, sum: Double)]
    }
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// Reads everything and puts it together; `progress` is told how many of how many workbooks are
  /// read.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(
    _ request: Request, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(WorkspaceFault) -> Summary {
    var sources = Sources()
    var findings = Findings()
    let schema = try library.schema(sources: &sources, into: &findings)
    let law = try library.law(sources: &sources, into: &findings)
    findings.resolve(with: sources)
    guard let schema, !findings.mustStop else { return Summary(failedFor: findings) }
    let reader = HandInReader(schema: schema, words: law.words, workspace: workspace)
    let body = try request.units.map { path throws(WorkspaceFault) in
      try reader.readBody(path)
    }
    let places = try HandInPlace.all(
      at: request.paths, in: workspace, besides: request.output
    ).filter { $0.path != request.units }
    if places.isEmpty {
      findings.error(
        "rollup.nothing", .nothing, at: .file(request.paths.first ?? "."), hints: [.whatCounts])
    }
    var rollup = Rollup(schema: schema, body: body)
    for handIn in try await read(places, with: reader, at: request.jobs, progress: progress) {
      rollup.add(handIn)
    }
    rollup.finish()
    findings.add(rollup.findings)
    var files: [String] = []
    if let output = request.output, !places.isEmpty, request.isPartial || !findings.mustStop {
      files = try write(rollup, words: law.words, request, to: output, into: &findings)
    }
    return Summary(rollup, findings: findings, files: files)
  }

  /// Every hand-in, in the order of the places, whichever is read first.
  private func read(
    _ places: [HandInPlace], with reader: HandInReader, at once: Int,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(WorkspaceFault) -> [HandIn] {
    typealias Reading = Result<HandIn, WorkspaceFault>
    var readings = [Reading?](repeating: nil, count: places.count)
    await withTaskGroup(of: (Int, Reading).self) { group in
      var next = 0
      func start() {
        guard next < places.count else { return }
        let number = next
        next += 1
        group.addTask {
          do throws(WorkspaceFault) {
            return (number, .success(try reader.read(places[number])))
          } catch {
            return (number, .failure(error))
          }
        }
      }
      for _ in 0..<once { start() }
      var done = 0
      for await (number, reading) in group {
        readings[number] = reading
        done += 1
        progress(done, places.count)
        start()
      }
    }
    var handIns: [HandIn] = []
    handIns.reserveCapacity(places.count)
    for reading in readings {
      if let reading { handIns.append(try reading.get()) }
    }
    return handIns
  }

  // MARK: Writing

  private func write(
    _ rollup: Rollup, words: [String: [String]], _ request: Request, to output: String,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> [String] {
    let report = RollupReport(rollup, words: words)
    let figures: [UInt8]
    let overview: [UInt8]
    do throws(WorkbookFault) {
      figures = try writeWorkbook(report.figures())
      overview = try writeWorkbook(report.report())
    } catch {
      findings.error("rollup.cannot-write", error.phrase, at: .file(output))
      return []
    }
    let files = [
      (path: Dossier.mainFile, bytes: try mainFile(of: request)),
      (path: Dossier.figures + ".xlsx", bytes: figures), (path: "tong-hop.xlsx", bytes: overview),
    ]
    let manifest = OutputManifest.json(files.map { ($0.path, $0.bytes) })
    let run = try OutputRun(
      replacing: request.force ? .anything : .ownWork, at: output, in: workspace, digest: digest)
    for file in files { try run.add(file.path, file.bytes) }
    try run.add(OutputManifest.fileName, manifest)
    try run.commit()
    return files.map(\.path)
  }

  /// The upper body's own `ho-so.yaml`; one to fill in when it has none.
  private func mainFile(of request: Request) throws(WorkspaceFault) -> [UInt8] {
    if let own = request.units?.joined(Dossier.mainFile), try workspace.look(at: own) != nil {
      return try workspace.read(own)
    }
    return try workspace.read("\(library.folder)/records/ho-so-mau.yaml")
  }
}

extension RollUpUnits.Summary {
  /// Nothing was done, and why.
  fileprivate init(failedFor findings: Findings) {
    self.init(
      handedIn: 0, units: 0, missing: [], sheets: [], findings: findings, files: [])
  }

  fileprivate init(_ rollup: Rollup, findings: Findings, files: [String]) {
    let standings = zip(rollup.register.units, rollup.standings)
    self.init(
      handedIn: rollup.standings.count(where: \.isGood), units: rollup.standings.count,
      missing: standings.filter { !$1.isGood }.map { ($0.name, $1.words) },
      sheets: rollup.tables.filter { !$0.rows.isEmpty }.map { table in
        let (columns, byUnit) = rollup.sums(of: table)
        let units = byUnit.sorted { $0.key < $1.key }.map(\.value)
        return Sheet(
          name: table.sheet.name, rows: table.rows.count,
          sums: columns.enumerated().map { place, column in
            (table.sheet.columns[column].heading, units.reduce(0) { $0 + $1[place] })
          })
      }, findings: findings, files: files)
  }
}

extension Phrase {
  fileprivate static let nothing = Phrase(
    vi: "không có tệp số liệu nào ở đây", en: "there are no figures here")
  fileprivate static let whatCounts = Phrase(
    vi: "mỗi đơn vị một tệp .xlsx, hoặc một thư mục hồ sơ có ho-so.yaml",
    en: "a .xlsx workbook for each unit, or a dossier's folder with ho-so.yaml")
}
