/// What stands between a tag's delimiters, cleaned of what a word processor does to it.
struct TagBody {
  /// The inside without signs and prefix; blanks at both ends gone.
  private(set) var words: [UInt8] = []
  private(set) var level: StoryTag.Level?
  private(set) var trimsBefore = false
  private(set) var trimsAfter = false
  /// Characters before the words.
  private(set) var offset = 0

  init(_ inside: ArraySlice<UInt8>, isOutput: Bool) {
    var inside = inside
    if inside.first == UInt8(ascii: "-") || inside.first == UInt8(ascii: "+") {
      trimsBefore = inside.first == UInt8(ascii: "-")
      inside = inside.dropFirst()
      offset += 1
    }
    if inside.last == UInt8(ascii: "-") {
      trimsAfter = true
      inside = inside.dropLast()
    } else if inside.last == UInt8(ascii: "+") {
      inside = inside.dropLast()
    }
    takeLevel(&inside)
    while let first = inside.first, Self.isBlank(first) {
      inside = inside.dropFirst()
      offset += 1
    }
    words = Self.cleaned(inside)
    while let last = words.last, Self.isBlank(last) { words.removeLast() }
  }

  /// The first word.
  var keyword: String {
    String(
      decoding: words.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F },
      as: UTF8.self)
  }

  /// `p `, `tr `, `tc ` or `r ` right after the opening delimiter, with something to follow.
  private mutating func takeLevel(_ inside: inout ArraySlice<UInt8>) {
    for (name, level) in [
      ("tr", StoryTag.Level.row), ("tc", .cell), ("p", .paragraph), ("r", .run),
    ] where inside.starts(with: name.utf8) {
      let rest = inside.dropFirst(name.utf8.count)
      let isNoBreakSpace = rest.starts(with: [0xC2, 0xA0])
      guard let first = rest.first, Self.isBlank(first) || isNoBreakSpace,
        let next = rest.dropFirst(isNoBreakSpace ? 2 : 1).first(where: { !Self.isBlank($0) }),
        Self.startsExpression(next)
      else { continue }
      self.level = level
      offset += name.utf8.count
      inside = rest
      return
    }
  }

  /// Whether this can be the first byte after a prefix; `{{ r | upper }}` has none.
  private static func startsExpression(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: ","):
      return false
    default:
      return true
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Breaks and tabs become spaces; curly quotes become straight ones where they delimit a text;
  /// invisible characters and long dashes outside texts become what was meant.
  private static func cleaned(_ inside: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(inside)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    /// The quote that ends the text we are in, and whether a curly one may end it too.
    var open: (quote: UInt8, endsCurly: Bool)?
    while at < bytes.count {
      let byte = bytes[at]
      if let curly = curlyQuote(bytes, at) {
        if let text = open {
          if text.endsCurly, text.quote == curly {
            out.append(curly)
            open = nil
          } else {
            out += bytes[at..<(at + 3)]
          }
        } else {
          out.append(curly)
          open = (curly, true)
        }
        at += 3
        continue
      }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        if let text = open {
          if text.quote == byte { open = nil }
        } else {
          open = (byte, !bytes[(at + 1)...].contains(byte))
        }
        out.append(byte)
        at += 1
        continue
      }
      if byte == UInt8(ascii: "\\"), open != nil, at + 1 < bytes.count {
        out += bytes[at..<(at + 2)]
        at += 2
        continue
      }
      if byte < 0x20 {
        out.append(0x20)
        at += 1
        continue
      }
      if open == nil, byte == 0xE2 || byte == 0xC2 || byte == 0xEF {
        let (width, meant) = invisible(bytes, at)
        if width > 0 {
          if let meant { out.append(meant) }
          at += width
          continue
        }
      }
      out.append(byte)
      at += 1
    }
    return out
  }

  /// The straight quote that a curly one stands for.
  private static func curlyQuote(_ bytes: [UInt8], _ at: Int) -> UInt8? {
    guard at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80 else { return nil }
    switch bytes[at + 2] {
    case 0x98, 0x99, 0x9A, 0x9B: return UInt8(ascii: "'")
    case 0x9C, 0x9D, 0x9E, 0x9F: return UInt8(ascii: "\"")
    default: return nil
    }
  }

  /// How many bytes a character has that nobody typed on purpose, and what it stands for.
  private static func invisible(_ bytes: [UInt8], _ at: Int) -> (Int, UInt8?) {
    let three = Array(bytes[at..<min(at + 3, bytes.count)])
    switch three {
    // En dash, minus sign, non-breaking hyphen.
    case [0xE2, 0x80, 0x93], [0xE2, 0x88, 0x92], [0xE2, 0x80, 0x91]: return (3, UInt8(ascii: "-"))
    // Zero-width space and joiners, word joiner, byte-order mark.
    case [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x81, 0xA0],
      [0xEF, 0xBB, 0xBF]:
      return (3, nil)
    default: break
    }
    // Soft hyphen.
    return three.starts(with: [0xC2, 0xAD]) ? (2, nil) : (0, nil)
  }
}
