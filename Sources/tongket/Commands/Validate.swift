import ArgumentParser
import Groundwork
import Office

/// `tongket validate DIR`.
struct Validate: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", _superCommandName: TongKet.name,
    abstract: "Checks the figures; every finding names its cell.",
    discussion: """
      Example: tongket validate Samples/mu-cang-chai-2023 --lang en

      With --annotate: a copy of the workbook in which wrong cells are coloured and say why.
      """)

  @Argument(help: "The dossier's folder.") var dossier: String
  @Option(help: ArgumentHelp("Write a copy of the workbook with notes.", valueName: "xlsx"))
  var annotate: String?
  @Option(help: ArgumentHelp("Write the findings as a page for printing.", valueName: "file"))
  var html: String?
  @Flag(help: "Replace the files that these options name.") var force = false
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let disk = DiskWorkspace()
      let outcome = try ValidateDossier(workspace: disk, templates: templates).run(dossier)
      var findings = outcome.findings
      var written: [Phrase] = []
      let rule: ReplacementRule = force ? .anything : .ownWork
      if let annotate {
        let noted = try AnnotateWorkbook(workspace: disk).run(
          dossier, outcome.findings, in: terminal.language, to: annotate, replacing: rule)
        findings.add(noted.findings)
        if let cells = noted.result { written.append(.annotated(annotate, cells)) }
      }
      if let html {
        let page = FindingPage(findings, of: dossier, in: terminal.language)
        try OutputFile.write(page.html, to: html, in: disk, replacing: rule)
        written.append(.printed(html))
      }
      terminal.show(findings)
      for phrase in written { terminal.say(phrase) }
      let summary = FindingReport(findings, in: terminal.language).summary
      guard !findings.mustStop, let records = outcome.result else {
        terminal.say(Phrase(summary))
        return ExitCode(1)
      }
      terminal.say(
        Phrase(vi: "\(records) bản ghi, \(summary)", en: "\(records) records, \(summary)"))
      return .success
    }
  }
}

extension Phrase {
  fileprivate static func annotated(_ path: String, _ cells: Int) -> Phrase {
    Phrase(
      vi: "đã ghi chú \(cells) ô trong \(path)", en: "noted \(cells) cells in \(path)")
  }
  fileprivate static func printed(_ path: String) -> Phrase {
    Phrase(vi: "đã ghi \(path)", en: "wrote \(path)")
  }
}
