import Groundwork

extension Interpreter {
  /// Methods of texts that ask or make something without being told how.
  private static let takingNothing: Set<String> = [
    "upper", "lower", "casefold", "capitalize", "title", "swapcase", "isdigit", "isdecimal",
    "isnumeric", "isalpha", "isalnum", "isspace", "islower", "isupper", "istitle", "isidentifier",
    "isascii", "isprintable",
  ]

  /// A method of a text, by Python's name.
  mutating func textMethod(_ object: Value, _ name: String, _ arguments: Arguments) -> Value {
    let text = object.text ?? ""
    spend(onReading: object)
    func argument(_ place: Int, _ name: String) -> Value? {
      arguments.value(place, name).flatMap { $0.isNone ? nil : $0 }
    }
    if !arguments.isEmpty, Self.takingNothing.contains(name) {
      return fail(.tooManyArguments(0, of: name))
    }
    switch name {
    case "upper": return like(object, text.uppercased())
    case "lower": return like(object, text.lowercased())
    case "casefold": return like(object, caseFolded(text))
    case "capitalize": return like(object, capitalized(text))
    case "title": return like(object, pythonTitle(text))
    case "swapcase": return like(object, swappedCase(text))
    case "strip", "lstrip", "rstrip":
      guard arguments.positional.count < 2 else { return fail(.tooManyArguments(1, of: name)) }
      let chars = argument(0, "chars")
      if let chars, chars.text == nil { return fail(.wanted("chữ", "text", got: chars)) }
      return like(
        object, stripped(text, chars?.text, start: name != "rstrip", end: name != "lstrip"))
    case "split", "rsplit":
      let limit = argument(1, "maxsplit")
      if let limit, limit.integer == nil {
        return fail(.wanted("số nguyên", "a whole number", got: limit))
      }
      let count = limit?.integer ?? -1
      let wanted = argument(0, "sep").flatMap { $0.isNone ? nil : $0 }
      let separator = wanted?.text
      if let wanted, separator == nil {
        return usedUndefined(wanted) ?? fail(.wanted("chữ", "text", got: wanted))
      }
      guard separator != "" else {
        return fail(.badArgument("dấu tách không thể trống", "the separator is empty"))
      }
      return .list(
        split(text, separator, count < 0 ? .max : count, fromEnd: name == "rsplit")
          .map { like(object, $0) })
    case "splitlines":
      if let given = arguments.value(0, "keepends"), Number(given) == nil {
        return fail(.wanted("số nguyên", "a whole number", got: given))
      }
      return .list(
        splitLines(text, keepsEnds: flag(arguments.value(0, "keepends")))
          .map { like(object, $0) })
    case "join":
      guard let items = arguments.positional.first.flatMap({ self.items(of: $0) }) else {
        return fail(.missingArgument("iterable", of: name))
      }
      for item in items where item.text == nil {
        return fail(.wanted("danh sách chữ", "a list of texts", got: item))
      }
      let parts = items.map { object.isMarkup ? escaped($0) : $0.text ?? "" }
      return like(object, parts.joined(separator: text))
    case "replace":
      guard let old = argument(0, "old"), let new = argument(1, "new") else {
        return fail(.missingArgument("new", of: name))
      }
      if let trouble = usedUndefined(old) ?? usedUndefined(new) { return trouble }
      guard let from = old.text, let to = object.isMarkup ? escaped(new) : new.text else {
        return fail(.wanted("chữ", "text", got: old.text == nil ? old : new))
      }
      guard let count = integer(arguments.value(2, "count"), or: -1) else { return .failed }
      return replaced(text, from, to, count) { like(object, $0) }
    case "startswith", "endswith":
      guard let wanted = argument(0, "prefix") else {
        return fail(.missingArgument("prefix", of: name))
      }
      if let trouble = usedUndefined(wanted) { return trouble }
      guard hasBounds(arguments) else { return .failed }
      let window = window(of: text, arguments)?.0
      // Several only as a tuple, as in Python: a list here is mostly a slip.
      for part in (wanted.object as? Series).flatMap({ $0.isTuple ? $0.items : nil }) ?? [wanted] {
        guard let part = part.text else { return fail(.wanted("chữ", "text", got: part)) }
        guard let window else { continue }
        let holds =
          name == "startswith"
          ? window.utf8.starts(with: part.utf8)
          : window.utf8.reversed().starts(with: part.utf8.reversed())
        if holds { return .bool(true) }
      }
      return .bool(false)
    case "removeprefix", "removesuffix":
      guard let given = argument(0, "prefix") else {
        return fail(.missingArgument("prefix", of: name))
      }
      if let trouble = usedUndefined(given) { return trouble }
      guard let part = given.text else { return fail(.wanted("chữ", "text", got: given)) }
      if name == "removeprefix", text.utf8.starts(with: part.utf8) {
        return like(object, string(text.unicodeScalars.dropFirst(part.unicodeScalars.count)))
      }
      if name == "removesuffix", text.utf8.reversed().starts(with: part.utf8.reversed()) {
        return like(object, string(text.unicodeScalars.dropLast(part.unicodeScalars.count)))
      }
      return object
    case "find", "index", "rfind", "rindex", "count":
      return searching(text, name, arguments)
    case "partition", "rpartition":
      guard let separator = argument(0, "sep")?.text, !separator.isEmpty else {
        return fail(.missingArgument("sep", of: name))
      }
      let parts = split(text, separator, 1, fromEnd: name == "rpartition")
      let found =
        parts.count == 2
        ? [parts[0], separator, parts[1]] : name == "partition" ? [text, "", ""] : ["", "", text]
      return .tuple(found.map { like(object, $0) })
    case "center", "ljust", "rjust", "zfill":
      return padding(object, text, name, arguments)
    case "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "islower",
      "isupper", "istitle", "isidentifier", "isascii", "isprintable":
      return .bool(asks(text, name))
    case "format": return braceFormat(object, arguments)
    case "format_map":
      guard let record = arguments.positional.first?.record else {
        return fail(.missingArgument("mapping", of: name))
      }
      return braceFormat(
        object, Arguments(named: record.fields.map { (name: $0, value: $1) }))
    case "expandtabs":
      guard let width = size(arguments.value(0, "tabsize"), or: 8) else { return .failed }
      return expanded(text, width) { like(object, $0) }
    default:
      return fail(.noMethod(name, object))
    }
  }

