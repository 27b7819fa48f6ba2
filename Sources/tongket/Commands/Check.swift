import ArgumentParser
import Groundwork
import Office

/// `tongket check FILE…`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the form of any finished Word file.",
    discussion: """
      Every finding names the paragraph, the measured value, the demanded one and its article. A
      profile is a file of Templates/profiles; those that were not held against the text of their
      rule say so. What only people can judge is not checked: seals, signatures, who may sign,
      whether the legal bases are right.

      Example: tongket check bao-cao.docx --annotate bao-cao-gop-y.docx
      """)

  @Argument(help: "The .docx files.") var files: [String]
  @Option(help: "The form that they must have.") var profile = "nd30"
  @Option(
    help: ArgumentHelp(
      "Write a copy with a Word comment at the place of each finding.", valueName: "out.docx"))
  var annotate: String?
  @Flag(help: "Replace the copy when there is one.") var force = false
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard annotate != nil, files.count > 1 else { return }
    throw ValidationError("--annotate takes a single file.")
  }

  func run() async throws {
    try await shared.run { terminal, templates in
      let report = try CheckPapers(workspace: DiskWorkspace(), templates: templates)
        .run(.init(files: files, profile: profile, annotated: annotate, force: force))
      terminal.show(report.findings)
      if let note = report.note {
        terminal.say(Phrase(vi: "lưu ý: \(note)", en: "note on the profile: \(note)"))
      }
      let summary = FindingReport(report.findings, in: terminal.language).summary
      terminal.say(
        Phrase(
          vi: "đã kiểm tra \(report.papers) văn bản: \(summary)",
          en: "checked \(report.papers) paper\(report.papers == 1 ? "" : "s"): \(summary)"))
      if let copy = report.annotated {
        terminal.say(Phrase(vi: "đã ghi \(copy)", en: "wrote \(copy)"))
      }
      return report.findings.mustStop ? ExitCode(1) : .success
    }
  }
}
