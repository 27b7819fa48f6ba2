import Groundwork
import Templating

/// Lays out one sheet of a template: letterhead, title, table, foot.
struct SheetPlanner {
  let form: SheetForm
  let data: Value
  var looks: SheetLooks
  var findings = Findings()
  var sheet = SheetPlan(name: "")
  /// The names of the columns that have one.
  var names: [DefinedName] = []
  /// Width of each column in points.
  private(set) var widths: [Double] = []
  /// Rows that should not be torn apart by the end of a page, from the top down.
  private(set) var together: [ClosedRange<Int>] = []
  /// The list that gives the table its rows, one at a time; nil when the data holds them.
  private let list: PassingList?
  /// The table whose rows pass, once they have been counted, and where they will stand.
  private var counted: (table: TableData, extent: TableExtent)?

  init(form: SheetForm, data: Value, styles: StyleBook, passing list: PassingList? = nil) {
    self.form = form
    self.list = form.table.rows?.name == list?.name ? list : nil
    self.data = data
    looks = SheetLooks(styles: styles, size: form.table.fontSize)
  }

  var styles: StyleBook { looks.styles }
  var columnCount: Int { widths.count }
  var allColumns: ClosedRange<Int> { 1...max(1, columnCount) }

  /// The sheet; nil when its condition says that it is not wanted, or the data does not fit it.
  mutating func plan() -> SheetPlan? {
    if let condition = form.condition {
      guard let answer = condition.evaluate(data, findings: &findings), answer.isTrue else {
        return nil
      }
    }
    var table = TableData(form.table, data, passing: list != nil)
    findings.add(table.findings)
    guard !table.columns.isEmpty else { return nil }
    sheet.name = form.name?.text(data, &findings) ?? ""
    sheet.page = form.page.setup
    sheet.images = form.pictures.compactMap(\.plan)
    if form.isProtected { sheet.protection = [.formatColumns, .formatRows, .useAutofilter] }
    measure(&table)
    writeLetterhead()
    writeTitle()
    let extent = writeTable(table)
    for line in form.after { write(line) }
    // The sums should not stand alone on a page.
    if extent.totalRow != nil || !form.after.isEmpty { keep(from: extent.rows.upperBound) }
    writeCharts(table, extent)
    let foot = sheet.nextRow
    writeSignatures()
    keep(from: foot)
    if list == nil { breakPages() } else { counted = (table, extent) }
    return sheet
  }

  /// What makes the rows that pass; nil when none do.
  var passing: PassingRows? {
    guard let list, let counted else { return nil }
    return PassingRows(list, of: counted.table, counted.extent, by: self)
  }

  // MARK: Columns

  /// Sets the columns: as wide as the template says or the text needs, then to the width of the
  /// page.
  private mutating func measure(_ table: inout TableData) {
    let count = table.columns.count
    var comfortable = TextWidths(columns: count, .comfortable)
    var least = TextWidths(columns: count, .least)
    // Asked for first: looking up a style and making it at once would look in the old book.
    let headingID = looks.heading()
    let dataIDs = table.columns.map { looks.data($0) }
    let totalIDs = table.columns.map { looks.total($0) }
    let styles = looks.styles
    let dataStyles = dataIDs.map { styles[$0] }
    let columns = table.columns
    // A width that is given stands, unless the columns are to share a page.
    let measured = columns.indices.filter { form.page.fills || columns[$0].width == nil }
    func add(_ content: CellContent, _ style: CellStyle, _ index: Int) {
      least.add(content, style, column: index)
      if columns[index].width == nil { comfortable.add(content, style, column: index) }
    }
    if let list {
      list.pass { row in
        let cells = table.take(row)
        for index in measured { add(cells[index], dataStyles[index], index) }
        return true
      }
      findings.add(table.passed?.findings ?? Findings())
    }
    findings.add(table.texts.findings)
    let totals = table.totals(of: table.lines.indices, first: 1).cells
    for index in measured {
      let column = columns[index]
      let heading = column.heading?.text(column.data(data), &findings) ?? ""
      add(.text(heading), styles[headingID], index)
      add(totals[index], styles[totalIDs[index]], index)
      for cells in table.cells { add(cells[index], dataStyles[index], index) }
    }
    let wanted = table.columns.enumerated().map { index, column in
      column.width.map { SheetMeasures.pixels(characters: $0) }
        ?? min(SheetMeasures.pixels(characters: 60), comfortable.pixels(ofColumn: index))
    }
    let needed = table.columns.indices.map { least.pixels(ofColumn: $0) }
    let pixels =
      form.page.fills
      // Two pixels less than there is room: the printer rounds too.
      ? share(form.page.setup.printableWidth * 96 / 72 - 2, wanted: wanted, least: needed) : wanted
    widths = pixels.map { Double($0) * 72 / 96 }
    sheet.columns = widths.map { ColumnPlan(width: .points($0)) }
  }

