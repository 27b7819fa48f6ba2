internal import Groundwork

extension String {
  /// The text with the tone of each syllable at its end, as a figure, wherever it was written.
  ///
  /// “HÒA” and “HOÀ” both become “HOA1”: the two places of the tone compare equal, another tone,
  /// letter or case does not.
  var untoned: String {
    var out = String.UnicodeScalarView()
    var tone: Unicode.Scalar?
    for scalar in composed.unicodeScalars {
      if let (letter, mark) = TonePlaces.parts[scalar] {
        out.append(letter)
        tone = mark
        continue
      }
      if !scalar.properties.isAlphabetic, let mark = tone {
        out.append(mark)
        tone = nil
      }
      out.append(scalar)
    }
    if let tone { out.append(tone) }
    return String(out)
  }
}

private enum TonePlaces {
  /// Each letter that carries a tone, with the letter alone and the tone's figure.
  static let parts: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Unicode.Scalar)] = {
    let rows = [
      "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ",
      "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ", "AÀÁẢÃẠ", "ĂẰẮẲẴẶ", "ÂẦẤẨẪẬ", "EÈÉẺẼẸ", "ÊỀẾỂỄỆ", "IÌÍỈĨỊ",
      "OÒÓỎÕỌ", "ÔỒỐỔỖỘ", "ƠỜỚỞỠỢ", "UÙÚỦŨỤ", "ƯỪỨỬỮỰ", "YỲÝỶỸỴ",
    ]
    var table: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Unicode.Scalar)] = [:]
    for row in rows {
      let letters = Array(row.unicodeScalars)
      for (tone, letter) in letters.enumerated().dropFirst() {
        table[letter] = (letters[0], Unicode.Scalar(UInt8(0x30 + tone)))
      }
    }
    return table
  }()
}
