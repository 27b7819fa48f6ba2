/// The six tones, in the order in which Vietnamese dictionaries list them.
enum Tone: UInt8, CaseIterable {
  case ngang, huyền, hỏi, ngã, sắc, nặng
}

/// A Vietnamese vowel seen as its letter and its tone: “ệ” is “ê” with nặng.
enum VietnameseLetter {
  /// Letter (small, without tone) and tone of a vowel that has a Vietnamese form; nil for the rest.
  static func split(_ scalar: Unicode.Scalar) -> (letter: Unicode.Scalar, tone: Tone)? {
    // Most letters are plain, and most of those are consonants.
    guard scalar.value >= 0x80 else {
      guard scalar.value >= 0x41 else { return nil }
      switch scalar.value | 0x20 {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79:
        return Unicode.Scalar(scalar.value | 0x20).map { ($0, .ngang) }
      default: return nil
      }
    }
    return table[scalar]
  }

  private static let table: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Tone)] = {
    // Each family: the plain letter, then its five tones in the order of `Tone`.
    let families = [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ",
      "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
      "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ",
      "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
    ]
    var table: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Tone)] = [:]
    for family in families {
      guard let first = family.unicodeScalars.first else { continue }
      let small = first.properties.lowercaseMapping.unicodeScalars.first ?? first
      for (scalar, tone) in zip(family.unicodeScalars, Tone.allCases) {
        table[scalar] = (small, tone)
      }
    }
    return table
  }()
}
