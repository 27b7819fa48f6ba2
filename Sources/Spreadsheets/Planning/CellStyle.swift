/// How a cell looks, and whether a person may change it on a protected sheet.
///
///     let money = CellStyle { $0.numberFormat = .grouped; $0.borders = .thin }
public struct CellStyle: Sendable, Hashable {
  public var font: String = Self.standardFont
  /// Size of the font in points.
  public var size: Double = Self.standardSize
  public var isBold = false
  public var isItalic = false
  public var isUnderlined = false
  /// Colour of the font; nil for automatic, which is black.
  public var color: Color?
  /// Colour of the ground; nil for none.
  public var fill: Color?
  public var borders: Borders = .none
  /// Colour of the borders; nil for automatic.
  public var borderColor: Color?
  public var horizontal: Horizontal = .general
  public var vertical: Vertical = .bottom
  /// Whether long text continues on the next line of the same cell.
  public var wraps = false
  /// Whether text too long for the cell is shown smaller.
  public var shrinks = false
  /// Steps of indentation from the side the text is aligned to, 0–15.
  public var indent = 0
  /// Degrees, anticlockwise, −90 to 90.
  public var rotation = 0
  public var numberFormat: NumberFormat = .general
  /// Whether the cell is closed to typing once the sheet is protected.
  public var isLocked = true

  public init() {}

  /// A standard style, changed.
  public init(_ change: (inout CellStyle) -> Void) {
    change(&self)
  }

  /// This style, changed.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var other = self
    change(&other)
    return other
  }

  /// The font of official papers (NĐ 30/2020, Phụ lục I, Phần I, Mục I), and of every workbook we write.
  public static let standardFont = "Times New Roman"
  /// At 12 points a digit of Times New Roman is exactly 8 pixels wide, so column widths, which
  /// Excel counts in digits of the workbook's font, come out exact.
  public static let standardSize = 12.0
}

/// A colour as red, green and blue.
public struct Color: Sendable, Hashable {
  /// `0xRRGGBB`.
  public var rgb: UInt32

  public init(_ rgb: UInt32) { self.rgb = rgb & 0xFF_FFFF }

  /// Reads “#C00000” or “C00000”; nil when the text is not six hexadecimal digits.
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, let rgb = UInt32(digits, radix: 16) else { return nil }
    self.init(rgb)
  }

  public static let black = Color(0)
  public static let white = Color(0xFFFFFF)
  public static let red = Color(0xC00000)
}

/// The lines around a cell.
public struct Borders: Sendable, Hashable {
  public enum Line: String, Sendable, Hashable, CaseIterable {
    case none, thin, medium, thick, dashed, dotted, double, hair
  }

  public var top: Line
  public var bottom: Line
  public var left: Line
  public var right: Line

  public init(
    top: Line = .none, bottom: Line = .none, left: Line = .none, right: Line = .none
  ) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  public static let none = Borders()
  public static let thin = Borders(top: .thin, bottom: .thin, left: .thin, right: .thin)
}

extension CellStyle {
  /// Where the text stands between the left and right sides of its cell.
  public enum Horizontal: String, Sendable, Hashable, CaseIterable {
    /// Text at the left, numbers at the right, the rest in the middle.
    case general
    case left, center, right, justify
  }

  /// Where the text stands between the top and bottom of its cell.
  public enum Vertical: String, Sendable, Hashable, CaseIterable { case top, center, bottom }
}

/// How a number is shown, in Excel's own notation.
///
/// The notation always has “,” between thousands and “.” before decimals. Excel shows it with the
/// separators of the reader's computer; LibreOffice heeds the prefix `[$-42A]`, Vietnamese, and
/// shows 1.234.567 on any computer.
public struct NumberFormat: Sendable, Hashable {
  public var code: String

  public init(_ code: String) { self.code = code }

  public static let general = NumberFormat("General")
  /// Whole numbers, as 1.234.567.
  public static let grouped = NumberFormat("[$-42A]#,##0")
  /// Fractions, as 95,5%, but 100% and 0%.
  ///
  /// A decimal that is zero cannot be dropped, but two numbers can be told from the rest.
  public static let percent = NumberFormat("[=1][$-42A]0%;[=0][$-42A]0%;[$-42A]0.0%")
  /// Days, as 05/01/2026.
  public static let date = NumberFormat("dd/mm/yyyy")
  /// Shown as typed, even `007`.
  public static let text = NumberFormat("@")
}

/// The number of a style in its `StyleBook`.
public struct StyleID: Sendable, Hashable {
  let index: Int32

  /// The style of cells for which nothing else was asked.
  public static let standard = StyleID(index: 0)
}

/// The styles of a workbook, each kept once.
public struct StyleBook: Sendable, Hashable {
  /// The styles in the order in which they were first asked for; the first is the standard one.
  public private(set) var all: [CellStyle] = [CellStyle()]
  private var ids: [CellStyle: StyleID] = [CellStyle(): .standard]

  public init() {}

  /// The number of this style, new or old.
  public mutating func intern(_ style: CellStyle) -> StyleID {
    if let known = ids[style] { return known }
    let id = StyleID(index: Int32(all.count))
    all.append(style)
    ids[style] = id
    return id
  }

  /// The style with this number, which must come from this book.
  public subscript(id: StyleID) -> CellStyle { all[Int(id.index)] }

  func knows(_ id: StyleID) -> Bool { all.indices.contains(Int(id.index)) }
}
