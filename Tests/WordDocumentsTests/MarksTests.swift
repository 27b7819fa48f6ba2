import Documents
import Groundwork
import Packaging
import Testing
import WordDocuments

/// A small paper whose front matter has `fields` added, typeset.
private func set(_ fields: String, _ body: String = "Nội dung.") throws -> (
  bytes: [UInt8], findings: Findings
) {
  let document = try SamplePapers.document(
    markdown: """
      ---
      title: Báo cáo
      issuer: { name: Ủy ban nhân dân huyện Mẫu }
      \(fields)
      ---
      \(body)
      """)
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(document, into: &findings)
  return (bytes, findings)
}

@Test(
  "a mark of urgency stands in a red box of the decree's size",
  arguments: [
    ("hỏa tốc", "HỎA TỐC", 1701), ("Thượng khẩn", "THƯỢNG KHẨN", 2268), ("KHẨN", "KHẨN", 1134),
    ("HOẢ TỐC", "HỎA TỐC", 1701),
  ])
func urgency(_ written: String, _ printed: String, _ width: Int) throws {
  let (bytes, findings) = try set("urgency: \(written)")
  #expect(findings.isEmpty)
  let word = try WordReading(bytes)
  #expect(word.texts(in: "DauChiKhan") == [printed])
  #expect(word.grids[1] == [width])
  #expect(
    word.attributes["w:trHeight"] == [["w:val": "454", "w:hRule": "exact"]], "8 mm, and no more")
  #expect(word.attributes["w:top"]?.first?["w:color"] == "FF0000")
  #expect(
    try WordReading(bytes, part: "/word/styles.xml").attributes["w:color"]?
      .contains(["w:val": "FF0000"]) == true)
}

@Test("secrecy stands above urgency, both below the number")
func order() throws {
  let word = try WordReading(
    set("number: 5\nsymbol: BC-UBND\nurgency: khẩn\nsecrecy: tối mật").bytes)
  let styles = word.lines.map(\.style).filter {
    ["SoKyHieu", "DauChiMat", "DauChiKhan", "TenLoai"].contains($0)
  }
  #expect(styles == ["SoKyHieu", "DauChiMat", "DauChiKhan", "TenLoai"])
}

@Test("marks of circulation stand in the first page's header alone, at the right")
func circulation() throws {
  let (bytes, findings) = try set(
    "circulation: [xem xong trả lại, lưu hành nội bộ]",
    "Xem Phụ lục.\n\n::: appendix Danh sách\n\nTrống.")
  #expect(findings.isEmpty)
  let header = try WordReading(bytes, part: "/word/header2.xml")
  #expect(header.texts(in: "PhamViLuuHanh") == ["XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"])
  #expect(header.grids[0].reduce(0, +) == 11906 - 1701 - 850, "it reaches the right margin")
  let word = try WordReading(bytes)
  let kinds = word.attributes["w:headerReference"]?.map {
    "\($0["w:type"] ?? "") \($0["r:id"] ?? "")"
  }
  // An appendix, whose first page bears no number either, would take over the marks.
  #expect(kinds == ["default rId5", "first rId6", "default rId5", "first rId7"])
  #expect(try WordReading(bytes, part: "/word/header3.xml").outline.isEmpty)
}

@Test("the foot of page 1 says where the body is to be found, under a rule, and no other page does")
func contact() throws {
  let (bytes, findings) = try set(
    "contact: { website: mau.example, address: Tổ 1, phone: 0216 000 }")
  #expect(findings.isEmpty)
  let footer = try WordReading(bytes, part: "/word/footer2.xml")
  #expect(
    footer.texts(in: "DiaChiCoQuan") == [
      "Địa chỉ: Tổ 1; Điện thoại: 0216 000; Trang thông tin điện tử: mau.example"
    ])
  #expect(footer.attributes["w:top"]?.first?["w:sz"] == "6")
  let word = try WordReading(bytes)
  #expect(word.attributes["w:footerReference"]?.map { $0["w:type"] } == ["first"])
  #expect(word.attributes["w:pgMar"]?.first?["w:footer"] == "1134")
}

@Test("a paper without them has no parts for them")
func without() throws {
  let package = try OfficePackage(reading: set("number: 1\nsymbol: BC-UBND").bytes)
  #expect(package.partNames.allSatisfy { !$0.path.contains("er2") })
}

@Test(
  "the drafter's sign stands below the recipients",
  arguments: [
    ("drafter: pl\nissued_copies: 300", ["PL.(300)"]), ("drafter: PL", ["PL"]),
    ("issued_copies: 300", []),
  ])
func drafter(_ fields: String, _ expected: [String]) throws {
  let word = try WordReading(set("recipients: [A]\narchive: VT\n" + fields).bytes)
  #expect(word.texts(in: "KyHieuNguoiSoan") == expected)
}

@Test(
  "a mark that the profile does not have is refused, and the ones it has are named",
  arguments: ["urgency: rất khẩn", "secrecy: kín", "circulation: [đốt đi]"])
func unknownMark(_ field: String) throws {
  let findings = try set(field).findings
  #expect(findings.all.map(\.code) == ["paper.unknown-mark"])
  #expect(findings.all.first?.hints.first?.vi.hasPrefix("có thể dùng: “") == true)
}
