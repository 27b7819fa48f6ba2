internal import Documents
internal import Groundwork
internal import WordDocuments

/// Text has the profile's colour.
struct TextColor: Rule {
  static let codes = ["font.color"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let usual = paper.profile.font.color.uppercased()
    let marks = MarkColors(paper.profile)
    var choices = RoleChoices(paper.profile, { $0.color?.uppercased() }, else: usual)
    // Those of headers and footers come after the body's, and have no component.
    for (index, paragraph) in paper.allParagraphs.enumerated() {
      let role = index < paper.components.roles.count ? paper.components.roles[index] : .other
      var allowed = choices.of(role)
      if allowed == [usual], let color = marks.color(of: paragraph.text) {
        allowed = [color.uppercased()]
      }
      let wanted = allowed[0]
      let place = WordMend.Place(paragraph)
      for run in paragraph.runs where !run.format.isHidden {
        // Automatic is black, as every printer takes it.
        let color = run.format.color ?? "000000"
        guard !allowed.contains(color), !WordSurvey.isBlank(run, of: paragraph) else { continue }
        findings.error(
          "font.color", .color(color, must: wanted), at: paper.survey.location(of: paragraph),
          mends: [.text(place, 0..<paragraph.text.utf8.count, .color(wanted))])
        break
      }
    }
  }
}

/// The colours of marks that stand alone in a paragraph, wherever they were set: the decree wants the
/// boxes of urgency in bright red (Phụ lục I, Phần I, Mục III).
private struct MarkColors {
  /// By the mark's text, folded.
  private var colors: [String: String] = [:]
  /// Bytes of the longest mark, with room for letters that are kept in pieces.
  private var longest = 0

  init(_ profile: FormatProfile) {
    for kind in profile.marks.kinds.reversed() {
      for item in kind.items {
        colors[item.text.folded] = kind.style.color
        longest = max(longest, 2 * item.text.utf8.count)
      }
    }
  }

  /// Nil for text that is no mark, and for marks of no colour of their own.
  func color(of text: String) -> String? {
    guard text.utf8.count <= longest, !text.isEmpty else { return nil }
    return colors[text.trimmed.folded]
  }
}

extension WordSurvey {
  fileprivate static func isBlank(_ run: Run, of paragraph: Paragraph) -> Bool {
    let utf8 = paragraph.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: run.range.lowerBound)
    return utf8[start..<utf8.index(start, offsetBy: run.range.count)].allSatisfy { $0 <= 0x20 }
  }
}

extension Phrase {
  fileprivate static func color(_ found: String, must wanted: String) -> Phrase {
    let (vi, en) = wanted == "000000" ? ("màu đen", "black") : ("màu #\(wanted)", "#\(wanted)")
    return Phrase(
      vi: "chữ có màu #\(found); phải là \(vi)", en: "the text is #\(found); it must be \(en)")
  }
}
