internal import Documents
internal import Groundwork
internal import WordDocuments

/// The list of recipients ends with what is kept, in the profile's words.
struct ArchiveLine: Rule {
  static let codes = ["archive.missing", "archive.form"]

  func check(_ paper: Paper, into findings: inout Rulings) {
    let look = paper.profile.recipients
    let components = paper.components
    guard !look.archive.isEmpty, let label = components[.recipientsLabel].first else { return }
    let lead = look.archive.prefix { $0 != "{" }.trimmed
    guard let line = components[.archive].last else {
      findings.error("archive.missing", .missing(lead), at: paper.location(of: label))
      return
    }
    let location = paper.location(of: line)
    let written = paper.survey.text(of: line).composed
    let bare = written.undashed
    if !bare.hasPrefix(lead) {
      findings.error("archive.form", .lead(String(bare), lead), at: location)
    } else if bare.dropFirst(lead.count).allSatisfy({ !$0.isLetter }) {
      findings.error("archive.form", .nothing(lead), at: location)
    } else if !look.items.lastMark.isEmpty, !written.hasSuffix(look.items.lastMark) {
      findings.error("archive.form", .mark(look.items.lastMark), at: location)
    }
  }
}

extension Phrase {
  fileprivate static func missing(_ lead: String) -> Phrase {
    Phrase(
      vi: "nơi nhận thiếu dòng “\(lead) …”", en: "the recipients lack the line “\(lead) …”")
  }
  fileprivate static func lead(_ written: String, _ lead: String) -> Phrase {
    Phrase(
      vi: "dòng lưu ghi “\(written)”; phải bắt đầu bằng “\(lead)”",
      en: "the archive's line reads “\(written)”; it must begin with “\(lead)”")
  }
  fileprivate static func nothing(_ lead: String) -> Phrase {
    Phrase(
      vi: "sau “\(lead)” phải ghi nơi lưu, như “VT”",
      en: "after “\(lead)” must stand where it is kept, such as “VT”")
  }
  fileprivate static func mark(_ mark: String) -> Phrase {
    Phrase(
      vi: "dòng cuối của nơi nhận phải kết thúc bằng “\(mark)”",
      en: "the last line of the recipients must end with “\(mark)”")
  }
}
