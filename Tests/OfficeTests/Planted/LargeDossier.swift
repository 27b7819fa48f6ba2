import Groundwork
import Office
import Records
import Spreadsheets

/// A dossier of a province with some hundred communes and not one mistake, made by program.
struct LargeDossier {
  let schema: WorkbookSchema
  /// The rows of each sheet, one cell for each column of the schema.
  private(set) var rows: [String: [[CellContent]]] = [:]

  init(communes count: Int, schema: WorkbookSchema) {
    self.schema = schema
    for sheet in schema.sheets {
      rows[sheet.id] = (0..<count).map { number in
        sheet.columns.map { Self.content(of: $0.id, on: sheet.id, number) }
      }
    }
  }

  static func unit(_ number: Int) -> String { "xã Mẫu \(number + 1)" }

  static func date(_ year: Int, _ month: Int, _ day: Int) -> CellContent {
    CalendarDate(year: year, month: month, day: day).map { .date($0) } ?? .blank
  }

  /// The least that a good row has to say; what is not named is blank.
  private static func content(of column: String, on sheet: String, _ number: Int) -> CellContent {
    let quota = 3 + number % 17
    let unit = unit(number)
    switch "\(sheet).\(column)" {
    case "don_vi.ten", "can_bo.don_vi", "tuyen_quan.don_vi", "dan_quan.don_vi",
      "nhiem_vu.don_vi", "khen_thuong.don_vi", "ung_ho.ben_nhan":
      return .text(unit)
    case "don_vi.loai": return .text("xã")
    case "don_vi.truc_thuoc": return .text("tỉnh Mẫu")
    case "don_vi.tu_ngay": return date(2025, 7, 1)
    case "can_bo.danh_xung", "khen_thuong.danh_xung", "dai_bieu.danh_xung":
      return .text("đồng chí")
    case "can_bo.cap_bac", "khen_thuong.cap_bac", "ky_ket.cap_bac": return .text("Thiếu tá")
    case "can_bo.ho_ten": return .text("Nguyễn Văn Mẫu \(number)")
    case "can_bo.chuc_vu": return .text("Chỉ huy trưởng")
    case "tuyen_quan.trong_tuoi": return .integer(400)
    case "tuyen_quan.tam_hoan": return .integer(20)
    case "tuyen_quan.goi_kham": return .integer(quota * 3)
    case "tuyen_quan.loai_1", "tuyen_quan.loai_2", "tuyen_quan.chi_tieu",
      "tuyen_quan.thuc_hien", "tuyen_quan.nam_truoc":
      return .integer(quota)
    case "tuyen_quan.loai_3", "tuyen_quan.du_phong": return .integer(0)
    case "tuyen_quan.dang_vien": return .integer(1)
    case "qp_an.doi_tuong": return .text("Đối tượng \(number)")
    case "qp_an.so_lop": return .integer(1)
    case "qp_an.ke_hoach", "qp_an.thuc_hien": return .integer(50)
    case "qp_an.chung_nhan": return .integer(45)
    case "dan_quan.loai": return .text("tại chỗ")
    case "dan_quan.quan_so": return .integer(60)
    case "dan_quan.nu": return .integer(10)
    case "dan_quan.huan_luyen": return .integer(55)
    case "dan_quan.ket_qua": return .text("Khá")
    case "ket_qua.nhom", "ton_tai.nhom": return .text("Nhóm \(number % 7)")
    case "ket_qua.noi_dung", "ton_tai.noi_dung", "nhiem_vu.noi_dung", "chuong_trinh.noi_dung":
      return .text("Nội dung thứ \(number) của \(unit)")
    case "ket_qua.ke_hoach": return .integer(10)
    case "ket_qua.thuc_hien": return .number(9.5)
    case "nhiem_vu.thoi_han": return date(2027, 6, 30)
    case "khen_thuong.loai": return .text("cá nhân")
    case "khen_thuong.ten": return .text("Trần Thị Mẫu \(number)")
    case "khen_thuong.hinh_thuc": return .text("Giấy khen")
    case "khen_thuong.thanh_tich": return .text("Hoàn thành tốt nhiệm vụ năm 2026")
    case "khen_thuong.so_phieu": return .integer(5)
    case "ung_ho.ben_ung_ho": return .text("Doanh nghiệp Mẫu \(number)")
    case "ung_ho.loai": return .text("tiền")
    case "ung_ho.hon", "ung_ho.uoc_tinh": return .text("không")
    case "ung_ho.gia_tri": return .integer(1_000_000)
    case "ung_ho.ngay": return date(2026, 5, 19)
    case "dai_bieu.ho_ten": return .text("Lê Văn Mẫu \(number)")
    case "dai_bieu.chuc_vu": return .text("Bí thư")
    case "dai_bieu.don_vi": return .text("Đảng ủy \(unit)")
    case "dai_bieu.vai_tro": return .text("dự")
    case "chuong_trinh.gio": return .text("8 giờ \(number % 60) phút")
    case "ky_ket.ben": return .text("UBND \(unit)")
    case "ky_ket.chuc_vu": return .text("CHỦ TỊCH")
    case "ky_ket.ho_ten": return .text("Phạm Văn Mẫu \(number)")
    case "can_cu.loai": return .text("Chỉ thị")
    case "can_cu.so_ky_hieu": return .text("\(number + 1)/2026/CT-UBND")
    case "can_cu.ngay": return date(2026, 1, 15)
    case "can_cu.co_quan": return .text("UBND tỉnh Mẫu")
    case "can_cu.trich_yeu": return .text("Về công tác năm 2026")
    default: return .blank
    }
  }

  /// The cell of a row, counted from 0, and a column, by its id.
  subscript(sheet: String, row: Int, column: String) -> CellContent {
    get { rows[sheet]?[row][slot(column, sheet)] ?? .blank }
    set {
      let slot = slot(column, sheet)
      rows[sheet]?[row][slot] = newValue
    }
  }

  /// “Tuyển quân!G7”.
  func place(_ sheet: String, _ row: Int, _ column: String) -> String {
    let address = CellAddress(row: row + 2, column: slot(column, sheet) + 1)
    return "\(schema[sheet]?.name ?? "")!\(address)"
  }

  private func slot(_ column: String, _ sheet: String) -> Int {
    schema[sheet]?.columns.firstIndex { $0.id == column } ?? 0
  }

  func workbook() throws -> [UInt8] {
    var styles = StyleBook()
    let date = styles.intern(CellStyle { $0.numberFormat = .date })
    let sheets = schema.sheets.map { sheet in
      var plan = SheetPlan(name: sheet.name)
      plan.append(RowPlan(sheet.columns.map { .text($0.heading) }))
      for row in rows[sheet.id] ?? [] {
        plan.append(
          RowPlan(
            row.map { content in
              if case .date = content { PlannedCell(content, date) } else { PlannedCell(content) }
            }))
      }
      return plan
    }
    return try writeWorkbook(WorkbookPlan(sheets: sheets, styles: styles))
  }
}
