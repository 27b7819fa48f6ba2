import Documents
import Groundwork
import Testing

private func read(_ frontMatter: String) -> (document: Document, findings: Findings) {
  var findings = Findings()
  let document = Document(
    frontMatter: PlainYAML.read(frontMatter), markdown: "", file: "paper.md", firstLine: 1,
    into: &findings)
  return (document, findings)
}

@Test("every field of the front matter reaches the document")
func everything() {
  let (document, findings) = read(
    """
    type: QĐ
    title: QUYẾT ĐỊNH
    subject: Về việc khen thưởng
    issuer: { name: UBND xã, parent: UBND tỉnh, kind: ubnd }
    number: 7
    symbol: QĐ-UBND
    place: Hòa Mẫu
    date: 05/01/2026
    addressees: [Sở Nội vụ]
    authority: CHỦ TỊCH
    bases: [Căn cứ một, "Căn cứ hai;"]
    proposal: Theo đề nghị
    enacting: "QUYẾT ĐỊNH:"
    scheme: decision
    end_mark: true
    signatures:
      - { authority: "KT. CHỦ TỊCH", position: PHÓ CHỦ TỊCH, rank: Đại úy, name: A, above_name: B }
    recipients: [Như trên]
    archive: VT
    recipients_below: true
    attached_to: (Kèm theo)
    appendix_reference: (Kèm theo Quyết định)
    keywords: khen thưởng
    """)
  #expect(findings.isEmpty)
  #expect(document.type == "QĐ")
  #expect(document.letterhead?.number == "7")
  #expect(document.letterhead?.kind == "ubnd")
  #expect(document.letterhead?.date == CalendarDate(year: 2026, month: 1, day: 5))
  #expect(document.bases == ["Căn cứ một", "Căn cứ hai;"])
  #expect(
    document.signatures == [
      SignatureBlock(
        authority: ["KT. CHỦ TỊCH"], position: "PHÓ CHỦ TỊCH", rank: "Đại úy", aboveName: "B",
        name: "A")
    ])
  #expect(document.recipients == Recipients(lines: ["Như trên"], archive: "VT", isBelow: true))
  #expect(document.appendixReference == .text("(Kèm theo Quyết định)"))
  #expect(document.keywords == "khen thưởng")
}

@Test("what tags left empty counts as missing")
func empty() {
  let (document, findings) = read(
    """
    title: GIẤY MỜI
    subject: ""
    issuer: { name: UBND xã, parent: "" }
    number: " "
    date: ""
    addressees: ["", Sở Nội vụ]
    appendix_reference: false
    """)
  #expect(findings.isEmpty)
  #expect(document.subject == nil)
  #expect(document.letterhead?.parent == nil)
  #expect(document.letterhead?.number == nil)
  #expect(document.letterhead?.date == nil)
  #expect(document.addressees == ["Sở Nội vụ"])
  #expect(document.appendixReference == .none)
}

@Test("a list that a tag put into a list is one list")
func nestedList() {
  var findings = Findings()
  let inner: Value = ["một", "hai"]
  let document = Document(
    frontMatter: ["title": "A", "letterhead": "none", "bases": .list([inner, .none])],
    markdown: "", file: "", firstLine: 1, into: &findings)
  #expect(findings.isEmpty)
  #expect(document.bases == ["một", "hai"])
}

@Test(
  "mistakes in the front matter are found",
  arguments: [
    ("title: A", "paper.missing-field"),
    ("subject: A\nletterhead: none", "paper.missing-field"),
    ("title: A\nissuer: { parent: B }", "paper.missing-field"),
    ("title: A\nletterhead: none\nsubjct: B", "paper.unknown-field"),
    ("title: A\nletterhead: nửa", "paper.unknown-choice"),
    ("title: A\nissuer: { name: B }\ndate: mai", "paper.wrong-type"),
    ("title: A\nletterhead: none\nend_mark: có", "paper.wrong-type"),
    ("title: A\nletterhead: none\nbases: [{ a: b }]", "paper.wrong-type"),
    ("title: A\nletterhead: none\nsignatures: [{ nam: B }]", "paper.unknown-field"),
  ])
func mistakes(_ frontMatter: String, _ code: String) {
  #expect(read(frontMatter).findings.all.map(\.code) == [code])
}

@Test("an unknown field suggests the one that was meant")
func fieldSuggestion() {
  let hints = read("title: A\nletterhead: none\nsubjct: B").findings.all.first?.hints
  #expect(hints?.first?.en == "did you mean “subject”?")
}
