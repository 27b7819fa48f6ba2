import Documents
import FoundationEssentials
import Groundwork
import Testing

/// The papers of `Tests/Golden/papers`, and the profile they are set in.
enum SamplePapers {
  static let names = [
    "ban-sao", "bao-cao", "bao-cao-chu-thich", "bien-ban", "chuong-trinh", "cong-van",
    "cong-van-khan", "giay-moi",
    "phoi-hop", "quyet-dinh", "to-trinh",
  ]

  /// The package's own folder.
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// Where papers are put for a look at them, as in `TONGKET_PAPERS=/some/folder swift test`.
  static var folder: String? { ProcessInfo.processInfo.environment["TONGKET_PAPERS"] }

  static func profile() throws -> FormatProfile {
    var findings = Findings()
    let text = try read("Templates/profiles/nd30.yaml")
    let profile = FormatProfile(PlainYAML.read(text), into: &findings)
    #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
    return try #require(profile)
  }

  static func proofing() throws -> Proofing {
    var findings = Findings()
    let proofing = Proofing(
      PlainYAML.read(try read("Templates/proofing/van-ban.yaml")),
      types: PlainYAML.read(try read("Templates/law/loai-van-ban.yaml")), into: &findings)
    #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
    return proofing
  }

  static func document(_ name: String) throws -> Document {
    try document(markdown: read("Tests/Golden/papers/\(name).md"), file: name + ".md")
  }

  static func document(markdown text: String, file: String = "paper.md") throws -> Document {
    var findings = Findings()
    let document = read(text, file: file, into: &findings)
    #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
    return document
  }

  /// A paper as it stands in a file: front matter between two `---` lines, then Markdown.
  static func read(_ text: String, file: String, into findings: inout Findings) -> Document {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.dropFirst().firstIndex(of: "---") ?? 0
    return Document(
      frontMatter: PlainYAML.read(lines[1..<end].joined(separator: "\n")),
      markdown: lines[(end + 1)...].joined(separator: "\n"), file: file, firstLine: end + 2,
      into: &findings)
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: root + "/" + path)))
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}
