import Groundwork
import Records
import Spreadsheets

/// The workbooks that a roll-up makes: the figures as a dossier has them, and the report on who
/// handed in what.
struct RollupReport {
  private let rollup: Rollup
  private let words: [String: [String]]

  init(_ rollup: Rollup, words: [String: [String]]) {
    self.rollup = rollup
    self.words = words
  }

  static let standingSheet = "Tình hình nộp"
  static let sumSheet = "Cộng theo đơn vị"
  /// The column of the figures that says who wrote a row.
  static let writerColumn = "Đơn vị nộp"

  // MARK: The figures

  /// `so-lieu.xlsx`: the fill-in workbook with the rows of all units in it, and who handed in.
  func figures() -> WorkbookPlan {
    var filling: [String: FillInRows] = [:]
    for table in rollup.tables {
      var rows = FillInRows()
      rows.ownColumns = [Self.writerColumn]
      rows.rows = table.rows.map { row in
        row.values.map(\.content) + [
          row.unit.map { .text(rollup.register.units[$0].name) } ?? .blank
        ]
      }
      filling[table.sheet.id] = rows
    }
    var plan = FillInWorkbook(schema: rollup.schema, words: words, filling: filling).plan()
    var looks = Looks(plan.styles)
    plan.sheets.append(standings(&looks))
    plan.styles = looks.styles
    return plan
  }

  // MARK: The report

  /// `tong-hop.xlsx`: who handed in and who did not, and the sums of each unit.
  func report() -> WorkbookPlan {
    var looks = Looks(StyleBook())
    let sheets = [standings(&looks), sums(looks)]
    return WorkbookPlan(
      sheets: sheets, styles: looks.styles,
      properties: WorkbookProperties(title: "Tổng hợp số liệu của các đơn vị"))
  }

  private func standings(_ looks: inout Looks) -> SheetPlan {
    var plan = SheetPlan(name: Self.standingSheet)
    plan.columns = [8, 38, 16, 48, 12].map { ColumnPlan(width: .characters($0)) }
    plan.append(
      RowPlan(
        ["TT", "Đơn vị", "Tình hình", "Tệp", "Số bản ghi"].map { .text($0, looks.heading) },
        height: .fitted))
    for (index, unit) in rollup.register.units.enumerated() {
      let standing = rollup.standings[index]
      let style = standing.isGood ? looks.text : looks.missing
      plan.append(
        RowPlan([
          .integer(index + 1, looks.number), .text(unit.name, style),
          .text(standing.words.vi, style), .text(standing.path ?? "", looks.text),
          standing.rows.map { .integer($0, looks.number) } ?? .blank(looks.number),
        ]))
    }
    plan.frozenRows = 1
    plan.autofilter = CellRange(rows: 1...max(1, plan.rows.count), columns: 1...5)
    plan.page.orientation = .landscape
    plan.page.repeatedRows = 1...1
    return plan
  }

  /// A row for each unit, a group of columns for each sheet that is added up, and the totals.
  private func sums(_ looks: Looks) -> SheetPlan {
    var plan = SheetPlan(name: Self.sumSheet)
    plan.columns = [ColumnPlan(width: .characters(8)), ColumnPlan(width: .characters(34))]
    var groups = RowPlan([.blank(looks.heading), .blank(looks.heading)])
    var headings = RowPlan(
      [.text("TT", looks.heading), .text("Đơn vị", looks.heading)], height: .fitted)
    let units = rollup.register.units
    var lines = units.enumerated().map { index, unit -> [PlannedCell] in
      [.integer(index + 1, looks.number), .text(unit.name, looks.text)]
    }
    var total: [PlannedCell] = [.blank(looks.total), .text("Tổng cộng", looks.total)]
    var merges: [(CellRange, String)] = []
    for table in rollup.tables {
      let (columns, byUnit) = rollup.sums(of: table)
      guard !columns.isEmpty, !byUnit.isEmpty else { continue }
      let first = plan.columns.count + 1
      for (place, column) in columns.enumerated() {
        plan.columns.append(ColumnPlan(width: .characters(11)))
        groups.cells.append(.blank(looks.heading))
        headings.cells.append(.text(table.sheet.columns[column].heading, looks.heading))
        var sum = 0.0
        for unit in units.indices {
          guard let number = byUnit[unit]?[place] else {
            lines[unit].append(.blank(looks.number))
            continue
          }
          sum += number
          lines[unit].append(.number(number, looks.number))
        }
        let letters = CellAddress.letters(ofColumn: first + place)
        total.append(
          .formula(
            "=SUM(\(letters)3:\(letters)\(units.count + 2))", result: .number(sum), looks.total))
      }
      let range = CellRange(rows: 1...1, columns: first...(first + columns.count - 1))
      merges.append((range, table.sheet.name))
    }
    plan.append(groups)
    plan.append(headings)
    for (range, name) in merges { plan.merge(range, .text(name), looks.heading) }
    for line in lines { plan.append(RowPlan(line)) }
    plan.append(RowPlan(total))
    plan.frozenRows = 2
    plan.frozenColumns = 2
    plan.page.orientation = .landscape
    plan.page.paper = .a3
    plan.page.repeatedRows = 1...2
    return plan
  }

  /// The few looks of the report.
  private struct Looks {
    var styles: StyleBook
    let heading: StyleID
    let text: StyleID
    let missing: StyleID
    let number: StyleID
    let total: StyleID

    init(_ book: StyleBook) {
      styles = book
      let cell = CellStyle {
        $0.borders = .thin
        $0.vertical = .center
      }
      heading = styles.intern(
        cell.with {
          $0.isBold = true
          $0.wraps = true
          $0.horizontal = .center
          $0.fill = Color(0xDDEBF7)
        })
      text = styles.intern(cell)
      missing = styles.intern(cell.with { $0.fill = Color(0xF8CBAD) })
      number = styles.intern(cell.with { $0.numberFormat = .grouped })
      total = styles.intern(
        cell.with {
          $0.isBold = true
          $0.numberFormat = .grouped
        })
    }
  }
}

extension Rollup.Standing {
  var isGood: Bool { if case .handedIn = self { true } else { false } }

  var words: Phrase {
    switch self {
    case .missing: Phrase(vi: "chưa nộp", en: "not handed in")
    case .handedIn: Phrase(vi: "đã nộp", en: "handed in")
    case .unreadable: Phrase(vi: "không đọc được", en: "cannot be read")
    }
  }

  fileprivate var path: String? {
    switch self {
    case .missing: nil
    case .handedIn(let path, _), .unreadable(let path): path
    }
  }

  fileprivate var rows: Int? {
    if case .handedIn(_, let rows) = self { rows } else { nil }
  }
}

extension Value {
  /// The value as a cell of a workbook.
  fileprivate var content: CellContent {
    switch payload {
    case .text(let text), .markup(let text): .text(text)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .date(let date): .date(date)
    case .bool(let bool): .text(bool ? "có" : "không")
    case .none, .list, .record, .object: .blank
    }
  }
}
