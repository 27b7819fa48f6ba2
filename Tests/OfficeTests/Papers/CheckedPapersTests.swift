import Checking
import Documents
import Groundwork
import Office
import Records
import Testing
import WordDocuments

@Suite("Our own papers under our own checker")
struct CheckedPapersTests {
  @Test("whatever we typeset, our checker finds nothing wrong with", arguments: PackTests.samples)
  func clean(_ name: String) async throws {
    let world = try SampleWorld()
    let summary = try #require(try await world.build("Samples/\(name)").result)
    var (sources, findings) = (Sources(), Findings())
    let text = SourceText(
      file: "nd30.yaml", bytes: try world.workspace.read("Templates/profiles/nd30.yaml"))
    let value = try #require(readYAML(text, sources: &sources, into: &findings))
    let profile = try #require(FormatProfile(value, into: &findings))
    let checker = Checker(profile: profile)
    // Certificates follow the decree on awards, and cards none at all.
    let others = ["giay-khen/", "khac/"]
    for file in summary.files
    where file.hasSuffix(".docx") && !others.contains(where: { file.hasPrefix($0) }) {
      let bytes = try world.workspace.read("\(summary.folder)/\(file)")
      let found = checker.check(try WordSurvey(reading: bytes, file: file))
      #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
    }
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
