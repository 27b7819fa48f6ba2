import Groundwork
import Testing

@Suite("Vietnamese text")
struct VietnameseTextTests {
  @Test(
    "marks are joined to their letters, in whatever order they came",
    arguments: [
      ("e\u{323}\u{302}", "ệ"), ("e\u{302}\u{323}", "ệ"), ("ê\u{323}", "ệ"), ("ẹ\u{302}", "ệ"),
      ("o\u{31B}\u{301}", "ớ"), ("o\u{301}\u{31B}", "ớ"), ("U\u{31B}\u{309}", "Ử"),
      ("Qua\u{302}n su\u{31B}\u{323}", "Quân sự"), ("a\u{341}", "á"), ("đ", "đ"), ("", ""),
      ("a\u{301}\u{301}", "á\u{301}"), ("\u{301}a", "\u{301}a"),
      ("q\u{323}\u{302}", "q\u{323}\u{302}"),
      ("n\u{303}", "ñ"), ("u\u{308}\u{304}", "ǖ"), ("1\u{301}", "1\u{301}"),
    ])
  func composes(_ written: String, _ expected: String) {
    #expect(Array(written.composed.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "text of the old fonts is recognised",
    arguments: [
      ("Céng hßa x· héi chñ nghÜa ViÖt Nam", .tcvn3), ("Tæng kÕt", .tcvn3), ("®ång chÝ", .tcvn3),
      ("Hµ Néi", .tcvn3), ("NguyÔn V¨n MÉu", .tcvn3), ("ñy ban nh©n d©n huyÖn", .tcvn3),
      ("§iÒu 5", .tcvn3), ("chØ tiªu tuyÓn qu©n", .tcvn3),
      ("X· Hßa B×nh", .tcvn3),
      ("Coäng hoøa xaõ hoäi", .vni), ("Baùo caùo toång keát", .vni), ("Toång keát", .vni),
      ("Huyeän Thoï Xuaân", .vni), ("UÛY BAN NHAÂN DAÂN", .vni), ("ñoàng chí", .vni),
      ("Nguyeãn Vaên Maãu", .vni),
    ] as [(String, LegacyEncoding)])
  func recognises(_ text: String, _ encoding: LegacyEncoding) {
    #expect(LegacyEncoding.detect(in: text) == encoding)
  }

  @Test(
    "right text of any language is left alone",
    arguments: [
      "Cộng hòa xã hội chủ nghĩa Việt Nam", "Hà Nội", "xã Hoà Bình", "Ngô Sĩ Liên", "Trà Vinh",
      "Bà Rịa - Vũng Tàu", "thôn Tà Lùng", "Bí thư", "Quý", "xã Sín Chéng", "Lò Văn Há",
      "Mù Cang Chải", "Giàng A Vừ", "Y Êban", "Nông trường Mộc Châu", "½ ngày", "ca ba", "Rơ Chăm",
      "été à l'école", "où est-ce tôt", "café", "déjà vu", "naïve", "hôtel Château Noël", "Ça va",
      "Le bébé a été très tôt prêt à la fête", "thaï", "mètre à mètre", "Pâques, mûr, goût, août",
      "Quân khu 4", "QĐ-UBND", "245/BC-UBND", "25µm", "µm", "30 m²", "5°C", "© 2023", "Word®",
      "§ 5", "§e)", "n×m", "n×", "A·B", "«Nam»", "±3", "Zürich, Köln, Malmö", "señor", "São Paulo",
      "",
    ])
  func leavesAlone(_ text: String) {
    #expect(LegacyEncoding.detect(in: text) == nil)
  }

  @Test("capitals keep đ and the tones")
  func capitals() {
    #expect("đại tá Nguyễn Hữu Thuật".vietnameseUppercased == "ĐẠI TÁ NGUYỄN HỮU THUẬT")
    #expect("ư\u{323}".vietnameseUppercased.unicodeScalars.count == 1)
    #expect("ủy ban".capitalizedFirst == "Ủy ban")
    #expect("“đồng chí”".capitalizedFirst == "“Đồng chí”")
    #expect("05 tập thể".capitalizedFirst == "05 tập thể")
    #expect("Ủy ban nhân dân".lowercasedFirst == "ủy ban nhân dân")
    #expect("UBND huyện".lowercasedFirst == "UBND huyện")
    #expect("Đ".lowercasedFirst == "đ")
    #expect("".capitalizedFirst.isEmpty)
  }
}

