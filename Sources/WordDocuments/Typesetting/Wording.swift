internal import Documents
internal import Groundwork

/// Patterns of a profile, filled in.
enum Wording {
  /// `pattern` with `{name}` replaced by the value of that name; unknown names stay.
  static func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    var out = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      if let value = values.first(where: { $0.key == name })?.value {
        out += value
      } else {
        out += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// Room for a hand to write in.
  ///
  /// No-break spaces: Word lets ordinary ones hang over the end of a line.
  static func blank(_ count: Int) -> String { String(repeating: "\u{A0}", count: count) }

  /// “Số: 07/BC-UBND”; nil when the paper bears neither number nor symbol.
  static func number(_ head: Letterhead, _ look: FormatProfile.Number) -> String? {
    guard head.number != nil || head.symbol != nil else { return nil }
    return fill(
      look.pattern,
      [
        "number": number(head.number, look), "symbol": head.symbol ?? blank(look.blank),
        "year": head.date.map { String($0.year) } ?? blank(look.blank),
      ])
  }

  /// The number filled up with zeros, or a blank.
  static func number(_ number: String?, _ look: FormatProfile.Number) -> String {
    guard let number else { return blank(look.blank) }
    return padded(number, to: look.padding)
  }

  private static func padded(_ figures: String, to count: Int) -> String {
    guard figures.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return figures }
    return String(repeating: "0", count: max(0, count - figures.utf8.count)) + figures
  }

  /// “ngày 05 tháng 01 năm 2020”, with blanks for a date that is not yet given.
  static func date(_ date: CalendarDate?, _ look: FormatProfile.PlaceDate) -> String {
    guard let date else {
      let blank = blank(look.blank)
      return fill(look.date, ["day": blank, "month": blank, "year": blank])
    }
    return fill(
      look.date,
      [
        "day": padded(String(date.day), to: date.day < look.padDaysBelow ? 2 : 1),
        "month": padded(String(date.month), to: date.month < look.padMonthsBelow ? 2 : 1),
        "year": String(date.year),
      ])
  }

  static func placeDate(_ head: Letterhead, _ look: FormatProfile.PlaceDate) -> String {
    fill(
      look.pattern,
      ["place": head.place ?? blank(look.blank), "date": date(head.date, look)])
  }

  /// The text without the mark that a person may have typed at its end.
  static func unmarked(_ text: String) -> String {
    var rest = text[...]
    while let last = rest.last, last.isWhitespace || ";.,".contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Lines with their marks: `;` after each, `.` after the last.
  static func marked(_ lines: [String], _ mark: String, _ lastMark: String) -> [String] {
    lines.enumerated().map { index, line in
      unmarked(line) + (index == lines.count - 1 ? lastMark : mark)
    }
  }

  /// A number as a level writes it.
  static func numeral(
    _ number: Int, _ kind: FormatProfile.Level.Numeral, letters: [String]
  ) -> String {
    switch kind {
    case .none: ""
    case .decimal: String(number)
    case .roman: RomanNumeral.text(number)
    case .letter: letter(number, letters)
    case .chinese: ChineseNumeral.text(number)
    }
  }

  /// Past the last letter they double, so that after y come aa and bb.
  private static func letter(_ number: Int, _ letters: [String]) -> String {
    guard number > 0, !letters.isEmpty else { return String(number) }
    let (rounds, index) = (number - 1).quotientAndRemainder(dividingBy: letters.count)
    // A list of more than four rounds is not one that anybody cites.
    guard rounds < 4 else { return String(number) }
    return String(repeating: letters[index], count: rounds + 1)
  }
}
