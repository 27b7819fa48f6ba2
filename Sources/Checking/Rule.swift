internal import Groundwork

/// One thing that a profile demands of a paper.
///
/// A rule is one file: what it checks, then its words at the foot. Every measure comes from the
/// profile; a rule knows none by itself.
protocol Rule: Sendable {
  /// The codes of its findings.
  static var codes: [String] { get }

  func check(_ paper: Paper, into findings: inout Rulings)
}
