internal import Documents
internal import Groundwork
internal import WordDocuments

/// Pages are numbered from the second on, where and as the profile says.
struct PageNumbers: Rule {
  static let codes = [
    "page-number.missing", "page-number.first", "page-number.place", "page-number.align",
    "page-number.size", "page-number.italic",
  ]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.pageNumber
    var seen: Set<String> = []
    for (index, section) in paper.survey.sections.enumerated() {
      let location = paper.survey.location(of: section)
      let (right, wrong) =
        look.place == .top
        ? (section.headers, section.footers) : (section.footers, section.headers)
      let numbers = Self.numbers(in: right.common)
      if Self.numbers(in: wrong.common).isEmpty == false {
        if numbers.isEmpty {
          findings.error(
            "page-number.place", .place(look.place), at: location,
            mends: Self.moving(wrong, section, index, look))
        }
      } else if numbers.isEmpty, index > 0 || paper.isLongerThanOnePage {
        findings.error(
          "page-number.missing", .missing(look.place), at: location,
          mends: Self.numbering(section, index, look))
      }
      let first =
        section.headers.onFirstPage(titlePage: section.hasTitlePage)
        + section.footers.onFirstPage(titlePage: section.hasTitlePage)
      if index == 0, look.isHiddenOnFirst, first.contains(where: \.hasPageField) {
        findings.error(
          "page-number.first", .onFirst, at: location, hints: [.differentFirst],
          mends: Self.hiding(section, index, look))
      }
      for (paragraph, field) in numbers where seen.insert(paragraph.part).inserted {
        check(
          paragraph, field, look, look.alignment, at: paper.survey.location(of: paragraph),
          into: &findings)
      }
      for (paragraph, field) in Self.numbers(in: right.even)
      where seen.insert(paragraph.part).inserted {
        check(
          paragraph, field, look, look.evenAlignment ?? look.alignment,
          at: paper.survey.location(of: paragraph), into: &findings)
      }
    }
  }

  // MARK: Mends

  /// Whether an edge says nothing but the page's number, so that nothing is lost with it.
  private static func isOnlyNumber(_ edge: [WordSurvey.Paragraph]?) -> Bool {
    (edge ?? []).allSatisfy { paragraph in
      !paragraph.hasDrawing
        && paragraph.text.folded.replacing("trang", with: "").unicodeScalars
          .allSatisfy { !$0.properties.isAlphabetic }
    }
  }

  /// A number of its own for a section without one; none when its header says something else.
  private static func numbering(
    _ section: WordSurvey.Section, _ index: Int, _ look: FormatProfile.PageNumber
  ) -> [WordMend] {
    let edges = look.place == .top ? section.headers : section.footers
    guard isOnlyNumber(edges.common) else { return [] }
    let number = WordMend.page(section: index, .pageNumber)
    guard index == 0, look.isHiddenOnFirst, !section.hasTitlePage else { return [number] }
    return [number, .page(section: index, .bareFirstPage)]
  }

  private static func moving(
    _ wrong: WordSurvey.Edges, _ section: WordSurvey.Section, _ index: Int,
    _ look: FormatProfile.PageNumber
  ) -> [WordMend] {
    let numbering = numbering(section, index, look)
    guard !numbering.isEmpty, isOnlyNumber(wrong.common), isOnlyNumber(wrong.first),
      isOnlyNumber(wrong.even)
    else { return [] }
    let edge: WordMend.Edge = look.place == .top ? .footer : .header
    let kinds: [WordMend.Pages] = [.common, .first, .even]
    return kinds.map { .page(section: index, .without(edge, $0)) } + numbering
  }

  private static func hiding(
    _ section: WordSurvey.Section, _ index: Int, _ look: FormatProfile.PageNumber
  ) -> [WordMend] {
    let numbered = look.place == .top ? section.headers : section.footers
    let other = look.place == .top ? section.footers : section.headers
    // What the first page shows besides the number would be hidden with it.
    guard isOnlyNumber(numbered.common), isOnlyNumber(numbered.first),
      !other.onFirstPage(titlePage: section.hasTitlePage).contains(where: \.hasPageField)
    else { return [] }
    return [.page(section: index, .bareFirstPage)]
  }

  private static func numbers(
    in edge: [WordSurvey.Paragraph]?
  ) -> [(WordSurvey.Paragraph, WordSurvey.Field)] {
    (edge ?? []).compactMap { paragraph in
      paragraph.fields.first { $0.name == "PAGE" }.map { (paragraph, $0) }
    }
  }

  private func check(
    _ paragraph: WordSurvey.Paragraph, _ field: WordSurvey.Field,
    _ look: FormatProfile.PageNumber, _ wanted: Alignment, at location: Location,
    into findings: inout Rulings
  ) {
    // One tab in a header leads to the stop in the middle, two to the one at the right.
    let place = WordMend.Place(paragraph)
    let text = 0..<paragraph.text.utf8.count
    let tabs = Tabs(in: paragraph, before: field.offset)
    let alignment: Alignment =
      switch (paragraph.format.alignment, tabs.places.count) {
      case (.left, 1), (.justify, 1): .center
      case (.left, 2), (.justify, 2): .right
      default: paragraph.format.alignment
      }
    if alignment != wanted, paragraph.cell == nil, !paragraph.isInTextBox {
      findings.error(
        "page-number.align", .alignment(alignment.phrase, wanted.phrase), at: location,
        mends: tabs.mends + [.paragraph(place, .alignment(wanted))])
    }
    if !look.size.admits(field.format.size) {
      findings.error(
        "page-number.size",
        .measured(.itsSize, field.format.size.phrase(), must: look.size.demand()), at: location,
        mends: [.text(place, text, .size(look.size.chosen))])
    }
    if field.format.isItalic {
      findings.error(
        "page-number.italic", .upright, at: location,
        mends: [.text(place, text, .italic(false))])
    }
  }
}

