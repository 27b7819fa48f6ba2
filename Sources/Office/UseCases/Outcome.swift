public import Groundwork

/// How a use case ended, when the world did not fail.
public struct Outcome<Result: Sendable>: Sendable {
  /// What was made; nil when a finding forbade it, and then nothing was written.
  public let result: Result?
  /// Everything that was found, places looked up.
  public let findings: Findings

  /// Findings that are errors take the result away.
  init(_ result: Result?, findings: Findings, sources: Sources) {
    var findings = findings
    findings.resolve(with: sources)
    self.findings = findings
    self.result = findings.mustStop ? nil : result
  }
}
