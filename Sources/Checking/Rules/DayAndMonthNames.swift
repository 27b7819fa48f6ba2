internal import Documents
internal import Groundwork
internal import WordDocuments

/// Days of the week and months that are named in words begin with a capital: “thứ Hai”, “tháng
/// Tám”.
///
/// The same words count: “lần thứ hai”, “mỗi tháng hai lần”. Only what stands as a date does is
/// taken for one.
struct DayAndMonthNames: Rule {
  static let codes = ["text.capital-day"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    guard let names = paper.proofreader.data.dayNames else { return }
    for (index, paragraph) in paper.survey.paragraphs.enumerated() {
      let text = paper.texts[index]
      for (name, range) in paper.proofreader.weekdays.matches(in: text)
      where Self.isWeekday(range, in: text, names) {
        say("thứ", name, paper.survey.location(of: paragraph), &findings)
      }
      for (name, range) in paper.proofreader.months.matches(in: text)
      where Self.isMonth(name, range, in: text, names) {
        say("tháng", name, paper.survey.location(of: paragraph), &findings)
      }
    }
  }

  private func say(
    _ noun: String, _ name: String, _ location: Location, _ findings: inout Rulings
  ) {
    findings.warning(
      "text.capital-day", .write("\(noun) \(name)", "\(noun) \(name.capitalizedFirst)"),
      at: location)
  }

  /// “sáng thứ hai”, “8 giờ, thứ hai, ngày 16”.
  private static func isWeekday(
    _ range: Range<Int>, in text: [UInt8], _ names: Proofing.DayNames
  ) -> Bool {
    let before = word(before: range.lowerBound, in: text)
    if names.times.contains(before) { return true }
    guard isOpening(before) || names.openings.contains(before) else { return false }
    var rest = text[range.upperBound...]
    if rest.first == UInt8(ascii: ",") { rest.removeFirst() }
    let lead = Array(" ngày ".utf8)
    return rest.starts(with: lead) && rest.dropFirst(lead.count).first.map(isFigure) == true
  }

  /// “Cách mạng tháng tám”, “trong tháng hai.”, “tháng tám năm 1945”.
  private static func isMonth(
    _ name: String, _ range: Range<Int>, in text: [UInt8], _ names: Proofing.DayNames
  ) -> Bool {
    if names.onlyMonths.contains(name) { return true }
    let before = word(before: range.lowerBound, in: text)
    guard !names.counting.contains(before), !before.utf8.contains(where: isFigure) else {
      return false
    }
    let rest = text[range.upperBound...]
    guard let next = rest.first else { return true }
    if next != 0x20 { return endings.contains(next) }
    return names.closings.contains { closing in
      let words = Array(" \(closing)".utf8)
      guard rest.starts(with: words) else { return false }
      let after = rest.dropFirst(words.count)
      // “năm” is a year before figures only, and otherwise may be five of something.
      return closing == "năm"
        ? after.first == 0x20 && after.dropFirst().first.map(isFigure) == true
        : after.first.map { $0 == 0x20 || endings.contains($0) } ?? true
    }
  }

  private static let endings = Set(",.;:)!?".utf8)

  private static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a date may begin after this: nothing, a figure, or a sign that ends a phrase.
  private static func isOpening(_ word: String) -> Bool {
    guard let last = word.utf8.last else { return true }
    return isFigure(last) || Set(",.;:(".utf8).contains(last)
  }

  /// What stands between the two blanks before a place, in small letters; empty at the start.
  private static func word(before place: Int, in text: [UInt8]) -> String {
    let blank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A }
    var end = place
    while end > 0, blank(text[end - 1]) { end -= 1 }
    var start = end
    while start > 0, !blank(text[start - 1]) { start -= 1 }
    return String(decoding: text[start..<end], as: UTF8.self).lowercased()
  }
}
