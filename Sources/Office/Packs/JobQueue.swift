import Synchronization

/// Hands out the numbers of jobs to those who work side by side.
final class JobQueue: Sendable {
  private let count: Int
  private let state = Mutex((next: 0, done: 0))

  init(_ count: Int) { self.count = count }

  /// The next job; nil when all are taken.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// Counts a job that is done, and tells how many are, to one worker after the other.
  func finish(_ tell: (Int) -> Void) {
    state.withLock { state in
      state.done += 1
      tell(state.done)
    }
  }
}
