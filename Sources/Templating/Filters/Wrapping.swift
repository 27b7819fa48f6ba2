/// Text in lines of at most `width` characters, as Python's `textwrap` breaks it.
func wrapped(
  _ text: String, width: Int, breaksWords: Bool, breaksHyphens: Bool, with separator: String
) -> String {
  splitLines(text, keepsEnds: false).map { line in
    var wrapper = LineWrapper(
      chunks: chunks(of: Array(line.unicodeScalars), breaksHyphens: breaksHyphens), width: width,
      breaksWords: breaksWords)
    return wrapper.run().joined(separator: separator)
  }.joined(separator: separator)
}

/// Words and the blanks between them; hyphenated words in parts.
private func chunks(of scalars: [Unicode.Scalar], breaksHyphens: Bool) -> [[Unicode.Scalar]] {
  var chunks: [[Unicode.Scalar]] = []
  var index = 0
  func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isBlank(scalar) }
  func isLetter(_ at: Int) -> Bool {
    scalars.indices.contains(at) && scalars[at].properties.generalCategory.isLetter
  }
  while index < scalars.count {
    var end = index
    if isSpace(scalars[index]) {
      while end < scalars.count, isSpace(scalars[end]) { end += 1 }
      chunks.append(Array(scalars[index..<end]))
      index = end
      continue
    }
    while end < scalars.count, !isSpace(scalars[end]) {
      end += 1
      // A hyphen between letters, two of them at least before it, may end a line.
      if breaksHyphens, scalars[end - 1] == "-", isLetter(end - 2), isLetter(end - 3),
        isLetter(end), isLetter(end + 1) || end + 1 == scalars.count
      {
        chunks.append(Array(scalars[index..<end]))
        index = end
      }
    }
    if index < end { chunks.append(Array(scalars[index..<end])) }
    index = end
  }
  return chunks
}

private struct LineWrapper {
  var chunks: [[Unicode.Scalar]]
  let width: Int
  let breaksWords: Bool

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
        let room = max(1, width - count)
        if breaksWords {
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