@Suite("Vietnamese order")
struct VietnameseCollationTests {
  private let collation = VietnameseCollation()

  @Test(
    "each comes before the next",
    arguments: [
      ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "b", "c", "d", "đ", "e", "ê", "g"],
      ["o", "ô", "ơ", "p", "t", "u", "ư", "v", "x", "y"],
      ["ma", "mà", "mả", "mã", "má", "mạ", "mac", "man", "mang", "măn"],
      ["Điều 2", "Điều 10", "Điều 10a"],
      ["xã An Bình", "xã An Hòa", "xã Anh Sơn", "xã Ân Tình"],
      ["Hà Yên", "Hạ An"], ["an", "An"], ["Dũng", "Đạt"], ["1", "a"],
    ])
  func orders(_ words: [String]) {
    for (left, right) in zip(words, words.dropFirst()) {
      #expect(collation.compare(left, right) < 0, "\(left) < \(right)")
      #expect(collation.compare(right, left) > 0)
    }
  }

  @Test("the place of the tone, spaces and Unicode form make no difference")
  func alike() {
    #expect(collation.compare("hoà", "hòa") == 0)
    #expect(collation.compare("Hòa  Bình", " Hòa Bình ") == 0)
    #expect(collation.compare("ê\u{323}", "ệ") == 0)
    #expect(collation.compare("05", "5") == 0)
  }

  @Test("names go by the given name, then the rest")
  func names() {
    let names = [
      "Trần Thị Bình", "Nguyễn Văn An", "Lê Văn An", "Giàng A Vừ", "Đỗ Văn Ánh", "Lê Hữu An",
    ]
    #expect(
      names.sorted { collation.compareNames($0, $1) < 0 } == [
        "Lê Hữu An", "Lê Văn An", "Nguyễn Văn An", "Đỗ Văn Ánh", "Trần Thị Bình", "Giàng A Vừ",
      ])
  }
}

@Suite("Names of bodies")
struct AdministrativeNameTests {
  @Test(
    "a long name breaks where a typist breaks it",
    arguments: [
      ("ỦY BAN NHÂN DÂN HUYỆN MÙ CANG CHẢI", 24, ["ỦY BAN NHÂN DÂN", "HUYỆN MÙ CANG CHẢI"]),
      ("BỘ CHỈ HUY QUÂN SỰ TỈNH THANH HÓA", 24, ["BỘ CHỈ HUY QUÂN SỰ", "TỈNH THANH HÓA"]),
      (
        "BAN CHỈ HUY PHÒNG THỦ KHU VỰC 1 - ĐỨC TRỌNG", 24,
        ["BAN CHỈ HUY PHÒNG THỦ", "KHU VỰC 1 - ĐỨC TRỌNG"]
      ),
      (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM HUYỆN ĐÔNG GIANG", 26,
        ["ỦY BAN MẶT TRẬN TỔ QUỐC", "VIỆT NAM HUYỆN ĐÔNG GIANG"]
      ),
      (
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", 24, ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]
      ),
      ("Ủy ban nhân dân xã Hòa Mẫu", 20, ["Ủy ban nhân dân", "xã Hòa Mẫu"]),
      ("UBND", 20, ["UBND"]), ("", 20, []), ("KHÔNGCÓKHOẢNGTRỐNGNÀO", 4, ["KHÔNGCÓKHOẢNGTRỐNGNÀO"]),
    ] as [(String, Double, [String])])
  func breaks(_ name: String, _ limit: Double, _ lines: [String]) {
    let found = AdministrativeName.lines(of: name, fitting: limit) { Double($0.count) }
    #expect(found == lines)
  }

  @Test("a name that fits stays on one line")
  func fits() {
    let name = "ỦY BAN NHÂN DÂN XÃ HÒA MẪU"
    #expect(AdministrativeName.lines(of: name, fitting: 40) { Double($0.count) } == [name])
  }

  @Test("the unit and its name are kept together")
  func breakList() {
    let breaks = AdministrativeName.breaks(in: "ỦY BAN NHÂN DÂN HUYỆN THỌ XUÂN")
    #expect(breaks.map(\.fitness) == [.last, .possible, .last, .preferred, .last, .last])
  }
}
