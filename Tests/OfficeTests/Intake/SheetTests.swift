import Groundwork
import Office
import Testing

private func read(_ name: String, _ csv: String) throws -> DossierFolder {
  try DossierFolder(["so-lieu/\(name).csv": csv])
}

/// What the cell of one column makes of a text, in a sheet of its own.
private func cell(_ sheet: String, _ heading: String, _ text: String) throws -> DossierFolder {
  let required = [
    "tuyen-quan": ["Xã phường thị trấn": "Xã A", "Chỉ tiêu giao": "1"],
    "khen-thuong": [
      "Tập thể hay cá nhân": "tập thể", "Tên": "A", "Hình thức": "Giấy khen", "Thành tích": "b",
    ],
    "ung-ho": ["Bên ủng hộ": "A"], "ket-qua": ["Nhóm nhiệm vụ": "A", "Nội dung": "b"],
    "nhiem-vu": ["Nội dung": "A"], "can-bo": ["Họ và tên": "A", "Chức vụ": "b"],
    "can-cu": ["Loại văn bản": "A"],
  ]
  let fields = (required[sheet] ?? [:]).filter { $0.key != heading }.sorted { $0.key < $1.key }
  let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
  return try read(
    sheet,
    ([heading] + fields.map(\.key)).joined(separator: ";") + "\n"
      + ([quoted] + fields.map(\.value)).joined(separator: ";"))
}

@Suite("reading the tables of a dossier")
struct SheetTests {
  @Test(
    "whole numbers are read as people write them",
    arguments: [
      ("12", 12), ("1.234", 1234), ("1 234", 1234), ("1\u{A0}234", 1234), ("1,234", 1234),
      ("1.234.567", 1_234_567), ("12,0", 12), ("0", 0),
    ])
  func wholeNumbers(_ written: String, _ expected: Int) throws {
    let folder = try cell("tuyen-quan", "Dự phòng", written)
    #expect(folder["tuyen_quan"]?.list?[0]["du_phong"] == .integer(expected))
    #expect(folder.places == [])
  }

  @Test(
    "numbers are read with Vietnamese and English separators",
    arguments: [
      ("1.234.567,5", 1_234_567.5), ("1,234,567.5", 1_234_567.5), ("1 234,5", 1234.5),
      ("95,5", 95.5), ("95.5", 95.5), ("0,125", 0.125), ("-3", -3), ("\u{2212}3", -3), ("12", 12),
    ])
  func numbers(_ written: String, _ expected: Double) throws {
    let folder = try cell("ket-qua", "Kế hoạch", written)
    #expect(folder["ket_qua"]?.list?[0]["ke_hoach"] == .number(expected))
    #expect(folder.places == [])
  }

  @Test(
    "a bad cell is named, with its column and what to do",
    arguments: [
      ("tuyen-quan", "Dự phòng", "12 người", "intake.not-integer"),
      ("tuyen-quan", "Dự phòng", "mười hai", "intake.not-integer"),
      ("tuyen-quan", "Dự phòng", "=1+1", "intake.not-integer"),
      ("tuyen-quan", "Dự phòng", "12,5", "intake.not-integer"),
      ("tuyen-quan", "Dự phòng", "1.23.4", "intake.not-integer"),
      ("tuyen-quan", "Dự phòng", "-3", "intake.too-small"),
      ("ket-qua", "Kế hoạch", "1.234", "intake.ambiguous-number"),
      ("ket-qua", "Kế hoạch", "95%", "intake.not-number"),
      ("nhiem-vu", "Thời hạn", "31/11/2023", "intake.not-date"),
      ("nhiem-vu", "Thời hạn", "11/16/2023", "intake.not-date"),
      ("nhiem-vu", "Thời hạn", "16/11/23", "intake.not-date"),
      ("nhiem-vu", "Thời hạn", "quý IV", "intake.not-date"),
      ("ung-ho", "Hơn", "nhiều", "intake.not-yesno"),
      ("khen-thuong", "Danh xưng", "ngài", "intake.unknown-choice"),
    ])
  func badCells(_ sheet: String, _ heading: String, _ written: String, _ code: String) throws {
    let folder = try cell(sheet, heading, written)
    #expect(folder.places == ["\(sheet)!A2 \(code)"])
    #expect(folder.findings.mustStop)
    let message = folder.findings.all.first?.message
    #expect(message?.vi.contains(written) == true || message?.vi.contains(heading) == true)
  }

