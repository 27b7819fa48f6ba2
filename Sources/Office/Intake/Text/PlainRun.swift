/// The bytes of a JSON text up to its quote, its next escape, or a byte that may not stand in it.
///
/// Eight bytes are looked at together: texts are most of a file, and most of them end in their first
/// run.
struct PlainRun {
  /// Where the byte stands that ends the run; the end of the file when there is none.
  private(set) var end: Int
  /// How many of its bytes start no scalar; without any, the run is ASCII.
  private(set) var continuations = 0

  /// Looks at UTF-8 from `start` on.
  init(_ bytes: Span<UInt8>, from start: Int) {
    end = start
    let raw = unsafe bytes.bytes
    while end + 8 <= bytes.count {
      // Eight bytes lie ahead.
      let word = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: end, as: UInt64.self)
      let stops = Self.stops(in: UInt64(littleEndian: word))
      let length = stops.trailingZeroBitCount / 8
      continuations += Self.continuations(in: UInt64(littleEndian: word), first: length)
      end += length
      guard stops == 0 else { return }
    }
    while end < bytes.count, !Self.isStop(bytes[end]) {
      if UTF8.isContinuation(bytes[end]) { continuations += 1 }
      end += 1
    }
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
  }

  /// The topmost bit of the first byte that stops the run; of bytes above it, set or not.
  ///
  /// A byte is below n when subtracting n borrows from its topmost bit, which it did not have.
  private static func stops(in word: UInt64) -> UInt64 {
    let quote = word ^ (lows &* UInt64(UInt8(ascii: "\"")))
    let escape = word ^ (lows &* UInt64(UInt8(ascii: "\\")))
    let borrows =
      (quote &- lows) & ~quote | (escape &- lows) & ~escape | (word &- lows &* 0x20) & ~word
    return borrows & lows &<< 7
  }

  /// How many of the first bytes are `10xxxxxx`.
  private static func continuations(in word: UInt64, first length: Int) -> Int {
    let marks = word & ~(word &<< 1) & lows &<< 7
    return (length == 8 ? marks : marks & (1 &<< (8 * length) &- 1)).nonzeroBitCount
  }

  /// A one in every byte.
  private static let lows: UInt64 = 0x0101_0101_0101_0101
}
