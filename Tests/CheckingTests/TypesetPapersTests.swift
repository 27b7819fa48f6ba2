import Checking
import Groundwork
import Testing
import WordDocuments

@Test("whatever we typeset, the checker finds nothing wrong with", arguments: SamplePapers.names)
func typesetPapersAreClean(_ name: String) throws {
  let profile = try SamplePapers.profile()
  var findings = Findings()
  let bytes = try Typesetter(profile).typeset(SamplePapers.document(name), into: &findings)
  let survey = try WordSurvey(reading: bytes, file: name + ".docx")
  let found = Checker(profile: profile).check(survey)
  #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
}
