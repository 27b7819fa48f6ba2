extension XMLWriter {
  /// Which bytes below 64 interrupt a run of plain bytes, one bit each.
  typealias Stops = UInt64

  /// Controls (a carriage return would be read back as a line feed), “&”, “<” and “>”.
  static let textStops: Stops =
    0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A) | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  /// The same, the quotation mark, and the blanks that a reader would turn into spaces.
  static let attributeStops: Stops = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  mutating func escape(_ text: String, stopping stops: Stops) {
    var text = text
    text.withUTF8 { unsafe escape($0, stopping: stops) }
  }

  /// Appends whole runs between the few bytes that need care.
  mutating func escape(_ text: UnsafeBufferPointer<UInt8>, stopping stops: Stops) {
    var run = 0
    var index = 0
    let count = text.count
    while index < count {
      let byte = unsafe text[index]
      // 0xEF starts U+FFFE and U+FFFF, but also much that is fine.
      guard byte < 64 ? stops >> Stops(byte) & 1 == 1 : byte == 0xEF else {
        index += 1
        continue
      }
      if byte == 0xEF {
        let isForbidden =
          unsafe index + 2 < count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
        guard isForbidden else {
          index += 1
          continue
        }
        unsafe append(text, run..<index)
        index += 3
      } else {
        unsafe append(text, run..<index)
        appendReference(to: byte)
        index += 1
      }
      run = index
    }
    unsafe append(text, run..<count)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    unsafe appendPlain(UnsafeBufferPointer(rebasing: text[range]))
  }

  /// How a byte that interrupts a run is written; nothing for what XML cannot hold.
  private mutating func appendReference(to byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): appendPlain("&amp;".utf8)
    case UInt8(ascii: "<"): appendPlain("&lt;".utf8)
    case UInt8(ascii: ">"): appendPlain("&gt;".utf8)
    case UInt8(ascii: "\""): appendPlain("&quot;".utf8)
    case 0x09: appendPlain("&#9;".utf8)
    case 0x0A: appendPlain("&#10;".utf8)
    case 0x0D: appendPlain("&#13;".utf8)
    case 0x0B, 0x0C: appendPlain(" ".utf8)
    default: break
    }
  }
}
