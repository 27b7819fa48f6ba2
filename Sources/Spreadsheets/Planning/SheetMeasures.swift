import Groundwork

/// How wide the columns and how high the rows of a sheet come out.
///
/// Excel counts column widths in digits of the workbook's font and keeps them in pixels of 1/96 of
/// an inch; rows are in points. Text is measured as Times New Roman at its size.
struct SheetMeasures {
  /// Width of a digit of Times New Roman 12 on screen.
  static let digitPixels = 8
  /// Excel leaves 5 pixels of every column empty: a grid line, and two on either side.
  static let paddingPixels = 5
  /// The width of a column that nobody set: 8 digits, rounded up to a multiple of 8 pixels.
  static let standardPixels = 72
  /// Excel's limit, 255 characters.
  static let widestPixels = 255 * digitPixels + paddingPixels
  /// Excel's limit for a row, in points.
  static let highestRow = 409.0

  /// Width of every column that the plan declares, in pixels.
  let columns: [Int]
  private let merged: MergedCells
  private let styles: StyleBook
  /// What each style asks of a row by itself.
  private let demands: [Demand]
  /// Heights of the plan's own rows, in their order there.
  private var heights: [Double?] = []
  /// The rows that pass, which are measured one by one.
  private let passing: Range<Int>

  init(_ sheet: SheetPlan, styles: StyleBook) {
    self.styles = styles
    merged = MergedCells(sheet.merges)
    passing = sheet.passing
    demands = styles.all.map { Demand($0) }
    columns = Self.widths(of: sheet, styles: styles, merged: merged)
    measureRows(of: sheet)
  }

  /// What has to be known of a style to tell what most of its cells ask of a row.
  private struct Demand {
    /// Height of a line, in points.
    let line: Double
    private let isTurned: Bool
    private let wraps: Bool

    init(_ style: CellStyle) {
      line = SheetMeasures.lineHeight(size: style.size)
      isTurned = style.rotation != 0
      wraps = style.wraps
    }

    /// Whether a cell asks for one line, whatever it says.
    func isOneLine(_ content: borrowing CellContent) -> Bool {
      !isTurned && (!wraps || content.isUnbreakable)
    }
  }

  /// Height of a row of the plan, counted from 1, in points; nil when it is left to the reader's
  /// program.
  func height(ofRow row: Int) -> Double? {
    let place = passing.isEmpty || row < passing.lowerBound ? row - 1 : row - 1 - passing.count
    return heights.indices.contains(place) ? heights[place] : nil
  }

  static func pixels(characters: Double) -> Int {
    min(widestPixels, Int((characters * Double(digitPixels)).rounded()) + paddingPixels)
  }

  static func pixels(points: Double) -> Int {
    min(widestPixels, Int((points * 96 / 72).rounded()))
  }

  /// Height of a line in the style of a cell that has none, in points.
  private static let standardLine = lineHeight(size: CellStyle.standardSize)

  /// Height of one line of text: what Excel gives a row of Times New Roman, in steps of a pixel.
  static func lineHeight(size: Double) -> Double {
    // Observed: 15 at 11 points, 15.75 at 12, 18.75 at 14; a third more than the size covers all.
    (size * 1.3 / 0.75).rounded(.up) * 0.75
  }
}

// MARK: - Widths

extension SheetMeasures {
  private static func widths(of sheet: SheetPlan, styles: StyleBook, merged: MergedCells) -> [Int] {
    let fitted = sheet.columns.indices.filter {
      if case .fitted = sheet.columns[$0].width { true } else { false }
    }
    var texts = TextWidths(columns: sheet.columns.count, .comfortable)
    if !fitted.isEmpty {
      for (index, row) in sheet.rows.enumerated() {
        for column in fitted where column < row.cells.count {
          if merged.spansColumns(row: sheet.number(ofPlace: index), column: column + 1) { continue }
          let cell = row.cells[column]
          texts.add(cell.content, styles[cell.style], column: column)
        }
      }
    }
    return sheet.columns.enumerated().map { index, column in
      switch column.width {
      case .characters(let count): pixels(characters: count)
      case .points(let points): pixels(points: points)
      case .fitted(let least, let most):
        min(pixels(characters: most), max(pixels(characters: least), texts.pixels(ofColumn: index)))
      }
    }
  }
}

/// The widths that texts ask of their columns.
struct TextWidths {
  enum Demand {
    /// Room for the longest line; for text that may wrap, for three lines of it.
    case comfortable
    /// Room for the longest word, and for numbers and dates, which cannot be broken.
    case least
  }

  private let demand: Demand
  private var widest: [Double]

  init(columns: Int, _ demand: Demand) {
    self.demand = demand
    widest = [Double](repeating: 0, count: columns)
  }

  /// Takes a cell into account; `column` counts from 0.
  mutating func add(_ content: CellContent, _ style: CellStyle, column: Int) {
    guard style.rotation == 0, let text = content.shown(in: style) else { return }
    // No letter is wider than its size, so a short text need not be measured.
    guard Double(text.utf8.count) * style.size > widest[column] else { return }
    let canWrap = style.wraps && !content.isUnbreakable
    let own = TextMeter(style).widest(text)
    let asked =
      switch demand {
      case .comfortable: canWrap ? max(own.line / 2.5, own.word) : own.line
      case .least: canWrap ? own.word : own.line
      }
    let indent = Double(style.indent) * 9
    widest[column] = max(widest[column], asked + indent)
  }

