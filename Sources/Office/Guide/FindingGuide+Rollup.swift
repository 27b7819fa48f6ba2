import Groundwork

extension FindingGuide {
  /// What putting the figures of many units together finds.
  static let rollup: [FindingKind] = [
    FindingKind(
      "rollup.conflict", [.error], example: "xã A ghi chỉ tiêu 12, tỉnh giao 10",
      vi: "hai nơi ghi khác nhau về cùng một bản ghi; cả hai chỗ được nêu",
      en: "two hand-ins say different things of one record; both places are named",
      cure: Phrase(
        vi: "hỏi hai đơn vị và sửa bản sai; “--partial” lấy lời của chính đơn vị",
        en: "ask both units and mend the wrong one; “--partial” takes each unit's own word")),
    FindingKind(
      "rollup.duplicate", [.warning], example: "một khoản ủng hộ trong bản của hai xã",
      vi: "một bản ghi có trong bản của hai đơn vị, như nhau; chỉ tính một",
      en: "two units handed in the same record; it counts once",
      cure: Phrase(
        vi: "bỏ ở bản không phải của đơn vị ấy", en: "remove it where it does not belong")),
    FindingKind(
      "rollup.handed-in-twice", [.error, .warning], example: "xa-a.xlsx và xa-a-lan-2.xlsx",
      vi: "một đơn vị nộp hai tệp: khác nhau là lỗi, như nhau là cảnh báo",
      en: "a unit handed in two files: an error when they differ, a warning when not",
      cure: Phrase(vi: "chỉ giữ tệp đúng", en: "keep the right one only")),
    FindingKind(
      "rollup.unknown-unit", [.error], example: "so-lieu-cuoi-cung.xlsx",
      vi: "không rõ tệp của đơn vị nào trong danh sách",
      en: "it is not clear which unit of the list a file is from",
      cure: Phrase(
        vi: "đặt tên tệp theo tên đơn vị, như xa-hoa-mau.xlsx",
        en: "name the file after the unit, such as xa-hoa-mau.xlsx")),
    FindingKind(
      "rollup.foreign-row", [.warning], example: "bản của xã A có dòng tuyển quân của xã B",
      vi: "một đơn vị ghi số liệu của đơn vị khác, mà đơn vị ấy không nộp",
      en: "a unit wrote figures of another one, which did not hand them in itself",
      cure: Phrase(
        vi: "chuyển dòng ấy về bản của đúng đơn vị", en: "move the row to where it belongs")),
    FindingKind(
      "rollup.nothing", [.error], example: "tongket rollup thư mục trống",
      vi: "không có tệp số liệu nào để tổng hợp",
      en: "there are no figures to put together",
      cure: Phrase(
        vi: "đặt mỗi đơn vị một tệp .xlsx, hoặc một thư mục hồ sơ, vào thư mục",
        en: "put a .xlsx file or a dossier's folder for each unit there")),
    FindingKind(
      "rollup.cannot-write", [.error], example: "hơn 1.048.576 dòng",
      vi: "không ghi được sổ tổng hợp",
      en: "the workbook of all units cannot be written",
      cure: Phrase(vi: "tổng hợp từng phần", en: "put fewer units together")),
  ]
}
