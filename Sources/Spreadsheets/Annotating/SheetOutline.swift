import Groundwork
import Packaging

/// Where in a sheet's XML the cells stand that are to be changed, and where missing ones belong.
struct SheetOutline {
  /// A cell that exists.
  struct Cell {
    let column: Int
    /// Where its tag starts.
    let tag: Int
    let style: Int
  }

  /// A row that exists and has cells to change.
  struct Row {
    let tag: Int
    /// What cells of the row look like that do not exist; nil when the row does not say.
    let style: Int?
    /// The cells to change, by column.
    var cells: [Int: Cell] = [:]
    /// The first cell there is; nil in an empty row.
    var first: Cell?
    /// Where a cell goes that does not exist: before the first one right of it.
    var gaps: [Int: Int] = [:]
    /// Where cells go that have nothing right of them; nil for `<row/>`.
    var end: Int?
  }

  private(set) var rows: [Int: Row] = [:]
  /// Where a row goes that does not exist: before the first one below it.
  private(set) var gaps: [Int: Int] = [:]
  /// Where `<sheetData>` starts.
  private(set) var dataTag: Int?
  /// Where rows go that have nothing below them; nil for `<sheetData/>`.
  private(set) var dataEnd: Int?
  /// Where `<dimension>` starts; nil when there is none.
  private(set) var dimensionTag: Int?
  /// The relationship of the drawing that shows notes; nil when there is none.
  private(set) var drawing: String?
  /// Where the element for that drawing goes.
  private(set) var drawingPlace = 0
  private(set) var rootTag = 0
  /// Looks and widths of columns.
  private(set) var columns = SheetColumns()

  /// Elements that come after the drawing of notes (ECMA-376-1, 18.3.1.99).
  private static let afterDrawing: Set<String> = [
    "x:legacyDrawingHF", "x:drawingHF", "x:picture", "x:oleObjects", "x:controls",
    "x:webPublishItems", "x:tableParts", "x:extLst", "mc:AlternateContent",
  ]

  private static let names = XMLVocabulary([
    "x:row", "x:c", "r", "s", "x:sheetData", "customFormat", "x:dimension", "x:col",
    "x:legacyDrawing", "x:sheetFormatPr",
  ])
  private enum Name {
    static let row = XMLName(index: 0)
    static let c = XMLName(index: 1)
    static let r = XMLName(index: 2)
    static let s = XMLName(index: 3)
    static let sheetData = XMLName(index: 4)
    static let customFormat = XMLName(index: 5)
    static let dimension = XMLName(index: 6)
    static let col = XMLName(index: 7)
    static let legacyDrawing = XMLName(index: 8)
    static let sheetFormatPr = XMLName(index: 9)
  }

  /// - Parameter wanted: the cells to change; column 0 stands for the first cell of a row.
  init(_ xml: [UInt8], part: String, wanted: Set<CellAddress>) throws(PackageFault) {
    var columns: [Int: [Int]] = [:]
    for address in wanted.sorted() { columns[address.row, default: []].append(address.column) }
    let wantedRows = columns.keys.sorted()
    var nextRow = 0

    var reader = try XMLReader(xml, part: part, vocabulary: Self.names)
    var number = 0
    var current: (number: Int, row: Row)?
    var column = 0
    var nextColumn = 0
    var drawingPlace: Int?
    while let event = try reader.next() {
      switch event {
      case .start(Name.row) where reader.depth == 3:
        number = reader.attribute(Name.r).flatMap(Self.integer) ?? number + 1
        column = 0
        nextColumn = 0
        // A row that comes too late in the file takes back the gap made for it.
        while nextRow < wantedRows.count, wantedRows[nextRow] < number {
          if rows[wantedRows[nextRow]] == nil { gaps[wantedRows[nextRow]] = reader.offset }
          nextRow += 1
        }
        guard columns[number] != nil, rows[number] == nil else { break }
        let isStyled = reader.attribute(Name.customFormat).map(Self.isTrue) ?? false
        let style = isStyled ? reader.attribute(Name.s).flatMap(Self.integer) : nil
        current = (number, Row(tag: reader.offset, style: style))
      case .start(Name.c) where reader.depth == 4 && current != nil:
        guard case (let number, var row)? = current, let wanted = columns[number] else { break }
        column = reader.attribute(Name.r).flatMap(Self.column) ?? column + 1
        let cell = Cell(
          column: column, tag: reader.offset,
          style: reader.attribute(Name.s).flatMap(Self.integer) ?? 0)
        if row.first == nil { row.first = cell }
        while nextColumn < wanted.count, wanted[nextColumn] < column {
          if row.cells[wanted[nextColumn]] == nil {
            row.gaps[wanted[nextColumn]] = reader.offset
          }
          nextColumn += 1
        }
        if wanted.contains(column), row.cells[column] == nil { row.cells[column] = cell }
        current = (number, row)
      case .end(Name.row):
        guard case (let number, var row)? = current else { break }
        if MarkupTag(xml, at: row.tag)?.isEmpty == false { row.end = reader.offset }
        rows[number] = row
        gaps[number] = nil
        current = nil
      case .start(Name.sheetData) where reader.depth == 2:
        dataTag = reader.offset
      case .end(Name.sheetData):
        if let tag = dataTag, MarkupTag(xml, at: tag)?.isEmpty == false {
          dataEnd = reader.offset
        }
      case .start(Name.dimension) where reader.depth == 2:
        dimensionTag = reader.offset
      case .start(Name.col) where reader.depth == 3:
        self.columns.add(reader.attributes)
      case .start(Name.sheetFormatPr):
        self.columns.take(defaults: reader.attributes)
      case .start(Name.legacyDrawing) where reader.depth == 2:
        drawing = reader["r:id"]
      case .start where reader.depth == 1:
        rootTag = reader.offset
      case .start where reader.depth == 2:
        if drawingPlace == nil, dataTag != nil, Self.afterDrawing.contains(reader.label) {
          drawingPlace = reader.offset
        }
      case .end where reader.depth == 0:
        if drawingPlace == nil { drawingPlace = reader.offset }
      default:
        break
      }
    }
    self.drawingPlace = drawingPlace ?? xml.count
  }

