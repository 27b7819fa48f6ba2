import ArgumentParser
import Groundwork
import Office

/// `tongket fill TEMPLATE`.
struct Fill: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill", _superCommandName: TongKet.name,
    abstract: "Fills one template with data.",
    discussion: """
      The template is any text file, a paper (.md, with -o x.docx), a sheet plan (.yaml, with \
      -o x.xlsx) or a Word document (.docx). Templates that it includes lie beside it. A list as \
      data is seen as danh_sach. Pictures that the data names lie beside it, or in images or anh \
      there.

      With --each or --name it makes one document for each record, in the folder -o, with a \
      manifest.json. The template sees the record's fields beside the rest of the data, or the \
      record under the name that --as gives.

      Nothing is written unless everything is right. A file that is there already is replaced only \
      with --force: nobody can tell whose it is. A folder of an earlier mail merge is replaced as \
      long as nobody changed a document in it.

      With --into-one a Word template gives one document, -o x.docx, with a section for each record: \
      headers of its own, pages and lists that count from 1.

      Example: tongket fill thu-moi.txt --data su-kien.yaml -o thu-moi-da-dien.txt
      Example: tongket fill giay-khen.docx --data khen.csv --name ho_ten -o giay-khen
      Example: tongket fill giay-khen.docx --data khen.csv --into-one -o giay-khen-ca-tap.docx
      """)

  @Argument(help: "The template.") var template: String
  @Option(
    help: ArgumentHelp(
      "The data: .yaml, .json, .csv, .xlsx (one sheet: so-lieu.xlsx#Name), or a dossier's folder.",
      valueName: "file"))
  var data: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write; without it the text goes to the standard output.", valueName: "file"))
  var output: String?
  @Option(help: "The profile of Templates/profiles that a paper follows, or a .yaml file.")
  var profile: String?
  @Flag(help: "Replace what is there already.") var force = false
  @OptionGroup(title: "Mail merge") var merging: MergingOptions
  @OptionGroup(title: "How templates are read") var reading: ReadingOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if merging.intoOne, merging.name != nil || merging.resume {
      throw ValidationError("One document (--into-one) needs neither --name nor --resume.")
    }
    if merging.intoOne, output == nil {
      throw ValidationError(
        "One document for all records needs a file to write to; name it with -o.")
    }
    if merging.isOn, output == nil {
      throw ValidationError("A mail merge needs a folder to write to; name one with -o.")
    }
    if output == nil, template.lowercased().hasSuffix(".docx") {
      throw ValidationError(
        "A Word document cannot go to the standard output; name a file with -o.")
    }
  }

  nonisolated(nonsending) func perform() async throws {
    try await shared.runAnywhere { terminal, templates in
      let request = FillTemplate.Request(
        template: template, data: data, output: output, settings: reading.settings,
        profile: profile, force: force)
      if merging.isOn {
        return try await merge(request, terminal: terminal, templates: templates)
      }
      let outcome = try FillTemplate(workspace: DiskWorkspace(), templates: templates)
        .run(request)
      terminal.show(outcome.findings, aside: output == nil)
      switch outcome.result {
      case nil:
        terminal.showRefusal(outcome.findings)
        return ExitCode(1)
      case .text(let text)?:
        terminal.put(text)
      case .file(let path)?:
        terminal.say(Phrase(vi: "đã tạo \(path)", en: "made \(path)"))
      }
      return .success
    }
  }
}

extension Fill {
  private func merge(
    _ request: FillTemplate.Request, terminal: Terminal, templates: String?
  ) async throws -> ExitCode {
    let merge = MergeTemplate.Request(
      fill: request, each: merging.each, recordName: merging.recordName, name: merging.name,
      jobs: merging.jobs, resume: merging.resume, intoOne: merging.intoOne)
    let outcome = try await MergeTemplate(workspace: DiskWorkspace(), templates: templates)
      .run(merge) { terminal.showProgress($0, of: $1) }
    terminal.show(outcome.findings)
    guard let summary = outcome.result else {
      terminal.showRefusal(outcome.findings)
      return ExitCode(1)
    }
    guard summary.joined == 0 else {
      let joined = summary.joined
      terminal.say(
        Phrase(
          vi: "đã tạo \(summary.folder), mỗi bản ghi một phần: \(joined) phần",
          en: "made \(summary.folder) with \(joined) sections"))
      return .success
    }
    let (count, kept) = (summary.files.count, summary.kept)
    terminal.say(
      Phrase(
        vi: "đã tạo \(count) tệp trong \(summary.folder)"
          + (kept > 0 ? ", giữ lại \(kept) tệp đã có" : ""),
        en: "made \(count) files in \(summary.folder)"
          + (kept > 0 ? ", \(kept) of them were there" : "")))
    return .success
  }
}

/// How one template becomes many documents.
struct MergingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The list whose items are the records, such as khen_thuong; not needed when the data is a "
        + "list itself.",
      valueName: "list"))
  var each: String?
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The name under which the template sees the record.", valueName: "name"))
  var recordName: String?
  @Option(
    help: ArgumentHelp(
      "What each document is called: an expression, such as ho_ten, or a text with tags, such as "
        + "'{{ so }}-{{ ho_ten }}'. Equal names are numbered.",
      valueName: "expr"))
  var name: String?
  @Option(name: .short, help: "How many documents are made at the same time.") var jobs = 2
  @Flag(help: "Take up a run that was stopped: what is there and still right is not made again.")
  var resume = false
  @Flag(help: "One Word document with a section for each record.") var intoOne = false

  var isOn: Bool { each != nil || name != nil || intoOne || resume }
}

/// What may be said of names that do not exist.
enum Undefined: String, ExpressibleByArgument, CaseIterable {
  case error, strict, empty, mark

  var setting: TemplateSettings.Undefined {
    switch self {
    case .error, .strict: .error
    case .empty: .empty
    case .mark: .mark
    }
  }
}

/// How a template is read: Jinja's own switches.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What happens when a template uses what does not exist: error (by default; also strict), "
        + "empty (nothing is printed, as in Jinja), or mark (prints [CẦN BỔ SUNG: …]).",
      valueName: "how"))
  var undefined: Undefined?
  @Flag(help: "Drop the line end after a statement.") var trimBlocks = false
  @Flag(help: "Drop the blanks before a statement that starts its line.") var lstripBlocks = false
  @Flag(help: "Keep one line end at the template's very end.") var keepTrailingNewline = false
  @Flag(help: "Keep values from becoming HTML markup.") var autoescape = false
  @Option(help: "What a line starts with that is a statement as a whole, such as #.")
  var lineStatementPrefix: String?
  @Option(
    help: ArgumentHelp(
      "Jinja's extensions, separated by commas; do and loopcontrols are always on.",
      valueName: "names"))
  var extensions: String?

  var settings: TemplateSettings {
    TemplateSettings(
      undefined: undefined?.setting, trimBlocks: trimBlocks, lstripBlocks: lstripBlocks,
      keepTrailingNewline: keepTrailingNewline, autoescape: autoescape,
      lineStatementPrefix: lineStatementPrefix,
      extensions: (extensions ?? "").split(separator: ",").map(String.init))
  }
}
