import Checking
import Documents
import Groundwork
import Testing
import WordDocuments

/// What the checker says of a document that we typeset.
private func findings(in document: Document) throws -> Findings {
  let profile = try SamplePapers.profile()
  var findings = Findings()
  let bytes = try Typesetter(profile).typeset(document, into: &findings)
  let survey = try WordSurvey(reading: bytes, file: document.file)
  return Checker(profile: profile).check(survey)
}

@Test("whatever we typeset, the checker finds nothing wrong with", arguments: SamplePapers.names)
func typesetPapersAreClean(_ name: String) throws {
  let found = try findings(in: SamplePapers.document(name))
  #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
}

/// A way in which a clerk's paper may be unusual and still be right.
struct Unusual: Sendable, CustomTestStringConvertible {
  let what: String
  let change: @Sendable (inout Document) -> Void

  init(_ what: String, _ change: @escaping @Sendable (inout Document) -> Void) {
    self.what = what
    self.change = change
  }

  var testDescription: String { what }
}

@Test(
  "nor with an unusual one",
  arguments: [
    Unusual("no number yet") { $0.letterhead?.number = nil },
    Unusual("no date yet") { $0.letterhead?.date = nil },
    Unusual("a number below ten") { $0.letterhead?.number = "7" },
    Unusual("January") { $0.letterhead?.date = CalendarDate(year: 2024, month: 1, day: 5) },
    Unusual("no superior") { $0.letterhead?.parent = nil },
    Unusual("a long place") { $0.letterhead?.place = "Thành phố Hồ Chí Minh" },
    Unusual("a long issuer") {
      $0.letterhead?.issuer = "Ban Chỉ huy Phòng thủ khu vực 1 - Đức Trọng và các xã lân cận"
    },
    Unusual("a long symbol") { $0.letterhead?.symbol = "BC-BCĐPTKVĐT" },
    Unusual("a subject of three lines") {
      $0.subject =
        "Kết quả thực hiện công tác quân sự, quốc phòng địa phương, công tác giáo dục quốc phòng "
        + "và an ninh, công tác tuyển chọn, gọi công dân nhập ngũ năm 2023, phương hướng, nhiệm vụ "
        + "năm 2024"
    },
    Unusual("a deputy signs") {
      $0.signatures = [
        SignatureBlock(
          authority: ["TM. Ủy ban nhân dân", "KT. Chủ tịch"], position: "Phó Chủ tịch",
          name: "Giàng A Mẫu")
      ]
    },
    Unusual("the head signs for himself, his name still to come") {
      $0.signatures = [SignatureBlock(position: "Chủ tịch")]
    },
    Unusual("a body that closes with a table") {
      $0.body.append(
        .table(
          Table(
            header: [[Inline("Đơn vị")], [Inline("Chỉ tiêu")]],
            rows: [[[Inline("Xã Mẫu")], [Inline("12")]]])))
    },
    Unusual("pages turned for a wide table, and back") {
      $0.body += [
        .orientation(.landscape), .paragraph(Paragraph([Inline("Bảng rộng.")])),
        .orientation(.portrait), .paragraph(Paragraph([Inline("Hết phần bảng.")])),
      ]
    },
  ])
func unusualPapersAreClean(_ unusual: Unusual) throws {
  var document = try SamplePapers.document("bao-cao")
  unusual.change(&document)
  let found = try findings(in: document)
  #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
}

@Test("nor with one that has pictures, a list of titles, a signature and a seal")
func figuresAreClean() throws {
  let profile = try SamplePapers.profile()
  var findings = Findings()
  let bytes = try Typesetter(profile).typeset(
    SamplePapers.document("bao-cao-hinh"),
    resources: FillResources { try? SamplePapers.bytes("Tests/Golden/papers/" + $0) },
    into: &findings)
  let found = Checker(profile: profile).check(try WordSurvey(reading: bytes, file: "hinh.docx"))
  #expect(found.isEmpty, "\(FindingReport(found, in: .english).text)")
}
