internal import Groundwork

extension WordSurvey.Paragraph {
  /// Bytes of a heading that messages repeat; longer ones are cut.
  private static let headingLimit = 90
  /// Bytes beyond which a bold paragraph is text in bold and no heading.
  private static let headingLength = 400

  /// The words by which messages call what follows this paragraph; nil when it is no heading.
  ///
  /// A paragraph is a heading when its style says so, or when it is set in bold throughout and
  /// begins as headings of official papers do: many an office formats them by hand.
  var headingText: String? {
    guard cell == nil, !isInTextBox, text.utf8.count <= Self.headingLength else { return nil }
    let words = WordSurvey.trimmed(text)
    guard !words.isEmpty else { return nil }
    guard format.outlineLevel != nil || (isBoldThroughout && startsLikeHeading) else { return nil }
    return Self.shortened(words)
  }

  /// Whether every letter is bold.
  var isBoldThroughout: Bool {
    !runs.isEmpty
      && runs.allSatisfy { run in
        run.format.isBold || WordSurvey.isBlank(text.utf8, run.range)
      }
  }

  /// “I.”, “2.”, “Điều 3”, “Phần I”, “Chương II”, “Mục 1”.
  private var startsLikeHeading: Bool {
    let first = text.utf8.lazy.drop { $0 == 0x20 || $0 == 0x09 }.prefix(24)
    let head = String(decoding: Array(first), as: UTF8.self).folded
    for word in ["dieu ", "phan ", "chuong ", "muc "] where head.hasPrefix(word) { return true }
    let label = head.utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
    guard !label.isEmpty, label.count < 6, label.count < head.utf8.count else { return false }
    let roman = Set("ivxlc".utf8)
    return label.allSatisfy { roman.contains($0) }
      || label.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func shortened(_ words: String) -> String {
    guard words.utf8.count > headingLimit else { return words }
    var count = 0
    let short = words.unicodeScalars.prefix { scalar in
      count += scalar.utf8.count
      return count <= headingLimit
    }
    return String(short) + "…"
  }
}

extension WordSurvey {
  /// The text without outer blanks, and with a space for each break or tab.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8.map { $0 == 0x09 || $0 == 0x0A ? 0x20 : $0 }
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// Whether these bytes of a text show nothing.
  static func isBlank(_ text: String.UTF8View, _ range: Range<Int>) -> Bool {
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.index(start, offsetBy: range.count)
    return text[start..<end].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
