import Groundwork
import Packaging

/// Makes every document of a dossier's pack, and the zip that holds them all.
///
/// Whole or not at all: when anything is found that is an error, in the dossier or in a template,
/// nothing is written.
public struct BuildPack: Sendable {
  /// What to build, and where to put it.
  public struct Request: Sendable {
    /// The dossier's folder.
    public var dossier: String
    /// The folder that receives the pack's own folder and the zip beside it.
    public var output: String
    /// Ids of the documents to make; empty for all.
    public var only: [String]
    /// Whether an output folder that we did not make may be replaced.
    public var force: Bool
    /// How many documents are made at the same time; at least 1.
    public var jobs: Int
    /// Whether each paper gets a second copy that tells where its values came from.
    public var review: Bool

    public init(
      dossier: String, output: String, only: [String] = [], force: Bool = false, jobs: Int = 2,
      review: Bool = false
    ) {
      self.dossier = dossier
      self.output = output
      self.only = only
      self.force = force
      self.jobs = max(1, jobs)
      self.review = review
    }
  }

  /// What was written.
  public struct Summary: Sendable {
    /// The pack's folder.
    public let folder: String
    /// Names of the files in it, in the pack's order, the zip last.
    public let files: [String]
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// Builds the pack; `progress` is told how many of how many documents are done.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(
    _ request: Request, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(WorkspaceFault) -> Outcome<Summary> {
    var dossier = try OpenDossier(request.dossier, in: workspace, with: library)
    guard
      let press = try PackPress(
        &dossier, library: library, only: request.only)
    else {
      return Outcome(nil, findings: dossier.findings, sources: dossier.sources)
    }
    let plan = press.jobs(into: &dossier.findings)
    // Wrong figures are known before a single page is set; the clerk should not wait for pages.
    guard !dossier.findings.mustStop else {
      return Outcome(nil, findings: dossier.findings, sources: dossier.sources)
    }
    var documents = await press.make(
      plan, at: request.jobs, progress: progress, into: &dossier.findings)
    if let index = press.index(of: documents, into: &dossier.findings) {
      documents.insert(index, at: 0)
    }
    guard !dossier.findings.mustStop else {
      return Outcome(nil, findings: dossier.findings, sources: dossier.sources)
    }
    if request.review {
      documents += ReviewCopy.copies(
        of: documents, plan, press, dossier.sources, into: &dossier.findings)
    }
    let summary = try write(documents, of: press, dossier: &dossier, request: request)
    return Outcome(summary, findings: dossier.findings, sources: dossier.sources)
  }

  /// Writes the documents, the manifest and the zip; nil, and a finding, when the zip fails.
  private func write(
    _ documents: [MadeDocument], of press: PackPress, dossier: inout OpenDossier, request: Request
  ) throws(WorkspaceFault) -> Summary? {
    let name = press.folderName(for: request.dossier)
    let folder = "\(request.output)/\(name)"
    let kept =
      request.only.isEmpty
      ? KeptFiles.none
      : try KeptFiles(in: folder, besides: documents, workspace: workspace)
    if !kept.files.isEmpty {
      dossier.findings.warning(
        "pack.others-kept", .othersKept(kept.files.count), at: .file(folder), hints: [.buildAll])
    }
    var manifest = Manifest(
      dossier: name, pack: press.plan.name,
      sample: dossier.data["ho_so"]?["mau"]?.bool ?? false,
      totals: dossier.data["tong"] ?? .none, documents: documents, kept: kept,
      sources: dossier.sources)

    var archive = ArchiveWriter()
    let files =
      documents.filter { $0.id != ReviewCopy.id }.map { (path: $0.path, bytes: $0.bytes) }
      + kept.files.map { (path: $0.path, bytes: $0.bytes) }
    for file in files {
      // Office files are zips already; packing them again only costs time.
      archive.add("\(name)/\(file.path)", file.bytes, compression: .stored)
    }
    archive.add(
      "\(name)/\(OutputManifest.fileName)", Array(manifest.json().utf8), compression: .standard)
    let packed: [UInt8]
    do throws(PackageFault) {
      packed = try archive.finish()
    } catch {
      dossier.findings.error("pack.cannot-write", error.phrase)
      return nil
    }
    manifest.archive = (name: "\(name).zip", bytes: packed)

    let run = try OutputRun(
      replacing: request.force ? .anything : .ownWork, at: folder, in: workspace, digest: digest)
    for file in files { try run.add(file.path, file.bytes) }
    // Copies for whoever checks are not handed out: they stay out of the zip.
    for copy in documents where copy.id == ReviewCopy.id { try run.add(copy.path, copy.bytes) }
    try run.add("\(name).zip", packed)
    try run.add(OutputManifest.fileName, Array(manifest.json().utf8))
    try run.commit()
    return Summary(
      folder: folder,
      files: documents.map(\.path) + ["\(name).zip", OutputManifest.fileName])
  }
}

extension Phrase {
  fileprivate static func othersKept(_ count: Int) -> Phrase {
    Phrase(
      vi: "\(count) văn bản của lượt trước được giữ nguyên, có thể theo số liệu cũ",
      en: "\(count) documents of the run before stay as they are, perhaps with old figures")
  }
  fileprivate static let buildAll = Phrase(
    vi: "làm lại cả bộ bằng lệnh build không có --only",
    en: "make the whole pack again with build, without --only")
}
