import Groundwork

/// Fills one template with data: a text, a paper, a sheet plan or a Word document.
///
/// Whole or not at all: when anything is found that is an error, nothing is written.
public struct FillTemplate: Sendable {
  /// What to fill, and where to put it.
  public struct Request: Sendable {
    /// The template's path.
    public var template: String
    /// Where the data is: a file, `book.xlsx#sheet`, or a dossier's folder; nil for no data.
    public var data: String?
    /// The file to write; nil gives the text back.
    public var output: String?
    public var settings: TemplateSettings
    /// The profile that a paper follows; nil for the house's own.
    public var profile: String?
    /// Whether a file that is there already may be replaced.
    public var force: Bool

    public init(
      template: String, data: String? = nil, output: String? = nil,
      settings: TemplateSettings = TemplateSettings(), profile: String? = nil, force: Bool = false
    ) {
      self.template = template
      self.data = data
      self.output = output
      self.settings = settings
      self.profile = profile
      self.force = force
    }
  }

  /// What was made.
  public enum Filled: Sendable, Hashable {
    /// The text, when no file was asked for.
    case text(String)
    /// The path of the file written.
    case file(String)
  }

  let workspace: any Workspace
  let library: TemplateLibrary?
  /// Bytes of a table from which on its rows pass one at a time, where the template lets them.
  ///
  /// A megabyte of text takes some ten of memory as records and cells.
  var largeTable = 4 << 20

  /// `templates` is the path of the `Templates` folder; nil when there is none, which only papers
  /// and dossiers need.
  public init(workspace: any Workspace, templates: String?) {
    self.workspace = workspace
    library = templates.map { TemplateLibrary(workspace, folder: $0) }
  }

  /// Fills the template.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(_ request: Request) throws(WorkspaceFault) -> Outcome<Filled> {
    var findings = Findings()
    let bytes = try workspace.read(request.template)
    guard
      let kind = TemplateKind(
        of: request.template, bytes: bytes, making: request.output?.fileEnding ?? "txt",
        into: &findings)
    else { return Outcome(nil, findings: findings, sources: Sources()) }
    if kind == .sheet, let outcome = try passing(request, template: bytes) { return outcome }
    var data = FillData.none
    if let path = request.data {
      // Wrong data hides nothing about the template: both are looked at.
      data =
        try FillData(path, in: workspace, library: library, into: &findings) ?? .none
    }
    var material = FillingMaterial(
      file: request.template, bytes: bytes, kind: kind, settings: request.settings,
      profile: request.profile, workspace: workspace, library: library)
    if kind == .word || kind == .paper {
      material.files = try DataFiles(namedIn: data.record, below: data.folder, in: workspace)
    }
    let press = try FillingPress(material, sources: &data.sources, into: &findings)
    guard let press, !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    guard let made = press.make(.record(data.record), into: &findings), !findings.mustStop else {
      return Outcome(nil, findings: findings, sources: data.sources)
    }
    guard let output = request.output else {
      return Outcome(
        .text(String(decoding: made.bytes.joined, as: UTF8.self)), findings: findings,
        sources: data.sources)
    }
    try OutputFile.write(
      made.bytes, to: output, in: workspace, replacing: request.force ? .anything : .ownWork)
    return Outcome(.file(output), findings: findings, sources: data.sources)
  }
}
