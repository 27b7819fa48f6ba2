import Groundwork

extension FindingGuide {
  /// What an administrator hears of.
  static let templates: [FindingKind] = [
    FindingKind(
      "*.wrong-type", [.error], example: "nam: “hai nghìn”",
      vi: "mục có giá trị sai kiểu (pack, paper, profile, schema, sheet, law …)",
      en: "a field has the wrong kind of value (pack, paper, profile, schema …)",
      cure: Phrase(
        vi: "ghi đúng kiểu mà thông báo nêu", en: "write the kind that the message names")),
    FindingKind(
      "*.missing-field", [.error], example: "mẫu sheet không có columns",
      vi: "thiếu mục bắt buộc",
      en: "a required field is missing",
      cure: Phrase(vi: "thêm mục ấy", en: "add it")),
    FindingKind(
      "*.unknown-field", [.error], example: "colums:",
      vi: "tên mục không có, hoặc biến không có trường ấy",
      en: "there is no such field",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "*.unknown-choice", [.error], example: "severity: fatal",
      vi: "mục không nhận từ này",
      en: "the field does not take this word",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "*.out-of-range", [.error], example: "size: 900",
      vi: "số ngoài khoảng cho phép",
      en: "the number is out of range",
      cure: Phrase(vi: "ghi số trong khoảng", en: "write one in the range")),
    FindingKind(
      "library.missing", [.error], example: "goi: tong-ket-nm",
      vi: "không có tệp trong Templates",
      en: "a file of Templates is missing",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "pack.empty", [.error], example: "documents: []",
      vi: "bộ hồ sơ không có văn bản",
      en: "the pack has no documents",
      cure: Phrase(vi: "thêm văn bản", en: "add documents")),
    FindingKind(
      "pack.duplicate-id", [.error], example: "id: bao-cao hai lần",
      vi: "hai mục cùng mã",
      en: "two entries have one id",
      cure: Phrase(vi: "đổi một mã", en: "change one")),
    FindingKind(
      "pack.one-source", [.error], example: "có cả hai",
      vi: "mục cần đúng một trong paper và sheet",
      en: "an entry needs either paper or sheet",
      cure: Phrase(vi: "giữ một", en: "keep one")),
    FindingKind(
      "pack.each-needs-as", [.error], example: "each: don_vi",
      vi: "“each” thiếu “as”",
      en: "“each” lacks “as”",
      cure: Phrase(vi: "thêm as: x", en: "add as: x")),
    FindingKind(
      "pack.unknown-document", [.error], example: "--only bao-ca",
      vi: "bộ hồ sơ không có văn bản ấy",
      en: "the pack has no such document",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "pack.cannot-write", [.error], example: "bảng quá nhiều cột",
      vi: "không tạo được một tệp",
      en: "a document cannot be made",
      cure: Phrase(vi: "xem nguyên nhân trong thông báo", en: "see the cause in the message")),
    FindingKind(
      "pack.others-kept", [.warning], example: "build --only bao-cao",
      vi: "các tệp khác của lần trước được giữ nguyên",
      en: "the other files of the last run were kept",
      cure: Phrase(vi: "chạy lại không có --only", en: "build again without --only")),
    FindingKind(
      "profile.extends-loop", [.error], example: "a kế thừa b, b kế thừa a",
      vi: "thể thức kế thừa lẫn nhau thành vòng",
      en: "profiles extend one another in a circle",
      cure: Phrase(vi: "bỏ một “extends”", en: "drop one “extends”")),
    FindingKind(
      "profile.unknown-item", [.error], example: "thêm vào mục lạ",
      vi: "thể thức sửa mục không có",
      en: "a profile changes an item that is not there",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "sheet.unknown-column", [.error], example: "{chi_tie}",
      vi: "mẫu bảng nhắc đến cột không có",
      en: "the plan names no such column",
      cure: Phrase(vi: "viết theo gợi ý", en: "write it as the hint says")),
    FindingKind(
      "sheet.duplicate-column", [.error], example: "id: ten hai lần",
      vi: "hai cột cùng tên",
      en: "two columns have one name",
      cure: Phrase(vi: "đổi một tên", en: "rename one")),
    FindingKind(
      "sheet.empty-column", [.error], example: "- heading: Tên",
      vi: "cột không nói lấy gì",
      en: "a column does not say what it shows",
      cure: Phrase(vi: "thêm id, value hoặc formula", en: "add id, value or formula")),
    FindingKind(
      "sheet.bad-name", [.error], example: "“A/B”",
      vi: "tên trang không hợp lệ hoặc trùng",
      en: "a sheet's name is not allowed, or used twice",
      cure: Phrase(vi: "đổi tên", en: "rename it")),
    FindingKind(
      "sheet.bad-cell", [.error], example: "danh sách trong ô",
      vi: "giá trị không đặt vào ô được",
      en: "a cell cannot hold this value",
      cure: Phrase(vi: "dùng bộ lọc join", en: "use the filter join")),
    FindingKind(
      "sheet.no-picture", [.error], example: "file: quoc-huy.png",
      vi: "không có tệp ảnh mà mẫu bảng cần",
      en: "a picture that the sheet asks for is not there",
      cure: Phrase(
        vi: "đặt ảnh PNG, JPEG, GIF hoặc BMP cạnh tệp mẫu bảng",
        en: "put a PNG, JPEG, GIF or BMP picture beside the template")),
    FindingKind(
      "sheet.not-a-number", [.warning], example: "“không có”",
      vi: "chữ trong cột cộng",
      en: "text in a summed column",
      cure: Phrase(vi: "để trống hoặc ghi số", en: "leave it blank or write a number")),
    FindingKind(
      "sheet.ambiguous-number", [.warning], example: "1.234 trong tệp .csv",
      vi: "chưa rõ là hàng nghìn hay phần lẻ",
      en: "thousands or a fraction, nobody can tell",
      cure: Phrase(
        vi: "ghi 1234 nếu là hàng nghìn, 1,2340 nếu là phần lẻ",
        en: "write 1234 for thousands, 1,2340 for a fraction")),
    FindingKind(
      "sheet.rows-not-list", [.error], example: "rows: tong",
      vi: "“rows” không phải danh sách",
      en: "“rows” is no list",
      cure: Phrase(vi: "nêu một danh sách", en: "name a list")),
    FindingKind(
      "sheet.columns-not-list", [.error], example: "each: tong",
      vi: "“each” của một cột không phải danh sách",
      en: "“each” of a column is no list",
      cure: Phrase(vi: "nêu một danh sách", en: "name a list")),
    FindingKind(
      "sheet.empty-condition", [.error], example: "- color: đỏ",
      vi: "định dạng có điều kiện thiếu điều kiện",
      en: "a conditional format lacks its condition",
      cure: Phrase(vi: "thêm formula, compare, blank …", en: "add formula, compare, blank …")),
    FindingKind(
      "sheet.bad-comparison", [.error], example: "compare: nhỏ",
      vi: "phép so sánh sai",
      en: "no comparison",
      cure: Phrase(vi: "viết như “< 1”", en: "write it as “< 1”")),
    FindingKind(
      "sheet.bad-color", [.error], example: "color: đỏ",
      vi: "màu sai dạng",
      en: "no colour",
      cure: Phrase(vi: "viết như “#C00000”", en: "write it as “#C00000”")),
  ]
}
