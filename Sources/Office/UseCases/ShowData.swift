public import Groundwork

/// Shows a dossier's data exactly as templates see it.
public struct ShowData: Sendable {
  /// How the data is shown.
  public enum Form: Sendable {
    /// One line for each value, `ten.cua.gia_tri: …`, with its origin when asked.
    case lines
    case json
  }

  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// The data as text; it is shown even when the dossier has errors, which come beside it.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  public func run(_ dossier: String, form: Form, origins: Bool, language: Language)
    throws(WorkspaceFault) -> (text: String, findings: Findings)
  {
    let open = try OpenDossier(dossier, in: workspace, with: library)
    var findings = open.findings
    findings.resolve(with: open.sources)
    switch form {
    case .json:
      var json = JSONWriter()
      if origins {
        write(.record(open.data), open.sources, language, to: &json)
      } else {
        json.value(.record(open.data))
      }
      return (json.text + "\n", findings)
    case .lines:
      var sink = ByteSink()
      list(
        .record(open.data), under: "", origins ? open.sources : nil, language, into: &sink)
      return (sink.text, findings)
    }
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
