internal import Documents
internal import Groundwork

/// The head: issuer and number on one side, national heading, place and date on the other.
extension ComponentFinder {
  /// Paragraphs among which a head is looked for; the largest real ones have about twenty.
  private static let headLimit = 60
  /// Paragraphs after the last certain line of a head that may still belong to it.
  private static let headTail = 8
  /// Bytes of the longest line of a head.
  private static let lineLimit = 160
  /// Of the subject of a letter, and of a line in a table, where it may fill several lines of its
  /// column.
  private static let subjectLimit = 600

  /// Finds the head, and answers the first paragraph after it; 0 when there is none.
  func findHead() -> Int {
    let words = words
    var lines = (0..<min(Self.headLimit, survey.paragraphs.count)).flatMap { self.lines(of: $0) }
      .filter { line in
        let mayBeLong =
          survey.paragraphs[line.span.paragraph].cell != nil
          || !words.dispatchSubject.isEmpty && line.folded.hasPrefix(words.dispatchSubject)
        return line.text.utf8.count <= (mayBeLong ? Self.subjectLimit : Self.lineLimit)
      }
    for index in words.national.indices {
      let line = nationalLine(index, in: lines)
      found.national.append(line?.span)
      if let line {
        found.add(line.span, as: .national)
        lines.removeAll { $0.span == line.span }
      }
    }
    // Wherever they were set, so that nobody takes them for the name of a body.
    for line in lines where isCapitals(line) {
      guard let mark = words.marks.first(where: { $0.text == line.folded }) else { continue }
      found.add(line.span, as: mark.role)
      lines.removeAll { $0.span == line.span }
    }
    let anchor = found.national.compactMap { $0?.paragraph }.max()
    let limit = (anchor.map { headLimit(after: $0) } ?? -1) + Self.headTail
    lines.removeAll { $0.span.paragraph > limit }
    take(.number, from: &lines) { words.isNumber($0.folded) }
    let isDated = profile.head.placeDate.position == .head
    let dates = lines.filter { isDated && words.isPlaceDate($0.folded) && standsAsDate($0) }.map(
      \.span)
    take(.placeDate, from: &lines, where: { dates.contains($0.span) })
    // Some regimes begin it as others begin the subject under a title.
    let subjects = lines.filter { line in
      guard !words.dispatchSubject.isEmpty,
        line.folded.hasPrefix(words.dispatchSubject) || isSpeltOutSubject(line)
      else { return false }
      let index = line.span.paragraph
      return survey.paragraphs[index].cell != nil || !(isCentred(index) && isBold(line))
    }.map(\.span)
    take(.dispatchSubject, from: &lines) { subjects.contains($0.span) }
    let certain = [.national, .number, .placeDate, .dispatchSubject].flatMap { found[$0] }
    guard let last = certain.map(\.paragraph).max() else { return findLetterhead(among: lines) }
    let end = headLimit(after: last) + 1
    findIssuer(among: lines.filter { $0.span.paragraph < end })
    for line in lines where line.span.paragraph < end && Self.isOrnament(line) {
      found.add(line.span, as: .ornament)
    }
    return end
  }

  /// Lines of a letterhead without number and date, below which the title stands.
  private static let letterheadLimit = 4

  /// The names at the top of a paper that bears no number and no date, where the profile sets the
  /// issuing body as nothing else is set; answers the first paragraph after them.
  private func findLetterhead(among lines: [Line]) -> Int {
    let look = profile.head.issuer
    guard profile.head.model == .centered, let color = look.color?.uppercased(),
      let place = lines.prefix(Self.letterheadLimit).firstIndex(where: { line in
        isCapitals(line)
          && survey.runs(of: line.span).allSatisfy { $0.format.color?.uppercased() == color }
      })
    else { return 0 }
    for line in lines[..<place] { found.add(line.span, as: .parent) }
    found.add(lines[place].span, as: .issuer)
    return lines[place].span.paragraph + 1
  }

  /// “Về việc …” where “V/v …” belongs: under the number, in its column.
  private func isSpeltOutSubject(_ line: Line) -> Bool {
    guard line.folded.hasPrefix("ve viec "), let number = found[.number].first,
      let own = survey.paragraphs[line.span.paragraph].cell,
      let above = survey.paragraphs[number.paragraph].cell
    else { return false }
    return own.table == above.table && own.column == above.column
      && line.span.paragraph > number.paragraph
  }

  /// The last paragraph of the table around a paragraph, or itself.
  private func headLimit(after paragraph: Int) -> Int {
    table(of: paragraph).map { survey.tables[$0].paragraphs.upperBound - 1 } ?? paragraph
  }

  private func nationalLine(_ index: Int, in lines: [Line]) -> Line? {
    let wanted = words.national[index]
    if let exact = lines.first(where: { $0.folded == wanted }) { return exact }
    return lines.first { line in
      let (length, right) = (line.folded.utf8.count, wanted.utf8.count)
      guard length * 2 > right, length < right * 2 else { return false }
      return nearestName(to: line.folded, among: [wanted]) != nil
    }
  }

  private func take(
    _ role: WordSurvey.Role, from lines: inout [Line], where isWanted: (Line) -> Bool
  ) {
    guard
      let place = lines.firstIndex(where: isWanted)
    else { return }
    found.add(lines[place].span, as: role)
    lines.remove(at: place)
  }

  /// A date in a line of the text is none of the head's.
  private func standsAsDate(_ line: Line) -> Bool {
    let paragraph = survey.paragraphs[line.span.paragraph]
    return words.isBareDate(line.folded) || paragraph.cell != nil || line.span.range.lowerBound > 0
      || paragraph.format.alignment == .center || paragraph.format.alignment == .right
  }

  /// The names above the number: the issuing body's in bold, those above it not.
  private func findIssuer(among lines: [Line]) {
    let numberCell = found[.number].first.flatMap { survey.paragraphs[$0.paragraph].cell }
    let nationalCell = found.national.compactMap { $0 }.first.flatMap {
      survey.paragraphs[$0.paragraph].cell
    }
    let lastIndex = found[.number].first?.paragraph ?? Int.max
    let names = lines.filter { line in
      guard !Self.isOrnament(line) else { return false }
      let cell = survey.paragraphs[line.span.paragraph].cell
      if let cell {
        if let numberCell, cell.table == numberCell.table {
          return cell.column == numberCell.column
            && (cell.row < numberCell.row || line.span.paragraph <= lastIndex)
        }
        if let nationalCell, cell.table == nationalCell.table {
          return cell.column != nationalCell.column && cell.row <= nationalCell.row
        }
        return isCapitals(line)
      }
      return line.span.paragraph <= lastIndex && isCapitals(line)
    }
    let bold = names.indices.filter { isBold(names[$0]) }
    for (place, line) in names.enumerated() {
      let isIssuer = bold.isEmpty ? place == names.count - 1 : bold.contains(place)
      found.add(line.span, as: isIssuer ? .issuer : .parent)
    }
  }
}
