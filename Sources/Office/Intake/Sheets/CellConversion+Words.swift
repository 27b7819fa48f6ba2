import Groundwork

// What is said of a single cell.

extension Phrase {
  static func errorValue(_ name: String) -> Phrase {
    Phrase(vi: "ô báo lỗi \(name)", en: "the cell holds the error \(name)")
  }
  static let errorHint = Phrase(
    vi: "sửa công thức hoặc ghi thẳng giá trị", en: "mend the formula or type the value")
  static let notComputed = Phrase(
    vi: "công thức chưa được tính", en: "the formula was never calculated")
  static let computeHint = Phrase(
    vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
    en: "open the file in Excel or LibreOffice and save it")
  static func nested(_ heading: String, _ value: Value) -> Phrase {
    Phrase(
      vi: "“\(heading)” phải là một giá trị, không phải \(value.kind.vi)",
      en: "“\(heading)” must be a single value, not \(value.kind.en)")
  }
  static func textIsDate(_ heading: String, _ date: CalendarDate) -> Phrase {
    Phrase(
      vi: "“\(heading)” là chữ nhưng ô chứa ngày \(DateWording.short(date))",
      en: "“\(heading)” is text, but the cell holds the date \(date)")
  }
  static let textHint = Phrase(
    vi: "Excel tự đổi những số như 12/2023 thành ngày; định dạng ô là Văn bản rồi gõ lại",
    en: "Excel turns 12/2023 into a date; format the cell as text and type it again")
  static func tooLong(_ heading: String, _ count: Int) -> Phrase {
    Phrase(
      vi: "“\(heading)” dài \(count) ký tự; nhiều nhất là \(CellConversion.longestText)",
      en: "“\(heading)” has \(count) characters; the limit is \(CellConversion.longestText)")
  }
  static func unknownChoice(_ heading: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(heading)” không nhận “\(written)”", en: "“\(heading)” does not take “\(written)”")
  }
  static func notANumber(_ heading: String, _ written: String, wantsWhole: Bool) -> Phrase {
    Phrase(
      vi: "“\(heading)” phải là số\(wantsWhole ? " nguyên" : ""), không phải “\(written)”",
      en: "“\(heading)” must be a \(wantsWhole ? "whole " : "")number, not “\(written)”")
  }
  static func notWhole(_ heading: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(heading)” là \(written); phải là số nguyên",
      en: "“\(heading)” is \(written); it must be a whole number")
  }
  static func ambiguousNumber(_ heading: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(heading)” là “\(written)”: không rõ dấu chia nghìn hay dấu thập phân",
      en: "“\(heading)” is “\(written)”: thousands or a fraction cannot be told apart")
  }
  static func dateForNumber(_ heading: String, _ date: CalendarDate) -> Phrase {
    Phrase(
      vi: "“\(heading)” phải là số, nhưng ô chứa ngày \(DateWording.short(date))",
      en: "“\(heading)” must be a number, but the cell holds the date \(date)")
  }
  static let formatAsNumber = Phrase(
    vi: "định dạng ô là Số rồi gõ lại", en: "format the cell as a number and type it again")
  static let typeAsNumber = Phrase(
    vi: "gõ số vào ô định dạng Số, không kèm chữ", en: "type a number, without letters")
  static func onlyTheNumber(_ digits: String) -> Phrase {
    Phrase(
      vi: "chỉ ghi \(digits); đơn vị tính đã có ở tiêu đề cột",
      en: "write only \(digits); the heading says what is counted")
  }
  static func tooSmall(_ heading: String, _ shown: String, _ limit: Double) -> Phrase {
    let limit = VietnameseNumber.decimal(limit, places: 10, trimming: true)
    return Phrase(
      vi: "“\(heading)” là \(shown); phải từ \(limit) trở lên",
      en: "“\(heading)” is \(shown); it must be \(limit) or more")
  }
  static func tooLarge(_ heading: String, _ shown: String, _ limit: Double) -> Phrase {
    let limit = VietnameseNumber.decimal(limit, places: 10, trimming: true)
    return Phrase(
      vi: "“\(heading)” là \(shown); nhiều nhất là \(limit)",
      en: "“\(heading)” is \(shown); it must be \(limit) or less")
  }
  static func unformattedDate(_ serial: Int, _ date: CalendarDate) -> Phrase {
    Phrase(
      vi: "ô ghi số \(serial), được hiểu là ngày \(DateWording.short(date))",
      en: "the cell holds the number \(serial), taken for the date \(date)")
  }
  static let formatAsDate = Phrase(
    vi: "định dạng ô là Ngày (dd/mm/yyyy)", en: "format the cell as a date (dd/mm/yyyy)")
  static func noSuchDay(_ written: String) -> Phrase {
    Phrase(vi: "không có ngày “\(written)”", en: "there is no day “\(written)”")
  }
  static func shortYear(_ written: String) -> Phrase {
    Phrase(
      vi: "ngày “\(written)” thiếu năm đủ bốn chữ số",
      en: "the date “\(written)” lacks a year of four digits")
  }
  static let fullYear = Phrase(vi: "ghi như 16/11/2023", en: "write it like 16/11/2023")
  static func monthFirst(_ written: String) -> Phrase {
    Phrase(
      vi: "ngày “\(written)” ghi tháng trước ngày", en: "“\(written)” has the month first")
  }
  static let dayFirst = Phrase(
    vi: "ghi ngày trước, như 16/11/2023", en: "write the day first, like 16/11/2023")
  static func notADate(_ heading: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(heading)” phải là ngày, không phải “\(written)”",
      en: "“\(heading)” must be a date, not “\(written)”")
  }
  static func notYesNo(_ heading: String, _ written: String) -> Phrase {
    Phrase(
      vi: "“\(heading)” phải là có hoặc không, không phải “\(written)”",
      en: "“\(heading)” must be yes or no, not “\(written)”")
  }
  static let yesNoHint = Phrase(
    vi: "ghi “có” hoặc “không”, hoặc đánh dấu x", en: "write “có” or “không”, or mark it with x")
}
