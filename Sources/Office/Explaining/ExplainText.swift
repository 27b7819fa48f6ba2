import Documents
public import Groundwork
import Records
import Spreadsheets
import WordDocuments

/// Tells where something that a finished document prints came from.
public struct ExplainText: Sendable {
  /// What is asked.
  public struct Request: Sendable {
    /// The document, in a folder that `build` made.
    public var output: String
    /// What it prints.
    public var text: String
    /// The dossier's folder; nil where it is to be looked for by its code.
    public var dossier: String?

    public init(output: String, text: String, dossier: String? = nil) {
      self.output = output
      self.text = text
      self.dossier = dossier
    }
  }

  /// One value that is printed so.
  public struct Source: Sendable, Hashable {
    /// Where it stands in the data: `tong.tuyen_quan.chi_tieu`.
    public let path: String
    /// As papers print it.
    public let printed: String
    /// The cell, the line, or the rule that computed it.
    public let location: Location
    /// What a rule computed it from; empty for what was typed.
    public let inputs: [Source]
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// Sources that are told; a text such as “1” may come from anywhere.
  private static let most = 12

  /// What may have been printed so, what the document's own template reads first.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  public func run(_ request: Request) throws(WorkspaceFault) -> Outcome<[Source]> {
    var findings = Findings()
    guard let place = try PackedDocument(request.output, in: workspace) else {
      findings.error("explain.no-manifest", .noManifest, at: .file(request.output))
      return Outcome(nil, findings: findings, sources: Sources())
    }
    var given = request.dossier
    if given == nil { given = try place.dossierFolder(in: workspace) }
    guard let folder = given else {
      findings.error(
        "explain.no-dossier", .noDossier(place.dossier), at: .file(request.output),
        hints: [.nameDossier])
      return Outcome(nil, findings: findings, sources: Sources())
    }
    var dossier = try OpenDossier(folder, in: workspace, with: library)
    guard let press = try PackPress(&dossier, library: library, only: []) else {
      return Outcome(nil, findings: dossier.findings, sources: dossier.sources)
    }
    if try !prints(request) {
      findings.warning(
        "explain.not-printed", .notPrinted(request.text), at: .file(request.output))
    }
    var found = Findings()
    let job = press.jobs(into: &found).first { $0.path == place.name }
    let data = job?.data ?? .record(dossier.data)
    let roots = job.map { press.roots(of: $0) } ?? []
    var values = PrintedValues(data, reading: roots).printing(request.text)
    if values.isEmpty { values = PrintedValues(data).printing(request.text) }
    let inputs = ComputedInputs(data, dossier.schema)
    let sources = distinct(values, request.text).prefix(Self.most).map {
      source($0, request.text, inputs, dossier.sources)
    }
    if sources.isEmpty {
      findings.error("explain.unknown", .unknown(request.text), at: .file(request.output))
    }
    return Outcome(Array(sources), findings: findings, sources: dossier.sources)
  }

  /// What was typed in one cell often stands in the data under several names.
  private func distinct(_ values: [PrintedValue], _ text: String) -> [PrintedValue] {
    var seen: Set<Origin> = []
    return values.filter { $0.value.origin.isNone || seen.insert($0.value.origin).inserted }
  }

  private func source(
    _ value: PrintedValue, _ text: String, _ inputs: ComputedInputs, _ sources: Sources
  ) -> Source {
    let wanted = text.composed
    let printed = value.forms.first { $0 == wanted } ?? value.forms[0]
    return Source(
      path: value.path, printed: printed, location: sources.location(of: value.value.origin),
      inputs: inputs.of(value.path).map { input in
        Source(
          path: input.path, printed: input.forms[0],
          location: sources.location(of: input.value.origin), inputs: [])
      })
  }

  // MARK: The document

  private func prints(_ request: Request) throws(WorkspaceFault) -> Bool {
    let bytes = try workspace.read(request.output, limit: WorkspaceLimits.file)
    let wanted = request.text.composed
    if let survey = try? WordSurvey(reading: bytes, file: request.output) {
      return survey.paragraphs.contains { $0.text.composed.contains(wanted) }
    }
    guard let book = try? WorkbookReader(bytes, file: request.output) else { return false }
    // A sheet shows figures in the format of their cells, which is not worked out here.
    return !book.sheets.isEmpty
  }
}

/// A finished document in the folder of its pack.
private struct PackedDocument {
  /// The dossier's code, as the manifest has it.
  let dossier: String
  /// The document's name in the pack's folder.
  let name: String
  private let folder: String

  /// Nil when no folder above it holds a manifest.
  init?(_ output: String, in workspace: any Workspace) throws(WorkspaceFault) {
    var parts = output.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var name: [String] = []
    // Documents lie in the pack's folder, or one folder below.
    for _ in 0..<3 {
      guard let last = parts.popLast() else { return nil }
      name.insert(last, at: 0)
      let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
      let path = "\(folder)/\(OutputManifest.fileName)"
      guard try workspace.look(at: path) != nil else { continue }
      var (sources, findings) = (Sources(), Findings())
      let text = SourceText(file: path, bytes: try workspace.read(path))
      guard let code = readJSON(text, sources: &sources, into: &findings)?["dossier"]?.text else {
        return nil
      }
      dossier = code
      self.name = name.joined(separator: "/")
      self.folder = folder
      return
    }
    return nil
  }

  /// A folder of the dossier's name that holds `ho-so.yaml`, near here or near the output.
  func dossierFolder(in workspace: any Workspace) throws(WorkspaceFault) -> String? {
    for place in ["", "Samples/", "\(folder)/../", "\(folder)/../../", "\(folder)/../../Samples/"] {
      if try workspace.look(at: "\(place)\(dossier)/ho-so.yaml") != nil {
        return place + dossier
      }
    }
    return nil
  }
}

extension Phrase {
  fileprivate static let noManifest = Phrase(
    vi: "tệp này không nằm trong thư mục do lệnh build tạo ra",
    en: "this file does not lie in a folder that build made")
  fileprivate static func noDossier(_ code: String) -> Phrase {
    Phrase(
      vi: "không tìm thấy thư mục hồ sơ “\(code)”",
      en: "the folder of the dossier “\(code)” is not to be found")
  }
  fileprivate static let nameDossier = Phrase(
    vi: "chỉ ra thư mục hồ sơ bằng --dossier", en: "name the folder with --dossier")
  fileprivate static func notPrinted(_ text: String) -> Phrase {
    Phrase(vi: "văn bản không in “\(text)”", en: "the document does not print “\(text)”")
  }
  fileprivate static func unknown(_ text: String) -> Phrase {
    Phrase(
      vi: "“\(text)” không đến từ số liệu: đó là lời của mẫu văn bản",
      en: "“\(text)” comes from no figure: it is the template's own words")
  }
}
