import Groundwork

/// The looks of a planned sheet, each made once.
struct SheetLooks {
  private(set) var styles: StyleBook
  let size: Double

  init(styles: StyleBook, size: Double) {
    self.styles = styles
    self.size = size
  }

  mutating func intern(_ style: CellStyle) -> StyleID { styles.intern(style) }

  mutating func line(
    size: Double, bold: Bool = false, italic: Bool = false,
    align: CellStyle.Horizontal = .center, vertical: CellStyle.Vertical = .center
  ) -> StyleID {
    styles.intern(
      CellStyle {
        $0.size = size
        $0.isBold = bold
        $0.isItalic = italic
        $0.horizontal = align
        $0.vertical = vertical
        $0.wraps = true
      })
  }

  private func cell(_ change: (inout CellStyle) -> Void) -> CellStyle {
    CellStyle {
      $0.size = size
      $0.borders = .thin
      $0.vertical = .center
      $0.wraps = true
      change(&$0)
    }
  }

  mutating func heading() -> StyleID {
    styles.intern(
      cell {
        $0.isBold = true
        $0.horizontal = .center
      })
  }

  /// The row of numbers under the headings.
  mutating func columnNumber() -> StyleID {
    styles.intern(
      cell {
        $0.size = max(9, size - 2)
        $0.isItalic = true
        $0.horizontal = .center
      })
  }

  mutating func data(_ column: ColumnForm, decimals: Int = 0) -> StyleID {
    styles.intern(style(column, decimals).with { $0.isLocked = !column.isOpen })
  }

  /// The font of a part of a cell's text.
  mutating func part(_ part: MarkedText.Part, of column: ColumnForm) -> StyleID {
    styles.intern(
      style(column, 0).with {
        $0.isBold = column.isBold || part.isBold
        $0.isItalic = part.isItalic
      })
  }

  mutating func total(_ column: ColumnForm, decimals: Int = 0) -> StyleID {
    styles.intern(style(column, decimals).with { $0.isBold = true })
  }

  private func style(_ column: ColumnForm, _ decimals: Int) -> CellStyle {
    cell {
      $0.isBold = column.isBold
      $0.wraps = column.wraps
      $0.numberFormat = column.format.code(decimals: decimals)
      $0.horizontal = column.align ?? column.naturalAlignment
    }
  }

  mutating func group(level: Int, align: CellStyle.Horizontal) -> StyleID {
    styles.intern(
      cell {
        $0.isBold = true
        $0.isItalic = level > 0
        $0.horizontal = align
      })
  }

  /// The sums in the heading of a group.
  mutating func subtotal(_ column: ColumnForm, level: Int, decimals: Int) -> StyleID {
    styles.intern(
      style(column, decimals).with {
        $0.isBold = true
        $0.isItalic = level > 0
      })
  }

  mutating func condition(_ form: ConditionForm) -> StyleID { styles.intern(form.look) }
}

extension ColumnForm {
  /// Numbers at the right, row numbers and dates in the middle, the rest at the left.
  fileprivate var naturalAlignment: CellStyle.Horizontal {
    if format.kind == .date { return .center }
    return switch content {
    case .number: .center
    case .ratio, .difference, .sum: .right
    case .field, .value, .formula: format.kind == .number ? .right : .left
    }
  }
}
