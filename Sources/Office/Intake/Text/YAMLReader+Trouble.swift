import Groundwork

// What can be wrong with a YAML file as such, in words for somebody who never heard of YAML.

extension YAMLReader {
  /// Refuses characters that YAML forbids; libyaml counts its offsets in a way of its own.
  mutating func allCharactersAllowed() -> Bool {
    let bytes = text.utf8
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      // C1 controls are two bytes; U+0085, a line end, is allowed.
      let isC1 = byte == 0xC2 && (0x80...0x9F).contains(next) && next != 0x85
      guard isC1 || byte == 0x7F || (byte < 0x20 && !Self.isBlank(byte)) else { continue }
      let code = String(isC1 ? next : byte, radix: 16, uppercase: true)
      findings.add(
        text.finding(
          .error, "yaml.control-character",
          Phrase(
            vi: "có ký tự điều khiển không nhìn thấy (U+00\(code.count < 2 ? "0" : "")\(code))",
            en: "there is an invisible control character (U+00\(code.count < 2 ? "0" : "")\(code))"),
          at: text.place(ofByte: index),
          hints: [Phrase(vi: "xóa và gõ lại chỗ này", en: "delete it and type the place again")]))
      return false
    }
    return true
  }
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  mutating func explain(_ trouble: YAMLTrouble) {
    switch trouble {
    case .syntax(let problem, let place, let opening):
      syntaxError(problem, at: place, opening: opening)
    case .tooDeep(let place):
      error("too-deep", .tooDeep, at: place)
    case .unreadable(let problem):
      findings.error("yaml.syntax", .unreadable(problem), at: .file(text.file))
    }
  }

  private mutating func syntaxError(
    _ problem: String, at mark: TextPlace, opening: (text: String, place: TextPlace)?
  ) {
    var place = mark
    // For what was opened and not closed, the place of the opening says more than the file's end.
    if problem.contains("unexpected end of stream") || problem.contains("could not find expected") {
      place = opening?.place ?? mark
    }
    let line = text.line(place.line)
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    if indentation.contains("\t") {
      let column = indentation.prefix { $0 == " " }.count + 1
      findings.add(
        text.finding(
          .error, "yaml.tab",
          Phrase(vi: "dòng thụt vào bằng phím Tab", en: "the line is indented with a tab"),
          at: TextPlace(line: place.line, column: column),
          hints: [Phrase(vi: "thụt vào bằng dấu cách", en: "indent with spaces")]))
      return
    }
    if line.contains(": {{") || line.contains("- {{") || line.contains("{%") {
      let column = line.range(ofTag: ["{{", "{%"]) ?? place.column
      findings.add(
        text.finding(
          .error, "yaml.unquoted-tag", .unquotedTag,
          at: TextPlace(line: place.line, column: column), length: 2, hints: [.quoteTag]))
      return
    }
    let (message, hint) = Self.words(for: problem, opening: opening?.text ?? "")
    findings.add(
      text.finding(
        .error, "yaml.syntax", message, at: place, hints: hint.map { [$0] } ?? []))
  }

  /// libyaml's messages in the house's words.
  private static func words(for problem: String, opening: String) -> (Phrase, Phrase?) {
    if problem.contains("mapping values are not allowed") {
      return (
        Phrase(vi: "dấu “:” ở chỗ không được có", en: "a “:” stands where none may be"),
        Phrase(
          vi: "chữ có “: ” ở giữa phải đặt trong dấu nháy; các mục cùng cấp phải thụt vào như nhau",
          en: "quote text that holds “: ”; indent names of one level alike")
      )
    }
    if problem.contains("could not find expected ':'") {
      return (
        Phrase(vi: "thiếu dấu “:” sau tên mục", en: "the “:” after the name is missing"), nil
      )
    }
    if problem.contains("unexpected end of stream"), opening.contains("quoted") {
      return (Phrase(vi: "dấu nháy mở mà không đóng", en: "the quote is never closed"), nil)
    }
    if problem.contains("cannot start any token") {
      return (
        Phrase(
          vi: "giá trị không được bắt đầu bằng ký tự này",
          en: "a value cannot start with this character"),
        Phrase(vi: "đặt giá trị trong dấu nháy", en: "quote the value")
      )
    }
    if problem.contains("',' or ']'") || problem.contains("',' or '}'") {
      return (
        Phrase(
          vi: "ngoặc “[” hoặc “{” thiếu dấu phẩy hoặc ngoặc đóng",
          en: "a “[” or “{” lacks a comma or its closing bracket"), nil
      )
    }
    if problem.contains("did not find expected key") || problem.contains("expected '-' indicator")
      || problem.contains("block sequence entries are not allowed")
      || problem.contains("did not find expected <document start>")
    {
      return (
        Phrase(
          vi: "dòng này thụt vào không khớp với các dòng trên",
          en: "the line is not indented like those above"),
        Phrase(
          vi: "các mục cùng cấp phải thụt vào bằng nhau", en: "indent names of one level alike")
      )
    }
    if problem.contains("undefined alias") || problem.contains("alphabetic or numeric") {
      return (
        Phrase(
          vi: "chữ bắt đầu bằng “*” hoặc “&”", en: "the text starts with “*” or “&”"),
        Phrase(vi: "đặt trong dấu nháy", en: "quote it")
      )
    }
    if problem.contains("another document") {
      return (
        Phrase(vi: "tệp có nhiều phần ngăn bởi “---”", en: "the file holds more than one document"),
        nil
      )
    }
    if problem.contains("node content") {
      return (Phrase(vi: "thiếu giá trị", en: "a value is missing"), nil)
    }
    if problem.contains("unknown escape character") {
      return (
        Phrase(
          vi: "sau “\\” không có ký tự nào như vậy", en: "nothing is written like this after “\\”"),
        Phrase(vi: "dùng nháy đơn thay cho nháy kép", en: "use single quotes for double ones")
      )
    }
    if problem.contains("comment or line break") {
      return (
        Phrase(
          vi: "sau “|” hoặc “>” phải xuống dòng", en: "a line must end after “|” or “>”"),
        Phrase(
          vi: "chữ bắt đầu bằng “|” hoặc “>” thì đặt trong dấu nháy",
          en: "quote text that starts with “|” or “>”")
      )
    }
    if problem.contains("nesting level") { return (.tooDeep, nil) }
    return (.unreadable(problem), nil)
  }
}

extension Substring {
  /// The column, from 1, of the first of these.
  fileprivate func range(ofTag tags: [String]) -> Int? {
    for (offset, index) in indices.enumerated()
    where tags.contains(where: { self[index...].hasPrefix($0) }) {
      return offset + 1
    }
    return nil
  }
}

extension Phrase {
  fileprivate static func unreadable(_ problem: String) -> Phrase {
    Phrase(vi: "không đọc được YAML: \(problem)", en: "the YAML cannot be read: \(problem)")
  }
}
