import Documents
import Groundwork
import Testing

/// Blocks of a paper's body, and what was found on the way.
private func read(_ markdown: String) -> (document: Document, findings: Findings) {
  var findings = Findings()
  let document = Document(
    frontMatter: ["title": "BÁO CÁO", "letterhead": "none"], markdown: markdown,
    file: "paper.md", firstLine: 10, into: &findings)
  return (document, findings)
}

private func paragraph(_ content: Inline...) -> Block { .paragraph(Paragraph(content)) }

@Test(
  "Markdown says what it says",
  arguments: [
    ("# Phần một", [Block.heading(depth: 1, [Inline("Phần một")])]),
    (
      "một **hai** *ba* `bốn`\nnăm",
      [
        paragraph(
          Inline("một "), Inline("hai", strong: true), Inline(" "),
          Inline("ba", emphasised: true), Inline(" bốn năm"))
      ]
    ),
    ("một\\\nhai", [paragraph(Inline("một\u{2028}hai"))]),
    ("một<br>hai <!-- ghi chú -->", [paragraph(Inline("một\u{2028}hai "))]),
    ("một\u{2028}hai", [paragraph(Inline("một\u{2028}hai"))]),
    (
      "[trang](https://vi.du)", [paragraph(Inline("trang", link: "https://vi.du"))]
    ),
    ("\\# không phải \\*đề mục\\*", [paragraph(Inline("# không phải *đề mục*"))]),
    ("~~gạch~~", [paragraph(Inline("~~gạch~~"))]),
    (
      "3. ba\n4. bốn\n   - con",
      [
        .list(
          List(
            isOrdered: true, start: 3,
            items: [
              [paragraph(Inline("ba"))],
              [
                paragraph(Inline("bốn")),
                .list(List(isOrdered: false, items: [[paragraph(Inline("con"))]])),
              ],
            ]))
      ]
    ),
    (
      "::: pagebreak\nmột\n::: landscape",
      [
        .pageBreak, paragraph(Inline("một")), .orientation(.landscape),
      ]
    ),
    (
      "::: center **Cộng**",
      [
        .paragraph(Paragraph([Inline("Cộng", strong: true)], alignment: .center))
      ]
    ),
    ("::: pagebreak\r\nmột\r\nhai\r\n", [.pageBreak, paragraph(Inline("một hai"))]),
    ("**\u{200B}**", []), ("một **\u{200B}** hai", [paragraph(Inline("một  hai"))]),
    ("\\:\\:\u{200B}\\: appendix", [paragraph(Inline("::: appendix"))]),
    ("", []), ("<!-- chỉ là ghi chú -->", []),
  ] as [(String, [Block])])
func blocks(_ markdown: String, _ expected: [Block]) {
  let (document, findings) = read(markdown)
  #expect(document.body == expected)
  #expect(findings.isEmpty)
}

@Test("decomposed letters are composed")
func composes() {
  let (document, _) = read("Hôị nghị".decomposed)
  guard case .paragraph(let paragraph)? = document.body.first else {
    Issue.record("no paragraph")
    return
  }
  #expect(
    Array(paragraph.content.plainText.unicodeScalars).count == "Hôị nghị".unicodeScalars.count)
}

extension String {
  /// A base letter and its marks apart, for the two letters that the test uses.
  fileprivate var decomposed: String {
    replacing("ị", with: "i\u{323}").replacing("ô", with: "o\u{302}")
  }
}

@Test(
  "what a paper cannot hold is refused at its line",
  arguments: [
    ("một\n\n<b>hai</b>", "paper.html", 12), ("<div>\nhai\n</div>", "paper.html", 10),
    ("    thụt bốn dấu cách", "paper.code-block", 10), ("một\n\n> hai", "paper.quote", 12),
    ("một\n\n***\n", "paper.rule", 12), ("Chữ ![ảnh](a.png)", "paper.image", 10),
    ("một\n::: apendix Tên", "paper.unknown-directive", 11),
    ("::: landscape ngang", "paper.unknown-option", 10), (":::", "paper.unknown-directive", 10),
    ("::: appendix", "paper.appendix-title", 10),
    ("::: table widths=1,2\nkhông phải bảng", "paper.no-table", 10),
    ("::: table widths=1,x\n| a | b |\n|---|---|\n| c | d |", "paper.unknown-option", 10),
    ("\n::: table widths=1\n| a | b |\n|---|---|\n| c | d |", "paper.table-columns", 11),
    ("::: table align=c,z\n| a | b |\n|---|---|\n| c | d |", "paper.unknown-option", 10),
    ("::: table wide=1\n| a | b |\n|---|---|\n| c | d |", "paper.unknown-option", 10),
  ])
