public import Groundwork

/// A stretch of a Word template that one statement repeats, leaves out or captures.
public struct TemplateRegion: Sendable, Hashable {
  /// What the statement takes hold of.
  public enum Extent: String, Sendable, Hashable {
    /// Text inside one paragraph.
    case text
    /// Whole paragraphs, and the tables between them.
    case paragraphs
    /// Whole rows of a table.
    case rows
    /// Whole cells of a row.
    case cells
  }

  public var extent: Extent
  /// The statement as it was written, such as `for d in ds`.
  public var statement: String
  /// Whether the extent was told from where the tags stand; false when a prefix said so.
  public var isInferred: Bool
  public var location: Location
}
