import ArgumentParser

/// The command line: arguments in, findings and exit codes out; it decides nothing.
@main
struct TongKet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongket",
    abstract: "Turns a year's figures into the paperwork of a conference.",
    discussion: """
      A dossier is a folder with ho-so.yaml (the conference, the issuing body, the signers) and
      so-lieu.xlsx (the figures). Exit codes: 0 clean, 1 findings that are errors, 2 could not run.
      """,
    subcommands: [Build.self, Validate.self, ShowDataCommand.self, New.self])
}
