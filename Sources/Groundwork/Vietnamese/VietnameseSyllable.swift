/// Whether a word is spelt as a Vietnamese syllable can be spelt.
///
/// Written Vietnamese has one syllable to a word, a closed set of openings and endings, and at most
/// one tone; text in a wrong encoding breaks these rules almost at once.
enum VietnameseSyllable {
  /// `word` is one word, composed, in any case.
  static func isValid(_ word: some StringProtocol) -> Bool {
    var letters = ""
    var tone = Tone.ngang
    for scalar in word.unicodeScalars {
      if let (letter, itsTone) = VietnameseLetter.split(scalar) {
        letters.unicodeScalars.append(letter)
        guard itsTone != .ngang else { continue }
        guard tone == .ngang else { return false }
        tone = itsTone
      } else {
        letters.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return openings.contains { opening in
      guard letters.hasPrefix(opening) else { return false }
      let rhyme = String(letters.dropFirst(opening.count))
      guard rhymes.contains(rhyme) || (opening == "qu" && rhymesAfterQu.contains(rhyme)) else {
        return false
      }
      // A syllable that ends in a stop has only the tones sắc and nặng.
      guard let last = rhyme.last, stops.contains(last) || rhyme.hasSuffix("ch") else {
        return true
      }
      return tone == .sắc || tone == .nặng
    }
  }

  private static let stops: Set<Character> = ["c", "p", "t"]

  private static let openings = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
  ]

  private static let rhymes: Set<String> = words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
    o oc oi om on ong oong op ot oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng
    oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uy uya uych uyên uyêt uynh uyt uyu
    uơ uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """)

  private static let rhymesAfterQu: Set<String> = words("y ych ynh yt yên yêt yp ơ e eo et en")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
