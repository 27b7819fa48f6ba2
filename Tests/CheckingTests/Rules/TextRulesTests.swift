import Testing

/// A sentence put before the text of a paper of 10 November 2023, and what is said of it.
private func words(_ what: String, _ text: String, _ codes: String...) -> (String, String, [String])
{
  (what, text, codes)
}

@Test(
  "words that are read over",
  arguments: [
    words("a slip", "Nghị đinh là sai.", "text.slip"),
    words("a slip within a sentence", "Các nghị đinh ấy.", "text.slip"),
    words("a slip in capitals", "NGHỊ ĐINH ẤY.", "text.slip"),
    words("part of another word is no slip", "Nghị đinhx."),
    words("a padded month", "Từ ngày 12 tháng 05 năm 2023.", "text.date-padding"),
    words("a day without its zero", "Từ ngày 2 tháng 5 năm 2023.", "text.date-padding"),
    words("February without its zero", "Từ ngày 02 tháng 2 năm 2023.", "text.date-padding"),
    words("dates as they should be", "Từ ngày 02 tháng 01 đến ngày 12 tháng 5 năm 2023."),
    words("a day of the moon", "Ngày 5 tháng 8 âm lịch."),
    words("a decree without a year", "Nghị định số 02 của Chính phủ.", "text.citation-year"),
    words("nor a number", "Thực hiện Nghị định 74 của Chính phủ.", "text.citation-year"),
    words(
      "a circular of a ministry", "Thông tư số 15/TT-BNV ngày 05 tháng 3 năm 2020.",
      "text.citation-year"),
    words("a decree with its year", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020."),
    words("a first citation without its day", "Theo Kế hoạch số 12/KH-UBND.", "citation.first"),
    words(
      "said once only", "Theo Kế hoạch số 12/KH-UBND; Kế hoạch số 12/KH-UBND nêu rõ.",
      "citation.first"),
    words(
      "a later citation",
      "Kế hoạch số 12/KH-UBND, ngày 05 tháng 3 năm 2020 và theo Kế hoạch số 12/KH-UBND."),
    words("the law", "Theo Luật số 30/2018/QH14 và kế hoạch số 12 của xã."),
    words("a weekday after a time", "Họp sáng thứ hai tại xã.", "text.capital-day"),
    words("a weekday with its date", "8 giờ, thứ tư, ngày 15 tháng 11.", "text.capital-day"),
    words("weekdays as they should be", "Họp sáng thứ Hai; thứ Tư, ngày 15 tháng 11."),
    words("ordinals", "Lần thứ hai, ngày 15 tháng 11, kỳ họp thứ tư và người thứ ba."),
    words("the Revolution", "Cách mạng tháng tám năm 1945.", "text.capital-day"),
    words("a month by its own name", "Từ tháng giêng đến nay.", "text.capital-day"),
    words("a month at the end", "Xong trong tháng mười hai.", "text.capital-day"),
    words("months as they should be", "Cách mạng tháng Tám, từ tháng Giêng, tháng 5 năm 2023."),
    words("months that are counted", "Mỗi tháng hai lần, ba tháng năm 2023, 6 tháng năm 2023."),
    words("a form's blanks", "Ngày tháng năm sinh; ngày, tháng, năm; ngày tháng năm."),
    words("decrees in general", "Các nghị định 2 lần sửa đổi.", "text.citation-year"),
    words("a great khoản", "Theo quy định tại Khoản 2 Điều 5.", "text.capital"),
    words("a small điều", "Theo quy định tại điều 5.", "text.capital"),
    words("a citation as it should be", "Theo quy định tại khoản 2 Điều 5."),
    words("at the start of a sentence", "Khoản 2 nói rõ. Điều 5 cũng vậy."),
    words("a great tỉnh", "Trên địa bàn Tỉnh Yên Bái.", "text.capital"),
    words("a body's own name", "Họp với Tỉnh Đoàn Yên Bái."),
    words("a small Nhân dân", "Các tầng lớp nhân dân.", "text.capital"),
    words("the people's committee", "Do Ủy ban nhân dân huyện lo."),
    words("decimal numbers", "1.1. Kết quả.", "body.decimal-number"),
    words("a decimal", "1.500 người đã dự."),
    words("a letter that is none", "f) Việc khác.", "body.letter"),
    words("đ", "đ) Việc khác."),
    words("Điều in light letters", "Điều 1. Ban hành.", "heading.bold"),
    words("dots", "Có ....... người.", "text.placeholder"),
  ])
func readOver(_ row: (what: String, text: String, codes: [String])) throws {
  let codes = try HandPaper.codes(after: { $0.body.insert(.body(row.text), at: 1) })
  #expect(codes == row.codes, "\(row.what)")
}

@Test("a paragraph begins with a capital, unless it is a point")
func beginnings() throws {
  func codes(_ text: String) throws -> [String] {
    try HandPaper.codes(after: { $0.body.insert(.body(text), at: 1) })
  }
  #expect(try codes("năm qua, mọi việc đều tốt.") == ["text.capital-start"])
  #expect(try codes("a) Việc một.") == [])
  #expect(try codes("- việc hai.") == [])
  #expect(try codes("www.example.vn là trang của cơ quan.") == [])
}

@Test("bodies that are no more are named of the past only")
func dissolved() throws {
  func codes(_ text: String, year: Int) throws -> [String] {
    try HandPaper.codes(after: { paper in
      paper.parent = nil
      paper.issuer?.text = "ỦY BAN NHÂN DÂN XÃ MẪU"
      paper.authority?.text = "TM. ỦY BAN NHÂN DÂN"
      paper.date?.text = "Mẫu, ngày 10 tháng 11 năm \(year)"
      paper.body = [.body(text), .body("Trên đây là báo cáo./.")]
    })
  }
  #expect(try codes("Báo cáo UBND huyện Mẫu.", year: 2025) == ["text.dissolved-body"])
  #expect(try codes("Báo cáo UBND huyện Mẫu.", year: 2024) == [])
  #expect(try codes("Theo số liệu của UBND huyện Mẫu (cũ).", year: 2025) == [])
}
