import Documents
import FoundationEssentials
import Groundwork
import Packaging
import Testing
import WordDocuments

/// The decree's profile with a few fields changed to what Party papers have.
private func partyLike() throws -> FormatProfile {
  var text = try SamplePapers.read("Templates/profiles/nd30.yaml")
  let changes = [
    (
      "ornament: { kind: rule, length: { from: 0.3333, to: 0.5, use: 0.4 } }   #",
      "ornament: { kind: text, text: \"*\" } #"
    ),
    ("\"Số: {number}/{symbol}\"", "\"Số {number}-{symbol}\""),
    ("place: top", "place: bottom"),
    ("line: { from: 1, to: 1.5, use: 1.1 } ", "line_exact: { from: 18, to: 22, use: 18 } "),
    ("end_mark: \"./.\"", "end_mark: \".\""),
    ("archive: \"Lưu: {archive}\"", "archive: \"Lưu {archive}\""),
    (
      "text: \"Nơi nhận:\"\n    size: 12\n    bold: true\n    italic: true",
      "text: \"Nơi nhận:\"\n    size: 14\n    underline: true"
    ),
    ("mirrored: false", "mirrored: true"), ("pattern: \"{n}\"", "pattern: \"- {n} -\""),
    ("pad_days_below: 10", "pad_days_below: 0"),
  ]
  for (old, new) in changes {
    #expect(text.contains(old), "\(old)")
    text = text.replacing(old, with: new)
  }
  var findings = Findings()
  let profile = FormatProfile(PlainYAML.read(text), into: &findings)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  return try #require(profile)
}

@Test("nothing of one regime is built in")
func otherRegime() throws {
  var findings = Findings()
  let bytes = try Typesetter(try partyLike()).typeset(
    SamplePapers.document("cong-van"), into: &findings)
  #expect(findings.isEmpty)
  let word = try WordReading(bytes)
  #expect(word.texts(in: "DauTrangTri") == ["*"])
  #expect(word.texts(in: "SoKyHieu") == ["Số 12-UBND-BCHQS"])
  #expect(word.texts(in: "DiaDanhNgayThang") == ["Hòa Mẫu, ngày 1 tháng 3 năm 2026"])
  #expect(word.texts(in: "ThanVanBan").last?.hasSuffix("báo cáo.") == true)
  #expect(word.texts(in: "DanhSachNoiNhan").last == "- Lưu VT.")
  #expect(word.attributes["w:footerReference"]?.count == 1)
  #expect(word.attributes["w:headerReference"] == nil)
  let footer = try WordReading(bytes, part: "/word/footer1.xml")
  #expect(footer.lines.map(\.text) == ["- 2 -"])
  let styles = try WordReading(bytes, part: "/word/styles.xml")
  #expect(
    styles.attributes["w:spacing"]?.contains {
      $0["w:lineRule"] == "exact" && $0["w:line"] == "360"
    } == true)
  #expect(styles.attributes["w:u"]?.count == 1)
  if let folder = ProcessInfo.processInfo.environment["TONGKET_PAPERS"] {
    try SamplePapers.write(bytes, to: "\(folder)/other.docx")
  }
}

@Test("whatever style has a font of its own, the profile knows the font")
func fontsOfAllStyles() throws {
  var given: [String] = []
  /// The profile's data with a font in every group that has the fields of a style.
  func marking(_ value: Value, _ name: String) -> Value {
    if let list = value.list { return .list(list.map { marking($0, name) }) }
    guard let record = value.record else { return value }
    var fields = record.fields.map { ($0.0, marking($0.1, $0.0)) }
    // These have a size, and no other field of a style.
    if record["size"] != nil, name != "body", name != "table" {
      given.append("Phông \(given.count)")
      fields.append(("font", .text(given[given.count - 1])))
    }
    return .record(Record(fields))
  }
  let text = try SamplePapers.read("Templates/profiles/nd30.yaml")
  var findings = Findings()
  let profile = FormatProfile(marking(PlainYAML.read(text), ""), into: &findings)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  #expect(given.count > 40)
  #expect(Set(try #require(profile).fonts) == Set(given + ["Times New Roman"]))
}

