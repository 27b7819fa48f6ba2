import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

/// A document of one paragraph, mended.
private func mended(
  _ paragraph: String, _ mends: (WordMend.Place) -> [WordMend]
) throws -> (xml: String, survey: WordSurvey) {
  let bytes = try InlineDocx(paragraph).bytes()
  let survey = try WordSurvey(reading: bytes, file: "x.docx")
  let place = WordMend.Place(survey.paragraphs[0])
  let better = try WordMender(SamplePapers.profile()).mend(bytes, mends(place))
  let xml = try OfficePackage(reading: better).part("/word/document.xml")
  return (
    String(decoding: xml, as: UTF8.self), try WordSurvey(reading: better, file: "x.docx")
  )
}

/// What one change makes of a paragraph's XML.
struct Mending: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let before: String
  let after: String
  let mends: @Sendable (WordMend.Place) -> [WordMend]

  init(
    _ what: String, _ before: String, _ after: String,
    mends: @escaping @Sendable (WordMend.Place) -> [WordMend]
  ) {
    testDescription = what
    self.before = before
    self.after = after
    self.mends = mends
  }
}

@Test(
  "a mend changes its own place in the XML, in the schema's order",
  arguments: [
    Mending(
      "the size of a run without properties", "<w:p><w:r><w:t>ab</w:t></w:r></w:p>",
      "<w:p><w:r><w:rPr><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr><w:t>ab</w:t></w:r></w:p>"
    ) { [.text($0, 0..<2, .size(14))] },
    Mending(
      "among other properties",
      "<w:p><w:r><w:rPr><w:b/><w:sz w:val=\"20\"/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t>ab</w:t></w:r></w:p>",
      "<w:p><w:r><w:rPr><w:b/><w:i/><w:iCs/><w:sz w:val=\"20\"/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t>ab</w:t></w:r></w:p>"
    ) { [.text($0, 0..<2, .italic(true))] },
    Mending(
      "part of a run", "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>abc</w:t></w:r></w:p>",
      "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">a</w:t></w:r>"
        + "<w:r><w:rPr><w:b/><w:bCs/><w:i/></w:rPr><w:t xml:space=\"preserve\">b</w:t></w:r>"
        + "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">c</w:t></w:r></w:p>"
    ) { [.text($0, 1..<2, .bold(true))] },
    Mending(
      "what follows a tab", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
      "<w:p><w:r><w:t>a</w:t><w:tab/></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>b</w:t></w:r></w:p>"
    ) { [.text($0, 2..<3, .capitals(true))] },
    Mending(
      "a paragraph without properties", "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    ) { [.paragraph($0, .alignment(.justify))] },
    Mending(
      "one measure among others",
      "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"60\"/><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:spacing w:before=\"120\" w:after=\"60\"/><w:jc w:val=\"left\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    ) { [.paragraph($0, .spaceBefore(6))] },
    Mending(
      "a hanging indent",
      "<w:p><w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:pPr><w:ind w:left=\"0\" w:firstLine=\"720\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    ) { [.paragraph($0, .firstLine(Length(twips: 720)))] },
    Mending(
      "a figure", "<w:p><w:r><w:t>ngày 5</w:t></w:r></w:p>",
      "<w:p><w:r><w:t xml:space=\"preserve\">ngày 05</w:t></w:r></w:p>"
    ) { [.writing($0, 6..<7, "05")] },
    Mending(
      "letters over two runs",
      "<w:p><w:r><w:t>xa</w:t></w:r><w:r><w:t>\u{301}y</w:t></w:r></w:p>",
      "<w:p><w:r><w:t xml:space=\"preserve\">xá</w:t></w:r><w:r><w:t xml:space=\"preserve\">y</w:t></w:r></w:p>"
    ) { [.writing($0, 1..<4, "á")] },
    Mending(
      "a tab that goes", "<w:p><w:r><w:tab/><w:t>a</w:t></w:r></w:p>",
      "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    ) { [.writing($0, 0..<1, "")] },
    Mending(
      "signs that XML escapes", "<w:p><w:r><w:t>a &amp; b</w:t></w:r></w:p>",
      "<w:p><w:r><w:t xml:space=\"preserve\">a &amp;</w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\"> b</w:t></w:r></w:p>"
    ) { [.text($0, 3..<5, .bold(true))] },
  ])
func mending(_ mending: Mending) throws {
  let xml = try mended(mending.before, mending.mends).xml
  #expect(xml.contains(mending.after), "\(xml)")
}

@Test("what a mend sets, a survey then sees")
func seen() throws {
  let survey = try mended("<w:p><w:r><w:t>một hai ba</w:t></w:r></w:p>") { place in
    [
      .text(place, 0..<5, .font("Arial")), .text(place, 4..<9, .color("FF0000")),
      .paragraph(place, .line(.exact(18))),
    ]
  }.survey
  let paragraph = survey.paragraphs[0]
  #expect(paragraph.text == "một hai ba")
  #expect(paragraph.format.line == .exact(18))
  #expect(paragraph.runs.map(\.range) == [0..<4, 4..<5, 5..<9, 9..<12])
  #expect(paragraph.runs.map { $0.format.ascii == "Arial" } == [true, true, false, false])
  #expect(paragraph.runs.map { $0.format.color == "FF0000" } == [false, true, true, false])
}

@Test("a page number is set in a part of its own, and nothing else changes")
func pageNumber() throws {
  let bytes = try InlineDocx("<w:p><w:r><w:t>a</w:t></w:r></w:p>").bytes()
  let better = try WordMender(SamplePapers.profile()).mend(
    bytes, [.page(section: 0, .pageNumber), .page(section: 0, .bareFirstPage)])
  let section = try WordSurvey(reading: better, file: "x.docx").sections[0]
  #expect(section.hasTitlePage)
  let number = try #require(section.headers.common?.first)
  #expect(number.hasPageField)
  #expect(number.format.alignment == .center)
  let (old, new) = (try OfficePackage(reading: bytes), try OfficePackage(reading: better))
  let changed = try old.partNames.filter { try old.part($0) != new.part($0) }.map(\.path)
  #expect(Set(changed).isSubset(of: ["/word/document.xml", "/word/_rels/document.xml.rels"]))
}

@Test("parts that are not mended are copied as they stand, compressed")
func untouched() throws {
  var findings = Findings()
  let profile = try SamplePapers.profile()
  let bytes = try Typesetter(profile).typeset(SamplePapers.document("bao-cao"), into: &findings)
  let survey = try WordSurvey(reading: bytes, file: "x.docx")
  let better = try WordMender(profile).mend(
    bytes, [.text(WordMend.Place(survey.paragraphs[3]), 0..<2, .size(20))])
  let (old, new) = (try OfficePackage(reading: bytes), try OfficePackage(reading: better))
  #expect(old.partNames == new.partNames)
  for name in old.partNames where name.path != "/word/document.xml" {
    #expect(old.compressed(name)?.bytes == new.compressed(name)?.bytes)
  }
  #expect(try WordMender(profile).mend(bytes, []) == WordMender(profile).mend(bytes, []))
}

@Test("bytes that are no Word document are a fault")
func noWord() throws {
  #expect(throws: WordFault.self) {
    try WordMender(SamplePapers.profile()).mend(Array("abc".utf8), [])
  }
}
