import Groundwork
import Records

/// Checks a dossier's figures without making anything.
public struct ValidateDossier: Sendable {
  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// The number of records read, when nothing is wrong.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  public func run(_ dossier: String) throws(WorkspaceFault) -> Outcome<Int> {
    let open = try OpenDossier(dossier, in: workspace, with: library)
    let records = open.schema.sheets.reduce(0) { sum, sheet in
      sum + (open.data[sheet.id]?.list?.count ?? 0)
    }
    return Outcome(records, findings: open.findings, sources: open.sources)
  }
}
