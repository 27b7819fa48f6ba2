import Groundwork

extension WorkbookPlan {
  /// Finds what Excel, or the library that writes for it, would not take.
  ///
  /// The library says such things on standard error, or not at all and leaves a workbook that Excel
  /// calls damaged; so everything is asked here first.
  func check() throws(WorkbookFault) {
    guard sheets.contains(where: { $0.visibility == .visible }) else {
      throw .refused(sheet: nil, what: .noSheet)
    }
    guard sheets.indices.contains(activeSheet), sheets[activeSheet].visibility == .visible else {
      throw .refused(sheet: nil, what: .activeSheetHidden)
    }
    var names: Set<String> = []
    for sheet in sheets {
      if let wrong = sheetNameProblem(sheet.name) { throw .refused(sheet: sheet.name, what: wrong) }
      // Excel takes two names for one when only their case differs.
      guard names.insert(sheet.name.lowercased()).inserted else {
        throw .refused(sheet: sheet.name, what: .nameTwice)
      }
    }
    for name in self.names where !name.isUsable {
      throw .refused(sheet: nil, what: .badName(name.name))
    }
    for text in [
      properties.title, properties.subject, properties.author, properties.company,
      properties.keywords, properties.comments,
    ] {
      // The library copies properties into fields of 255 bytes and more is an error.
      guard (text?.unicodeScalars.count ?? 0) <= 255 else {
        throw .refused(sheet: nil, what: .tooLong("property", 255))
      }
    }
    for sheet in sheets {
      do throws(PlanProblem) {
        try sheet.check(sheets: names)
      } catch {
        throw .refused(sheet: sheet.name, what: error.what)
      }
    }
  }
}

/// Why a sheet cannot have this name; nil when it can.
func sheetNameProblem(_ name: String) -> Phrase? {
  if name.isEmpty { return Phrase(vi: "tên trang trống", en: "the sheet name is empty") }
  // Excel counts UTF-16 units.
  guard name.utf16.count <= 31 else {
    return Phrase(
      vi: "tên trang dài \(name.utf16.count) ký tự; nhiều nhất 31",
      en: "the sheet name has \(name.utf16.count) characters; at most 31 are allowed")
  }
  if name.unicodeScalars.contains(where: { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 }
  ) {
    return Phrase(
      vi: "tên trang “\(name)” chứa một trong các ký tự [ ] : * ? / \\",
      en: "the sheet name “\(name)” holds one of the characters [ ] : * ? / \\")
  }
  if name.hasPrefix("'") || name.hasSuffix("'") {
    return Phrase(
      vi: "tên trang “\(name)” bắt đầu hoặc kết thúc bằng dấu nháy",
      en: "the sheet name “\(name)” starts or ends with an apostrophe")
  }
  // Excel keeps this name for its log of changes.
  if name.lowercased() == "history" {
    return Phrase(vi: "Excel giữ riêng tên “History”", en: "Excel keeps the name “History”")
  }
  return nil
}

/// What is wrong with a sheet; the sheet's name is added by whoever asked.
struct PlanProblem: Error {
  var what: Phrase
}

extension SheetPlan {
  fileprivate func check(sheets: Set<String>) throws(PlanProblem) {
    guard nextRow - 1 <= CellAddress.lastRow, columns.count <= CellAddress.lastColumn else {
      throw PlanProblem(what: .tooBig)
    }
    for (place, row) in rows.enumerated() { try row.check(number: number(ofPlace: place)) }
    try checkMerges()
    for (limit, text) in [(255, page.header), (255, page.footer)] {
      guard (text?.utf16.count ?? 0) <= limit else {
        throw PlanProblem(what: .tooLong("header", limit))
      }
    }
    var noted: Set<CellAddress> = []
    for note in notes {
      guard noted.insert(note.address).inserted, !note.text.isEmpty, note.text.utf16.count <= 32_767
      else { throw PlanProblem(what: .badNote(note.address)) }
    }
    for validation in validations { try validation.check() }
    for chart in charts {
      guard !chart.series.isEmpty,
        chart.series.allSatisfy({ sheets.contains($0.sheet.lowercased()) })
      else { throw PlanProblem(what: .badChart) }
    }
    for image in images where !image.isKnownKind {
      throw PlanProblem(what: .badImage(image.anchor))
    }
  }

