import ArgumentParser
import Groundwork
import Office

/// `tongket explain OUTPUT TEXT`.
struct Explain: TongKetCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: TongKet.name,
    abstract: "Tells where something that a finished document prints came from.",
    discussion: """
      The document must lie in a folder that build made. What its template reads comes first; a
      value that a rule computed is told with what it was computed from.

      Example: tongket explain Output/mu-cang-chai-2023/01-bao-cao-tong-ket.docx 120
      """)

  @Argument(help: "The document.") var output: String
  @Argument(help: "What it prints: a figure, a date, a name.") var text: String
  @Option(help: "The dossier's folder; looked for by its code when left out.") var dossier: String?
  @OptionGroup var shared: SharedOptions

  nonisolated(nonsending) func perform() async throws {
    try await shared.run { terminal, templates in
      let outcome = try ExplainText(workspace: DiskWorkspace(), templates: templates)
        .run(.init(output: output, text: text, dossier: dossier))
      if terminal.format == .text { terminal.show(outcome.findings) }
      guard let sources = outcome.result else {
        if terminal.format != .text { terminal.show(outcome.findings) }
        return ExitCode(1)
      }
      terminal.put(
        terminal.format == .text
          ? sources.map { described($0, in: terminal.language) }.joined() : json(sources, terminal))
      return .success
    }
  }

  /// Inputs that are listed before the rest is but counted.
  private static let listed = 40

  private func described(_ source: ExplainText.Source, in language: Language) -> String {
    var text = line(source, in: language)
    for input in source.inputs.prefix(Self.listed) { text += "  ← " + line(input, in: language) }
    let rest = source.inputs.count - Self.listed
    if rest > 0 {
      text +=
        "  ← "
        + Phrase(vi: "… và \(rest) ô nữa", en: "… and \(rest) more")
        .text(in: language) + "\n"
    }
    return text
  }

  private func line(_ source: ExplainText.Source, in language: Language) -> String {
    let nowhere = Phrase(vi: "mẫu hoặc mặc định", en: "a template or a default")
    let place = source.location.described(in: language) ?? nowhere.text(in: language)
    return "\(source.path) = \(source.printed): \(place)\n"
  }

  private func json(_ sources: [ExplainText.Source], _ terminal: Terminal) -> String {
    var json = JSONWriter()
    json.array { for source in sources { write(source, to: &$0, terminal.language) } }
    return json.text + "\n"
  }

  private func write(
    _ source: ExplainText.Source, to json: inout JSONWriter, _ language: Language
  ) {
    json.object {
      for (name, text) in [
        ("path", source.path), ("printed", source.printed),
        ("place", source.location.described(in: language) ?? ""),
      ] {
        $0.key(name)
        $0.string(text)
      }
      $0.key("inputs")
      $0.array { for input in source.inputs { write(input, to: &$0, language) } }
    }
  }
}
