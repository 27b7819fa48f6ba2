import ArgumentParser
import Groundwork
import Office

/// `tongket data DIR`.
struct ShowDataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Prints the data exactly as templates see it.",
    discussion: "Example: tongket data Samples/mu-cang-chai-2023 --origins")

  @Argument(help: "The dossier's folder.") var dossier: String
  @Flag(help: "As JSON; otherwise one line for each value.") var json = false
  @Flag(help: "Say beside each value which cell or line it came from.") var origins = false
  @OptionGroup var shared: SharedOptions

  func run() async throws {
    try await shared.run { terminal, templates in
      let shown = try ShowData(workspace: DiskWorkspace(), templates: templates)
        .run(dossier, form: json ? .json : .lines, origins: origins, language: terminal.language)
      terminal.put(shown.text)
      // The standard output holds the data; findings go where they cannot be mistaken for it.
      Terminal(language: terminal.language, format: .text).show(shown.findings)
      return shown.findings.mustStop ? ExitCode(1) : .success
    }
  }
}