  private func checkMerges() throws(PlanProblem) {
    // Those that start higher come first; only the ones that reach the present row can overlap.
    var open: [CellRange] = []
    for range in merges.sorted(by: { $0.first < $1.first }) {
      guard !range.isSingleCell else { throw PlanProblem(what: .mergeOfOne(range)) }
      open.removeAll { $0.last.row < range.first.row }
      if let other = open.first(where: { $0.overlaps(range) }) {
        throw PlanProblem(what: .mergesOverlap(other, range))
      }
      open.append(range)
    }
  }
}

extension RowPlan {
  /// Finds what no cell of a workbook can hold.
  func check(number: Int) throws(PlanProblem) {
    guard cells.count <= CellAddress.lastColumn else { throw PlanProblem(what: .tooBig) }
    for (column, cell) in cells.enumerated() {
      try cell.content.check(at: CellAddress(row: number, column: column + 1))
    }
  }
}

extension CellContent {
  fileprivate func check(at address: CellAddress) throws(PlanProblem) {
    switch self {
    case .text(let text):
      // Bytes are at least as many as Excel's characters, and counted at once.
      guard text.utf8.count <= 32_767 || text.utf16.count <= 32_767 else {
        throw PlanProblem(what: .textTooLong(address))
      }
    case .rich(let runs):
      guard runs.reduce(0, { $0 + $1.text.utf16.count }) <= 32_767 else {
        throw PlanProblem(what: .textTooLong(address))
      }
    case .number(let value):
      guard value.isFinite else { throw PlanProblem(what: .notFinite(address)) }
    case .formula(let formula, let result):
      guard formula.utf16.count <= 8_192, !formula.isEmpty else {
        throw PlanProblem(what: .badFormula(address))
      }
      if case .number(let value) = result, !value.isFinite {
        throw PlanProblem(what: .notFinite(address))
      }
    case .link(let url, _):
      guard !url.isEmpty, url.utf16.count <= 2_079 else {
        throw PlanProblem(what: .badLink(address))
      }
    case .blank, .integer, .date, .bool:
      break
    }
  }
}

extension DataValidation {
  fileprivate func check() throws(PlanProblem) {
    for message in [prompt, alert] {
      guard (message?.title.utf16.count ?? 0) <= 32, (message?.text.utf16.count ?? 0) <= 255 else {
        throw PlanProblem(what: .messageTooLong(range))
      }
    }
    switch rule {
    case .list(let words):
      let length = words.reduce(words.count - 1) { $0 + $1.utf16.count }
      guard !words.isEmpty, length <= 255,
        !words.contains(where: { $0.isEmpty || $0.contains(",") || $0.contains("\"") })
      else { throw PlanProblem(what: .badList(range)) }
    case .formula(let formula), .listFormula(let formula):
      guard !formula.isEmpty, formula.utf16.count <= 255 else {
        throw PlanProblem(what: .badList(range))
      }
    case .any, .listFrom, .integer, .number, .date, .length:
      break
    }
  }
}

extension DefinedName {
  /// Whether Excel takes the name.
  fileprivate var isUsable: Bool {
    guard let first = name.utf8.first, name.utf8.count <= 255, CellAddress(name) == nil,
      !["r", "c"].contains(name.lowercased())
    else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) || byte == 0x5F }
    return isLetter(first)
      && name.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 0x2E }
  }
}

extension ImagePlan {
  /// Whether the bytes start like one of the kinds of picture that a workbook can hold.
  var isKnownKind: Bool {
    let starts: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x42, 0x4D],
    ]
    return starts.contains { bytes.starts(with: $0) }
  }
}

