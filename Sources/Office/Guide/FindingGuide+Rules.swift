import Groundwork

extension FindingGuide {
  /// What the rules over the records find.
  static let rules: [FindingKind] = [
    FindingKind(
      "dossier.missing-field", [.error], example: "hoi_nghi.ngay",
      vi: "hồ sơ thiếu một mục cần có",
      en: "the dossier lacks a field",
      cure: Phrase(vi: "điền mục ấy vào ho-so.yaml", en: "fill it in, in ho-so.yaml")),
    FindingKind(
      "setting.unknown", [.error], example: "lam_tron_tien: len_10_ngin",
      vi: "thiết lập nhận giá trị không có",
      en: "a setting has an unknown value",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "signer.unknown", [.error], example: "nguoi_ky: chu_tic",
      vi: "người ký không có trong mục nguoi_ky",
      en: "nobody in nguoi_ky has this name",
      cure: Phrase(vi: "sửa tên, hoặc thêm người ký", en: "correct it, or add the signer")),
    FindingKind(
      "signer.missing", [.error], example: "bao_cao không có nguoi_ky",
      vi: "văn bản thiếu người ký",
      en: "a paper has no signer",
      cure: Phrase(vi: "thêm nguoi_ky", en: "add nguoi_ky")),
    FindingKind(
      "signer.incomplete", [.error, .warning], example: "chuc_vu: để trống",
      vi: "người ký thiếu chức vụ (lỗi) hoặc họ tên (cảnh báo)",
      en: "a signer lacks post (error) or name (warning)",
      cure: Phrase(vi: "điền cho đủ", en: "fill it in")),
    FindingKind(
      "document.number-twice", [.error, .warning], example: "số 615 cho hai văn bản",
      vi: "một số văn bản được dùng hai lần trong năm",
      en: "a paper's number is used twice in a year",
      cure: Phrase(
        vi: "sửa số, hoặc đặt thiet_lap.danh_so", en: "correct it, or set thiet_lap.danh_so")),
    FindingKind(
      "document.date-order", [.error], example: "tờ trình sau quyết định",
      vi: "ngày của các văn bản sai thứ tự",
      en: "the papers' dates are in the wrong order",
      cure: Phrase(vi: "sửa ngày", en: "correct the dates")),
    FindingKind(
      "document.no-recipients", [.warning], example: "quyet_dinh thiếu noi_nhan",
      vi: "văn bản chưa có nơi nhận",
      en: "a paper has no recipients",
      cure: Phrase(vi: "thêm noi_nhan", en: "add noi_nhan")),
    FindingKind(
      "document.addressee-left-out", [.warning], example: "kính gửi UBND tỉnh",
      vi: "nơi kính gửi không có trong nơi nhận",
      en: "an addressee is not among the recipients",
      cure: Phrase(vi: "thêm vào noi_nhan", en: "add it to noi_nhan")),
    FindingKind(
      "citation.incomplete", [.error, .warning], example: "“Quyết định của UBND”",
      vi: "căn cứ thiếu loại, số, ngày hoặc cơ quan",
      en: "a basis lacks type, number, date or body",
      cure: Phrase(
        vi: "ghi đủ số, ký hiệu, ngày, cơ quan", en: "give number, symbol, date and body")),
    FindingKind(
      "citation.no-year", [.error], example: "02/NĐ-CP",
      vi: "số hiệu căn cứ không có năm",
      en: "a basis has no year",
      cure: Phrase(vi: "ghi đủ, như 98/2023/NĐ-CP", en: "write it whole, as 98/2023/NĐ-CP")),
    FindingKind(
      "citation.year-differs", [.warning], example: "98/2023/NĐ-CP ngày 01/02/2024",
      vi: "năm trong số hiệu khác năm ban hành",
      en: "the year in the number is not that of the date",
      cure: Phrase(vi: "sửa số hiệu hoặc ngày", en: "correct the number or the date")),
    FindingKind(
      "citation.law-with-number", [.warning], example: "Luật số 77/2015/QH13",
      vi: "luật được viện dẫn bằng số hiệu",
      en: "a law is cited by its number",
      cure: Phrase(vi: "ghi tên luật và ngày thông qua", en: "give the law's name and its date")),
    FindingKind(
      "citation.after-document", [.error], example: "căn cứ 12/2026, văn bản 11/2026",
      vi: "căn cứ ban hành sau văn bản",
      en: "a basis is younger than the paper",
      cure: Phrase(vi: "xem lại ngày", en: "look at the dates")),
    FindingKind(
      "total.differs", [.error], example: "ghi 15, cộng được 17",
      vi: "tổng đã ghi khác tổng các dòng",
      en: "the typed total is not the sum",
      cure: Phrase(vi: "sửa tổng hoặc các dòng", en: "correct the total or the rows")),
    FindingKind(
      "name.twice", [.warning], example: "một đại biểu hai dòng",
      vi: "một tên được ghi hai lần",
      en: "a name is there twice",
      cure: Phrase(vi: "bỏ dòng thừa", en: "remove one row")),
    FindingKind(
      "seat.twice", [.warning], example: "A1 cho hai đại biểu",
      vi: "hai đại biểu cùng một chỗ ngồi",
      en: "two guests have one seat",
      cure: Phrase(vi: "xếp lại chỗ ngồi", en: "seat one of them elsewhere")),
    FindingKind(
      "quota.too-small", [.error], example: "chỉ tiêu 0",
      vi: "chỉ tiêu dưới mức ít nhất, không nêu lý do",
      en: "a quota below the least, without a reason",
      cure: Phrase(vi: "ghi lý do ở cột Lý do", en: "give the reason in the column Lý do")),
    FindingKind(
      "quota.no-recruit", [.error], example: "thực hiện 0",
      vi: "có chỉ tiêu mà không có người nhập ngũ, không nêu lý do",
      en: "a quota but no recruit, without a reason",
      cure: Phrase(vi: "ghi lý do ở cột Lý do", en: "give the reason in the column Lý do")),
    FindingKind(
      "quota.called-too-many", [.warning], example: "gọi 20, chỉ tiêu 3",
      vi: "gọi khám quá số lần chỉ tiêu cho phép",
      en: "more are called than the quota allows",
      cure: Phrase(vi: "xem lại số gọi khám", en: "look at the number called")),
    FindingKind(
      "quota.reserve-too-large", [.warning], example: "dự phòng 3, chỉ tiêu 4",
      vi: "dự phòng quá tỉ lệ cho phép",
      en: "the reserve is larger than its share",
      cure: Phrase(vi: "xem lại số dự phòng", en: "look at the reserve")),
    FindingKind(
      "quota.passed-too-many", [.error], example: "loại 1–3 cộng lại hơn số khám",
      vi: "số đạt sức khỏe nhiều hơn số khám",
      en: "more passed than were examined",
      cure: Phrase(vi: "sửa các số", en: "correct the numbers")),
    FindingKind(
      "quota.delivered-too-many", [.error], example: "giao 12, đạt 10",
      vi: "số giao quân nhiều hơn số đạt",
      en: "more were delivered than passed",
      cure: Phrase(vi: "sửa các số", en: "correct the numbers")),
    FindingKind(
      "part.larger-than-whole", [.error], example: "nữ 30, quân số 25",
      vi: "một phần lớn hơn cái chung",
      en: "a part is larger than its whole",
      cure: Phrase(vi: "sửa một trong hai số", en: "correct one of the two")),
    FindingKind(
      "award.twice", [.error], example: "hai dòng giống nhau",
      vi: "một người được khen hai lần cho một thành tích",
      en: "somebody is rewarded twice for one achievement",
      cure: Phrase(
        vi: "bỏ một dòng, hoặc ghi rõ thành tích", en: "remove one, or tell the achievements apart")
    ),
    FindingKind(
      "award.same-name", [.warning], example: "hai Nguyễn Văn A",
      vi: "hai người được khen trùng tên",
      en: "two who are rewarded have one name",
      cure: Phrase(vi: "ghi thêm đơn vị nếu là hai người", en: "add the unit if they are two")),
    FindingKind(
      "award.unknown-form", [.error, .warning], example: "Giấy khem",
      vi: "hình thức khen không có trong bảng",
      en: "the form of award is not in the table",
      cure: Phrase(vi: "chọn hình thức trong danh sách", en: "choose one of the list")),
    FindingKind(
      "award.wrong-kind", [.error], example: "Tập thể lao động tiên tiến cho cá nhân",
      vi: "hình thức không dành cho đối tượng này",
      en: "the form is not for this kind of recipient",
      cure: Phrase(vi: "chọn hình thức khác", en: "choose another form")),
    FindingKind(
      "award.money-differs", [.error, .warning], example: "ghi 500 000, tính 540 000",
      vi: "tiền thưởng đã ghi khác mức tính được",
      en: "the money typed is not what follows from the law",
      cure: Phrase(vi: "xem lại mức hoặc làm tròn", en: "look at the amount or the rounding")),
    FindingKind(
      "award.money-unknown", [.warning], example: "thiếu lương cơ sở của ngày ấy",
      vi: "chưa tính được tiền thưởng",
      en: "the money cannot be worked out",
      cure: Phrase(
        vi: "bổ sung bảng trong Templates/law", en: "complete the table in Templates/law")),
    FindingKind(
      "award.votes-too-many", [.error], example: "10 phiếu, 9 thành viên",
      vi: "số phiếu nhiều hơn số thành viên",
      en: "more votes than members",
      cure: Phrase(vi: "sửa số phiếu", en: "correct the votes")),
    FindingKind(
      "body.abolished", [.error, .warning], example: "Ban CHQS huyện, năm 2026",
      vi: "cơ quan đã thôi tồn tại vào ngày văn bản",
      en: "the body was no more when the paper was dated",
      cure: Phrase(vi: "thay bằng cơ quan kế thừa", en: "name its successor")),
    FindingKind(
      "unit.ended", [.error, .warning], example: "đến 30/06/2025",
      vi: "đơn vị đã hết thời gian tồn tại",
      en: "the unit existed only until earlier",
      cure: Phrase(vi: "thay bằng đơn vị kế thừa", en: "name its successor")),
    FindingKind(
      "unit.not-yet", [.error, .warning], example: "từ 01/07/2025",
      vi: "đơn vị chưa thành lập vào ngày văn bản",
      en: "the unit did not exist yet",
      cure: Phrase(vi: "thay bằng tên cũ", en: "use the former name")),
    FindingKind(
      "own-rule.not-a-list", [.error], example: "code: a",
      vi: "quy tắc riêng không phải danh sách",
      en: "the office's rules are no list",
      cure: Phrase(vi: "viết mỗi quy tắc một mục “- …”", en: "write one “- …” for each rule")),
    FindingKind(
      "own-rule.bad-code", [.error], example: "quota.x",
      vi: "mã quy tắc riêng sai dạng",
      en: "the rule's code has the wrong form",
      cure: Phrase(vi: "viết như rieng.tam-hoan", en: "write it as rieng.tam-hoan")),
    FindingKind(
      "own-rule.duplicate-code", [.error], example: "rieng.a hai lần",
      vi: "hai quy tắc cùng mã",
      en: "two rules have one code",
      cure: Phrase(vi: "đổi một mã", en: "change one")),
    FindingKind(
      "own-rule.unknown-sheet", [.error], example: "sheet: tuyen_quam",
      vi: "quy tắc nêu trang không có",
      en: "the rule names no sheet",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "own-rule.unknown-name", [.error], example: "must: tam_hoann < 5",
      vi: "biểu thức nêu tên không có trong số liệu",
      en: "the expression names nothing in the data",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "schema.duplicate", [.error], example: "hai cột id: ten",
      vi: "một tên được khai báo hai lần trong so-lieu.yaml",
      en: "a name is declared twice in so-lieu.yaml",
      cure: Phrase(vi: "đổi tên một", en: "rename one")),
    FindingKind(
      "schema.unknown-column", [.error], example: "ratio: [a, b]",
      vi: "so-lieu.yaml nhắc đến cột không có",
      en: "so-lieu.yaml names no column",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "schema.not-a-reference", [.error], example: "from: don_vi",
      vi: "“from” sai dạng",
      en: "“from” has the wrong form",
      cure: Phrase(vi: "viết như don_vi.ten", en: "write it as don_vi.ten")),
    FindingKind(
      "schema.not-numeric", [.error], example: "sum: true ở cột chữ",
      vi: "cột cộng không phải cột số",
      en: "a summed column is no number",
      cure: Phrase(vi: "bỏ sum, hoặc đổi type", en: "drop sum, or change the type")),
    FindingKind(
      "schema.empty-range", [.error], example: "min: 9, max: 1",
      vi: "“min” lớn hơn “max”",
      en: "“min” is above “max”",
      cure: Phrase(vi: "đổi lại", en: "exchange them")),
    FindingKind(
      "schema.not-computable", [.error], example: "id: a",
      vi: "trường tính thiếu cách tính",
      en: "a computed field has no single formula",
      cure: Phrase(
        vi: "ghi đúng một trong ratio, change, rank", en: "give one of ratio, change, rank")),
    FindingKind(
      "law.too-fine", [.error], example: "he_so: 0.12345",
      vi: "hệ số có quá nhiều chữ số lẻ",
      en: "a factor has too many places",
      cure: Phrase(vi: "làm tròn hệ số", en: "round it")),
    FindingKind(
      "law.unknown-choice", [.error], example: "theo: nd99",
      vi: "bảng luật nhắc đến đối tượng hoặc nghị định không có",
      en: "the law table names no such kind or decree",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
  ]
}
