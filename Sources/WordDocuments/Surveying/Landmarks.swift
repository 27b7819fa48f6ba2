internal import Documents
internal import Groundwork

/// The words by which the components of a paper are known, folded, as its profile has them.
struct Landmarks {
  let national: [String]
  /// “so” of “Số: {number}/{symbol}”.
  let number: String
  /// What stands between number and symbol; nil for patterns of another kind.
  let numberSeparator: Character?
  /// The signs around number and year where no word stands before them: “〔”, “〕”, “号”.
  let numberSigns: [String]
  /// “ngay”, “thang”, “nam”.
  let dateWords: [String]
  private let dateBeginsWithWord: Bool
  /// “v/v”.
  let dispatchSubject: String
  /// “kinh gui”.
  let addressees: String
  /// “noi nhan”.
  let recipients: String
  /// “luu”.
  let archive: String
  /// The words of the line that tells who printed a paper and when; none where there is no such
  /// line.
  private let colophon: [String]
  /// “phu luc”.
  let appendix: String
  /// “(kem theo”.
  let attachment: String
  /// “tm.”, “kt.” and the like.
  let prefixes: [String]
  /// “sao y” and the like.
  let copyForms: [String]
  /// “hoa toc”, “mat” and the like, and what each is.
  let marks: [(text: String, role: WordSurvey.Role)]

  init(_ profile: FormatProfile) {
    national = profile.head.national.map(\.text.folded)
    number = Self.lead(profile.head.number.pattern)
    numberSeparator = profile.head.number.pattern.split(separator: "}").dropFirst().first?.first
      .flatMap { $0 == "{" ? nil : $0 }
    numberSigns = number.isEmpty ? Self.literals(profile.head.number.pattern) : []
    dateWords = Self.literals(profile.head.placeDate.date)
    dateBeginsWithWord = profile.head.placeDate.date.first != "{"
    dispatchSubject = Self.lead(profile.head.dispatchSubject.pattern)
    addressees = Self.bare(profile.addressees.label.folded)
    recipients = Self.bare(profile.recipients.label.folded)
    colophon =
      profile.recipients.position == .foot
      ? Self.literals(
        Wording.fill(
          profile.recipients.colophon.pattern, ["date": profile.head.placeDate.date])) : []
    archive = Self.lead(profile.recipients.archive)
    appendix = Self.bare(profile.appendix.singleLabel.folded)
    attachment = Self.lead(profile.appendix.reference.pattern)
    prefixes = profile.signature.prefixes.map(\.folded)
    copyForms = profile.copy.forms.map(\.text.folded)
    let kinds: [(FormatProfile.MarksLook.Kind, WordSurvey.Role)] = [
      (profile.marks.secrecy, .secrecyMark), (profile.marks.urgency, .urgencyMark),
      (profile.marks.circulation, .circulationMark),
    ]
    marks = kinds.flatMap { kind, role in kind.items.map { ($0.text.folded, role) } }
  }

  /// “Số: 12/BC-UBND”, “Số 12-BC/TU”, “Số:      /BC-UBND”.
  func isNumber(_ folded: String) -> Bool {
    guard !number.isEmpty else { return hasNumberSigns(folded) }
    guard folded.hasPrefix(number) else { return false }
    let rest = folded.dropFirst(number.count).drop { $0 == " " }
    guard let first = rest.first else { return false }
    return first == ":" || first == "/" || first == "." || first.isNumber
      || first == numberSeparator
  }

  private func hasNumberSigns(_ folded: String) -> Bool { Self.ends(folded, with: numberSigns) }

  /// “…\t2023年11月10日印发”.
  func isColophon(_ folded: String) -> Bool { Self.ends(folded, with: colophon) }

  /// Whether a line has these words one after another, and nothing after the last.
  private static func ends(_ folded: String, with words: [String]) -> Bool {
    guard !words.isEmpty else { return false }
    var rest = Substring(folded)
    for word in words {
      guard let range = rest.firstRange(of: word) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty
  }

  /// “Mù Cang Chải, ngày 10 tháng 11 năm 2023”.
  func isPlaceDate(_ folded: String) -> Bool {
    guard !dateWords.isEmpty else { return false }
    var rest = Substring(folded)
    for word in dateWords {
      guard let range = rest.firstRange(of: word) else { return false }
      // A place stands before the date, and nothing but the year after it.
      if dateBeginsWithWord, word == dateWords.first, range.lowerBound == rest.startIndex {
        return false
      }
      rest = rest[range.upperBound...]
    }
    return rest.allSatisfy { !$0.isLetter && $0 != ")" && $0 != "," && $0 != ";" }
  }

  /// “2023年11月10日”: a date alone, where dates begin with a figure and no place stands before.
  func isBareDate(_ folded: String) -> Bool {
    !dateBeginsWithWord && folded.first?.isNumber == true && isPlaceDate(folded)
  }

  /// What stands before the first name in braces, without its punctuation.
  private static func lead(_ pattern: String) -> String {
    bare(String(pattern.prefix { $0 != "{" }).folded)
  }

  /// Every piece of text between names in braces.
  private static func literals(_ pattern: String) -> [String] {
    var literals: [String] = []
    var piece = ""
    var isInside = false
    for character in pattern {
      switch character {
      case "{":
        isInside = true
        literals.append(bare(piece.folded))
        piece = ""
      case "}": isInside = false
      default: if !isInside { piece.append(character) }
      }
    }
    literals.append(bare(piece.folded))
    return literals.filter { !$0.isEmpty }
  }

  private static func bare(_ folded: String) -> String {
    var text = Substring(folded)
    while let last = text.last, last == ":" || last == " " || last == "," { text.removeLast() }
    return String(text)
  }
}
