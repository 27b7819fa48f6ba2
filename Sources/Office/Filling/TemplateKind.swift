import Groundwork

/// What a template is, and so what comes out of it.
enum TemplateKind: Sendable, Hashable {
  /// Any text with tags in it.
  case text
  /// Markdown with front matter, typeset as a Word document.
  case paper
  /// A sheet plan in YAML, written as a workbook.
  case sheet
  /// A Word document with tags in it.
  case word

  /// The ending of what it makes; a text keeps the template's own.
  func ending(for template: String) -> String {
    switch self {
    case .paper: return "docx"
    case .sheet: return "xlsx"
    case .word, .text:
      var name = template.splitPath.name
      for mark in [".jinja2", ".jinja", ".j2"] where name.lowercased().hasSuffix(mark) {
        name = String(name.dropLast(mark.count))
      }
      let ending = name.fileEnding
      return Self.madeOfWord[ending] ?? (ending.isEmpty ? "txt" : ending)
    }
  }
}

extension TemplateKind {
  /// The kind that makes a file of the wanted ending from this template; nil, and a finding, when
  /// nothing does.
  ///
  /// Without an ending (in a mail merge, in `inspect`) the template itself decides: Markdown with
  /// front matter is a paper, YAML with `sheets` a sheet plan.
  init?(
    of template: String, bytes: [UInt8], making ending: String?, into findings: inout Findings
  ) {
    let own = template.fileEnding
    if let made = Self.madeOfWord[own] {
      if let ending, ending != made {
        findings.error(
          "fill.cannot-make", .cannotMake(ending, from: own), at: .file(template),
          hints: [.endLike(made)])
        return nil
      }
      self = .word
      return
    }
    switch (own, ending) {
    case ("md", "docx"): self = .paper
    case ("yaml", "xlsx"), ("yml", "xlsx"): self = .sheet
    case (_, let ending?) where Self.binaryEndings.contains(ending):
      findings.error(
        "fill.cannot-make", .cannotMake(ending, from: own), at: .file(template),
        hints: ending == "docx" ? [.docxFrom] : ending == "xlsx" ? [.xlsxFrom] : [])
      return nil
    case ("md", nil) where bytes.starts(with: Array("---".utf8)): self = .paper
    case ("yaml", nil) where Self.isSheetPlan(bytes), ("yml", nil) where Self.isSheetPlan(bytes):
      self = .sheet
    default: self = .text
    }
  }

  /// Endings of Word files, and of what is made of them: a document, of a template as well.
  private static let madeOfWord = ["docx": "docx", "docm": "docm", "dotx": "docx", "dotm": "docm"]
  private static let binaryEndings: Set<String> = [
    "docx", "docm", "dotx", "dotm", "doc", "xlsx", "xlsm", "xls", "pdf", "odt", "ods", "pptx",
  ]

  /// Whether a line says `sheets:`.
  private static func isSheetPlan(_ bytes: [UInt8]) -> Bool {
    let key = Array("sheets:".utf8)
    return bytes.starts(with: key)
      || bytes.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: key) }
  }
}

extension String {
  /// What comes after the last point of the file's name, in small letters; empty when nothing does.
  var fileEnding: String {
    let name = splitPath.name
    guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")), point != name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: point)...].lowercased()
  }

  /// Whether the name ends in a point and `ending`, which is in small letters of ASCII.
  func hasEnding(_ ending: String) -> Bool {
    let bytes = utf8Span.span
    let wanted = ending.utf8Span.span
    guard bytes.count > wanted.count else { return false }
    let point = bytes.count - wanted.count - 1
    guard bytes[point] == UInt8(ascii: ".") else { return false }
    for at in wanted.indices where bytes[point + 1 + at] | 0x20 != wanted[at] { return false }
    return true
  }

  /// The file's name without its ending.
  var fileStem: String {
    let name = splitPath.name
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }
}

extension Phrase {
  fileprivate static func cannotMake(_ ending: String, from own: String) -> Phrase {
    Phrase(
      vi: "không tạo được tệp .\(ending) từ mẫu .\(own)",
      en: "a .\(ending) file cannot be made from a .\(own) template")
  }
  fileprivate static func endLike(_ ending: String) -> Phrase {
    Phrase(
      vi: "đặt tên tệp ra có đuôi .\(ending)", en: "let the output's name end in .\(ending)")
  }
  fileprivate static let docxFrom = Phrase(
    vi: "tệp .docx được tạo từ mẫu .docx hoặc mẫu văn bản .md",
    en: "a .docx file is made from a .docx template or a paper in .md")
  fileprivate static let xlsxFrom = Phrase(
    vi: "tệp .xlsx được tạo từ mẫu bảng .yaml",
    en: "an .xlsx file is made from a sheet plan in .yaml")
}
