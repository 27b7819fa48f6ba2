import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

/// Files below `Tests/Golden/papers`.
private let resources = FillResources { try? SamplePapers.bytes("Tests/Golden/papers/" + $0) }

private func set(_ document: Document) throws -> (bytes: [UInt8], findings: Findings) {
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(
    document, resources: resources, into: &findings)
  return (bytes, findings)
}

private func small(_ body: String, _ fields: String = "") throws -> (
  bytes: [UInt8], findings: Findings
) {
  try set(
    SamplePapers.document(
      markdown: "---\ntitle: A\nissuer: { name: B }\n\(fields)\n---\n\(body)"))
}

@Test("pictures have captions that Word counts, words for who cannot see them, and one part each")
func figures() throws {
  let (bytes, findings) = try set(SamplePapers.document("bao-cao-hinh"))
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  let word = try WordReading(bytes)
  #expect(word.texts(in: "TenHinh") == ["Hình 1. Kết quả tuyển quân bốn quý", "Hình 2"])
  #expect(
    word.attributes["w:fldSimple"]?.map { $0["w:instr"] }
      == Array(repeating: " SEQ Hình \\* ARABIC ", count: 2))
  #expect(
    word.attributes["wp:docPr"]?.map { "\($0["id"] ?? "") \($0["descr"] ?? "")" } == [
      "1 Biểu đồ cột: bốn quý", "2 ", "3 Chữ ký: Giàng A Mẫu", "4 Con dấu: Giàng A Mẫu",
    ])
  // Half of the text's 165 mm, and its own 300 dots at 96 to the inch.
  #expect(word.attributes["wp:extent"]?.prefix(2).map { $0["cx"] } == ["2970212", "2857500"])
  let package = try OfficePackage(reading: bytes)
  #expect(package.partNames.count { $0.path.contains("/media/") } == 3)
  if let folder = SamplePapers.folder {
    try SamplePapers.write(bytes, to: "\(folder)/bao-cao-hinh.docx")
  }
}

@Test("the seal covers a third of the signature at its left, both in the room above the name")
func seal() throws {
  let word = try WordReading(set(SamplePapers.document("bao-cao-hinh")).bytes)
  let anchors = word.attributes["wp:anchor"]
  #expect(anchors?.count == 2)
  #expect(anchors?[0]["relativeHeight"] ?? "" < anchors?[1]["relativeHeight"] ?? "")
  let sizes = try #require(word.attributes["wp:extent"]?.suffix(2).map { Int($0["cx"] ?? "") ?? 0 })
  #expect(sizes[1] == 36 * 36_000, "the seal is as wide as it is high")
  #expect(sizes[0] == 18 * 36_000 * 3, "the signature keeps its shape")
}

@Test("every drawing has a number of its own, also where two sign in the same words")
func drawingNumbers() throws {
  let signer = "{ name: A, signature_picture: anh/chu-ky.png, seal_picture: anh/con-dau.png }"
  let figure = "![a](anh/bieu-do.png)"
  let (bytes, findings) = try small(
    "\(figure)\n\n::: appendix Phụ lục\n\n\(figure)\n",
    """
    signatures: [\(signer), \(signer), \(signer), \(signer)]
    copy: { form: sao y, issuer: C, signatures: [\(signer), \(signer)] }
    """)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  let numbers = try WordReading(bytes).attributes["wp:docPr"]?.compactMap { $0["id"] } ?? []
  #expect(numbers.count == 14)
  #expect(Set(numbers).count == numbers.count, "\(numbers)")
}

@Test("a list of titles shows what Word would show, and leads to every title")
func contents() throws {
  let word = try WordReading(set(SamplePapers.document("bao-cao-hinh")).bytes)
  let entries = word.lines.filter { $0.style.hasPrefix("TOC") }
  #expect(
    entries.map { "\($0.style) \($0.text)" } == [
      "TOC1 Phần I KẾT QUẢ THỰC HIỆN1", "TOC2 I. TUYỂN QUÂN1", "TOC3 1. Chỉ tiêu1",
      "TOC3 2. Kết quả1", "TOC2 II. HUẤN LUYỆN2", "TOC1 Phần II PHƯƠNG HƯỚNG2",
      "TOC1 Phụ lục1", "TOC2 I. CÁC XÃ1",
    ])
  let anchors = word.attributes["w:hyperlink"]?.compactMap { $0["w:anchor"] }
  #expect(anchors == word.attributes["w:bookmarkStart"]?.compactMap { $0["w:name"] })
  #expect(anchors?.first == "_Toc000000001")
  #expect(word.attributes["w:bookmarkEnd"]?.count == anchors?.count)
  let types = word.attributes["w:fldChar"]?.compactMap { $0["w:fldCharType"] } ?? []
  #expect(types.count { $0 == "begin" } == types.count { $0 == "end" })
}

@Test("titles deeper than asked are not listed, and have their bookmarks for all that")
func shallowContents() throws {
  let (bytes, findings) = try small("::: toc depth=1\n\n# Một\n\n## Hai\n")
  #expect(findings.isEmpty)
  let word = try WordReading(bytes)
  #expect(word.lines.filter { $0.style.hasPrefix("TOC") }.map(\.text) == ["Một1"])
}

@Test(
  "pictures and lists of titles that cannot be had are found",
  arguments: [
    ("![a](khong-co.png)", "", "paper.picture-missing"),
    ("![a](bao-cao.md)", "", "paper.picture-kind"),
    ("Một.", "signatures: [{ name: A, seal_picture: bao-cao.md }]", "paper.picture-kind"),
    ("::: toc\n\nMột.", "", "paper.contents-empty"),
  ])
func missing(_ body: String, _ fields: String, _ code: String) throws {
  #expect(try small(body, fields).findings.all.map(\.code) == [code])
}

@Test("a long paper's titles are listed on later pages")
func laterPages() throws {
  let text = String(repeating: "Nội dung của một đoạn văn dài. ", count: 40)
  let body = (1...6).map { "# Mục \($0)\n\n\(text)\n\n\(text)\n" }.joined(separator: "\n")
  let word = try WordReading(small("::: toc\n\n" + body).bytes)
  let pages = word.lines.filter { $0.style == "TOC1" }.compactMap { $0.text.last?.wholeNumberValue }
  #expect(pages.first == 1 && pages == pages.sorted() && (pages.last ?? 0) > 2)
}
