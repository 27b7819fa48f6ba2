import Documents
import FoundationEssentials
import Groundwork
import Testing
import WordDocuments

/// A small paper whose front matter has `fields` added.
private func paper(_ fields: String = "", _ body: String = "Nội dung.") throws -> Document {
  try SamplePapers.document(
    markdown: """
      ---
      title: Báo cáo
      issuer: { name: Ủy ban nhân dân huyện Mù Cang Chải, parent: Ủy ban nhân dân tỉnh Yên Bái }
      \(fields)
      ---
      \(body)
      """)
}

private func set(_ document: Document) throws -> (word: WordReading, findings: Findings) {
  var findings = Findings()
  let bytes = try Typesetter(SamplePapers.profile()).typeset(document, into: &findings)
  return (try WordReading(bytes), findings)
}

@Test("every sample paper is set without a finding", arguments: SamplePapers.names)
func sample(_ name: String) throws {
  let typesetter = Typesetter(try SamplePapers.profile())
  let document = try SamplePapers.document(name)
  var findings = Findings()
  let bytes = try typesetter.typeset(document, into: &findings)
  #expect(findings.isEmpty, "\(FindingReport(findings, in: .english).text)")
  #expect(try typesetter.typeset(document, into: &findings) == bytes)
  // For a look at them: TONGKET_PAPERS=/some/folder swift test
  if let folder = ProcessInfo.processInfo.environment["TONGKET_PAPERS"] {
    try SamplePapers.write(bytes, to: "\(folder)/\(name).docx")
  }
}

// MARK: The head

@Test(
  "number and date are written as the decree wants them",
  arguments: [
    ("number: 7\nsymbol: BC-UBND", "SoKyHieu", "Số: 07/BC-UBND"),
    ("number: 245\nsymbol: BC-UBND", "SoKyHieu", "Số: 245/BC-UBND"),
    ("symbol: BC-UBND", "SoKyHieu", "Số: \(blank(8))/BC-UBND"),
    ("number: 07a\nsymbol: BC", "SoKyHieu", "Số: 07a/BC"),
    ("place: Yên Bái\ndate: 05/01/2020", "DiaDanhNgayThang", "Yên Bái, ngày 05 tháng 01 năm 2020"),
    ("place: Yên Bái\ndate: 15/02/2020", "DiaDanhNgayThang", "Yên Bái, ngày 15 tháng 02 năm 2020"),
    ("place: Yên Bái\ndate: 09/03/2020", "DiaDanhNgayThang", "Yên Bái, ngày 09 tháng 3 năm 2020"),
    ("place: Yên Bái\ndate: 10/12/2020", "DiaDanhNgayThang", "Yên Bái, ngày 10 tháng 12 năm 2020"),
    (
      "place: Yên Bái", "DiaDanhNgayThang",
      "Yên Bái, ngày \(blank(6)) tháng \(blank(6)) năm \(blank(6))"
    ),
  ])
func headLine(_ fields: String, _ style: String, _ expected: String) throws {
  #expect(try set(paper(fields)).word.texts(in: style) == [expected])
}

private func blank(_ count: Int) -> String { String(repeating: "\u{A0}", count: count) }

@Test("minutes have a number but no date line")
func noDateLine() throws {
  let word = try set(paper("number: 8\nsymbol: BB\ndate_line: false")).word
  #expect(word.texts(in: "SoKyHieu") == ["Số: 08/BB"])
  #expect(word.texts(in: "DiaDanhNgayThang") == [""])
  let bare = try set(paper("date_line: false")).word
  #expect(bare.texts(in: "SoKyHieu").isEmpty)
}

@Test(
  "a body's name breaks as a typist would break it",
  arguments: [
    ("Ủy ban nhân dân huyện Mù Cang Chải", "ỦY BAN NHÂN DÂN/HUYỆN MÙ CANG CHẢI"),
    ("Ủy ban nhân dân xã Mẫu", "ỦY BAN NHÂN DÂN XÃ MẪU"),
    (
      "Ban Chỉ huy Phòng thủ khu vực 1 - Đức Trọng",
      "BAN CHỈ HUY PHÒNG THỦ/KHU VỰC 1 - ĐỨC TRỌNG"
    ),
    ("Bộ Chỉ huy Quân sự tỉnh Thanh Hóa", "BỘ CHỈ HUY QUÂN SỰ/TỈNH THANH HÓA"),
  ])
