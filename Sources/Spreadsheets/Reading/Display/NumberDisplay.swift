/// Shows a number under a section of a format that has no dates in it.
struct NumberDisplay {
  private typealias Token = FormatSection.Token

  private let tokens: [FormatSection.Token]

  init(_ section: FormatSection) { tokens = section.tokens }

  func text(of number: Double, showsSign: Bool) -> String {
    let sign = number < 0 && showsSign ? "-" : ""
    if tokens.contains(.general) || tokens.isEmpty {
      guard !tokens.isEmpty else { return "" }
      return tokens.reduce(into: sign) { shown, token in
        switch token {
        case .general: shown += Self.general(number.magnitude)
        case .literal(let text): shown += text
        case .percent: shown += "%"
        default: break
        }
      }
    }
    guard tokens.contains(where: { if case .digit = $0 { true } else { false } }) else {
      // Nothing but words, or a place for text: a number there shows as it is.
      let words = tokens.reduce(into: "") { shown, token in
        switch token {
        case .literal(let text): shown += text
        case .text: shown += Self.general(number.magnitude)
        case .percent: shown += "%"
        case .comma: shown += "."
        case .point: shown += ","
        case .slash: shown += "/"
        default: break
        }
      }
      return sign + words
    }
    if tokens.contains(.slash), let shown = fraction(number.magnitude) { return sign + shown }
    if tokens.contains(where: { if case .exponent = $0 { true } else { false } }) {
      return sign + scientific(number.magnitude)
    }
    let shown = decimal(number.magnitude)
    // What rounds to zero has no sign.
    return shown.isZero ? shown.text : sign + shown.text
  }

  /// As “General” shows it: eleven digits at most, and powers of ten for what is very large or small.
  static func general(_ number: Double) -> String {
    var digits = DecimalDigits(number)
    guard !digits.isZero else { return "0" }
    if digits.point > 11 || digits.point < -8 {
      var mantissa = digits
      mantissa.shift(by: 1 - digits.point)
      mantissa.round(places: 5)
      let exponent = digits.point - 1 + (mantissa.point - 1)
      mantissa.shift(by: 1 - mantissa.point)
      let size = abs(exponent)
      return mantissa.plain + "E" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + "\(size)"
    }
    // The zero before the point and the point itself take their room.
    digits.round(places: max(0, digits.point > 0 ? 10 - digits.point : 9))
    return digits.plain
  }

  // MARK: Decimal numbers

  /// The places for digits: before and behind the point, how far commas scale the number down, and
  /// whether they part the thousands.
  private struct Places {
    var whole: [Int] = []
    var fraction: [Int] = []
    var point: Int?
    var scale = 0
    var groups = false
  }

  private func places(upTo end: Int) -> Places {
    var places = Places()
    for index in tokens.indices.prefix(end) {
      switch tokens[index] {
      case .digit:
        if places.point == nil { places.whole.append(index) } else { places.fraction.append(index) }
      case .point where places.point == nil: places.point = index
      default: break
      }
    }
    let last = places.whole.last ?? places.point ?? 0
    for index in tokens.indices.prefix(end) where tokens[index] == .comma {
      if index > last, places.fraction.isEmpty || index > (places.fraction.last ?? 0) {
        places.scale += 1
      } else if let first = places.whole.first, index > first, index < last {
        places.groups = true
      }
    }
    return places
  }

  private func decimal(_ number: Double) -> (text: String, isZero: Bool) {
    let places = places(upTo: tokens.count)
    var digits = DecimalDigits(number)
    digits.shift(by: tokens.count { $0 == .percent } * 2 - places.scale * 3)
    digits.round(places: places.fraction.count)
    return (
      filled(tokens.indices, places, digits.whole, digits.fraction), digits.isZero
    )
  }

  /// The tokens of a range with digits put into their places.
  private func filled(
    _ range: Range<Int>, _ places: Places, _ whole: [UInt8], _ fraction: [UInt8]
  ) -> String {
    var text = ""
    for index in range {
      switch tokens[index] {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .slash: text += "/"
      case .point where index == places.point: text += ","
      case .digit(let kind):
        if let place = places.whole.firstIndex(of: index) {
          text += wholeDigits(at: place, kind, places, whole)
        } else if let place = places.fraction.firstIndex(of: index) {
          if place < fraction.count {
            text += DecimalDigits.text([fraction[place]])
          } else if kind == UInt8(ascii: "0") {
            text += "0"
          } else if kind == UInt8(ascii: "?") {
            text += " "
          }
        }
      default: break
      }
    }
    return text
  }

