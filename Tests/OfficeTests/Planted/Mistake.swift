import Groundwork
import Spreadsheets

/// A kind of mistake that clerks make: what is written instead, and what must be found where.
struct Mistake: Sendable {
  let sheet: String
  /// The column of the cell that is found.
  let column: String
  let code: String
  /// What is written, by column; given the row that it is written into.
  let cells: @Sendable (LargeDossier, Int) -> [(String, CellContent)]

  init(
    _ place: String, _ code: String,
    _ cells: @escaping @Sendable (LargeDossier, Int) -> [(String, CellContent)]
  ) {
    let parts = place.split(separator: ".").map(String.init)
    sheet = parts[0]
    column = parts[1]
    self.code = code
    self.cells = cells
  }

  /// A mistake in the very cell that is found.
  init(_ place: String, _ code: String, _ content: CellContent) {
    let column = String(place.split(separator: ".")[1])
    self.init(place, code) { _, _ in [(column, content)] }
  }

  /// Forty kinds.
  static let kinds: [Mistake] = [
    Mistake("tuyen_quan.tam_hoan", "intake.not-integer", .text("12 người")),
    Mistake("tuyen_quan.nam_truoc", "intake.not-integer", .number(12.5)),
    Mistake("tuyen_quan.nam_truoc", "intake.not-integer", .text("=1+1")),
    Mistake("tuyen_quan.trong_tuoi", "intake.too-small", .integer(-3)),
    Mistake("tuyen_quan.don_vi", "intake.required", .blank),
    Mistake("tuyen_quan.don_vi", "intake.duplicate-value", .text(LargeDossier.unit(0))),
    Mistake("tuyen_quan.chi_tieu", "quota.too-small") { _, _ in
      ["goi_kham", "loai_1", "loai_2", "thuc_hien", "chi_tieu", "dang_vien"]
        .map { ($0, .integer(0)) }
    },
    Mistake("tuyen_quan.thuc_hien", "quota.no-recruit") { _, _ in
      [("thuc_hien", .integer(0)), ("dang_vien", .integer(0))]
    },
    Mistake("tuyen_quan.goi_kham", "quota.called-too-many", .integer(99)),
    Mistake("tuyen_quan.du_phong", "quota.reserve-too-large", .integer(3)),
    Mistake("tuyen_quan.goi_kham", "quota.passed-too-many", .integer(1)),
    Mistake("tuyen_quan.thuc_hien", "quota.delivered-too-many", .integer(99)),
    Mistake("tuyen_quan.tam_hoan", "part.larger-than-whole", .integer(401)),
    Mistake("qp_an.chung_nhan", "part.larger-than-whole", .integer(51)),
    Mistake("qp_an.doi_tuong", "intake.duplicate-value", .text("Đối tượng 0")),
    Mistake("dan_quan.nu", "part.larger-than-whole", .integer(61)),
    Mistake("dan_quan.ket_qua", "intake.unknown-choice", .text("Xuất sắc")),
    Mistake("dan_quan.don_vi", "intake.unknown-unit", .text("xã Không Có")),
    Mistake("dan_quan.quan_so", "intake.required", .blank),
    Mistake("dan_quan.huan_luyen", "intake.not-number", LargeDossier.date(2026, 1, 5)),
    Mistake("ket_qua.thuc_hien", "intake.ambiguous-number", .text("1.234")),
    Mistake("ket_qua.ke_hoach", "intake.not-number", .text("95%")),
    Mistake("ton_tai.noi_dung", "intake.required", .blank),
    Mistake("nhiem_vu.thoi_han", "intake.not-date", .text("31/11/2027")),
    Mistake("nhiem_vu.thoi_han", "intake.not-date", .text("16/11/27")),
    Mistake("nhiem_vu.thoi_han", "intake.not-date", .text("11/16/2027")),
    Mistake("nhiem_vu.thoi_han", "intake.unformatted-date", .integer(46_500)),
    Mistake("nhiem_vu.can_cu", "intake.text-is-date", LargeDossier.date(2023, 12, 1)),
    Mistake("khen_thuong.hinh_thuc", "award.unknown-form", .text("Giấy khem")),
    Mistake("khen_thuong.loai", "intake.unknown-choice", .text("cá nhâm")),
    Mistake("khen_thuong.ten", "award.twice") { dossier, _ in
      ["ten", "don_vi"].map { ($0, dossier["khen_thuong", 0, $0]) }
    },
    Mistake("khen_thuong.tien_thuong", "award.money-differs", .integer(123)),
    Mistake("khen_thuong.so_phieu", "award.votes-too-many", .integer(12)),
    Mistake("ung_ho.hon", "intake.not-yesno", .text("chắc")),
    Mistake("ung_ho.gia_tri", "intake.too-small", .integer(-5)),
    Mistake("dai_bieu.ho_ten", "name.twice") { dossier, _ in
      ["ho_ten", "don_vi"].map { ($0, dossier["dai_bieu", 0, $0]) }
    },
    Mistake("can_cu.so_ky_hieu", "citation.no-year") { _, row in
      [("so_ky_hieu", .text("\(row)/CT-UBND")), ("ngay", .blank)]
    },
    Mistake("can_cu.ngay", "citation.year-differs", LargeDossier.date(2025, 1, 15)),
    Mistake("can_cu.ngay", "citation.after-document", LargeDossier.date(2026, 12, 31)),
    Mistake("don_vi.tu_ngay", "intake.not-date", .text("đầu năm")),
  ]
}
