import CXlsxWriter
import Groundwork

extension Sheet {
  /// Writes drop-downs and other limits, notes, and rules that change the look of cells.
  func writeRules(of sheet: SheetPlan) throws(WorkbookFault) {
    for validation in sheet.validations { try write(validation) }
    for note in sheet.notes { try write(note) }
    for format in sheet.conditionalFormats { try write(format) }
  }

  // MARK: Validation

  private func write(_ validation: DataValidation) throws(WorkbookFault) {
    var strings = CStrings()
    var raw = unsafe lxw_data_validation()
    unsafe raw.ignore_blank = UInt8(
      (validation.allowsBlank ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF).rawValue)
    unsafe raw.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe raw.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe raw.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    unsafe raw.error_type = validation.alertKind.raw
    unsafe raw.input_title = strings.hold(validation.prompt?.title.nonEmpty)
    unsafe raw.input_message = strings.hold(validation.prompt?.text.nonEmpty)
    unsafe raw.error_title = strings.hold(validation.alert?.title.nonEmpty)
    unsafe raw.error_message = strings.hold(validation.alert?.text.nonEmpty)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe []
    switch validation.rule {
    case .any:
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    case .list(let choices):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      for choice in choices { unsafe words.append(strings.hold(choice)) }
      unsafe words.append(nil)
    case .listFrom(let range, let sheet):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      unsafe raw.value_formula = strings.hold("=" + range.absolute(onSheet: sheet))
    case .listFormula(let formula):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      unsafe raw.value_formula = strings.hold(formula.withSign)
    case .formula(let formula):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      unsafe raw.value_formula = strings.hold(formula.withSign)
    case .integer(let limit):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      unsafe raw.set(limit, Double.init)
    case .number(let limit):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      unsafe raw.set(limit) { $0 }
    case .date(let limit):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
      unsafe raw.set(limit) { Double($0.excelSerial) }
    case .length(let limit):
      unsafe raw.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
      unsafe raw.set(limit, Double.init)
    }
    let range = validation.range
    let verdict = unsafe words.withUnsafeMutableBufferPointer { words in
      if !words.isEmpty { unsafe raw.value_list = words.baseAddress }
      return unsafe worksheet_data_validation_range(
        self.raw, range.top, range.left, range.bottom, range.right, &raw)
    }
    strings.free()
    try check(verdict, "validation \(range)")
  }

  // MARK: Notes

  private func write(_ note: CellNote) throws(WorkbookFault) {
    var strings = CStrings()
    var options = unsafe lxw_comment_options()
    unsafe options.author = strings.hold(note.author)
    unsafe options.font_name = strings.hold(CellStyle.standardFont)
    unsafe options.font_size = 11
    // Room for the whole text: about 32 letters a line.
    let lines = TextMeter(face: FontFace(), size: 11).lines(note.text, room: 165)
    unsafe options.width = UInt16(240 * 7 / SheetMeasures.digitPixels)
    unsafe options.height = UInt16(min(600, lines * 20 + 16))
    let verdict = unsafe worksheet_write_comment_opt(
      raw, UInt32(note.address.row - 1), UInt16(note.address.column - 1), note.text.forWorkbook,
      &options)
    strings.free()
    try check(verdict, "note \(note.address)")
  }

  // MARK: Conditional formats

