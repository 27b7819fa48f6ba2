internal import Documents
internal import Groundwork
internal import WordDocuments

/// A paper does not speak of bodies that are no more on its day, unless it means the past.
struct DissolvedBodies: Rule {
  static let codes = ["text.dissolved-body"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard let dissolved = paper.proofreader.data.dissolved, let day = paper.day,
      day >= dissolved.from
    else { return }
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      guard let first = paper.proofreader.dissolved.matches(in: text).first else { continue }
      let whole = paragraph.text.composed
      guard !dissolved.unless.contains(where: { whole.contains($0) }) else { continue }
      findings.warning(
        "text.dissolved-body", .dissolved(first.meaning, dissolved.from),
        at: paper.survey.location(of: paragraph), hints: [.saySo])
    }
  }
}

extension Phrase {
  fileprivate static func dissolved(_ name: String, _ from: CalendarDate) -> Phrase {
    Phrase(
      vi: "“\(name)” không còn từ ngày \(from.short)",
      en: "there is no “\(name)” since \(from.short)")
  }
  fileprivate static let saySo = Phrase(
    vi: "đổi thành cơ quan kế thừa; nói việc trước đó thì ghi thêm “(cũ)”",
    en: "name the body that took its place; of the past, add “(cũ)”")
}

extension CalendarDate {
  fileprivate var short: String {
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(padded(day))/\(padded(month))/\(year)"
  }
}