  /// Width of a column, counted from 0, with what stays empty at its sides.
  func pixels(ofColumn column: Int) -> Int {
    // Two pixels more than measured: screens round each letter.
    min(
      SheetMeasures.widestPixels,
      SheetMeasures.pixels(points: widest[column]) + SheetMeasures.paddingPixels + 2)
  }
}

// MARK: - Heights

extension SheetMeasures {
  private mutating func measureRows(of sheet: SheetPlan) {
    heights.reserveCapacity(sheet.rows.count)
    for (place, row) in sheet.rows.enumerated() {
      heights.append(height(of: row, number: sheet.number(ofPlace: place)))
    }
    for range in sheet.merges where range.rows.count > 1 {
      let places = range.rows.compactMap { sheet.place(ofRow: $0) }
      guard let last = places.last, places.count == range.rows.count, last < heights.count else {
        continue
      }
      let cell = sheet[range.first]
      let needed = height(of: cell, in: range.columns)
      let given = places.map { heights[$0] ?? Self.standardLine }
      let missing = needed - given.reduce(0, +)
      guard missing > 0 else { continue }
      switch sheet.rows[last].height {
      case .fitted, .atLeast: heights[last] = min((given.last ?? 0) + missing, Self.highestRow)
      case .automatic, .points: break
      }
    }
  }

  /// Height of a row in points, for itself; nil when it is left to the reader's program.
  func height(of row: RowPlan, number: Int) -> Double? {
    var needed = Self.standardLine
    switch row.height {
    case .automatic: return nil
    case .points(let points): return min(points, Self.highestRow)
    case .atLeast(let points): needed = max(needed, points)
    case .fitted: break
    }
    let hasMerges = merged.touches(row: number)
    let cells = row.cells.span
    for column in cells.indices {
      if !hasMerges {
        // Nearly every cell of a table asks for one line, and need not be taken out to tell.
        let demand = demands[Int(cells[column].style.index)]
        if demand.isOneLine(cells[column].content) {
          needed = max(needed, demand.line)
          continue
        }
      }
      let cell = cells[column]
      let covered = hasMerges ? merged.range(row: number, column: column + 1) : nil
      // A cell that spans rows is looked at when their heights are known.
      if let covered, covered.first.column != column + 1 || covered.rows.count > 1 { continue }
      let columns = covered?.columns ?? (column + 1)...(column + 1)
      needed = max(needed, height(of: cell, in: columns))
    }
    return min(needed, Self.highestRow)
  }

  /// Width of some columns, in points.
  private func width(_ range: ClosedRange<Int>) -> Double {
    range.reduce(0) { sum, column in
      let pixels = columns.indices.contains(column - 1) ? columns[column - 1] : Self.standardPixels
      return sum + Double(pixels) * 72 / 96
    }
  }

  /// Height that a cell asks of its row, in points.
  private func height(of cell: PlannedCell, in columns: ClosedRange<Int>) -> Double {
    let demand = demands[Int(cell.style.index)]
    if demand.isOneLine(cell.content) { return demand.line }
    let style = styles[cell.style]
    guard let text = cell.content.shown(in: style), !text.isEmpty else { return 0 }
    if style.rotation != 0 { return TextMeter(style).widest(text).line + 8 }
    let padding = Double(Self.paddingPixels + 2) * 72 / 96 + Double(style.indent) * 9
    let room = max(width(columns) - padding, style.size)
    return Double(TextMeter(style).lines(text, room: room)) * demand.line
  }
}

/// The merged ranges of a sheet, by the cells they cover.
struct MergedCells {
  private var ranges: [CellAddress: CellRange] = [:]
  private var rows: Set<Int> = []

  init(_ merges: [CellRange]) {
    for range in merges {
      for row in range.rows {
        rows.insert(row)
        for column in range.columns { ranges[CellAddress(row: row, column: column)] = range }
      }
    }
  }

  /// Whether any cell of a row is merged with others.
  func touches(row: Int) -> Bool { rows.contains(row) }

  /// The merged range that a cell belongs to; nil when it stands alone.
  func range(row: Int, column: Int) -> CellRange? {
    ranges.isEmpty ? nil : ranges[CellAddress(row: row, column: column)]
  }

  func spansColumns(row: Int, column: Int) -> Bool {
    (range(row: row, column: column)?.columns.count ?? 1) > 1
  }
}

extension CellContent {
  /// Whether Excel shows “###” rather than break it.
  fileprivate var isUnbreakable: Bool {
    switch self {
    case .integer, .number, .date, .formula(_, .number): true
    default: false
    }
  }

  /// About what a person sees in the cell; nil when there is nothing to see.
  func shown(in style: CellStyle) -> String? {
    switch self {
    case .blank: nil
    case .text(let text): text
    case .rich(let runs): runs.map(\.text).joined()
    case .link(let url, let text): text ?? url
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .date: "00/00/0000"
    case .integer(let value): shown(Double(value), in: style)
    case .number(let value), .formula(_, .number(let value)): shown(value, in: style)
    case .formula(_, .text(let text)): text
    }
  }

  private func shown(_ value: Double, in style: CellStyle) -> String {
    let code = style.numberFormat.code
    if code.hasSuffix("%") { return "100,0%" }
    guard abs(value) < 1e15 else { return "0,00000E+00" }
    let whole = String(Int64(abs(value)))
    let grouping = code.contains(",") ? String(repeating: ".", count: (whole.count - 1) / 3) : ""
    let decimals =
      code.firstIndex(of: ".").map { code[$0...].prefix { $0 != ";" }.count } ?? 0
    return (value < 0 ? "-" : "") + whole + grouping + String(repeating: "0", count: decimals)
  }
}
