internal import Groundwork

/// A note at the foot of the page.
public struct Footnote: Sendable, Hashable {
  /// From 1, in the order of the paper, each once.
  public var number: Int
  public var content: [Inline]

  /// A note of one paragraph.
  public init(number: Int, content: [Inline]) {
    self.number = number
    self.content = content
  }
}

extension Document {
  /// The notes of the paper and its appendices, in order.
  public var footnotes: [Footnote] {
    var notes: [Footnote] = []
    for blocks in [body] + appendices.map(\.body) { Self.collect(blocks, into: &notes) }
    return notes
  }

  /// Lists are nested no deeper than Markdown is read.
  private static func collect(_ blocks: [Block], into notes: inout [Footnote]) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): notes += paragraph.content.compactMap(\.note)
      case .heading(_, let content): notes += content.compactMap(\.note)
      case .list(let list): for item in list.items { collect(item, into: &notes) }
      case .table(let table):
        for cell in table.header + table.rows.flatMap(\.self) { notes += cell.compactMap(\.note) }
      case .figure(let figure): notes += figure.caption.compactMap(\.note)
      case .contents, .pageBreak, .orientation, .signatures: break
      }
    }
  }
}

/// Takes the notes out of a paper's Markdown, and marks the places where they are called.
///
/// A note is one paragraph that starts with `[^name]:`, anywhere in the paper; it is called by
/// `[^name]` once. Notes are read before the paper is cut at its directives, so that a note may
/// stand in another piece than its call, and each call is marked in a way that Markdown lets pass.
struct FootnoteReader {
  private struct Note {
    var text: String
    var line: Int
    var content: [Inline] = []
    /// 0 until it is called.
    var number = 0
  }

  private let file: String
  private var notes: [String: Note] = [:]
  /// In the order of the file.
  private var names: [String] = []
  /// The names by their numbers, from 1.
  private var called: [String] = []

  /// Around a note's number in the text: characters of private use, in no text of anybody.
  static let opening: Character = "\u{F0000}"
  static let closing: Character = "\u{F0001}"
  /// Bytes of the longest name.
  private static let nameLimit = 100

  init(file: String) { self.file = file }

  // MARK: Taking notes out

  /// The Markdown without its notes; every line keeps its number.
  mutating func take(
    from markdown: String, firstLine: Int, into findings: inout Findings
  ) -> String {
    // Most papers have none.
    guard markdown.contains("[^") || markdown.utf8.contains(0xF3) else { return markdown }
    var lines: [Substring] = []
    var name: String?
    let all = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in all.enumerated() {
      if let (found, text) = Self.definition(in: line) {
        name = found
        if notes[found] == nil {
          notes[found] = Note(text: String(text), line: firstLine + offset)
          names.append(found)
        } else {
          findings.error(
            "paper.footnote-twice", .twice(found), at: location(firstLine + offset))
        }
        lines.append("")
      } else if let current = name, line.contains(where: { !$0.isWhitespace }),
        !line.hasPrefix(":::")
      {
        notes[current]?.text += "\n" + line
        lines.append("")
      } else {
        name = nil
        lines.append(line)
      }
    }
    for name in names {
      guard let note = notes[name] else { continue }
      let content = read(note, into: &findings)
      notes[name]?.content = content
    }
    return lines.joined(separator: "\n").replacing(String(Self.opening), with: "")
      .replacing(String(Self.closing), with: "")
  }

  private func location(_ line: Int) -> Location { .text(file: file, line: line, column: 0) }

  private func read(_ note: Note, into findings: inout Findings) -> [Inline] {
    let blocks = MarkdownReader.read(
      note.text, file: file, firstLine: note.line, into: &findings)
    guard blocks.count == 1, case .paragraph(let paragraph)? = blocks.first else {
      findings.error("paper.footnote-text", .oneParagraph, at: location(note.line))
      return []
    }
    return paragraph.content
  }