  private mutating func searching(_ text: String, _ name: String, _ arguments: Arguments) -> Value {
    guard let part = arguments.positional.first?.text else {
      return fail(.missingArgument("sub", of: name))
    }
    guard hasBounds(arguments) else { return .failed }
    let (window, start) = window(of: text, arguments) ?? ("", -1)
    let bytes = Array(window.utf8)
    let wanted = Array(part.utf8)
    if name == "count" {
      if start < 0 { return .integer(0) }
      if wanted.isEmpty { return .integer(window.unicodeScalars.count + 1) }
    }
    if name == "count" {
      var count = 0
      var from = 0
      while let place = find(wanted, in: bytes, from: from) {
        count += 1
        from = place + wanted.count
      }
      return .integer(count)
    }
    var found: Int?
    if start >= 0, name.hasPrefix("r") {
      // The last place is the first one seen from the end.
      found = find(wanted.reversed(), in: bytes.reversed(), from: 0).map {
        bytes.count - $0 - wanted.count
      }
    } else if start >= 0 {
      found = find(wanted, in: bytes, from: 0)
    }
    guard let place = found else {
      if name.hasSuffix("find") { return .integer(-1) }
      return fail(.badArgument("không tìm thấy “\(part)”", "“\(part)” is not in the text"))
    }
    return .integer(start + bytes[..<place].count { $0 & 0xC0 != 0x80 })
  }

  /// False, with a finding, when a method's `start` or `end` is no whole number.
  mutating func hasBounds(_ arguments: Arguments) -> Bool {
    for bound in arguments.positional.dropFirst() where !bound.isNone {
      if case .big? = Number(bound) { continue }
      guard integer(bound, or: 0) != nil else { return false }
    }
    return true
  }

  /// A bound as a number, one beyond all texts and lists when it is too large; nil for none.
  func bound(_ value: Value) -> Int? {
    switch Number(value) {
    case .integer(let number)?: number
    case .big(let number)?: number.isNegative ? -Int.max : Int.max
    default: nil
    }
  }

  /// The stretch that a method's `start` and `end` leave, and where it begins; nil when they leave
  /// none.
  private func window(of text: String, _ arguments: Arguments) -> (String, Int)? {
    guard arguments.positional.count > 1 else { return (text, 0) }
    let scalars = Array(text.unicodeScalars)
    func bound(_ place: Int, _ fallback: Int) -> Int {
      guard let given = arguments.value(place, "").flatMap({ self.bound($0) }) else {
        return fallback
      }
      return given < 0 ? max(0, given + scalars.count) : given
    }
    let (from, to) = (bound(1, 0), min(bound(2, scalars.count), scalars.count))
    return from <= to ? (string(scalars[from..<to]), from) : nil
  }

