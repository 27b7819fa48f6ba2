internal import Documents
internal import Groundwork
internal import WordDocuments

/// Those rules of the decree on capital letters that need no dictionary of names.
struct CapitalLetters: Rule {
  static let codes = ["text.capital", "text.capital-start"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      for (written, right) in Self.wrong(in: text, paper.proofreader) {
        findings.warning(
          "text.capital", .write(written, right), at: paper.survey.location(of: paragraph))
      }
      if paper.components.roles[index] == .body, let word = Self.smallStart(text) {
        findings.warning(
          "text.capital-start", .start(word), at: paper.survey.location(of: paragraph))
      }
    }
  }

  private static func wrong(
    in text: [UInt8], _ reader: Proofreader
  ) -> [(written: String, right: String)] {
    var wrong: [(written: String, right: String)] = []
    for (capital, range) in reader.capitals.matches(in: text)
    where capital.leads.contains(where: { follows($0, range.lowerBound, in: text) }) {
      wrong.append((capital.wrong, capital.right))
    }
    for (noun, range) in reader.units.matches(in: text)
    where isInSentence(range.lowerBound, in: text) && startsName(range.upperBound, in: text) {
      let next = Array(text[min(range.upperBound + 1, text.count)...])
      guard !reader.data.unitExceptions.contains(where: { next.starts(with: $0.utf8) }) else {
        continue
      }
      wrong.append((noun, noun.lowercasedFirst))
    }
    for (word, range) in reader.great.matches(in: text)
    where isFigure(range.upperBound, in: text) && isInSentence(range.lowerBound, in: text) {
      wrong.append((word, word.capitalizedFirst))
    }
    for (word, range) in reader.small.matches(in: text)
    where isFigure(range.upperBound, in: text) && isInSentence(range.lowerBound, in: text) {
      wrong.append((word, word.lowercasedFirst))
    }
    return wrong
  }

  /// Whether a small letter and a blank stand right before: no sentence or quotation begins here.
  private static func isInSentence(_ place: Int, in text: [UInt8]) -> Bool {
    guard place >= 2, text[place - 1] == 0x20 else { return false }
    var start = place - 2
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    // The word before must begin small too: after a name, a noun is part of a longer name.
    var word = start
    while word > 0, text[word - 1] != 0x20 { word -= 1 }
    return isSmall(at: start, in: text) && isSmall(at: word, in: text)
  }

  private static func isSmall(at place: Int, in text: [UInt8]) -> Bool {
    scalar(at: place, in: text)?.properties.isLowercase ?? false
  }

  private static func startsName(_ place: Int, in text: [UInt8]) -> Bool {
    place + 1 < text.count && text[place] == 0x20
      && scalar(at: place + 1, in: text)?.properties.isUppercase ?? false
  }

  private static func isFigure(_ place: Int, in text: [UInt8]) -> Bool {
    place + 1 < text.count && text[place] == 0x20 && (0x30...0x39).contains(text[place + 1])
  }

  private static func follows(_ lead: String, _ place: Int, in text: [UInt8]) -> Bool {
    let bytes = Array(lead.utf8)
    let start = place - bytes.count - 1
    return start >= 0 && text[place - 1] == 0x20
      && text[start..<(place - 1)].elementsEqual(bytes)
  }

  private static func scalar(at place: Int, in text: [UInt8]) -> Unicode.Scalar? {
    String(decoding: text[place...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// The first word of a paragraph that begins small; nil for “a)”, dashes and web addresses.
  private static func smallStart(_ text: [UInt8]) -> String? {
    guard let first = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      isSmall(at: first, in: text)
    else { return nil }
    let word = text[first...].prefix { $0 > 0x20 }
    let hasMark = word.contains { [0x29, 0x2E, 0x2F, 0x3A, 0x40].contains($0) }
    return hasMark ? nil : String(decoding: word, as: UTF8.self)
  }
}

extension Phrase {
  /// A word in its place, as it is and as it must be.
  static func write(_ written: String, _ right: String) -> Phrase {
    Phrase(
      vi: "“\(written)” ở đây phải viết “\(right)”",
      en: "“\(written)” must be written “\(right)” here")
  }
  fileprivate static func start(_ word: String) -> Phrase {
    Phrase(
      vi: "đầu đoạn “\(word)” phải viết hoa",
      en: "the paragraph begins with “\(word)”; it must begin with a capital letter")
  }
}
