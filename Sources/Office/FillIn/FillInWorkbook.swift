import Groundwork
public import Records
public import Spreadsheets

/// The empty workbook that a clerk fills in: `so-lieu.xlsx` of a new dossier.
///
/// A sheet for each kind of record, with headings that explain themselves, cells that take only what
/// they should, drop-downs, and required cells that turn red while they are blank in a row that was
/// begun. What it holds follows the schema alone, so a column added there shows up here.
public struct FillInWorkbook: Sendable {
  private let schema: WorkbookSchema
  private let words: [String: [String]]
  private let filling: [String: FillInRows]

  /// - Parameters:
  ///   - words: the lists of the law tables by name: `ranks` and `award_forms`.
  ///   - filling: rows that stand there already, by the sheet's id.
  public init(
    schema: WorkbookSchema, words: [String: [String]] = [:], filling: [String: FillInRows] = [:]
  ) {
    self.schema = schema
    self.words = words
    self.filling = filling
  }

  /// Rows that are prepared for typing.
  ///
  /// A province has some hundred communes and two thousand awards.
  private static let preparedRows = 2_500

  /// Rows to go on typing in below those that stand there.
  private static let spareRows = 500

  /// The workbook as it is to be written.
  public func plan() -> WorkbookPlan {
    var looks = FillInLooks()
    var lists = FillInLists()
    var sheets: [SheetPlan] = [FillInGuide.sheet(for: schema, &looks)]
    let filled = filling.values.map(\.rows.count).max() ?? 0
    let frame = FillInFrame(
      schema: schema, words: words, lastRow: max(Self.preparedRows, filled + Self.spareRows))
    for sheet in schema.sheets {
      sheets.append(
        FillInSheet(sheet, in: frame).plan(filling[sheet.id] ?? FillInRows(), &looks, &lists))
    }
    if let sheet = lists.sheet(looks) { sheets.append(sheet) }
    var plan = WorkbookPlan(
      sheets: sheets, styles: looks.styles,
      properties: WorkbookProperties(title: "Số liệu hồ sơ hội nghị"))
    plan.activeSheet = 0
    return plan
  }
}

/// What all sheets of a fill-in workbook have in common.
struct FillInFrame {
  let schema: WorkbookSchema
  let words: [String: [String]]
  /// The last row that is prepared for typing.
  let lastRow: Int

  /// The row in which the records of a sheet start: below the headings, and below the totals where
  /// there are any.
  func firstRow(of sheet: SheetSchema) -> Int { sheet.columns.contains(where: \.isSummed) ? 3 : 2 }
}

/// Rows that stand in a fill-in workbook already.
public struct FillInRows: Sendable {
  /// What columns to the right of the schema's are called.
  public var ownColumns: [String] = []
  /// The cells of the schema's columns, then those of the own ones.
  public var rows: [[CellContent]] = []

  public init() {}
}

/// The few looks of the fill-in workbook.
struct FillInLooks {
  private(set) var styles = StyleBook()
  let title: StyleID
  let prose: StyleID
  let heading: StyleID
  let requiredHeading: StyleID
  let total: StyleID
  let alarm: StyleID

  private static let open = CellStyle {
    $0.isLocked = false
    $0.vertical = .top
    $0.borders = .thin
    $0.borderColor = Color(0xBFBFBF)
  }

  init() {
    title = styles.intern(
      CellStyle {
        $0.isBold = true
        $0.size = 16
      })
    prose = styles.intern(
      CellStyle {
        $0.wraps = true
        $0.vertical = .top
      })
    let plain = CellStyle {
      $0.isBold = true
      $0.wraps = true
      $0.horizontal = .center
      $0.vertical = .center
      $0.borders = .thin
      $0.fill = Color(0xDDEBF7)
    }
    heading = styles.intern(plain)
    requiredHeading = styles.intern(plain.with { $0.fill = Color(0xFFE699) })
    total = styles.intern(
      CellStyle {
        $0.isBold = true
        $0.borders = .thin
        $0.fill = Color(0xEDEDED)
        $0.numberFormat = .grouped
      })
    alarm = styles.intern(CellStyle { $0.fill = Color(0xF8CBAD) })
  }

  /// An open cell for values of a column.
  mutating func open(_ change: (inout CellStyle) -> Void) -> StyleID {
    styles.intern(Self.open.with(change))
  }
}

/// The lists behind drop-downs that are too long to stand in the rule itself, on a hidden sheet.
struct FillInLists {
  private var lists: [(name: String, words: [String])] = []

  /// The cells that hold a list; equal lists share theirs.
  mutating func range(of words: [String], named name: String) -> CellRange {
    let place = lists.firstIndex { $0.words == words } ?? lists.count
    if place == lists.count { lists.append((name, words)) }
    return CellRange(rows: 2...(words.count + 1), columns: (place + 1)...(place + 1))
  }

  /// Nil when there are no such lists.
  func sheet(_ looks: FillInLooks) -> SheetPlan? {
    guard !lists.isEmpty else { return nil }
    var sheet = SheetPlan(name: TableIntake.listsSheet)
    sheet.visibility = .hidden
    for (index, list) in lists.enumerated() {
      sheet.columns.append(ColumnPlan(width: .fitted()))
      sheet[1, index + 1] = .text(list.name, looks.heading)
      for (row, word) in list.words.enumerated() { sheet[row + 2, index + 1] = .text(word) }
    }
    sheet.protection = []
    return sheet
  }
}
