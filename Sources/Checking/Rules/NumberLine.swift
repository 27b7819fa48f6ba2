internal import Documents
internal import Groundwork
internal import WordDocuments

/// The number and symbol are there, written as the profile's pattern has them.
struct NumberLine: Rule {
  static let codes =
    ["number.missing", "number.label", "number.form", "number.padding", "number.spaces"]
    + LookCheck.codes("number")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.head.number
    guard let span = paper.components[.number].first else {
      // A paper whose head is there but bears no number; what has no head at all is complained of
      // by the rules on its other parts.
      if !paper.isIssuedWithAnother {
        findings.error("number.missing", .missing, at: paper.location)
      }
      return
    }
    let location = paper.location(of: span)
    let written = paper.survey.text(of: span).composed
    let pattern = Pattern(look.pattern)
    // Where no word stands before the number, the line was known by all of its signs.
    if !pattern.label.isEmpty {
      let mends = NumberMends(paper, span, pattern.separator, padding: look.padding)
      checkForm(written, pattern, look.padding, mends, at: location, into: &findings)
    }
    LookCheck(paper: paper, name: .name, code: "number", style: look.style)
      .check(span, into: &findings)
  }

  /// “Số: {number}/{symbol}” taken apart.
  private struct Pattern {
    let whole: String
    let label: String
    let separator: String

    init(_ pattern: String) {
      whole = pattern
      label = pattern.prefix { $0 != "{" }.trimmed
      let rest = pattern.drop { $0 != "}" }.dropFirst()
      separator = String(rest.prefix { $0 != "{" })
    }
  }

  private func checkForm(
    _ written: String, _ pattern: Pattern, _ padding: Int, _ mends: NumberMends,
    at location: Location,
    into findings: inout Rulings
  ) {
    let word = pattern.label.prefix { $0.isLetter }
    guard written.hasPrefix(pattern.label) else {
      findings.error(
        "number.label", .label(written, pattern.label), at: location,
        mends: mends.label(pattern.label))
      return checkNumber(
        written.drop { $0.isLetter || $0 == ":" || $0 == "." || $0 == " " }, pattern, padding,
        mends, at: location, into: &findings)
    }
    let rest = written.dropFirst(pattern.label.count)
    if pattern.label == word, rest.first == ":" {
      findings.error("number.label", .form(written, pattern.whole), at: location)
    }
    checkNumber(rest, pattern, padding, mends, at: location, into: &findings)
  }

  private func checkNumber(
    _ rest: Substring, _ pattern: Pattern, _ padding: Int, _ mends: NumberMends,
    at location: Location,
    into findings: inout Rulings
  ) {
    guard !pattern.separator.isEmpty, let middle = rest.firstRange(of: pattern.separator) else {
      findings.error("number.form", .form(rest.trimmed, pattern.whole), at: location)
      return
    }
    let number = rest[..<middle.lowerBound].drop { $0 == " " }
    let symbol = rest[middle.upperBound...]
    // Room left for a number to be written by hand is no fault, nor what a placeholder fills.
    let digits = number.trimmed
    if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      if digits.utf8.count < padding {
        let padded = String(repeating: "0", count: padding - digits.utf8.count) + digits
        findings.error(
          "number.padding", .padding(digits, padded), at: location, mends: mends.padding)
      }
      if number.last == " " || rest.prefix(while: { $0 == " " }).count > 1 {
        findings.error("number.spaces", .spaces, at: location, mends: mends.spaces)
      }
    }
    if symbol.trimmed.isEmpty {
      findings.error("number.form", .form(rest.trimmed, pattern.whole), at: location)
    } else if symbol.contains(" ") || symbol.contains("\u{A0}") {
      findings.error("number.spaces", .spaces, at: location, mends: mends.spaces)
    }
  }
}

