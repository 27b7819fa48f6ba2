import Groundwork
import Records
import Testing

@Suite("What follows from the records")
struct ComputeTests {
  private let book = Fixture.book()

  private func value(_ path: String, in book: RecordBook? = nil) -> Value {
    path.split(separator: ".").reduce(Value.record((book ?? self.book).data)) { value, part in
      if let list = value.list, let index = Int(part) {
        return list.indices.contains(index) ? list[index] : .none
      }
      return value[String(part)] ?? .text("không có \(part)")
    }
  }

  @Test(
    "computed fields",
    arguments: [
      ("tuyen_quan.1.ti_le", 0.95), ("tuyen_quan.0.ti_le", 1.0), ("tuyen_quan.0.tang_giam", 1),
      ("tuyen_quan.2.tang_giam", -1), ("tuyen_quan.0.xep_hang", 1), ("tuyen_quan.2.xep_hang", 1),
      ("tuyen_quan.1.xep_hang", 3), ("tuyen_quan.2.stt", 3), ("tong.tuyen_quan.chi_tieu", 36),
      ("tong.tuyen_quan.thuc_hien", 35), ("tong.tuyen_quan.ti_le", .number(35.0 / 36)),
      ("tong.tuyen_quan.tang_giam", -1), ("tong.tuyen_quan.so_dong", 3),
      ("tong.dan_quan.ti_le", .number(58.0 / 68)), ("ket_qua.0.ti_le", .none),
      ("ket_qua.0.tang_giam", 2.5), ("ket_qua.1.tang_giam", .none), ("tong.ket_qua.so_dong", 3),
      ("qp_an", []), ("tong.qp_an.so_dong", 0), ("tong.qp_an.ti_le", .none),
      ("tong.qp_an.thuc_hien", .none), ("ket_qua_theo_nhom.0.nhom", "Tuyển quân"),
      ("ket_qua_theo_nhom.0.dong.1.noi_dung", "ba"), ("ket_qua_theo_nhom.1.nhom", "Diễn tập"),
      ("hoi_nghi.nam_sau", 2024), ("luong_co_so", 1_800_000),
      ("van_ban.bao_cao.so_ky_hieu", "512/BC-UBND"), ("van_ban.bien_ban.so_ky_hieu", "03/BB-UBND"),
      ("van_ban.to_trinh.ky_hieu", "TTr-BCH"), ("van_ban.quyet_dinh.loai", "Quyết định"),
      ("van_ban.bao_cao.ky.ho_ten", "Nguyễn Văn Mẫu"), ("van_ban.bien_ban.ky", .none),
    ] as [(String, Value)])
  func computed(_ path: String, _ expected: Value) {
    #expect(value(path) == expected)
  }

  @Test(
    "awards: money, counts, spelling",
    arguments: [
      ("khen_thuong.0.tien", 1_080_000), ("khen_thuong.0.tien_goc", 1_080_000),
      ("khen_thuong.0.he_so", 0.6), ("khen_thuong.1.tien", 540_000), ("khen_thuong.1.he_so", 0.3),
      ("khen_thuong.1.hinh_thuc", "Giấy khen"), ("khen_thuong.1.loai", "cá nhân"),
      ("khen_thuong.3.hinh_thuc", "Giấy khen"), ("khen_thuong.2.tien", 1_800_000),
      ("khen_thuong.3.stt_nhom", 3), ("khen_thuong.0.stt_nhom", 1),
      ("tong.khen_thuong.tap_the", 1), ("tong.khen_thuong.ca_nhan", 3),
      ("tong.khen_thuong.ho_gia_dinh", 0), ("tong.khen_thuong.so_dong", 4),
      ("tong.khen_thuong.tien", 3_960_000),
      ("tong.khen_thuong.tien_bang_chu", "Ba triệu chín trăm sáu mươi nghìn đồng"),
      ("tong.khen_thuong.hinh_thuc.0.ten", "Giấy khen"),
      ("tong.khen_thuong.hinh_thuc.0.ca_nhan", 2), ("tong.khen_thuong.hinh_thuc.0.tap_the", 1),
      ("tong.khen_thuong.hinh_thuc.0.tien", 2_160_000),
      ("tong.khen_thuong.hinh_thuc.1.ten", "Chiến sĩ thi đua cơ sở"),
      ("khen_thuong_tap_the.0.ten", "Ban Chỉ huy Quân sự xã Một"),
      ("khen_thuong_ca_nhan.2.ten", "Lê Văn Mẫu"), ("khen_thuong_ho_gia_dinh", []),
    ] as [(String, Value)])
  func awards(_ path: String, _ expected: Value) {
    #expect(value(path) == expected)
  }

