/// The code page that Windows in Vietnamese gives to programs that know nothing of Unicode, such as
/// Excel when it saves plain “CSV”.
///
/// A letter and its tone are two bytes: “ế” is ê and then a combining acute.
public enum Windows1258 {
  /// The text in composed Unicode; nil when the bytes are no Vietnamese in this code page.
  ///
  /// One byte to a letter, any bytes at all decode to something: what comes out counts only when
  /// every byte has a meaning that such text has, and most words with signs are Vietnamese.
  public static func decode(_ bytes: [UInt8]) -> String? {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80 {
        guard byte >= 0x20 || [0x09, 0x0A, 0x0D].contains(byte) else { return nil }
        scalars.append(Unicode.Scalar(byte))
      } else {
        guard let scalar = letters[byte] else { return nil }
        scalars.append(scalar)
      }
    }
    let text = String(scalars).composed
    var vietnamese = 0
    var others = 0
    for word in text.split(whereSeparator: { !$0.isLetter })
    where !word.utf8.allSatisfy({ $0 < 0x80 }) {
      if VietnameseSyllable.isValid(word) { vietnamese += 1 } else { others += 1 }
    }
    return vietnamese > others ? text : nil
  }

  /// What the upper half of the code page means, as far as Vietnamese texts use it.
  private static let letters: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”",
    0x95: "•", 0x96: "–", 0x97: "—", 0xA0: "\u{A0}", 0xA7: "§", 0xAB: "«", 0xB0: "°", 0xB1: "±",
    0xB2: "²", 0xB3: "³", 0xB7: "·", 0xBB: "»", 0xBC: "¼", 0xBD: "½", 0xBE: "¾", 0xD7: "×",
    0xFE: "₫",
    0xC0: "À", 0xC1: "Á", 0xC2: "Â", 0xC3: "Ă", 0xC8: "È", 0xC9: "É", 0xCA: "Ê", 0xCD: "Í",
    0xD0: "Đ", 0xD3: "Ó", 0xD4: "Ô", 0xD5: "Ơ", 0xD9: "Ù", 0xDA: "Ú", 0xDD: "Ư",
    0xE0: "à", 0xE1: "á", 0xE2: "â", 0xE3: "ă", 0xE8: "è", 0xE9: "é", 0xEA: "ê", 0xED: "í",
    0xF0: "đ", 0xF3: "ó", 0xF4: "ô", 0xF5: "ơ", 0xF9: "ù", 0xFA: "ú", 0xFD: "ư",
    // Grave, hook, tilde, acute and dot below, each set on the letter before.
    0xCC: "\u{300}", 0xD2: "\u{309}", 0xDE: "\u{303}", 0xEC: "\u{301}", 0xF2: "\u{323}",
  ]
}
