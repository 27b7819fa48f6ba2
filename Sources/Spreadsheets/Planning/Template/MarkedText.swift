/// A text whose parts are set off with asterisks, as in Markdown: `**bold**`, `*italic*`, `***both***`.
///
/// An asterisk without a partner, beside a blank on its inner side, or after a backslash is an
/// asterisk.
struct MarkedText: Sendable {
  struct Part: Sendable, Hashable {
    var text: String
    var isBold: Bool
    var isItalic: Bool
  }

  private(set) var parts: [Part] = []

  init(_ text: String) {
    let pieces = Self.pieces(of: text)
    var open: Set<Int> = []
    for (index, piece) in pieces.enumerated() {
      guard case .marks(let count) = piece else {
        if case .text(let text) = piece { add(text, open) }
        continue
      }
      let isClosing = open.contains(count) && !Self.isBlank(before: index, in: pieces)
      let isOpening =
        !open.contains(count) && !Self.isBlank(after: index, in: pieces)
        && Self.isClosed(count, from: index + 1, in: pieces)
      switch (isClosing, isOpening) {
      case (true, _): open.remove(count)
      case (_, true): open.insert(count)
      default: add(String(repeating: "*", count: count), open)
      }
    }
  }

  private enum Piece { case text(String), marks(Int) }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = ""
    var rest = text[...]
    while let first = rest.popFirst() {
      switch first {
      case "\\" where rest.first == "*" || rest.first == "\\":
        current.append(rest.removeFirst())
      case "*":
        var count = 1
        while rest.first == "*", count < 3 {
          rest.removeFirst()
          count += 1
        }
        if !current.isEmpty { pieces.append(.text(current)) }
        current = ""
        pieces.append(.marks(count))
      default:
        current.append(first)
      }
    }
    if !current.isEmpty { pieces.append(.text(current)) }
    return pieces
  }

  private static func isBlank(before index: Int, in pieces: [Piece]) -> Bool {
    guard index > 0, case .text(let text) = pieces[index - 1] else { return index == 0 }
    return text.last?.isWhitespace ?? true
  }

  private static func isBlank(after index: Int, in pieces: [Piece]) -> Bool {
    guard index + 1 < pieces.count, case .text(let text) = pieces[index + 1] else {
      return index + 1 >= pieces.count
    }
    return text.first?.isWhitespace ?? true
  }

  private static func isClosed(_ count: Int, from start: Int, in pieces: [Piece]) -> Bool {
    pieces.indices.dropFirst(start).contains { index in
      guard case .marks(count) = pieces[index] else { return false }
      return !isBlank(before: index, in: pieces)
    }
  }

  private mutating func add(_ text: String, _ open: Set<Int>) {
    let isBold = open.contains(2) || open.contains(3)
    let isItalic = open.contains(1) || open.contains(3)
    if let last = parts.last, last.isBold == isBold, last.isItalic == isItalic {
      parts[parts.count - 1].text += text
    } else {
      parts.append(Part(text: text, isBold: isBold, isItalic: isItalic))
    }
  }
}
