import Documents
import FoundationEssentials
import Groundwork
import Testing
import WordDocuments

@Test("every sample paper is set without a finding", arguments: SamplePapers.names)
func sample(_ name: String) throws {
  let typesetter = Typesetter(try SamplePapers.profile())
  var findings = Findings()
  let bytes = try typesetter.typeset(SamplePapers.document(name), into: &findings)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  // For a look at them: TONGKET_PAPERS=/some/folder swift test
  if let folder = ProcessInfo.processInfo.environment["TONGKET_PAPERS"] {
    try SamplePapers.write(bytes, to: "\(folder)/\(name).docx")
  }
}