/// The tabs by which a number was moved to its place.
private struct Tabs {
  let places: [Int]
  let mends: [WordMend]

  init(in paragraph: WordSurvey.Paragraph, before end: Int) {
    places = paragraph.text.utf8.prefix(end).enumerated().filter { $0.element == 0x09 }
      .map(\.offset)
    mends = places.map { .writing(WordMend.Place(paragraph), $0..<($0 + 1), "") }
  }
}

extension Paper {
  /// Bytes of text that no single page holds, at the smallest size and closest lines allowed:
  /// 49 lines of 90 letters, most letters of Vietnamese taking one byte and some three.
  private static let pageBytes = 6_500

  /// Whether the paper surely has a second page.
  ///
  /// Only Word itself knows about papers of about a page.
  fileprivate var isLongerThanOnePage: Bool {
    guard let section = survey.sections.first else { return false }
    var bytes = 0
    for (number, paragraph) in survey.paragraphs[section.paragraphs].enumerated() {
      if number > 0, paragraph.hasPageBreak { return true }
      bytes += paragraph.text.utf8.count
    }
    return bytes > Self.pageBytes
  }
}

extension Phrase {
  fileprivate static let itsSize = Phrase(vi: "cỡ số trang", en: "the page number's size")
  fileprivate static let upright = Phrase(
    vi: "số trang phải là chữ đứng", en: "the page number must be upright")
  fileprivate static let onFirst = Phrase(
    vi: "trang đầu hiện số trang; trang đầu không được hiện số",
    en: "the first page shows its number; it must not")
  fileprivate static let differentFirst = Phrase(
    vi: "đánh dấu “Different First Page” của đầu trang",
    en: "tick “Different First Page” for the header")

  fileprivate static func missing(_ place: FormatProfile.PageNumber.Place) -> Phrase {
    Phrase(
      vi: "không có số trang; phải đánh số từ trang thứ hai, ở \(name(of: place).vi)",
      en: "the pages bear no numbers; from the second on they must, \(name(of: place).en)")
  }
  fileprivate static func place(_ place: FormatProfile.PageNumber.Place) -> Phrase {
    Phrase(
      vi: "số trang đặt sai chỗ; phải ở \(name(of: place).vi)",
      en: "the page number is in the wrong place; it must be \(name(of: place).en)")
  }
  private static func name(of place: FormatProfile.PageNumber.Place) -> Phrase {
    place == .top
      ? Phrase(vi: "lề trên", en: "in the top margin")
      : Phrase(vi: "lề dưới", en: "in the bottom margin")
  }
  fileprivate static func alignment(_ found: Phrase, _ wanted: Phrase) -> Phrase {
    Phrase(
      vi: "số trang đang \(found.vi); phải \(wanted.vi)",
      en: "the page number is \(found.en); it must be \(wanted.en)")
  }
}