  /// Divides the columns into blocks that lie side by side, as near to these shares of the width
  /// as the columns allow; nil when there are fewer columns than blocks.
  func blocks(_ shares: [Double]) -> [ClosedRange<Int>]? {
    guard columnCount >= shares.count else { return nil }
    let whole = widths.reduce(0, +)
    var blocks: [ClosedRange<Int>] = []
    var first = 1
    var edge = 0.0
    var used = 0.0
    for (index, share) in shares.enumerated() {
      edge += share * whole
      let last = columnCount - (shares.count - 1 - index)
      var end = first
      used += widths[first - 1]
      if index == shares.count - 1 {
        end = columnCount
      } else {
        // The next column joins while that brings the edge nearer.
        while end < last, abs(used + widths[end] - edge) < abs(used - edge) {
          used += widths[end]
          end += 1
        }
      }
      blocks.append(first...end)
      first = end + 1
    }
    return blocks
  }

  func width(_ columns: ClosedRange<Int>) -> Double {
    widths[(columns.lowerBound - 1)..<columns.upperBound].reduce(0, +)
  }

  // MARK: Lines of text

  /// Adds a row with a text over some of the columns.
  @discardableResult
  mutating func writeLine(
    _ text: String, _ style: StyleID, columns: ClosedRange<Int>? = nil, height: RowHeight = .fitted
  ) -> Int {
    let row = sheet.append(RowPlan(height: height))
    put(text, style, row: row, columns: columns ?? allColumns)
    return row
  }

  /// Writes a text over some columns of a row that is there.
  mutating func put(_ text: String, _ style: StyleID, row: Int, columns: ClosedRange<Int>) {
    sheet.merge(CellRange(rows: row...row, columns: columns), .text(text), style)
  }

  mutating func writeGap(_ points: Double) {
    sheet.append(RowPlan(height: .points(points)))
  }

  private mutating func writeTitle() {
    let bold = looks.line(size: 14, bold: true)
    var isThere = false
    for slot in form.title {
      for line in slot.lines(data, &findings) {
        writeLine(line, bold)
        isThere = true
      }
    }
    if let text = form.attachedTo?.text(data, &findings) {
      writeLine(text, looks.line(size: 13, italic: true))
      isThere = true
    }
    if isThere, form.titleGap > 0 { writeGap(form.titleGap) }
    if let text = form.unit?.text(data, &findings) {
      writeLine(text, looks.line(size: 12, italic: true, align: .right))
    }
  }

  private mutating func write(_ line: LineForm) {
    if let condition = line.condition {
      guard condition.evaluate(data, findings: &findings)?.isTrue ?? false else { return }
    }
    let style = looks.line(
      size: looks.size, bold: line.isBold, italic: line.isItalic, align: line.align)
    for text in line.text?.lines(data, &findings) ?? [] { writeLine(text, style) }
  }

  // MARK: Pages

  /// Asks that the rows from `first` to the last one so far stay on one page.
  private mutating func keep(from first: Int) {
    if first < sheet.nextRow - 1 { together.append(first...(sheet.nextRow - 1)) }
  }