  /// “[^name]: text”; nil for any other line.
  private static func definition(in line: Substring) -> (name: String, text: Substring)? {
    let text = line.drop { $0 == " " }
    guard line.utf8.count - text.utf8.count < 4, let (name, rest) = call(in: text),
      rest.first == ":"
    else { return nil }
    return (name, rest.dropFirst().drop { $0 == " " })
  }

  /// A call at the very start of a text, and what follows it.
  private static func call(in text: Substring) -> (name: String, rest: Substring)? {
    guard text.hasPrefix("[^") else { return nil }
    let name = text.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && $0 > 0x20 }
    let rest = text.utf8.dropFirst(2 + name.count)
    guard !name.isEmpty, name.count <= nameLimit, rest.first == UInt8(ascii: "]") else {
      return nil
    }
    return (String(Substring(name)), Substring(rest.dropFirst()))
  }

  // MARK: Calls

  /// The Markdown with its calls marked.
  mutating func mark(
    _ markdown: Substring, firstLine: Int, into findings: inout Findings
  ) -> String {
    guard markdown.contains("[^") else { return String(markdown) }
    var out = ""
    var rest = markdown
    var line = firstLine
    while let start = rest.firstRange(of: "[^")?.lowerBound {
      let before = rest[..<start]
      out += before
      line += before.utf8.count { $0 == 0x0A }
      // An odd number of strokes makes the bracket a sign like any other.
      let isEscaped = out.reversed().prefix { $0 == "\\" }.count % 2 == 1
      if !isEscaped, let (name, after) = Self.call(in: rest[start...]) {
        out += number(of: name, at: line, into: &findings)
        rest = after
      } else {
        out += "[^"
        rest = rest[start...].dropFirst(2)
      }
    }
    return out + rest
  }

  private mutating func number(
    of name: String, at line: Int, into findings: inout Findings
  ) -> String {
    guard let note = notes[name] else {
      findings.error(
        "paper.footnote-missing", .missing(name), at: location(line),
        hints: .nearest(to: name, among: names) + [.escape])
      return ""
    }
    guard note.number == 0 else {
      findings.error("paper.footnote-twice", .twice(name), at: location(line))
      return ""
    }
    called.append(name)
    notes[name]?.number = called.count
    return "\(Self.opening)\(called.count)\(Self.closing)"
  }

  /// The note with a number; nil for none.
  func note(_ number: Int) -> Footnote? {
    guard called.indices.contains(number - 1), let note = notes[called[number - 1]] else {
      return nil
    }
    return Footnote(number: number, content: note.content)
  }

  /// Complains of the notes that nobody calls.
  func finish(into findings: inout Findings) {
    for name in names {
      guard let note = notes[name], note.number == 0 else { continue }
      findings.error("paper.footnote-unused", .unused(name), at: location(note.line))
    }
  }
}

extension Phrase {
  fileprivate static func twice(_ name: String) -> Phrase {
    Phrase(
      vi: "chú thích “[^\(name)]” được viết hai lần; mỗi chú thích có một nội dung và một chỗ gọi",
      en: "the note “[^\(name)]” stands twice; each has one text and one call")
  }
  fileprivate static func missing(_ name: String) -> Phrase {
    Phrase(
      vi: "không có nội dung của chú thích “[^\(name)]”",
      en: "the note “[^\(name)]” has no text")
  }
  fileprivate static func unused(_ name: String) -> Phrase {
    Phrase(
      vi: "chú thích “[^\(name)]” không được gọi ở đâu trong phần chữ",
      en: "nothing in the text calls the note “[^\(name)]”")
  }
  fileprivate static var escape: Phrase {
    Phrase(vi: "viết “\\[^” để in chính dấu ấy", en: "write “\\[^” to print the sign itself")
  }
  fileprivate static var oneParagraph: Phrase {
    Phrase(vi: "chú thích phải là một đoạn văn", en: "a note must be one paragraph")
  }
}