  /// The digits that stand at a place before the point: the first takes all that have none of their
  /// own.
  private func wholeDigits(
    at place: Int, _ kind: UInt8, _ places: Places, _ whole: [UInt8]
  ) -> String {
    let count = places.whole.count
    // How many digits stand behind this one, to the point.
    let behind = count - place - 1
    var text = ""
    func add(_ digit: String, _ behind: Int) {
      text += digit
      if places.groups, behind > 0, behind % 3 == 0 { text += "." }
    }
    if place == 0, whole.count > count {
      for index in 0..<(whole.count - count) {
        add(DecimalDigits.text([whole[index]]), whole.count - index - 1)
      }
    }
    let index = whole.count - behind - 1
    if index >= 0 {
      add(DecimalDigits.text([whole[index]]), behind)
    } else if kind == UInt8(ascii: "0") {
      add("0", behind)
    } else if kind == UInt8(ascii: "?") {
      text += " "
    }
    return text
  }

  // MARK: Powers of ten

  private func scientific(_ number: Double) -> String {
    guard let mark = tokens.firstIndex(where: { if case .exponent = $0 { true } else { false } })
    else { return "" }
    let places = places(upTo: mark)
    var digits = DecimalDigits(number)
    let group = max(1, places.whole.count)
    var exponent = 0
    if !digits.isZero {
      // “##0.0E+0” moves in steps of three.
      func split() {
        exponent = Int((Double(digits.point - 1) / Double(group)).rounded(.down)) * group
      }
      split()
      var rounded = digits
      rounded.shift(by: -exponent)
      rounded.round(places: places.fraction.count)
      if rounded.point > group {
        digits.shift(by: 0)
        exponent += group
        rounded = digits
        rounded.shift(by: -exponent)
        rounded.round(places: places.fraction.count)
      }
      digits = rounded
    }
    var text = filled(0..<mark, places, digits.whole, digits.fraction)
    let zeros = tokens[mark...].count { if case .digit = $0 { true } else { false } }
    if case .exponent(let showsPlus) = tokens[mark] {
      text += "E" + (exponent < 0 ? "-" : showsPlus ? "+" : "")
    }
    let size = String(abs(exponent))
    text += String(repeating: "0", count: max(0, zeros - size.utf8.count)) + size
    for token in tokens[(mark + 1)...] {
      if case .literal(let literal) = token { text += literal }
    }
    return text
  }

  // MARK: Fractions

  /// “# ?/?”: nil when the section is no fraction after all.
  private func fraction(_ number: Double) -> String? {
    guard let slash = tokens.firstIndex(of: .slash) else { return nil }
    func isDigit(_ index: Int) -> Bool {
      if case .digit = tokens[index] { true } else { false }
    }
    let below = tokens.indices[(slash + 1)...].prefix { isDigit($0) }
    let fixed = Self.fixedDenominator(tokens[(slash + 1)...])
    guard !below.isEmpty || fixed != nil else { return nil }
    var first = slash
    while first > 0, isDigit(first - 1) { first -= 1 }
    let hasWhole = tokens.indices.prefix(first).contains { isDigit($0) }
    let whole = hasWhole ? number.rounded(.down) : 0
    guard whole < 1e15, number < 1e15 else { return nil }
    let limit = Self.limits[min(below.count, Self.limits.count) - (below.isEmpty ? 0 : 1)]
    let (top, bottom) =
      fixed.map { (Int(((number - whole) * Double($0)).rounded()), $0) }
      ?? Self.nearest(number - whole, atMost: limit)
    var units = Int(whole)
    var over = top
    if hasWhole, over == bottom {
      units += 1
      over = 0
    }
    let rest =
      over == 0 && hasWhole
      ? String(repeating: " ", count: (slash - first) + 1 + max(below.count, 1))
      : "\(over)/\(bottom)"
    guard hasWhole else { return rest }
    return units == 0 && over != 0
      ? rest : rest.allSatisfy { $0 == " " } ? "\(units)" : "\(units) \(rest)"
  }
  private static let limits = [9, 99, 999, 9_999]

  /// The number that a format such as “?/16” divides by.
  private static func fixedDenominator(_ tokens: ArraySlice<FormatSection.Token>) -> Int? {
    guard case .literal(let text)? = tokens.first, let number = Int(text), number > 0 else {
      // “?/10” reads as a digit that is fixed and a place for one: Excel means ten.
      return nil
    }
    return number
  }

  /// The fraction with a small denominator that comes nearest.
  private static func nearest(_ value: Double, atMost limit: Int) -> (Int, Int) {
    var best = (Int(value.rounded()), 1)
    var distance = (value - Double(best.0)).magnitude
    for bottom in 2...limit {
      let top = (value * Double(bottom)).rounded()
      let error = (value - top / Double(bottom)).magnitude
      if error < distance - 1e-12 {
        best = (Int(top), bottom)
        distance = error
      }
    }
    return best
  }
}
