/// The order of Vietnamese dictionaries and lists of names.
///
/// The 29 letters a ă â b c d đ e ê … x y first; then, within a word, the tones ngang, huyền, hỏi,
/// ngã, sắc, nặng; word by word; small letters before capitals when nothing else differs. Figures
/// compare by their value, so “Điều 2” comes before “Điều 10”. Where in the word the tone is
/// written (`hoà`, `hòa`) makes no difference.
public struct VietnameseCollation: Sendable {
  public init() {}

  /// A text made ready for comparing; worth keeping when many are sorted.
  public struct Key: Sendable, Hashable, Comparable {
    fileprivate var weights: [UInt32]

    public static func < (left: Key, right: Key) -> Bool {
      left.weights.lexicographicallyPrecedes(right.weights)
    }
  }

  /// Below zero when `a` comes first, 0 when the two rank alike, above zero when `b` comes first.
  public func compare(_ a: String, _ b: String) -> Int { order(key(a), key(b)) }

  /// Compares people's names: by the given name, the last word; then by the words before it.
  public func compareNames(_ a: String, _ b: String) -> Int { order(nameKey(a), nameKey(b)) }

  public func key(_ text: String) -> Key { Self.key(ofWords: words(in: text)) }

  /// The key of a person's name: the given name before the family name.
  public func nameKey(_ name: String) -> Key {
    var words = words(in: name)
    if words.count > 1 { words.insert(words.removeLast(), at: 0) }
    return Self.key(ofWords: words)
  }

  private func order(_ a: Key, _ b: Key) -> Int { a < b ? -1 : b < a ? 1 : 0 }

  private func words(in text: String) -> [Substring.UnicodeScalarView] {
    text.composed.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map {
      Substring($0).unicodeScalars
    }
  }

  // Weights from the lowest: end of text, end of a word's letters, tones, figures, letters. The
  // letters of a word all come before its tones, so a tone counts only between equal letters.
  private static let endOfLetters: UInt32 = 1
  private static let figures: UInt32 = 0x10
  private static let signs: UInt32 = 0x1000
  private static let letters: UInt32 = 0x40_0000

  private static func key(ofWords words: [Substring.UnicodeScalarView]) -> Key {
    var weights: [UInt32] = []
    var capitals: [UInt32] = []
    weights.reserveCapacity(words.reduce(4) { $0 + $1.count + 3 })
    for word in words {
      var tones: [UInt32] = []
      var digits: [UInt32] = []
      for scalar in word {
        if (0x30...0x39).contains(scalar.value) {
          digits.append(scalar.value - 0x30)
          continue
        }
        append(&digits, to: &weights)
        var letter = scalar
        if let (plain, tone) = VietnameseLetter.split(scalar) {
          letter = plain
          if tone != .ngang { tones.append(UInt32(tone.rawValue) + 2) }
        } else {
          letter = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
        capitals.append(scalar.properties.isUppercase ? 3 : 2)
        weights.append(weight(of: letter))
      }
      append(&digits, to: &weights)
      weights.append(endOfLetters)
      weights += tones
      weights.append(0)
    }
    weights.append(0)
    weights += capitals
    return Key(weights: weights)
  }

  /// A run of figures: how many there are, then the figures, so that longer numbers are larger.
  private static func append(_ digits: inout [UInt32], to weights: inout [UInt32]) {
    guard !digits.isEmpty else { return }
    let telling = digits.drop { $0 == 0 }
    weights.append(figures + UInt32(min(telling.count, 0xF00)))
    weights += telling.map { $0 + figures }
    digits.removeAll(keepingCapacity: true)
  }

  private static func weight(of letter: Unicode.Scalar) -> UInt32 {
    if let place = places[letter] { return letters + place }
    return letter.properties.isAlphabetic ? letters + 0x100 + letter.value : signs + letter.value
  }

  private static let places: [Unicode.Scalar: UInt32] = {
    // f, j, w and z are no letters of Vietnamese; in foreign words they stand where Latin has them.
    let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    return Dictionary(zip(alphabet.unicodeScalars, UInt32(0)...)) { first, _ in first }
  }()
}
