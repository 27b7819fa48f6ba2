import Groundwork
import Testing

@Suite("Vietnamese numbers and dates")
struct VietnameseNumberTests {
  @Test(
    "numbers in words",
    arguments: [
      (0, "không"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
      (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"),
      (25, "hai mươi lăm"), (100, "một trăm"), (101, "một trăm linh một"),
      (104, "một trăm linh bốn"), (105, "một trăm linh năm"), (110, "một trăm mười"),
      (115, "một trăm mười lăm"), (121, "một trăm hai mươi mốt"), (999, "chín trăm chín mươi chín"),
      (1_000, "một nghìn"), (1_005, "một nghìn không trăm linh năm"),
      (1_050, "một nghìn không trăm năm mươi"), (1_105, "một nghìn một trăm linh năm"),
      (1_000_005, "một triệu không trăm linh năm"), (10_000, "mười nghìn"),
      (15_020, "mười lăm nghìn không trăm hai mươi"), (400_000_000, "bốn trăm triệu"),
      (1_000_000_000, "một tỷ"), (1_000_001_000, "một tỷ không trăm linh một nghìn"),
      (1_000_000_000_000, "một nghìn tỷ"), (2_500_000_000_000, "hai nghìn năm trăm tỷ"),
      (1_000_000_000_000_000, "một triệu tỷ"), (1_000_000_000_000_000_000, "một tỷ tỷ"),
      (1_000_000_000_000_000_001, "một tỷ tỷ không trăm linh một"), (-15, "âm mười lăm"),
      (
        1_234_567_890,
        "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi"
      ),
    ])
  func words(_ n: Int, _ words: String) {
    #expect(NumberWords.words(n) == words)
  }

  @Test("the south says ngàn and lẻ")
  func southern() {
    #expect(NumberWords.words(1_005, style: .southern) == "một ngàn không trăm lẻ năm")
  }

  @Test("the smallest and the largest number are read too")
  func extremes() {
    #expect(NumberWords.words(.min).hasPrefix("âm chín tỷ hai trăm hai mươi ba triệu"))
    #expect(NumberWords.words(.max).hasSuffix("tám trăm linh bảy"))
  }

  @Test(
    "money in words",
    arguments: [
      (400_000_000, "Bốn trăm triệu đồng"), (0, "Không đồng"), (-1_000, "Âm một nghìn đồng"),
      (540_000, "Năm trăm bốn mươi nghìn đồng"),
    ])
  func money(_ n: Int, _ words: String) {
    #expect(NumberWords.money(n) == words)
  }

  @Test(
    "Roman numerals",
    arguments: [
      (1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (1999, "MCMXCIX"),
      (3999, "MMMCMXCIX"), (0, "0"), (-3, "-3"), (4000, "4000"),
    ])
  func roman(_ n: Int, _ text: String) {
    #expect(RomanNumeral.text(n) == text)
  }

  @Test(
    "Chinese numerals",
    arguments: [
      (1, "一"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九"),
      (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (1_001, "一千零一"),
      (2_030, "二千零三十"), (9_999, "九千九百九十九"), (0, "0"), (10_000, "10000"),
    ])
  func chinese(n: Int, text: String) {
    #expect(ChineseNumeral.text(n) == text)
  }

  @Test(
    "points between groups of three",
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567"), (-12_345, "-12.345"),
    ])
  func grouped(_ n: Int, _ text: String) {
    #expect(VietnameseNumber.grouped(n) == text)
  }

  @Test(
    "decimals",
    arguments: [
      (95.5, 1, true, "95,5"), (95.0, 1, true, "95"), (95.0, 1, false, "95,0"),
      (1234567.891, 2, true, "1.234.567,89"), (0.285, 2, true, "0,29"), (0.05, 1, true, "0,1"),
      (0.04, 1, true, "0"), (-0.04, 1, true, "0"), (-2.5, 0, true, "-3"),
      (999.96, 1, true, "1.000"),
      (0.0001, 2, false, "0,00"), (1e21, 0, true, "1.000.000.000.000.000.000.000"),
      (1.5e-7, 8, true, "0,00000015"), (.nan, 1, true, "–"), (0.5, 0, true, "1"),
      (67, 1, true, "67"), (0.007, 2, true, "0,01"),
    ] as [(Double, Int, Bool, String)])
  func decimals(_ x: Double, _ places: Int, _ trimming: Bool, _ text: String) {
    #expect(VietnameseNumber.decimal(x, places: places, trimming: trimming) == text)
  }

  @Test(
    "per cent",
    arguments: [
      (0.955, "95,5%"), (1.0, "100%"), (0.9545, "95,5%"), (1.0 / 3, "33,3%"), (0, "0%"),
      (1.25, "125%"), (-0.1, "-10%"), (.infinity, "–"),
    ] as [(Double, String)])
  func percent(_ x: Double, _ text: String) {
    #expect(VietnameseNumber.percent(x) == text)
  }

  @Test(
    "the decree's padding of days and months",
    arguments: [
      ("5/1/2020", "ngày 05 tháng 01 năm 2020", "05/01/2020", "Chủ nhật"),
      ("10/2/2021", "ngày 10 tháng 02 năm 2021", "10/02/2021", "thứ Tư"),
      ("5/3/2026", "ngày 05 tháng 3 năm 2026", "05/03/2026", "thứ Năm"),
      ("16/11/2023", "ngày 16 tháng 11 năm 2023", "16/11/2023", "thứ Năm"),
    ])
  func dates(_ written: String, _ full: String, _ short: String, _ weekday: String) throws {
    let date = try #require(CalendarDate(written))
    #expect(DateWording.full(date) == full)
    #expect(DateWording.short(date) == short)
    #expect(DateWording.weekday(date) == weekday)
    #expect(VietnameseNumber.twoDigits(5) == "05")
    #expect(VietnameseNumber.twoDigits(12) == "12")
  }
}

@Suite("Widths of Times New Roman")
struct FontMetricsTests {
  @Test(
    "the fixed lines of the header, in millimetres",
    arguments: [
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FontFace(bold: true), 12, 88.32),
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", FontFace(bold: true), 13, 95.67),
      ("Độc lập - Tự do - Hạnh phúc", FontFace(bold: true), 13, 56.14),
      ("Độc lập - Tự do - Hạnh phúc", FontFace(bold: true), 14, 60.46),
      ("BỘ CHỈ HUY QUÂN SỰ TỈNH THANH HÓA", FontFace(bold: true), 13, 92.2),
      ("Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", FontFace(italic: true), 14, 103.85),
    ] as [(String, FontFace, Double, Double)])
  func widths(_ text: String, _ face: FontFace, _ size: Double, _ millimetres: Double) {
    // Sums of the advance widths in the font files, without kerning, as Word sets them.
    let width = FontMetrics.width(of: text, face: face, size: size) * 25.4 / 72
    #expect(abs(width - millimetres) < 0.01, "\(width)")
  }

  @Test("decomposed text is as wide as composed text")
  func decomposed() {
    let composed = FontMetrics.width(of: "Quân sự “ệ”", size: 14)
    let decomposed = FontMetrics.width(
      of: "Qua\u{302}n su\u{31B}\u{323} “e\u{323}\u{302}”", size: 14)
    // “u” with a horn of its own is narrower than “ư”: the horn is a mark without width.
    #expect(abs(composed - decomposed) < 1.5)
  }

  @Test("every letter of Vietnamese and the signs of the papers have a width of their own")
  func covered() {
    #expect(FontMetrics.width(of: "", size: 14) == 0)
    #expect(FontMetrics.width(of: "0", size: 14) == 7)
    #expect(FontMetrics.width(of: "—", size: 14) == 14)
    #expect(FontMetrics.width(of: "ế", size: 14) == FontMetrics.width(of: "e", size: 14))
    #expect(FontMetrics.width(of: "₫", size: 14) > 0)
    #expect(abs(FontMetrics.lineHeight(size: 14) - 16.1) < 0.01)
  }
}
