import Groundwork

let textFilters: [Filter] = [
  Filter("upper") { run, input, _ in like(input, run.text(of: input).uppercased()) },
  Filter("lower") { run, input, _ in like(input, run.text(of: input).lowercased()) },
  Filter("capitalize") { run, input, _ in like(input, capitalized(run.text(of: input))) },
  Filter("title") { run, input, _ in .text(titled(run.text(of: input))) },
  Filter("trim", ["chars"]) { run, input, arguments in
    let chars = arguments.value(0, "chars").flatMap { $0.isNone ? nil : $0 }
    if let chars, chars.text == nil { return run.fail(.wanted("chữ", "text", got: chars)) }
    return like(input, stripped(run.text(of: input), chars?.text))
  },
  Filter("string") { run, input, _ in
    input.text != nil ? input : .text(run.text(of: input))
  },
  Filter("center", ["width"]) { run, input, arguments in
    guard let width = run.size(arguments.value(0, "width"), or: 80) else { return .failed }
    return like(input, centered(run.text(of: input), width, " "))
  },
  Filter("length") { run, input, _ in run.length(of: input) },
  Filter("count") { run, input, _ in run.length(of: input) },
  Filter("replace", ["old", "new", "count"]) { run, input, arguments in
    guard let old = arguments.value(0, "old"), let new = arguments.value(1, "new") else {
      return run.fail(.missingArgument("new", of: "replace"))
    }
    let given = arguments.value(2, "count").flatMap { $0.isNone ? nil : $0 }
    guard let count = run.integer(given, or: -1) else { return .failed }
    guard run.escapes else {
      return run.replaced(
        run.text(of: input), run.text(of: old), run.text(of: new), count
      ) { .text($0) }
    }
    let isMarkup = old.isMarkup || new.isMarkup && !input.isMarkup || input.isMarkup
    guard isMarkup else {
      return run.replaced(
        run.text(of: input), run.text(of: old), run.text(of: new), count
      ) { .text($0) }
    }
    // Markup escapes whatever is put into it.
    return run.replaced(
      run.escaped(input), run.text(of: old), run.escaped(new), count
    ) { .markup($0) }
  },
  Filter("truncate", ["length", "killwords", "end", "leeway"]) { run, input, arguments in
    guard let length = run.integer(arguments.value(0, "length"), or: 255),
      let leeway = run.integer(arguments.value(3, "leeway"), or: 5)
    else { return .failed }
    let end = arguments.value(2, "end") ?? .text("...")
    guard end.text != nil || end.isUndefined else {
      return run.fail(.wanted("chữ", "text", got: end))
    }
    let ending = Array(run.text(of: end).unicodeScalars)
    guard length >= ending.count, leeway >= 0 else {
      return run.fail(
        .badArgument(
          "độ dài phải từ \(ending.count) trở lên", "the length must be \(ending.count) or more"))
    }
    if input.text == nil, !input.isUndefined {
      // Python only asks how long it is, and leaves alone what is short.
      let mapping = (input.object as? Mapping)?.entries.count
      let count = mapping ?? input.record?.count ?? input.sequence?.count
      if let count, count <= length + leeway { return input }
      return run.fail(.wanted("chữ", "text", got: input))
    }
    let scalars = Array(run.text(of: input).unicodeScalars)
    guard scalars.count > length + leeway else { return input }
    var kept = Array(scalars.prefix(length - ending.count))
    if !run.flag(arguments.value(1, "killwords")), let space = kept.lastIndex(of: " ") {
      kept = Array(kept[..<space])
    }
    let tail = input.isMarkup ? run.escaped(end) : run.text(of: end)
    return like(input, string(kept) + tail)
  },
  Filter("wordcount") { run, input, _ in
    var count = 0
    var inWord = false
    for scalar in run.text(of: input).unicodeScalars {
      let isWord = isWordScalar(scalar)
      if isWord, !inWord { count += 1 }
      inWord = isWord
    }
    return .integer(count)
  },
  Filter("wordwrap", ["width", "break_long_words", "wrapstring", "break_on_hyphens"]) {
    run, input, arguments in
    guard let width = run.integer(arguments.value(0, "width"), or: 79) else { return .failed }
    guard input.text != nil else {
      return run.usedUndefined(input) ?? run.fail(.wanted("chữ", "text", got: input))
    }
    guard width > 0 || input.text?.isEmpty ?? true else {
      return run.fail(.badArgument("độ rộng phải lớn hơn 0", "the width must be above 0"))
    }
    let wrap = arguments.value(2, "wrapstring").flatMap { $0.isNone ? nil : run.text(of: $0) }
    return .text(
      wrapped(
        run.text(of: input), width: width,
        breaksWords: run.flag(arguments.value(1, "break_long_words"), or: true),
        breaksHyphens: run.flag(arguments.value(3, "break_on_hyphens"), or: true),
        with: wrap ?? "\n"))
  },
  Filter("indent", ["width", "first", "blank"]) { run, input, arguments in
    guard input.text != nil else {
      return run.usedUndefined(input) ?? run.fail(.wanted("chữ", "text", got: input))
    }
    let width = arguments.value(0, "width") ?? .integer(4)
    var indent = width.text ?? ""
    if width.text == nil {
      guard let count = run.size(width, or: 4) else { return .failed }
      indent = repeated(" ", max(0, count))
    }
    let blank = run.flag(arguments.value(2, "blank"))
    let lines = splitLines(run.text(of: input) + "\n", keepsEnds: false)
    var out = run.flag(arguments.value(1, "first")) ? indent : ""
    for (index, line) in lines.enumerated() {
      if index > 0 {
        out += "\n"
        if blank || !line.isEmpty { out += indent }
      }
      out += line
      if out.utf8.count > run.options.budget.textBytes { return run.exhausted(.textBytes) }
    }
    return like(input, out)
  },
  Filter("format", nil) { run, input, arguments in
    if !arguments.named.isEmpty {
      guard arguments.positional.isEmpty else {
        return run.fail(
          .badArgument(
            "không thể trộn đối số theo vị trí và theo tên",
            "arguments by position and by name cannot be mixed"))
      }
      return run.format(
        input, [], record: Record(arguments.named.map { ($0.name, $0.value) }), mayBeUnused: true)
    }
    return run.format(input, arguments.positional)
  },
  Filter("reverse") { run, input, _ in
    if let text = input.text {
      return like(input, string(text.unicodeScalars.reversed()))
    }
    return run.items(of: input).map { .list($0.reversed()) } ?? .failed
  },
]

