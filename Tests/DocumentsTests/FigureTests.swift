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

@Test("a picture in a paragraph of its own is a figure")
func figure() {
  let (document, findings) = read("::: figure width=60\n![Một *hai*](anh/a.png \"Ba\")\n\n::: toc")
  #expect(findings.isEmpty)
  guard case .figure(let figure)? = document.body.first else {
    Issue.record("no figure")
    return
  }
  #expect(figure.path == "anh/a.png")
  #expect(figure.caption.plainText == "Một hai")
  #expect(figure.description == "Ba")
  #expect(figure.width == 60)
  #expect(document.pictures.map(\.path) == ["anh/a.png"])
  #expect(document.body.last == .contents(depth: nil))
}

@Test(
  "pictures elsewhere and options that are none are refused",
  arguments: [
    ("Một ![a](a.png) hai", "paper.image"), ("![a](a.png) hai", "paper.image"),
    ("![a](a.png)![b](b.png)", "paper.image"), ("# Một ![a](a.png)", "paper.image"),
    ("::: figure width=0\n![a](a.png)", "paper.unknown-option"),
    ("::: figure\n![a](a.png)", "paper.unknown-option"),
    ("::: figure width=5\nMột", "paper.no-figure"), ("::: toc depth=x", "paper.unknown-option"),
  ])
func refusedFigures(_ markdown: String, _ code: String) {
  #expect(read(markdown).findings.all.map(\.code) == [code])
}
