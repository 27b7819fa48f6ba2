import Groundwork

/// Reads the rows of a sheet, one at a time, into the same `SheetRow`.
struct RowScan {
  private(set) var row = SheetRow(number: 0, cells: [])
  /// Whether a cell referred to a shared string while the workbook has none at all.
  private(set) var lacksSharedStrings = false
  private var scanner = MarkupScanner([], 0..<0)
  private let context: WorkbookContext
  private let layout: SheetLayout
  private let hasMerges: Bool
  private let file: String
  private let sheet: String
  private var reported = 0

  /// How many bad cells of one sheet are told about: nobody reads more, and a hostile sheet could
  /// have a million.
  private static let reportLimit = 100

  /// A scan that has no rows yet.
  init(sheet: String, file: String, context: WorkbookContext, layout: SheetLayout) {
    self.sheet = sheet
    self.file = file
    self.context = context
    self.layout = layout
    hasMerges = !layout.mergedRanges.isEmpty
  }

  /// Goes on with these rows, which follow those before.
  mutating func begin(_ rows: MarkupScanner) { scanner = rows }

  /// Lets the bytes go, so that whoever lent them may change them without a copy.
  mutating func letGo() { scanner = MarkupScanner([], 0..<0) }

  /// Reads the next row; false when there is none left.
  mutating func next() throws(MarkupScanner.Flaw) -> Bool {
    while true {
      switch try scanner.next() {
      case .open where scanner.code == Element.row:
        try readRow()
        return true
      case .open:
        try scanner.skipElement()
      case .close:
        throw scanner.flaw("unexpected end tag")
      case .end:
        return false
      }
    }
  }

  private mutating func readRow() throws(MarkupScanner.Flaw) {
    var number = row.number + 1
    var isNumbered = false
    row.isHidden = false
    row.cells.removeAll(keepingCapacity: true)
    row.problems.removeAll(keepingCapacity: true)
    while try scanner.nextAttribute() {
      switch scanner.attribute {
      case Element.r:
        guard let stated = scanner.integer(scanner.value) else {
          throw scanner.flaw("bad row number")
        }
        number = stated
        isNumbered = true
      case Element.hidden:
        row.isHidden = scanner.isTrue(scanner.value)
      default:
        break
      }
    }
    guard number >= 1, number <= CellAddress.lastRow else { throw scanner.flaw("bad row number") }
    row.number = number
    var column = 0
    var isOutOfOrder = false
    while true {
      switch try scanner.next() {
      case .open where scanner.code == Element.c:
        let previous = column
        try readCell(&column, isNumbered: &isNumbered)
        if column <= previous { isOutOfOrder = true }
        // More only when cells come twice, which no program writes.
        guard row.cells.count <= CellAddress.lastColumn else {
          throw scanner.flaw("too many cells in a row")
        }
      case .open:
        try scanner.skipElement()
      case .close:
        if isOutOfOrder { row.sortCells() }
        return
      case .end:
        throw scanner.flaw("unclosed row")
      }
    }
  }

  // MARK: Cells

  /// How a cell keeps its value, by the `t` attribute.
  private enum Form { case number, shared, inline, formulaText, bool, error, isoDate, unknown }

