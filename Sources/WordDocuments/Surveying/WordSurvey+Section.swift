public import Documents

extension WordSurvey {
  /// Pages that share one set-up.
  public struct Section: Sendable {
    /// Which of the survey's paragraphs stand in it.
    public var paragraphs: Range<Int>
    /// Of the paper as it lies.
    public var width: Length
    /// Of the paper as it lies.
    public var height: Length
    /// Kept free around the text.
    public var margins: Margins
    /// Extra room for binding; Word adds it to the left margin.
    public var gutter: Length
    /// From the upper edge of the paper to the header.
    public var headerDistance: Length
    /// From the footer to the lower edge of the paper.
    public var footerDistance: Length
    /// How its first page begins.
    public var start: Start
    /// Whether its first page has a header and a footer of its own.
    public var hasTitlePage: Bool
    /// The number of its first page; nil when pages are counted on.
    public var firstPageNumber: Int?
    /// What stands above the text.
    public var headers: Edges
    /// What stands below the text.
    public var footers: Edges

    /// Paper that is wider than high lies on its side, whatever the file calls it.
    public var orientation: Orientation { width > height ? .landscape : .portrait }
  }

  /// What a page keeps free at its four sides.
  public struct Margins: Sendable, Hashable {
    /// From the upper edge.
    public var top: Length
    /// From the lower edge.
    public var bottom: Length
    /// From the left edge.
    public var left: Length
    /// From the right edge.
    public var right: Length
  }

  /// Where a section's first paragraph stands.
  public enum Start: String, Sendable, Hashable {
    /// On a new page, right below, on a new left or right page, in the next column.
    case nextPage, continuous, evenPage, oddPage, nextColumn
  }

  /// The headers, or the footers, of a section; one that it does not have of its own is the one of
  /// the section before.
  public struct Edges: Sendable {
    /// On every page that has no other; nil when there is none.
    public var common: [Paragraph]?
    /// On the first page of a section with a title page; nil when there is none, and that page
    /// stays bare.
    public var first: [Paragraph]?
    /// On pages with even numbers; nil when they look like the others.
    public var even: [Paragraph]?

    init() {}

    /// What stands on the section's first page: empty when it is bare.
    public func onFirstPage(titlePage: Bool) -> [Paragraph] {
      (titlePage ? first : common) ?? []
    }
  }
}
