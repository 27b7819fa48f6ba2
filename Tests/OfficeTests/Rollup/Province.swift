import Groundwork
import Office
import Spreadsheets

/// A province of communes that hand in their workbooks, made by program from a seed.
struct Province {
  /// One sheet of a workbook: its name, its headings, its rows.
  struct Sheet {
    let name: String
    let headings: [String]
    var rows: [[CellContent]]

    /// The place of a cell; rows count from 0 below the headings.
    func address(_ row: Int, _ heading: String) -> CellAddress {
      CellAddress(row: row + 2, column: (headings.firstIndex(of: heading) ?? 0) + 1)
    }

    subscript(row: Int, heading: String) -> CellContent {
      get { rows[row][(headings.firstIndex(of: heading) ?? 0)] }
      set { rows[row][(headings.firstIndex(of: heading) ?? 0)] = newValue }
    }
  }

  struct Commune {
    let name: String
    let file: String
    var sheets: [String: Sheet]
  }

  var communes: [Commune]

  init(_ count: Int, dice: inout Dice) {
    communes = (1...count).map { number in
      Commune(number, dice: &dice)
    }
  }

  static let reportDate = CalendarDate(year: 2026, month: 11, day: 3)

  /// The workbook of a commune.
  static func workbook(of commune: Commune) throws -> [UInt8] {
    var styles = StyleBook()
    let date = styles.intern(CellStyle { $0.numberFormat = .date })
    let sheets = commune.sheets.sorted { $0.key < $1.key }.map { _, sheet in
      var plan = SheetPlan(name: sheet.name)
      plan.append(RowPlan(sheet.headings.map { .text($0) }))
      for row in sheet.rows {
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

  /// The province's own list of the communes, and what it expects of each.
  func list(quotas: [(commune: Int, quota: Int)] = []) throws -> [UInt8] {
    var units = SheetPlan(name: "Đơn vị")
    units.append(RowPlan([.text("Tên đơn vị"), .text("Loại")]))
    units.append(RowPlan([.text("UBND tỉnh Mẫu"), .text("UBND")]))
    for commune in communes { units.append(RowPlan([.text(commune.name), .text("xã")])) }
    var expected = SheetPlan(name: "Tuyển quân")
    expected.append(RowPlan([.text("Xã phường thị trấn"), .text("Chỉ tiêu giao")]))
    for (commune, quota) in quotas {
      expected.append(RowPlan([.text(communes[commune].name), .integer(quota)]))
    }
    return try writeWorkbook(WorkbookPlan(sheets: [units, expected]))
  }
}

extension Province.Commune {
  /// A commune without a fault.
  init(_ number: Int, dice: inout Dice) {
    var digits = String(number)
    while digits.utf8.count < 4 { digits = "0" + digits }
    let name = "xã Mẫu \(digits)"
    self.name = name
    file = "so-lieu-xa-mau-\(digits).xlsx"
    let quota = dice.roll(2...20)
    let militia = dice.roll(30...90)
    let date = Province.reportDate.map { CellContent.date($0) } ?? .blank
    sheets = [:]
    func add(_ id: String, _ name: String, _ headings: [String], _ rows: [[CellContent]]) {
      sheets[id] = Province.Sheet(name: name, headings: headings, rows: rows)
    }
    add(
      "don_vi", "Đơn vị", ["Tên đơn vị", "Loại", "Trực thuộc"],
      [
        [.text(name), .text("xã"), .text("tỉnh Mẫu")],
        [.text("UBND tỉnh Mẫu"), .text("UBND"), .blank],
      ])
    add(
      "can_bo", "Cán bộ", ["Cấp bậc", "Họ và tên", "Chức vụ", "Đơn vị"],
      [
        [
          .text("Thiếu tá"), .text("Nguyễn Văn Mẫu \(digits)"), .text("Chỉ huy trưởng"),
          .text(name),
        ]
      ])
    add(
      "tuyen_quan", "Tuyển quân",
      [
        "Xã phường thị trấn", "Trong độ tuổi", "Gọi khám", "Sức khỏe loại 1", "Sức khỏe loại 2",
        "Chỉ tiêu giao", "Thực hiện", "Lý do",
      ],
      [
        [
          .text(name), .integer(quota * 20), .integer(quota * 3), .integer(quota),
          .integer(quota), .integer(quota), .integer(quota), .blank,
        ]
      ])
    add(
      "qp_an", "QP-AN", ["Đối tượng", "Số lớp", "Kế hoạch", "Thực hiện"],
      (3...4).map { kind in
        let planned = dice.roll(20...80)
        return [
          .text("Đối tượng \(kind)"), .integer(1), .integer(planned), .integer(planned),
        ]
      })
    add(
      "dan_quan", "Dân quân", ["Đơn vị", "Thành phần", "Quân số", "Đã huấn luyện", "Kết quả"],
      [
        [.text(name), .text("tại chỗ"), .integer(militia), .integer(militia - 5), .text("Khá")],
        [.text(name), .text("cơ động"), .integer(28), .integer(28), .text("Giỏi")],
      ])
    add(
      "ket_qua", "Kết quả", ["Nhóm nhiệm vụ", "Nội dung", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
      (1...3).map { item in
        [
          .text("Nhóm \(item)"), .text("Đã làm việc thứ \(item) của \(name)"),
          .text("Buổi"), .integer(10), .integer(9),
        ]
      })
    add(
      "ton_tai", "Tồn tại", ["Nhóm nhiệm vụ", "Nội dung"],
      [[.text("Nhóm 1"), .text("Một số việc của \(name) còn chậm")]])
    add(
      "nhiem_vu", "Nhiệm vụ", ["Nội dung", "Đơn vị chủ trì", "Thời hạn"],
      [[.text("Làm tốt hơn ở \(name)"), .text(name), date]])
    add(
      "khen_thuong", "Khen thưởng",
      [
        "Tập thể hay cá nhân", "Tên tập thể cá nhân", "Đơn vị", "Hình thức khen thưởng",
        "Thành tích",
      ],
      [
        [
          .text("cá nhân"), .text("Trần Thị Mẫu \(digits)"), .text(name), .text("Giấy khen"),
          .text("Hoàn thành tốt nhiệm vụ năm 2026"),
        ]
      ])
    add(
      "ung_ho", "Ủng hộ",
      ["Bên ủng hộ", "Bên nhận", "Hiện vật hoặc tiền", "Giá trị (đồng)", "Ngày"],
      [
        [
          .text("Doanh nghiệp Mẫu \(digits)"), .text(name), .text("tiền"),
          .integer(dice.roll(1...9) * 1_000_000), date,
        ]
      ])
    add(
      "dai_bieu", "Đại biểu", ["Họ và tên", "Chức vụ", "Cơ quan đơn vị"],
      [[.text("Lê Văn Mẫu \(digits)"), .text("Bí thư"), .text("Đảng ủy \(name)")]])
    add(
      "chuong_trinh", "Chương trình", ["Thời gian", "Nội dung"],
      [[.text("8 giờ 00 phút"), .text("Khai mạc")]])
    add(
      "ky_ket", "Ký kết", ["Bên ký", "Họ và tên"], [[.text("UBND \(name)"), .text("Lê Văn Mẫu")]])
    add(
      "can_cu", "Căn cứ",
      ["Loại văn bản", "Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"],
      [
        [
          .text("Chỉ thị"), .text("01/2026/CT-MAU"),
          CalendarDate(year: 2026, month: 1, day: 15).map { .date($0) } ?? .blank,
          .text("UBND tỉnh Mẫu"), .text("Về nhiệm vụ năm 2026"),
        ]
      ])
  }
}
