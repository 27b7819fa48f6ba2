import Documents
import Groundwork
import Office
import Records
import Testing
import WordDocuments

@Suite("Our own papers under our own checker")
struct CheckedPapersTests {
  @Test(
    "whatever we typeset, under every profile, our checker finds nothing wrong with",
    arguments: PackTests.samples, ProfilesTests.profiles)
  func clean(_ name: String, _ profile: String) async throws {
    let dossier = "Samples/\(name)/ho-so.yaml"
    let text = try SampleWorld().text(dossier)
    let changed = text.replacing("\nthiet_lap:\n", with: "\nthiet_lap:\n  the_thuc: \(profile)\n")
    #expect(changed != text)
    let world = try SampleWorld(changing: [dossier: changed])
    let summary = try #require(try await world.build("Samples/\(name)").result)
    let files = summary.files.filter { $0.hasSuffix(".docx") }
    let checked = try await CheckPapers(workspace: world.workspace, templates: "Templates").run(
      .init(files: files.map { "\(summary.folder)/\($0)" }, profile: profile))
    #expect(checked.papers == files.count)
    #expect(checked.findings.isEmpty, "\(FindingReport(checked.findings, in: .english).text)")
  }
}

@Suite("The files of Templates")
struct TemplateFilesTests {
  @Test("columns and law tables read without a finding")
  func tables() throws {
    let world = try SampleWorld()
    var (sources, findings) = (Sources(), Findings())
    func read(_ path: String) throws -> Value {
      let text = SourceText(file: path, bytes: try world.workspace.read(path))
      return try #require(readYAML(text, sources: &sources, into: &findings))
    }
    _ = WorkbookSchema(try read("Templates/records/so-lieu.yaml"), into: &findings)
    let law = try world.workspace.list("Templates/law").map(\.name)
    _ = LawTables(
      try law.map { (String($0.dropLast(5)), try read("Templates/law/\($0)")) }, into: &findings)
    #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
    #expect(law.count >= 5)
  }
}
