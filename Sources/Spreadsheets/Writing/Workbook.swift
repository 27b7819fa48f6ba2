import CXlsxWriter
import Groundwork

/// A workbook being written by libxlsxwriter.
///
/// The C library owns every sheet and format, and frees them all when the workbook is closed, even
/// when closing fails. So a `Workbook` is not copyable, `close()` consumes it, and dropping one
/// without closing writes nothing.
@safe struct Workbook: ~Copyable {
  private let raw: UnsafeMutablePointer<lxw_workbook>
  private let memory: Memory

  /// How much the library keeps in memory before it writes.
  enum Memory {
    /// Everything; strings are shared between cells.
    case whole
    /// One row at a time; rows must come in order, and strings are written where they stand.
    case oneRow
  }

  init(path: String, memory: Memory) throws(WorkbookFault) {
    var strings = CStrings()
    var options = unsafe lxw_workbook_options()
    unsafe options.constant_memory = memory == .oneRow ? 1 : 0
    unsafe options.tmpdir = strings.hold(TemporaryFile.folder)
    let made = unsafe workbook_new_opt(path, &options)
    strings.free()
    guard let made = unsafe made else { throw .library(sheet: nil, what: "workbook_new_opt") }
    unsafe raw = made
    self.memory = memory
  }

  /// Makes a format of each style, in the order of the book.
  func addFormats(_ styles: StyleBook) throws(WorkbookFault) -> Formats {
    var formats = Formats()
    for (index, style) in styles.all.enumerated() {
      // The first format of the list is the workbook's own, which the library makes as Calibri 11.
      // It has its number already and its font is looked at only on closing, so here it becomes
      // our standard font; column widths and row heights are counted in that font.
      let format =
        unsafe index == 0 ? raw.pointee.formats.pointee.stqh_first : workbook_add_format(raw)
      guard let format = unsafe format else { throw .library(sheet: nil, what: "add_format") }
      unsafe style.apply(to: format)
      unsafe formats.all.append(format)
    }
    return formats
  }

  func setProperties(_ properties: WorkbookProperties) throws(WorkbookFault) {
    var strings = CStrings()
    var raw = unsafe lxw_doc_properties()
    unsafe raw.title = strings.hold(properties.title)
    unsafe raw.subject = strings.hold(properties.subject)
    unsafe raw.author = strings.hold(properties.author)
    unsafe raw.company = strings.hold(properties.company)
    unsafe raw.keywords = strings.hold(properties.keywords)
    unsafe raw.comments = strings.hold(properties.comments)
    // Zero would stand for “now”.
    let days = CalendarDate.epoch.days(until: properties.created ?? .zipEpoch)
    unsafe raw.created = max(1, days * 86_400)
    let verdict = unsafe workbook_set_properties(self.raw, &raw)
    strings.free()
    try check(verdict, "properties")
  }

  func define(_ name: DefinedName) throws(WorkbookFault) {
    let formula = name.formula.hasPrefix("=") ? name.formula : "=" + name.formula
    try check(unsafe workbook_define_name(raw, name.name, formula), "name \(name.name)")
  }

  /// Adds a sheet and hands it to `fill` for as long as the call lasts.
  func sheet(
    _ name: String, formats: Formats, _ fill: (borrowing Sheet) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    // Adding a bad name only complains on stderr, so ask first; the plan was checked, but the
    // library may know better.
    try check(unsafe workbook_validate_sheet_name(raw, name), "sheet name “\(name)”")
    guard let sheet = unsafe workbook_add_worksheet(raw, name) else {
      throw .library(sheet: name, what: "add_worksheet")
    }
    try fill(
      unsafe Sheet(
        name: name, raw: sheet, workbook: raw, isOneRow: memory == .oneRow, formats: formats))
  }

  /// Writes the file; the first pages of the named parts go without header and footer.
  ///
  /// False when that could not be seen to, and is left to the caller.
  consuming func close(bareFirstPages parts: Set<String>) throws(WorkbookFault) -> Bool {
    let raw = unsafe raw
    discard self
    let (verdict, isDone) = baringFirstPages(of: parts) { unsafe workbook_close(raw) }
    guard verdict == LXW_NO_ERROR else {
      throw .library(sheet: nil, what: explain(verdict))
    }
    return isDone
  }

  deinit { unsafe lxw_workbook_free(raw) }

  private func check(_ verdict: lxw_error, _ what: String) throws(WorkbookFault) {
    guard verdict == LXW_NO_ERROR else {
      throw .library(sheet: nil, what: "\(what): \(explain(verdict))")
    }
  }
}

/// The library's formats, one for each style of a book, good while their workbook is open.
@safe struct Formats {
  fileprivate var all: [UnsafeMutablePointer<lxw_format>] = unsafe []

  subscript(id: StyleID) -> UnsafeMutablePointer<lxw_format> { unsafe all[Int(id.index)] }
}

/// The library's own words for an error, which are English and name Excel's limit.
func explain(_ verdict: lxw_error) -> String {
  guard let words = unsafe lxw_strerror(verdict) else { return "error \(verdict.rawValue)" }
  return unsafe String(cString: words)
}

extension CalendarDate {
  /// The day from which C counts time.
  fileprivate static let epoch = CalendarDate(excelSerial: 25_569, date1904: false) ?? .zipEpoch
  /// The first day that a zip archive can name.
  fileprivate static let zipEpoch: CalendarDate = {
    guard let day = CalendarDate(year: 1980, month: 1, day: 1) else {
      preconditionFailure("1 January 1980 was a day")
    }
    return day
  }()
}
