import Groundwork

/// Values as Python's `pprint` lays them out: 80 columns, one item a line where they do not fit.
struct PrettyPrinter {
  var bytes: [UInt8] = []
  /// Nothing is written past this many bytes.
  let limit: Int
  private static let width = 80

  init(limit: Int) { self.limit = limit }

  mutating func append(_ value: Value) { append(value, indent: 0, allowance: 0, level: 1) }

  /// `allowance` columns are kept free for the brackets that follow.
  private mutating func append(_ value: Value, indent: Int, allowance: Int, level: Int) {
    guard bytes.count <= limit else { return }
    let flat = Self.flat(value, limit)
    if flat.unicodeScalars.count > Self.width - indent - allowance {
      switch value.payload {
      case .list(let items):
        return append(items, "[", "]", indent: indent, allowance: allowance, level: level)
      case .record, .object(is Mapping):
        return append(
          Self.entries(of: value), indent: indent, allowance: allowance, level: level)
      case .object(let object as Series):
        if case .tuple = object.style {
          let close = object.items.count == 1 ? ",)" : ")"
          return append(
            object.items, "(", close, indent: indent, allowance: allowance, level: level)
        }
      case .text(let text) where !text.isEmpty:
        return append(text, indent: indent, allowance: allowance, isAlone: level == 1)
      default: break
      }
    }
    bytes += flat.utf8
  }

  private mutating func append(
    _ items: [Value], _ open: String, _ close: String, indent: Int, allowance: Int, level: Int
  ) {
    bytes += open.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { newLine(indent + 1) }
      append(
        item, indent: indent + 1,
        allowance: index + 1 == items.count ? allowance + close.utf8.count : 1, level: level + 1)
    }
    bytes += close.utf8
  }

  private mutating func append(
    _ entries: [(key: Value, value: Value)], indent: Int, allowance: Int, level: Int
  ) {
    bytes.append(UInt8(ascii: "{"))
    for (index, entry) in entries.enumerated() {
      if index > 0 { newLine(indent + 1) }
      let key = Self.flat(entry.key, limit)
      bytes += (key + ": ").utf8
      append(
        entry.value, indent: indent + key.unicodeScalars.count + 3,
        allowance: index + 1 == entries.count ? allowance + 1 : 1, level: level + 1)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// A long text as several, cut at line ends and behind blanks.
  private mutating func append(_ text: String, indent: Int, allowance: Int, isAlone: Bool) {
    let indent = isAlone ? indent + 1 : indent
    let allowance = isAlone ? allowance + 1 : allowance
    let room = Self.width - indent
    let lines = splitLines(text, keepsEnds: true)
    var chunks: [String] = []
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      let whole = Printer.quoted(.text(line))
      if whole.unicodeScalars.count <= (isLast ? room - allowance : room) {
        chunks.append(whole)
        continue
      }
      let words = Self.words(of: line)
      var current = ""
      for (index, word) in words.enumerated() {
        let room = isLast && index + 1 == words.count ? room - allowance : room
        if Printer.quoted(.text(current + word)).unicodeScalars.count > room {
          if !current.isEmpty { chunks.append(Printer.quoted(.text(current))) }
          current = word
        } else {
          current += word
        }
      }
      if !current.isEmpty { chunks.append(Printer.quoted(.text(current))) }
    }
    let isBracketed = isAlone && chunks.count > 1
    if isBracketed { bytes.append(UInt8(ascii: "(")) }
    for (index, chunk) in chunks.enumerated() {
      if index > 0 {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: indent)
      }
      bytes += chunk.utf8
    }
    if isBracketed { bytes.append(UInt8(ascii: ")")) }
  }

  private mutating func newLine(_ indent: Int) {
    bytes += ",\n".utf8
    bytes += repeatElement(UInt8(ascii: " "), count: indent)
  }

  /// Words, each with the blanks behind it.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isInBlanks = false
    for scalar in line.unicodeScalars {
      let isSpace = isBlank(scalar)
      if isInBlanks, !isSpace {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      isInBlanks = isSpace
      word.append(scalar)
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  /// A record's fields in the order of their names, whatever their kinds.
  private static func entries(of value: Value) -> [(key: Value, value: Value)] {
    let entries =
      value.record.map { $0.fields.map { (key: Value.text($0), value: $1) } }
      ?? (value.object as? Mapping)?.entries ?? []
    return entries.sorted { left, right in
      let order =
        rank(left.key, right.key) ?? rank(typeName(of: left.key), typeName(of: right.key))
      return order < 0
    }
  }

  private static func typeName(of value: Value) -> String {
    switch value.payload {
    case .none: "NoneType"
    case .bool: "bool"
    case .integer: "int"
    case .number: "float"
    case .text: "str"
    default: "tuple"
    }
  }

  /// On one line, records' fields in order.
  private static func flat(_ value: Value, _ limit: Int) -> String {
    var bytes: [UInt8] = []
    appendFlat(value, to: &bytes, limit)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendFlat(_ value: Value, to bytes: inout [UInt8], _ limit: Int) {
    guard bytes.count <= limit else { return }
    func appendAll(_ items: [Value], _ open: String, _ close: String) {
      bytes += open.utf8
      for (index, item) in items.enumerated() {
        if index > 0 { bytes += ", ".utf8 }
        appendFlat(item, to: &bytes, limit)
      }
      bytes += close.utf8
    }
    switch value.payload {
    case .list(let items): return appendAll(items, "[", "]")
    case .record, .object(is Mapping):
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in entries(of: value).enumerated() {
        if index > 0 { bytes += ", ".utf8 }
        appendFlat(entry.key, to: &bytes, limit)
        bytes += ": ".utf8
        appendFlat(entry.value, to: &bytes, limit)
      }
      bytes.append(UInt8(ascii: "}"))
    case .object(let object as Series):
      if case .tuple = object.style {
        return appendAll(object.items, "(", object.items.count == 1 ? ",)" : ")")
      }
      Printer.appendQuoted(value, to: &bytes, limit)
    default: Printer.appendQuoted(value, to: &bytes, limit)
    }
  }
}
