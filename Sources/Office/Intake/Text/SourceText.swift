import Groundwork

/// A text file as it was read: YAML, JSON or CSV.
public struct SourceText: Sendable {
  /// The name that messages show.
  public var file: String
  public var bytes: [UInt8]
  /// The number of the first line; more than 1 for a piece of a file, such as front matter.
  public var firstLine: Int

  public init(file: String, bytes: [UInt8], firstLine: Int = 1) {
    self.file = file
    self.bytes = bytes
    self.firstLine = firstLine
  }
}

extension SourceText {
  /// Most that we read of one text file.
  ///
  /// A province's ten thousand invitees come to 3 MB.
  static let limit = 32 << 20

  /// The text, from UTF-8 or marked UTF-16; nil, and a finding, when it is neither.
  ///
  /// `subject` starts the finding's code: `yaml.encoding`.
  func decoded(as subject: String, into findings: inout Findings) -> DecodedText? {
    guard bytes.count <= Self.limit else {
      findings.error(
        "\(subject).too-large",
        Phrase(
          vi: "tệp lớn \(bytes.count >> 20) MB; nhiều nhất là \(Self.limit >> 20) MB",
          en: "the file has \(bytes.count >> 20) MB; the limit is \(Self.limit >> 20) MB"),
        at: .file(file))
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return decodedUTF16(as: subject, into: &findings)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let place = firstInvalid(body) {
      // Only tables come from programs that still write this.
      if subject == "csv", let text = Windows1258.decode(body) {
        findings.warning(
          "csv.windows-1258", .isWindows1258, at: .file(file), hints: [.saveAsUnicode])
        return DecodedText(self, Array(text.utf8))
      }
      findings.add(notUnicode(as: subject, at: place))
      return nil
    }
    return DecodedText(self, body)
  }

  private func decodedUTF16(as subject: String, into findings: inout Findings) -> DecodedText? {
    let little = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(little ? second << 8 | first : first << 8 | second)
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      findings.error(
        "\(subject).encoding",
        Phrase(vi: "tệp UTF-16 bị hỏng", en: "the file is broken UTF-16"), at: .file(file),
        hints: [.saveAsUnicode])
      return nil
    }
    return DecodedText(self, Array(text.utf8))
  }

  /// What is found where `bytes` are no UTF-8; nil when they are.
  func encodingFinding(as subject: String) -> Finding? {
    firstInvalid(bytes).map { notUnicode(as: subject, at: $0) }
  }

  private func notUnicode(as subject: String, at place: (line: Int, column: Int)) -> Finding {
    Finding(
      .error, "\(subject).encoding",
      Phrase(vi: "tệp không phải là văn bản Unicode (UTF-8)", en: "the file is not UTF-8 text"),
      at: .text(file: file, line: place.line, column: place.column), hints: [.saveAsUnicode])
  }

  /// Where the first byte stands that is no part of UTF-8; nil when all are.
  private func firstInvalid(_ body: [UInt8]) -> (line: Int, column: Int)? {
    do {
      _ = try UTF8Span(validating: body.span)
      return nil
    } catch {
      let good = body[..<error.byteOffsets.lowerBound]
      let line = good.count { $0 == UInt8(ascii: "\n") }
      let start = good.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return (firstLine + line, good[start...].count { !UTF8.isContinuation($0) } + 1)
    }
  }
}

extension Phrase {
  fileprivate static let isWindows1258 = Phrase(
    vi: "tệp ghi theo mã Windows-1258 và được đọc theo mã ấy",
    en: "the file is written in Windows-1258, and was read so")
  fileprivate static let saveAsUnicode = Phrase(
    vi: "lưu lại tệp với mã Unicode: “CSV UTF-8” trong Excel, “UTF-8” trong Notepad",
    en: "save it again as Unicode: “CSV UTF-8” in Excel, “UTF-8” in Notepad")
}
