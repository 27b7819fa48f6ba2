import Documents
import Groundwork
import Packaging
import Spreadsheets
import Templating
import WordDocuments

/// A template with everything compiled that it needs: it makes files from data.
///
/// Immutable once made, so that files can be made side by side.
struct FillingPress: Sendable {
  private enum Machine: Sendable {
    case text(Program)
    case paper(PaperTemplate, Typesetter, PaperPictures)
    case sheet(SheetTemplate)
    case word(WordTemplate, FillResources)
  }

  /// How messages call the template.
  let file: String
  /// The ending of what it makes.
  let ending: String
  /// What the results depend on besides the data and a paper's pictures.
  private let ingredients: [[UInt8]]
  private let machine: Machine

  /// One file.
  struct Made {
    var bytes: PiecedBytes
    /// The paths of the pictures that the paper named.
    ///
    /// Which ones is told only by filling it: a path may be put together from the data.
    var pictures: [String] = []
  }

  /// Makes one file; nil, or bytes of no use, when something is found that is an error.
  ///
  /// Whoever makes many lends the same `tools` to all of them, one after the other.
  func make(
    _ data: Value, with tools: FillingTools = FillingTools(), into findings: inout Findings
  ) -> Made? {
    switch machine {
    case .text(let program):
      var sink = ByteSink()
      program.run(data, into: &sink, findings: &findings)
      return Made(bytes: PiecedBytes(sink.bytes))
    case .paper(let paper, let typesetter, let pictures):
      let document = paper.compose(data, into: &findings)
      guard !findings.mustStop else { return nil }
      do throws(WordFault) {
        let bytes = try typesetter.typeset(
          document, resources: FillResources { pictures.load($0) }, into: &findings)
        return Made(bytes: PiecedBytes(bytes), pictures: document.pictures.map(\.path))
      } catch {
        findings.error("fill.cannot-write", error.phrase, at: .file(file))
        return nil
      }
    case .sheet(let sheet):
      let plan = sheet.plan(data, into: &findings)
      guard !findings.mustStop else { return nil }
      guard !plan.sheets.isEmpty else {
        findings.error("fill.no-sheets", .noSheets, at: .file(file))
        return nil
      }
      do throws(WorkbookFault) {
        return Made(bytes: PiecedBytes(try writeWorkbook(plan)))
      } catch {
        findings.error("fill.cannot-write", error.phrase, at: .file(file))
        return nil
      }
    case .word(let template, let resources):
      do throws(WordFault) {
        return Made(
          bytes: try template.fill(
            data, resources: resources, through: tools.archives, into: &findings))
      } catch {
        findings.error("fill.cannot-write", error.phrase, at: .file(file))
        return nil
      }
    }
  }

  /// The ingredients in one number, for telling whether a file is still right; a merge asks once.
  var fingerprint: String {
    Office.digest(of: Array(ingredients.map { Office.digest(of: $0) }.joined().utf8))
  }

  /// What the files that it makes are like inside; nil for all but Word templates.
  fileprivate var sample: [UInt8]? {
    guard case .word(let template, _) = machine else { return nil }
    return template.sample
  }

  /// What a picture of a paper says now: the SHA-256 of its bytes; nil when there is none.
  func digest(ofPicture path: String) -> String? {
    guard case .paper(_, _, let pictures) = machine else { return nil }
    return pictures.load(path).map { Office.digest(of: $0) }
  }
}

/// What one thread keeps from one file to the next, because making it takes as long as a letter.
final class FillingTools {
  /// What makes the packages of Word documents.
  private(set) lazy var archives = ArchivePress(like: sample)
  /// What tells the checksums of files that show the same pictures.
  let checksums = PieceChecksums()
  private var digests: [String: String] = [:]
  private let sample: [UInt8]?

  /// - Parameter press: the one that all files come from; nil when they come from several.
  init(for press: FillingPress? = nil) { sample = press?.sample }

  /// The digests of pictures by their paths; most letters of a merge show the same few.
  func digests(ofPictures paths: [String], of press: FillingPress) -> [String: String] {
    var found: [String: String] = [:]
    for path in paths where found[path] == nil {
      let digest = digests[path] ?? press.digest(ofPicture: path)
      (digests[path], found[path]) = (digest, digest)
    }
    return found
  }
}

/// What a press is made from.
struct FillingMaterial {
  let file: String
  let bytes: [UInt8]
  let kind: TemplateKind
  let settings: TemplateSettings
  /// A profile's name in the library, or the path of a YAML file; nil for the house's own.
  let profile: String?
  let workspace: any Workspace
  /// Nil when no `Templates` folder was found.
  let library: TemplateLibrary?
  /// What the data refers to.
  var files = DataFiles.none

  /// The text of the template, and those that lie beside it; nil when it is no text.
  func texts(
    into findings: inout Findings
  ) throws(WorkspaceFault) -> (main: String, siblings: SiblingTemplates)? {
    let source = SourceText(file: file, bytes: bytes)
    guard let text = source.decoded(as: "template", into: &findings)?.text else { return nil }
    return (text, try SiblingTemplates(beside: file, text: text, in: workspace))
  }

  func textProgram(into findings: inout Findings) throws(WorkspaceFault)
    -> (program: Program, texts: SiblingTemplates)?
  {
    guard let (text, siblings) = try texts(into: &findings) else { return nil }
    let compiler = TemplateCompiler(options: settings.forText) { siblings.template($0) }
    return compiler.compile(TemplateText(name: file, text: text), into: &findings)
      .map { ($0, siblings) }
  }

