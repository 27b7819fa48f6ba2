extension Lexer {
  enum Reading {
    case token(Token.Kind)
    case problem(Problem)
  }

  /// Reads one token, or what cannot be one, and stands behind it.
  mutating func lexToken(to end: Int) -> Reading {
    let bytes = source.bytes
    let start = at
    let next = start + 1 < end ? bytes[start + 1] : 0
    func taking(_ count: Int, _ kind: Token.Kind) -> Reading {
      at = start + count
      return .token(kind)
    }
    switch bytes[start] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      skipName(to: end)
      return .token(.name)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .token(number(to: end))
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return text(to: end)
    case UInt8(ascii: "+"): return taking(1, .plus)
    case UInt8(ascii: "-"): return taking(1, .minus)
    case UInt8(ascii: "*"): return next == bytes[start] ? taking(2, .power) : taking(1, .star)
    case UInt8(ascii: "/"): return next == bytes[start] ? taking(2, .floor) : taking(1, .slash)
    case UInt8(ascii: "%"): return taking(1, .percent)
    case UInt8(ascii: "~"): return taking(1, .tilde)
    case UInt8(ascii: "("): return taking(1, .openParen)
    case UInt8(ascii: ")"): return taking(1, .closeParen)
    case UInt8(ascii: "["): return taking(1, .openBracket)
    case UInt8(ascii: "]"): return taking(1, .closeBracket)
    case UInt8(ascii: "{"): return taking(1, .openBrace)
    case UInt8(ascii: "}"): return taking(1, .closeBrace)
    case UInt8(ascii: "."): return taking(1, .dot)
    case UInt8(ascii: ","): return taking(1, .comma)
    case UInt8(ascii: ":"): return taking(1, .colon)
    case UInt8(ascii: ";"): return taking(1, .semicolon)
    case UInt8(ascii: "|"): return taking(1, .pipe)
    case UInt8(ascii: "="):
      return next == UInt8(ascii: "=") ? taking(2, .equal) : taking(1, .assign)
    case UInt8(ascii: "<"):
      return next == UInt8(ascii: "=") ? taking(2, .lessEqual) : taking(1, .less)
    case UInt8(ascii: ">"):
      return next == UInt8(ascii: "=") ? taking(2, .greaterEqual) : taking(1, .greater)
    case UInt8(ascii: "!") where next == UInt8(ascii: "="):
      return taking(2, .notEqual)
    case 0x80...:
      if scalar(at: start, to: end)?.properties.isXIDStart == true {
        skipName(to: end)
        return .token(.name)
      }
    default: break
    }
    // One whole character, so that the message shows what stands there.
    at = start + 1
    while at < end, bytes[at] & 0xC0 == 0x80 { at += 1 }
    let character = source.text(start..<at)
    return .problem("“”‘’".contains(character) ? .curlyQuote(character) : .unexpected(character))
  }

  private mutating func skipName(to end: Int) {
    let bytes = source.bytes
    while at < end {
      switch bytes[at] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        at += 1
      case 0x80...:
        guard let scalar = scalar(at: at, to: end), scalar.properties.isXIDContinue else { return }
        at += UTF8.width(scalar)
      default: return
      }
    }
  }

  private func scalar(at index: Int, to end: Int) -> Unicode.Scalar? {
    var decoder = UTF8()
    var rest = source.bytes[index..<end].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
    return nil
  }

  /// Jinja's numbers: `1_000`, `0xff`, `1.5`, `1e3`; `1.` and `.5` are none.
  private mutating func number(to end: Int) -> Token.Kind {
    let bytes = source.bytes
    func isDigit(_ index: Int) -> Bool {
      index < end && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
    func digits(from: Int) -> Int {
      var index = from
      while isDigit(index) || index < end && bytes[index] == UInt8(ascii: "_") && isDigit(index + 1)
      { index += 1 }
      return index
    }
    if bytes[at] == UInt8(ascii: "0"), at + 1 < end,
      "xXoObB".utf8.contains(bytes[at + 1])
    {
      let isHex = bytes[at + 1] | 0x20 == UInt8(ascii: "x")
      var index = at + 2
      while index < end,
        isDigit(index) || bytes[index] == UInt8(ascii: "_")
          || isHex && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(bytes[index] | 0x20)
      { index += 1 }
      if index > at + 2 {
        at = index
        return .integer
      }
    }
    let start = at
    at = digits(from: at)
    var kind = Token.Kind.integer
    // In `a.0.1` the second dot leads to an item, too.
    if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return kind }
    defer {
      // A whole number that starts with a zero is zero; what follows is another token.
      if kind == .integer, bytes[start] == UInt8(ascii: "0") {
        at = start + 1
        while at < end, bytes[at] == UInt8(ascii: "0") || bytes[at] == UInt8(ascii: "_") { at += 1 }
        if bytes[at - 1] == UInt8(ascii: "_") { at -= 1 }
      }
    }
    if at < end, bytes[at] == UInt8(ascii: "."), isDigit(at + 1) {
      at = digits(from: at + 1)
      kind = .number
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      var index = at + 1
      if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      if isDigit(index) {
        at = digits(from: index)
        kind = .number
      }
    }
    return kind
  }

  private mutating func text(to end: Int) -> Reading {
    let bytes = source.bytes
    let quote = bytes[at]
    var index = at + 1
    while index < end, bytes[index] != quote {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < end else {
      at += 1
      return .problem(.unclosedText)
    }
    at = index + 1
    return .token(.text)
  }
}

/// The text that a quoted token stands for, with Python's escapes read.
func decodeText(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
  var out: [UInt8] = []
  var index = bytes.startIndex
  func hex(_ from: Int, _ count: Int) -> Unicode.Scalar? {
    guard from + count <= bytes.endIndex else { return nil }
    let digits = String(decoding: bytes[from..<(from + count)], as: UTF8.self)
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
  while index < bytes.endIndex {
    guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
      out.append(bytes[index])
      index += 1
      continue
    }
    let escaped = bytes[index + 1]
    index += 2
    switch escaped {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "v"): out.append(0x0B)
    case UInt8(ascii: "a"): out.append(0x07)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): out.append(escaped)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = escaped == UInt8(ascii: "x") ? 2 : escaped == UInt8(ascii: "u") ? 4 : 8
      if let scalar = hex(index, count) {
        out.append(contentsOf: String(scalar).utf8)
        index += count
      } else {
        out.append(contentsOf: [UInt8(ascii: "\\"), escaped])
      }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = UInt32(escaped - UInt8(ascii: "0"))
      var count = 1
      while count < 3, index < bytes.endIndex,
        (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index])
      {
        value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
        index += 1
        count += 1
      }
      if let scalar = Unicode.Scalar(value) { out.append(contentsOf: String(scalar).utf8) }
    default:
      out.append(contentsOf: [UInt8(ascii: "\\"), escaped])
    }
  }
  return String(decoding: out, as: UTF8.self)
}
