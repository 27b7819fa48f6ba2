internal import Documents
internal import Groundwork
internal import Packaging

extension DocumentWriter {
  mutating func write(_ table: Table) {
    guard table.columnCount > 0 else { return }
    let columns = TableColumns(table, profile.table, available: textWidth)
    if !columns.fits {
      findings.warning(
        "paper.table-too-wide", .tableTooWide, at: table.location, hints: [.tableHint])
    }
    let gap = Length(points: profile.body.spaceBefore.chosen).twips
    amendLast { $0.spaceAfter = gap }
    beginTable()
    estimate(table, columns)
    xml.open("w:tbl")
    let width = textWidth
    let look = profile.table
    xml.element("w:tblPr") { xml in
      if table.hasBorders { xml.empty("w:tblStyle", ["w:val": StyleSheet.tableStyle]) }
      xml.empty("w:tblW", ["w:w": String(width), "w:type": "dxa"])
      xml.empty("w:tblLayout", ["w:type": "fixed"])
    }
    xml.tableGrid(columns.widths)
    // A wide table is set smaller where the profile allows it.
    let size = columns.size == look.size.chosen ? nil : columns.size
    if !table.header.isEmpty {
      xml.tableRow(isHeader: look.repeatsHeader) { xml in
        for (index, width) in columns.widths.enumerated() {
          let content = index < table.header.count ? table.header[index] : []
          xml.tableCell(width, vertical: "center") {
            var properties = ParagraphProperties(style: Role.headerCell.id)
            properties.keepsWithNext = true
            $0.paragraph(properties, content, size: size)
          }
        }
      }
    }
    // A heading inside the table does not stay behind at the foot of a page, and a total does not
    // go to the next one alone.
    let headings = table.rows.map(TableSpan.isHeading)
    for (number, row) in table.rows.enumerated() {
      let isBeforeTotal = number + 2 == headings.count && headings[number + 1]
      let keeps = headings[number] && number + 1 < headings.count || isBeforeTotal
      Self.write(row, columns, size: size, keepsWithNext: keeps, to: &xml)
    }
    xml.close()
  }

  private static func write(
    _ row: Table.Row, _ columns: TableColumns, size: Double?, keepsWithNext: Bool,
    to xml: inout XMLWriter
  ) {
    xml.tableRow { xml in
      for span in TableSpan.spans(of: row, count: columns.widths.count) {
        var properties = ParagraphProperties(style: Role.cell.id)
        let alignment = columns.alignments[span.start]
        if alignment != .left { properties.alignment = alignment }
        properties.keepsWithNext = keepsWithNext
        let width = columns.widths[span.start..<span.start + span.width].reduce(0, +)
        xml.tableCell(width, spanning: span.width, vertical: "center") {
          $0.paragraph(properties, span.start < row.count ? row[span.start] : [], size: size)
        }
      }
    }
  }
}

extension Phrase {
  fileprivate static var tableTooWide: Phrase {
    Phrase(
      vi: "bảng quá rộng: dù dùng cỡ chữ nhỏ nhất vẫn có từ dài hơn cột",
      en: "the table is too wide: even in the smallest size some words are longer than columns")
  }
  fileprivate static var tableHint: Phrase {
    Phrase(
      vi: "đặt bảng trên trang ngang (“::: landscape”) hoặc bớt cột",
      en: "put it on a landscape page (“::: landscape”) or leave out columns")
  }
}
