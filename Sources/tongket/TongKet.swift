import ArgumentParser
import Office

/// The command line: arguments in, findings and exit codes out; it decides nothing.
@main
struct TongKet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Turns a year's figures into the paperwork of a conference.",
    discussion: """
      A dossier is a folder with ho-so.yaml (the conference, the issuing body, the signers) and
      so-lieu.xlsx (the figures). Exit codes: 0 clean, 1 findings that are errors, 2 could not run.
      """,
    version: "0.9.0",
    subcommands: [
      Build.self, Validate.self, Check.self, Fill.self, Inspect.self, ShowDataCommand.self,
      Explain.self,
      New.self, RollUp.self,
    ])
}

extension TongKet {
  static let name = "tongket"

  /// Runs the command and ends the process with its exit code.
  ///
  /// ArgumentParser ends wrong usage with 64; by our contract that is 2, like everything else that
  /// keeps a command from running.
  @MainActor static func main() async {
    Surroundings.leaveTimeZone()
    Surroundings.keepMemory()
    do {
      var command = try parse(Array(CommandLine.arguments.dropFirst()))
      if let command = command as? any TongKetCommand {
        try await command.perform()
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

  /// Parses what follows a command's name as that command's alone: to go through the arguments of
  /// all the others first takes longer than to fill a document.
  ///
  /// What is wrong, and what asks for help, goes the whole way, which knows what to say.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    if let command = try? named?.parseAsRoot(Array(arguments.dropFirst())) { return command }
    return try parseAsRoot(arguments)
  }
}

/// What every command is; one that has nothing to wait for stays on the thread that it was called
/// on, and no other is started.
protocol TongKetCommand: AsyncParsableCommand {
  nonisolated(nonsending) func perform() async throws
}

extension TongKetCommand {
  func run() async throws { try await perform() }
}
