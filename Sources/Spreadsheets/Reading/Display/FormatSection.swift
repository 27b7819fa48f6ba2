/// One of the up to four parts of a number format, “#,##0.00” of “#,##0.00;[Red]-#,##0.00;–”.
struct FormatSection: Sendable, Hashable {
  enum Token: Sendable, Hashable {
    /// Text that stands for itself.
    case literal(String)
    /// A place for a digit: `0`, `#` or `?`.
    case digit(UInt8)
    case point, comma, percent, slash
    /// “E+” or “e-”: whether a plus is shown too.
    case exponent(showsPlus: Bool)
    case general, text
    /// A run of one letter of a date: y, m, d, h, s; how long it is.
    case date(UInt8, Int)
    /// Hours, minutes or seconds that go on counting: “[h]”.
    case elapsed(UInt8, Int)
    /// “AM/PM” or “A/P”.
    case halfDay
  }

  /// “[>=100]”.
  struct Condition: Sendable, Hashable {
    let sign: String
    let limit: Double

    func holds(for number: Double) -> Bool {
      switch sign {
      case "=": number == limit
      case "<>": number != limit
      case "<": number < limit
      case ">": number > limit
      case "<=": number <= limit
      default: number >= limit
      }
    }
  }

  private(set) var tokens: [Token] = []
  private(set) var condition: Condition?
  /// Whether names of months and days are English: “[$-409]”.
  private(set) var isEnglish = false

  var isDate: Bool {
    tokens.contains {
      switch $0 {
      case .date, .elapsed, .halfDay: true
      default: false
      }
    }
  }

  /// The sections of a format code.
  static func all(of code: String) -> [FormatSection] {
    var reader = FormatReader(Array(code.unicodeScalars))
    return reader.sections()
  }

  fileprivate mutating func add(_ token: Token) {
    if case .literal(let more) = token, case .literal(let text)? = tokens.last {
      tokens[tokens.count - 1] = .literal(text + more)
    } else {
      tokens.append(token)
    }
  }

  /// What stands in brackets: a condition, a currency or language, elapsed time, or a colour.
  fileprivate mutating func addBracket(_ inside: String) {
    let small = inside.lowercased()
    if let first = small.utf8.first, "hms".utf8.contains(first),
      small.utf8.allSatisfy({ $0 == first })
    {
      add(.elapsed(first, small.utf8.count))
    } else if inside.hasPrefix("$") {
      let parts = inside.dropFirst().split(
        separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      if let sign = parts.first, !sign.isEmpty { add(.literal(String(sign))) }
      if parts.count > 1 { isEnglish = ["409", "809", "0409", "en-US"].contains(parts[1]) }
    } else if let sign = ["<=", ">=", "<>", "<", ">", "="].first(where: { inside.hasPrefix($0) }),
      let limit = Double(inside.dropFirst(sign.count))
    {
      condition = Condition(sign: sign, limit: limit)
    }
  }
}

/// Reads a format code, sign by sign.
private struct FormatReader {
  private let code: [Unicode.Scalar]
  private var index = 0

  init(_ code: [Unicode.Scalar]) { self.code = code }

  mutating func sections() -> [FormatSection] {
    var sections = [FormatSection()]
    while index < code.count {
      let scalar = code[index]
      index += 1
      if scalar == ";" {
        sections.append(FormatSection())
      } else {
        read(scalar, into: &sections[sections.count - 1])
      }
    }
    return sections
  }

  private mutating func read(_ scalar: Unicode.Scalar, into section: inout FormatSection) {
    switch scalar {
    case "\"": section.add(.literal(until("\"")))
    case "[": section.addBracket(until("]"))
    case "\\":
      if let next = take() { section.add(.literal(String(next))) }
    case "_":
      // As wide as the next sign: a space comes nearest.
      if take() != nil { section.add(.literal(" ")) }
    case "*":
      // Fills the cell with the next sign, which a text cannot.
      _ = take()
    case "0", "#", "?": section.add(.digit(UInt8(ascii: scalar)))
    case ".": section.add(.point)
    case ",": section.add(.comma)
    case "%": section.add(.percent)
    case "/": section.add(.slash)
    case "@": section.add(.text)
    case "E", "e":
      if index < code.count, code[index] == "+" || code[index] == "-" {
        section.add(.exponent(showsPlus: code[index] == "+"))
        index += 1
      } else {
        section.add(.date(UInt8(ascii: "y"), 4))
      }
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
      var length = 1
      while index < code.count, code[index].value | 0x20 == scalar.value | 0x20 {
        length += 1
        index += 1
      }
      section.add(.date(UInt8(truncatingIfNeeded: scalar.value | 0x20), length))
    case "A", "a":
      for word in ["am/pm", "a/p"] where isNext(word.dropFirst()) {
        index += word.unicodeScalars.count - 1
        section.add(.halfDay)
        return
      }
      section.add(.literal(String(scalar)))
    case "G", "g":
      if isNext("eneral") {
        index += 6
        section.add(.general)
      } else {
        section.add(.literal(String(scalar)))
      }
    default: section.add(.literal(String(scalar)))
    }
  }

  private mutating func take() -> Unicode.Scalar? {
    guard index < code.count else { return nil }
    index += 1
    return code[index - 1]
  }

  private mutating func until(_ end: Unicode.Scalar) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = take(), scalar != end { text.append(scalar) }
    return String(text)
  }

  /// Whether this stands next, whatever the case.
  private func isNext(_ word: some StringProtocol) -> Bool {
    let word = Array(word.unicodeScalars)
    return index + word.count <= code.count
      && zip(code[index...], word).allSatisfy { $0.value | 0x20 == $1.value | 0x20 }
  }
}