func issuer(_ name: String, _ expected: String) throws {
  let document = try SamplePapers.document(
    markdown: "---\ntitle: A\nissuer: { name: \(name) }\n---\n")
  let word = try set(document).word
  #expect(word.texts(in: "CoQuanBanHanh") == [expected])
  #expect(word.texts(in: "CoQuanChuQuan").isEmpty)
}

@Test("the two columns of the head fill the page's width exactly")
func headWidth() throws {
  let word = try set(paper("place: Thành phố Hồ Chí Minh\ndate: 29/06/2019")).word
  #expect(word.grids[0].reduce(0, +) == 11906 - 1701 - 850)
}

@Test("a công văn has its subject under its number")
func dispatch() throws {
  let document = try SamplePapers.document(
    markdown: """
      ---
      subject: chuẩn bị Hội nghị
      issuer: { name: UBND xã }
      number: 12
      symbol: UBND-VP
      addressees: [Các thôn]
      ---
      """)
  let word = try set(document).word
  #expect(word.texts(in: "TrichYeuCongVan") == ["V/v chuẩn bị Hội nghị"])
  #expect(word.texts(in: "TrichYeu").isEmpty)
  #expect(word.texts(in: "KinhGui") == ["Kính gửi: Các thôn"])
}

// MARK: Before the body

@Test(
  "addressees, bases and recipients get their marks",
  arguments: [
    ("addressees: [Sở Nội vụ;]", "KinhGui", ["Kính gửi: Sở Nội vụ"]),
    ("addressees: [A, B., C]", "KinhGui", ["Kính gửi:", "- A;", "- B;", "- C."]),
    ("bases: [Căn cứ A, Căn cứ B;]", "CanCu", ["Căn cứ A;", "Căn cứ B."]),
    (
      "bases: [Căn cứ A.]\nproposal: Theo đề nghị;", "CanCu", ["Căn cứ A;", "Theo đề nghị."]
    ),
    (
      "recipients: [Như trên, Sở B]\narchive: VT", "DanhSachNoiNhan",
      ["- Như trên;", "- Sở B;", "- Lưu: VT."]
    ),
    ("recipients: [Như trên]", "DanhSachNoiNhan", ["- Như trên."]),
    ("authority: Chủ tịch huyện", "ThamQuyen", ["CHỦ TỊCH HUYỆN"]),
    ("enacting: Quyết định", "QuyetDinh", ["QUYẾT ĐỊNH"]),
    ("attached_to: (Kèm theo Giấy mời)", "KemTheo", ["(Kèm theo Giấy mời)"]),
    ("subject: Về việc A", "TrichYeu", ["Về việc A"]),
  ])
func marks(_ fields: String, _ style: String, _ expected: [String]) throws {
  #expect(try set(paper(fields)).word.texts(in: style) == expected)
}

// MARK: The body

@Test("a report's titles and lists become Phần, Mục, khoản and điểm")
func report() throws {
  let body = """
    # Kết quả
    ## Tình hình
    ### Thuận lợi
    1. Một
    2. Hai
       - gạch
         - cộng
    ### Khó khăn
    #### Điểm có tên
    ## Hạn chế
    3. Ba
    4. Bốn
    """
  let word = try set(paper("scheme: report", body)).word
  #expect(
    word.outline.suffix(12) == [
      "DeMuc1: /KẾT QUẢ", "DeMuc2: TÌNH HÌNH", "DeMuc3: Thuận lợi", "DanhSo4: a) Một",
      "DanhSo4: b) Hai", "GachDauDong1: - gạch", "GachDauDong2: + cộng", "DeMuc3: Khó khăn",
      "DeMuc4: a) Điểm có tên", "DeMuc2: HẠN CHẾ", "DanhSo3: Ba", "DanhSo3: Bốn",
    ])
  // The list starts at 3, so it has a list of its own in Word; titles use their style's.
  #expect(word.lines.filter { $0.style == "DanhSo3" }.map(\.numbering) == ["2:3", "2:3"])
  #expect(word.lines.filter { $0.style == "DeMuc2" }.allSatisfy { $0.numbering == nil })
}