/// How a number's line is to be written, by the bytes of the line as it stands.
private struct NumberMends {
  let padding: [WordMend]
  let spaces: [WordMend]
  private let paper: Paper
  private let span: WordSurvey.Span
  private let line: [UInt8]

  init(_ paper: Paper, _ span: WordSurvey.Span, _ separator: String, padding count: Int) {
    let line = Array(paper.survey.text(of: span).utf8)
    self.paper = paper
    self.span = span
    self.line = line
    let isFigure = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let middle = separator.utf8.first.flatMap { line.firstIndex(of: $0) } ?? line.count
    let start = line[..<middle].firstIndex(where: isFigure) ?? middle
    let end = line[start..<middle].firstIndex { !isFigure($0) } ?? middle
    let figures = end - start
    padding =
      figures > 0 && figures < count
      ? [paper.mend(span, start..<start, String(repeating: "0", count: count - figures))] : []
    let lead = line[..<start].reversed().prefix { $0 == 0x20 }.count
    let extra = figures > 0 && lead > 1 ? [(start - lead + 1)..<start] : []
    spaces = (extra + Self.blanks(in: line, from: figures > 0 ? end : middle))
      .map { paper.mend(span, $0, "") }
  }

  /// Spaces, common and hard ones (C2 A0 in UTF-8).
  private static func blanks(in line: [UInt8], from start: Int) -> [Range<Int>] {
    var blanks: [Range<Int>] = []
    var place = start
    while place < line.count {
      if line[place] == 0x20 {
        blanks.append(place..<(place + 1))
      } else if line[place...].starts(with: [0xC2, 0xA0]) {
        blanks.append(place..<(place + 2))
        place += 1
      }
      place += 1
    }
    return blanks
  }

  /// The signs after the label's word, where only they are wrong: “Số :”, “Số”.
  func label(_ label: String) -> [WordMend] {
    let word = Array(label.prefix { $0.isLetter }.utf8)
    let signs = label.drop { $0.isLetter }
    guard !word.isEmpty, !signs.isEmpty, line.starts(with: word) else { return [] }
    let blanks = line.dropFirst(word.count).prefix { $0 == 0x20 }.count
    let next = word.count + blanks
    if line.dropFirst(next).starts(with: signs.utf8), blanks > 0 {
      return [paper.mend(span, word.count..<next, "")]
    }
    guard next < line.count, (0x30...0x39).contains(line[next]), blanks > 0 else { return [] }
    return [paper.mend(span, word.count..<word.count, String(signs))]
  }
}

extension StringProtocol {
  /// Without spaces at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " })
    else { return "" }
    return String(self[first...last])
  }
}

extension Phrase {
  fileprivate static let name = Phrase(vi: "số, ký hiệu", en: "the number and symbol")
  fileprivate static let missing = Phrase(
    vi: "thiếu dòng số, ký hiệu của văn bản", en: "the paper has no line for its number")
  fileprivate static let spaces = Phrase(
    vi: "số, ký hiệu có dấu cách; phải viết liền",
    en: "the number and symbol hold spaces; they must be written together")

  fileprivate static func label(_ written: String, _ label: String) -> Phrase {
    Phrase(
      vi: "dòng số ghi “\(written)”; phải bắt đầu bằng “\(label)”",
      en: "the number's line reads “\(written)”; it must begin with “\(label)”")
  }
  fileprivate static func form(_ written: String, _ pattern: String) -> Phrase {
    let vi = pattern.replacing("{number}", with: "12").replacing("{symbol}", with: "BC-UBND")
    return Phrase(
      vi: "số, ký hiệu ghi “\(written)”; phải viết như “\(vi)”",
      en: "the number and symbol read “\(written)”; they must be like “\(vi)”")
  }
  fileprivate static func padding(_ digits: String, _ padded: String) -> Phrase {
    Phrase(
      vi: "số văn bản ghi “\(digits)”; phải là “\(padded)”",
      en: "the number is “\(digits)”; it must be “\(padded)”")
  }
}
