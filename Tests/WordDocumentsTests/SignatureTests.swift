import Documents
import Groundwork
import Testing
import WordDocuments

/// A joint paper of so many parties, as it is typeset.
private func joint(
  _ count: Int, change: (inout SignatureBlock) -> Void = { _ in }
) throws -> [UInt8] {
  var document = try SamplePapers.document("phoi-hop")
  let parties = document.signatures
  document.signatures = (0..<count).map { parties[$0 % parties.count] }
  for index in document.signatures.indices { change(&document.signatures[index]) }
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
  let bytes = try joint(count) { $0.authority = ["HUYỆN MẪU"] }
  let grids = try WordReading(bytes).grids.dropFirst()
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

/// What a signer's lines are called, and how long rows come out with three of them.
private struct Party: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rows: [Int]
  let change: @Sendable (inout SignatureBlock) -> Void

  init(_ what: String, _ rows: [Int], change: @escaping @Sendable (inout SignatureBlock) -> Void) {
    testDescription = what
    self.rows = rows
    self.change = change
  }
}

@Test(
  "rows are shorter where a place, a compound or a person's name would be broken",
  arguments: [
    Party("names that fit into a third of the page, in more lines than they need", [3]) {
      $0.authority = ["ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM HUYỆN MẪU"]
    },
    Party("a place too long for a third of the page", [2, 1]) {
      $0.authority = ["ỦY BAN NHÂN DÂN THÀNH PHỐ PHAN RANG - THÁP CHÀM"]
    },
    Party("a post too long for it", [2, 1]) {
      $0.position = "PHÓ CHỦ TỊCH THƯỜNG TRỰC ỦY BAN NHÂN DÂN THỊ XÃ BUÔN HỒ MẪU"
    },
    Party("a rank and a name too long for it", [2, 1]) {
      ($0.rank, $0.name) = ("Thượng tá", "Nguyễn Phước Bảo Mẫu")
    },
  ])
private func shorterRows(_ party: Party) throws {
  let bytes = try joint(3, change: party.change)
  #expect(try WordReading(bytes).grids.dropFirst().map(\.count) == party.rows)
  let survey = try WordSurvey(reading: bytes, file: "phoi-hop.docx")
  let signed = try survey.components(under: SamplePapers.profile()).signatures
  for line in signed.flatMap({ $0.authority + [$0.position].compactMap(\.self) }) {
    let lines = survey.text(of: line).split(separator: "\n")
    #expect(!lines.contains { $0.hasSuffix("PHỐ") || $0.hasSuffix("THỊ XÃ") || $0.hasSuffix("ỦY") })
  }
}