extension Phrase {
  fileprivate static let noSheet = Phrase(
    vi: "bảng tính phải có ít nhất một trang hiện ra", en: "a workbook needs a sheet that shows")
  fileprivate static let activeSheetHidden = Phrase(
    vi: "trang mở đầu bị ẩn", en: "the sheet in front is hidden")
  fileprivate static let nameTwice = Phrase(
    vi: "tên trang trùng với trang khác", en: "another sheet has the same name")
  fileprivate static func badName(_ name: String) -> Phrase {
    Phrase(vi: "“\(name)” không dùng làm tên được", en: "“\(name)” cannot be a name")
  }
  fileprivate static func tooLong(_ what: String, _ limit: Int) -> Phrase {
    Phrase(
      vi: "\(what == "header" ? "đầu trang hoặc chân trang" : "thuộc tính") dài quá \(limit) ký tự",
      en: "a \(what == "header" ? "header or footer" : what) has more than \(limit) characters")
  }
  fileprivate static let tooBig = Phrase(
    vi: "trang có hơn 1.048.576 dòng hoặc 16.384 cột",
    en: "the sheet has more than 1,048,576 rows or 16,384 columns")
  fileprivate static func badNote(_ at: CellAddress) -> Phrase {
    Phrase(
      vi: "ghi chú ở ô \(at) trống, quá dài hoặc bị lặp",
      en: "the note on \(at) is empty, too long or there twice")
  }
  fileprivate static let badChart = Phrase(
    vi: "biểu đồ không có số liệu hoặc lấy từ trang không có",
    en: "a chart has no series or takes one from a sheet that does not exist")
  fileprivate static func badImage(_ at: CellAddress) -> Phrase {
    Phrase(
      vi: "ảnh ở ô \(at) không phải PNG, JPEG, GIF hay BMP",
      en: "the picture at \(at) is not PNG, JPEG, GIF or BMP")
  }
  fileprivate static func mergeOfOne(_ range: CellRange) -> Phrase {
    Phrase(vi: "không gộp một ô \(range)", en: "a single cell \(range) cannot be merged")
  }
  fileprivate static func mergesOverlap(_ a: CellRange, _ b: CellRange) -> Phrase {
    Phrase(vi: "hai vùng gộp \(a) và \(b) chồng nhau", en: "merged ranges \(a) and \(b) overlap")
  }
  fileprivate static func textTooLong(_ at: CellAddress) -> Phrase {
    Phrase(
      vi: "chữ ở ô \(at) dài quá 32.767 ký tự", en: "the text in \(at) has over 32,767 characters")
  }
  fileprivate static func notFinite(_ at: CellAddress) -> Phrase {
    Phrase(vi: "ô \(at) không phải là một số", en: "\(at) is not a number")
  }
  fileprivate static func badFormula(_ at: CellAddress) -> Phrase {
    Phrase(
      vi: "công thức ở ô \(at) trống hoặc dài quá 8.192 ký tự",
      en: "the formula in \(at) is empty or has over 8,192 characters")
  }
  fileprivate static func badLink(_ at: CellAddress) -> Phrase {
    Phrase(
      vi: "liên kết ở ô \(at) trống hoặc dài quá 2.079 ký tự",
      en: "the link in \(at) is empty or has over 2,079 characters")
  }
  fileprivate static func messageTooLong(_ at: CellRange) -> Phrase {
    Phrase(
      vi: "lời nhắc ở \(at) dài quá: tiêu đề nhiều nhất 32, nội dung 255 ký tự",
      en: "a message at \(at) is too long: at most 32 characters of title and 255 of text")
  }
  fileprivate static func badList(_ at: CellRange) -> Phrase {
    Phrase(
      vi: "danh sách chọn ở \(at) trống, dài quá 255 ký tự, hoặc có dấu phẩy hay ngoặc kép",
      en: "the choices at \(at) are empty, over 255 characters, or hold a comma or quotation mark")
  }
}