  @Test(
    "money of a giấy khen by day, level and rounding",
    arguments: [
      ("10/11/2023", "huyện", "len_10_nghin", "cá nhân", 540_000, 540_000),
      ("10/11/2023", "huyện", "len_10_nghin", "tập thể", 1_080_000, 1_080_000),
      ("10/11/2023", "xã", "len_10_nghin", "cá nhân", 270_000, 270_000),
      ("29/10/2021", "huyện", "len_10_nghin", "cá nhân", 447_000, 450_000),
      ("29/10/2021", "huyện", "gan_10_nghin", "cá nhân", 447_000, 450_000),
      ("29/10/2021", "huyện", "khong", "cá nhân", 447_000, 447_000),
      ("29/10/2021", "xã", "len_10_nghin", "cá nhân", 223_500, 230_000),
      ("29/10/2021", "xã", "gan_10_nghin", "cá nhân", 223_500, 220_000),
      ("29/10/2021", "huyện", "len_10_nghin", "tập thể", 894_000, 900_000),
      ("01/12/2024", "xã", "khong", "cá nhân", 702_000, 702_000),
      ("30/11/2026", "xã", "len_10_nghin", "hộ gia đình", 759_000, 760_000),
      ("30/11/2026", "xã", "len_10_nghin", "tập thể", 1_518_000, 1_520_000),
    ] as [(String, String, String, String, Int, Int)])
  func money(
    _ day: String, _ level: String, _ rounding: String, _ kind: String, _ exact: Int, _ paid: Int
  ) {
    let book = Fixture.book([
      ("van_ban.quyet_dinh.ngay", Fixture.day(day)), ("co_quan.cap", .text(level)),
      ("thiet_lap.lam_tron_tien", .text(rounding)), ("khen_thuong.0.loai", .text(kind)),
    ])
    #expect(value("khen_thuong.0.tien_goc", in: book) == .integer(exact))
    #expect(value("khen_thuong.0.tien", in: book) == .integer(paid))
  }

  @Test("what cannot be priced is what the clerk typed, or nothing")
  func unpriced() {
    let book = Fixture.book([
      ("khen_thuong.0.hinh_thuc", "Thư khen"), ("khen_thuong.1.hinh_thuc", "Thư khen"),
      ("khen_thuong.1.tien_thuong", 100_000),
    ])
    #expect(value("khen_thuong.0.tien", in: book).isNone)
    #expect(value("khen_thuong.1.tien", in: book) == 100_000)
    #expect(value("tong.khen_thuong.tien", in: book) == 2_440_000)
  }

  @Test("typed amounts count when the dossier says so")
  func typed() {
    let changes: [(path: String, value: Value)] = [("khen_thuong.1.tien_thuong", 500_000)]
    #expect(value("khen_thuong.1.tien", in: Fixture.book(changes)) == 540_000)
    let typed = Fixture.book(changes + [("thiet_lap.tien_thuong", "nhap")])
    #expect(value("khen_thuong.1.tien", in: typed) == 500_000)
  }

