internal import Documents
internal import Groundwork

/// How wide the columns of a table come out, and how each is aligned.
struct TableColumns {
  /// Twips; they add up to the width of the table.
  let widths: [Int]
  let alignments: [Alignment]
  /// Points: the profile's size, or the largest below it in which every word fits.
  let size: Double
  /// Whether every word fits into its column.
  let fits: Bool

  /// - Parameter available: width of the table in twips.
  init(_ table: Table, _ look: FormatProfile.TableLook, available: Int) {
    let total = Double(available) / 20
    var size = look.size.chosen
    var needs = Self.needs(of: table, look, size)
    while needs.least > total, size - 1 >= look.size.range.lowerBound {
      size -= 1
      needs = Self.needs(of: table, look, size)
    }
    self.size = size
    fits = needs.least <= total
    if let shares = table.widths {
      widths = Self.twips(Self.apply(shares, to: total, needs), available)
    } else {
      widths = Self.twips(Self.divide(total, among: needs), available)
    }
    alignments = needs.enumerated().map { index, need in
      let given = index < table.alignments.count ? table.alignments[index] : nil
      if let given { return given }
      let title = index < table.header.count ? table.header[index].plainText : ""
      if Self.ordinalTitles.contains(title.folded) { return .center }
      return need.alignment
    }
  }

  private static func needs(
    of table: Table, _ look: FormatProfile.TableLook, _ size: Double
  ) -> [Need] {
    let count = table.columnCount
    var needs = Array(
      repeating: Need(size: size, padding: look.padding.points * 2 + 1), count: count)
    for (index, cell) in table.header.enumerated() where index < count {
      needs[index].seeHeader(cell, isBold: look.isHeaderBold)
    }
    for row in table.rows {
      for span in TableSpan.spans(of: row, count: count)
      where span.width == 1 && span.start < row.count {
        needs[span.start].see(row[span.start])
      }
    }
    return needs
  }

  /// Headings of the column that only counts the rows.
  private static let ordinalTitles: Set<String> = ["stt", "tt", "so tt"]

  /// What a column wants.
  fileprivate struct Need {
    let size: Double
    let padding: Double
    /// Points for its longest word.
    var least = 0.0
    /// Points for its longest text on one line, its heading on about two.
    var natural = 0.0
    /// Points for its heading on one line.
    var generous = 0.0
    var hasNumbers = false
    var hasDates = false
    var hasWords = false

    init(size: Double, padding: Double) {
      self.size = size
      self.padding = padding
    }

    mutating func seeHeader(_ cell: [Inline], isBold: Bool) {
      let whole = measure(cell, isBold: isBold)
      natural = max(natural, least, whole * 0.6 + padding)
      generous = max(natural, whole + padding)
    }

    mutating func see(_ cell: [Inline]) {
      let whole = measure(cell, isBold: false)
      natural = max(natural, least, whole + padding)
      generous = max(generous, natural)
      // Headings inside a table and its totals are bold, and say nothing about the column.
      guard !cell.allSatisfy(\.isStrong) || cell.isEmpty else { return }
      switch CellKind(cell.plainText) {
      case .number: hasNumbers = true
      case .date: hasDates = true
      case .words: hasWords = true
      case .blank: break
      }
    }

    /// Width of the whole text in points; notes its longest word.
    private mutating func measure(_ cell: [Inline], isBold: Bool) -> Double {
      var whole = 0.0
      for inline in cell {
        let face = FontFace(bold: isBold || inline.isStrong, italic: inline.isEmphasised)
        var line = 0.0
        let blank = FontMetrics.width(of: " ", face: face, size: size)
        for word in inline.text.split(whereSeparator: { $0 == " " || $0 == Inline.lineBreak }) {
          let width = FontMetrics.width(of: String(word), face: face, size: size)
          least = max(least, width * 1.02 + padding)
          line += (line == 0 ? 0 : blank) + width
        }
        whole += line
      }
      return whole * 1.02
    }

    var alignment: Alignment {
      if hasWords { return .left }
      if hasDates { return .center }
      return hasNumbers ? .right : .left
    }
  }

  /// Divides the width as the author wants it, but leaves no column narrower than its longest word
  /// as long as the others can spare the room.
  private static func apply(_ shares: [Double], to total: Double, _ needs: [Need]) -> [Double] {
    let sum = shares.reduce(0, +)
    var widths = shares.map { $0 / sum * total }
    let lack = zip(needs, widths).reduce(0) { $0 + max(0, $1.0.least - $1.1) }
    let spare = zip(needs, widths).reduce(0) { $0 + max(0, $1.1 - $1.0.least) }
    guard lack > 0, spare >= lack else { return widths }
    for index in widths.indices {
      let least = needs[index].least
      widths[index] =
        widths[index] < least ? least : widths[index] - (widths[index] - least) * lack / spare
    }
    return widths
  }

  /// Shares out the width: every column gets room for its longest word, then what it needs to stay
  /// on one line as long as that is no more than its fair share; the long ones divide the rest.
  private static func divide(_ total: Double, among needs: [Need]) -> [Double] {
    let least = needs.least
    guard least < total, least > 0 else {
      return needs.map { least > 0 ? $0.least / least * total : total / Double(needs.count) }
    }
    var widths = needs.map(\.least)
    var left = total - least
    feed(&widths, from: &left, upTo: needs.map(\.natural))
    feed(&widths, from: &left, upTo: needs.map(\.generous))
    // Room to spare makes words, not figures, look better.
    let takers = needs.indices.filter { needs[$0].hasWords }
    let natural = (takers.isEmpty ? Array(needs.indices) : takers)
    let sum = natural.reduce(0) { $0 + widths[$1] }
    for index in natural { widths[index] += left * widths[index] / sum }
    return widths
  }

  /// Shares `left` out evenly among the columns that are below their goals.
  private static func feed(_ widths: inout [Double], from left: inout Double, upTo goals: [Double])
  {
    let wants = zip(goals, widths).map { max(0, $0 - $1) }
    let hungry = wants.indices.sorted {
      wants[$0] == wants[$1] ? $0 < $1 : wants[$0] < wants[$1]
    }
    for (place, index) in hungry.enumerated() {
      let extra = min(wants[index], left / Double(hungry.count - place))
      widths[index] += extra
      left -= extra
    }
  }

  /// Whole twips that add up to `available`.
  private static func twips(_ points: [Double], _ available: Int) -> [Int] {
    var widths: [Int] = []
    var edge = 0.0
    var used = 0
    for width in points {
      edge += width
      let next = Length(points: edge).twips
      widths.append(next - used)
      used = next
    }
    if !widths.isEmpty { widths[widths.count - 1] += available - used }
    return widths
  }
}

extension [TableColumns.Need] {
  /// Points for the longest word of every column.
  fileprivate var least: Double { reduce(0) { $0 + $1.least } }
}
