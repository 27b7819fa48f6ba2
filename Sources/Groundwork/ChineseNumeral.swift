/// Numbers in Chinese characters, as parts of Chinese papers are counted: 一, 二 … 十, 十一.
public enum ChineseNumeral {
  private static let figures = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let units = ["", "十", "百", "千"]

  /// The number in characters from 1 to 9,999, in figures beyond.
  public static func text(_ number: Int) -> String {
    guard (1...9_999).contains(number) else { return String(number) }
    // Ten to nineteen need no “one” before the ten.
    if (10...19).contains(number) { return "十" + (number == 10 ? "" : figures[number - 10]) }
    var text = ""
    var isAfterZero = false
    let digits = String(number).utf8.map { Int($0 - UInt8(ascii: "0")) }
    for (place, digit) in digits.enumerated() {
      // Any number of zeros inside is said once, those at the end never.
      guard digit > 0 else {
        isAfterZero = true
        continue
      }
      if isAfterZero { text += figures[0] }
      isAfterZero = false
      text += figures[digit] + units[digits.count - 1 - place]
    }
    return text
  }
}
