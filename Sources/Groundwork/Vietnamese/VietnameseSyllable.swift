/// Whether a word is spelt as a Vietnamese syllable can be spelt.
///
/// Written Vietnamese has one syllable to a word, a closed set of openings and endings, and at most
/// one tone; text in a wrong encoding breaks these rules almost at once.
enum VietnameseSyllable {
  /// `word` is one word, composed, in any case.
  static func isValid(_ word: some StringProtocol) -> Bool {
    var letters = Letters()
    var tone = Tone.ngang
    for scalar in word.unicodeScalars {
      var letter = scalar
      if let (plain, itsTone) = VietnameseLetter.split(scalar) {
        letter = plain
        if itsTone != .ngang {
          guard tone == .ngang else { return false }
          tone = itsTone
        }
      }
      guard letters.append(letter) else { return false }
    }
    return letters.isSyllable(stopsFit: tone == .sắc || tone == .nặng)
  }
}

/// Up to seven letters (“nghiêng”) as one number, five bits for each, the first the highest.
private struct Letters {
  private var packed: UInt64 = 0
  private var count = 0

  /// False when the letter is none of the alphabet's, or one too many.
  mutating func append(_ letter: Unicode.Scalar) -> Bool {
    guard count < 7, let code = Self.code(of: letter) else { return false }
    packed = packed << 5 | code
    count += 1
    return true
  }

  /// Whether an opening and a rhyme make it up.
  ///
  /// A syllable that ends in a stop (“c”, “ch”, “p”, “t”) has only the tones sắc and nặng.
  func isSyllable(stopsFit: Bool) -> Bool {
    let last = packed & 31
    let endsInStop =
      last == Self.c || last == Self.p || last == Self.t
      || last == Self.h && packed >> 5 & 31 == Self.c
    guard stopsFit || !endsInStop else { return false }
    for length in 0...3 where length < count {
      let rest = 5 * (count - length)
      let opening = packed >> UInt64(rest)
      let rhyme = packed & (1 << UInt64(rest) - 1)
      guard length == 0 || Self.openings.contains(opening) else { continue }
      if Self.rhymes.contains(rhyme) { return true }
      if opening == Self.qu, Self.rhymesAfterQu.contains(rhyme) { return true }
    }
    return false
  }

  /// From 1, so that no word is the beginning of another's number; nil for what is not in the
  /// alphabet, such as “f” and “w”.
  private static func code(of letter: Unicode.Scalar) -> UInt64? {
    switch letter {
    case "a", "A": 1
    case "ă", "Ă": 2
    case "â", "Â": 3
    case "b", "B": 4
    case "c", "C": c
    case "d", "D": 6
    case "đ", "Đ": 7
    case "e", "E": 8
    case "ê", "Ê": 9
    case "g", "G": 10
    case "h", "H": h
    case "i", "I": 12
    case "k", "K": 13
    case "l", "L": 14
    case "m", "M": 15
    case "n", "N": 16
    case "o", "O": 17
    case "ô", "Ô": 18
    case "ơ", "Ơ": 19
    case "p", "P": p
    case "q", "Q": 21
    case "r", "R": 22
    case "s", "S": 23
    case "t", "T": t
    case "u", "U": 25
    case "ư", "Ư": 26
    case "v", "V": 27
    case "x", "X": 28
    case "y", "Y": 29
    default: nil
    }
  }
  private static let (c, h, p, t): (UInt64, UInt64, UInt64, UInt64) = (5, 11, 20, 24)
  private static let qu: UInt64 = 21 << 5 | 25

  private static let openings = numbers(
    of: "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")

  private static let rhymes = numbers(
    of: """
      a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
      e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
      i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
      o oc oi om on ong oong op ot oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng
      oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
      u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uy uya uych uyên uyêt uynh uyt uyu
      uơ uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
      """)

  private static let rhymesAfterQu = numbers(of: "y ych ynh yt yên yêt yp ơ e eo et en")

  private static func numbers(of words: String) -> Set<UInt64> {
    var numbers: Set<UInt64> = []
    var word = Letters()
    for scalar in words.unicodeScalars where !word.append(scalar) {
      numbers.insert(word.packed)
      word = Letters()
    }
    numbers.insert(word.packed)
    return numbers
  }
}