  @Test("legal bases are written out, for the papers that they are for")
  func citations() {
    #expect(
      value("can_cu_cho.quyet_dinh") == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành",
        "Căn cứ Nghị quyết số 12-NQ/HU ngày 05 tháng 01 năm 2023 của Huyện ủy về nhiệm vụ năm 2023",
      ])
    #expect(value("can_cu_cho.to_trinh").list?.count == 2)
    #expect(value("can_cu_cho.bao_cao").list?.count == 1)
    #expect(
      value("can_cu.0.trich_dan") == "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003")
  }

  @Test(
    "numbers and symbols as clerks write them",
    arguments: [
      ([("van_ban.bao_cao.so", "7")], "07/BC-UBND"),
      ([("van_ban.bao_cao.so", "12a")], "12a/BC-UBND"),
      ([("van_ban.bao_cao.so", .none)], "…/BC-UBND"),
      ([("van_ban.bao_cao.so", "15/BC-VP")], "15/BC-VP"),
      ([("van_ban.bao_cao.ky_hieu", "BC-VP")], "512/BC-VP"),
      ([("co_quan.viet_tat", .none)], "512"),
    ] as [([(path: String, value: Value)], String)])
  func symbols(_ changes: [(path: String, value: Value)], _ expected: String) {
    #expect(value("van_ban.bao_cao.so_ky_hieu", in: Fixture.book(changes)) == .text(expected))
  }

  @Test("a công văn has the drafting unit in its symbol")
  func letterSymbol() {
    let book = Fixture.book([("van_ban.cong_van", ["so": 4, "nguoi_ky": ["ho_ten": "A"]])])
    #expect(value("van_ban.cong_van.so_ky_hieu", in: book) == "04/UBND-BCHQS")
    #expect(value("van_ban.cong_van.ky.ho_ten", in: book) == "A")
  }

  @Test("a computed value knows its rule, a typed one its cell")
  func origins() {
    let ratio = value("tuyen_quan.1.ti_le").origin
    #expect(
      book.sources.location(of: ratio).described(in: .vietnamese)
        == "Thực hiện chia Chỉ tiêu giao, trang Tuyển quân")
    #expect(
      book.sources.location(of: value("khen_thuong.1.tien").origin).described(in: .vietnamese)
        == "Giấy khen cá nhân: 0,3 × lương cơ sở 1.800.000 đồng (Nghị định số 91/2017/NĐ-CP)")
    #expect(
      book.sources.location(of: value("tong.tuyen_quan.chi_tieu").origin).described(in: .english)
        == "sum of the column Chỉ tiêu giao, sheet Tuyển quân")
  }

  @Test("computing twice changes nothing")
  func twice() {
    var again = book
    again.compute()
    #expect(again.data == book.data)
    #expect(again.sources == book.sources)
  }

  @Test("an empty dossier computes to empty lists, and absurd numbers do no harm")
  func extremes() {
    var empty = RecordBook(
      data: Record(), schema: Fixture.schema, law: Fixture.law, sources: Sources())
    empty.compute()
    #expect(value("tuyen_quan", in: empty) == [])
    #expect(value("loi_van", in: empty) == [:])
    #expect(value("tong.khen_thuong.hinh_thuc", in: empty) == [])
    #expect(value("tong.khen_thuong.tien", in: empty).isNone)
    var findings = Findings()
    empty.check(into: &findings)
    let huge = Fixture.book([
      ("tuyen_quan.0.chi_tieu", .integer(.max)), ("tuyen_quan.1.chi_tieu", .integer(.max)),
      ("tuyen_quan.0.goi_kham", .integer(.max)), ("tuyen_quan.0.loai_1", .integer(.max)),
      ("tuyen_quan.0.thuc_hien", .integer(.min)), ("hoi_nghi.nam", .integer(.max)),
      ("khen_thuong.0.tien_thuong", .integer(.max)), ("khen_thuong.1.tien_thuong", .integer(.max)),
      ("thiet_lap.tien_thuong", "nhap"),
    ])
    huge.check(into: &findings)
    #expect(value("tong.tuyen_quan.chi_tieu", in: huge).number ?? 0 > 1e19)
  }

  @Test("a province's sheets: 700 communes and 2,000 awards")
  func large() {
    let communes = (0..<700).map { index -> Value in
      ["don_vi": .text("xã \(index)"), "chi_tieu": 10, "thuc_hien": .integer(10 - index % 3)]
    }
    let awards = (0..<2_000).map { index -> Value in
      [
        "loai": index % 4 == 0 ? "tập thể" : "cá nhân", "ten": .text("Người \(index)"),
        "hinh_thuc": "Giấy khen", "thanh_tich": "tốt",
      ]
    }
    let book = Fixture.book([("tuyen_quan", .list(communes)), ("khen_thuong", .list(awards))])
    #expect(value("tong.tuyen_quan.thuc_hien", in: book) == 6_301)
    #expect(value("tong.khen_thuong.tien", in: book) == .integer(500 * 1_080_000 + 1_500 * 540_000))
    var findings = Findings()
    book.check(into: &findings)
    #expect(!findings.mustStop)
  }
}
