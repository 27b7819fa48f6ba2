import Dispatch
import Groundwork
import Synchronization

// A long list of records, read from its start and from its middle at the same time.
extension JSONReader {
  /// What one of two readers read.
  private struct Half: Sendable {
    var reader: JSONReader
    var values: [Value] = []
    var ending: Ending?

    mutating func read(depth: Int, upTo stop: Int = -1) {
      ending = reader.items(into: &values, depth: depth, upTo: stop)
    }
  }

  /// Reads the rest of a list that started with the item at `start`: the second half of it while
  /// the first is read.
  ///
  /// False, with nothing read, when too little is left, when one of them found something wrong, or
  /// when the second did not start where the first came to an item.
  mutating func readHalves(
    into values: inout [Value], from start: Int, depth: Int
  ) -> Bool {
    guard bytes.count - position >= 2 * Self.leastHalf else { return false }
    // Whatever comes of it, the search is not made again for the next list, and the next.
    mayHalve = false
    guard let middle = middle(ofListFrom: start) else { return false }
    var ahead = self
    (ahead.findings, ahead.legacy) = (Findings(), LegacyText())
    let front = Mutex(Half(reader: self))
    let back = Mutex(Half(reader: ahead))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        front.withLock { $0.read(depth: depth, upTo: middle) }
      } else {
        back.withLock {
          $0.reader.skip(to: middle)
          $0.read(depth: depth)
        }
      }
    }
    let (first, second) = (front.withLock { $0 }, back.withLock { $0 })
    switch (first.ending, second.ending) {
    case (.atBracket, _):
      self = first.reader
      values += first.values
      return true
    case (.atStop, .atBracket):
      self = second.reader
      (findings, legacy) = (first.reader.findings, first.reader.legacy)
      findings.add(second.reader.findings)
      legacy.add(second.reader.legacy)
      values += first.values
      values += second.values
      return true
    default:
      return false
    }
  }

  /// Where an item of a list starts, about half way to the end of the file; nil when none is found.
  ///
  /// Records of one list start alike, `{"so":`, and no text holds a quote that is not escaped. A
  /// record further inside may start so too; whoever reads from the front never comes to it as an
  /// item, and reads the whole list.
  private func middle(ofListFrom first: Int) -> Int? {
    guard let start = start(ofRecordAt: first) else { return nil }
    let half = position + (bytes.count - position) / 2
    for at in half..<min(half + Self.leastHalf, bytes.count) where bytes[at] == UInt8(ascii: "{") {
      if bytes[at...].starts(with: start),
        bytes[..<at].last(where: { !Self.isBlank($0) }) == Self.comma
      {
        return at
      }
    }
    return nil
  }
  /// Less is read before another thread has started.
  private static let leastHalf = 128 << 10
  private static let comma = UInt8(ascii: ",")

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  /// What a record starts with, up to the end of its first name: `{"so"`; nil for other values.
  private func start(ofRecordAt place: Int) -> ArraySlice<UInt8>? {
    guard bytes[place] == UInt8(ascii: "{"),
      let opening = bytes[(place + 1)...].firstIndex(where: { !Self.isBlank($0) }),
      bytes[opening] == UInt8(ascii: "\"")
    else { return nil }
    let closing = PlainRun(bytes.span, from: opening + 1).end
    guard closing < bytes.count, bytes[closing] == UInt8(ascii: "\"") else { return nil }
    return bytes[place...closing]
  }

  /// Goes on to a place further along, without looking at what is on the way.
  private mutating func skip(to place: Int) {
    for at in position..<place where bytes[at] == UInt8(ascii: "\n") {
      line += 1
      (lineStart, continuations) = (at + 1, 0)
    }
    let start = max(position, lineStart)
    continuations += bytes[start..<place].count { UTF8.isContinuation($0) }
    position = place
  }
}
