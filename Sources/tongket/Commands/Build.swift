import ArgumentParser
import Groundwork
import Office

/// `tongket build DIR`.
struct Build: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", _superCommandName: TongKet.name,
    abstract: "Makes every document of the dossier's pack, and the zip.",
    discussion: """
      Nothing is written unless everything is right.

      Example: tongket build Samples/mu-cang-chai-2023 -o Output
      """)

  @Argument(help: "The dossier's folder.") var dossier: String
  @Option(name: .shortAndLong, help: "Where the pack's folder goes.") var output = "Output"
  @Option(
    parsing: .upToNextOption,
    help: "Make only these documents, by their id in the pack; the others stay as they are.")
  var only: [String] = []
  @Flag(help: "Replace an output folder even when this program did not make it.") var force = false
  @Flag(
    help: "Also make a copy of each paper with comments that tell where its values came from.")
  var review = false
  @Option(name: .short, help: "How many documents are made at the same time.") var jobs = 2
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let request = BuildPack.Request(
        dossier: dossier, output: output, only: only, force: force, jobs: jobs,
        review: review)
      let outcome = try await BuildPack(workspace: DiskWorkspace(), templates: templates)
        .run(request) { terminal.showProgress($0, of: $1) }
      terminal.show(outcome.findings)
      guard let summary = outcome.result else {
        terminal.showRefusal(outcome.findings)
        return ExitCode(1)
      }
      terminal.say(
        Phrase(
          vi: "đã tạo \(summary.files.count) tệp trong \(summary.folder)",
          en: "made \(summary.files.count) files in \(summary.folder)"))
      return .success
    }
  }
}