  @Test(
    "dates are read in all the ways that clerks write them",
    arguments: [
      "16/11/2023", "16-11-2023", "16.11.2023", "2023-11-16", "2023-11-16 00:00:00",
      "ngày 16 tháng 11 năm 2023", "16 tháng 11 năm 2023", " 16/11/2023 ",
    ])
  func dates(_ written: String) throws {
    let folder = try cell("nhiem-vu", "Thời hạn", written)
    #expect(folder["nhiem_vu"]?.list?[0]["thoi_han"]?.date == CalendarDate("2023-11-16"))
    #expect(folder.places == [])
  }

  @Test(
    "yes and no",
    arguments: [
      ("có", true), ("Có", true), ("X", true), ("1", true), ("true", true), ("không", false),
      ("KHÔNG", false), ("0", false),
    ])
  func yesNo(_ written: String, _ expected: Bool) throws {
    let folder = try cell("ung-ho", "Hơn", written)
    #expect(folder["ung_ho"]?.list?[0]["hon"] == .bool(expected))
    #expect(folder.places == [])
  }

  @Test("words of a list are matched by eye and written as the list has them")
  func choices() throws {
    let folder = try cell("khen-thuong", "Tập thể hay cá nhân", " CÁ  nhan")
    #expect(folder["khen_thuong"]?.list?[0]["loai"] == "cá nhân")
    let near = try cell("khen-thuong", "Tập thể hay cá nhân", "các nhân")
    #expect(near.findings.all[0].hints.first?.vi == "có phải ý bạn là “cá nhân”?")
    let rank = try cell("can-bo", "Cấp bậc", "thiếu TÁ")
    #expect(rank["can_bo"]?.list?[0]["cap_bac"] == "Thiếu tá")
    let other = try cell("can-bo", "Cấp bậc", "Thiếu tá QNCN")
    #expect(other.places == ["can-bo!A2 intake.unknown-choice?"])
    #expect(other["can_bo"]?.list?[0]["cap_bac"] == "Thiếu tá QNCN")
  }

  @Test("headings are matched whatever their case, spaces, marks and remarks")
  func headings() throws {
    let folder = try read(
      "TUYEN_QUAN",
      "STT;XÃ, PHƯỜNG,  thị trấn;chi tieu giao;Dự pho\u{300}ng (người);Đã giao;Ghi chú riêng\n"
        + "7;Xã A;12;1;11;để xem\n")
    #expect(folder.places == [])
    let row = folder["tuyen_quan"]?.list?[0]
    #expect(row?["stt"] == 1)
    #expect(row?["don_vi"] == "Xã A")
    #expect(row?["chi_tieu"] == 12)
    #expect(row?["du_phong"] == 1)
    #expect(row?["thuc_hien"] == 11)
    #expect(row?["ghi_chu_rieng"] == "để xem")
    #expect(row?["ly_do"]?.isNone == true)
  }

  @Test("totals above the records say nothing of where those end")
  func totalsAbove() throws {
    let folder = try read(
      "tuyen-quan", "Xã phường thị trấn;Chỉ tiêu giao\nTổng cộng;3\nxã A;1\n\n;2")
    #expect(folder["tuyen_quan"]?.list?.count == 2)
    #expect(folder["tong_ghi"]?["tuyen_quan"]?["chi_tieu"] == 3)
    #expect(folder.places == ["tuyen-quan!A5 intake.required"])
  }

  @Test("titles above the headings, numbers below them, totals and signatures under the rows")
  func printedForm() throws {
    let folder = try read(
      "tuyen-quan",
      """
      UBND HUYỆN X;;;
      KẾT QUẢ TUYỂN QUÂN NĂM 2023;;;

      TT;Đơn vị;Chỉ tiêu;Thực hiện
      A;B;1;2
      1;Xã A;5;5

      2;Xã B;4;3
      3;;;
      Tổng cộng;;9;8

      ;Người lập;;Chỉ huy trưởng
      """)
    #expect(folder.places == ["tuyen-quan!12:12 intake.foot?"])
    #expect(folder["tuyen_quan"]?.list?.map { $0["don_vi"] } == ["Xã A", "Xã B"] as [Value])
    #expect(folder["tuyen_quan"]?.list?.map { $0["stt"] } == [1, 2] as [Value])
    #expect(folder["tong_ghi"]?["tuyen_quan"]?["chi_tieu"] == 9)
    let origin = folder["tong_ghi"]?["tuyen_quan"]?["chi_tieu"]?.origin ?? .none
    #expect(DossierFolder.place(folder.dossier.sources.location(of: origin)) == "tuyen-quan!C10")
  }

