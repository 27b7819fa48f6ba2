import Groundwork
import Office

/// The one place that prints.
struct Terminal: Sendable {
  let language: Language
  let format: OutputFormat

  /// Prints findings: as text to the standard error, as JSON to the standard output.
  func show(_ findings: Findings) {
    let report = FindingReport(findings, in: language)
    switch format {
    case .text:
      Surroundings.Stream.error.write(report.text)
    case .json:
      var json = JSONWriter()
      report.write(to: &json)
      Surroundings.Stream.output.write(json.text + "\n")
    }
  }

  /// “2 lỗi, 1 cảnh báo; không ghi gì.”
  func showRefusal(_ findings: Findings) {
    let summary = FindingReport(findings, in: language).summary
    say(Phrase(vi: "\(summary); không ghi tệp nào", en: "\(summary); nothing was written"))
  }

  /// A line for a person; silent when the output is for a machine.
  func say(_ phrase: Phrase) {
    guard format == .text else { return }
    Surroundings.Stream.error.write(phrase.text(in: language) + "\n")
  }

  func showFault(_ phrase: Phrase) {
    let word = language == .vietnamese ? "không chạy được" : "could not run"
    Surroundings.Stream.error.write("tongket: \(word): \(phrase.text(in: language))\n")
  }

  /// What the command was asked for, to the standard output.
  func put(_ text: String) { Surroundings.Stream.output.write(text) }

  /// A line that is written over by the next one, on a terminal only.
  func showProgress(_ done: Int, of total: Int) {
    guard format == .text, Surroundings.Stream.error.isTerminal else { return }
    Surroundings.Stream.error.write("\r\(done)/\(total)\(done == total ? "\n" : "")")
  }

}
