import ArgumentParser
import Groundwork
import Office

/// How findings are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif
}

/// A language to speak to the person in.
enum MessageLanguage: String, ExpressibleByArgument, CaseIterable {
  case vi, en

  var language: Language {
    switch self {
    case .vi: .vietnamese
    case .en: .english
    }
  }
}

/// What every command takes.
struct SharedOptions: ParsableArguments {
  @Option(help: "Language of the messages: vi or en. By default from the locale, else vi.")
  var lang: MessageLanguage?

  @Option(help: "How findings are printed: text, json or sarif.")
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "The Templates folder. By default $TONGKET_TEMPLATES, ./Templates, or beside the program.",
      valueName: "dir"))
  var templates: String?

  var terminal: Terminal {
    Terminal(language: lang?.language ?? Self.languageOfLocale, format: format)
  }

  /// English only for a locale that says so: the clerk is Vietnamese.
  private static var languageOfLocale: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Surroundings.environment(name), !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .english : .vietnamese
    }
    return .vietnamese
  }

  /// Runs a command's work and turns its end into an exit code: 0, 1 (findings) or 2 (faults).
  nonisolated(nonsending) func run(
    _ work: nonisolated(nonsending) (Terminal, String) async throws -> ExitCode
  ) async throws {
    try await runAnywhere { terminal, templates in
      guard let templates else { throw WorkspaceFault.missing("Templates") }
      return try await work(terminal, templates)
    }
  }

  /// The same for work that may do without a Templates folder, which is then nil.
  nonisolated(nonsending) func runAnywhere(
    _ work: nonisolated(nonsending) (Terminal, String?) async throws -> ExitCode
  ) async throws {
    let terminal = terminal
    let code: ExitCode
    do {
      code = try await work(terminal, try templatesFolder())
    } catch let fault as WorkspaceFault {
      terminal.showFault(fault)
      throw ExitCode(2)
    }
    guard code == .success else { throw code }
  }

  private func templatesFolder() throws(WorkspaceFault) -> String? {
    if let templates { return templates }
    if let named = Surroundings.environment("TONGKET_TEMPLATES"), !named.isEmpty { return named }
    let disk = DiskWorkspace()
    var candidates = ["Templates"]
    // Beside the program, above a build folder, or where a package installs it.
    if var folder = Surroundings.programFolder {
      candidates.append(folder + "/../share/tongket/Templates")
      for _ in 0..<5 {
        candidates.append(folder + "/Templates")
        folder += "/.."
      }
    }
    for candidate in candidates where try disk.look(at: candidate + "/packs") != nil {
      return candidate
    }
    return nil
  }
}
