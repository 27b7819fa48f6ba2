import Documents
import Groundwork
import Testing

private func read(_ markdown: String) -> (document: Document, findings: Findings) {
  var findings = Findings()
  let document = Document(
    frontMatter: ["title": "A", "letterhead": "none"], markdown: markdown, file: "paper.md",
    firstLine: 1, into: &findings)
  return (document, findings)
}

@Test("a note may stand anywhere, and is numbered by where it is called")
func notes() {
  let (document, findings) = read(
    """
    [^sau]: Viết trước,
    gọi sau.

    Câu[^trước] một.

    ::: table
    | a | b |
    |---|---|
    | Ô[^sau] | x |

    - Mục[^3] ba

    [^trước]: Nguồn: **Báo cáo** số 5.
    [^3]: Ba.
    """)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  #expect(document.footnotes.map(\.number) == [1, 2, 3])
  #expect(
    document.footnotes.map(\.content.plainText) == [
      "Nguồn: Báo cáo số 5.", "Viết trước, gọi sau.", "Ba.",
    ])
  #expect(document.footnotes[0].content[1].isStrong)
  guard case .paragraph(let paragraph)? = document.body.first else {
    Issue.record("no paragraph")
    return
  }
  #expect(paragraph.content.map(\.text) == ["Câu", "", " một."])
}

@Test(
  "a note that cannot be right is found at its line",
  arguments: [
    ("Một[^1].", "paper.footnote-missing", 1), ("Một.\n\n[^1]: Hai.", "paper.footnote-unused", 3),
    ("Một[^1][^1].\n\n[^1]: Hai.", "paper.footnote-twice", 1),
    ("Một[^1].\n\n[^1]: Hai.\n\n[^1]: Ba.", "paper.footnote-twice", 5),
    ("Một[^1].\n\n[^1]: - Hai.", "paper.footnote-text", 3),
    ("Một[^1].\n\n[^1]: Hai <b>", "paper.html", 3),
    ("::: center Một[^1]\n\n[^1]: Hai.", "paper.footnote-unused", 3),
  ])
func wrongNotes(_ markdown: String, _ code: String, _ line: Int) {
  let findings = read(markdown).findings
  #expect(findings.all.map(\.code) == [code])
  #expect(findings.all.first?.location == .text(file: "paper.md", line: line, column: 0))
}

@Test(
  "brackets that call nothing are signs like any other",
  arguments: [
    ("Một \\[^1] hai", "Một [^1] hai"), ("[^ 1] một", "[^ 1] một"), ("[^] một", "[^] một"),
    ("Ngoặc [1]^2", "Ngoặc [1]^2"), ("\u{F0000}1\u{F0001} một", "1 một"),
  ])
func plainBrackets(_ markdown: String, _ printed: String) {
  let (document, findings) = read(markdown)
  #expect(findings.isEmpty)
  #expect(document.body == [.paragraph(Paragraph([Inline(printed)]))])
}

@Test("many calls that are none are read in time that grows with their number")
func manyCalls() {
  let (document, findings) = read(String(repeating: "a \\[^1] [^ ", count: 20_000))
  #expect(findings.isEmpty && document.footnotes.isEmpty)
}
