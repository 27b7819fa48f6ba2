/// Text in lines of at most `width` characters, as Python's `textwrap` breaks it.
func wrapped(
  _ text: String, width: Int, breaksWords: Bool, breaksHyphens: Bool, with separator: String
) -> String {
  splitLines(text, keepsEnds: false).map { line in
    var wrapper = LineWrapper(
      chunks: chunks(of: Array(line.unicodeScalars), breaksHyphens: breaksHyphens), width: width,
      breaksWords: breaksWords, breaksHyphens: breaksHyphens)
    return wrapper.run().joined(separator: separator)
  }.joined(separator: separator)
}

/// Words and the blanks between them; hyphenated words, and dashes between words, in parts.
private func chunks(of scalars: [Unicode.Scalar], breaksHyphens: Bool) -> [[Unicode.Scalar]] {
  var cutter = ChunkCutter(scalars: scalars, breaksHyphens: breaksHyphens)
  var chunks: [[Unicode.Scalar]] = []
  while let range = cutter.next() { chunks.append(Array(scalars[range])) }
  return chunks
}

/// Finds where Python's `textwrap` would allow a line to end.
private struct ChunkCutter {
  let scalars: [Unicode.Scalar]
  let breaksHyphens: Bool
  private var index = 0

  init(scalars: [Unicode.Scalar], breaksHyphens: Bool) {
    self.scalars = scalars
    self.breaksHyphens = breaksHyphens
  }

  mutating func next() -> Range<Int>? {
    guard index < scalars.count else { return nil }
    let start = index
    index = end(from: start)
    return start..<index
  }

  private func end(from start: Int) -> Int {
    var end = start
    if isSpace(start) {
      while isSpace(end) { end += 1 }
      return end
    }
    if breaksHyphens, joinsWords(start - 1), let dash = dash(at: start) { return dash }
    while true {
      end += 1
      if end == scalars.count || isSpace(end) { return end }
      guard breaksHyphens else { continue }
      if scalars[end] == "-", isHyphen(end) { return end + 1 }
      if joinsWords(end - 1), dash(at: end) != nil { return end }
    }
  }

  /// The end of two or more hyphens between words.
  private func dash(at start: Int) -> Int? {
    var end = start
    while end < scalars.count, scalars[end] == "-" { end += 1 }
    return end - start > 1 && isWord(end) ? end : nil
  }

  /// Whether the hyphen stands in a word of letters, two of them at least before it.
  private func isHyphen(_ at: Int) -> Bool {
    let follows =
      isLetter(at - 1) && isLetter(at - 2)
      || isLetter(at - 3) && scalars[at - 2] == "-" && isLetter(at - 1)
    guard follows, isLetter(at + 1) else { return false }
    return isLetter(at + 2)
      || at + 2 < scalars.count && scalars[at + 2] == "-" && isLetter(at + 3)
  }

  private func isSpace(_ at: Int) -> Bool {
    scalars.indices.contains(at) && (scalars[at] == " " || (9...13).contains(scalars[at].value))
  }
  private func isWord(_ at: Int) -> Bool {
    scalars.indices.contains(at) && isWordScalar(scalars[at])
  }
  private func isLetter(_ at: Int) -> Bool {
    isWord(at) && scalars[at].properties.generalCategory != .decimalNumber
  }
  private func joinsWords(_ at: Int) -> Bool {
    isWord(at) || scalars.indices.contains(at) && "!\"'&.,?".unicodeScalars.contains(scalars[at])
  }
}

private struct LineWrapper {
  var chunks: [[Unicode.Scalar]]
  let width: Int
  let breaksWords: Bool
  let breaksHyphens: Bool

  mutating func run() -> [String] {
    chunks.reverse()
    var lines: [String] = []
    while !chunks.isEmpty {
      var line: [[Unicode.Scalar]] = []
      var count = 0
      if let first = chunks.last, isSpace(first), !lines.isEmpty { chunks.removeLast() }
      while let chunk = chunks.last, count + chunk.count <= width {
        line.append(chunk)
        count += chunk.count
        chunks.removeLast()
      }
      if let chunk = chunks.last, chunk.count > width {
        // No room at all still adds an empty piece, as in Python: it keeps the blank before it.
        var room = width - count
        if breaksWords {
          if breaksHyphens, let hyphen = chunk.prefix(room).lastIndex(of: "-"), hyphen > 0,
            chunk[..<hyphen].contains(where: { $0 != "-" })
          {
            room = hyphen + 1
          }
          line.append(Array(chunk.prefix(room)))
          chunks[chunks.count - 1] = Array(chunk.dropFirst(room))
        } else if line.isEmpty {
          line.append(chunk)
          chunks.removeLast()
        }
      }
      if let last = line.last, isSpace(last) { line.removeLast() }
      if !line.isEmpty { lines.append(string(line.joined())) }
    }
    return lines
  }

  private func isSpace(_ chunk: [Unicode.Scalar]) -> Bool { chunk.allSatisfy(isBlank) }
}
