import Groundwork

extension Interpreter {
  /// Addresses in plain text made links, by Jinja's rules for what is an address.
  mutating func linked(_ input: Value, _ arguments: Arguments) -> Value {
    // A link is HTML: anywhere else it would be no link, or no valid file.
    guard options.escaping == .none || options.escaping == .html else {
      return fail(.notSupported("urlize"))
    }
    var linker = Linker()
    let limit = arguments.value(0, "trim_url_limit").flatMap { $0.isNone ? nil : $0 }
    if let limit, case .integer(let count)? = Number(limit) { linker.limit = count }
    var words = ["noopener"]
    if let rel = arguments.value(3, "rel"), !rel.isNone {
      words += text(of: rel).unicodeScalars.split(whereSeparator: isBlank).map { String($0) }
    }
    if flag(arguments.value(1, "nofollow")) { words.append("nofollow") }
    linker.attributes = " rel=\"\(html(.text(Set(words).sorted().joined(separator: " "))))\""
    if let target = arguments.value(2, "target"), truth(target) {
      linker.attributes += " target=\"\(html(target))\""
    }
    if let schemes = arguments.value(4, "extra_schemes"), !schemes.isNone {
      guard let items = items(of: schemes) else { return .failed }
      linker.schemes = items.map { text(of: $0) }
      if let wrong = linker.schemes.first(where: { !isScheme($0) }) {
        return fail(
          .badArgument(
            "“\(wrong)” không phải đầu địa chỉ", "“\(wrong)” is not the start of an address"))
      }
    }
    let linked = linker.linked(html(input))
    // Python asks for a whole number where there is something to cut.
    if let limit, linker.hasWebAddress, integer(limit, or: 0) == nil { return .failed }
    spend(linked.utf8.count / 16)
    return escapes ? .markup(linked) : .text(linked)
  }
}

/// Whether it is a name, a colon, and up to two slashes.
private func isScheme(_ text: String) -> Bool {
  guard let colon = text.lastIndex(of: ":") else { return false }
  let name = text[..<colon].unicodeScalars
  return name.count >= 2
    && name.allSatisfy { isWordScalar($0) || $0 == "." || $0 == "+" || $0 == "-" }
    && ["", "/", "//"].contains(text[text.index(after: colon)...])
}

private struct Linker {
  var limit: Int?
  var attributes = ""
  var schemes: [String] = []
  /// Whether there was an address that may be cut.
  private(set) var hasWebAddress = false

  /// Escaped text with its addresses made links; blanks stay as they are.
  mutating func linked(_ text: String) -> String {
    var out = ""
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let isSpace = isBlank(first)
      let end = rest.firstIndex { isBlank($0) != isSpace } ?? rest.endIndex
      let part = String(rest[..<end])
      out += isSpace ? part : link(part)
      rest = rest[end...]
    }
    return out
  }

  private mutating func link(_ word: String) -> String {
    var middle = Substring(word)
    var head = ""
    while let opening = ["(", "<", "&lt;"].first(where: { middle.hasPrefix($0) }) {
      head += opening
      middle = middle.dropFirst(opening.count)
    }
    var endings: [String] = []
    while let closing = [")", ">", ".", ",", "&gt;"].first(where: { middle.hasSuffix($0) }) {
      endings.append(closing)
      middle = middle.dropLast(closing.count)
    }
    var tail = endings.reversed().joined()
    var address = String(middle)
    // An address keeps the closing brackets that its own opening ones ask for.
    for (opening, closing) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
      let wanted = count(of: opening, in: address)
      if wanted <= count(of: closing, in: address) { continue }
      let bytes = Array(tail.utf8)
      var end = 0
      for _ in 0..<wanted {
        guard let place = find(Array(closing.utf8), in: bytes, from: end) else { break }
        end = place + closing.utf8.count
      }
      address += String(decoding: bytes[..<end], as: UTF8.self)
      tail = String(decoding: bytes[end...], as: UTF8.self)
    }
    return head + anchor(address) + tail
  }

  private mutating func anchor(_ text: String) -> String {
    if isWebAddress(text) {
      hasWebAddress = true
      let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
      var shown = text
      if let limit, text.unicodeScalars.count > limit {
        shown = string(sliced(Array(text.unicodeScalars), Bounds(to: limit))) + "..."
      }
      return "<a href=\"\(hasScheme ? "" : "https://")\(text)\"\(attributes)>\(shown)</a>"
    }
    if text.hasPrefix("mailto:"), isMailAddress(text.dropFirst(7)) {
      return "<a href=\"\(text)\">\(text.dropFirst(7))</a>"
    }
    if !text.hasPrefix("www."), !text.hasPrefix("@"), !text.contains(":"), isMailAddress(text[...])
    {
      return "<a href=\"mailto:\(text)\">\(text)</a>"
    }
    var out = text
    for scheme in schemes where out != scheme && out.hasPrefix(scheme) {
      out = "<a href=\"\(out)\"\(attributes)>\(out)</a>"
    }
    return out
  }

  private func count(of part: String, in text: String) -> Int {
    let (part, bytes) = (Array(part.utf8), Array(text.utf8))
    var count = 0
    var from = 0
    while let place = find(part, in: bytes, from: from) {
      count += 1
      from = place + part.count
    }
    return count
  }
}