  private mutating func readCell(
    _ column: inout Int, isNumbered: inout Bool
  ) throws(MarkupScanner.Flaw) {
    column += 1
    var style = 0
    var form = Form.number
    while try scanner.nextAttribute() {
      switch scanner.attribute {
      case Element.r:
        let address = try statedAddress()
        column = address.column
        // A row without a number is where its first numbered cell says it is.
        if !isNumbered {
          row.number = address.row
          isNumbered = true
        }
      case Element.s:
        style = scanner.integer(scanner.value) ?? 0
      case Element.t:
        form = statedForm()
      default:
        break
      }
    }
    guard column <= CellAddress.lastColumn else { throw scanner.flaw("bad cell address") }
    var value = 0..<0
    var inline: String?
    var formula: SheetFormula?
    reading: while true {
      switch try scanner.next() {
      case .open where scanner.code == Element.v:
        value = try scanner.rangeOfText()
      case .open where scanner.code == Element.f:
        formula = try readFormula()
      case .open where scanner.code == Element.inline:
        inline = try scanner.richText()
      case .open:
        try scanner.skipElement()
      case .close:
        break reading
      case .end:
        throw scanner.flaw("unclosed cell")
      }
    }
    let address = CellAddress(row: row.number, column: column)
    let content: CellValue
    if let inline, form == .inline {
      content = .text(inline)
    } else if value.isEmpty {
      content = form == .formulaText && formula != nil ? .text("") : .blank
    } else {
      content = try self.content(value, form, style, at: address)
    }
    if content == .blank, formula == nil { return }
    row.cells.append(
      SheetCell(
        address, content, formula: formula,
        isMergedContinuation: hasMerges && isContinuation(address),
        style: Int32(truncatingIfNeeded: style)))
  }

  private func isContinuation(_ address: CellAddress) -> Bool {
    layout.mergedRange(at: address).map { $0.first != address } ?? false
  }

  /// “B7”, without making a string of it: every cell has one.
  private func statedAddress() throws(MarkupScanner.Flaw) -> CellAddress {
    var column = 0
    var number = 0
    for index in scanner.value {
      let byte = scanner.bytes[index]
      if number == 0, let letter = CellAddress.number(ofLetter: byte) {
        column = column * 26 + letter
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), column > 0 {
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        throw scanner.flaw("bad cell address")
      }
      guard column <= CellAddress.lastColumn, number <= CellAddress.lastRow else {
        throw scanner.flaw("bad cell address")
      }
    }
    guard column > 0, number > 0 else { throw scanner.flaw("bad cell address") }
    return CellAddress(row: number, column: column)
  }

