/// What becomes of a sheet when the workbooks of many units are put together for the body above.
public enum RollupRule: Sendable, Hashable {
  /// Every row is kept, with the name of the unit that handed it in.
  case kept
  /// The sheet is each body's own affair, such as the agenda of its conference.
  case left
  /// Rows alike in the columns `by` are one and the same record, whoever wrote them: a second one
  /// is a duplicate, or a conflict where the two differ.
  ///
  /// `isShared` says that units are expected to write the same record, such as a decree: then only
  /// a conflict is worth a word.
  case single(by: [String], isShared: Bool)
  /// Rows alike in the columns `by` are added up.
  case added(by: [String])
}

/// Which rows of which sheet are the units that have to hand in their figures.
public struct UnitList: Sendable, Hashable {
  /// The sheet's id.
  public let sheet: String
  /// The column that holds a unit's name.
  public let name: String
  /// The column that holds its short name; nil when there is none.
  public let shortName: String?
  /// The column that says what kind of unit a row is; nil when all rows are alike.
  public let kind: String?
  /// The kinds that hand in; empty for all.
  public let kinds: [String]
}
