internal import Documents
internal import Groundwork

/// Tells what each piece of a paper is for: the head first, then the foot, then what is between.
final class ComponentFinder {
  let survey: WordSurvey
  let profile: FormatProfile
  let words: Landmarks
  /// The paragraphs with which sections begin.
  let sectionStarts: Set<Int>
  var found = WordSurvey.Components()
  /// The lines of the paragraphs that were looked at; most are looked at several times.
  private var known: [[Line]?]

  /// One line of text as a reader sees it.
  struct Line {
    let span: WordSurvey.Span
    let text: String
    /// Blind to case and diacritics; of a long line only the beginning, for no component is known
    /// by more, and folding all of every paper would cost more than all else.
    let folded: String

    init(_ span: WordSurvey.Span, _ text: String) {
      self.span = span
      self.text = text
      folded =
        text.utf8.count <= Self.foldedLength
        ? text.folded : String(text.unicodeScalars.prefix(Self.foldedStart)).folded
    }

    /// Bytes of the longest line that is folded whole.
    private static let foldedLength = 240
    /// Characters that are folded of a longer one.
    private static let foldedStart = 40
  }

  init(_ survey: WordSurvey, _ profile: FormatProfile) {
    self.survey = survey
    self.profile = profile
    words = Landmarks(profile)
    known = Array(repeating: nil, count: survey.paragraphs.count)
    sectionStarts = Set(survey.sections.map(\.paragraphs.lowerBound))
  }

  func find() -> WordSurvey.Components {
    found.roles = survey.paragraphs.map { $0.isBlank ? .blank : .other }
    let headEnd = findHead()
    let copy = findCopy(after: headEnd)
    let last = copy ?? survey.paragraphs.count
    let end = findColophon(in: headEnd..<max(headEnd, last)) ?? last
    let mainEnd = min(firstAppendix(after: headEnd) ?? end, end)
    let foot = findFoot(in: headEnd..<max(headEnd, mainEnd))
    let bodyStart = findOpening(in: headEnd..<max(headEnd, foot?.lowerBound ?? mainEnd))
    classifyBody(bodyStart..<max(bodyStart, foot?.lowerBound ?? mainEnd))
    found.end = foot.map { min($0.upperBound, mainEnd) } ?? mainEnd
    findAppendices(in: found.end..<max(found.end, end))
    return found
  }

  // MARK: Lines

  /// The lines of a paragraph; outside tables, wide gaps part the pieces of a line too.
  func lines(of index: Int) -> [Line] {
    if let lines = known[index] { return lines }
    let lines = cutLines(of: index)
    known[index] = lines
    return lines
  }

  private func cutLines(of index: Int) -> [Line] {
    let paragraph = survey.paragraphs[index]
    let bytes = Array(paragraph.text.utf8)
    var lines: [Line] = []
    var start = 0
    var end = 0
    var spaces = 0
    func close() {
      guard start < end else { return }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      lines.append(Line(.init(paragraph: index, range: start..<end), text))
    }
    for (place, byte) in bytes.enumerated() {
      if byte == 0x0A || (byte == 0x09 && paragraph.cell == nil) {
        close()
        (start, end, spaces) = (place + 1, place + 1, 0)
      } else if byte == 0x20 || byte == 0x09 {
        if start == end { (start, end) = (place + 1, place + 1) } else { spaces += 1 }
      } else {
        if spaces >= Self.gap, paragraph.cell == nil, start < end, splits(bytes, end, place) {
          close()
          start = place
        }
        end = place + 1
        spaces = 0
      }
    }
    close()
    return lines
  }

  /// Spaces in a row with which people set two things side by side.
  private static let gap = 5

  /// A wide gap parts words, but not the blanks that a number or a date leaves to be filled in.
  private func splits(_ bytes: [UInt8], _ end: Int, _ next: Int) -> Bool {
    bytes[next] != UInt8(ascii: "/")
      && !String(decoding: bytes[next...].prefix(12), as: UTF8.self).folded.startsWithAny(
        words.dateWords)
      && !String(decoding: bytes[..<end].suffix(12), as: UTF8.self).folded.endsWithAny(
        words.dateWords)
  }

  /// Whether all letters are shown as capitals.
  func isCapitals(_ line: Line) -> Bool {
    let runs = survey.runs(of: line.span)
    if !runs.isEmpty, runs.allSatisfy(\.format.isCapitals) { return true }
    return line.text.isAllCapitals
  }

  func isBold(_ line: Line) -> Bool {
    let runs = survey.runs(of: line.span)
    return !runs.isEmpty && runs.allSatisfy(\.format.isBold)
  }

  func isCentred(_ index: Int) -> Bool { survey.paragraphs[index].format.alignment == .center }

  /// Lines and signs under a text.
  static func isOrnament(_ line: Line) -> Bool {
    !line.text.isEmpty
      && line.text.unicodeScalars.allSatisfy { "_-–—*=~.· ".unicodeScalars.contains($0) }
  }

  /// The outermost table around a paragraph; nil when it stands in none.
  func table(of index: Int) -> Int? {
    guard var table = survey.paragraphs[index].cell?.table else { return nil }
    while let outer = survey.tables[table].outer { table = outer }
    return table
  }

  /// The cell of the outermost table that a paragraph stands in; for one in an inner table, nil.
  func cell(of index: Int, in table: Int) -> WordSurvey.Cell? {
    guard let cell = survey.paragraphs[index].cell, cell.table == table else { return nil }
    return cell
  }
}

extension String {
  /// Whether there are letters and none of them is small.
  var isAllCapitals: Bool {
    var hasLetter = false
    for scalar in unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { hasLetter = true }
    }
    return hasLetter
  }

  func startsWithAny(_ words: [String]) -> Bool { words.contains { hasPrefix($0) } }
  func endsWithAny(_ words: [String]) -> Bool { words.contains { hasSuffix($0) } }
}