  func paper(sources: inout Sources, into findings: inout Findings) throws(WorkspaceFault)
    -> (paper: PaperTemplate, texts: SiblingTemplates)?
  {
    guard let (_, siblings) = try texts(into: &findings) else { return nil }
    let shared = try library?.includable() ?? [:]
    let compiler = TemplateCompiler(options: settings.applied(to: .papers)) { name in
      siblings.template(name) ?? shared[name]
    }
    return PaperTemplate(
      file: file, bytes: bytes, compiler: compiler, sources: &sources, into: &findings
    ).map { ($0, siblings) }
  }

  /// `pictures`: paths and bytes of those that lie beside the template.
  func sheet(
    sources: inout Sources, into findings: inout Findings
  ) -> (sheet: SheetTemplate, pictures: [[UInt8]])? {
    var pictures: [[UInt8]] = []
    let source = SourceText(file: file, bytes: bytes)
    let sheet = readYAML(source, sources: &sources, into: &findings).flatMap {
      SheetTemplate($0, name: file.fileStem, sources: sources, into: &findings) { path in
        guard let bytes = try? workspace.read(file.splitPath.folder.joined(path)) else {
          return nil
        }
        pictures += [Array(path.utf8), bytes]
        return bytes
      }
    }
    return sheet.map { ($0, pictures) }
  }

  /// What lies beside the paper, and what its data names beside itself.
  var pictures: PaperPictures {
    PaperPictures(below: file.splitPath.folder, in: workspace, orElse: files)
  }

  /// Nil when the template has errors, or is no Word document that could be read.
  func word(
    for purpose: WordTemplate.Purpose = .documents, into findings: inout Findings
  ) -> WordTemplate? {
    do throws(WordFault) {
      return try WordTemplate(
        reading: bytes, file: file, options: settings.applied(to: .word), for: purpose,
        into: &findings)
    } catch {
      findings.error(
        "fill.unreadable-template", error.phrase, at: .file(file),
        hints: error.hint.map { [$0] } ?? [])
      return nil
    }
  }

  /// The profile that papers follow, and its bytes.
  func formatProfile(
    sources: inout Sources, into findings: inout Findings
  ) throws(WorkspaceFault) -> (profile: FormatProfile, bytes: [UInt8])? {
    let name = profile ?? "nd30"
    let isPath = ["yaml", "yml"].contains(name.fileEnding)
    guard isPath || library != nil else { throw .missing("Templates") }
    let path = isPath ? name : "\(library?.folder ?? "")/profiles/\(name).yaml"
    guard try workspace.look(at: path) != nil || isPath else {
      findings.error(
        "fill.unknown-profile", .unknownProfile(name),
        hints: .nearest(to: name, among: try library?.names("profiles", ending: "yaml") ?? []))
      return nil
    }
    let bytes = try workspace.read(path)
    return readYAML(SourceText(file: path, bytes: bytes), sources: &sources, into: &findings)
      .flatMap { FormatProfile($0, into: &findings) }.map { ($0, bytes) }
  }
}

extension FillingPress {
  /// Compiles a template; nil when something is wrong with it.
  ///
  /// - Throws: `WorkspaceFault` when a file that it needs cannot be read.
  init?(
    _ material: FillingMaterial, sources: inout Sources, into findings: inout Findings
  ) throws(WorkspaceFault) {
    var found = Findings()
    defer { findings.add(found) }
    var ingredients: [[UInt8]] = [material.bytes, Array(material.settings.described.utf8)]
    material.settings.check(into: &found)
    switch material.kind {
    case .text:
      guard let (program, texts) = try material.textProgram(into: &found) else { return nil }
      ingredients += texts.ingredients
      machine = .text(program)
    case .paper:
      let paper = try material.paper(sources: &sources, into: &found)
      let profile = try material.formatProfile(sources: &sources, into: &found)
      guard let paper, let profile else { return nil }
      ingredients += paper.texts.ingredients + [profile.bytes] + material.files.ingredients
      // Which of the shared texts a paper includes may depend on the data.
      let shared = try material.library?.includable() ?? [:]
      for (name, text) in shared.sorted(by: { $0.key < $1.key }) {
        ingredients += [Array(name.utf8), Array(text.text.utf8)]
      }
      machine = .paper(paper.paper, Typesetter(profile.profile), material.pictures)
    case .sheet:
      guard let sheet = material.sheet(sources: &sources, into: &found) else { return nil }
      ingredients += sheet.pictures
      machine = .sheet(sheet.sheet)
    case .word:
      guard let template = material.word(into: &found) else { return nil }
      ingredients += material.files.ingredients
      machine = .word(template, material.files.resources)
    }
    guard !found.mustStop else { return nil }
    file = material.file
    ending = material.kind.ending(for: material.file)
    self.ingredients = ingredients
  }
}

extension SiblingTemplates {
  /// Names and texts, in a fixed order.
  fileprivate var ingredients: [[UInt8]] {
    texts.sorted { $0.key < $1.key }.flatMap { [Array($0.key.utf8), Array($0.value.utf8)] }
  }
}

extension TemplateSettings {
  /// The same text for the same settings.
  fileprivate var described: String {
    "\(undefined?.rawValue ?? "") \(trimBlocks) \(lstripBlocks) \(keepTrailingNewline)"
      + " \(autoescape) \(lineStatementPrefix ?? "")"
  }
}

extension Phrase {
  static let noSheets = Phrase(
    vi: "với dữ liệu này mẫu bảng không có trang nào", en: "with this data the plan has no sheet")
  fileprivate static func unknownProfile(_ name: String) -> Phrase {
    Phrase(vi: "không có thể thức “\(name)”", en: "there is no profile “\(name)”")
  }
}
