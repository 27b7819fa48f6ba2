/// One word of the language inside a tag.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case name, text, integer, number
    case plus, minus, star, power, slash, floor, percent, tilde
    case equal, notEqual, less, lessEqual, greater, greaterEqual
    case assign, dot, comma, colon, semicolon, pipe
    case openParen, closeParen, openBracket, closeBracket, openBrace, closeBrace
    /// The end of the tag.
    case end
  }

  var kind: Kind
  var start: Int
  var end: Int

  var range: Range<Int> { start..<end }
}

/// A stretch of a template: text that is copied, or a tag.
///
/// Hosts that bring their own pieces, such as the runs of a Word paragraph, meet the parser here.
enum Piece: Sendable {
  /// Bytes of the source to copy as they are.
  case text(Range<Int>)
  /// `{{ … }}`: its tokens, and where the tag stands.
  case output(Tag)
  /// `{% … %}`.
  case statement(Tag)
}

/// A tag's tokens, the last of which is `.end`.
struct Tag: Sendable {
  var tokens: Range<Int>
  /// The tag with its delimiters.
  var range: Range<Int>
  /// Whether the reader gave up inside and has complained already.
  var isBroken = false
}