@Test("a decision's lists become Điều, khoản and điểm, and restart where they must")
func decision() throws {
  let body = """
    1. Điều một
       1. Khoản một
       2. Khoản hai
          1. Điểm a
    2. Điều hai
       1. Khoản lại một

       Xen giữa.

       1. Lại từ đầu
    """
  let word = try set(paper("scheme: decision", body)).word
  let items = word.lines.filter { $0.style.hasPrefix("DanhSo") }
  #expect(
    items.map { "\($0.style) \($0.numbering ?? "-") \($0.text)" } == [
      "DanhSo3 - Điều một", "DanhSo4 - Khoản một", "DanhSo4 - Khoản hai", "DanhSo5 - a) Điểm a",
      "DanhSo3 - Điều hai", "DanhSo4 - Khoản lại một", "DanhSo4 3:3 Lại từ đầu",
    ])
}

@Test("articles run on when text stands between them")
func articlesRunOn() throws {
  let word = try set(paper("scheme: decision", "1. Một\n\nXen giữa.\n\n1. Hai")).word
  #expect(word.lines.filter { $0.style == "DanhSo3" }.map(\.numbering) == [nil, nil])
}

@Test("points go past the end of the alphabet")
func letters() throws {
  let body = "### A\n" + (1...25).map { "\($0). x" }.joined(separator: "\n")
  let texts = try set(paper("scheme: report", body)).word.texts(in: "DanhSo4")
  #expect(texts[4] == "đ) x" && texts[5] == "e) x" && texts[6] == "g) x")
  #expect(texts[22] == "y) x" && texts[23] == "aa) x")
}

@Test(
  "the end mark follows the last word",
  arguments: [
    ("Một.\n\nHai.", "ThanVanBan: Hai./."), ("Một", "ThanVanBan: Một./."),
    ("Một./.", "ThanVanBan: Một./."), ("**Một;**", "ThanVanBan: Một./."),
    ("1. Một.\n2. Hai.", "DanhSo2: Hai./."),
    ("- Một;\n- Hai;\n\n::: portrait", "GachDauDong1: - Hai./."),
    ("| a |\n|---|\n| b |", "ThanVanBan: ./."),
  ])
func endMark(_ body: String, _ expected: String) throws {
  let word = try set(paper("end_mark: true", body)).word
  #expect(word.outline.last == expected)
}

// MARK: Tables

@Test("a table fills the text's width and repeats its header")
func table() throws {
  let body = """
    | STT | Họ và tên | Số tiền |
    |---|---|---|
    | **I** | **Tập thể** | |
    | 1 | Thào A Mẫu | 1.250.000 |
    | | **Tổng cộng** | **1.250.000** |
    """
  let word = try set(paper("", body)).word
  let grid = word.grids[1]
  #expect(grid.reduce(0, +) == 11906 - 1701 - 850)
  #expect(grid[0] < grid[2] && grid[2] < grid[1])
  #expect(word.texts(in: "DauBang") == ["STT", "Họ và tên", "Số tiền"])
  #expect(word.attributes["w:gridSpan"]?.map { $0["w:val"] } == ["2"])
}

@Test("relative widths are kept", arguments: [("8,40,52", [748, 3742, 4865])])
func widths(_ widths: String, _ expected: [Int]) throws {
  let body = "::: table widths=\(widths)\n| a | b | c |\n|---|---|---|\n| d | e | f |"
  #expect(try set(paper("", body)).word.grids[1] == expected)
}

@Test("a wide table is set smaller, and no column gets narrower than its words")
func wideTable() throws {
  let header = (1...9).map { "| Thưởng\($0) " }.joined() + "|\n"
  let body =
    "::: table widths=1,1,1,1,1,1,1,1,9\n" + header
    + String(repeating: "|---", count: 9) + "|\n"
  let (word, findings) = try set(paper("", body))
  #expect(findings.isEmpty)
  #expect(word.attributes["w:sz"]?.first?["w:val"] == "20")
  #expect(word.grids[1].min() ?? 0 > 800)
}

