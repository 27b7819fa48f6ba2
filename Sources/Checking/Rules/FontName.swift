internal import Documents
internal import Groundwork
internal import WordDocuments

/// Every letter is in the profile's font.
///
/// Names such as “Times New Roman Bold” or “.VnTime” are other fonts: they print wrongly, or not
/// at all, where they are not installed.
struct FontName: Rule {
  static let codes = ["font.name", "font.legacy"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let profile = paper.profile
    let number = profile.pageNumber.font ?? profile.font.name
    let marginal = [number] + profile.fonts.filter { $0 != number }
    var choices = RoleChoices(profile, \.font, else: profile.font.name)
    for (index, paragraph) in paper.allParagraphs.enumerated() {
      // Those of headers and footers come after the body's, and have no component.
      let roles = paper.components.roles
      let allowed = index < roles.count ? choices.of(roles[index]) : marginal
      let wanted = allowed[0]
      var complained: Set<String> = []
      for run in paragraph.runs where !run.format.isHidden {
        for font in Self.fonts(of: run, in: paragraph.text)
        where !allowed.contains(where: { $0.lowercased() == font.lowercased() })
          && complained.insert(font).inserted
        {
          let location = paper.survey.location(of: paragraph)
          if Self.isLegacy(font, paper), Self.hasOtherLetters(paragraph) {
            findings.error("font.legacy", .legacy(font), at: location, hints: [.convert])
          } else {
            findings.error(
              "font.name", .font(font, must: wanted), at: location,
              mends: Self.mends(paragraph, run, font, to: wanted, paper))
          }
        }
      }
    }
  }

  /// The letters of such a font are no Unicode: in another font they are others.
  private static func isLegacy(_ font: String, _ paper: Paper) -> Bool {
    paper.proofreader.data.legacyFonts.contains {
      font.lowercased().hasPrefix($0.lowercased())
    }
  }

  /// Letters as old encodings feign them; true Vietnamese in such a font is but in the wrong font.
  private static func hasOtherLetters(_ paragraph: WordSurvey.Paragraph) -> Bool {
    let scalars = paragraph.text.unicodeScalars.filter { !$0.isASCII }
    return scalars.contains { (0x80...0xFF).contains($0.value) }
      && !scalars.contains { (0x1EA0...0x1EF9).contains($0.value) || $0 == "đ" || $0 == "ư" }
  }

  private static func mends(
    _ paragraph: WordSurvey.Paragraph, _ run: WordSurvey.Run, _ font: String, to wanted: String,
    _ paper: Paper
  ) -> [WordMend] {
    let place = WordMend.Place(paragraph)
    let whole = 0..<paragraph.text.utf8.count
    var mends: [WordMend] = [.text(place, whole, .font(wanted))]
    let feigned = paper.proofreader.data.feignedFonts.first {
      font.lowercased().hasSuffix($0.ending.lowercased())
    }
    // What the name feigned becomes true.
    for other in paragraph.runs where other.format.ascii == run.format.ascii {
      if feigned?.isBold == true { mends.append(.text(place, other.range, .bold(true))) }
      if feigned?.isItalic == true { mends.append(.text(place, other.range, .italic(true))) }
    }
    return mends
  }

  /// The fonts of the letters and figures; what blanks and signs are drawn in is no matter.
  private static func fonts(of run: WordSurvey.Run, in text: String) -> [String] {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: run.range.lowerBound)
    let end = utf8.index(start, offsetBy: run.range.count)
    var fonts: [String] = []
    if utf8[start..<end].contains(where: \.isLetterOrFigure) { fonts.append(run.format.ascii) }
    let hasOthers = text.unicodeScalars[start..<end].contains {
      !$0.isASCII && $0.properties.isAlphabetic
    }
    if hasOthers { fonts.append(run.format.latin) }
    return fonts
  }
}

extension UInt8 {
  fileprivate var isLetterOrFigure: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }
}

extension Phrase {
  fileprivate static let convert = Phrase(
    vi: "chuyển mã văn bản sang Unicode rồi đặt lại phông",
    en: "convert the text to Unicode, then set the font")
  fileprivate static func legacy(_ found: String) -> Phrase {
    Phrase(
      vi: "phông “\(found)” là của bảng mã cũ; chữ ở đây không phải Unicode",
      en: "the font “\(found)” is of an old encoding; its letters are no Unicode")
  }
  fileprivate static func font(_ found: String, must wanted: String) -> Phrase {
    Phrase(
      vi: "phông chữ là “\(found)”; phải là “\(wanted)”",
      en: "the font is “\(found)”; it must be “\(wanted)”")
  }
}
