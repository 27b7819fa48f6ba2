internal import Documents
internal import Groundwork
internal import WordDocuments

/// The place and date look and read as the profile's patterns have them.
///
/// Not every type of paper bears them: a biên bản tells its time in the text, and what bears no
/// number is no paper of its own.
struct PlaceDateLine: Rule {
  static let codes =
    ["date.missing", "date.day-padding", "date.month-padding", "date.impossible", "date.place"]
    + LookCheck.codes("date")

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.head.placeDate
    guard let span = paper.components[.placeDate].first else {
      if let number = paper.components[.number].first, !paper.isUndated {
        findings.error("date.missing", .missing, at: paper.location(of: number))
      }
      return
    }
    let location = paper.location(of: span)
    let written = paper.survey.text(of: span).composed
    checkFigures(written, look, in: paper, span, into: &findings)
    checkPlace(written, look, at: location, into: &findings)
    LookCheck(paper: paper, name: .name, code: "date", style: look.style)
      .check(span, into: &findings)
  }

  private func checkFigures(
    _ written: String, _ look: FormatProfile.PlaceDate, in paper: Paper,
    _ span: WordSurvey.Span, into findings: inout Rulings
  ) {
    let location = paper.location(of: span)
    let places = FigurePlaces(in: paper.survey.text(of: span), look.date)
    func mend(_ name: String, _ right: String) -> [WordMend] {
      places[name].map { [paper.mend(span, $0, right)] } ?? []
    }
    let day = figures(of: "day", in: written, look.date)
    let month = figures(of: "month", in: written, look.date)
    let year = figures(of: "year", in: written, look.date)
    if let day, let value = Int(day) {
      let right = padded(value, below: look.padDaysBelow)
      if day != right {
        findings.error(
          "date.day-padding", .day(day, right), at: location, mends: mend("day", right))
      }
    }
    if let month, let value = Int(month) {
      let right = padded(value, below: look.padMonthsBelow)
      if month != right {
        findings.error(
          "date.month-padding", .month(month, right), at: location, mends: mend("month", right))
      }
    }
    if let day = day.flatMap({ Int($0) }), let month = month.flatMap({ Int($0) }),
      let year = year.flatMap({ Int($0) }),
      CalendarDate(year: year, month: month, day: day) == nil
    {
      findings.error("date.impossible", .impossible(day, month, year), at: location)
    }
  }

  private func padded(_ value: Int, below limit: Int) -> String {
    value < limit && value < 10 ? "0\(value)" : "\(value)"
  }

  /// The figures that stand where the pattern has `{name}`; nil when there are none.
  private func figures(of name: String, in written: String, _ pattern: String) -> String? {
    guard let hole = pattern.firstRange(of: "{\(name)}") else { return nil }
    // The word before the hole, such as “tháng ”, found after the words before that.
    var rest = written.folded[...]
    var lead = pattern[..<hole.lowerBound]
    while let brace = lead.firstIndex(of: "}") {
      let word = lead[..<brace].prefix { $0 != "{" }.trimmed.folded
      guard let range = rest.firstRange(of: word) else { return nil }
      rest = rest[range.upperBound...]
      lead = lead[lead.index(after: brace)...]
    }
    guard let range = rest.firstRange(of: lead.trimmed.folded) else { return nil }
    let digits = rest[range.upperBound...].drop { $0 == " " }
      .prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty || digits.utf8.count > 4 ? nil : String(digits)
  }

  /// The place comes first, with a capital letter and the pattern's comma after it.
  private func checkPlace(
    _ written: String, _ look: FormatProfile.PlaceDate, at location: Location,
    into findings: inout Rulings
  ) {
    let pieces = look.pattern.split(separator: "{place}", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[0].isEmpty else { return }
    let mark = pieces[1].prefix { $0 != "{" }
    let word = look.date.prefix { $0 != "{" }.trimmed
    guard !mark.isEmpty, !word.isEmpty else { return }
    guard let first = written.first, first.isUppercase || first.isNumber || !first.isLetter else {
      findings.error("date.place", .smallLetter, at: location)
      return
    }
    let start = mark.trimmed + " " + word
    if !written.folded.contains(start.folded) {
      findings.error("date.place", .mark(mark.trimmed), at: location)
    }
  }
}

/// Where the figures of a date stand in its line, in bytes.
struct FigurePlaces {
  private var places: [String: Range<Int>] = [:]

  /// The last figures of the line are the date's; a place may have figures too.
  init(in line: String, _ pattern: String) {
    var figures: [Range<Int>] = []
    for (place, byte) in line.utf8.enumerated() where (0x30...0x39).contains(byte) {
      if let last = figures.last, last.upperBound == place {
        figures[figures.count - 1] = last.lowerBound..<(place + 1)
      } else {
        figures.append(place..<(place + 1))
      }
    }
    let names = pattern.split(separator: "{").compactMap { piece in
      piece.firstIndex(of: "}").map { String(piece[..<$0]) }
    }
    for (name, range) in zip(names.reversed(), figures.reversed()) { places[name] = range }
  }

  subscript(_ name: String) -> Range<Int>? { places[name] }
}

extension Paper {
  /// Whether its type bears no place and date, or none is known to.
  fileprivate var isUndated: Bool {
    let undated = proofreader.data.undated.map(\.folded)
    guard !undated.isEmpty, let title = components[.title].first else { return undated.isEmpty }
    let text = survey.text(of: title).folded
    return undated.contains { text.hasPrefix($0) }
  }
}

extension Phrase {
  fileprivate static let missing = Phrase(
    vi: "thiếu địa danh, ngày tháng năm ban hành", en: "the place and date are missing")
  fileprivate static let name = Phrase(
    vi: "địa danh, ngày tháng", en: "the place and date")
  fileprivate static let smallLetter = Phrase(
    vi: "địa danh phải viết hoa", en: "the place must begin with a capital letter")

  fileprivate static func mark(_ mark: String) -> Phrase {
    Phrase(
      vi: "sau địa danh phải có “\(mark)” rồi mới đến ngày",
      en: "“\(mark)” must stand between the place and the date")
  }
  fileprivate static func day(_ written: String, _ right: String) -> Phrase {
    Phrase(
      vi: "ngày ghi “\(written)”; phải là “\(right)”",
      en: "the day is “\(written)”; it must be “\(right)”")
  }
  fileprivate static func month(_ written: String, _ right: String) -> Phrase {
    Phrase(
      vi: "tháng ghi “\(written)”; phải là “\(right)”",
      en: "the month is “\(written)”; it must be “\(right)”")
  }
  fileprivate static func impossible(_ day: Int, _ month: Int, _ year: Int) -> Phrase {
    Phrase(
      vi: "không có ngày \(day) tháng \(month) năm \(year)",
      en: "there is no \(day)/\(month)/\(year)")
  }
}
