extension String {
  /// The text without what clerks vary: case, diacritics, tone placement, doubled and outer spaces.
  ///
  /// “Họ  và TÊN ”, “ho va ten” and the same in decomposed Unicode all fold to `ho va ten`. For
  /// matching only; never shown to anybody.
  public var folded: String {
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var pendingSpace = false
    for scalar in unicodeScalars {
      let code = Fold.code(of: scalar)
      switch code {
      case Fold.mark:
        continue
      case Fold.space:
        pendingSpace = !out.isEmpty
        continue
      default:
        break
      }
      if pendingSpace {
        out.append(UInt8(ascii: " "))
        pendingSpace = false
      }
      if code == Fold.unknown {
        out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      } else {
        out.append(code)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The folded text with underscores for everything that is not a letter or digit: “Họ và tên”
  /// becomes `ho_va_ten`, the name under which templates see an unknown column.
  public var slug: String {
    var out = ""
    var pending = false
    for scalar in folded.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if pending, !out.isEmpty { out += "_" }
        pending = false
        out.unicodeScalars.append(scalar)
      } else {
        pending = true
      }
    }
    return out
  }
}

private enum Fold {
  // Codes above ASCII say what else a scalar is.
  static let unknown: UInt8 = 0xFF
  static let space: UInt8 = 0xFE
  /// A combining mark: a diacritic of decomposed text.
  static let mark: UInt8 = 0xFD

  static func code(of scalar: Unicode.Scalar) -> UInt8 {
    let value = Int(scalar.value)
    if value < table.count { return table[value] }
    return scalar.properties.isWhitespace ? space : unknown
  }

  /// For every scalar up to the last Vietnamese letter its plain small letter, or a code.
  ///
  /// Matching names is done for every cell and heading, and a look into an array is many times as
  /// fast as asking for a scalar's properties.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: unknown, count: 0x1F00)
    for value in 0..<table.count {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      if scalar.properties.isWhitespace {
        table[value] = space
      } else if (0x300...0x36F).contains(value) {
        table[value] = mark
      } else if value < 0x80 {
        table[value] = UInt8(value)
      }
    }
    for capital in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(capital)] = capital + 32 }
    let families: [(Character, String)] = [
      ("a", "àáảãạăắằẳẵặâấầẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"),
      ("d", "đĐ"),
      ("e", "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"),
      ("i", "ìíỉĩịÌÍỈĨỊ"),
      ("o", "òóỏõọôốồổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
      ("u", "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"),
      ("y", "ỳýỷỹỵỲÝỶỸỴ"),
    ]
    for (plain, letters) in families {
      for letter in letters.unicodeScalars {
        table[Int(letter.value)] = plain.asciiValue ?? unknown
      }
    }
    return table
  }()
}
