import Groundwork

/// What is wrong in templates, gathered while they are read.
struct Problems {
  var findings = Findings()
  /// Findings in the template at hand; past the limit they are only counted.
  private var count = 0

  /// Whether there is no room for more: a suggestion, which takes a look at every known name, need
  /// not be made for what nobody will read.
  var isFull: Bool { count >= SyntaxLimit.findings }

  mutating func report(
    _ problem: Problem, _ source: Source, _ range: Range<Int>,
    hints: [Phrase] = []
  ) {
    count += 1
    guard count <= SyntaxLimit.findings else { return }
    findings.add(
      Finding(
        .error, problem.code, problem.message, at: source.location(at: range.lowerBound),
        excerpt: source.excerpt(of: range), hints: problem.hints + hints))
  }
}
