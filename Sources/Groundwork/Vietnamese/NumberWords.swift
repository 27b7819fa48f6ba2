/// Numbers in Vietnamese words, as amounts are repeated on official papers.
public enum NumberWords {
  /// Regional usage; official papers follow the northern one.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// nghìn, linh.
    case northern
    /// ngàn, lẻ.
    case southern
  }

  /// “một nghìn không trăm linh năm” for 1005; “âm” before a negative number.
  public static func words(_ n: Int, style: Style = .northern) -> String {
    guard n != 0 else { return "không" }
    var words: [String] = n < 0 ? ["âm"] : []
    append(n.magnitude, to: &words, isFirst: true, style)
    return words.joined(separator: " ")
  }

  /// An amount of money: “Bốn trăm triệu đồng”.
  public static func money(_ dong: Int) -> String { (words(dong) + " đồng").capitalizedFirst }

  private static let billion: UInt = 1_000_000_000

  /// Reads a number below a billion in groups of three; above, the billions are a number of their
  /// own: “một nghìn tỷ”, “một tỷ tỷ”.
  private static func append(
    _ n: UInt, to words: inout [String], isFirst: Bool, _ style: Style
  ) {
    var isFirst = isFirst
    if n >= billion {
      append(n / billion, to: &words, isFirst: isFirst, style)
      words.append("tỷ")
      isFirst = false
    }
    let thousand = style == .northern ? "nghìn" : "ngàn"
    let rest = n % billion
    for (unit, name) in [(1_000_000, "triệu"), (1_000, thousand), (1, "")] as [(UInt, String)] {
      let group = Int(rest / unit % 1_000)
      // A group of noughts is not read at all.
      guard group > 0 else { continue }
      appendGroup(group, to: &words, isFirst: isFirst, style)
      if !name.isEmpty { words.append(name) }
      isFirst = false
    }
  }

  /// A group of three figures, 1 to 999; groups after the first read their missing hundreds.
  private static func appendGroup(
    _ n: Int, to words: inout [String], isFirst: Bool, _ style: Style
  ) {
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10)
    let readsHundreds = hundreds > 0 || !isFirst
    if readsHundreds { words += [digits[hundreds], "trăm"] }
    switch tens {
    case 0:
      guard ones > 0 else { return }
      if readsHundreds { words.append(style == .northern ? "linh" : "lẻ") }
      words.append(digits[ones])
      return
    case 1:
      words.append("mười")
    default:
      words += [digits[tens], "mươi"]
    }
    switch ones {
    case 0: break
    case 1 where tens > 1: words.append("mốt")
    case 4 where tens > 1: words.append("tư")
    case 5: words.append("lăm")
    default: words.append(digits[ones])
    }
  }

  private static let digits = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
  ]
}

/// Roman numerals, for parts, sections, terms of office.
public enum RomanNumeral {
  /// “IV” for 4; decimal figures for what Romans could not write: below 1 and above 3999.
  public static func text(_ n: Int) -> String {
    guard (1...3999).contains(n) else { return String(n) }
    var rest = n
    var out = ""
    for (value, letters) in steps {
      while rest >= value {
        out += letters
        rest -= value
      }
    }
    return out
  }

  private static let steps = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
