import Documents
import Groundwork
import Testing
import WordDocuments

/// A joint paper of so many parties, as it is typeset.
private func joint(_ count: Int) throws -> [UInt8] {
  var document = try SamplePapers.document("phoi-hop")
  let parties = document.signatures
  document.signatures = (0..<count).map { parties[$0 % parties.count] }
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(document, into: &findings)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  return bytes
}

@Test(
  "those who sign a joint paper stand in rows of about one length, each a table of its own",
  arguments: [
    (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2]), (12, [3, 3, 3, 3]),
  ])
func rows(_ count: Int, _ expected: [Int]) throws {
  let grids = try WordReading(joint(count)).grids.dropFirst()
  #expect(grids.map(\.count) == expected)
  #expect(grids.allSatisfy { $0.reduce(0, +) == 11906 - 1701 - 850 })
}

@Test("a survey finds everybody who signed, the host first", arguments: [2, 3, 5, 12])
func everybody(_ count: Int) throws {
  let profile = try SamplePapers.profile()
  let survey = try WordSurvey(reading: joint(count), file: "phoi-hop.docx")
  let signatures = survey.components(under: profile).signatures
  let names = signatures.compactMap(\.name).map { survey.text(of: $0) }
  #expect(names.count == count)
  #expect(names.first == "Giàng A Mẫu")
  #expect(signatures.allSatisfy { $0.authority.count == 3 || $0.position != nil })
}