  private func statedForm() -> Form {
    let value = scanner.value
    if value.count == 1 {
      switch scanner.bytes[value.lowerBound] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "n"): return .number
      case UInt8(ascii: "b"): return .bool
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .isoDate
      default: return .unknown
      }
    }
    if scanner.equals(value, "str") { return .formulaText }
    return scanner.equals(value, "inlineStr") ? .inline : .unknown
  }

  private mutating func readFormula() throws(MarkupScanner.Flaw) -> SheetFormula {
    var group: Int?
    var isShared = false
    while try scanner.nextAttribute() {
      if scanner.attribute == Element.t {
        isShared = scanner.equals(scanner.value, "shared")
      } else if scanner.attribute == Element.si {
        group = scanner.integer(scanner.value)
      }
    }
    let range = try scanner.rangeOfText()
    let text = range.isEmpty ? nil : try scanner.string(range, unescaping: false)
    return SheetFormula(text: text, sharedGroup: isShared ? group : nil)
  }

  // MARK: Values

  private mutating func content(
    _ value: Range<Int>, _ form: Form, _ style: Int, at address: CellAddress
  ) throws(MarkupScanner.Flaw) -> CellValue {
    switch form {
    case .number:
      guard let number = scanner.number(value) else {
        let text = try scanner.string(value, unescaping: true)
        report(.notANumber, address)
        return .text(text)
      }
      let kind = context.formats.kind(ofStyle: style)
      if kind == .number { return .number(number) }
      return date(number, kind, at: address)
    case .shared:
      guard let index = scanner.integer(value), context.strings.all.indices.contains(index) else {
        if context.hasStrings { report(.noSuchString, address) } else { lacksSharedStrings = true }
        return .blank
      }
      return .text(context.strings.all[index])
    case .formulaText, .inline:
      return .text(try scanner.string(value, unescaping: true))
    case .bool:
      return .bool(scanner.isTrue(value))
    case .error:
      return .error(try scanner.string(value, unescaping: false))
    case .isoDate:
      let text = try scanner.string(value, unescaping: false)
      if let date = CellValue(isoDate: text) { return date }
      report(.impossibleDate, address)
      return .text(text)
    case .unknown:
      report(.unknownType, address)
      return .text(try scanner.string(value, unescaping: true))
    }
  }

  private mutating func date(
    _ serial: Double, _ kind: NumberKind, at address: CellAddress
  ) -> CellValue {
    guard serial >= 0, serial < 3_000_000 else {
      report(.impossibleDate, address)
      return .number(serial)
    }
    var day = Int(serial)
    // Excel keeps times as fractions of a day, which are seldom exact.
    var millisecond = Int((serial - Double(day)) * 86_400_000 + 0.5)
    if millisecond == 86_400_000 {
      day += 1
      millisecond = 0
    }
    // The calendar of 1900 has no day 0: what Excel shows there is a time, or “00/01/1900”.
    if day == 0, kind != .date || !context.date1904 { return .time(millisecondsOfDay: millisecond) }
    guard let date = CalendarDate(excelSerial: day, date1904: context.date1904) else {
      report(.impossibleDate, address)
      return .number(serial)
    }
    return .date(date, millisecondsOfDay: millisecond == 0 ? nil : millisecond)
  }

  // MARK: Problems

  private enum Problem { case notANumber, noSuchString, impossibleDate, unknownType }

  private mutating func report(_ problem: Problem, _ address: CellAddress) {
    reported += 1
    guard reported <= Self.reportLimit else { return }
    let (code, message) = Self.words(problem)
    row.problems.append(
      Finding(
        problem == .noSuchString ? .error : .warning, code, message,
        at: .cell(file: file, sheet: sheet, address),
        hints: [
          Phrase(
            vi: "mở tệp bằng Excel hoặc LibreOffice, sửa ô này rồi lưu lại",
            en: "open the file in Excel or LibreOffice, mend the cell and save it again")
        ]))
  }

  private static func words(_ problem: Problem) -> (String, Phrase) {
    switch problem {
    case .notANumber:
      (
        "workbook.number",
        Phrase(vi: "ô kiểu số nhưng không chứa số", en: "a number cell holds no number")
      )
    case .noSuchString:
      (
        "workbook.shared-string",
        Phrase(
          vi: "ô trỏ tới một chuỗi không có trong tệp",
          en: "the cell refers to a text that the file does not have")
      )
    case .impossibleDate:
      (
        "workbook.date",
        Phrase(vi: "ô kiểu ngày nhưng không có ngày như vậy", en: "there is no such day")
      )
    case .unknownType:
      ("workbook.cell-type", Phrase(vi: "kiểu ô không rõ", en: "the cell's type is unknown"))
    }
  }
}

extension CellValue {
  /// Reads “2023-11-16”, “2023-11-16T08:30:00” or “08:30:00”; nil when it is none of these.
  init?(isoDate text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1, let time = Self.milliseconds(text) {
      self = .time(millisecondsOfDay: time)
      return
    }
    guard parts[0].utf8.count == 10, let date = CalendarDate(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self = .date(date, millisecondsOfDay: nil)
      return
    }
    guard let time = Self.milliseconds(parts[1]) else { return nil }
    self = .date(date, millisecondsOfDay: time == 0 ? nil : time)
  }

  /// The millisecond of the day that “08:30”, “08:30:00” or “08:30:00.5Z” names.
  private static func milliseconds(_ text: some StringProtocol) -> Int? {
    let clock = (text.hasSuffix("Z") ? text.dropLast() : text[...]).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = clock[0].split(separator: ":").map { Int($0) ?? -1 }
    guard numbers.count == 2 || numbers.count == 3, (0...23).contains(numbers[0]),
      numbers[1...].allSatisfy({ (0...59).contains($0) })
    else { return nil }
    let seconds = numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    guard clock.count == 2 else { return seconds * 1_000 }
    let places = clock[1].prefix(3)
    guard let fraction = Int(places), fraction >= 0 else { return nil }
    return seconds * 1_000 + fraction * [1, 100, 10, 1][places.utf8.count]
  }
}
