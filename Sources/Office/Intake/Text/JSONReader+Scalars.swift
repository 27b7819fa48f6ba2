import Groundwork

// Texts and numbers.
extension JSONReader {
  /// The text that starts here, and whether it might be in an old encoding.
  mutating func string() -> (String, isSuspect: Bool)? {
    let opening = position
    position += 1
    var start = position
    /// What comes before the last escape, and what that stands for.
    var out: [UInt8] = []
    var hasEscapes = false
    while true {
      let run = PlainRun(bytes.span, from: position)
      continuations += run.continuations
      position = run.end
      guard position < bytes.count else {
        position = opening
        return fail(.openQuote)
      }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        // Most texts have no escape, and are taken straight from the file.
        let written: String
        let isSuspect: Bool
        if hasEscapes {
          out += bytes[start..<position]
          written = String(decoding: out, as: UTF8.self)
          isSuspect = true
        } else {
          (written, isSuspect) = plain(start..<position, isASCII: run.continuations == 0)
        }
        position += 1
        return (composing ? written.composed : written, isSuspect)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        out += bytes[start..<position]
        guard escape(into: &out) else { return nil }
        start = position
      default:
        // A line end inside quotes: nearly always a quote that was not closed.
        if bytes[position] == UInt8(ascii: "\n") { position = opening }
        return fail(position == opening ? .openQuote : .controlCharacter)
      }
    }
  }

  /// The text of some bytes, and whether it might be in an old encoding.
  private func plain(_ range: Range<Int>, isASCII: Bool) -> (String, isSuspect: Bool) {
    let bytes = bytes.span.extracting(range)
    // The whole file is known to be UTF-8, and no text of it ends inside of a scalar.
    let text = unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: isASCII))
    return (text, !isASCII && LegacyEncoding.isSuspect(bytes))
  }

  private mutating func escape(into out: inout [UInt8]) -> Bool {
    guard position + 1 < bytes.count else {
      fail(.endsEarly)
      return false
    }
    let kind = bytes[position + 1]
    if let plain = Self.escapes[kind] {
      out.append(plain)
      position += 2
      return true
    }
    guard kind == UInt8(ascii: "u"), var code = hex(at: position + 2) else {
      fail(.badEscape)
      return false
    }
    var length = 6
    if (0xD800...0xDBFF).contains(code), position + 7 < bytes.count,
      bytes[position + 6] == UInt8(ascii: "\\"), bytes[position + 7] == UInt8(ascii: "u"),
      let low = hex(at: position + 8), (0xDC00...0xDFFF).contains(low)
    {
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      length = 12
    }
    guard let scalar = Unicode.Scalar(code) else {
      fail(.badEscape)
      return false
    }
    out += Array(String(Character(scalar)).utf8)
    position += length
    return true
  }
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private func hex(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - 55)
      default: return nil
      }
    }
    return code
  }

  mutating func number() -> Value.Payload? {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else { return fail(.badNumber) }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
      position = start
      return fail(.leadingZero)
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard digits() > 0 else { return fail(.badNumber) }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { return fail(.badNumber) }
    }
    if isWhole, position - start <= 18 { return .integer(smallInteger(from: start)) }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(written) { return .integer(integer) }
    guard let number = Double(written), number.isFinite else {
      position = start
      return fail(.hugeNumber)
    }
    return .number(number)
  }

  /// The integer in the bytes up to here, which are too few for more than 64 bits.
  private func smallInteger(from start: Int) -> Int {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var number = 0
    for index in (isNegative ? start + 1 : start)..<position {
      number = number * 10 + Int(bytes[index] & 0x0F)
    }
    return isNegative ? -number : number
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    return position - start
  }
}

extension Phrase {
  fileprivate static let openQuote = Phrase(
    vi: "dấu nháy mở mà không đóng", en: "the quote is never closed")
  fileprivate static let controlCharacter = Phrase(
    vi: "ký tự điều khiển trong chữ phải viết bằng “\\”",
    en: "a control character in text is written with “\\”")
  fileprivate static let badEscape = Phrase(
    vi: "sau “\\” không có ký tự nào như vậy", en: "nothing is written like this after “\\”")
  fileprivate static let badNumber = Phrase(vi: "số viết chưa đủ", en: "the number is cut off")
  fileprivate static let leadingZero = Phrase(
    vi: "số không bắt đầu bằng 0; nếu là mã thì đặt trong dấu nháy kép",
    en: "a number does not start with 0; put a code in quotes")
  fileprivate static let hugeNumber = Phrase(vi: "số quá lớn", en: "the number is too large")
}
