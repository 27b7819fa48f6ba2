import Groundwork

/// What kinds of Word files there are, and what they may be called.
enum WordFormat {
  /// What is wrong when a file's ending is not that of its kind; nil when nothing is.
  ///
  /// Word opens no file whose name promises a document without macros and holds one with them.
  static func mismatch(of contentType: String?, named file: String) -> Phrase? {
    guard let contentType, let point = file.lastIndex(of: ".") else { return nil }
    let ending = file[file.index(after: point)...].lowercased()
    let holdsMacros = contentType.contains("macroEnabled")
    switch ending {
    case "docx" where holdsMacros, "dotx" where holdsMacros:
      return Phrase(
        vi: "đây là tệp có macro nhưng mang đuôi .\(ending)",
        en: "this is a file with macros under the name of a .\(ending)")
    case "docm" where !holdsMacros, "dotm" where !holdsMacros:
      return Phrase(
        vi: "đây là tệp không có macro nhưng mang đuôi .\(ending)",
        en: "this is a file without macros under the name of a .\(ending)")
    default: return nil
    }
  }

  /// The content types of templates and of the documents that are made of them.
  private static let made = [
    ("wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"),
    ("ms-word.template.macroEnabledTemplate.main+xml", "ms-word.document.macroEnabled.main+xml"),
  ]

  /// The declaration of content types for what is made of a template: a document.
  static func declaringDocument(_ types: [UInt8]) -> [UInt8] {
    var text = String(decoding: types, as: UTF8.self)
    for (template, document) in made { text = text.replacing(template, with: document) }
    return Array(text.utf8)
  }

  /// Whether this is the content type of a template's main part.
  static func isTemplate(_ contentType: String?) -> Bool {
    contentType.map { type in made.contains { type.hasSuffix($0.0) } } ?? false
  }
}

extension Phrase {
  static let saveUnderItsEnding = Phrase(
    vi: "mở bằng Word rồi lưu lại đúng loại tệp",
    en: "open it in Word and save it as what it is")
  static func notUTF8(_ part: String) -> Phrase {
    Phrase(
      vi: "phần “\(part)” không ở dạng UTF-8", en: "the part “\(part)” is not in UTF-8")
  }
  static let saveAgain = Phrase(
    vi: "mở bằng Word rồi lưu lại", en: "open it in Word and save it again")
}
