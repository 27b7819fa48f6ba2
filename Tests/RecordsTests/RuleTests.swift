import Groundwork
import Records
import Testing

/// A dossier broken in one way, and what a clerk hears of it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var changes: [(path: String, value: Value)]
  var severity: Finding.Severity
  var code: String
  var message: String
  var hint: String?

  init(
    _ changes: [(path: String, value: Value)], _ severity: Finding.Severity, _ code: String,
    _ message: String, hint: String? = nil
  ) {
    self.changes = changes
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
  }

  var testDescription: String { code + ": " + changes.map(\.path).joined(separator: ", ") }
}

@Suite("Rules between the records")
struct RuleTests {
  @Test("a dossier in order has no findings")
  func inOrder() {
    var findings = Findings()
    Fixture.book().check(into: &findings)
    #expect(findings.all.map { "\($0.code): \($0.message.vi)" } == [])
  }

  private static let day = Fixture.day

  private static let dossierCases: [RuleCase] = [
    RuleCase(
      [("hoi_nghi.ngay", "ngày mai")], .error, "dossier.missing-field",
      "hồ sơ thiếu “hoi_nghi.ngay”", hint: "ví dụ: “ngay: 10/12/2026”"),
    RuleCase(
      [("co_quan.ten", " ")], .error, "dossier.missing-field", "hồ sơ thiếu “co_quan.ten”"),
    RuleCase(
      [("thiet_lap.lam_tron_tien", "len_10_ngin")], .error, "setting.unknown",
      "“thiet_lap.lam_tron_tien” không thể là “len_10_ngin”",
      hint: "có phải ý bạn là “len_10_nghin”?"),
    RuleCase(
      [("thiet_lap.dem_hai_chu_so", "có")], .error, "setting.unknown",
      "“thiet_lap.dem_hai_chu_so” không thể là “có”"),
    RuleCase(
      [("van_ban.bao_cao.nguoi_ky", "chu_tic")], .error, "signer.unknown",
      "không có “chu_tic” trong mục “nguoi_ky”", hint: "có phải ý bạn là “chu_tich”?"),
    RuleCase(
      [("van_ban.bien_ban.thu_ky", "ai")], .error, "signer.unknown",
      "không có “ai” trong mục “nguoi_ky”"),
    RuleCase(
      [("van_ban.bao_cao.nguoi_ky", .none)], .error, "signer.missing", "Báo cáo thiếu “nguoi_ky”"),
    RuleCase(
      [("nguoi_ky.thu_ky.chuc_vu", .none)], .error, "signer.incomplete",
      "người ký “thu_ky” thiếu “chuc_vu”"),
    RuleCase(
      [("nguoi_ky.thu_ky.ho_ten", "")], .warning, "signer.incomplete",
      "người ký “thu_ky” thiếu “ho_ten”"),
    RuleCase(
      [
        ("van_ban.quyet_dinh_hai", ["so": 2311, "ngay": day("01/12/2023"), "nguoi_ky": "chu_tich"])
      ],
      .warning, "document.no-recipients", "Quyết định chưa có nơi nhận"),
    RuleCase(
      [
        (
          "van_ban.bao_cao_hai",
          [
            "so": 512, "ngay": day("14/12/2023"), "nguoi_ky": "chu_tich", "noi_nhan": ["UBND tỉnh"],
          ]
        )
      ], .error, "document.number-twice",
      "số 512/BC-UBND của “bao_cao_hai” đã dùng cho “bao_cao” trong năm 2023"),
    RuleCase(
      [("van_ban.bao_cao.so", 2310)], .warning, "document.number-twice",
      "số 2310 của “bao_cao” đã dùng cho “quyet_dinh” trong năm 2023",
      hint: "nếu mỗi loại văn bản đánh số riêng, ghi thiet_lap.danh_so: theo_loai"),
    RuleCase(
      [("van_ban.bao_cao.so", 2310), ("thiet_lap.danh_so", "chung")], .error,
      "document.number-twice", "số 2310 của “bao_cao” đã dùng cho “quyet_dinh” trong năm 2023"),
    RuleCase(
      [("van_ban.to_trinh.noi_nhan", ["Phòng Nội vụ"])], .warning, "document.addressee-left-out",
      "Tờ trình có “Kính gửi” nhưng nơi nhận không có “Như trên”", hint: "thêm “Như trên” ở đầu"),
    RuleCase(
      [("van_ban.bien_ban.ngay", day("07/11/2023"))], .error, "document.date-order",
      "Biên bản ngày 07/11/2023 phải trước Tờ trình ngày 06/11/2023"),
    RuleCase(
      [("van_ban.to_trinh.ngay", .none), ("van_ban.bien_ban.ngay", day("11/11/2023"))], .error,
      "document.date-order", "Biên bản ngày 11/11/2023 phải trước Quyết định ngày 10/11/2023"),
    RuleCase(
      [("van_ban.quyet_dinh.ngay", day("17/11/2023"))], .error, "document.date-order",
      "Quyết định ngày 17/11/2023 phải trước Hội nghị ngày 16/11/2023"),
    RuleCase(
      [("van_ban.giay_moi.ngay", day("16/11/2023"))], .error, "document.date-order",
      "Giấy mời ngày 16/11/2023 phải trước Hội nghị ngày 16/11/2023"),
    RuleCase(
      [("van_ban.bao_cao.ngay", day("17/11/2023"))], .warning, "document.date-order",
      "Báo cáo ngày 17/11/2023 phải trước Hội nghị ngày 16/11/2023"),
  ]

