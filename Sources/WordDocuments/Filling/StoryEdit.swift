/// A change to the bytes of a template's part: a stretch that gives way to what follows.
struct StoryEdit: Sendable {
  /// What takes the place of a stretch.
  enum Piece: Sendable {
    /// A tag, by its number.
    case tag(Int)
    /// An expression or a statement worked out from a tag, for messages that point at the tag.
    case value(Int, [UInt8])
    case statement(Int, [UInt8])
    /// A statement of our own.
    case script(String)
    case xml([UInt8])
    /// A stretch of the part itself.
    case copy(Range<Int>)
    case mark(StoryMark)
    /// Where values that follow are printed.
    case context(EmitContext)
  }

  var range: Range<Int>
  /// Edits at one place come in this order.
  var order: Int
  var pieces: [Piece]
}

/// What the writer has to do at a place in a part, besides copying.
enum StoryMark: Sendable {
  /// The end of a cell, text box, note or header that must not be left without a paragraph; the
  /// range is that of the properties for one that has to be made.
  case ensureParagraph(properties: Range<Int>)
  /// A table whose rows or cells come and go; regular when every row it may have fits its grid.
  case tableStart(isRegular: Bool)
  /// Repairs the grid, and drops a table without rows.
  case tableEnd
  case rowStart
  /// Drops a row without cells.
  case rowEnd
  /// A paragraph that holds one value and nothing else, which may turn out to be paragraphs.
  case soleStart
  case soleEnd
  case drawingID
  /// The id of a bookmark that a loop repeats, by the id in the template.
  case bookmarkStart(Int)
  case bookmarkEnd(Int)
  /// Its name, which must be another each time.
  case bookmarkName(Range<Int>)
  /// A name of a bookmark where it is referred to.
  case bookmarkReference(Range<Int>)
  /// The present number of a list that starts anew from time to time, by its number in the template.
  case list(Int)
  case restartList(Int)
  /// The present number of a note, by its number in the template.
  case note(NoteKind, Int)
  /// The present id of a relationship, by where its id stands in the template.
  case relationship(Range<Int>)
  /// What comes before is written for the first record only.
  case recordStart
  /// What comes after is written for the last record only.
  case recordEnd
  /// What stands between two records, and so not after the last.
  case breakStart
  case breakEnd
}

/// What a value is printed into.
struct EmitContext: Sendable, Hashable {
  enum Place: Sendable, Hashable {
    /// The text of a run.
    case text
    /// Between runs.
    case runs
    /// Between paragraphs.
    case blocks
    case cells
    case rows
    /// The text of another element, such as a property of the document.
    case plain
    case attribute
    /// A colour in an attribute.
    case fill
    /// A whole number of at least 1 in an attribute.
    case count
  }

  var place: Place
  /// The run's properties as they stand in the part, and the paragraph's.
  var runProperties: Range<Int> = 0..<0
  var paragraphProperties: Range<Int> = 0..<0
  /// Whether the run stands right in a paragraph, so that the paragraph can be ended here.
  var canEndParagraph = false
  /// Whether a line end makes a new paragraph, because a break would stretch the line before it.
  var isJustified = false
  /// Whether the value is all that its paragraph holds.
  var isSole = false
  /// The tag, for messages; -1 for none.
  var tag = -1
}
