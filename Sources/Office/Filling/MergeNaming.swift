import Groundwork
import Synchronization

/// Names the documents of a mail merge, a batch at a time: while one batch is made, the next gets its
/// names, which must be given out in order.
final class MergeNaming: Sendable {
  /// How many documents there are.
  let count: Int
  private let records: MergeRecords
  private let name: DocumentName
  private let ending: String
  private let base: String
  private let state: Mutex<State>

  private struct State {
    var names = FileNames()
    var besides: RecordBesides
    /// How many records have their names.
    var done = 0
    /// Those of them that were not asked for yet.
    var ahead: [MergeRecords.Job] = []
    var found: MergeFindings
    /// A record that cannot be filled in at all; none after it is looked at.
    var refused = Findings()

    var mustStop: Bool { found.mustStop || refused.mustStop }
  }

  /// - Parameters:
  ///   - ending: the documents' file ending, without its point.
  ///   - fingerprint: of what all documents are made from besides the data.
  init(
    _ records: MergeRecords, named name: DocumentName, ending: String, fingerprint: String
  ) {
    count = records.count
    self.records = records
    self.name = name
    self.ending = ending
    base = records.base(after: fingerprint)
    state = Mutex(State(besides: records.besides, found: MergeFindings(records.count)))
  }

  /// Whether something was found that no document may stand beside.
  var mustStop: Bool { state.withLock { $0.mustStop } }

  /// The next documents, at most so many; none when all were given out or a record was refused.
  func next(_ size: Int) -> [MergeRecords.Job] {
    state.withLock { state in
      advance(&state, to: size)
      defer { state.ahead.removeFirst(min(size, state.ahead.count)) }
      return Array(state.ahead.prefix(size))
    }
  }

  /// All documents that were not given out yet, which stay to be given out.
  func all() -> [MergeRecords.Job] {
    state.withLock { state in
      advance(&state, to: count)
      return state.ahead
    }
  }

  /// Hands over what was found.
  func finish(into findings: inout Findings) {
    let (refused, found) = state.withLock { ($0.refused, $0.found) }
    findings.add(refused)
    found.finish(into: &findings)
  }

  private func advance(_ state: inout State, to size: Int) {
    state.ahead.reserveCapacity(min(size, count))
    while state.ahead.count < size, state.done < count, !state.refused.mustStop {
      let record = records[state.done]
      guard let seen = records.seen(record, &state.besides, into: &state.refused) else { return }
      var own = Findings()
      let wanted = name.text(.record(seen), number: state.done + 1, of: count, into: &own)
      state.found.add(own, of: state.done)
      var stem = wanted ?? ""
      if stem.hasEnding(ending) { stem = String(stem.dropLast(ending.count + 1)) }
      let path = state.names.name(for: stem, extension: ending)
      state.ahead.append(
        MergeRecords.Job(path: path, data: .record(seen), record: record, base: base))
      state.done += 1
    }
  }
}
