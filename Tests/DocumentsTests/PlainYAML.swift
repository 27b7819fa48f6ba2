import Groundwork

/// As much YAML as profiles and front matter use, so that this room's tests need no other library.
///
/// Blocks by indentation, `- ` items, `{…}` and `[…]` on one line, quoted and plain scalars,
/// comments. The real reader is the office's; a test there reads the same files with it.
struct PlainYAML {
  private struct Line {
    var indent: Int
    var text: Substring
    var number: Int
  }
  private var lines: [Line] = []
  private var at = 0

  static func read(_ text: String) -> Value {
    var reader = PlainYAML()
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = withoutComment(raw)
      let body = line.drop { $0 == " " }
      guard !body.isEmpty else { continue }
      reader.lines.append(
        Line(indent: line.count - body.count, text: body, number: index + 1))
    }
    return reader.block(indent: 0)
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for (index, character) in zip(line.indices, line) {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || (character == "'" && " [{,:".contains(previous)) {
        quote = character
      } else if character == "#", previous == " " {
        return trimmed(line[..<index])
      }
      previous = character
    }
    return trimmed(line)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return text[...last]
  }

  private mutating func block(indent: Int) -> Value {
    guard at < lines.count, lines[at].indent >= indent else { return .none }
    let indent = lines[at].indent
    let origin = Origin.line(source: 0, line: lines[at].number, column: indent + 1)
    if lines[at].text.hasPrefix("- ") || lines[at].text == "-" {
      var items: [Value] = []
      while at < lines.count, lines[at].indent == indent, lines[at].text.hasPrefix("-") {
        let rest = lines[at].text.dropFirst().drop { $0 == " " }
        if rest.isEmpty {
          at += 1
          items.append(block(indent: indent + 1))
        } else if Self.key(in: rest) != nil {
          // The item is a map that starts on the dash's line.
          lines[at].text = rest
          lines[at].indent = indent + 2
          items.append(block(indent: indent + 2))
        } else {
          items.append(Self.scalar(rest, line: lines[at].number))
          at += 1
        }
      }
      return Value(.list(items), from: origin)
    }
    var fields: [(String, Value)] = []
    while at < lines.count, lines[at].indent == indent,
      let (key, rest) = Self.key(in: lines[at].text)
    {
      let number = lines[at].number
      at += 1
      if rest.isEmpty {
        let isNested =
          at < lines.count
          && (lines[at].indent > indent
            || (lines[at].indent == indent && lines[at].text.hasPrefix("- ")))
        fields.append((key, isNested ? block(indent: lines[at].indent) : .none))
      } else {
        fields.append((key, Self.scalar(rest, line: number)))
      }
    }
    return Value(.record(Record(fields)), from: origin)
  }

  private static func key(in text: Substring) -> (String, Substring)? {
    guard let first = text.first, !"\"'{[".contains(first) else { return nil }
    var previous: Character = " "
    for (index, character) in zip(text.indices, text) {
      if previous == ":", character == " " {
        return (
          String(text[..<text.index(before: index)]), text[index...].drop { $0 == " " }
        )
      }
      previous = character
    }
    return previous == ":" ? (String(text.dropLast()), "") : nil
  }

  private static func scalar(_ text: Substring, line: Int) -> Value {
    guard let first = text.first, "\"'{[".contains(first) else {
      return plainScalar(String(text)).from(.line(source: 0, line: line, column: 1))
    }
    var rest = text
    return flow(&rest).from(.line(source: 0, line: line, column: 1))
  }

  private static func flow(_ text: inout Substring) -> Value {
    text = text.drop { $0 == " " }
    switch text.first {
    case "{", "[":
      let isMap = text.removeFirst() == "{"
      var items: [Value] = []
      var fields: [(String, Value)] = []
      while let next = text.drop(while: { " ,".contains($0) }).first {
        text = text.drop { " ,".contains($0) }
        if next == "}" || next == "]" {
          text.removeFirst()
          break
        }
        if isMap, let colon = text.firstIndex(of: ":") {
          let key = String(text[..<colon])
          text = text[text.index(after: colon)...]
          fields.append((key, flow(&text)))
        } else {
          items.append(flow(&text))
        }
      }
      return isMap ? .record(Record(fields)) : .list(items)
    case "\"", "'":
      let quote = text.removeFirst()
      let word = text.prefix { $0 != quote }
      text = text.dropFirst(word.count + 1)
      return .text(String(word))
    default:
      let word = text.prefix { !",}]".contains($0) }
      text = text.dropFirst(word.count)
      return plainScalar(String(trimmed(word)))
    }
  }

  private static func plainScalar(_ word: String) -> Value {
    switch word {
    case "", "null", "~": .none
    case "true": .bool(true)
    case "false": .bool(false)
    default:
      if let integer = Int(word) {
        .integer(integer)
      } else if let number = Double(word) {
        .number(number)
      } else {
        .text(word)
      }
    }
  }
}