  private static let citationsCases: [RuleCase] = [
    RuleCase(
      [("can_cu.1.so_ky_hieu", .none)], .error, "citation.incomplete",
      "căn cứ “Nghị định” thiếu số, ký hiệu"),
    RuleCase(
      [("can_cu.1.so_ky_hieu", "91"), ("can_cu.1.ngay", .none)], .error, "citation.no-year",
      "căn cứ “Nghị định số 91” không có năm", hint: "ghi đủ, như “98/2023/NĐ-CP”"),
    RuleCase(
      [("can_cu.1.ngay", .none)], .warning, "citation.incomplete",
      "căn cứ “Nghị định” thiếu ngày ban hành"),
    RuleCase(
      [("can_cu.1.co_quan", .none)], .warning, "citation.incomplete",
      "căn cứ “Nghị định” thiếu cơ quan ban hành"),
    RuleCase(
      [("can_cu.1.ngay", day("31/07/2018"))], .warning, "citation.year-differs",
      "số 91/2017/NĐ-CP không khớp với ngày ban hành trong năm 2018"),
    RuleCase(
      [("can_cu.2.so_ky_hieu", .none)], .warning, "citation.incomplete",
      "căn cứ “Nghị quyết” thiếu số, ký hiệu"),
    RuleCase(
      [("can_cu.0.trich_yeu", .none)], .error, "citation.incomplete",
      "căn cứ “Luật” thiếu tên (ở cột Trích yếu)"),
    RuleCase(
      [("can_cu.0.so_ky_hieu", "15/2003/QH11")], .warning, "citation.law-with-number",
      "Luật chỉ ghi tên và ngày trong căn cứ; số 15/2003/QH11 không được in",
      hint: "để trống ô này"),
    RuleCase(
      [("can_cu.0.ngay", day("08/11/2023"))], .error, "citation.after-document",
      "căn cứ “Luật” ban hành ngày 08/11/2023, sau Tờ trình ngày 06/11/2023"),
  ]

  /// The fixture three years later, when there are no districts any more.
  private static let later: [(path: String, value: Value)] =
    [
      ("hoi_nghi.ngay", day("16/11/2026")), ("co_quan.ten", "Ủy ban nhân dân xã Mẫu"),
      ("van_ban.to_trinh.co_quan.ten", "Ban Chỉ huy Quân sự xã Mẫu"),
      ("van_ban.to_trinh.kinh_gui", ["Chủ tịch Ủy ban nhân dân xã Mẫu"]),
    ]
    + ["bien_ban", "to_trinh", "quyet_dinh", "giay_moi", "bao_cao"].map {
      ("van_ban.\($0).ngay", day("10/11/2026"))
    }

