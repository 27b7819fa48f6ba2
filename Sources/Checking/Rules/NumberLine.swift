internal import Documents
internal import Groundwork
internal import WordDocuments

/// The number and symbol are there, written as the profile's pattern has them.
struct NumberLine: Rule {
  static let codes =
    ["number.missing", "number.label", "number.form", "number.padding", "number.spaces"]
    + LookCheck.codes("number")

  func check(_ paper: Paper, into findings: inout Findings) {
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
      checkForm(written, pattern, look.padding, at: location, into: &findings)
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
    _ written: String, _ pattern: Pattern, _ padding: Int, at location: Location,
    into findings: inout Findings
  ) {
    let word = pattern.label.prefix { $0.isLetter }
    guard written.hasPrefix(pattern.label) else {
      findings.error(
        "number.label", .label(written, pattern.label), at: location)
      return checkNumber(
        written.drop { $0.isLetter || $0 == ":" || $0 == "." || $0 == " " }, pattern, padding,
        at: location, into: &findings)
    }
    let rest = written.dropFirst(pattern.label.count)
    if pattern.label == word, rest.first == ":" {
      findings.error("number.label", .form(written, pattern.whole), at: location)
    }
    checkNumber(rest, pattern, padding, at: location, into: &findings)
  }

  private func checkNumber(
    _ rest: Substring, _ pattern: Pattern, _ padding: Int, at location: Location,
    into findings: inout Findings
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
        findings.error("number.padding", .padding(digits, padded), at: location)
      }
      if number.last == " " { findings.error("number.spaces", .spaces, at: location) }
    }
    if symbol.trimmed.isEmpty {
      findings.error("number.form", .form(rest.trimmed, pattern.whole), at: location)
    } else if symbol.contains(" ") || symbol.contains("\u{A0}") {
      findings.error("number.spaces", .spaces, at: location)
    }
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
