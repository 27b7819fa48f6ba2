import CXlsxWriter
import Groundwork

/// What the library's horizontal pixels are short of ours.
///
/// It places drawings as if a digit were 7 pixels wide; in our font it is 8, so everything that is
/// tied to columns comes out 8/7 as wide as was asked.
private let columnStretch = Double(SheetMeasures.digitPixels) / 7

extension Sheet {
  /// Writes charts and pictures.
  func writeDrawings(of sheet: SheetPlan) throws(WorkbookFault) {
    for chart in sheet.charts { try write(chart) }
    for image in sheet.images { try write(image) }
  }

  // MARK: Charts

  private func write(_ plan: ChartPlan) throws(WorkbookFault) {
    guard let chart = unsafe workbook_add_chart(workbook, plan.kind.raw) else {
      throw .library(sheet: name, what: "add_chart")
    }
    var strings = CStrings()
    let fontName = unsafe strings.hold(CellStyle.standardFont)
    var plain = unsafe lxw_chart_font()
    unsafe plain.name = fontName
    unsafe plain.size = 11
    var bold = unsafe plain
    unsafe bold.bold = 1
    unsafe bold.size = 13
    var axisTitle = unsafe bold
    unsafe axisTitle.size = 11

    for series in plan.series {
      try unsafe write(series, of: plan, to: chart, font: &plain)
    }
    if let title = plan.title {
      unsafe chart_title_set_name(chart, title.forWorkbook)
      unsafe chart_title_set_name_font(chart, &bold)
    } else {
      unsafe chart_title_off(chart)
    }
    if plan.kind != .pie {
      // The library itself exchanges the two axes of a bar chart.
      try unsafe write(
        axis: LXW_CHART_AXIS_TYPE_X, plan.categoryTitle, of: chart, &plain, &axisTitle)
      try unsafe write(axis: LXW_CHART_AXIS_TYPE_Y, plan.valueTitle, of: chart, &plain, &axisTitle)
      if let format = plan.numberFormat {
        unsafe chart_axis_set_num_format(
          chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y), format.code)
      }
    }
    unsafe chart_legend_set_position(chart, plan.legend.raw)
    unsafe chart_legend_set_font(chart, &plain)

    var options = unsafe lxw_chart_options()
    // The library's own size is 480 × 288 pixels.
    unsafe options.x_scale = plan.width * 96 / 72 / columnStretch / 480
    unsafe options.y_scale = plan.height * 96 / 72 / 288
    unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    unsafe options.description = strings.hold(plan.alternativeText ?? plan.title)
    let verdict = unsafe worksheet_insert_chart_opt(
      raw, UInt32(plan.anchor.row - 1), UInt16(plan.anchor.column - 1), chart, &options)
    strings.free()
    try check(verdict, "chart \(plan.anchor)")
  }

  private func write(
    _ series: ChartSeries, of plan: ChartPlan, to chart: UnsafeMutablePointer<lxw_chart>,
    font: inout lxw_chart_font
  ) throws(WorkbookFault) {
    let categories = series.categories.map { "=" + $0.absolute(onSheet: series.sheet) }
    let values = "=" + series.values.absolute(onSheet: series.sheet)
    guard let made = unsafe chart_add_series(chart, categories, values) else {
      throw .library(sheet: name, what: "add_series")
    }
    if let name = series.name { unsafe chart_series_set_name(made, name.forWorkbook) }
    if let color = series.color {
      if plan.kind == .line {
        var line = lxw_chart_line()
        line.color = color.raw
        line.width = 2.25
        unsafe chart_series_set_line(made, &line)
      } else {
        var fill = lxw_chart_fill()
        fill.color = color.raw
        unsafe chart_series_set_fill(made, &fill)
      }
    }
    if plan.showsValues {
      unsafe chart_series_set_labels(made)
      unsafe chart_series_set_labels_font(made, &font)
    }
  }

  private func write(
    axis kind: lxw_chart_axis_type, _ title: String?, of chart: UnsafeMutablePointer<lxw_chart>,
    _ font: inout lxw_chart_font, _ titleFont: inout lxw_chart_font
  ) throws(WorkbookFault) {
    let axis = unsafe chart_axis_get(chart, kind)
    unsafe chart_axis_set_num_font(axis, &font)
    guard let title else { return }
    unsafe chart_axis_set_name(axis, title.forWorkbook)
    unsafe chart_axis_set_name_font(axis, &titleFont)
  }

  // MARK: Pictures

  private func write(_ image: ImagePlan) throws(WorkbookFault) {
    var strings = CStrings()
    var options = unsafe lxw_image_options()
    unsafe options.x_scale = 1
    unsafe options.y_scale = 1
    unsafe options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
    unsafe options.description = strings.hold(image.alternativeText)
    let verdict = unsafe worksheet_insert_image_buffer_opt(
      raw, UInt32(image.anchor.row - 1), UInt16(image.anchor.column - 1), image.bytes,
      image.bytes.count, &options)
    strings.free()
    try check(verdict, "picture \(image.anchor)")
    resizeLastImage(to: image)
  }

  /// Sets the scale of the picture just added, which only now has been measured by the library.
  private func resizeLastImage(to plan: ImagePlan) {
    var last = unsafe raw.pointee.image_props.pointee.stqh_first
    while let next = unsafe last?.pointee.list_pointers.stqe_next { unsafe last = next }
    guard let image = unsafe last else { return }
    // Points of the picture at its own size: pixels by its own dots per inch.
    let width = unsafe image.pointee.width * 72 / max(1, image.pointee.x_dpi)
    let height = unsafe image.pointee.height * 72 / max(1, image.pointee.y_dpi)
    guard width > 0, height > 0 else { return }
    let x = plan.width.map { $0 / width }
    let y = plan.height.map { $0 / height }
    unsafe image.pointee.x_scale = (x ?? y ?? 1) / columnStretch
    unsafe image.pointee.y_scale = y ?? x ?? 1
  }
}

extension ChartPlan.Kind {
  fileprivate var raw: UInt8 {
    let kind =
      switch self {
      case .column: LXW_CHART_COLUMN
      case .bar: LXW_CHART_BAR
      case .line: LXW_CHART_LINE
      case .pie: LXW_CHART_PIE
      case .stackedColumn: LXW_CHART_COLUMN_STACKED
      case .stackedBar: LXW_CHART_BAR_STACKED
      }
    return UInt8(kind.rawValue)
  }
}

extension ChartPlan.Legend {
  fileprivate var raw: UInt8 {
    let place =
      switch self {
      case .none: LXW_CHART_LEGEND_NONE
      case .top: LXW_CHART_LEGEND_TOP
      case .bottom: LXW_CHART_LEGEND_BOTTOM
      case .left: LXW_CHART_LEGEND_LEFT
      case .right: LXW_CHART_LEGEND_RIGHT
      }
    return UInt8(place.rawValue)
  }
}
