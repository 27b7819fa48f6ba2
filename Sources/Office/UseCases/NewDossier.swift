import Groundwork
import Records
import Spreadsheets

/// Makes a dossier folder for a clerk to fill in: `ho-so.yaml` with explanations, a workbook with
/// headings, notes and drop-downs, and a folder for pictures.
public struct NewDossier: Sendable {
  private let workspace: any Workspace
  private let library: TemplateLibrary

  /// `templates` is the path of the `Templates` folder.
  public init(workspace: any Workspace, templates: String) {
    self.workspace = workspace
    library = TemplateLibrary(workspace, folder: templates)
  }

  /// The names of the files made, or findings when the folder holds files already or the pack does
  /// not exist.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read or written.
  public func run(_ folder: String, pack: String) throws(WorkspaceFault) -> Outcome<[String]> {
    var sources = Sources()
    var findings = Findings()
    let schema = try library.schema(sources: &sources, into: &findings)
    let law = try library.law(sources: &sources, into: &findings)
    _ = try library.yaml("packs", pack, sources: &sources, into: &findings)
    if try workspace.look(at: folder) != nil, try !workspace.list(folder).isEmpty {
      findings.error("new.not-empty", .notEmpty, at: .file(folder))
    }
    guard !findings.mustStop, let schema else {
      return Outcome(nil, findings: findings, sources: sources)
    }
    let starter = try workspace.read("\(library.folder)/records/ho-so-mau.yaml")
    let workbook: [UInt8]
    do throws(WorkbookFault) {
      workbook = try writeWorkbook(FillInWorkbook(schema: schema, words: law.words).plan())
    } catch {
      findings.error("new.cannot-write", error.phrase, at: .file(folder))
      return Outcome(nil, findings: findings, sources: sources)
    }
    let files = [
      (path: "ho-so.yaml", bytes: StarterDossier(template: starter).bytes(pack: pack, code: nil)),
      (path: "so-lieu.xlsx", bytes: workbook),
      (path: "anh/.gitkeep", bytes: [UInt8]()),
    ]
    let run = try OutputRun(replacing: .anything, at: folder, in: workspace)
    for file in files { try run.add(file.path, file.bytes) }
    try run.commit()
    return Outcome(files.map(\.path), findings: findings, sources: sources)
  }
}

extension Phrase {
  fileprivate static let notEmpty = Phrase(
    vi: "thư mục đã có tệp; hãy chọn một thư mục mới",
    en: "the folder holds files already; choose a new one")
}