  private static let bodiesCases: [RuleCase] = [
    RuleCase(
      later + [("co_quan.ten", "Ủy ban nhân dân huyện Mẫu")], .error, "body.abolished",
      "“Ủy ban nhân dân huyện Mẫu”: cấp huyện không còn từ ngày 01/07/2025, văn bản ngày 16/11/2026",
      hint: "thay bằng: xã, phường, đặc khu và cấp tỉnh"),
    RuleCase(
      later + [("van_ban.to_trinh.co_quan.ten", "BAN CHỈ HUY QUÂN SỰ HUYỆN MẪU")], .error,
      "body.abolished",
      "“BAN CHỈ HUY QUÂN SỰ HUYỆN MẪU”: Ban Chỉ huy Quân sự cấp huyện không còn từ ngày 01/07/2025, văn bản ngày 10/11/2026",
      hint: "thay bằng: Ban Chỉ huy Phòng thủ khu vực"),
    RuleCase(
      later + [("nguoi_ky.chu_tich.tham_quyen", ["TM. UBND HUYỆN"])], .error, "body.abolished",
      "“TM. UBND HUYỆN”: cấp huyện không còn từ ngày 01/07/2025, văn bản ngày 16/11/2026"),
    RuleCase(
      later + [("van_ban.bao_cao.noi_nhan", ["Thường trực Huyện ủy"])], .warning, "body.abolished",
      "“Thường trực Huyện ủy”: cấp huyện không còn từ ngày 01/07/2025, văn bản ngày 10/11/2026"),
    RuleCase(
      later + [("dai_bieu.0.don_vi", "Thành phố Thái Nguyên")], .warning, "body.abolished",
      "“Thành phố Thái Nguyên”: thành phố thuộc tỉnh không còn từ ngày 01/07/2025, văn bản ngày 10/11/2026"
    ),
    RuleCase(
      [("don_vi.1.den_ngay", day("30/06/2023")), ("don_vi.1.ke_thua", "xã Mới")], .warning,
      "unit.ended", "“xã Hai” chỉ tồn tại đến ngày 30/06/2023, văn bản ngày 10/11/2023",
      hint: "đơn vị kế thừa: xã Mới"),
    RuleCase(
      [("don_vi.1.tu_ngay", day("01/07/2025"))], .warning, "unit.not-yet",
      "“xã Hai” chỉ có từ ngày 01/07/2025, văn bản ngày 10/11/2023"),
    RuleCase(
      [
        ("don_vi.0.ten", "Ủy ban nhân dân huyện Mẫu"), ("don_vi.0.den_ngay", day("12/11/2023")),
      ], .error, "unit.ended",
      "“Ủy ban nhân dân huyện Mẫu” chỉ tồn tại đến ngày 12/11/2023, văn bản ngày 13/11/2023"),
  ]

