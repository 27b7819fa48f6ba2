import CXlsxWriter
import Groundwork

extension Sheet {
  /// Writes what surrounds the cells: tab, panes, page, filter, protection.
  func writeFrame(of sheet: SheetPlan, isActive: Bool) throws(WorkbookFault) {
    if sheet.visibility == .hidden { unsafe worksheet_hide(raw) }
    if isActive {
      unsafe worksheet_activate(raw)
      unsafe worksheet_set_first_sheet(raw)
    }
    if let color = sheet.tabColor { unsafe worksheet_set_tab_color(raw, color.raw) }
    if !sheet.showsGridlines {
      unsafe worksheet_gridlines(raw, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    }
    if sheet.zoom != 100 { unsafe worksheet_set_zoom(raw, UInt16(max(10, min(400, sheet.zoom)))) }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      unsafe worksheet_freeze_panes(raw, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if let range = sheet.autofilter {
      try check(
        unsafe worksheet_autofilter(raw, range.top, range.left, range.bottom, range.right),
        "autofilter \(range)")
    }
    if let allowed = sheet.protection {
      var options = lxw_protection()
      options.format_cells = allowed.contains(.formatCells) ? 1 : 0
      options.format_columns = allowed.contains(.formatColumns) ? 1 : 0
      options.format_rows = allowed.contains(.formatRows) ? 1 : 0
      options.insert_rows = allowed.contains(.insertRows) ? 1 : 0
      options.delete_rows = allowed.contains(.deleteRows) ? 1 : 0
      options.sort = allowed.contains(.sort) ? 1 : 0
      options.autofilter = allowed.contains(.useAutofilter) ? 1 : 0
      unsafe worksheet_protect(raw, nil, &options)
    }
    try write(sheet.page)
  }

  private func write(_ page: PageSetup) throws(WorkbookFault) {
    if page.orientation == .landscape { unsafe worksheet_set_landscape(raw) }
    unsafe worksheet_set_paper(raw, page.paper.raw)
    let margins = page.margins
    unsafe worksheet_set_margins(
      raw, margins.left.inches, margins.right.inches, margins.top.inches, margins.bottom.inches)
    if let pagesWide = page.pagesWide {
      unsafe worksheet_fit_to_pages(raw, UInt16(pagesWide), UInt16(page.pagesHigh ?? 0))
    } else if page.scale != 100 {
      unsafe worksheet_set_print_scale(raw, UInt16(max(10, min(400, page.scale))))
    }
    if page.isCenteredHorizontally { unsafe worksheet_center_horizontally(raw) }
    var header = unsafe lxw_header_footer_options(
      margin: margins.header.inches, image_left: nil, image_center: nil, image_right: nil)
    var footer = unsafe header
    unsafe footer.margin = margins.footer.inches
    if let text = page.header {
      try check(unsafe worksheet_set_header_opt(raw, text.forWorkbook, &header), "header")
    }
    if let text = page.footer {
      try check(unsafe worksheet_set_footer_opt(raw, text.forWorkbook, &footer), "footer")
    }
    if let first = page.firstPageNumber { unsafe worksheet_set_start_page(raw, UInt16(first)) }
    if let rows = page.repeatedRows {
      try check(
        unsafe worksheet_repeat_rows(raw, UInt32(rows.lowerBound - 1), UInt32(rows.upperBound - 1)),
        "repeated rows")
    }
    if let columns = page.repeatedColumns {
      try check(
        unsafe worksheet_repeat_columns(
          raw, UInt16(columns.lowerBound - 1), UInt16(columns.upperBound - 1)), "repeated columns")
    }
    if let range = page.printArea {
      try check(
        unsafe worksheet_print_area(raw, range.top, range.left, range.bottom, range.right),
        "print area \(range)")
    }
  }

  /// Starts a new page after some rows.
  func breakPages(after rows: [Int]) throws(WorkbookFault) {
    guard !rows.isEmpty else { return }
    // The list ends with a zero.
    var breaks = rows.filter { $0 > 0 }.sorted().map { UInt32($0) } + [0]
    try check(unsafe worksheet_set_h_pagebreaks(raw, &breaks), "page breaks")
  }
}

extension CellRange {
  // As the library counts, from 0.
  var top: lxw_row_t { UInt32(first.row - 1) }
  var left: lxw_col_t { UInt16(first.column - 1) }
  var bottom: lxw_row_t { UInt32(last.row - 1) }
  var right: lxw_col_t { UInt16(last.column - 1) }
}

extension PageSetup.Paper {
  /// The number of the paper in Excel's list.
  fileprivate var raw: UInt8 {
    switch self {
    case .a4: 9
    case .a3: 8
    }
  }
}

extension Double {
  /// Millimetres as inches.
  fileprivate var inches: Double { self / 25.4 }
}