@Test("what no Vietnamese regime asks for: outer page numbers, fonts by element, lines across")
func foreignRegime() throws {
  var profile = try partyLike()
  profile.pageNumber.alignment = .right
  profile.pageNumber.evenAlignment = .left
  profile.pageNumber.font = "SimSun"
  profile.title.font = "SimHei"
  profile.subject.ornament = .line(width: 1.5, color: "FF0000")
  let report = try #require(profile.schemes.firstIndex { $0.name == "report" })
  profile.schemes[report].levels[0].numeral = .chinese
  var findings = Findings()
  let bytes = try Typesetter(profile).typeset(SamplePapers.document("bao-cao"), into: &findings)
  #expect(findings.isEmpty)
  let word = try WordReading(bytes)
  #expect(
    word.attributes["w:footerReference"]?.prefix(2).map { $0["w:type"] ?? "" } == [
      "default", "even",
    ])
  #expect(
    word.attributes["w:top"]?.contains { $0["w:sz"] == "12" && $0["w:color"] == "FF0000" } == true)
  let even = try WordReading(bytes, part: "/word/footer4.xml")
  #expect(even.attributes["w:jc"]?.map { $0["w:val"] ?? "" } == ["left"])
  let settings = try WordReading(bytes, part: "/word/settings.xml")
  #expect(settings.elements.contains("w:evenAndOddHeaders"))
  let styles = try WordReading(bytes, part: "/word/styles.xml")
  let fonts = styles.attributes["w:rFonts"]?.compactMap { $0["w:ascii"] } ?? []
  #expect(Set(fonts) == ["Times New Roman", "SimSun", "SimHei"])
  let fontTable = try WordReading(bytes, part: "/word/fontTable.xml")
  #expect(fontTable.attributes["w:font"]?.count == 3)
  let numbering = try WordReading(bytes, part: "/word/numbering.xml")
  #expect(
    numbering.attributes["w:numFmt"]?.contains { $0["w:val"] == "chineseCountingThousand" } == true)
}

@Test(
  "a date may stand below the signature, and the recipients between lines at the foot",
  arguments: ["quyet-dinh", "cong-van", "bao-cao"])
func dateAndRecipientsAtTheEnd(paper: String) throws {
  var profile = try SamplePapers.profile()
  profile.head.placeDate.position = .signature
  profile.recipients.position = .foot
  profile.recipients.colophon.outer = 1
  profile.recipients.colophon.inner = 0.75
  profile.recipients.colophon.pattern = "{issuer}\t{date} in."
  var findings = Findings()
  let document = try SamplePapers.document(paper)
  let bytes = try Typesetter(profile).typeset(document, into: &findings)
  #expect(findings.isEmpty)

  let survey = try WordSurvey(reading: bytes, file: paper)
  let found = survey.components(under: profile)
  let letterhead = try #require(document.letterhead)
  #expect(found[.placeDate].count == 1)
  let date = try #require(found[.placeDate].first)
  let name = try #require(found.signatures.compactMap(\.name).last)
  #expect(date.paragraph == name.paragraph + 1)
  #expect(survey.paragraphs[date.paragraph].format.alignment == .center)
  #expect(found[.recipientsLabel].count == 1 && found[.archive].count == 1)
  #expect(found[.recipient].count == document.recipients?.lines.count)
  #expect(
    found[.colophon].map { survey.text(of: $0) }.first?.hasPrefix(letterhead.issuer + "\t") == true)
  #expect(try #require(found[.recipientsLabel].first).paragraph > date.paragraph)
  #expect(found[.number].count == 1 && found.appendices.count == document.appendices.count)

  let word = try WordReading(bytes)
  #expect(word.attributes["w:tblpPr"]?.map { $0["w:tblpYSpec"] ?? "" } == ["bottom"])
  #expect(word.attributes["w:insideH"]?.map { $0["w:sz"] ?? "" }.last == "6")
}
