import ArgumentParser
import Groundwork
import Office

/// `tongket new DIR`.
struct New: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", _superCommandName: TongKet.name,
    abstract: "Makes a dossier folder with a workbook to fill in.",
    discussion: "Example: tongket new ho-so-2026 --pack tong-ket-nam")

  @Argument(help: "The folder to make.") var folder: String
  @Option(help: "The pack that the dossier is for.") var pack = "tong-ket-nam"
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let outcome = try NewDossier(workspace: DiskWorkspace(), templates: templates)
        .run(folder, pack: pack)
      terminal.show(outcome.findings)
      guard let files = outcome.result else {
        terminal.showRefusal(outcome.findings)
        return ExitCode(1)
      }
      let list = files.joined(separator: ", ")
      terminal.say(
        Phrase(vi: "đã tạo trong \(folder): \(list)", en: "made in \(folder): \(list)"))
      return .success
    }
  }
}
