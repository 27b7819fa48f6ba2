public import Groundwork

/// Shows a dossier's data exactly as templates see it.
public struct ShowData: Sendable {
  /// How the data is shown.
  public enum Form: Sendable {
    /// One line for each value, `ten.cua.gia_tri: …`, with its origin when asked.
    case lines
    case json
  }

  /// What is shown, and what was found on the way.
  public struct Shown: Sendable {
    public let text: String
    /// Everything that was found, places looked up.
    public let findings: Findings
    /// What had to be found out about the file, such as its encoding; nil when nothing had.
    public let note: Phrase?
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary?

  /// `templates` is the path of the `Templates` folder, which only a dossier needs; nil when there is
  /// none.
  public init(workspace: any Workspace, templates: String?) {
    self.workspace = workspace
    library = templates.map { TemplateLibrary(workspace, folder: $0) }
  }

  /// The data of a dossier's folder, or of a file as `fill` sees it; it is shown even when a dossier
  /// has errors, which come beside it.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read, or a dossier is asked for without a
  ///   `Templates` folder.
  public func run(
    _ path: String, form: Form, origins: Bool, language: Language
  ) throws(WorkspaceFault) -> Shown {
    var findings = Findings()
    let data: Value
    let sources: Sources
    var note: Phrase?
    if try isFolder(path) {
      guard let library else { throw .missing("Templates") }
      let open = try OpenDossier(path, in: workspace, with: library)
      findings = open.findings
      (data, sources) = (.record(open.data), open.sources)
    } else {
      guard let read = try FillData(path, in: workspace, library: library, into: &findings) else {
        return Shown(text: "", findings: findings, note: nil)
      }
      data = read.list.map { .list($0) } ?? .record(read.record)
      sources = read.sources
      if ["csv", "tsv"].contains(path.fileEnding) {
        note = CSVReader.manner(of: SourceText(file: path, bytes: try workspace.read(path)))
      }
    }
    findings.resolve(with: sources)
    switch form {
    case .json:
      var json = JSONWriter()
      if origins {
        write(data, sources, language, to: &json)
      } else {
        json.value(data)
      }
      return Shown(text: json.text + "\n", findings: findings, note: note)
    case .lines:
      var sink = ByteSink()
      list(data, under: "", origins ? sources : nil, language, into: &sink)
      return Shown(text: sink.text, findings: findings, note: note)
    }
  }

  private func isFolder(_ path: String) throws(WorkspaceFault) -> Bool {
    guard let entry = try workspace.look(at: path) else { return false }
    return entry.kind == .folder || (entry.kind == .link && (try? workspace.list(path)) != nil)
  }

  private func list(
    _ value: Value, under name: String, _ sources: Sources?, _ language: Language,
    into sink: inout ByteSink
  ) {
    switch value.payload {
    case .record(let record):
      for (field, value) in record.fields {
        list(
          value, under: name.isEmpty ? field : "\(name).\(field)", sources, language, into: &sink)
      }
    case .list(let items):
      for (number, item) in items.enumerated() {
        list(item, under: "\(name)[\(number)]", sources, language, into: &sink)
      }
    default:
      var json = JSONWriter(indented: false)
      json.value(value)
      sink.append("\(name): \(json.text)")
      if let place = sources?.location(of: value.origin).described(in: language) {
        sink.append("  ← \(place)")
      }
      sink.append("\n")
    }
  }

  /// Scalars become `{"value": …, "origin": …}`.
  private func write(
    _ value: Value, _ sources: Sources, _ language: Language, to json: inout JSONWriter
  ) {
    switch value.payload {
    case .record(let record):
      json.object {
        for (name, value) in record.fields {
          $0.key(name)
          write(value, sources, language, to: &$0)
        }
      }
    case .list(let items):
      json.array { for item in items { write(item, sources, language, to: &$0) } }
    default:
      json.object {
        $0.key("value")
        $0.value(value)
        if let place = sources.location(of: value.origin).described(in: language) {
          $0.key("origin")
          $0.string(place)
        }
      }
    }
  }
}