  /// Starts a new page before rows that the end of a page would tear apart.
  private mutating func breakPages() {
    guard !together.isEmpty else { return }
    let measures = SheetMeasures(sheet, styles: looks.styles)
    var pages = PageFilling(sheet, together, measures, lineSize: looks.size)
    for row in 1..<sheet.nextRow { pages.add(row) }
    sheet.page.pageBreaks += pages.breaks
  }

  // MARK: Charts

  private mutating func writeCharts(_ table: TableData, _ extent: TableExtent) {
    for chart in form.charts {
      guard extent.hasRows else { continue }
      guard let categories = table.place(of: chart.categories) else {
        findings.error("sheet.unknown-column", .noColumn(chart.categories), at: chart.origin)
        continue
      }
      writeGap(12)
      let last = chart.first.map { extent.rows.lowerBound + $0 - 1 } ?? extent.rows.upperBound
      let rows = extent.rows.clamped(to: extent.rows.lowerBound...last)
      func range(_ column: Int) -> CellRange {
        CellRange(rows: rows, columns: (column + 1)...(column + 1))
      }
      var plan = ChartPlan(
        chart.kind, title: chart.title?.text(data, &findings),
        at: CellAddress(row: sheet.nextRow, column: 1))
      plan.categoryTitle = chart.categoryTitle?.text(data, &findings)
      plan.valueTitle = chart.valueTitle?.text(data, &findings)
      plan.showsValues = chart.showsValues
      plan.legend = chart.values.count > 1 || chart.kind == .pie ? .bottom : .none
      plan.width = widths.reduce(0, +) - 6
      plan.height = chart.height
      for (index, id) in chart.values.enumerated() {
        guard let place = table.place(of: id) else {
          findings.error("sheet.unknown-column", .noColumn(id), at: chart.origin)
          continue
        }
        var series = ChartSeries(
          name: table.columns[place].heading?.text(data, &findings), sheet: sheet.name,
          categories: range(categories), values: range(place))
        if chart.colors.indices.contains(index) { series.color = chart.colors[index] }
        plan.series.append(series)
      }
      if !plan.series.isEmpty { sheet.charts.append(plan) }
      let top = sheet.nextRow
      // Rows kept free under the chart, so that what follows does not hide behind it.
      var left = chart.height + 12
      while left > 0 {
        writeGap(15.75)
        left -= 15.75
      }
      keep(from: top)
    }
  }
}

/// Divides some room between columns in the proportion of what they want, none getting less than
/// it needs while the room allows.
private func share(_ room: Double, wanted: [Int], least: [Int]) -> [Int] {
  var isTight = [Bool](repeating: false, count: wanted.count)
  while true {
    var left = room
    var free = 0.0
    for index in wanted.indices {
      if isTight[index] { left -= Double(least[index]) } else { free += Double(wanted[index]) }
    }
    guard free > 0, left > 0 else { return least }
    let factor = left / free
    let tighter = wanted.indices.filter {
      !isTight[$0] && Double(wanted[$0]) * factor < Double(least[$0])
    }
    if tighter.isEmpty {
      return wanted.indices.map {
        isTight[$0] ? least[$0] : Int(Double(wanted[$0]) * factor)
      }
    }
    for index in tighter { isTight[index] = true }
  }
}

extension PageSetup {
  /// Height between the margins, in points.
  var printableHeight: Double {
    let height = orientation == .portrait ? paper.sides.long : paper.sides.short
    return max(50, height - margins.top - margins.bottom) * 72 / 25.4
  }

  /// Width between the margins, in points.
  var printableWidth: Double {
    let width = orientation == .portrait ? paper.sides.short : paper.sides.long
    return max(50, width - margins.left - margins.right) * 72 / 25.4
  }
}

extension PageSetup.Paper {
  /// Millimetres.
  fileprivate var sides: (short: Double, long: Double) {
    switch self {
    case .a4: (210, 297)
    case .a3: (297, 420)
    }
  }
}

extension Phrase {
  static func noColumn(_ id: String) -> Phrase {
    Phrase(vi: "không có cột nào tên là “\(id)”", en: "no column is called “\(id)”")
  }
}