@Test("a table that fits in no size is a warning at its line")
func tableTooWide() throws {
  let word = String(repeating: "nghiêng", count: 20)
  let body = "::: table widths=1,99\n| \(word) | b |\n|---|---|\n| d | e |"
  let findings = try set(paper("", body)).findings
  #expect(findings.all.map(\.code) == ["paper.table-too-wide"])
  #expect(findings.all.first?.location == .text(file: "paper.md", line: 7, column: 0))
}

// MARK: Signatures and appendices

@Test("a signature has its lines in order, the rank before the name")
func signature() throws {
  let word = try set(
    paper(
      """
      signatures:
        - { authority: ["KT. CHỈ HUY TRƯỞNG"], position: Phó Chỉ huy trưởng, rank: Đại tá, name: Lê Văn Mẫu, above_name: Phó Trưởng ban }
      """)
  ).word
  #expect(
    word.outline.suffix(4) == [
      "QuyenHan: KT. CHỈ HUY TRƯỞNG", "ChucVu: PHÓ CHỈ HUY TRƯỞNG",
      "ChucDanhKhac: Phó Trưởng ban", "HoTen: Đại tá Lê Văn Mẫu",
    ])
}

@Test(
  "doubtful signatures are warnings",
  arguments: [
    ("{ authority: [\"T/M. UBND\"], name: A }", "paper.authority-prefix"),
    ("{ authority: [\"TM UBND\"], name: A }", "paper.authority-prefix"),
    ("{ rank: Đại tá, name: A }", "paper.rank-not-allowed"),
  ])
func doubtful(_ signature: String, _ code: String) throws {
  let document = try SamplePapers.document(
    markdown: """
      ---
      title: A
      issuer: { name: UBND xã, kind: ubnd }
      signatures:
        - \(signature)
      ---
      """)
  let findings = try set(document).findings
  #expect(findings.all.map(\.code) == [code])
  #expect(!findings.mustStop)
}

@Test(
  "appendices are numbered from two on",
  arguments: [(1, ["Phụ lục"]), (2, ["Phụ lục I", "Phụ lục II"])])
func appendices(_ count: Int, _ labels: [String]) throws {
  let body = (1...count).map { "::: appendix landscape Danh sách \($0)\n\nNội dung.\n" }
  let word = try set(
    paper("number: 5\nsymbol: BC-UBND\ndate: 10/11/2023", body.joined(separator: "\n"))
  ).word
  #expect(word.texts(in: "PhuLuc") == labels)
  #expect(word.texts(in: "TenPhuLuc").first == "DANH SÁCH 1")
  #expect(
    word.texts(in: "KemTheoPhuLuc").first
      == "(Kèm theo Báo cáo số 05/BC-UBND ngày 10 tháng 11 năm 2023 của "
      + "Ủy ban nhân dân huyện Mù Cang Chải)")
  #expect(word.attributes["w:pgNumType"]?.count == count)
  #expect(word.attributes["w:pgSz"]?.filter { $0["w:orient"] == "landscape" }.count == count)
}

@Test("numbers start again in an appendix")
func appendixNumbers() throws {
  let body = """
    ## Một
    1. Khoản
    ::: appendix A
    ## Một
    1. Khoản
    ::: appendix B
    Không có số.
    ::: appendix C
    ## Một
    """
  let word = try set(paper("scheme: report", body)).word
  let numbered = word.lines.filter { $0.style == "DeMuc2" || $0.style == "DanhSo3" }
  #expect(numbered.map(\.numbering) == [nil, nil, "1:3", "2:4", "1:5"])
}

@Test(
  "what the scheme does not know is found",
  arguments: [
    ("scheme: reprot", "A", ["paper.unknown-scheme"]),
    ("scheme: plain", "#### A", ["paper.unknown-heading"]),
    ("scheme: plain", "1. A\n   1. B\n      1. C", ["paper.list-too-deep"]),
  ])
func scheme(_ fields: String, _ body: String, _ codes: [String]) throws {
  #expect(try set(paper(fields, body)).findings.all.map(\.code) == codes)
}
