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

  /// `words` are the lists of the law tables by name: `ranks` and `award_forms`.
  public init(schema: WorkbookSchema, words: [String: [String]] = [:]) {
    self.schema = schema
    self.words = words
  }

  /// Rows that are prepared for typing.
  ///
  /// A province has some hundred communes and two thousand awards.
  static let lastRow = 2_500

  /// The workbook as it is to be written.
  public func plan() -> WorkbookPlan {
    var looks = FillInLooks()
    var lists = FillInLists()
    var sheets: [SheetPlan] = [FillInGuide.sheet(for: schema, &looks)]
    for sheet in schema.sheets {
      let plan = FillInSheet(sheet, in: schema, words: words).plan(&looks, &lists)
      sheets.append(plan)
    }
    if let sheet = lists.sheet(looks) { sheets.append(sheet) }
    var plan = WorkbookPlan(
      sheets: sheets, styles: looks.styles,
      properties: WorkbookProperties(title: "Số liệu hồ sơ hội nghị"))
    plan.activeSheet = 0
    return plan
  }
}

/// The few looks of the fill-in workbook.
struct FillInLooks {
  private(set) var styles = StyleBook()
  let title: StyleID
  let prose: StyleID
  let heading: StyleID
  let requiredHeading: StyleID
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
