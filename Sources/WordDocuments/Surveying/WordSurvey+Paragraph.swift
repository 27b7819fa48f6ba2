public import Documents

extension WordSurvey {
  /// A paragraph with its effective looks.
  public struct Paragraph: Sendable {
    /// The part of the package that it stands in, such as “word/document.xml”.
    public var part: String
    /// Its number in the part, from 1.
    public var number: Int
    /// Where its XML starts in the part, in bytes.
    public var offset: Int
    /// The innermost cell that it stands in; nil outside tables.
    public var cell: Cell?
    /// Whether it stands in a text box.
    public var isInTextBox: Bool
    /// The text as it was written, in whatever Unicode form; a tab is U+0009, a line break U+000A.
    public var text: String
    /// The name of its style as Word shows it; nil when it has none.
    public var style: String?
    /// How it is set.
    public var format: ParagraphFormat
    /// The looks of its end mark, and so of the whole when it is empty.
    public var markFormat: TextFormat
    /// Its text by looks, in order.
    public var runs: [Run]
    /// What Word works out in it, in order.
    public var fields: [Field]
    /// Whether Word numbers it or puts a bullet before it.
    public var isNumbered: Bool
    /// How long the level lines are that are drawn in it, in order.
    public var drawnLines: [Length]
    /// Whether it holds a picture, or anything drawn that is no level line.
    public var hasOtherDrawing: Bool
    /// Whether a page begins in it, or with it.
    public var hasPageBreak: Bool
    /// The nearest heading before it, for messages; nil before the first.
    public var heading: String?

    /// Whether it shows nothing but blanks.
    public var isBlank: Bool {
      text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        || text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
    /// Whether it holds anything drawn.
    public var hasDrawing: Bool { hasOtherDrawing || !drawnLines.isEmpty }
    /// Whether it shows the page's number.
    public var hasPageField: Bool { fields.contains { $0.name == "PAGE" } }
  }

  /// Neighbouring characters that look the same.
  public struct Run: Sendable, Hashable {
    /// Which bytes of the paragraph's UTF-8 they are.
    public var range: Range<Int>
    /// How they look.
    public var format: TextFormat
  }

  /// Something that Word works out, such as a page number.
  public struct Field: Sendable, Hashable {
    /// The first word of its instruction, in capitals: `PAGE`.
    public var name: String
    /// Where its result stands in the paragraph's UTF-8.
    public var offset: Int
    /// How its result looks.
    public var format: TextFormat
  }

  /// A place in a table.
  public struct Cell: Sendable, Hashable {
    /// Index in the survey's `tables`.
    public var table: Int
    /// From 0.
    public var row: Int
    /// The first column of the table's grid that the cell covers, from 0.
    public var column: Int
    /// How many columns it covers.
    public var span: Int
  }

  /// A table, as far as its build.
  public struct Table: Sendable, Hashable {
    /// Widths of the grid's columns.
    public var columns: [Length]
    /// How many rows it has.
    public var rowCount: Int
    /// Whether any line is drawn around or between cells.
    public var hasBorders: Bool
    /// How many rows at the top are repeated on each page.
    public var headerRows: Int
    /// The survey's paragraphs that stand in it.
    public var paragraphs: Range<Int>
    /// The table that it stands in; nil when it stands in none.
    public var outer: Int?
  }
}
