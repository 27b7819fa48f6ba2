import ArgumentParser
import Office

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
    subcommands: [
      Build.self, Validate.self, Check.self, Fill.self, Inspect.self, ShowDataCommand.self,
      Explain.self,
      New.self, RollUp.self,
    ])
}

extension TongKet {
  /// Runs the command and ends the process with its exit code.
  ///
  /// ArgumentParser ends wrong usage with 64; by our contract that is 2, like everything else that
  /// keeps a command from running.
  static func main() async {
    Surroundings.leaveTimeZone()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let text = fullMessage(for: error)
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      Surroundings.Stream.error.write(text + "\n")
      exit(withError: ExitCode(2))
    }
  }
}