  /// The cell that an address stands for: that of a whole row is its first cell.
  func resolved(_ address: CellAddress) -> CellAddress {
    guard address.column == 0 else { return address }
    return CellAddress(row: address.row, column: rows[address.row]?.first?.column ?? 1)
  }

  /// The style that a cell has, or would have if it existed.
  func style(at address: CellAddress) -> Int {
    guard let row = rows[address.row] else { return columns.style(of: address.column) }
    return row[address.column]?.style ?? row.style ?? columns.style(of: address.column)
  }

  // MARK: Attributes as bytes: a sheet has millions of them

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 10 else { return nil }
    var number = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private static func column(_ address: ArraySlice<UInt8>) -> Int? {
    var column = 0
    for byte in address {
      guard let letter = CellAddress.number(ofLetter: byte) else { break }
      column = column * 26 + letter
      guard column <= CellAddress.lastColumn else { return nil }
    }
    return column > 0 ? column : nil
  }

  private static func isTrue(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8)
  }
}

extension SheetOutline.Row {
  /// The cell in a column; nil when there is none, or nobody asked for it.
  subscript(column: Int) -> SheetOutline.Cell? {
    cells[column] ?? (first?.column == column ? first : nil)
  }
}

/// Looks and widths of the columns of a sheet.
struct SheetColumns {
  private struct Span {
    let columns: ClosedRange<Int>
    let style: Int
    let width: Double?
    let isHidden: Bool
  }

  private var spans: [Span] = []
  /// In letters of the standard font; Excel's own default.
  private var standardWidth = 8.43
  /// Height of a row that does not say, in points.
  private(set) var rowHeight = 15.0

  mutating func add(_ attributes: [(name: String, value: String)]) {
    let known = Dictionary(attributes) { first, _ in first }
    guard let first = known["min"].flatMap({ Int($0) }),
      let last = known["max"].flatMap({ Int($0) }),
      1 <= first, first <= last, spans.count < CellAddress.lastColumn
    else { return }
    spans.append(
      Span(
        columns: first...last, style: known["style"].flatMap { Int($0) } ?? 0,
        width: known["width"].flatMap { Double($0) },
        isHidden: ["1", "true"].contains(known["hidden"])))
  }

  mutating func take(defaults attributes: [(name: String, value: String)]) {
    for (name, value) in attributes {
      guard let number = Double(value), number > 0, number < 1_000 else { continue }
      if name == "defaultColWidth" { standardWidth = number }
      if name == "defaultRowHeight" { rowHeight = number }
    }
  }

  func style(of column: Int) -> Int {
    spans.first { $0.columns.contains(column) }?.style ?? 0
  }

  /// Width of a column on the screen, in pixels: seven for a letter, and five for the borders.
  func pixels(of column: Int) -> Int {
    let span = spans.first { $0.columns.contains(column) }
    if span?.isHidden == true { return 0 }
    return Int(min(255, max(0, span?.width ?? standardWidth)) * 7 + 5)
  }
}
