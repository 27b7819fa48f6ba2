import Groundwork
import Office
import Testing

@Suite("The manual of findings")
struct FindingGuideTests {
  private static let top = #filePath.split(separator: "/").dropLast(4).reduce("") {
    $0 + "/" + $1
  }

  /// What looks like a code and is none: files, variables of templates, and what codes start with.
  private static let others: Set<String> = [
    "ho-so.yaml", "so-lieu.xlsx", "tong-hop.xlsx", "manifest.json", "out.docx", "loop.first",
    "loop.nextitem",
    "loop.previtem", "sheet.binary", "recipients.list", "recipients.label", "signature.authority",
    "signature.position", "signature.above-name", "signature.name", "appendix.label",
    "appendix.title", "appendix.reference",
  ]

  /// The texts of all sources, without the guide itself.
  private func sources() throws -> [(path: String, text: String)] {
    let disk = DiskWorkspace()
    return try disk.tree(Self.top + "/Sources").filter {
      $0.name.hasSuffix(".swift") && !$0.name.contains("/Guide/")
    }.map { entry in
      let bytes = try disk.read("\(Self.top)/Sources/\(entry.name)")
      return (entry.name, String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Every code that stands in the sources in one piece, with the file.
  private func codes() throws -> [String: String] {
    let whole = #/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z0-9]+)*)"/#
    let template = #/\bProblem\(\s*"([a-z]+(?:-[a-z]+)*)"/#
    let cell = #/\b(?:error|warning)\(\s*"([a-z]+(?:-[a-z]+)*)"/#
    var codes: [String: String] = [:]
    for (path, text) in try sources() {
      for match in text.matches(of: whole) { codes[String(match.1)] = path }
      if path.hasPrefix("Templating/") {
        for match in text.matches(of: template) { codes["template.\(match.1)"] = path }
      }
      if path.contains("CellConversion") {
        for match in text.matches(of: cell) { codes["intake.\(match.1)"] = path }
      }
    }
    // What the disk refuses is not found but ends the run; the manual of the workbook lists it.
    return codes.filter { !$0.key.hasPrefix("workspace.") && !Self.others.contains($0.key) }
  }

  @Test("every code that the program can give is explained")
  func complete() throws {
    let codes = try codes()
    #expect(codes.count > 200)
    for (code, file) in codes.sorted(by: { $0.key < $1.key }) {
      #expect(FindingGuide.kind(of: code) != nil, "\(code), from \(file)")
    }
  }

  @Test("every code that is explained can be given")
  func current() throws {
    let codes = try codes()
    let texts = try sources().map(\.text)
    for kind in FindingGuide.kinds where codes[kind.code] == nil {
      // Put together from a subject and a word, or without a subject.
      let word = kind.code.split(separator: ".").last.map(String.init) ?? ""
      let isMade = texts.contains {
        $0.contains("\"\(word)\"") || $0.contains(").\(word)\"") || $0.contains("\"\(kind.code)\"")
      }
      #expect(isMade, "\(kind.code)")
    }
  }

  @Test("each kind is explained once, in both languages, with an example and a cure")
  func whole() {
    var seen: Set<String> = []
    for kind in FindingGuide.kinds {
      #expect(seen.insert(kind.code).inserted, "\(kind.code) twice")
      for text in [
        kind.meaning.vi, kind.meaning.en, kind.example, kind.cure.vi, kind.cure.en,
      ] { #expect(!text.isEmpty, "\(kind.code)") }
      #expect(!kind.severities.isEmpty)
    }
  }

  @Test("what a faulty dossier is found to have is explained, and weighs as the manual says")
  func weights() throws {
    let world = try SampleWorld()
    let outcome = try ValidateDossier(workspace: world.workspace, templates: "Templates")
      .run("Tests/Corpus/faulty-dossier")
    for finding in outcome.findings.all {
      let kind = try #require(FindingGuide.kind(of: finding.code), "\(finding.code)")
      #expect(kind.severities.contains(finding.severity), "\(finding.code)")
    }
  }

  @Test("Documentation/findings.md is what the program would write")
  func page() throws {
    let disk = DiskWorkspace()
    let path = Self.top + "/Documentation/findings.md"
    if Surroundings.environment("TONGKET_ACCEPT") != nil {
      try OutputFile.write(
        Array(FindingGuide.markdown.utf8), to: path, in: disk, replacing: .anything)
    }
    let written = String(decoding: try disk.read(path), as: UTF8.self)
    #expect(written == FindingGuide.markdown)
  }
}
