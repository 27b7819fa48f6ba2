public import Documents

/// One change to the form of a finished document, and never to a word.
///
/// It says how something looks, how a page is set up, or how a figure or a letter is written.
public enum WordMend: Sendable, Hashable {
  /// How some of a paragraph's text looks.
  case text(Place, Range<Int>, Look)
  /// How a paragraph is set.
  case paragraph(Place, Setting)
  /// Writes some of a paragraph's text in another way: a figure with its zero, a letter in one
  /// piece, a space less.
  case writing(Place, Range<Int>, String)
  /// How the pages of a section are set up; counted from 0.
  case page(section: Int, PageSetting)

  /// A paragraph, as a survey tells of it.
  public struct Place: Sendable, Hashable {
    /// The part that it stands in, such as “word/document.xml”.
    public var part: String
    /// Where its XML starts in the part, in bytes.
    public var offset: Int

    /// The place of a paragraph of a survey.
    public init(_ paragraph: WordSurvey.Paragraph) {
      part = paragraph.part
      offset = paragraph.offset
    }
  }

  /// One property of text.
  public enum Look: Sendable, Hashable {
    /// The font of every script.
    case font(String)
    /// In points.
    case size(Double)
    case bold(Bool)
    case italic(Bool)
    case underlined(Bool)
    /// Shown in capitals, however it was typed.
    case capitals(Bool)
    /// Six hexadecimal digits, red first.
    case color(String)
  }

  /// One property of a paragraph.
  public enum Setting: Sendable, Hashable {
    case alignment(Alignment)
    /// Lines begin at the margin, and the first one this far from it.
    case firstLine(Length)
    /// In points.
    case spaceBefore(Double)
    /// In points.
    case spaceAfter(Double)
    case line(ParagraphFormat.Line)
    /// Whether no space stands between it and a neighbour of the same style.
    case joinsOwnKind(Bool)
  }

  /// One property of a section's pages.
  public enum PageSetting: Sendable, Hashable {
    /// Of the paper as it lies.
    case size(width: Length, height: Length)
    case top(Length)
    case bottom(Length)
    /// With nothing more for binding.
    case left(Length)
    case right(Length)
    /// The section's own header, or footer, with the page's number as the profile has it.
    case pageNumber
    /// The first page shows no common header, and keeps the footer.
    case bareFirstPage
    /// No header, or footer, of this kind; it may hold nothing but the page's number.
    case without(Edge, Pages)
  }

  /// Above or below the text.
  public enum Edge: String, Sendable, Hashable { case header, footer }

  /// Which pages a header belongs to.
  public enum Pages: String, Sendable, Hashable { case common = "default", first, even }
}
