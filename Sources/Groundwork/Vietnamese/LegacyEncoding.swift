/// A Vietnamese encoding from before Unicode, recognised when its bytes were read as Windows-1252.
///
/// Such text (“Céng hßa x· héi chñ nghÜa ViÖt Nam”) looks right in Excel only under an old font. It
/// cannot be taken as it is, and turning it round silently would be a guess; it is refused with a
/// hint instead.
public enum LegacyEncoding: String, Sendable, Hashable, CaseIterable {
  /// TCVN 5712:1993, the “.Vn…” fonts.
  case tcvn3
  /// VNI-Windows, the “VNI-…” fonts.
  case vni

  /// The encoding that the text was written in; nil for right text of any language.
  ///
  /// Precise rather than complete: a word counts only when it cannot be Vietnamese as it stands and
  /// is a well-formed Vietnamese syllable once decoded, and one word alone counts only when it holds
  /// a letter that no European language would put there.
  public static func detect(in text: String) -> LegacyEncoding? {
    guard isSuspect(text.utf8Span.span) else { return nil }
    let words = LegacyWord.split(text)
    guard !words.isEmpty else { return nil }
    var tcvn3 = Evidence()
    var vni = Evidence()
    for word in words where !VietnameseSyllable.isValid(word.text) {
      tcvn3.weigh(word, decoded: Self.fromTCVN3(word.text), strong: Self.isStrongTCVN3)
      vni.weigh(word, decoded: Self.fromVNI(word.text), strong: Self.isStrongVNI)
    }
    if tcvn3.convinces, tcvn3.readable >= vni.readable { return .tcvn3 }
    return vni.convinces ? .vni : nil
  }

  /// Whether a text, in UTF-8, has letters of Latin-1 and none that proves it to be Unicode.
  ///
  /// All letters of both encodings are among the first; a letter beyond them, such as “đ” or “ế”, or a
  /// mark of its own is proof. Nearly every Vietnamese sentence has one, and its words need not be
  /// looked at.
  public static func isSuspect(_ bytes: Span<UInt8>) -> Bool {
    var hasLatin1 = false
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      at += 1
      guard lead >= 0xC2, at < bytes.count else { continue }
      switch (lead, bytes[at]) {
      case (0xC2, _), (0xC3, _): hasLatin1 = true
      // Ă, ă, Đ, đ; Ơ, ơ, Ư, ư; U+0300–036F.
      case (0xC4, 0x82...0x83), (0xC4, 0x90...0x91), (0xC6, 0xA0...0xA1), (0xC6, 0xAF...0xB0),
        (0xCC, _), (0xCD, 0x80...0xAF):
        return false
      // U+1EA0–1EF9.
      case (0xE1, 0xBA) where at + 1 < bytes.count && bytes[at + 1] >= 0xA0: return false
      case (0xE1, 0xBB) where at + 1 < bytes.count && bytes[at + 1] <= 0xB9: return false
      default: break
      }
    }
    return hasLatin1
  }
}

/// What the words of a text say for one encoding.
private struct Evidence {
  /// Words that decode to a Vietnamese syllable, and those that do not.
  var readable = 0
  var unreadable = 0
  var distinct: Set<String> = []
  var isStrong = false

  mutating func weigh(_ word: LegacyWord, decoded: String?, strong: (String) -> Bool) {
    guard let decoded, VietnameseSyllable.isValid(decoded) else {
      unreadable += 1
      return
    }
    readable += 1
    distinct.insert(word.text)
    isStrong = isStrong || strong(word.text)
  }

  var convinces: Bool { readable > unreadable && (isStrong || distinct.count >= 2) }
}

/// A run of letters, with the Latin-1 signs that the old encodings use as letters.
private struct LegacyWord {
  var text: String

  /// The words of a text that hold a plain letter and something of Latin-1.
  static func split(_ text: String) -> [LegacyWord] {
    let bytes = text.utf8Span.span
    var words: [LegacyWord] = []
    var start = 0
    var (hasPlain, hasLatin1, touchesDigit) = (false, false, false)
    func end(_ end: Int) {
      if hasPlain, hasLatin1, !touchesDigit {
        let word = (start..<end).map { bytes[$0] }
        words.append(LegacyWord(text: String(decoding: word, as: UTF8.self)))
      }
      (hasPlain, hasLatin1, touchesDigit) = (false, false, false)
    }
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      var length = 1
      switch lead {
      case 0x41...0x5A, 0x61...0x7A: hasPlain = true
      case 0x30...0x39: touchesDigit = true
      case 0xC2...0xC3 where at + 1 < bytes.count:
        length = 2
        switch (lead, bytes[at + 1]) {
        // “½ ngày”, “25µm”: signs beside a figure are what they seem. U+00B2 and U+00B3.
        case (0xC2, 0xB2...0xB3): touchesDigit = true
        // U+00A1–U+00FF.
        case (0xC2, 0xA1...), (0xC3, _): hasLatin1 = true
        default:
          end(at)
          start = at + length
        }
      default:
        end(at)
        start = at + length
      }
      at += length
    }
    end(bytes.count)
    return words
  }
}

