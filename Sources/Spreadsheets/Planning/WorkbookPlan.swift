public import Groundwork

/// A workbook as it is to be written: what stands in which cell, and how it looks.
///
/// A plan is a plain value: nothing is opened, measured or written before `writeWorkbook(_:)`.
///
///     var styles = StyleBook()
///     let heading = styles.intern(CellStyle { $0.isBold = true; $0.borders = .thin })
///     var sheet = SheetPlan(name: "Tuyển quân")
///     sheet.columns = [ColumnPlan(width: .characters(38)), ColumnPlan(width: .characters(10))]
///     sheet.append(RowPlan([.text("Xã", heading), .text("Chỉ tiêu", heading)]))
///     sheet.append(RowPlan([.text("Hòa Mẫu"), .integer(12)]))
///     let bytes = try writeWorkbook(WorkbookPlan(sheets: [sheet], styles: styles))
public struct WorkbookPlan: Sendable, Hashable {
  /// The sheets in the order of their tabs; there must be at least one that is not hidden.
  public var sheets: [SheetPlan]
  /// The styles that the cells of every sheet refer to.
  public var styles: StyleBook
  public var properties: WorkbookProperties
  public var names: [DefinedName]
  /// Place of the sheet in front when the workbook is opened, in `sheets`.
  public var activeSheet: Int

  public init(
    sheets: [SheetPlan] = [], styles: StyleBook = StyleBook(),
    properties: WorkbookProperties = WorkbookProperties(), names: [DefinedName] = []
  ) {
    self.sheets = sheets
    self.styles = styles
    self.properties = properties
    self.names = names
    activeSheet = 0
  }
}

/// What the workbook says of itself under “Properties”.
public struct WorkbookProperties: Sendable, Hashable {
  public var title: String?
  public var subject: String?
  public var author: String?
  public var company: String?
  public var keywords: String?
  public var comments: String?
  /// The day on which the workbook says it was made, at 00:00 UTC; nil stands for 1 January 1980,
  /// because the house has no clock and the same plan must always give the same bytes.
  public var created: CalendarDate?

  public init(title: String? = nil, author: String? = nil, created: CalendarDate? = nil) {
    self.title = title
    self.author = author
    self.created = created
  }
}

/// A name for a range or a formula, which other formulas and drop-downs may use.
public struct DefinedName: Sendable, Hashable {
  /// Latin letters, digits, `_` and `.`, starting with a letter or `_`; not like a cell address.
  public var name: String
  /// What it stands for, such as `='Danh mục'!$A$2:$A$30`.
  public var formula: String

  public init(_ name: String, _ formula: String) {
    self.name = name
    self.formula = formula
  }

  public init(_ name: String, _ range: CellRange, onSheet sheet: String) {
    self.init(name, "=" + range.absolute(onSheet: sheet))
  }
}
