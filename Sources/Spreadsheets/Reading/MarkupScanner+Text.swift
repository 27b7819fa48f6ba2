extension MarkupScanner {
  /// Text with its references resolved and its line ends made “\n”, as XML demands.
  ///
  /// - Parameter unescaping: whether `_x000D_` stands for a character, as in all texts of cells
  ///   (ECMA-376-1, 22.9.2.19).
  func string(_ range: Range<Int>, unescaping: Bool) throws(Flaw) -> String {
    for index in range {
      let byte = bytes[index]
      if byte < 0x20 || byte == UInt8(ascii: "&") || (byte == UInt8(ascii: "_") && unescaping) {
        return try decoded(range, unescaping: unescaping)
      }
    }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw Flaw(offset: range.lowerBound, reason: "not UTF-8")
    }
    return text
  }

  private func decoded(_ range: Range<Int>, unescaping: Bool) throws(Flaw) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "&"):
        guard let semicolon = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: ";")),
          let scalar = Self.reference(bytes[(index + 1)..<semicolon])
        else { throw Flaw(offset: index, reason: "bad reference") }
        plain.append(contentsOf: String(Character(scalar)).utf8)
        index = semicolon + 1
      case UInt8(ascii: "\r"):
        plain.append(UInt8(ascii: "\n"))
        index += 1
        if index < range.upperBound, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      default:
        guard byte >= 0x20 || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") else {
          throw Flaw(offset: index, reason: "control character")
        }
        plain.append(byte)
        index += 1
      }
    }
    if unescaping { plain = Self.unescaped(plain) }
    guard let text = String(validating: plain, as: UTF8.self) else {
      throw Flaw(offset: range.lowerBound, reason: "not UTF-8")
    }
    return text
  }

  /// What stands between “&” and “;”; nil when it means nothing.
  private static func reference(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.count <= 12 else { return nil }
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let isHex = name.hasPrefix("#x")
    guard name.hasPrefix("#"), !name.contains("+"),
      let scalar = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
        .flatMap({ Unicode.Scalar($0) }),
      scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value),
      scalar.value != 0xFFFE, scalar.value != 0xFFFF
    else { return nil }
    return scalar
  }

  /// Turns `_x0041_` into “A”; an escaped underscore, `_x005F_`, keeps what follows as it is.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "_"), let unit = escape(text, at: index) {
        if let scalar = Unicode.Scalar(unit) {
          out.append(contentsOf: String(Character(scalar)).utf8)
          index += 7
          continue
        }
        // Characters beyond U+FFFF are written as two surrogates.
        if let low = escape(text, at: index + 7), (0xD800..<0xDC00).contains(unit),
          (0xDC00..<0xE000).contains(low),
          let scalar = Unicode.Scalar(
            0x1_0000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        {
          out.append(contentsOf: String(Character(scalar)).utf8)
          index += 14
          continue
        }
      }
      out.append(text[index])
      index += 1
    }
    return out
  }

  private static func escape(_ text: [UInt8], at start: Int) -> UInt16? {
    guard start + 7 <= text.count, text[start] == UInt8(ascii: "_"),
      text[start + 1] == UInt8(ascii: "x"), text[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[(start + 2)..<(start + 6)] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// A number as XML Schema writes it; nil for anything else.
  func number(_ range: Range<Int>) -> Double? {
    var index = range.lowerBound
    let end = range.upperBound
    let isNegative = index < end && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var places = 0
    var isAfterPoint = false
    while index < end {
      let byte = bytes[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa * 10 + UInt64(digit)
        digits += 1
        if isAfterPoint { places += 1 }
        // Longer numbers may need rounding that simple arithmetic gets wrong.
        if digits > 18 { return wholeNumber(range) }
      } else if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
      } else {
        return wholeNumber(range)
      }
      index += 1
    }
    guard digits > 0, mantissa < 1 << 53 else { return wholeNumber(range) }
    // Both are exact, so the division rounds once, correctly (Clinger's fast path).
    let value = Double(mantissa) / Self.powersOfTen[places]
    return isNegative ? -value : value
  }

  private func wholeNumber(_ range: Range<Int>) -> Double? {
    guard range.count <= 400 else { return nil }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    var slice = bytes[range]
    while let first = slice.first, blanks.contains(first) { slice.removeFirst() }
    while let last = slice.last, blanks.contains(last) { slice.removeLast() }
    // Only the decimal notation: Swift would also read “0x1p3”, “nan” and “inf”.
    guard slice.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(String(decoding: slice, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
  ]
}