extension LegacyEncoding {
  /// Signs inside a word, or a capital after a small letter: “ViÖt”, “Hµ”, “®ång”.
  private static func isStrongTCVN3(_ word: String) -> Bool {
    // A micrometre is no word.
    guard word != "µm" else { return false }
    var afterSmall = false
    for scalar in word.unicodeScalars {
      switch scalar.value {
      // “§e” is a section; “§iÒu”, “§ång” are words.
      case 0xA7 where word.unicodeScalars.count > 2: return true
      case 0xA8, 0xAA, 0xAC, 0xAE, 0xB5, 0xB6, 0xB8, 0xB9, 0xBC...0xBE, 0xF7: return true
      // A times sign after a letter is what it seems.
      case 0xC0...0xD6 where afterSmall, 0xD8...0xDE where afterSmall: return true
      default: break
      }
      afterSmall = (0x61...0x7A).contains(scalar.value)
    }
    return false
  }

  /// A second accented letter after a vowel that no neighbour writes there: “Toång”, “Baøi”.
  private static func isStrongVNI(_ word: String) -> Bool {
    // No word of Spanish starts with “ñ” and goes on with another accent: “ñoàng”.
    let accents = word.unicodeScalars.count { $0.value >= 0xC0 }
    if accents > 1, let first = word.unicodeScalars.first, first == "ñ" || first == "Ñ" {
      return true
    }
    var previous: UInt32 = 0
    for scalar in word.unicodeScalars {
      let small = scalar.value | 0x20
      let afterVowel = [0x61, 0x65, 0x6F, 0x75, 0x79, 0xF4, 0xF6].contains(previous | 0x20)
      if afterVowel, [0xF8, 0xE5, 0xE3, 0xF5, 0xE4].contains(small) { return true }
      previous = scalar.value
    }
    return false
  }

  /// Nil when a letter stands for nothing in the encoding.
  private static func fromTCVN3(_ word: String) -> String? {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        out.append(scalar)
      } else if let letter = tcvn3Letters[scalar] {
        out.append(letter)
      } else {
        return nil
      }
    }
    return String(out)
  }

  /// Nil when a letter stands for nothing in the encoding.
  private static func fromVNI(_ word: String) -> String? {
    var out = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars {
      if let last = out.last, let marks = vniMarks[scalar], let joined = marks[last] {
        out.removeLast()
        out.append(joined)
      } else if scalar.isASCII {
        out.append(scalar)
      } else if let letter = vniLetters[scalar] {
        out.append(letter)
      } else {
        return nil
      }
    }
    return String(out)
  }

  private static let tcvn3Letters: [Unicode.Scalar: Unicode.Scalar] = table(
    seen: "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®§ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{AD}øõö÷ùýúûüþ¡¢£¤¥¦",
    meant: "áàảãạăắằẳẵặâấầẩẫậđĐéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯ")

  private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = table(
    seen: "ñíìæóòôöî", meant: "đíìỉĩịơưỵ")

  /// The second of two letters, and what it makes of the first.
  private static let vniMarks: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
    "ù": table(seen: "aeouyơư", meant: "áéóúýớứ"),
    "ø": table(seen: "aeouyơư", meant: "àèòùỳờừ"),
    "û": table(seen: "aeouyơư", meant: "ảẻỏủỷởử"),
    "õ": table(seen: "aeouyơư", meant: "ãẽõũỹỡữ"),
    "ï": table(seen: "aeouơư", meant: "ạẹọụợự"),
    "â": table(seen: "aeo", meant: "âêô"),
    "á": table(seen: "aeo", meant: "ấếố"),
    "à": table(seen: "aeo", meant: "ầềồ"),
    "å": table(seen: "aeo", meant: "ẩểổ"),
    "ã": table(seen: "aeo", meant: "ẫễỗ"),
    "ä": table(seen: "aeo", meant: "ậệộ"),
    "ê": table(seen: "a", meant: "ă"),
    "é": table(seen: "a", meant: "ắ"),
    "è": table(seen: "a", meant: "ằ"),
    "ú": table(seen: "a", meant: "ẳ"),
    "ü": table(seen: "a", meant: "ẵ"),
    "ë": table(seen: "a", meant: "ặ"),
  ]

  private static func table(seen: String, meant: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(seen.unicodeScalars, meant.unicodeScalars)) { first, _ in first }
  }
}
