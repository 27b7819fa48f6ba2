internal import Documents
internal import Groundwork

/// The attestation below a paper that is a copy.
extension ComponentFinder {
  /// Finds it, and answers its first paragraph; nil when the paper is no copy.
  ///
  /// It has a head of its own, with number and date, and recipients and a signature: all of that
  /// is the copy's and none of the paper's.
  func findCopy(after headEnd: Int) -> Int? {
    for index in survey.paragraphs.indices.dropFirst(headEnd) {
      guard survey.paragraphs[index].text.utf8.count <= Self.formLimit,
        let form = lines(of: index).first(where: isForm)
      else { continue }
      let start = table(of: index).map { survey.tables[$0].paragraphs.lowerBound } ?? index
      found.add(form.span, as: .copyForm)
      // What stands above number and date is the copying body.
      var isAbove = true
      for other in start..<survey.paragraphs.count {
        for line in lines(of: other) where line.span != form.span {
          let isNumber = isAbove && words.isNumber(line.folded)
          if isNumber || words.isPlaceDate(line.folded) { isAbove = false }
          let role: WordSurvey.Role =
            isNumber
            ? .copyNumber
            : Self.isOrnament(line) ? .ornament : isAbove ? .copyIssuer : .copyText
          found.add(line.span, as: role)
        }
      }
      return start
    }
    return nil
  }

  /// Bytes of the longest paragraph with a form in it.
  private static let formLimit = 120

  private func isForm(_ line: Line) -> Bool {
    let index = line.span.paragraph
    return words.copyForms.contains(line.folded) && isCapitals(line)
      && (survey.paragraphs[index].cell != nil || isCentred(index))
  }
}
