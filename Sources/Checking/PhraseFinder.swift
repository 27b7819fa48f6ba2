/// Finds any of many phrases in a text, in one pass over its bytes.
///
/// A phrase is found where it stands as words: no letter before it, none after it.
package struct PhraseFinder: Sendable {
  private let phrases: [[UInt8]]
  /// The phrases that begin with two given bytes; most pairs begin none.
  private let starts: [UInt16: [Int]]
  private let mayStart: [Bool]

  package init(_ phrases: [String]) {
    self.phrases = phrases.map { Array($0.utf8) }
    var starts: [UInt16: [Int]] = [:]
    var mayStart = [Bool](repeating: false, count: 65_536)
    for (index, phrase) in self.phrases.enumerated() where phrase.count > 1 {
      let pair = Self.pair(phrase[0], phrase[1])
      starts[pair, default: []].append(index)
      mayStart[Int(pair)] = true
    }
    self.starts = starts
    self.mayStart = mayStart
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  /// Each phrase that was found, by its index, with its bytes; in the order of the text.
  package func matches(in text: [UInt8]) -> [(phrase: Int, range: Range<Int>)] {
    var found: [(phrase: Int, range: Range<Int>)] = []
    guard text.count > 1 else { return found }
    var place = 0
    while place + 1 < text.count {
      let pair = Self.pair(text[place], text[place + 1])
      if mayStart[Int(pair)], place == 0 || !WordByte.isLetter(before: place, in: text),
        let match = match(pair, at: place, in: text)
      {
        found.append(match)
        place = match.range.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  /// The longest phrase that stands here.
  private func match(
    _ pair: UInt16, at place: Int, in text: [UInt8]
  ) -> (phrase: Int, range: Range<Int>)? {
    var longest: (phrase: Int, range: Range<Int>)?
    for index in starts[pair] ?? [] {
      let phrase = phrases[index]
      let end = place + phrase.count
      guard end <= text.count, text[place..<end].elementsEqual(phrase),
        end == text.count || !WordByte.isLetter(after: end, in: text),
        phrase.count > longest?.range.count ?? 0
      else { continue }
      longest = (index, place..<end)
    }
    return longest
  }
}

/// Letters and figures in UTF-8, as far as Vietnamese needs them.
enum WordByte {
  /// Whether the character that starts at `place` belongs to a word.
  static func isLetter(after place: Int, in text: [UInt8]) -> Bool {
    let byte = text[place]
    if byte < 0x80 { return isASCII(byte) }
    return isLead(byte, place + 1 < text.count ? text[place + 1] : 0)
  }

  /// Whether the character that ends right before `place` belongs to a word.
  static func isLetter(before place: Int, in text: [UInt8]) -> Bool {
    var start = place - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return isLetter(after: start, in: text)
  }

  private static func isASCII(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Latin letters with marks lie below U+0370 and from U+1E00 to U+1EFF; C2 begins signs.
  private static func isLead(_ byte: UInt8, _ next: UInt8) -> Bool {
    (0xC3...0xCD).contains(byte) || (byte == 0xE1 && next >= 0xB8)
  }
}
