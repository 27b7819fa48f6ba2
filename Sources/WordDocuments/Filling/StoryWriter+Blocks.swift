import Groundwork

extension StoryWriter {
  /// Writes one block that data describes: a text, or a record that says what it is by its fields
  /// (`text`, `runs`, `heading`, `items`, `table`, `image`, `page_break`) or by its `type`.
  func write(block item: Value) {
    guard let record = item.record else { return write(paragraph: item) }
    guard !RichValue.isTagged(record) else { return write(rich: RichValue(record)) }
    let kind = record["type"]?.text ?? record["kind"]?.text ?? ""
    if let table = record["table"] ?? (record["rows"] == nil ? nil : item) {
      write(table: table, style: record["style"])
    } else if ["page_break", "pagebreak"].contains(kind) || record["page_break"]?.bool == true {
      append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
    } else if let picture = record["image"] ?? record["picture"] {
      write(rich: .picture(picture))
    } else if ["image", "picture"].contains(kind) {
      write(rich: .picture(item))
    } else if let items = (record["items"] ?? record["list"])?.list {
      let isNumbered = record["ordered"]?.bool == true || record["numbered"]?.bool == true
      let style = record["style"] ?? .text(isNumbered ? "list number" : "list bullet")
      for item in items { write(text: item.record?["text"] ?? item, style: style) }
    } else {
      let text =
        record["runs"] ?? record["heading"] ?? record["text"] ?? record["paragraph"]
        ?? record["p"] ?? .text("")
      let isHeading = record["heading"] != nil || kind == "heading"
      let level = record["level"]?.integer ?? 1
      let heading = Value.text(level < 1 ? "title" : "heading \(level)")
      write(
        text: text,
        style: record["style"] ?? record["parastyle"] ?? (isHeading ? heading : nil))
    }
  }

  private func write(text: Value, style: Value?) {
    write(
      paragraph: .record(Record([("text", text)] + (style.map { [("style", $0)] } ?? []))))
  }

  private func write(rich: RichValue) {
    switch rich {
    case .picture(let picture):
      append("<w:p>")
      if let run = run(of: picture) { out += run }
      append("</w:p>")
    case .runs(let items): write(text: .list(items), style: nil)
    case .paragraphs(let items):
      for item in items { write(paragraph: item) }
    case .blocks(let items):
      for item in items { write(block: item) }
    case .document(let path):
      if let blocks = session.blocks(ofDocument: path, in: self) { out += blocks }
    case .listing(let text): write(paragraph: .text(text))
    }
  }

  // MARK: Tables

  /// `table` is a list of rows, or a record with `rows` and perhaps `header` and `style`.
  private func write(table: Value, style: Value?) {
    var rows = table.list ?? table["rows"]?.list ?? []
    if let header = table["header"] ?? table["headers"] { rows.insert(header, at: 0) }
    write(table: rows, style: (table.record?["style"] ?? style)?.text)
  }

  /// A row's cells: a list, or a record's `cells`, or its values.
  private func cells(of row: Value) -> [Value] {
    if let cells = row.list ?? row["cells"]?.list { return cells }
    guard let record = row.record, !RichValue.isTagged(record), record["text"] == nil else {
      return [row]
    }
    return record.values
  }

  private func write(table rows: [Value], style: String?) {
    let rows = rows.map { cells(of: $0) }
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return }
    append("<w:tbl><w:tblPr>")
    if let style {
      append("<w:tblStyle w:val=\"")
      out += RunFormat.escaped(session.styles.id(of: style, .table))
      append("\"/>")
    }
    append("<w:tblW w:w=\"5000\" w:type=\"pct\"/>")
    if style == nil {
      append("<w:tblBorders>")
      for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        append("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
      }
      append("</w:tblBorders>")
    }
    append("</w:tblPr><w:tblGrid>")
    for _ in 0..<columns { append("<w:gridCol w:w=\"\(9_000 / columns)\"/>") }
    append("</w:tblGrid>")
    for cells in rows {
      append("<w:tr>")
      for index in 0..<columns {
        append("<w:tc><w:tcPr><w:tcW w:w=\"\(9_000 / columns)\" w:type=\"dxa\"/></w:tcPr>")
        if index < cells.count {
          for block in cells[index].list ?? [cells[index]] { write(block: block) }
        }
        if !out.suffix(6).elementsEqual("</w:p>".utf8), !out.suffix(6).elementsEqual("<w:p/>".utf8)
        {
          append("<w:p/>")
        }
        append("</w:tc>")
      }
      append("</w:tr>")
    }
    append("</w:tbl>")
    // Two tables without a paragraph between them would become one.
    append("<w:p/>")
  }
}
