import Groundwork
import Records
import Spreadsheets

/// The first sheet of the fill-in workbook: how to fill in the others.
enum FillInGuide {
  private static let advice = [
    "Mỗi trang một loại số liệu; trang nào không dùng thì để trống hoặc xóa đi.",
    "Dòng đầu mỗi trang là tiêu đề cột, không sửa. Trỏ chuột vào tiêu đề để xem giải thích và ví dụ.",
    "Tiêu đề nền vàng là cột bắt buộc. Ô bắt buộc còn trống trong một dòng đã ghi sẽ có nền đỏ.",
    "Ô số chỉ ghi số, không kèm chữ; ngày ghi ngày/tháng/năm, như 16/11/2023.",
    "Ghi trang “Đơn vị” trước: các trang khác chọn tên đơn vị từ đó.",
    "Dòng “Tổng cộng” dưới tiêu đề tự cộng các dòng bên dưới; không ghi gì vào dòng ấy.",
    "Ô nền đỏ là ô mà phần mềm sẽ không nhận: còn trống, có chữ trong ô số, số âm, hoặc trùng.",
    "Có thể thêm cột riêng ở bên phải; mẫu văn bản dùng được cột ấy theo tên của nó.",
    "Ghi xong, lưu lại rồi kiểm tra bằng lệnh: tongket validate",
  ]

  static func sheet(for schema: WorkbookSchema, _ looks: inout FillInLooks) -> SheetPlan {
    var plan = SheetPlan(name: TableIntake.guideSheet)
    plan.columns = [
      ColumnPlan(width: .characters(22)), ColumnPlan(width: .characters(60)),
      ColumnPlan(width: .characters(50)),
    ]
    plan.showsGridlines = false
    plan.append(RowPlan([.text("HƯỚNG DẪN GHI SỐ LIỆU", looks.title)]))
    for (index, line) in advice.enumerated() {
      let row = plan.nextRow
      plan.merge(
        CellRange(rows: row...row, columns: 1...3), .text("\(index + 1). \(line)"), looks.prose)
      plan.rows[row - 1].height = .fitted
    }
    plan.append(RowPlan())
    plan.append(
      RowPlan([
        .text("Trang", looks.heading), .text("Ghi gì", looks.heading),
        .text("Cột bắt buộc", looks.heading),
      ]))
    for sheet in schema.sheets {
      let required = sheet.columns.filter(\.isRequired).map(\.heading)
      plan.append(
        RowPlan(
          [
            .text(sheet.name, looks.prose), .text(sheet.note ?? "", looks.prose),
            .text(required.joined(separator: "; "), looks.prose),
          ], height: .fitted))
    }
    plan.protection = []
    plan.page.orientation = .landscape
    return plan
  }
}
