extension String {
  /// The text without what clerks vary: case, diacritics, tone placement, doubled and outer spaces.
  ///
  /// “Họ  và TÊN ”, “ho va ten” and the same in decomposed Unicode all fold to `ho va ten`. For
  /// matching only; never shown to anybody.
  public var folded: String {
    var out = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = !out.isEmpty
        continue
      }
      // Combining marks: the diacritics of decomposed text.
      if (0x300...0x36F).contains(scalar.value) { continue }
      if pendingSpace {
        out.append(" ")
        pendingSpace = false
      }
      if let base = Fold.base[scalar] {
        out.append(base)
      } else if scalar.isASCII {
        out.append(scalar)
      } else {
        out.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(out)
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
  /// Every letter that Vietnamese writes, and the capitals of ASCII, with its plain small letter.
  static let base: [Unicode.Scalar: Unicode.Scalar] = {
    let families: [(Unicode.Scalar, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"),
      ("d", "đĐ"),
      ("e", "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"),
      ("i", "ìíỉĩịÌÍỈĨỊ"),
      ("o", "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
      ("u", "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"),
      ("y", "ỳýỷỹỵỲÝỶỸỴ"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, letters) in families {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    for value in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      table[Unicode.Scalar(value)] = Unicode.Scalar(value + 32)
    }
    return table
  }()
}