private let topLevels = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
  isWordScalar(scalar) || scalar == "%" || scalar == "-"
}

/// A scheme or `www.` before any host, or a host with one of the oldest top levels; then perhaps a
/// port, and a path, query or fragment.
private func isWebAddress(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  let lower = text.prefix(8).lowercased()
  let scheme = ["https://", "http://"].first { lower.hasPrefix($0) }
  var rest = scalars.dropFirst(scheme?.count ?? 0)
  rest = rest[..<(rest.firstIndex { "/?#".unicodeScalars.contains($0) } ?? rest.endIndex)]
  if let colon = rest.lastIndex(of: ":") {
    let port = rest[rest.index(after: colon)...]
    if (1...5).contains(port.count), port.allSatisfy(isDigit) { rest = rest[..<colon] }
  }
  let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
  if scheme != nil {
    if isHost(labels[...]) { return true }
    if labels.count == 4,
      labels.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(isDigit) })
    {
      return true
    }
    return isLongAddress(String(rest))
  }
  if lower.hasPrefix("www."), isHost(labels.dropFirst()) { return true }
  guard labels.count > 1, let last = labels.last, topLevels.contains(String(last).lowercased())
  else { return false }
  return labels.dropLast().allSatisfy { (2...63).contains($0.count) && $0.allSatisfy(isHostScalar) }
}

private func isHost(_ labels: ArraySlice<Substring.UnicodeScalarView>) -> Bool {
  guard let last = labels.last,
    labels.dropLast().allSatisfy({ !$0.isEmpty && $0.allSatisfy(isHostScalar) })
  else { return false }
  if last.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) {
    return (2...63).contains(last.count)
  }
  let name = last.dropFirst(4)
  return String(last.prefix(4)).lowercased() == "xn--" && (2...59).contains(name.count)
    && name.allSatisfy { isWordScalar($0) || $0 == "%" }
}

/// Eight groups of hexadecimal digits, or fewer, in brackets.
private func isLongAddress(_ text: String) -> Bool {
  guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count > 2 else { return false }
  let groups = text.dropFirst().dropLast().split(separator: ":", omittingEmptySubsequences: false)
  guard groups.count > 2, groups[0].count <= 4, groups[1].count <= 4,
    groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
  else { return false }
  let rest = groups.dropFirst(2)
  let needed = rest.dropLast().reduce(0) { $0 + max(1, ($1.count + 3) / 4) }
  return needed + ((rest.last?.count ?? 0) + 3) / 4 <= 6
}

/// Something, an at sign, and a host with a point in it.
private func isMailAddress(_ text: Substring) -> Bool {
  guard let at = text.lastIndex(of: "@"), at != text.startIndex else { return false }
  let host = text[text.index(after: at)...].unicodeScalars
  guard let first = host.first, isWordScalar(first),
    let point = host.lastIndex(of: "."), point != host.startIndex,
    host.allSatisfy({ isWordScalar($0) || $0 == "." || $0 == "-" })
  else { return false }
  let last = host[host.index(after: point)...]
  return !last.isEmpty && last.allSatisfy(isWordScalar)
}
