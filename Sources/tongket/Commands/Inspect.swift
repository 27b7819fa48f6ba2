import ArgumentParser
import Groundwork
import Office

/// `tongket inspect TEMPLATE`.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what data a template asks for.",
    discussion: """
      Each field is a value, a record or a list ([] stands for each item), with the place that asks \
      for it first. Of a Word document it also tells what repeats.

      Example: tongket inspect giay-moi.docx --data khach-moi.yaml
      Example: tongket inspect giay-moi.docx --skeleton >khach-moi.yaml
      Example: tongket inspect giay-moi-2026.docx --diff giay-moi-2025.docx
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
  @OptionGroup(title: "How templates are read") var reading: ReadingOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard [jsonSchema, skeleton, diff != nil].count(where: { $0 }) > 1 else { return }
    throw ValidationError("Only one of --json-schema, --skeleton and --diff at a time.")
  }

  private var form: InspectTemplate.Form {
    if let diff { return .difference(from: diff) }
    return jsonSchema ? .schema : skeleton ? .skeleton : .text
  }

  func run() async throws {
    try await shared.runAnywhere { terminal, templates in
      let (text, findings) = try InspectTemplate(workspace: DiskWorkspace(), templates: templates)
        .run(
          template, form: form, data: data, settings: reading.settings,
          language: terminal.language)
      if let text { terminal.put(text) }
      // The standard output holds the answer; findings go where they cannot be mistaken for it.
      terminal.show(findings, aside: true)
      return findings.mustStop ? ExitCode(1) : .success
    }
  }
}
