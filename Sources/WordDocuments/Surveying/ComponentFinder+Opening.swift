internal import Documents
internal import Groundwork

/// What stands between the head and the text: title and subject, addressees, legal bases.
extension ComponentFinder {
  /// Bytes of the longest title and subject that still count as such.
  private static let titleLimit = 240
  private static let subjectLimit = 900
  /// Paragraphs below the head within which a decision says “QUYẾT ĐỊNH:”.
  private static let enactingLimit = 60

  private enum Stage { case title, subject, bases }

  /// Classifies the opening, and answers where the text begins.
  func findOpening(in range: Range<Int>) -> Int {
    var stage = found[.dispatchSubject].isEmpty ? Stage.title : .bases
    let enacting = range.prefix(Self.enactingLimit).first { isEnacting($0) }
    var next = range.lowerBound
    while next < range.upperBound {
      let index = next
      if survey.paragraphs[index].isBlank || survey.paragraphs[index].isInTextBox
        || found.roles[index].isMark
      {
        next += 1
        continue
      }
      guard survey.paragraphs[index].cell == nil, let line = whole(index) else { break }
      if Self.isOrnament(line) {
        found.add(line.span, as: .ornament)
      } else if line.folded.hasPrefix(words.addressees) {
        next = findAddressees(from: index, before: range.upperBound)
        stage = .bases
        continue
      } else if index == enacting {
        found.add(line.span, as: .enacting)
        return index + 1
      } else if !words.attachment.isEmpty, line.folded.hasPrefix(words.attachment) {
        found.add(line.span, as: .attachedTo)
        stage = .bases
      } else if stage == .title, isTitle(line) {
        found.add(line.span, as: .title)
        stage = .subject
      } else if stage == .subject, isSubject(line) {
        found.add(line.span, as: .subject)
      } else if isCentred(index), isBold(line), isCapitals(line), enacting != nil {
        found.add(line.span, as: .authority)
        stage = .bases
      } else if isBasis(line, before: enacting) {
        found.add(line.span, as: .basis)
        stage = .bases
      } else if isProposal(line, before: enacting) {
        found.add(line.span, as: .proposal)
        stage = .bases
      } else if enacting == nil || index > enacting ?? 0 {
        break
      }
      next += 1
    }
    return next
  }

  /// The text of a paragraph as one line; nil when it is blank.
  func whole(_ index: Int) -> Line? {
    let lines = lines(of: index)
    guard let first = lines.first, let last = lines.last else { return nil }
    guard lines.count > 1 else { return first }
    let span = WordSurvey.Span(
      paragraph: index, range: first.span.range.lowerBound..<last.span.range.upperBound)
    return Line(span, survey.text(of: span))
  }

  private func isTitle(_ line: Line) -> Bool {
    line.text.utf8.count <= Self.titleLimit && isCentred(line.span.paragraph)
      && (profile.title.isCapitals
        ? isCapitals(line) : isBold(line) == profile.title.isBold || isLarge(line))
      && !isEnacting(line.span.paragraph)
  }

  /// Whether a line stands out by a size that titles have and text has not.
  private func isLarge(_ line: Line) -> Bool {
    let runs = survey.runs(of: line.span)
    return profile.title.size.chosen > profile.body.size.range.upperBound && !runs.isEmpty
      && runs.allSatisfy { profile.title.size.range.contains($0.format.size) }
  }

  /// What follows the title in the middle of the page, and goes on in the same weight; a line in
  /// capitals below a subject is the authority of a decision.
  private func isSubject(_ line: Line) -> Bool {
    guard line.text.utf8.count <= Self.subjectLimit, isCentred(line.span.paragraph) else {
      return false
    }
    guard let first = found[.subject].first else { return true }
    let isFirstBold = survey.runs(of: first).allSatisfy(\.format.isBold)
    return !isCapitals(line) && isBold(line) == isFirstBold
  }

  /// “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”: capitals in the middle that end in a colon.
  private func isEnacting(_ index: Int) -> Bool {
    let paragraph = survey.paragraphs[index]
    guard paragraph.cell == nil, paragraph.text.utf8.count < Self.titleLimit, isCentred(index),
      let line = whole(index), line.text.hasSuffix(":"),
      !line.folded.hasPrefix(words.addressees)
    else { return false }
    return isCapitals(line)
  }

  /// A basis stands by itself; “Căn cứ … báo cáo như sau:” is the beginning of the text.
  private func isBasis(_ line: Line, before enacting: Int?) -> Bool {
    guard Self.bare(line).hasPrefix("can cu ") else { return false }
    if enacting != nil || line.text.hasSuffix(";") { return true }
    if line.text.hasSuffix(".") { return !found[.basis].isEmpty }
    return !line.text.hasSuffix(":") && isBesideBasis(line.span.paragraph)
  }

  /// The folded line without the dash that it may begin with.
  private static func bare(_ line: Line) -> Substring {
    line.folded.undashed
  }

  /// Whether another basis stands right above or below, so that a wrong mark does not hide this one.
  private func isBesideBasis(_ index: Int) -> Bool {
    if found[.basis].last?.paragraph == index - 1 { return true }
    guard survey.paragraphs.indices.contains(index + 1), let below = whole(index + 1) else {
      return false
    }
    return Self.bare(below).hasPrefix("can cu ") && below.text.hasSuffix(";")
  }

  private func isProposal(_ line: Line, before enacting: Int?) -> Bool {
    return enacting != nil
      && String(Self.bare(line)).startsWithAny(["theo de nghi ", "xet de nghi ", "theo bien ban "])
  }

  /// Where lists have no dashes, their lines are known by how they end.
  private func isUndashedItem(_ line: Line) -> Bool {
    let items = profile.addressees.items
    guard items.dash.isEmpty, !items.mark.isEmpty else { return false }
    return line.text.hasSuffix(items.mark)
      || (!items.lastMark.isEmpty && line.text.hasSuffix(items.lastMark))
  }

  /// The label, what follows it on its line, and the lines with dashes below.
  private func findAddressees(from index: Int, before end: Int) -> Int {
    var next = index
    for (place, line) in lines(of: index).enumerated() {
      found.add(line.span, as: place == 0 ? .addresseeLabel : .addressee)
    }
    next += 1
    while next < end, survey.paragraphs[next].cell == nil {
      guard let line = whole(next) else {
        next += 1
        continue
      }
      guard line.folded.hasPrefix("-") || line.folded.hasPrefix("–") || isUndashedItem(line),
        // Bases may begin with a dash as well.
        !Self.bare(line).hasPrefix("can cu ")
      else { break }
      found.add(line.span, as: .addressee)
      next += 1
    }
    return next
  }
}
