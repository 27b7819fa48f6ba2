import Groundwork

let markupFilters: [Filter] = [
  Filter("safe") { run, input, _ in .markup(run.text(of: input)) },
  Filter("escape") { run, input, _ in .markup(run.escaped(input)) },
  Filter("e") { run, input, _ in .markup(run.escaped(input)) },
  Filter("forceescape") { run, input, _ in
    .markup(run.escaped(.text(run.text(of: input))))
  },
  Filter("striptags") { run, input, _ in .text(strippedOfTags(run.text(of: input))) },
  Filter("urlencode") { run, input, _ in
    if input.record != nil || input.sequence != nil || input.object is Mapping {
      guard let pairs = urlPairs(input) else {
        return run.fail(.wanted("danh sách cặp", "a list of pairs", got: input))
      }
      return .text(
        pairs.map { key, value in
          quoted(run.text(of: key), keeping: "").joinedBlanks + "="
            + quoted(run.text(of: value), keeping: "").joinedBlanks
        }.joined(separator: "&"))
    }
    return .text(quoted(run.text(of: input), keeping: "/"))
  },
  Filter("xmlattr", ["autospace"]) { run, input, arguments in
    guard let pairs = run.pairs(of: input) else { return .failed }
    var parts: [String] = []
    for (key, value) in pairs where !value.isNone && !value.isUndefined {
      guard let name = key.text else { return run.fail(.wanted("chữ", "text", got: key)) }
      if name.utf8.contains(where: { " \t\n\r\u{0C}/>=".utf8.contains($0) }) {
        return run.fail(
          .badArgument("tên thuộc tính không hợp lệ", "the attribute's name is not valid"))
      }
      parts.append("\(run.html(key))=\"\(run.html(value))\"")
    }
    let joined = parts.joined(separator: " ")
    let text =
      run.flag(arguments.value(0, "autospace"), or: true) && !joined.isEmpty
      ? " " + joined : joined
    return run.escapes ? .markup(text) : .text(text)
  },
  Filter("tojson", ["indent"]) { run, input, arguments in
    if let trouble = run.usedUndefined(input) { return trouble }
    let asked = arguments.value(0, "indent").flatMap { $0.isNone ? nil : $0 }
    let indent = asked?.integer
    // A whole number, or as Python has it a text; `1.0` is neither.
    let isDecimal = if case .number? = asked?.payload { true } else { false }
    if let asked, isDecimal || indent == nil && asked.text == nil {
      return run.fail(.wanted("số nguyên", "a whole number", got: asked))
    }
    var writer = JSONText(
      indent: indent.map { min(max(0, $0), 16) }, limit: run.options.budget.textBytes)
    guard writer.append(input, depth: 0) else {
      return run.fail(.wanted("dữ liệu", "data", got: input))
    }
    return .markup(String(decoding: writer.bytes, as: UTF8.self))
  },
  Filter("pprint", takesUndefined: true) { run, input, _ in
    // It tells what something is, and that can be said of what does not exist.
    if input.isUndefined, run.options.undefined == .empty { return .text("Undefined") }
    var printer = PrettyPrinter(limit: run.options.budget.textBytes)
    printer.append(input)
    return .text(String(decoding: printer.bytes, as: UTF8.self))
  },
  Filter("urlize", ["trim_url_limit", "nofollow", "target", "rel", "extra_schemes"]) {
    run, input, arguments in
    run.linked(input, arguments)
  },
]