  private static let figuresCases: [RuleCase] = [
    RuleCase(
      [("tong_ghi.tuyen_quan", ["chi_tieu": 37, "thuc_hien": 35])], .error, "total.differs",
      "tổng “Chỉ tiêu giao” ghi là 37, cộng các dòng được 36"),
    RuleCase(
      [("tuyen_quan.0.chi_tieu", 0), ("tuyen_quan.0.goi_kham", .none)],
      .error, "quota.too-small", "chỉ tiêu của xã Một là 0; phải từ 1 trở lên",
      hint: "ghi lý do ở cột Lý do nếu đúng là như vậy"),
    RuleCase(
      [("tuyen_quan.0.thuc_hien", 0)], .error, "quota.no-recruit",
      "xã Một không có công dân nhập ngũ, chỉ tiêu là 8"),
    RuleCase(
      [("tuyen_quan.0.goi_kham", 33)], .warning, "quota.called-too-many",
      "gọi khám 33 người; nhiều nhất 4 × chỉ tiêu 8 = 32"),
    RuleCase(
      [("tuyen_quan.1.du_phong", 2)], .warning, "quota.reserve-too-large",
      "dự phòng 2 người; nhiều nhất 5% của chỉ tiêu 20 là 1"),
    RuleCase(
      [("tuyen_quan.0.du_phong", 1), ("thiet_lap.lam_tron_du_phong", "xuong")], .warning,
      "quota.reserve-too-large", "dự phòng 1 người; nhiều nhất 5% của chỉ tiêu 8 là 0"),
    RuleCase(
      [("tuyen_quan.0.loai_1", 30)], .error, "quota.passed-too-many",
      "sức khỏe loại 1, 2, 3 cộng lại là 40, nhiều hơn số gọi khám 30"),
    RuleCase(
      [("tuyen_quan.0.thuc_hien", 13)], .error, "quota.delivered-too-many",
      "thực hiện 13, nhiều hơn 12 người đạt sức khỏe loại 1, 2, 3"),
    RuleCase(
      [("qp_an.0", ["thuc_hien": 118, "chung_nhan": 120])], .error, "part.larger-than-whole",
      "“chung_nhan” là 120, nhiều hơn “thuc_hien” là 118"),
    RuleCase(
      [("dan_quan.0.nu", 29)], .error, "part.larger-than-whole",
      "“nu” là 29, nhiều hơn “quan_so” là 28"),
    RuleCase(
      [("don_vi.1.ten", "XÃ MỘT")], .warning, "name.twice", "“XÃ MỘT” đã có ở số thứ tự 1"),
    RuleCase(
      [("dai_bieu.0.ghe", "A1"), ("dai_bieu.1.ghe", "a 01")], .warning, "seat.twice",
      "chỗ ngồi “a 01” đã xếp cho đại biểu số thứ tự 1"),
    RuleCase(
      [("dai_bieu.1", ["ho_ten": "Đỗ Văn Mẫu", "don_vi": "xã  Một"])], .warning, "name.twice",
      "“Đỗ Văn Mẫu” đã có ở số thứ tự 1"),
  ]

  private static let awardsCases: [RuleCase] = [
    RuleCase(
      [("khen_thuong.3.ten", "giàng a mẫu"), ("khen_thuong.3.thanh_tich", "Huấn luyện Giỏi")],
      .error, "award.twice",
      "giàng a mẫu được khen hai lần cho một thành tích (đã có ở số thứ tự 2)"),
    RuleCase(
      [("khen_thuong.3.ten", "Giàng A Mẫu")], .warning, "award.same-name",
      "Giàng A Mẫu được tặng Giấy khen hai lần (đã có ở số thứ tự 2)"),
    RuleCase(
      [("khen_thuong.0.hinh_thuc", "Giáy khn")], .error, "award.unknown-form",
      "“Giáy khn” không có trong bảng hình thức khen thưởng",
      hint: "có phải ý bạn là “Giấy khen”?"),
    RuleCase(
      [("khen_thuong.0.hinh_thuc", "Huy hiệu Tuổi trẻ dũng cảm")], .warning, "award.unknown-form",
      "“Huy hiệu Tuổi trẻ dũng cảm” không có trong bảng hình thức khen thưởng",
      hint: "thêm vào Templates/law/khen-thuong.yaml nếu đúng là hình thức khen thưởng"),
    RuleCase(
      [("khen_thuong.1.hinh_thuc", "Đơn vị quyết thắng")], .error, "award.wrong-kind",
      "“Đơn vị quyết thắng” dành cho tập thể, không dành cho cá nhân"),
    RuleCase(
      [("khen_thuong.1.tien_thuong", 500_000)], .error, "award.money-differs",
      "tiền thưởng ghi là 500.000 đồng; tính được 540.000 đồng (0,3 × 1.800.000)",
      hint: "để trống ô này, hoặc đặt “thiet_lap.tien_thuong: nhap” để in số tiền đã ghi"),
    RuleCase(
      [("khen_thuong.1.tien_thuong", 500_000), ("thiet_lap.tien_thuong", "nhap")], .warning,
      "award.money-differs",
      "tiền thưởng ghi là 500.000 đồng; tính được 540.000 đồng (0,3 × 1.800.000)"),
    RuleCase(
      [("khen_thuong.1.hinh_thuc", "Bằng khen")], .warning, "award.money-unknown",
      "không tính được tiền thưởng của “Bằng khen” vào ngày quyết định",
      hint: "ghi mức ở cột Tiền thưởng nếu có"),
    RuleCase(
      [("khen_thuong.1.so_phieu", 10)], .error, "award.votes-too-many",
      "số phiếu đồng ý là 10, nhiều hơn 9 thành viên dự họp"),
  ]