extension Interpreter {
  mutating func length(of value: Value) -> Value {
    switch value.payload {
    case .text(let text), .markup(let text): return .integer(text.unicodeScalars.count)
    case .list(let items): return .integer(items.count)
    case .record(let record): return .integer(record.count)
    default:
      if let loop = value.object as? LoopHandle { return loopField(loop, "length") ?? .failed }
      return items(of: value).map { .integer($0.count) } ?? .failed
    }
  }

  /// The text with replacements made, as long as it stays within the budget.
  mutating func replaced(
    _ text: String, _ old: String, _ new: String, _ count: Int, _ make: (String) -> Value
  ) -> Value {
    // As in Python, less than none means all.
    guard
      let out = replacing(
        old, with: new, in: text, count < 0 ? nil : count, limit: options.budget.textBytes)
    else { return exhausted(.textBytes) }
    return make(out)
  }
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

func capitalized(_ text: String) -> String {
  guard let first = text.unicodeScalars.first else { return text }
  return first.properties.titlecaseMapping
    + string(text.unicodeScalars.dropFirst()).lowercased()
}

/// Jinja's title case: a capital after each blank, hyphen or opening bracket, small letters else.
func titled(_ text: String) -> String {
  var out = ""
  var startsWord = true
  for scalar in text.unicodeScalars {
    if scalar == "-" || "({[<".unicodeScalars.contains(scalar) || isBlank(scalar) {
      out.unicodeScalars.append(scalar)
      startsWord = true
    } else {
      out +=
        startsWord
        ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
      startsWord = false
    }
  }
  return out
}

/// Python's blanks.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
    0x205F, 0x3000:
    true
  default: false
  }
}

func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.properties.isAlphabetic && scalar.properties.generalCategory.isLetter
    || scalar.properties.numericType != nil
}

extension Unicode.GeneralCategory {
  var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}

func stripped(_ text: String, _ chars: String?, start: Bool = true, end: Bool = true) -> String {
  let set = chars.map { Set($0.unicodeScalars) }
  func drops(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isBlank(scalar) }
  var scalars = text.unicodeScalars[...]
  if start { while let first = scalars.first, drops(first) { scalars.removeFirst() } }
  if end { while let last = scalars.last, drops(last) { scalars.removeLast() } }
  return String(scalars)
}

/// Python's way to share out an odd blank.
func centered(_ text: String, _ width: Int, _ fill: String) -> String {
  let count = text.unicodeScalars.count
  let missing = width - count
  guard missing > 0 else { return text }
  let left = missing / 2 + (missing & width & 1)
  return repeated(fill, left) + text
    + repeated(fill, missing - left)
}

/// Nil when the result would be longer than the limit.
func replacing(_ old: String, with new: String, in text: String, _ count: Int?, limit: Int)
  -> String?
{
  var left = count.map { $0 < 0 ? Int.max : $0 } ?? .max
  let bytes = Array(text.utf8)
  let part = Array(old.utf8)
  let replacement = Array(new.utf8)
  var out: [UInt8] = []
  if part.isEmpty {
    for scalar in text.unicodeScalars {
      if left > 0 {
        out += replacement
        left -= 1
      }
      out += String(scalar).utf8
      if out.count > limit { return nil }
    }
    if left > 0 { out += replacement }
    return String(decoding: out, as: UTF8.self)
  }
  var from = 0
  while left > 0, let place = find(part, in: bytes, from: from) {
    out += bytes[from..<place]
    out += replacement
    from = place + part.count
    left -= 1
    if out.count > limit { return nil }
  }
  out += bytes[from...]
  return String(decoding: out, as: UTF8.self)
}

/// `str.splitlines()`.
func splitLines(_ text: String, keepsEnds: Bool) -> [String] {
  var lines: [String] = []
  var line = String.UnicodeScalarView()
  var scalars = text.unicodeScalars.makeIterator()
  var pending = scalars.next()
  while let scalar = pending {
    pending = scalars.next()
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
      if keepsEnds { line.append(scalar) }
      if scalar == "\r", pending == "\n" {
        if keepsEnds { line.append("\n") }
        pending = scalars.next()
      }
      lines.append(String(line))
      line = String.UnicodeScalarView()
    default: line.append(scalar)
    }
  }
  if !line.isEmpty { lines.append(String(line)) }
  return lines
}
