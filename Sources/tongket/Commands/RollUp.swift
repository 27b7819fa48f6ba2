import ArgumentParser
import Groundwork
import Office

/// `tongket rollup DIR…`.
struct RollUp: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup", _superCommandName: TongKet.name,
    abstract: "Puts the workbooks of many units together as the province's.",
    discussion: """
      Says who handed in and who did not, adds up each sheet, and finds where two units contradict
      one another. With -o it makes a dossier of all figures, ready for build.

      Example: tongket rollup nop-ve --units ho-so-tinh -o ho-so-tong-hop
      """)

  @Argument(help: "Workbooks, dossiers' folders, or folders of these.") var paths: [String]
  @Option(
    help: ArgumentHelp(
      "The list of units: the upper body's own dossier, or a workbook.", valueName: "path"))
  var units: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The dossier's folder to make.", valueName: "dir"))
  var output: String?
  @Flag(help: "Make it in spite of errors, of what counts then.") var partial = false
  @Flag(help: "Replace an output folder even when this program did not make it.") var force = false
  @Option(name: .short, help: "How many workbooks are read at the same time.") var jobs = 2
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let request = RollUpUnits.Request(
        paths: paths, units: units, output: output, isPartial: partial, force: force, jobs: jobs)
      let summary = try await RollUpUnits(workspace: DiskWorkspace(), templates: templates)
        .run(request) { terminal.showProgress($0, of: $1) }
      terminal.show(summary.findings)
      if terminal.format == .text { terminal.put(summary.text(in: terminal.language)) }
      let mustStop = summary.findings.mustStop
      if let output, !summary.files.isEmpty {
        let list = summary.files.joined(separator: ", ")
        terminal.say(
          Phrase(vi: "đã tạo trong \(output): \(list)", en: "made in \(output): \(list)"))
      } else if output != nil, mustStop {
        terminal.showRefusal(summary.findings)
        return ExitCode(1)
      }
      terminal.say(Phrase(FindingReport(summary.findings, in: terminal.language).summary))
      return mustStop ? ExitCode(1) : .success
    }
  }
}
