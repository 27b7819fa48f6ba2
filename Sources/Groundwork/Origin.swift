/// Where a value came from, in eight bytes.
///
/// Every cell of a workbook and every scalar of a YAML file carries one, so it must cost next to
/// nothing; it is turned into file, sheet and cell only when somebody asks (`Sources.location`).
public struct Origin: Sendable, Hashable {
  /// Kind in the top 2 bits, then 14 bits of source, 24 of row or line, 24 of column.
  private let packed: UInt64

  /// The origin of a value that came from nowhere a person could open.
  public static let none = Origin(packed: 0)

  private enum Kind: UInt64 { case none, cell, line, rule }

  private init(packed: UInt64) { self.packed = packed }

  private init(_ kind: Kind, _ source: Int, _ row: Int, _ column: Int) {
    // A source, row or column past its field is clamped: a slightly wrong place in a message is
    // better than a trap in the middle of a clerk's work.
    let source = UInt64(min(max(source, 0), 0x3FFF))
    let row = UInt64(min(max(row, 0), 0xFF_FFFF))
    let column = UInt64(min(max(column, 0), 0xFF_FFFF))
    packed = kind.rawValue << 62 | source << 48 | row << 24 | column
  }

  /// A workbook cell; `row` and `column` count from 1, `source` is the sheet's number in `Sources`.
  public static func cell(source: Int, row: Int, column: Int) -> Origin {
    Origin(.cell, source, row, column)
  }

  /// A place in a text file; `line` and `column` count from 1, 0 when unknown.
  public static func line(source: Int, line: Int, column: Int) -> Origin {
    Origin(.line, source, line, column)
  }

  /// A value that a rule of ours computed; `source` names the rule in `Sources`.
  public static func rule(source: Int) -> Origin {
    Origin(.rule, source, 0, 0)
  }

  public var isNone: Bool { packed == 0 }

  /// The number of the source in `Sources`.
  public var source: Int { Int(packed >> 48 & 0x3FFF) }
  /// Row of a cell, or line of a text, from 1.
  public var row: Int { Int(packed >> 24 & 0xFF_FFFF) }
  /// Column, from 1; 0 when unknown.
  public var column: Int { Int(packed & 0xFF_FFFF) }

  var isCell: Bool { packed >> 62 == Kind.cell.rawValue }
  var isLine: Bool { packed >> 62 == Kind.line.rawValue }
}

/// The files, sheets and rules that origins refer to by number.
public struct Sources: Sendable, Hashable {
  /// One thing that values come from.
  public enum Source: Sendable, Hashable {
    case file(String)
    case sheet(file: String, sheet: String)
    case rule(Phrase)
  }

  public private(set) var all: [Source] = []

  public init() {}

  /// Adds a source, or finds it again, and answers its number.
  public mutating func number(of source: Source) -> Int {
    if let known = all.firstIndex(of: source) { return known }
    all.append(source)
    return all.count - 1
  }

  /// The place that an origin stands for.
  public func location(of origin: Origin) -> Location {
    guard !origin.isNone, all.indices.contains(origin.source) else { return .nowhere }
    switch all[origin.source] {
    case .file(let file):
      return .text(file: file, line: origin.row, column: origin.column)
    case .sheet(let file, let sheet):
      // A list, or a record with no row of its own, comes from the sheet as a whole.
      guard origin.row > 0 else { return .sheet(file: file, sheet: sheet) }
      return .cell(file: file, sheet: sheet, CellAddress(row: origin.row, column: origin.column))
    case .rule(let rule):
      return .rule(rule)
    }
  }
}