  private func write(_ rule: ConditionalFormat) throws(WorkbookFault) {
    var strings = CStrings()
    var raw = unsafe lxw_conditional_format()
    unsafe raw.format = rule.style.map { unsafe format($0) }
    unsafe raw.stop_if_true = rule.stops ? 1 : 0
    switch rule.rule {
    case .compare(let comparison, let operand):
      unsafe raw.type = LXW_CONDITIONAL_TYPE_CELL.byte
      unsafe raw.criteria = comparison.raw
      unsafe raw.value_string = strings.hold(operand)
    case .between(let low, let high):
      unsafe raw.type = LXW_CONDITIONAL_TYPE_CELL.byte
      unsafe raw.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_BETWEEN.rawValue)
      unsafe raw.min_value_string = strings.hold(low)
      unsafe raw.max_value_string = strings.hold(high)
    case .formula(let formula):
      unsafe raw.type = LXW_CONDITIONAL_TYPE_FORMULA.byte
      unsafe raw.value_string = strings.hold(formula.withSign)
    case .blank:
      unsafe raw.type = LXW_CONDITIONAL_TYPE_BLANKS.byte
    case .notBlank:
      unsafe raw.type = LXW_CONDITIONAL_TYPE_NO_BLANKS.byte
    case .contains(let text):
      unsafe raw.type = LXW_CONDITIONAL_TYPE_TEXT.byte
      unsafe raw.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING.rawValue)
      unsafe raw.value_string = strings.hold(text)
    case .duplicate:
      unsafe raw.type = LXW_CONDITIONAL_TYPE_DUPLICATE.byte
    case .dataBar(let color):
      unsafe raw.type = LXW_CONDITIONAL_DATA_BAR.byte
      unsafe raw.bar_color = color.raw
      unsafe raw.bar_solid = 1
    case .icons(let icons):
      unsafe raw.type = LXW_CONDITIONAL_TYPE_ICON_SETS.byte
      unsafe raw.icon_style = icons.raw
    case .colorScale(let low, let middle, let high):
      unsafe raw.type =
        middle == nil ? LXW_CONDITIONAL_2_COLOR_SCALE.byte : LXW_CONDITIONAL_3_COLOR_SCALE.byte
      unsafe raw.min_color = low.raw
      if let middle { unsafe raw.mid_color = middle.raw }
      unsafe raw.max_color = high.raw
    }
    let range = rule.range
    let verdict = unsafe worksheet_conditional_format_range(
      self.raw, range.top, range.left, range.bottom, range.right, &raw)
    strings.free()
    try check(verdict, "conditional format \(range)")
  }
}

extension lxw_data_validation {
  fileprivate mutating func set<Bound>(
    _ limit: DataValidation.Limit<Bound>, _ number: (Bound) -> Double
  ) {
    switch limit {
    case .between(let low, let high):
      unsafe criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      unsafe minimum_number = number(low)
      unsafe maximum_number = number(high)
    case .atLeast(let bound):
      unsafe criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      unsafe value_number = number(bound)
    case .atMost(let bound):
      unsafe criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
      unsafe value_number = number(bound)
    case .equal(let bound):
      unsafe criteria = UInt8(LXW_VALIDATION_CRITERIA_EQUAL_TO.rawValue)
      unsafe value_number = number(bound)
    }
  }
}

extension DataValidation.AlertKind {
  fileprivate var raw: UInt8 {
    let kind =
      switch self {
      case .stop: LXW_VALIDATION_ERROR_TYPE_STOP
      case .warning: LXW_VALIDATION_ERROR_TYPE_WARNING
      case .information: LXW_VALIDATION_ERROR_TYPE_INFORMATION
      }
    return UInt8(kind.rawValue)
  }
}

extension lxw_conditional_format_types {
  fileprivate var byte: UInt8 { UInt8(rawValue) }
}

extension ConditionalFormat.Comparison {
  fileprivate var raw: UInt8 {
    let criteria =
      switch self {
      case .equal: LXW_CONDITIONAL_CRITERIA_EQUAL_TO
      case .notEqual: LXW_CONDITIONAL_CRITERIA_NOT_EQUAL_TO
      case .greater: LXW_CONDITIONAL_CRITERIA_GREATER_THAN
      case .less: LXW_CONDITIONAL_CRITERIA_LESS_THAN
      case .atLeast: LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO
      case .atMost: LXW_CONDITIONAL_CRITERIA_LESS_THAN_OR_EQUAL_TO
      }
    return UInt8(criteria.rawValue)
  }
}

extension ConditionalFormat.Icons {
  fileprivate var raw: UInt8 {
    let icons =
      switch self {
      case .arrows: LXW_CONDITIONAL_ICONS_3_ARROWS_COLORED
      case .lights: LXW_CONDITIONAL_ICONS_3_TRAFFIC_LIGHTS_UNRIMMED
      case .flags: LXW_CONDITIONAL_ICONS_3_FLAGS
      }
    return UInt8(icons.rawValue)
  }
}

extension String {
  /// Nil for an empty text, for which the library has no use.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
