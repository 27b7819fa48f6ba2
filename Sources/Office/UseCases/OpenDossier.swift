import Groundwork
import Records

/// A dossier read, computed and checked: what every command starts from.
struct OpenDossier {
  var sources: Sources
  var findings: Findings
  /// The data as templates see it.
  let data: Record
  let schema: WorkbookSchema
  let law: LawTables
  /// The dossier's own folder.
  let folder: String

  /// Reads the dossier folder; nil data is never given: a dossier too wrong to read is empty.
  ///
  /// - Throws: `WorkspaceFault` when a file cannot be read.
  init(_ folder: String, in workspace: any Workspace, with library: TemplateLibrary)
    throws(WorkspaceFault)
  {
    // The tables have their own sources: the dossier's, and those of the templates after it, start
    // anew with the reader.
    var sources = Sources()
    var findings = Findings()
    let schema = try library.schema(sources: &sources, into: &findings)
    let law = try library.law(sources: &sources, into: &findings)
    let own = try schema.map { schema throws(WorkspaceFault) in
      try library.ownRules(schema, sources: &sources, into: &findings)
    }
    findings.resolve(with: sources)
    guard let schema else {
      // Without a schema no sheet can be understood; what is wrong with it has been said.
      self.init(
        sources: sources, findings: findings, data: Record(), schema: .empty, law: law,
        folder: folder)
      return
    }
    let dossier = try DossierReader(schema: schema, words: law.words)
      .read(folder, in: workspace, into: &findings)
    var book = RecordBook(
      data: dossier.data, schema: schema, law: law, sources: dossier.sources)
    book.compute()
    // Without its main file every rule would complain of what stands there.
    if dossier.isMainRead {
      book.check(into: &findings)
      own?.check(book, into: &findings)
    }
    self.init(
      sources: book.sources, findings: findings, data: book.data, schema: schema, law: law,
      folder: folder)
  }

  private init(
    sources: Sources, findings: Findings, data: Record, schema: WorkbookSchema, law: LawTables,
    folder: String
  ) {
    self.sources = sources
    self.findings = findings
    self.data = data
    self.schema = schema
    self.law = law
    self.folder = folder
  }
}
