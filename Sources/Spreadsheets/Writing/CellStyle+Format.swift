import CXlsxWriter

extension CellStyle {
  /// Gives a new format of the library this look.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    unsafe format_set_font_name(format, font)
    unsafe format_set_font_size(format, size)
    if isBold { unsafe format_set_bold(format) }
    if isItalic { unsafe format_set_italic(format) }
    if isUnderlined { unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let color { unsafe format_set_font_color(format, color.raw) }
    if let fill {
      unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      // Formats of cells read the foreground of a solid pattern, conditional formats its
      // background; the library swaps them for cells.
      unsafe format_set_bg_color(format, fill.raw)
    }
    unsafe format_set_top(format, borders.top.raw)
    unsafe format_set_bottom(format, borders.bottom.raw)
    unsafe format_set_left(format, borders.left.raw)
    unsafe format_set_right(format, borders.right.raw)
    if let borderColor, borders != .none { unsafe format_set_border_color(format, borderColor.raw) }
    if let raw = horizontal.raw { unsafe format_set_align(format, raw) }
    if let raw = vertical.raw { unsafe format_set_align(format, raw) }
    if wraps { unsafe format_set_text_wrap(format) }
    if shrinks { unsafe format_set_shrink(format) }
    if indent > 0 { unsafe format_set_indent(format, UInt8(min(indent, 15))) }
    if rotation != 0 { unsafe format_set_rotation(format, Int16(max(-90, min(90, rotation)))) }
    if numberFormat != .general { unsafe format_set_num_format(format, numberFormat.code) }
    if !isLocked { unsafe format_set_unlocked(format) }
  }
}

extension Color {
  /// The library takes 0 for “no colour”, and 0x1000000 for black.
  var raw: lxw_color_t { rgb == 0 ? 0x100_0000 : rgb }
}

extension Borders.Line {
  fileprivate var raw: UInt8 {
    let line =
      switch self {
      case .none: LXW_BORDER_NONE
      case .thin: LXW_BORDER_THIN
      case .medium: LXW_BORDER_MEDIUM
      case .thick: LXW_BORDER_THICK
      case .dashed: LXW_BORDER_DASHED
      case .dotted: LXW_BORDER_DOTTED
      case .double: LXW_BORDER_DOUBLE
      case .hair: LXW_BORDER_HAIR
      }
    return UInt8(line.rawValue)
  }
}

extension CellStyle.Horizontal {
  /// Nil for the library's own choice, which is the same as Excel's.
  fileprivate var raw: UInt8? {
    switch self {
    case .general: nil
    case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
    case .justify: UInt8(LXW_ALIGN_JUSTIFY.rawValue)
    }
  }
}

extension CellStyle.Vertical {
  /// Nil for the library's own choice, which is the bottom.
  fileprivate var raw: UInt8? {
    switch self {
    case .top: UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)
    case .center: UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)
    case .bottom: nil
    }
  }
}
