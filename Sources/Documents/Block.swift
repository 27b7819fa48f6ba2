/// Words within a paragraph that share one emphasis.
///
/// A line break is the character U+2028 in the text.
public struct Inline: Sendable, Hashable {
  public var text: String
  public var isStrong: Bool
  public var isEmphasised: Bool
  /// Where a link leads; nil when this is not one.
  public var link: String?
  /// The note that is called here, in place of words; nil for words.
  public var note: Footnote?

  public init(
    _ text: String, strong: Bool = false, emphasised: Bool = false, link: String? = nil
  ) {
    self.text = text
    isStrong = strong
    isEmphasised = emphasised
    self.link = link
  }

  /// Calls a note.
  public init(note: Footnote) {
    self.init("")
    self.note = note
  }

  /// Breaks a line without ending the paragraph.
  public static let lineBreak: Character = "\u{2028}"
}

extension [Inline] {
  /// The words alone; line breaks are U+2028.
  public var plainText: String {
    count == 1 ? self[0].text : reduce(into: "") { $0 += $1.text }
  }
}

/// A thing that follows another down the page.
public enum Block: Sendable, Hashable {
  /// A title; `depth` counts from 1. What it is called (Phần, Mục, khoản) is for the profile to say.
  case heading(depth: Int, [Inline])
  case paragraph(Paragraph)
  case list(List)
  case table(Table)
  case figure(Figure)
  /// The titles of the paper with their pages; nil when the profile says how many levels.
  case contents(depth: Int?)
  /// What follows starts on a new page.
  case pageBreak
  /// What follows stands on pages turned this way.
  case orientation(Orientation)
  /// The signatures and recipients stand here, and not at the end of the body.
  case signatures
}

/// A paragraph of running text.
public struct Paragraph: Sendable, Hashable {
  public var content: [Inline]
  /// Nil when the profile decides, as it does for all common text.
  public var alignment: Alignment?

  public init(_ content: [Inline], alignment: Alignment? = nil) {
    self.content = content
    self.alignment = alignment
  }
}

/// Numbered or dashed items, each of which may hold paragraphs, tables and further lists.
public struct List: Sendable, Hashable {
  public var isOrdered: Bool
  /// The first item's number; 1 for dashed lists.
  public var start: Int
  public var items: [[Block]]

  public init(isOrdered: Bool, start: Int = 1, items: [[Block]]) {
    self.isOrdered = isOrdered
    self.start = start
    self.items = items
  }
}

/// Which side, or both, the lines of a text keep to.
public enum Alignment: String, Sendable, Hashable, CaseIterable {
  case left, center, right, justify
}

/// How a page is held.
public enum Orientation: String, Sendable, Hashable, CaseIterable {
  case portrait, landscape
}