  @Test("what is wrong is said, with the values and the cure", arguments: dossierCases)
  func dossier(_ broken: RuleCase) { check(broken) }

  @Test("legal bases", arguments: citationsCases)
  func citations(_ broken: RuleCase) { check(broken) }

  @Test("bodies that are no more", arguments: bodiesCases)
  func bodies(_ broken: RuleCase) { check(broken) }

  @Test("figures", arguments: figuresCases)
  func figures(_ broken: RuleCase) { check(broken) }

  @Test("awards", arguments: awardsCases)
  func awards(_ broken: RuleCase) { check(broken) }

  private func check(_ broken: RuleCase) {
    var findings = Findings()
    Fixture.book(broken.changes).check(into: &findings)
    let first = findings.all.first { $0.code == broken.code }
    #expect(
      first?.message.vi == broken.message,
      "\(findings.all.map { "\($0.severity) \($0.code): \($0.message.vi)" })")
    #expect(first?.severity == broken.severity)
    if let hint = broken.hint { #expect(first?.hints.first?.vi == hint) }
    // One slip, one complaint.
    #expect(
      findings.all.count == 1,
      "\(findings.all.map { "\($0.severity) \($0.code): \($0.message.vi)" })")
  }

  @Test(
    "unusual dossiers that are right are left alone",
    arguments: [
      RuleCase(later, .error, "", ""),
      RuleCase(
        later + [("dai_bieu.0.don_vi", "Ủy ban nhân dân Thành phố Hồ Chí Minh")], .error, "", ""),
      RuleCase(later + [("dai_bieu.0.don_vi", "huyện Mẫu (cũ)")], .error, "", ""),
      RuleCase([("dai_bieu.0.ghe", "Khu A"), ("dai_bieu.1.ghe", "Khu A")], .error, "", ""),
      RuleCase(
        [
          ("tuyen_quan.0.chi_tieu", 0), ("tuyen_quan.0.thuc_hien", 0),
          ("tuyen_quan.0.goi_kham", 0), ("tuyen_quan.0.loai_1", 0), ("tuyen_quan.0.loai_2", 0),
          ("tuyen_quan.0.loai_3", 0), ("tuyen_quan.0.ly_do", "không còn nguồn"),
        ], .error, "", ""),
      RuleCase([("tong_ghi.tuyen_quan", ["chi_tieu": 36, "thuc_hien": .none])], .error, "", ""),
      RuleCase([("khen_thuong.1.tien_thuong", 540_000)], .error, "", ""),
      RuleCase([("khen_thuong.1.hinh_thuc", "Thư khen")], .error, "", ""),
      RuleCase([("tuyen_quan.0.du_phong", 1)], .error, "", ""),
    ])
  func leftAlone(_ unusual: RuleCase) {
    var findings = Findings()
    Fixture.book(unusual.changes).check(into: &findings)
    #expect(findings.all.map { "\($0.code): \($0.message.vi)" } == [])
  }

  @Test("a finding points at the cell that is wrong")
  func location() throws {
    let cell = Origin.cell(source: 0, row: 7, column: 4)
    var data = Fixture.data
    var rows = try #require(data["tuyen_quan"]?.list)
    var row = try #require(rows[0].record)
    row["thuc_hien"] = Value(.integer(0), from: cell)
    rows[0] = .record(row)
    data["tuyen_quan"] = .list(rows)
    var sources = Sources()
    _ = sources.number(of: .sheet(file: "so-lieu.xlsx", sheet: "Tuyển quân"))
    var book = RecordBook(
      data: data, schema: Fixture.schema, law: Fixture.law, sources: sources)
    book.compute()
    var findings = Findings()
    book.check(into: &findings)
    findings.resolve(with: book.sources)
    #expect(
      FindingReport(findings, in: .vietnamese).text
        == """
        so-lieu.xlsx: trang Tuyển quân, ô D7: lỗi: xã Một không có công dân nhập ngũ, chỉ tiêu là 8  [quota.no-recruit]
          gợi ý: ghi lý do ở cột Lý do nếu đúng là như vậy

        """)
  }
}
