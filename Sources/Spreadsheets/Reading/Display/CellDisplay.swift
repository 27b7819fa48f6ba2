import Groundwork

/// What a cell shows under its number format, as Excel set to Vietnamese does: 1.234,56 for
/// `#,##0.00`, 05/01/2026 for the short date.
struct CellDisplay: Sendable, Hashable {
  private let sections: [FormatSection]

  /// - Parameter code: the format's code, in Excel's own notation.
  init(code: String) { sections = FormatSection.all(of: code) }

  /// The short date and the times of Windows in Vietnamese stand for the built-in formats that follow
  /// the computer's settings (ECMA-376-1, 18.8.30).
  static func code(ofBuiltIn id: Int) -> String {
    switch id {
    case 1: "0"
    case 2: "0.00"
    case 3: "#,##0"
    case 4: "#,##0.00"
    case 5, 37: "#,##0;-#,##0"
    case 6, 38: "#,##0;[Red]-#,##0"
    case 7, 39: "#,##0.00;-#,##0.00"
    case 8, 40: "#,##0.00;[Red]-#,##0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 11: "0.00E+00"
    case 12: "# ?/?"
    case 13: "# ??/??"
    case 14: "dd/mm/yyyy"
    case 15: "d-mmm-yy"
    case 16: "d-mmm"
    case 17: "mmm-yy"
    case 18: "h:mm AM/PM"
    case 19: "h:mm:ss AM/PM"
    case 20: "h:mm"
    case 21: "h:mm:ss"
    case 22: "dd/mm/yyyy h:mm"
    case 27...31, 34...36, 50...54, 57, 58: "dd/mm/yyyy"
    case 32, 33, 55, 56: "h:mm:ss"
    case 41, 42: "#,##0;-#,##0;-"
    case 43, 44: "#,##0.00;-#,##0.00;-"
    case 45: "mm:ss"
    case 46: "[h]:mm:ss"
    case 47: "mm:ss.0"
    case 48: "##0.0E+0"
    case 49: "@"
    default: "General"
    }
  }

  /// The text that the cell shows.
  func text(of value: CellValue, date1904: Bool) -> String {
    switch value {
    case .blank: return ""
    case .bool(let bool): return bool ? "TRUE" : "FALSE"
    case .error(let name): return name
    case .text(let text): return shown(text)
    case .number(let number): return shown(number, date1904: date1904)
    case .time(let milliseconds):
      return shown(Double(milliseconds) / 86_400_000, date1904: date1904)
    case .date(let date, let milliseconds):
      let serial = date.excelSerial - (date1904 ? Self.epochs : 0)
      return shown(
        Double(serial) + Double(milliseconds ?? 0) / 86_400_000, date1904: date1904)
    }
  }

  /// Days between the first days of the two calendars.
  private static let epochs = 1_462

  private func shown(_ text: String) -> String {
    // The fourth section is for text; a lone one counts when it says where the text goes.
    let section =
      sections.count >= 4 ? sections[3] : sections.first { $0.tokens.contains(.text) }
    guard let section else { return text }
    return section.tokens.reduce(into: "") { shown, token in
      switch token {
      case .text: shown += text
      case .literal(let literal): shown += literal
      default: break
      }
    }
  }

  private func shown(_ number: Double, date1904: Bool) -> String {
    guard number.isFinite else { return "#NUM!" }
    let (section, isSigned) = section(for: number)
    guard let section else { return "####" }
    if section.isDate {
      // Days before the calendar begins cannot be shown.
      return DateDisplay(section, serial: number, date1904: date1904)?.text ?? "####"
    }
    return NumberDisplay(section).text(of: number, showsSign: isSigned)
  }

  /// The section for a number, and whether the sign is shown, which a section for negative numbers
  /// does itself.
  private func section(for number: Double) -> (FormatSection?, isSigned: Bool) {
    let numeric = sections.prefix(3)
    if numeric.contains(where: { $0.condition != nil }) {
      for (index, section) in numeric.enumerated() {
        if let condition = section.condition {
          if condition.holds(for: number) { return (section, true) }
        } else if index == numeric.count - 1 || index == 2 {
          return (section, true)
        }
      }
      return (numeric.first { $0.condition == nil }, true)
    }
    switch numeric.count {
    case 1: return (numeric[0], true)
    case 2: return number < 0 ? (numeric[1], false) : (numeric[0], true)
    default:
      if number > 0 { return (numeric[0], true) }
      return number < 0 ? (numeric[1], false) : (numeric[2], true)
    }
  }
}
