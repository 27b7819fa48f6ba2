internal import Documents
internal import Groundwork
internal import WordDocuments

/// Every letter is in the profile's font.
///
/// Names such as “Times New Roman Bold” or “.VnTime” are other fonts: they print wrongly, or not
/// at all, where they are not installed.
struct FontName: Rule {
  static let codes = ["font.name"]

  func check(_ paper: Paper, into findings: inout Findings) {
    let wanted = paper.profile.font.name.lowercased()
    for paragraph in paper.allParagraphs {
      var complained: Set<String> = []
      for run in paragraph.runs where !run.format.isHidden {
        for font in Self.fonts(of: run, in: paragraph.text)
        where font.lowercased() != wanted && complained.insert(font).inserted {
          findings.error(
            "font.name", .font(font, must: paper.profile.font.name),
            at: paper.survey.location(of: paragraph))
        }
      }
    }
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
  fileprivate static func font(_ found: String, must wanted: String) -> Phrase {
    Phrase(
      vi: "phông chữ là “\(found)”; phải là “\(wanted)”",
      en: "the font is “\(found)”; it must be “\(wanted)”")
  }
}
