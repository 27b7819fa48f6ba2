import Glibc

/// C strings that live until `free` is called, for option structs that hold pointers.
///
/// libxlsxwriter copies every string it is given, so they need to last for one call only.
@safe struct CStrings: ~Copyable {
  private var held: [UnsafeMutablePointer<CChar>] = unsafe []

  /// The text as a C string; nil for nil.
  mutating func hold(_ text: String?) -> UnsafeMutablePointer<CChar>? {
    guard let text, let copy = unsafe strdup(text.forWorkbook) else { return nil }
    unsafe held.append(copy)
    return unsafe copy
  }

  consuming func free() {
    unsafe held.forEach { unsafe Glibc.free($0) }
  }
}

extension String {
  /// The text as a workbook can hold it.
  ///
  /// A C string ends at U+0000, and XML has no way to write that character nor U+FFFE and U+FFFF:
  /// they become U+FFFD. Excel reads `_x0041_` as “A”, so an underscore that looks like the start
  /// of such a code is written as a code itself.
  var forWorkbook: String {
    var mustChange = false
    var previous: UInt8 = 1
    for byte in utf8 {
      if byte == 0 || byte == 0xEF || (byte == UInt8(ascii: "x") && previous == UInt8(ascii: "_")) {
        mustChange = true
        break
      }
      previous = byte
    }
    return mustChange ? changedForWorkbook : self
  }

  private var changedForWorkbook: String {
    var out: [Unicode.Scalar] = []
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF:
        out.append("\u{FFFD}")
      case 0x5F where looksLikeCode(scalars[index...]):
        out += "_x005F_".unicodeScalars
      default:
        out.append(scalar)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: out)
    return String(text)
  }
}

/// Whether these letters start with something like `_x000D_`.
private func looksLikeCode(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  let code = scalars.prefix(7).map(\.value)
  guard code.count == 7, code[1] == 0x78, code[6] == 0x5F else { return false }
  return code[2..<6].allSatisfy { Unicode.Scalar($0)?.properties.isASCIIHexDigit ?? false }
}