extension Interpreter {
  /// Escaped for HTML whatever the host, as attributes are.
  mutating func html(_ value: Value) -> String {
    if case .markup(let text) = value.payload { return text }
    var bytes: [UInt8] = []
    Escaping.html.append(text(of: value), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Without comments and tags, references read, blanks folded.
private func strippedOfTags(_ text: String) -> String {
  var bytes: [UInt8] = []
  let source = Array(text.utf8)
  var index = 0
  // Where nothing closes a comment or tag any more, nobody looks again.
  var mayClose = (comment: true, tag: true)
  while index < source.count {
    if source[index] == UInt8(ascii: "<") {
      let isComment = source[index...].starts(with: "<!--".utf8)
      if isComment ? mayClose.comment : mayClose.tag {
        let closer = Array((isComment ? "-->" : ">").utf8)
        if let end = find(closer, in: source, from: index) {
          index = end + closer.count
          continue
        }
        if isComment { mayClose.comment = false } else { mayClose.tag = false }
      }
    }
    bytes.append(source[index])
    index += 1
  }
  let plain = readReferences(String(decoding: bytes, as: UTF8.self))
  return plain.unicodeScalars.split(whereSeparator: isBlank)
    .map { String($0) }.joined(separator: " ")
}

private func readReferences(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
  var out = ""
  var rest = Substring(text)
  while let start = rest.firstIndex(of: "&") {
    out += rest[..<start]
    rest = rest[start...]
    guard let end = rest.prefix(12).firstIndex(of: ";") else {
      out += rest.prefix(1)
      rest = rest.dropFirst()
      continue
    }
    let name = rest[rest.index(after: start)..<end]
    var read = names[String(name)]
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      read = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
    } else if name.hasPrefix("#") {
      read = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map { String($0) }
    }
    guard let read else {
      out += rest.prefix(1)
      rest = rest.dropFirst()
      continue
    }
    out += read
    rest = rest[rest.index(after: end)...]
  }
  return out + rest
}

private func urlPairs(_ value: Value) -> [(Value, Value)]? {
  if let record = value.record { return record.fields.map { (.text($0), $1) } }
  if let mapping = value.object as? Mapping { return mapping.entries.map { ($0.key, $0.value) } }
  guard let items = value.sequence else { return nil }
  let pairs = items.compactMap { item in
    item.sequence.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
  }
  return pairs.count == items.count ? pairs : nil
}

/// Percent-encoded UTF-8.
private func quoted(_ text: String, keeping kept: String) -> String {
  var out: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "~"):
      out.append(byte)
    default:
      if kept.utf8.contains(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
  return String(decoding: out, as: UTF8.self)
}

extension String {
  /// As in a form: blanks as plus signs.
  fileprivate var joinedBlanks: String {
    Templating.replacing("%20", with: "+", in: self, nil, limit: .max) ?? self
  }
}

/// JSON as Python writes it, safe inside HTML.
struct JSONText {
  var bytes: [UInt8] = []
  let indent: Int?
  /// Nothing is written past this many bytes.
  let limit: Int

  init(indent: Int?, limit: Int) {
    self.indent = indent
    self.limit = limit
  }

  /// False when the value is no data.
  mutating func append(_ value: Value, depth: Int) -> Bool {
    switch value.payload {
    case .none: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value):
      let words = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
      bytes += (value.isFinite ? Printer.number(value) : words).utf8
    case .text(let text), .markup(let text): append(text)
    case .date(let date): append(Printer.text(.date(date)))
    case .list(let items): return append(items, depth: depth)
    case .record(let record):
      // Jinja sorts the keys.
      let fields = record.fields.sorted { rank($0.0, $1.0) < 0 }
      return appendAll(fields, "{", "}", depth: depth) { writer, field in
        writer.append(field.0)
        writer.bytes += ": ".utf8
        return writer.append(field.1, depth: depth + 1)
      }
    case .object(let object):
      if let mapping = object as? Mapping { return append(mapping, depth: depth) }
      if let series = object as? Series {
        return series.isTuple ? append(series.items, depth: depth) : false
      }
      guard let number = object as? BigNumber else { return false }
      bytes += number.value.description.utf8
    }
    return true
  }

  /// A record with other keys than texts: they are written as texts, in the order of the keys, which
  /// must be of one kind.
  private mutating func append(_ mapping: Mapping, depth: Int) -> Bool {
    var keyed: [(key: String, entry: (key: Value, value: Value))] = []
    for entry in mapping.entries {
      switch entry.key.payload {
      case .none where mapping.entries.count == 1: keyed.append(("null", entry))
      case .bool(let value): keyed.append((value ? "true" : "false", entry))
      case .integer, .number, .object(_ as BigNumber):
        keyed.append((Printer.text(entry.key), entry))
      default: return false
      }
    }
    keyed.sort { (rank($0.entry.key, $1.entry.key) ?? 0) < 0 }
    return appendAll(keyed, "{", "}", depth: depth) { writer, item in
      writer.append(item.key)
      writer.bytes += ": ".utf8
      return writer.append(item.entry.value, depth: depth + 1)
    }
  }

  private mutating func append(_ items: [Value], depth: Int) -> Bool {
    appendAll(items, "[", "]", depth: depth) { $0.append($1, depth: depth + 1) }
  }

  private mutating func appendAll<Item>(
    _ items: [Item], _ open: String, _ close: String, depth: Int,
    _ each: (inout JSONText, Item) -> Bool
  ) -> Bool {
    bytes += open.utf8
    for (index, item) in items.enumerated() where bytes.count <= limit {
      if index > 0 { bytes += (indent == nil ? ", " : ",").utf8 }
      newLine(depth + 1)
      guard each(&self, item) else { return false }
    }
    if !items.isEmpty { newLine(depth) }
    bytes += close.utf8
    return true
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indent * depth)
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x20..<0x7F where ![0x26, 0x27, 0x3C, 0x3E].contains(unit):
        bytes.append(UInt8(unit))
      default:
        let hex = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
