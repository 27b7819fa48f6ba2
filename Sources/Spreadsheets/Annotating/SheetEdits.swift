import Groundwork
import Packaging

/// The changes to a sheet's XML: cells get other styles, missing cells and rows are put in their
/// places, and the drawing that shows notes is referred to.
struct SheetEdits {
  private let xml: [UInt8]
  private let outline: SheetOutline
  private let prefix: String

  init(_ xml: [UInt8], _ outline: SheetOutline) {
    self.xml = xml
    self.outline = outline
    prefix = MarkupTag(xml, at: outline.rootTag)?.prefix ?? ""
  }

  /// The sheet with its cells in new styles.
  ///
  /// - Parameters:
  ///   - styles: the new style of each cell.
  ///   - drawing: the relationship of a drawing to refer to; nil when the sheet refers to it.
  ///   - relationships: the namespace of references to relationships.
  func applied(
    _ styles: [CellAddress: Int], drawing: String?, relationships: String
  ) -> [UInt8] {
    var edits = MarkupEdits()
    var rows: [Int: [Int]] = [:]
    for address in styles.keys.sorted() { rows[address.row, default: []].append(address.column) }
    var loose = ""
    for number in rows.keys.sorted() {
      let columns = rows[number] ?? []
      func cell(_ column: Int) -> String {
        let address = CellAddress(row: number, column: column)
        return "<\(prefix)c r=\"\(address)\" s=\"\(styles[address] ?? 0)\"/>"
      }
      if let row = outline.rows[number] {
        restyle(row, number, columns, styles, cell, &edits)
        continue
      }
      let text =
        "<\(prefix)row r=\"\(number)\">" + columns.map(cell).joined() + "</\(prefix)row>"
      if let place = outline.gaps[number] ?? outline.dataEnd {
        edits.insert(text, at: place)
      } else {
        loose += text
      }
    }
    if !loose.isEmpty, let tag = outline.dataTag.flatMap({ MarkupTag(xml, at: $0) }) {
      tag.fill(with: loose, in: &edits)
    }
    widenDimension(to: Array(styles.keys), &edits)
    if let drawing {
      edits.insert(
        "<\(prefix)legacyDrawing xmlns:r=\"\(relationships)\" r:id=\"\(drawing)\"/>",
        at: outline.drawingPlace)
    }
    return edits.applied(to: xml)
  }

  private func restyle(
    _ row: SheetOutline.Row, _ number: Int, _ columns: [Int], _ styles: [CellAddress: Int],
    _ cell: (Int) -> String, _ edits: inout MarkupEdits
  ) {
    var loose = ""
    var added: [Int] = []
    for column in columns {
      if let found = row[column], let tag = MarkupTag(xml, at: found.tag) {
        let style = styles[CellAddress(row: number, column: column)] ?? found.style
        tag.set("s", to: String(style), in: &edits)
        continue
      }
      added.append(column)
      if let place = row.gaps[column] ?? row.end {
        edits.insert(cell(column), at: place)
      } else {
        loose += cell(column)
      }
    }
    guard let least = added.min(), let most = added.max(), let tag = MarkupTag(xml, at: row.tag)
    else { return }
    if !loose.isEmpty { tag.fill(with: loose, in: &edits) }
    // The range of columns that a row may state for programs in a hurry.
    if let range = tag.value(of: "spans") {
      let ends = xml[range].split { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      if let low = ends.min(), let high = ends.max(), least < low || most > high {
        edits.replace(range, with: "\(min(low, least)):\(max(high, most))")
      }
    }
  }

  /// Only cells that are new can lie outside; a range that was wrong before stays as wrong.
  private func widenDimension(to addresses: [CellAddress], _ edits: inout MarkupEdits) {
    let added = addresses.filter { outline.rows[$0.row]?[$0.column] == nil }
    guard !added.isEmpty, let tag = outline.dimensionTag.flatMap({ MarkupTag(xml, at: $0) }),
      let range = tag.value(of: "ref"),
      let stated = CellRange(String(decoding: xml[range], as: UTF8.self))
    else { return }
    let rows = added.map(\.row) + [stated.first.row, stated.last.row]
    let columns = added.map(\.column) + [stated.first.column, stated.last.column]
    guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(),
      let right = columns.max()
    else { return }
    let whole = CellRange(rows: top...bottom, columns: left...right)
    if whole != stated { edits.replace(range, with: whole.description) }
  }
}
