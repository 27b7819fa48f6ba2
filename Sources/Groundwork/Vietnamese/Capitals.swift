extension String {
  /// The text in capitals, composed, so that đ and every tone are kept: “ĐẠI TÁ”.
  public var vietnameseUppercased: String { composed.uppercased() }

  /// The text with its first letter a capital; opening quotes and brackets are passed over.
  public var capitalizedFirst: String {
    changingFirstLetter { _ in
      true
    } to: {
      $0.properties.titlecaseMapping
    }
  }

  /// The text with its first letter small, for putting a name into a sentence.
  ///
  /// A first word with a second capital, such as “UBND”, is an abbreviation and stays.
  public var lowercasedFirst: String {
    changingFirstLetter { rest in
      guard let next = rest.first else { return true }
      return !next.properties.isUppercase
    } to: {
      $0.properties.lowercaseMapping
    }
  }

  private func changingFirstLetter(
    if allowed: (Substring.UnicodeScalarView) -> Bool, to change: (Unicode.Scalar) -> String
  ) -> String {
    let text = composed
    guard
      let place = text.unicodeScalars.firstIndex(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    else { return text }
    let rest = Substring(text).unicodeScalars[text.unicodeScalars.index(after: place)...]
    guard allowed(rest) else { return text }
    var out = String(text.unicodeScalars[..<place])
    out += change(text.unicodeScalars[place])
    out.unicodeScalars.append(contentsOf: rest)
    return out
  }
}