func refused(_ markdown: String, _ code: String, _ line: Int) {
  let (_, findings) = read(markdown)
  let found = findings.all.first { $0.code == code }
  #expect(found?.location == .text(file: "paper.md", line: line, column: 0))
}

@Test("an unknown directive suggests the one that was meant")
func suggestion() throws {
  let (_, findings) = read("::: apendix Tên")
  let hints = try #require(findings.all.first).hints
  #expect(hints.first?.en == "did you mean “appendix”?")
}

@Test("a table has its header, its alignments and its widths")
func table() throws {
  let (document, findings) = read(
    """
    ::: table widths=8,40.5,20 align=c,l,r
    | STT | Nội dung | Số |
    |---|:-:|--:|
    | 1 | **Tuyển** quân | 12 |
    | 2 | một \\| hai |
    """)
  #expect(findings.isEmpty)
  guard case .table(let table)? = document.body.first else {
    Issue.record("no table")
    return
  }
  #expect(table.header.map(\.plainText) == ["STT", "Nội dung", "Số"])
  #expect(table.rows.map { $0.map(\.plainText) }.last == ["2", "một | hai", ""])
  #expect(table.rows[0][1].first == Inline("Tuyển", strong: true))
  #expect(table.widths == [8, 40.5, 20])
  #expect(table.alignments == [.center, .left, .right])
  #expect(table.location == .text(file: "paper.md", line: 11, column: 0))
}

@Test("a table without words in its header has none")
func headless() throws {
  let (document, _) = read("::: table borders=none\n| | |\n|---|---|\n| a | b |")
  guard case .table(let table)? = document.body.first else {
    Issue.record("no table")
    return
  }
  #expect(table.header.isEmpty)
  #expect(table.columnCount == 2)
  #expect(!table.hasBorders)
}

@Test(
  "an appendix has the title that was written",
  arguments: [
    ("::: appendix Danh sách", "Danh sách", Orientation.portrait),
    ("::: appendix landscape Kết quả \\*năm\\* 2023", "Kết quả *năm* 2023", .landscape),
    ("::: appendix 1. Biểu số 1", "1. Biểu số 1", .portrait),
    ("::: appendix # Biểu", "# Biểu", .portrait),
  ])
func appendix(_ directive: String, _ title: String, _ orientation: Orientation) throws {
  let (document, findings) = read("thân\n\(directive)\n\nphụ lục")
  #expect(findings.isEmpty)
  let appendix = try #require(document.appendices.first)
  #expect(appendix.title.plainText == title)
  #expect(appendix.orientation == orientation)
  #expect(document.body == [paragraph(Inline("thân"))])
  #expect(appendix.body == [paragraph(Inline("phụ lục"))])
}

@Test(
  "hostile Markdown ends within its limits",
  arguments: [
    String(repeating: "> ", count: 20_000) + "sâu",
    (0..<300).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n"),
    String(repeating: "[", count: 50_000), String(repeating: "**a ", count: 20_000),
    String(repeating: "::: pagebreak\n", count: 50_000),
    "| " + String(repeating: "a | ", count: 5_000),
  ])
func hostile(_ markdown: String) {
  let (document, _) = read(markdown)
  #expect(document.body.count <= 50_000)
}

@Test("a body past the limit is refused, one at it is read")
func bodyLimit() {
  #expect(read(String(repeating: "a", count: 8 << 20)).findings.isEmpty)
  let found = read(String(repeating: "a", count: 8 << 20 + 1)).findings.all.map(\.code)
  #expect(found == ["paper.too-long"])
}
