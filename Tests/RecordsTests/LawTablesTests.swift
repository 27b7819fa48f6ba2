import Groundwork
import Records
import Testing

@Suite("Law tables")
struct LawTablesTests {
  @Test(
    "the base salary of a day",
    arguments: [
      ("30/06/2019", nil), ("01/07/2019", 1_490_000), ("30/06/2023", 1_490_000),
      ("01/07/2023", 1_800_000), ("30/06/2026", 2_340_000), ("01/07/2026", 2_530_000),
    ] as [(String, Int?)])
  func baseSalary(_ day: String, _ amount: Int?) throws {
    let date = try #require(CalendarDate(day))
    #expect(Fixture.law.baseSalary(on: date)?.amount == amount)
  }

  @Test(
    "a paper's id names its type",
    arguments: [
      ("bao_cao", "BC"), ("bao_cao_tom_tat", "BC"), ("quyet_dinh", "QĐ"), ("to_trinh", "TTr"),
      ("bao_caox", nil), ("cong_van", nil),
    ] as [(String, String?)])
  func documentTypes(_ id: String, _ abbreviation: String?) {
    #expect(Fixture.law.documentType(ofPaper: id)?.abbreviation == abbreviation)
  }

  @Test(
    "forms of award are found by name, short form, and without their giver",
    arguments: [
      ("giấy khen", "Giấy khen"), ("GK", "Giấy khen"),
      ("Giấy khen của Chủ tịch UBND xã", "Giấy khen"),
      (
        "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của Bộ trưởng, Chủ tịch Ủy ban nhân dân tỉnh"
      ),
      ("Huy hiệu", nil),
    ] as [(String, String?)])
  func awardForms(_ written: String, _ name: String?) {
    #expect(Fixture.law.awards.form(written)?.name == name)
  }

  @Test("the lists that the workbook takes its words from")
  func words() {
    #expect(Fixture.law.words["ranks"] == ["Đại tá", "Thượng tá"])
    #expect(Fixture.law.words["award_forms"]?.first == "Giấy khen")
    #expect(Fixture.law.rank("thượng tá")?.place == 1)
    #expect(Fixture.law.rank("tt")?.place == 1)
    #expect(Fixture.law.rank("binh nhì") == nil)
  }

  @Test(
    "a mistake in a table is named",
    arguments: [
      (
        "luong-co-so", ["luong_co_so": [["muc": 1]]], "law.missing-field", "thiếu “tu_ngay”"
      ),
      ("luong-co-so", [:], "law.missing-field", "thiếu “luong_co_so”"),
      (
        "khen-thuong",
        ["quy_dinh": [], "hinh_thuc": [["ten": "A", "muc": [["theo": "nd1", "ca_nhan": 1]]]]],
        "law.unknown-choice", "“theo” nhắc đến “nd1”, không có trong “quy_dinh”"
      ),
      (
        "khen-thuong", ["quy_dinh": [], "hinh_thuc": [["ten": "A", "cho": "ai đó"]]],
        "law.unknown-choice", "“ai đó” không phải đối tượng khen thưởng"
      ),
      (
        "khen-thuong",
        ["quy_dinh": [], "hinh_thuc": [["ten": "A", "muc": [["theo": [], "ca_nhan": 0.1234]]]]],
        "law.too-fine", "“ca_nhan” chỉ được có ba chữ số thập phân"
      ),
      (
        "quy-tac", ["du_phong": ["gia_tri": 2]], "law.out-of-range",
        "“gia_tri” là 2.0; phải từ 0.0 đến 1.0"
      ),
    ] as [(String, Value, String, String)])
  func mistakes(_ table: String, _ value: Value, _ code: String, _ message: String) {
    var findings = Findings()
    _ = LawTables([(table, value)], into: &findings)
    #expect(findings.all.first?.code == code)
    #expect(findings.all.first?.message.vi == message)
  }

  @Test("limits are read, and those not given keep their usual value")
  func limits() {
    var findings = Findings()
    let law = LawTables(
      [("quy-tac", ["du_phong": ["gia_tri": 0.1, "lam_tron": "xuong"]])], into: &findings)
    #expect(findings.isEmpty)
    #expect(law.limits.reserveShare == Thousandths(value: 100))
    #expect(law.limits.reserveRounding == .down)
    #expect(law.limits.calledPerQuota == 4)
  }
}
