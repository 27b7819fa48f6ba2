import ArgumentParser
import Groundwork
import Office

/// `tongket inspect TEMPLATE`.
struct Inspect: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", _superCommandName: TongKet.name,
    abstract: "Tells what data a template asks for.",
    discussion: """
      Each field is a value, a record or a list ([] stands for each item), with the place that asks \
      for it first. Of a Word document it also tells what repeats.

      Example: tongket inspect giay-moi.docx --data khach-moi.yaml
      Example: tongket inspect giay-moi.docx --skeleton >khach-moi.yaml
      Example: tongket inspect giay-moi-2026.docx --diff giay-moi-2025.docx
      Example: tongket inspect giay-moi.docx --annotate giay-moi-gop-y.docx
      Example: tongket inspect giay-moi.docx --workbook khach-moi.xlsx
      """)

  @Argument(help: "The template.") var template: String
  @Option(
    help: ArgumentHelp(
      "Data to hold against it: what is missing is a warning, what is of the wrong kind an error.",
      valueName: "file"))
  var data: String?
  @Flag(help: "A JSON Schema of the data.") var jsonSchema = false
  @Flag(help: "YAML to fill in.") var skeleton = false
  @Option(
    help: ArgumentHelp(
      "An older template: what changed since, with ! where its data no longer fits.",
      valueName: "template"))
  var diff: String?
  @Option(
    help: ArgumentHelp(
      "Write a copy of a Word template with a Word comment at each error.", valueName: "out.docx"))
  var annotate: String?
  @Option(
    help: ArgumentHelp(
      "Write a workbook to fill in: a sheet of single values, and one for each list; fill takes "
        + "it as data.",
      valueName: "xlsx"))
  var workbook: String?
  @Flag(help: "Replace the files that --annotate and --workbook name.") var force = false
  @OptionGroup(title: "How templates are read") var reading: ReadingOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let workbook, !workbook.lowercased().hasSuffix(".xlsx") {
      throw ValidationError("The name of the workbook must end in .xlsx.")
    }
    guard [jsonSchema, skeleton, diff != nil].count(where: { $0 }) > 1 else { return }
    throw ValidationError("Only one of --json-schema, --skeleton and --diff at a time.")
  }

  private var form: InspectTemplate.Form {
    if let diff { return .difference(from: diff) }
    return jsonSchema ? .schema : skeleton ? .skeleton : .text
  }

  nonisolated(nonsending) func perform() async throws {
    try await shared.runAnywhere { terminal, templates in
      let inspecting = InspectTemplate(workspace: DiskWorkspace(), templates: templates)
      if let workbook {
        let made = try inspecting.writeWorkbook(
          for: template, settings: reading.settings, in: terminal.language, to: workbook,
          replacing: force ? .anything : .ownWork)
        terminal.show(made.findings, aside: true)
        guard let fields = made.result else { return ExitCode(1) }
        terminal.say(.made(workbook, fields))
        return .success
      }
      var (text, findings) = try inspecting.run(
        template, form: form, data: data, settings: reading.settings, language: terminal.language)
      if let text { terminal.put(text) }
      if let annotate {
        let copy = try inspecting.annotate(
          template, findings, in: terminal.language, to: annotate,
          replacing: force ? .anything : .ownWork)
        findings.add(copy.findings)
        if let count = copy.result { terminal.say(.annotated(annotate, count)) }
      }
      // The standard output holds the answer; findings go where they cannot be mistaken for it.
      terminal.show(findings, aside: true)
      return findings.mustStop ? ExitCode(1) : .success
    }
  }
}

extension Phrase {
  fileprivate static func made(_ path: String, _ fields: Int) -> Phrase {
    Phrase(
      vi: "đã tạo \(path) với \(fields) mục để điền", en: "made \(path) with \(fields) fields")
  }
  fileprivate static func annotated(_ path: String, _ comments: Int) -> Phrase {
    Phrase(
      vi: "đã ghi \(path) với \(comments) ghi chú", en: "wrote \(path) with \(comments) comments")
  }
}
