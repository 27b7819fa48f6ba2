internal import Documents
internal import Groundwork
internal import WordDocuments

/// Parts are numbered as the profile numbers them: no 1.1, no point f), j), w) or z); and what the
/// profile prints in bold at the head of a part is bold.
struct PartNumbers: Rule {
  static let codes = ["body.decimal-number", "body.letter", "heading.bold", "heading.align"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let letters = Set(paper.profile.letters)
    guard letters.count > 1 else { return }
    let labels = Self.boldLabels(of: paper.profile)
    for (index, paragraph) in paper.survey.paragraphs.enumerated()
    where Self.isText(paper.components.roles[index]) && paragraph.cell == nil {
      let location = paper.survey.location(of: paragraph)
      if let number = Self.decimalNumber(paragraph.text) {
        findings.warning("body.decimal-number", .decimal(number), at: location)
      }
      if let letter = Self.letter(paragraph.text), !letters.contains(letter) {
        findings.warning("body.letter", .letter(letter), at: location)
      }
      guard let label = Self.label(of: paragraph, among: labels) else { continue }
      let range = label.isWhole ? 0..<paragraph.text.utf8.count : 0..<label.length
      let isBold = paragraph.runs.allSatisfy { run in
        run.format.isBold || run.range.clamped(to: range).isEmpty
      }
      if !isBold {
        findings.error(
          "heading.bold", .bold(label.name), at: location,
          mends: [.text(WordMend.Place(paragraph), range, .bold(true))])
      }
      if label.isCentred, paragraph.format.alignment != .center {
        findings.error(
          "heading.align", .centred(label.name), at: location,
          mends: [paper.mend(index, .alignment(.center))])
      }
    }
  }

  private static func isText(_ role: WordSurvey.Role) -> Bool {
    [.body, .heading, .other, .appendixText].contains(role)
  }

  /// “1.1.” or “2.3.1” at the start; a version or a date is none.
  private static func decimalNumber(_ text: String) -> String? {
    let head = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }.prefix(12)
    let number = head.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    let pieces = number.split(separator: UInt8(ascii: "."))
    guard pieces.count > 1, pieces.allSatisfy({ $0.count < 3 }),
      let next = head.dropFirst(number.count).first, next == 0x20 || next == 0x09
    else { return nil }
    return String(decoding: Array(number), as: UTF8.self)
  }

  /// “d” of “d) …”; nil for anything else.
  private static func letter(_ text: String) -> String? {
    let head = text.drop { $0 == " " || $0 == "\t" }.prefix(2)
    guard head.last == ")", let letter = head.first, letter.isLetter, letter.isLowercase else {
      return nil
    }
    return String(letter)
  }

  // MARK: Labels

  /// A label that begins with a word, such as “Điều {n}.”.
  private struct LabelLook {
    let name: String
    let lead: String
    let tail: String
    let isCentred: Bool
    /// Whether its line holds nothing else.
    let isAlone: Bool
  }

  private struct Found {
    let name: String
    let length: Int
    let isWhole: Bool
    let isCentred: Bool
  }

  private static func boldLabels(of profile: FormatProfile) -> [LabelLook] {
    var labels: [LabelLook] = []
    for level in profile.schemes.flatMap(\.levels) where level.isLabelBold || level.style.isBold {
      guard let hole = level.label.firstRange(of: "{n}") else { continue }
      let lead = String(level.label[..<hole.lowerBound])
      guard lead.contains(where: \.isLetter), !labels.contains(where: { $0.lead == lead }) else {
        continue
      }
      labels.append(
        LabelLook(
          name: level.name, lead: lead, tail: String(level.label[hole.upperBound...]),
          isCentred: level.style.alignment == .center, isAlone: level.title == .below))
    }
    return labels
  }

  private static func label(
    of paragraph: WordSurvey.Paragraph, among labels: [LabelLook]
  ) -> Found? {
    for label in labels where paragraph.text.hasPrefix(label.lead) {
      let rest = paragraph.text.dropFirst(label.lead.count)
      let number = rest.prefix { $0.isASCII && ($0.isNumber || "IVXLC".contains($0)) }
      let after = rest.dropFirst(number.count)
      guard !number.isEmpty, after.hasPrefix(label.tail) else { continue }
      let isWhole = after.dropFirst(label.tail.count).trimmed.isEmpty
      guard isWhole || !label.isAlone else { continue }
      let length = label.lead.utf8.count + number.utf8.count + label.tail.utf8.count
      return Found(
        name: label.name, length: length, isWhole: isWhole, isCentred: label.isCentred)
    }
    return nil
  }
}

extension Phrase {
  fileprivate static func decimal(_ number: String) -> Phrase {
    Phrase(
      vi: "đánh số “\(number)” không phải là một cấp của thể thức; dùng khoản 1., điểm a)",
      en: "“\(number)” is no level of the form's numbering; use 1. and a)")
  }
  fileprivate static func letter(_ letter: String) -> Phrase {
    Phrase(
      vi: "điểm “\(letter))” không theo bảng chữ cái tiếng Việt",
      en: "point “\(letter))” is not of the Vietnamese alphabet")
  }
  fileprivate static func bold(_ name: String) -> Phrase {
    Phrase(vi: "số của \(name) phải in đậm", en: "the number of the \(name) must be bold")
  }
  fileprivate static func centred(_ name: String) -> Phrase {
    Phrase(vi: "\(name) phải căn giữa", en: "the \(name) must be centred")
  }
}
