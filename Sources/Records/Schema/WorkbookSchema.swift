import Groundwork

/// The clerk's workbook as `Templates/records/so-lieu.yaml` describes it: sheets, columns, and what
/// is computed from them.
///
/// Reading, computing, checking and the fill-in workbook all follow one schema, so that a column
/// added to the file is known everywhere.
public struct WorkbookSchema: Sendable, Hashable {
  /// In the order of the file, which is the order of the tabs.
  public let sheets: [SheetSchema]
  /// The units that a body above them expects figures from; nil when the schema does not say.
  public let units: UnitList?
  private let places: [String: Int]

  /// A schema without sheets, for when there is none to read.
  public static let empty = WorkbookSchema(sheets: [])

  init(sheets: [SheetSchema], units: UnitList? = nil) {
    self.sheets = sheets
    self.units = units
    var places: [String: Int] = [:]
    for (index, sheet) in sheets.enumerated() {
      for name in [sheet.name, sheet.id] where places[name.matchKey] == nil {
        places[name.matchKey] = index
      }
    }
    self.places = places
  }

  /// The sheet with this name or id, blind to case, spaces, signs and diacritics; nil when there is
  /// none.
  public func sheet(named name: String) -> SheetSchema? {
    places[name.matchKey].map { sheets[$0] }
  }

  /// The sheet with exactly this id.
  public subscript(id: String) -> SheetSchema? { sheets.first { $0.id == id } }
}

/// One sheet: a kind of record, one to a row.
public struct SheetSchema: Sendable, Hashable {
  /// The name under which templates see the rows.
  public let id: String
  /// The name on the tab.
  public let name: String
  /// What a clerk is told about the sheet; nil when nothing needs saying.
  public let note: String?
  public let columns: [ColumnSchema]
  public let computed: [ComputedField]
  /// How the rows of many units come together.
  public let rollup: RollupRule
  private let places: [String: Int]

  init(
    id: String, name: String, note: String?, columns: [ColumnSchema], computed: [ComputedField],
    rollup: RollupRule = .kept
  ) {
    self.id = id
    self.name = name
    self.note = note
    self.columns = columns
    self.computed = computed
    self.rollup = rollup
    var places: [String: Int] = [:]
    // A heading counts before another column's other names, and those before its id.
    for spellings in [{ [$0.heading] }, \.also, { [$0.id] }] as [(ColumnSchema) -> [String]] {
      for (index, column) in columns.enumerated() {
        for spelling in spellings(column) where places[spelling.matchKey] == nil {
          places[spelling.matchKey] = index
        }
      }
    }
    self.places = places
  }

  /// The column with this heading, one of its other names, or its id, blind to case, spaces, signs
  /// and diacritics; nil when there is none.
  public func column(headed heading: String) -> ColumnSchema? {
    places[heading.matchKey].map { columns[$0] }
  }

  /// The column with exactly this id.
  public subscript(id: String) -> ColumnSchema? { columns.first { $0.id == id } }
}

/// What the cells of a column hold.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
  case text, integer, number, date, yesno

  /// Whether cells can be added up.
  public var isNumeric: Bool { self == .integer || self == .number }
}

/// One column of a sheet.
public struct ColumnSchema: Sendable, Hashable {
  /// A column of another sheet whose values may be written.
  public struct Reference: Sendable, Hashable {
    public var sheet: String
    public var column: String

    public init(sheet: String, column: String) {
      self.sheet = sheet
      self.column = column
    }
  }

  /// The field's name in templates.
  public let id: String
  /// The heading as the fill-in workbook prints it.
  public let heading: String
  /// Other headings under which clerks know the column.
  public let also: [String]
  public let type: ColumnType
  public let isRequired: Bool
  public let isUnique: Bool
  /// Whether the column is added up, and a typed total row checked against the sum.
  public let isSummed: Bool
  /// Nil when there is no limit.
  public let minimum: Double?
  public let maximum: Double?
  /// Width in characters; nil when the fill-in workbook may choose.
  public let width: Double?
  public let wraps: Bool
  /// The words that may be written; empty when anything may be.
  public let choices: [String]
  /// Where the words that may be written stand; nil when nowhere.
  public let from: Reference?
  /// What the fill-in workbook shows as an example; nil when it shows none.
  public let example: String?
  /// What a clerk is told about the column; nil when the heading says it all.
  public let note: String?
  /// Whether the column holds military ranks, which the law tables list.
  public let holdsRanks: Bool
  /// Whether the column holds forms of award, which the law tables list.
  public let holdsAwardForms: Bool
}

/// A field that is computed for every row.
public struct ComputedField: Sendable, Hashable {
  /// How it is computed, from columns and from fields computed before it.
  public enum Formula: Sendable, Hashable {
    /// A fraction; nothing when the second is 0 or either is missing.
    case ratio(String, String)
    /// The first less the second; nothing when either is missing.
    case change(String, String)
    /// 1 for the largest; equal values share a rank and the next one is skipped.
    case rank(String)
  }

  public let id: String
  public let formula: Formula
}
