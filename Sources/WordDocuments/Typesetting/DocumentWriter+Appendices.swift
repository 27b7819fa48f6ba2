internal import Documents
internal import Groundwork
internal import Packaging

extension DocumentWriter {
  mutating func writeAppendices() {
    let look = profile.appendix
    let reference = appendixReference
    for (index, appendix) in document.appendices.enumerated() {
      begin(
        SectionLayout(
          orientation: appendix.orientation,
          hidesFirstNumber: look.restartsPageNumbers && profile.pageNumber.isHiddenOnFirst,
          restartsNumbers: look.restartsPageNumbers))
      beginPart(appendix.body)
      let numeral = Wording.numeral(index + 1, look.numeral, letters: profile.letters)
      let label =
        document.appendices.count == 1
        ? look.singleLabel : Wording.fill(look.label, ["n": numeral])
      note(title: label, level: 0)
      emit(.appendixLabel, [Inline(label)])
      bookmarkLast()
      emitTitle(of: appendix)
      if let reference {
        let (lines, style) = emitCentred(reference, .appendixReference, look.reference.style)
        flush()
        xml.ornament(under: lines, style, in: textPoints, spaceAfter: 6) {
          TextMeasure.width($0, style)
        }
      }
      write(appendix.body)
    }
  }

  /// Numbers in an appendix start again.
  private mutating func beginPart(_ body: [Block]) {
    titleLevel = -1
    titleCounts = Array(repeating: 0, count: scheme.levels.count)
    let isNumbered = body.contains {
      switch $0 {
      case .heading, .list: true
      default: false
      }
    }
    guard isNumbered else { return }
    part = numbering.newPart()
    usedFirstList = false
  }

  private mutating func emitTitle(of appendix: Appendix) {
    let style = profile.appendix.title
    emitCentred(appendix.title.plainText, .appendixTitle, style)
  }

  /// “(Kèm theo Báo cáo số 245/BC-UBND ngày 10 tháng 11 năm 2023 của …)”; nil for no such line.
  private var appendixReference: String? {
    switch document.appendixReference {
    case .none: return nil
    case .text(let text): return text
    case .byPattern: break
    }
    guard let head = document.letterhead, let title = document.title else { return nil }
    let look = profile.head
    return Wording.fill(
      profile.appendix.reference.pattern,
      [
        "document": title.lowercased().capitalizedFirst,
        "number": Wording.number(head.number, look.number),
        "symbol": head.symbol ?? Wording.blank(look.number.blank),
        "date": Wording.date(head.date, look.placeDate),
        "issuer": head.issuer,
      ])
  }
}
