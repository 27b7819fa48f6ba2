import Groundwork
import Spreadsheets

/// A workbook in which a person fills in what a template asks for: a sheet of single values and a
/// sheet for each list.
///
/// A hidden sheet says which sheet is which list, so that the names of sheets may be changed, and
/// `fill` takes the workbook as data.
struct FieldWorkbook {
  /// One sheet for a list.
  private struct ListSheet {
    var name: String
    /// As templates write it: `don_vi[]`.
    var path: String
    /// The heading of the column that says which row of the outer list a row belongs to; empty for
    /// a list that stands in no other.
    var parent: String
    var columns: [Column]
  }

  private struct Column {
    /// The field, seen from the list's item; empty when the items are values themselves.
    var field: String
    var node: FieldTree.Node
  }

  /// The hidden sheet that says what the others are.
  static let mapName = "_tongket"
  static let valuesHeading = "giá trị"
  /// Rows that are prepared for typing.
  private static let lastRow = 1_000

  private var values: [Column] = []
  private var lists: [ListSheet] = []

  init(_ tree: FieldTree) {
    for node in tree.fields { values += columns(of: node, as: node.name, in: "") }
  }

  /// How many fields there are to fill in.
  var count: Int { values.count + lists.reduce(0) { $0 + $1.columns.count } }

  /// The columns for what holds single values; lists below get sheets of their own.
  private mutating func columns(
    of node: FieldTree.Node, as field: String, in list: String
  ) -> [Column] {
    switch node.kind {
    case .scalar: return [Column(field: field, node: node)]
    case .record:
      return node.fields.flatMap { columns(of: $0, as: "\(field).\($0.name)", in: list) }
    case .list:
      let path = (list.isEmpty ? "" : list + ".") + field + "[]"
      let place = lists.count
      let stem = String(path.filter { $0 != "[" && $0 != "]" }.suffix(27))
      let taken = lists.count { $0.name.hasPrefix(stem) }
      lists.append(
        ListSheet(
          name: taken == 0 ? stem : "\(stem) \(taken + 1)", path: path,
          parent: list.isEmpty ? "" : "dòng của \(lists.last { $0.path == list }?.name ?? list)",
          columns: []))
      var columns: [Column] = []
      if let item = node.item, item.kind == .record {
        for field in item.fields {
          columns += self.columns(of: field, as: field.name, in: path)
        }
      } else {
        columns = [Column(field: "", node: node.item ?? node)]
      }
      lists[place].columns = columns
      return []
    }
  }

  // MARK: - Sheets

  /// The workbook as it is to be written.
  func plan(title: String, language: Language) -> WorkbookPlan {
    var looks = FillInLooks()
    var sheets = [valuesSheet(&looks, title, language)]
    for list in lists { sheets.append(sheet(list, &looks, language)) }
    var map = SheetPlan(name: Self.mapName)
    map.visibility = .hidden
    map.append(RowPlan([.text("trang"), .text("danh sách"), .text("cột nối")]))
    for list in lists {
      map.append(RowPlan([.text(list.name), .text(list.path), .text(list.parent)]))
    }
    return WorkbookPlan(
      sheets: sheets + [map], styles: looks.styles, properties: WorkbookProperties(title: title))
  }

  private func valuesSheet(
    _ looks: inout FillInLooks, _ title: String, _ language: Language
  ) -> SheetPlan {
    var sheet = SheetPlan(name: FieldWorkbookReading.valuesName)
    let open = looks.open { $0.wraps = true }
    sheet.columns = [
      ColumnPlan(width: .fitted(atLeast: 20)), ColumnPlan(width: .characters(50), style: open),
      ColumnPlan(width: .characters(60)),
    ]
    let headings = [
      Phrase(vi: "mục", en: "field"), Phrase(vi: "giá trị", en: "value"),
      Phrase(vi: "ghi chú", en: "note"),
    ]
    sheet.append(RowPlan(headings.map { .text($0.text(in: language), looks.heading) }))
    for column in values {
      let style = column.node.isOptional ? looks.heading : looks.requiredHeading
      let row = sheet.append(
        RowPlan([
          .text(column.field, style), .blank(open),
          .text(note(column.node, language), looks.prose),
        ]))
      let cell = CellRange(rows: row...row, columns: 2...2)
      if let rule = validation(column.node, cell, language) { sheet.validations.append(rule) }
    }
    sheet.frozenRows = 1
    return sheet
  }

  private func sheet(
    _ list: ListSheet, _ looks: inout FillInLooks, _ language: Language
  ) -> SheetPlan {
    var sheet = SheetPlan(name: list.name)
    let open = looks.open { _ in }
    var headings: [PlannedCell] = []
    if !list.parent.isEmpty {
      headings.append(.text(list.parent, looks.requiredHeading))
      sheet.columns.append(ColumnPlan(width: .fitted(atLeast: 12), style: open))
      sheet.notes.append(CellNote(at: CellAddress(row: 1, column: 1), Self.parentNote(language)))
      sheet.validations.append(
        DataValidation(
          CellRange(rows: 2...Self.lastRow, columns: 1...1), .integer(.atLeast(1))))
    }
    for column in list.columns {
      let number = headings.count + 1
      headings.append(
        .text(
          column.field.isEmpty ? Self.valuesHeading : column.field,
          column.node.isOptional ? looks.heading : looks.requiredHeading))
      sheet.columns.append(ColumnPlan(width: .fitted(atLeast: 16), style: open))
      sheet.notes.append(
        CellNote(at: CellAddress(row: 1, column: number), note(column.node, language)))
      let cells = CellRange(rows: 2...Self.lastRow, columns: number...number)
      if let rule = validation(column.node, cells, language) { sheet.validations.append(rule) }
    }
    sheet.append(RowPlan(headings, height: .fitted))
    sheet.frozenRows = 1
    return sheet
  }

  // MARK: - Words

  private func note(_ node: FieldTree.Node, _ language: Language) -> String {
    let need =
      node.isOptional
      ? Phrase(vi: "Có thể để trống.", en: "May stay empty.")
      : Phrase(vi: "Bắt buộc.", en: "Required.")
    var lines = [need.text(in: language)]
    if !node.choices.isEmpty {
      let words = node.choices.joined(separator: "; ")
      lines.append(
        Phrase(vi: "Mẫu phân biệt: \(words).", en: "The template tells apart: \(words).")
          .text(in: language))
    }
    if let place = node.location.described(in: language) { lines.append(place) }
    return lines.joined(separator: "\n")
  }

  /// A drop-down of what the template compares the field with; other words are taken when the person
  /// insists.
  private func validation(
    _ node: FieldTree.Node, _ cells: CellRange, _ language: Language
  ) -> DataValidation? {
    let words = node.choices
    let length = words.reduce(words.count - 1) { $0 + $1.utf16.count }
    guard !words.isEmpty, length <= 255,
      !words.contains(where: { $0.contains(",") || $0.contains("\"") })
    else { return nil }
    let text = Phrase(
      vi: "Mẫu không nhắc đến giá trị này. Vẫn ghi?",
      en: "The template does not speak of this value. Keep it?")
    var rule = DataValidation(
      cells, .list(words),
      alert: DataValidation.Message(String(node.name.prefix(32)), text.text(in: language)))
    rule.alertKind = .warning
    return rule
  }

  private static func parentNote(_ language: Language) -> String {
    Phrase(
      vi: "Số thứ tự của dòng ở trang kia mà dòng này thuộc về: 1 là dòng đầu sau tiêu đề.",
      en: "The number of the row on the other sheet that this row belongs to: 1 is the first."
    )
    .text(in: language)
  }
}