  /// The text with tabs turned into as many blanks as lead to the next stop.
  private mutating func expanded(_ text: String, _ width: Int, _ make: (String) -> Value) -> Value {
    var out = String.UnicodeScalarView()
    var column = 0
    var blanksLeft = options.budget.textBytes
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t":
        let blanks = width > 0 ? width - column % width : 0
        blanksLeft -= blanks
        guard blanksLeft >= 0 else { return exhausted(.textBytes) }
        out.append(contentsOf: repeatElement(" ", count: blanks))
        column += blanks
      case "\n", "\r":
        out.append(scalar)
        column = 0
      default:
        out.append(scalar)
        column += 1
      }
    }
    return make(String(out))
  }

  private mutating func padding(
    _ object: Value, _ text: String, _ name: String, _ arguments: Arguments
  ) -> Value {
    guard let width = size(arguments.value(0, "width"), or: 0) else { return .failed }
    let given = arguments.value(1, "fillchar")
    let fill = given?.text ?? " "
    if let given, given.text?.unicodeScalars.count != 1 {
      return fail(.wanted("một ký tự", "a character", got: given))
    }
    let missing = max(0, width - text.unicodeScalars.count)
    switch name {
    case "center": return like(object, centered(text, width, fill))
    case "ljust": return like(object, text + repeated(fill, missing))
    case "rjust": return like(object, repeated(fill, missing) + text)
    default:
      let zeros = repeated("0", missing)
      if let sign = text.unicodeScalars.first, sign == "-" || sign == "+" {
        return like(object, String(sign) + zeros + string(text.unicodeScalars.dropFirst()))
      }
      return like(object, zeros + text)
    }
  }
}

/// Python's own title case: a capital after everything that is no letter.
private func pythonTitle(_ text: String) -> String {
  var out = ""
  var startsWord = true
  for scalar in text.unicodeScalars {
    out += startsWord ? scalar.properties.titlecaseMapping : scalar.properties.lowercaseMapping
    startsWord = !scalar.properties.isCased
  }
  return out
}

private func swappedCase(_ text: String) -> String {
  text.unicodeScalars.map {
    $0.properties.isUppercase ? $0.properties.lowercaseMapping : $0.properties.uppercaseMapping
  }.joined()
}

private func split(_ text: String, _ separator: String?, _ limit: Int, fromEnd: Bool) -> [String] {
  guard let separator else {
    let scalars = Array(text.unicodeScalars)
    var words = scalars.split(whereSeparator: isBlank)
    guard words.count > limit else { return words.map { string($0) } }
    // The rest stays in one piece, blanks and all.
    if fromEnd {
      let tail = words.suffix(limit)
      let end = words[words.count - limit - 1].endIndex
      let head = stripped(string(scalars[..<end]), nil, start: false)
      return [head] + tail.map { string($0) }
    }
    words = Array(words[...limit])
    let start = words[limit].startIndex
    return words.prefix(limit).map { string($0) }
      + [stripped(string(scalars[start...]), nil, start: true, end: false)]
  }
  let bytes = Array(text.utf8)
  let part = Array(separator.utf8)
  var places: [Int] = []
  var from = 0
  while let place = find(part, in: bytes, from: from) {
    places.append(place)
    from = place + part.count
  }
  let cuts = fromEnd ? Array(places.suffix(limit)) : Array(places.prefix(limit))
  var out: [String] = []
  var start = 0
  for cut in cuts {
    out.append(String(decoding: bytes[start..<cut], as: UTF8.self))
    start = cut + part.count
  }
  out.append(String(decoding: bytes[start...], as: UTF8.self))
  return out
}

private func asks(_ text: String, _ name: String) -> Bool {
  let scalars = text.unicodeScalars
  switch name {
  case "islower": return hasCase(text, upper: false)
  case "isupper": return hasCase(text, upper: true)
  case "istitle":
    return pythonTitle(text) == text
      && scalars.contains { $0.properties.isUppercase || $0.properties.isLowercase }
  case "isascii": return isASCII(text)
  case "isprintable": return scalars.allSatisfy(Printer.isPrintable)
  default: break
  }
  guard !scalars.isEmpty else { return false }
  switch name {
  case "isdecimal": return scalars.allSatisfy { $0.properties.numericType == .decimal }
  case "isdigit":
    return scalars.allSatisfy {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    }
  case "isnumeric": return scalars.allSatisfy { $0.properties.numericType != nil }
  case "isalpha": return scalars.allSatisfy { $0.properties.generalCategory.isLetter }
  case "isalnum":
    return scalars.allSatisfy {
      $0.properties.generalCategory.isLetter || $0.properties.numericType != nil
    }
  case "isspace": return scalars.allSatisfy(isBlank)
  default:
    return scalars.first.map { $0 == "_" || $0.properties.isXIDStart } ?? false
      && scalars.allSatisfy(\.properties.isXIDContinue)
  }
}

/// Small letters as Python's `casefold` makes them: `ß` is `ss`.
private func caseFolded(_ text: String) -> String {
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "ı": out.unicodeScalars.append(scalar)
    case "ẞ": out += "ss"
    default:
      for capital in scalar.properties.uppercaseMapping.unicodeScalars {
        out += capital.properties.lowercaseMapping
      }
    }
  }
  return out
}
