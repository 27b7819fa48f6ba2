import Groundwork
import Office

/// The one place that prints.
struct Terminal: Sendable {
  let language: Language
  let format: OutputFormat

  /// Prints findings: as text to the standard error, as JSON or SARIF to the standard output.
  ///
  /// `aside` sends them to the standard error in any case: the standard output is taken.
  func show(_ findings: Findings, aside: Bool = false) {
    let report = FindingReport(findings, in: language)
    let stream = aside ? Surroundings.Stream.error : .output
    switch format {
    case .text:
      Surroundings.Stream.error.write(report.text)
    case .json:
      var json = JSONWriter()
      report.write(to: &json)
      stream.write(json.text + "\n")
    case .sarif:
      var json = JSONWriter()
      report.writeSARIF(to: &json)
      stream.write(json.text + "\n")
    }
  }

  /// The same beside what was put right in a copy; nil when nothing was to be.
  func show(_ findings: Findings, changed: Findings?) {
    guard let changed else { return show(findings) }
    let done = FindingReport(changed, in: language)
    let report = FindingReport(findings, in: language)
    switch format {
    case .text:
      let word = language == .vietnamese ? "đã sửa" : "put right"
      for change in done.findings {
        let place = change.location.described(in: language).map { $0 + ": " } ?? ""
        var line = "\(place)\(word): \(change.message.text(in: language))  [\(change.code)]\n"
        for alike in change.hints { line += "  \(alike.text(in: language))\n" }
        Surroundings.Stream.error.write(line)
      }
      Surroundings.Stream.error.write(report.text)
    case .json:
      var json = JSONWriter()
      json.object {
        $0.key("changed")
        done.write(to: &$0)
        $0.key("findings")
        report.write(to: &$0)
      }
      Surroundings.Stream.output.write(json.text + "\n")
    case .sarif: show(findings)
    }
  }

  /// The last line of a refusal: how many findings there are, and that nothing was written.
  func showRefusal(_ findings: Findings) {
    let summary = FindingReport(findings, in: language).summary
    say(Phrase(vi: "\(summary); không ghi tệp nào", en: "\(summary); nothing was written"))
  }

  /// A line for a person; silent when the output is for a machine.
  func say(_ phrase: Phrase) {
    guard format == .text else { return }
    Surroundings.Stream.error.write(phrase.text(in: language) + "\n")
  }

  /// Why the command could not run, and what may help.
  func showFault(_ fault: WorkspaceFault) {
    let (word, hint) =
      language == .vietnamese ? ("không chạy được", "gợi ý") : ("could not run", "hint")
    var text = "tongket: \(word): \(fault.phrase.text(in: language))  [\(fault.code)]\n"
    for cure in fault.hints { text += "  \(hint): \(cure.text(in: language))\n" }
    Surroundings.Stream.error.write(text)
  }

  /// What the command was asked for, to the standard output.
  func put(_ text: String) { Surroundings.Stream.output.write(text) }

  /// A line that is written over by the next one, on a terminal only.
  func showProgress(_ done: Int, of total: Int) {
    guard format == .text, Surroundings.Stream.error.isTerminal else { return }
    Surroundings.Stream.error.write("\r\(done)/\(total)\(done == total ? "\n" : "")")
  }

}
