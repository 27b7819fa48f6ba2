extension ForeignFormat {
  /// What a file is by its content; nil when it begins as a zip archive does.
  init?(recognising bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      return nil
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = Self.compound(bytes)
    } else if bytes.starts(with: Array("%PDF".utf8)) {
      self = .pdf
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .richText
    } else if Self.firstMark(of: bytes) == UInt8(ascii: "<") {
      self = .markup
    } else {
      self = .unknown
    }
  }

  /// The first byte that is neither a blank nor part of a byte-order mark.
  private static func firstMark(of bytes: [UInt8]) -> UInt8? {
    bytes.prefix(64).first {
      ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00].contains($0)
    }
  }

  /// Compound files are told apart by the names in their directory, which are UTF-16.
  private static func compound(_ bytes: [UInt8]) -> ForeignFormat {
    func has(_ name: String) -> Bool {
      let wide = Array(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      guard bytes.count >= wide.count else { return false }
      // Directory entries are 128 bytes each, so names start at multiples of that.
      return stride(from: 0, through: bytes.count - wide.count, by: 128).contains {
        bytes[$0] == wide[0] && bytes[$0..<($0 + wide.count)].elementsEqual(wide)
      }
    }
    if has("EncryptedPackage") { return .passwordProtected }
    if has("WordDocument") { return .oldWord }
    if has("Workbook") || has("Book") { return .oldExcel }
    return .compound
  }
}
