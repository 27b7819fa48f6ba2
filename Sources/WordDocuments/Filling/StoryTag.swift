/// A tag of the template language, found in the text of a Word part.
struct StoryTag: Sendable {
  enum Kind: Sendable {
    /// `{{ … }}`.
    case output
    /// `{% … %}`.
    case statement
    /// A comment, or the ends of a `raw` block: leaves nothing.
    case silent
    /// `cellbg`, `colspan`, `vm` or `hm`: says how the cell around it looks.
    case cell
  }

  /// What a tag's prefix puts it in the place of.
  enum Level: Int, Sendable, Comparable {
    case run, paragraph, cell, row

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    var element: MarkupName {
      switch self {
      case .run: .r
      case .paragraph: .p
      case .cell: .tc
      case .row: .tr
      }
    }
  }

  /// What a statement is to others.
  enum Role: Sendable { case opens, divides, closes, single, prints }

  var kind: Kind
  var level: Level?
  /// What stands between the delimiters, without prefix and signs, ready for the compiler.
  var body: [UInt8]
  /// A statement's first word.
  var keyword = ""
  /// The text it starts in, by number, and where; up to that text's end when it goes on in another.
  var story: Int
  var range: Range<Int>
  /// Where it ends.
  var lastStory: Int
  var end: Int
  var trimsBefore = false
  var trimsAfter = false
  /// Where the body starts, in characters after the tag's own start.
  var bodyOffset = 0

  var role: Role {
    switch kind {
    case .output: return .prints
    case .silent, .cell: return .single
    case .statement: break
    }
    switch keyword {
    case "for", "if", "macro", "call", "filter", "with", "block", "autoescape": return .opens
    case "elif", "else": return .divides
    case "set": return isBlockSet ? .opens : .single
    case "include": return .prints
    default: return keyword.hasPrefix("end") ? .closes : .single
    }
  }

  /// Whether what it holds may come out more than once.
  var repeats: Bool { keyword == "for" || keyword == "macro" || keyword == "call" }

  /// `{% set x %}`, without a value.
  private var isBlockSet: Bool {
    var depth = 0
    for byte in body {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "=") where depth == 0: return false
      case UInt8(ascii: "|"): return true
      default: break
      }
    }
    return true
  }
}
