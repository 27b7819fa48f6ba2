import ArgumentParser
import Groundwork
import Office

/// `tongket validate DIR`.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the figures; every finding names its cell.",
    discussion: "Example: tongket validate Samples/mu-cang-chai-2023 --lang en")

  @Argument(help: "The dossier's folder.") var dossier: String
  @OptionGroup var shared: SharedOptions

  func run() async throws {
    try await shared.run { terminal, templates in
      let outcome = try ValidateDossier(workspace: DiskWorkspace(), templates: templates)
        .run(dossier)
      terminal.show(outcome.findings)
      let summary = FindingReport(outcome.findings, in: terminal.language).summary
      guard let records = outcome.result else {
        terminal.say(Phrase(summary))
        return ExitCode(1)
      }
      terminal.say(
        Phrase(vi: "\(records) bản ghi, \(summary)", en: "\(records) records, \(summary)"))
      return .success
    }
  }
}
