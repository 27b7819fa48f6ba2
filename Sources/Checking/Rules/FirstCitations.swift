internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper that is cited for the first time is cited in full: type, number and symbol, day, body,
/// subject.
///
/// The day stands right after the symbol; where it is missing the rest is not looked for, because
/// nobody but a reader can tell a body's name from the words that follow. Later citations are
/// short.
struct FirstCitations: Rule {
  static let codes = ["citation.first"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    var cited = Set(paper.components[.number].map { Self.own(paper.survey.text(of: $0)) })
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      let role = paper.components.roles[index]
      for (type, range) in paper.proofreader.citedTypes.matches(in: text) {
        guard let (sign, end) = Self.sign(after: range.upperBound, in: text),
          cited.insert(sign).inserted, role == .body || role == .basis,
          !Self.isDated(after: end, in: text)
        else { continue }
        findings.warning(
          "citation.first", .short("\(type) số \(sign)"),
          at: paper.survey.location(of: paragraph))
      }
    }
  }

  /// “30/2020/NĐ-CP” of “ số 30/2020/NĐ-CP”, and where it ends; nil when no such thing follows.
  private static func sign(after place: Int, in text: [UInt8]) -> (sign: String, end: Int)? {
    let lead = Array(" số ".utf8)
    guard text[place...].starts(with: lead) else { return nil }
    let start = place + lead.count
    var end = start
    while end < text.count, text[end] > 0x20, !endings.contains(text[end]) { end += 1 }
    while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let sign = text[start..<end]
    guard sign.first.map({ (0x30...0x39).contains($0) }) == true,
      sign.contains(UInt8(ascii: "/")), sign.contains(where: { $0 | 0x20 >= 0x61 })
    else { return nil }
    return (String(decoding: sign, as: UTF8.self), end)
  }

  private static let endings = Set(",;:()”\"".utf8)

  private static func isDated(after place: Int, in text: [UInt8]) -> Bool {
    var rest = text[place...]
    if rest.first == UInt8(ascii: ",") { rest.removeFirst() }
    return rest.starts(with: " ngày ".utf8)
  }

  /// “12/BC-UBND” of “Số: 12/BC-UBND”.
  private static func own(_ line: String) -> String {
    String(line.drop { !$0.isNumber })
  }
}

extension Phrase {
  fileprivate static func short(_ cited: String) -> Phrase {
    Phrase(
      vi:
        "viện dẫn lần đầu “\(cited)” phải đủ ngày ban hành, cơ quan ban hành, trích yếu",
      en: "the first citation of “\(cited)” must have its day, its body and its subject")
  }
}
