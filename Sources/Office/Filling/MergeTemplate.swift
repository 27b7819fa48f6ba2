import Groundwork

/// Mail merge: fills one template once for each record, into a folder with a manifest.
///
/// Whole or not at all: when anything is found that is an error in any record, no document is
/// written. A run that was stopped can be taken up again: documents that are there, listed, and made
/// from the same template and record are not made again.
public struct MergeTemplate: Sendable {
  /// What to fill, for which records, and where to put it.
  public struct Request: Sendable {
    /// Template, data, profile, settings; its `output` is the folder.
    public var fill: FillTemplate.Request
    /// The list whose items are the records; nil when the data is a list itself.
    public var each: String?
    /// The name under which the template sees the record; nil puts its fields beside the others.
    public var recordName: String?
    /// What a document is called: an expression, or a text with tags; nil numbers them.
    public var name: String?
    /// How many documents are made at the same time; at least 1.
    public var jobs: Int
    /// Whether to take up a run that was stopped.
    public var resume: Bool
    /// Whether to make one document with a section for each record.
    public var intoOne: Bool

    public init(
      fill: FillTemplate.Request, each: String? = nil, recordName: String? = nil,
      name: String? = nil, jobs: Int = 2, resume: Bool = false, intoOne: Bool = false
    ) {
      self.fill = fill
      self.each = each
      self.recordName = recordName
      self.name = name
      self.jobs = max(1, jobs)
      self.resume = resume
      self.intoOne = intoOne
    }
  }

  /// What was written.
  public struct Summary: Sendable, Hashable {
    /// The output folder; the document itself when there is one for all records.
    public let folder: String
    /// The documents in it, in the order of the records; none when there is one for all.
    public let files: [String]
    /// How many of them were there already.
    public let kept: Int
    /// The records that went into one document; 0 when each has its own.
    public var joined = 0
  }

  let workspace: any Workspace
  let library: TemplateLibrary?

  /// `templates` is the path of the `Templates` folder; nil when there is none, which only papers
  /// and dossiers need.
  public init(workspace: any Workspace, templates: String?) {
    self.workspace = workspace
    library = templates.map { TemplateLibrary(workspace, folder: $0) }
  }

  /// Makes the documents; `progress` is told how many of how many are done.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(
    _ request: Request, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(WorkspaceFault) -> Outcome<Summary> {
    if request.intoOne { return try join(request) }
    var findings = Findings()
    let fill = request.fill
    let bytes = try workspace.read(fill.template)
    guard let folder = fill.output,
      let kind = TemplateKind(of: fill.template, bytes: bytes, making: nil, into: &findings)
    else { return Outcome(nil, findings: findings, sources: Sources()) }
    let read = try fill.data.map { path throws(WorkspaceFault) in
      try FillData(
        path, in: workspace, library: library, atOnce: request.jobs, into: &findings)
    }
    var data = (read ?? nil) ?? .none
    var material = FillingMaterial(
      file: fill.template, bytes: bytes, kind: kind, settings: fill.settings,
      profile: fill.profile, workspace: workspace, library: library)
    if kind == .word || kind == .paper {
      material.files = try DataFiles(namedIn: data.record, below: data.folder, in: workspace)
    }
    let press = try FillingPress(material, sources: &data.sources, into: &findings)
    let name = DocumentName(request.name, template: fill.template, into: &findings)
    guard let press, let name, !findings.mustStop,
      let records = MergeRecords(request, data: data, into: &findings)
    else { return Outcome(nil, findings: findings, sources: data.sources) }
    if records.count == 0 { findings.error("fill.no-records", .noRecordsInList) }
    guard !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    let naming = MergeNaming(
      records, named: name, ending: press.ending, fingerprint: press.fingerprint)
    let work = MergeWork(
      press: press, naming: naming, atOnce: request.jobs, sources: data.sources,
      workspace: workspace, progress: progress)
    let run = try OutputRun(
      replacing: fill.force ? .anything : .ownWork, at: folder, in: workspace,
      resuming: request.resume, digest: digest)
    let known =
      request.resume ? try work.known(in: run, and: folder) : [:]
    var found = MergeFindings(records.count)
    let (files, kept) = try await work.make(besides: known, in: run, into: &found)
    let isWrong = found.mustStop || naming.mustStop
    naming.finish(into: &findings)
    found.finish(into: &findings)
    guard !isWrong else { return Outcome(nil, findings: findings, sources: data.sources) }
    try run.add(
      OutputManifest.fileName,
      MergeList.json(template: fill.template.splitPath.name, files.map(\.json)))
    try run.drop(MergeList.batches)
    try run.commit()
    let summary = Summary(folder: folder, files: files.map(\.name), kept: kept)
    return Outcome(summary, findings: findings, sources: data.sources)
  }
}

extension Phrase {
  static let noRecordsInList = Phrase(
    vi: "danh sách không có bản ghi nào", en: "the list has no records")
}
