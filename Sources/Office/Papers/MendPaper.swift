import Checking
import Groundwork
import WordDocuments

/// Mends what can be mended in a paper without changing a word, until nothing of it is left.
struct MendPaper {
  private let checker: Checker
  private let mender: WordMender

  init(_ checker: Checker) {
    self.checker = checker
    mender = WordMender(checker.profile)
  }

  /// A paper after it was mended.
  struct Mended {
    /// The same bytes as before when there was nothing to mend.
    var bytes: [UInt8]
    /// Everything that was put right, in the order in which it was found.
    var changes: [Finding] = []
    /// What is still wrong.
    var rulings: [Ruling]
    /// The survey of these bytes; nil when there was nothing to mend.
    var survey: WordSurvey?
  }

  /// Rounds after which what is left stays: a size that is put right can show that another is
  /// wrong, and so on, but not for long.
  private static let rounds = 6

  /// - Throws: `WordFault` when the paper cannot be read.
  func run(
    _ bytes: [UInt8], file: String, _ rulings: [Ruling]
  ) throws(WordFault) -> Mended {
    var mended = Mended(bytes: bytes, rulings: rulings)
    for _ in 0..<Self.rounds {
      let mendable = mended.rulings.filter(\.isMendable)
      guard !mendable.isEmpty else { break }
      let better = try mender.mend(mended.bytes, mendable.flatMap(\.mends))
      let survey = try WordSurvey(reading: better, file: file)
      let left = checker.rule(on: survey)
      mended.changes += mendable.map(\.finding)
      mended.bytes = better
      mended.survey = survey
      guard left != mended.rulings else { break }
      mended.rulings = left
    }
    // What was tried in vain was not put right.
    let stubborn = Set(mended.rulings.filter(\.isMendable).map(\.finding))
    var seen: Set<Finding> = []
    mended.changes = mended.changes.filter { !stubborn.contains($0) && seen.insert($0).inserted }
    // Advice is for what is still to be done.
    for index in mended.changes.indices { mended.changes[index].hints = [] }
    return mended
  }
}