  @Test("headings in two rows")
  func twoRows() throws {
    let folder = try read(
      "tuyen-quan",
      "Đơn vị;Sức khỏe;;;Chỉ tiêu\n;Loại 1;Sức khỏe loại 2;;giao\nXã A;1;2;;5\n")
    #expect(folder["tuyen_quan"]?.list?[0]["chi_tieu"] == 5)
    #expect(folder["tuyen_quan"]?.list?[0]["loai_1"] == 1)
    #expect(folder["tuyen_quan"]?.list?[0]["loai_2"] == 2)
  }

  @Test("columns that are misspelt, missing, doubled or without a heading")
  func columns() throws {
    let misspelt = try read("tuyen-quan", "Đơn vị;Chỉ tiêu gia\nXã A;5\n")
    #expect(misspelt.places == ["tuyen-quan!B1 intake.unknown-column"])
    #expect(misspelt.findings.all[0].hints[0].vi == "có phải ý bạn là “Chỉ tiêu giao”?")

    let missing = try read("tuyen-quan", "Đơn vị;Dự phòng\nXã A;5\n")
    #expect(missing.places == ["tuyen-quan!1:1 intake.missing-column"])
    #expect(try read("tuyen-quan", "Đơn vị;Dự phòng\n").places == [])

    let doubled = try read("tuyen-quan", "Đơn vị;Chỉ tiêu;Chỉ tiêu giao\nXã A;5;6\n")
    #expect(doubled.places == ["tuyen-quan!C1 intake.duplicate-column"])
    #expect(doubled["tuyen_quan"]?.list?[0]["chi_tieu"] == 5)

    let unnamed = try read("tuyen-quan", "Đơn vị;Chỉ tiêu\nXã A;5;gì đây\nXã B;5;nữa\n")
    #expect(unnamed.places == ["tuyen-quan!C2 intake.unnamed-column?"])

    let none = try read("tuyen-quan", "một;hai\nXã A;5\n")
    #expect(none.places == ["tuyen-quan!1:1 intake.no-heading"])
  }

  @Test("required cells and values that may not come twice")
  func requiredAndUnique() throws {
    let folder = try read(
      "tuyen-quan", "Đơn vị;Chỉ tiêu\nXã Hòa;5\n;6\nXã Ba;\nXA HOA;1\nXã Tư;năm\n")
    #expect(
      folder.places == [
        "tuyen-quan!A3 intake.required", "tuyen-quan!B4 intake.required",
        "tuyen-quan!A5 intake.duplicate-value", "tuyen-quan!B6 intake.not-integer",
      ])
  }

  @Test("names of units are checked against their own sheet, when it has rows")
  func units() throws {
    let quota = "Đơn vị;Chỉ tiêu\nXA HÒA MẪU;5\nXã Hòa Mãu Đông;6\n"
    #expect(try DossierFolder(["so-lieu/tuyen-quan.csv": quota]).places == [])
    let folder = try DossierFolder([
      "so-lieu/tuyen-quan.csv": quota,
      "so-lieu/don-vi.csv": "Tên đơn vị\nxã Hòa Mẫu\nxã Hòa Mẫu Đông A\n",
    ])
    #expect(folder.places == ["tuyen-quan!A3 intake.unknown-unit?"])
    #expect(
      folder.findings.all[0].hints.map(\.vi) == ["có phải ý bạn là “xã Hòa Mẫu Đông A”?"])
    #expect(folder["tuyen_quan"]?.list?[0]["don_vi"] == "xã Hòa Mẫu")
  }

  @Test("text in an old encoding is refused once for each sheet")
  func legacy() throws {
    let folder = try read(
      "nhiem-vu", "Nội dung\nHuÊn luyÖn d©n qu©n tù vÖ n¨m 2027.\nHuÊn luyÖn d©n qu©n\n")
    #expect(folder.places == ["nhiem-vu!A2 intake.legacy-encoding"])
  }

  @Test("sheets that are misspelt, unknown, or there twice")
  func sheets() throws {
    let quota = "Đơn vị;Chỉ tiêu\nXã A;5\n"
    let near = try DossierFolder(["so-lieu/tuyen-qan.csv": quota])
    #expect(near.places == ["tuyen-qan intake.unknown-sheet"])
    let folder = try DossierFolder([
      "so-lieu/nha-tinh-nghia.csv": "Bảng nhà tình nghĩa\nXã;Số nhà;Ngày\nHòa Mẫu;2;16/11/2023\n",
      "so-lieu/tuyen-quan.csv": quota,
    ])
    #expect(folder.places == [])
    #expect(
      folder["nha_tinh_nghia"] == [
        ["stt": 1, "xa": "Hòa Mẫu", "so_nha": "2", "ngay": "16/11/2023"]
      ])
    #expect(folder["khen_thuong"] == .list([]))
  }
}
