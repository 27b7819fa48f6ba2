import ArgumentParser
import Groundwork
import Office

/// `tongket data DIR|FILE`.
struct ShowDataCommand: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", _superCommandName: TongKet.name,
    abstract: "Prints the data exactly as templates see it.",
    discussion: """
      Of a dossier, or of a file as “fill --data” takes it. With --cells: a workbook as it is, cell by
      cell, with what each cell shows, its formula, comment and link.

      Example: tongket data Samples/mu-cang-chai-2023 --origins
      """)

  @Argument(help: "The dossier's folder, or a .xlsx, .csv, .json or .yaml file.") var path: String
  @Flag(help: "As JSON; otherwise one line for each value.") var json = false
  @Flag(help: "Say beside each value which cell or line it came from.") var origins = false
  @Flag(help: "Every cell of a workbook as it is.") var cells = false
  @Option(help: ArgumentHelp("With --cells: only this sheet.", valueName: "name"))
  var sheet: String?
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.runAnywhere { terminal, templates in
      let form: ShowData.Form = json ? .json : .lines
      let findings: Findings
      // The standard output holds the data; what is said goes where it cannot be mistaken for it.
      let aside = Terminal(language: terminal.language, format: .text)
      if cells {
        let shown = try ShowCells(workspace: DiskWorkspace()).run(path, sheet: sheet, form: form)
        terminal.put(shown.text)
        findings = shown.findings
      } else {
        let shown = try ShowData(workspace: DiskWorkspace(), templates: templates)
          .run(path, form: form, origins: origins, language: terminal.language)
        terminal.put(shown.text)
        if let note = shown.note {
          aside.say(Phrase(vi: "\(path): \(note.vi)", en: "\(path): \(note.en)"))
        }
        findings = shown.findings
      }
      aside.show(findings)
      return findings.mustStop ? ExitCode(1) : .success
    }
  }
}
