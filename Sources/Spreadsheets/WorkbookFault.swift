public import Groundwork
public import Packaging

/// Why a workbook could not be read or written.
public enum WorkbookFault: Error, Sendable, Hashable {
  /// The bytes are not a workbook that we can read.
  case unreadable(file: String, why: Phrase)
  /// The file, or a part inside it, is no package, or damaged, or hostile.
  case package(file: String, PackageFault)
  /// The plan asks for something that a workbook cannot hold; `sheet` is nil when it is not about
  /// one sheet.
  case refused(sheet: String?, what: Phrase)
  /// The system would not let us keep the workbook while it was being written; `code` is `errno`.
  case temporaryFile(action: Phrase, code: Int32)
  /// The library that writes workbooks failed for a reason of its own.
  case library(sheet: String?, what: String)
}

extension WorkbookFault {
  /// What went wrong, for a person.
  public var phrase: Phrase {
    switch self {
    case .unreadable(let file, let why):
      Phrase(vi: "không đọc được \(file): \(why.vi)", en: "cannot read \(file): \(why.en)")
    case .package(let file, let fault):
      Phrase(
        vi: "không đọc được \(file): \(fault.phrase.vi)",
        en: "cannot read \(file): \(fault.phrase.en)")
    case .refused(nil, let what):
      Phrase(
        vi: "không ghi được bảng tính: \(what.vi)", en: "cannot write the workbook: \(what.en)")
    case .refused(let sheet?, let what):
      Phrase(
        vi: "không ghi được trang “\(sheet)”: \(what.vi)",
        en: "cannot write the sheet “\(sheet)”: \(what.en)")
    case .temporaryFile(let action, let code):
      Phrase(
        vi: "không \(action.vi) được tệp tạm (mã lỗi \(code))",
        en: "cannot \(action.en) the temporary file (error \(code))")
    case .library(let sheet, let what):
      Phrase(
        vi: "thư viện ghi bảng tính báo lỗi\(sheet.map { " ở trang “\($0)”" } ?? ""): \(what)",
        en: "the workbook library failed\(sheet.map { " at the sheet “\($0)”" } ?? ""): \(what)")
    }
  }

  /// What a person can do about it; nil when there is nothing to advise.
  public var hint: Phrase? {
    if case .package(_, let fault) = self { fault.hint } else { nil }
  }
}
