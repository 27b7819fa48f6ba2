internal import Documents
internal import Groundwork

/// On which page things are likely to come, by the lines that they take.
///
/// Only Word lays pages out; until it does, a list of titles shows these. Widow control, notes and
/// what keeps with the next page are left out of account.
struct PageEstimate {
  /// From 1; starts again where the numbers of a section do.
  private(set) var page = 1
  /// Points used of the page.
  private var used = 0.0
  /// Points between the margins.
  private var room: Double

  init(room: Double) { self.room = room }

  /// A thing that does not break.
  mutating func add(height: Double) {
    if used + height > room, used > 0 { breakPage() }
    used += height
  }

  /// Lines that may go on to the next page.
  mutating func add(lines: Int, of height: Double, after space: Double) {
    used += used > 0 ? space : 0
    for _ in 0..<max(1, lines) { add(height: height) }
  }

  mutating func breakPage() {
    page += 1
    used = 0
  }

  /// - Parameter restarts: whether pages are counted from 1 again.
  mutating func beginSection(room: Double, restarts: Bool) {
    self.room = room
    breakPage()
    if restarts { page = 1 }
  }
}

extension DocumentWriter {
  /// Accounts for a paragraph of common text.
  mutating func estimate(_ properties: ParagraphProperties, _ content: [Inline]) {
    guard listsTitles else { return }
    let body = profile.body
    let size = body.size.chosen
    let text = content.plainText
    guard !text.isEmpty else { return }
    let indent = Length(twips: properties.firstLine ?? body.indent.chosen.twips).points
    let width = textPoints - Length(twips: properties.indentLeft ?? 0).points
    let measured = TextMeasure.width(text, ElementStyle(size: body.size)) + max(0, indent)
    let breaks = text.count { $0 == Inline.lineBreak }
    // Words do not fill their lines quite.
    let lines = Int((measured * 1.02 / max(1, width)).rounded(.up)) + breaks
    let height =
      switch body.line {
      case .multiple(let factor): FontMetrics.lineHeight(size: size) * factor.chosen
      case .exact(let points): points.chosen
      }
    pages.add(lines: lines, of: height, after: body.spaceBefore.chosen)
  }

  /// Accounts for a table, row by row.
  mutating func estimate(_ table: Table, _ columns: TableColumns) {
    guard listsTitles else { return }
    let look = profile.table
    let style = ElementStyle(size: Allowed(only: columns.size))
    let line = FontMetrics.lineHeight(size: columns.size)
    for row in [table.header] + table.rows where !row.isEmpty {
      var lines = 1
      for (cell, width) in zip(row, columns.widths) {
        let room = Length(twips: width).points - 2 * look.padding.points
        let measured = TextMeasure.width(cell.plainText, style)
        lines = max(lines, Int((measured * 1.05 / max(1, room)).rounded(.up)))
      }
      pages.add(height: Double(lines) * line + 2 * look.space)
    }
  }
}

extension SectionLayout {
  /// Points between the upper and the lower margin.
  func textHeight(in profile: FormatProfile) -> Double {
    let margins = margins(in: profile)
    return pageSize(in: profile).height.points - margins.top.chosen.points
      - margins.bottom.chosen.points
  }
}
