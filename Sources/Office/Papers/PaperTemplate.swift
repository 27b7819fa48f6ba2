import Documents
import Groundwork
import Templating

/// A paper of `Templates/papers`, compiled: front matter that fills the layout's components, and a
/// body in Markdown.
///
/// Compiled once, it makes any number of documents, from several tasks at the same time.
struct PaperTemplate: Sendable {
  let file: String
  private let frontMatter: ValueTemplate
  private let body: Program
  private let bodyLine: Int

  /// The data paths that the paper reads, such as `tong.khen_thuong.tien`.
  var fields: [String] { asked.map(\.path).sorted() }
  /// The same with what the paper does with them.
  let asked: [TemplateField]

  /// Nil when the template is wrong; `findings` then says where.
  init?(
    file: String, bytes: [UInt8], compiler: TemplateCompiler, sources: inout Sources,
    into findings: inout Findings
  ) {
    guard let split = FrontMatter(bytes) else {
      findings.error("paper.no-front-matter", .noFrontMatter, at: .file(file))
      return nil
    }
    var found = Findings()
    let settings = readYAML(
      SourceText(file: file, bytes: split.settings), sources: &sources, into: &found)
    let body = compiler.compile(
      TemplateText(name: file, text: split.body, firstLine: split.bodyLine), into: &found)
    let frontMatter = settings.flatMap {
      compiler.compileValue($0, sources: sources, into: &found)
    }
    findings.add(found)
    guard !found.mustStop, let body, let frontMatter else { return nil }
    self.file = file
    self.frontMatter = frontMatter
    self.body = body
    bodyLine = split.bodyLine
    asked = (frontMatter.asked + body.asked).united
  }

  /// What the paper says for this data.
  func compose(_ data: Value, into findings: inout Findings) -> Document {
    let settings = frontMatter.run(data, findings: &findings)
    var sink = ByteSink(reserving: 16_384)
    body.run(data, into: &sink, findings: &findings)
    return Document(
      frontMatter: settings, markdown: sink.text, file: file, firstLine: bodyLine,
      into: &findings)
  }
}

/// A text file cut at its front matter.
private struct FrontMatter {
  /// The YAML, from the opening line of dashes on, so that line numbers stay those of the file.
  let settings: [UInt8]
  let body: String
  /// The line of the file on which the body starts, from 1.
  let bodyLine: Int

  /// Nil when the file does not start with a line of three dashes, or no second one follows.
  init?(_ bytes: [UInt8]) {
    let mark = Array("---".utf8)
    let newline = UInt8(ascii: "\n")
    var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
      .enumerated().makeIterator()
    guard let first = lines.next(), Self.trimmed(first.element).elementsEqual(mark) else {
      return nil
    }
    while let (number, line) = lines.next() {
      guard Self.trimmed(line).elementsEqual(mark) else { continue }
      settings = Array(bytes[..<line.startIndex])
      let start = min(line.endIndex + 1, bytes.endIndex)
      body = String(decoding: bytes[start...], as: UTF8.self)
      bodyLine = number + 2
      return
    }
    return nil
  }

  /// The line without blanks and the carriage return that Windows editors leave.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\r") {
      line.removeLast()
    }
    return line
  }
}

extension Phrase {
  fileprivate static let noFrontMatter = Phrase(
    vi: "mẫu văn bản phải mở đầu bằng phần khai báo giữa hai dòng ---",
    en: "a paper must start with its settings between two lines of ---")
}
