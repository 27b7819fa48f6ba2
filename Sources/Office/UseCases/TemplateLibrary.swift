import Documents
import Groundwork
import Records
import Spreadsheets
import Templating
import WordDocuments

/// The `Templates` folder: everything that an administrator may edit, read and compiled on demand.
///
/// All of it shares one table of sources with the dossier, so that a finding can name a line of a
/// template and a cell of a workbook alike.
struct TemplateLibrary {
  let workspace: any Workspace
  /// Path of the folder.
  let folder: String

  init(_ workspace: any Workspace, folder: String) {
    self.workspace = workspace
    self.folder = folder
  }

  /// A compiler whose templates may include others from `Templates/papers`.
  ///
  /// The includable texts are read beforehand: a compiled template must not reach for files.
  func compiler(escaping: Escaping) throws(WorkspaceFault) -> TemplateCompiler {
    let shared = try includable()
    var options = TemplateOptions.papers
    options.escaping = escaping
    return TemplateCompiler(options: options) { shared[$0] }
  }

  /// The texts that every paper may include, by name.
  func includable() throws(WorkspaceFault) -> [String: TemplateText] {
    var shared: [String: TemplateText] = [:]
    let path = "\(folder)/papers/chung"
    guard try workspace.look(at: path) != nil else { return shared }
    for entry in try workspace.list(path) where entry.name.hasSuffix(".md") {
      let bytes = try workspace.read("\(path)/\(entry.name)")
      shared[entry.name] = TemplateText(
        name: "papers/chung/\(entry.name)", text: String(decoding: bytes, as: UTF8.self))
    }
    return shared
  }

  /// A YAML file of the library; nil when it is missing or wrong, and `findings` then says so.
  func yaml(
    _ kind: String, _ name: String, askedAt origin: Origin = .none, sources: inout Sources,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> Value? {
    guard
      let bytes = try file(kind, name, ending: "yaml", askedAt: origin, into: &findings)
    else { return nil }
    let text = SourceText(file: shown(kind, name, "yaml"), bytes: bytes)
    return readYAML(text, sources: &sources, into: &findings)
  }

  func schema(sources: inout Sources, into findings: inout Findings) throws(WorkspaceFault)
    -> WorkbookSchema?
  {
    try yaml("records", "so-lieu", sources: &sources, into: &findings)
      .flatMap { WorkbookSchema($0, into: &findings) }
  }

  /// Every table of `Templates/law`, in the order of the names.
  func law(sources: inout Sources, into findings: inout Findings) throws(WorkspaceFault)
    -> LawTables
  {
    var tables: [(name: String, value: Value)] = []
    for name in try names("law", ending: "yaml") {
      if let value = try yaml("law", name, sources: &sources, into: &findings) {
        tables.append((name, value))
      }
    }
    return LawTables(tables, into: &findings)
  }

  /// What the words of papers are read over for; nothing when there is no such file.
  func proofing(into findings: inout Findings) throws(WorkspaceFault) -> Proofing {
    let name = "van-ban"
    guard try workspace.look(at: "\(folder)/proofing/\(name).yaml") != nil else { return .none }
    var sources = Sources()
    var found = Findings()
    let words = try yaml("proofing", name, sources: &sources, into: &found)
    let types = try yaml("law", "loai-van-ban", sources: &sources, into: &found)
    let proofing = words.map { Proofing($0, types: types, into: &found) }
    found.resolve(with: sources)
    findings.add(found)
    return proofing ?? .none
  }

  /// The rules that the office adds to ours; none when there is no such file.
  func ownRules(
    _ schema: WorkbookSchema, sources: inout Sources, into findings: inout Findings
  ) throws(WorkspaceFault) -> OwnRules {
    let name = "quy-tac-rieng"
    guard try workspace.look(at: "\(folder)/records/\(name).yaml") != nil,
      let value = try yaml("records", name, sources: &sources, into: &findings)
    else { return .none }
    return OwnRules(value, schema: schema, sources: sources, into: &findings)
  }

  func paper(
    _ name: String, askedAt origin: Origin, compiler: TemplateCompiler, sources: inout Sources,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> PaperTemplate? {
    guard let bytes = try file("papers", name, ending: "md", askedAt: origin, into: &findings)
    else { return nil }
    return PaperTemplate(
      file: shown("papers", name, "md"), bytes: bytes, compiler: compiler, sources: &sources,
      into: &findings)
  }

  func sheet(
    _ name: String, askedAt origin: Origin, sources: inout Sources, into findings: inout Findings
  ) throws(WorkspaceFault) -> SheetTemplate? {
    guard
      let value = try yaml(
        "sheets", name, askedAt: origin, sources: &sources, into: &findings)
    else { return nil }
    return SheetTemplate(value, name: name, sources: sources, into: &findings) { path in
      try? workspace.read("\(folder)/sheets/\(path)")
    }
  }

  /// A Word template; nil when it is missing or wrong.
  func word(
    _ name: String, askedAt origin: Origin, into findings: inout Findings
  ) throws(WorkspaceFault) -> WordTemplate? {
    guard let bytes = try file("word", name, ending: "docx", askedAt: origin, into: &findings)
    else { return nil }
    let file = shown("word", name, "docx")
    do throws(WordFault) {
      return try WordTemplate(reading: bytes, file: file, into: &findings)
    } catch {
      findings.error(
        "fill.unreadable-template", error.phrase, at: .file(file),
        hints: error.hint.map { [$0] } ?? [])
      return nil
    }
  }

  /// The names of the files of one kind, without their ending, sorted.
  func names(_ kind: String, ending: String) throws(WorkspaceFault) -> [String] {
    try workspace.list("\(folder)/\(kind)").map(\.name).filter { $0.hasSuffix(".\(ending)") }
      .map { String($0.dropLast(ending.count + 1)) }
  }

  /// How messages call a file of the library.
  private func shown(_ kind: String, _ name: String, _ ending: String) -> String {
    "Templates/\(kind)/\(name).\(ending)"
  }

  /// The bytes of a file; a missing one is a finding with the nearest name.
  private func file(
    _ kind: String, _ name: String, ending: String, askedAt origin: Origin,
    into findings: inout Findings
  ) throws(WorkspaceFault) -> [UInt8]? {
    let path = "\(folder)/\(kind)/\(name).\(ending)"
    if try workspace.look(at: path) != nil { return try workspace.read(path) }
    findings.error(
      "library.missing", .missing(shown(kind, name, ending)), at: origin,
      hints: .nearest(to: name, among: try names(kind, ending: ending)))
    return nil
  }
}

extension Phrase {
  fileprivate static func missing(_ file: String) -> Phrase {
    Phrase(vi: "không có tệp \(file)", en: "there is no file \(file)")
  }
}
