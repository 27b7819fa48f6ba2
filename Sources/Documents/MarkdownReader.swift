internal import Groundwork

/// Turns Markdown, between two directives, into blocks.
struct MarkdownReader {
  /// Lists, quotes and items within one another.
  ///
  /// Papers have three levels (Điều, khoản, điểm); past twenty somebody is playing.
  static let nestingLimit = 20

  private var frames: [Frame] = [Frame(.document)]
  private var inlines = InlineBuilder()
  private var table: Table?
  private var row: Table.Row = []
  /// The picture of this paragraph, which may hold nothing else.
  private var figure: Figure?
  private var isFigureMisplaced = false
  /// How many levels too deep we are; what lies there is left out.
  private var excess = 0
  private let file: String
  private let lineOffset: Int
  private var line = 0
  private var findings = Findings()

  private struct Frame {
    enum Kind: Equatable { case document, list(isOrdered: Bool, start: Int), item, quote }
    var kind: Kind
    var blocks: [Block] = []
    var items: [[Block]] = []

    init(_ kind: Kind) { self.kind = kind }
  }

  /// Where notes that are called in the text are looked up; nil inside a note.
  private let notes: FootnoteReader?

  private init(file: String, lineOffset: Int, notes: FootnoteReader?) {
    self.file = file
    self.lineOffset = lineOffset
    self.notes = notes
  }

  /// Blocks of `text`, whose first line is the line `firstLine` of `file`.
  static func read(
    _ text: String, file: String, firstLine: Int, notes: FootnoteReader? = nil,
    into findings: inout Findings
  ) -> [Block] {
    var reader = MarkdownReader(file: file, lineOffset: firstLine - 1, notes: notes)
    MarkdownTree(text)?.walk { event in
      switch event {
      case .enter(let kind, let line): reader.enter(kind, line)
      case .exit(let kind): reader.exit(kind)
      }
    }
    findings.add(reader.findings)
    return reader.frames[0].blocks
  }

  private var location: Location { .text(file: file, line: line + lineOffset, column: 0) }

  private mutating func enter(_ kind: MarkdownTree.Kind, _ startLine: Int) {
    if startLine > 0 { line = startLine }
    switch kind {
    case .list(let isOrdered, let start): open(.list(isOrdered: isOrdered, start: start))
    case .item: open(.item)
    case .blockQuote:
      findings.error("paper.quote", .noQuote, at: location, hints: [.quoteHint])
      open(.quote)
    case .paragraph, .heading, .tableCell: inlines = InlineBuilder()
    case .table(let alignments):
      table = Table(header: [], rows: [], alignments: alignments, location: location)
    case .tableRow: row = []
    case .codeBlock:
      findings.error("paper.code-block", .noCodeBlock, at: location, hints: [.codeBlockHint])
    case .thematicBreak:
      findings.error("paper.rule", .noRule, at: location, hints: [.ruleHint])
    case .htmlBlock(let html), .htmlInline(let html): enterHTML(html)
    case .image(let url, let title):
      if !inlines.isEmpty || figure != nil { isFigureMisplaced = true }
      figure = Figure(path: url, description: title.composed, location: location)
    case .text(let text), .code(let text): append(text)
    case .softBreak: inlines.append(" ")
    case .lineBreak: inlines.append(String(Inline.lineBreak))
    case .strong: inlines.strong += 1
    case .emphasis: inlines.emphasis += 1
    case .link(let url): inlines.link = url
    case .document, .customBlock, .unknown: break
    }
  }

  private mutating func exit(_ kind: MarkdownTree.Kind) {
    switch kind {
    case .list, .item, .blockQuote: close()
    case .paragraph:
      let content = inlines.finish()
      if let figure, content.isEmpty, !isFigureMisplaced {
        add(.figure(figure))
        self.figure = nil
      } else if !content.isEmpty {
        add(.paragraph(Paragraph(content)))
      }
      refuseFigure()
    case .image:
      // What stands in the brackets is the caption.
      figure?.caption = inlines.finish()
      inlines = InlineBuilder()
    case .heading(let depth):
      add(.heading(depth: depth, inlines.finish()))
      refuseFigure()
    case .tableCell:
      row.append(inlines.finish())
      refuseFigure()
    case .tableRow(let isHeader):
      if isHeader { table?.header = row } else { table?.rows.append(row) }
    case .table:
      if var table {
        // A header row without a word is Markdown's way to say that there is none.
        if table.header.allSatisfy(\.isEmpty) { table.header = [] }
        add(.table(table))
      }
      table = nil
    case .strong: inlines.strong -= 1
    case .emphasis: inlines.emphasis -= 1
    case .link: inlines.link = nil
    default: break
    }
  }

  /// Words, with the notes that they call.
  private mutating func append(_ text: String) {
    guard let notes, text.utf8.contains(0xF3) else { return inlines.append(text) }
    var rest = text[...]
    while let start = rest.firstIndex(of: FootnoteReader.opening),
      let end = rest[start...].firstIndex(of: FootnoteReader.closing)
    {
      inlines.append(String(rest[..<start]))
      if let note = Int(rest[rest.index(after: start)..<end]).flatMap(notes.note) {
        inlines.append(note)
      }
      rest = rest[rest.index(after: end)...]
    }
    inlines.append(String(rest))
  }

  /// Complains of a picture that stands among words, in a title or in a table.
  private mutating func refuseFigure() {
    if let figure { findings.error("paper.image", .imageAmongWords, at: figure.location) }
    figure = nil
    isFigureMisplaced = false
  }

  private mutating func add(_ block: Block) {
    guard excess == 0 else { return }
    frames[frames.count - 1].blocks.append(block)
  }

  private mutating func open(_ kind: Frame.Kind) {
    guard excess == 0, frames.count <= Self.nestingLimit else {
      if excess == 0 { findings.error("paper.nesting", .tooDeep, at: location) }
      excess += 1
      return
    }
    frames.append(Frame(kind))
  }

  private mutating func close() {
    if excess > 0 {
      excess -= 1
      return
    }
    let frame = frames.removeLast()
    switch frame.kind {
    case .item: frames[frames.count - 1].items.append(frame.blocks)
    case .list(let isOrdered, let start):
      add(.list(List(isOrdered: isOrdered, start: start, items: frame.items)))
    case .quote, .document: frames[frames.count - 1].blocks += frame.blocks
    }
  }

  private mutating func enterHTML(_ html: String) {
    let tag = html.filter { !$0.isWhitespace }.lowercased()
    // Authors leave notes to one another, and a GFM cell has no other way to break a line.
    if tag.hasPrefix("<!--") { return }
    if tag == "<br>" || tag == "<br/>" {
      inlines.append(String(Inline.lineBreak))
      return
    }
    findings.error("paper.html", .noHTML, at: location, hints: [.htmlHint])
  }
}

/// Gathers a paragraph's words, joining neighbours that look alike.
private struct InlineBuilder {
  var strong = 0
  var emphasis = 0
  var link: String?
  private var content: [Inline] = []

  var isEmpty: Bool { content.isEmpty }

  mutating func append(_ text: String) {
    // Zero-width spaces keep a template's marks apart around an empty value; none is ever printed.
    let text = text.utf8.contains(0xE2) ? text.replacing("\u{200B}", with: "") : text
    guard !text.isEmpty else { return }
    let next = Inline(text.composed, strong: strong > 0, emphasised: emphasis > 0, link: link)
    if let last = content.last, last.note == nil, last.isStrong == next.isStrong,
      last.isEmphasised == next.isEmphasised, last.link == next.link
    {
      content[content.count - 1].text += next.text
    } else {
      content.append(next)
    }
  }

  mutating func append(_ note: Footnote) { content.append(Inline(note: note)) }

  func finish() -> [Inline] {
    content.contains { $0.note != nil || !$0.text.allSatisfy(\.isWhitespace) } ? content : []
  }
}

extension Phrase {
  fileprivate static var noQuote: Phrase {
    Phrase(vi: "văn bản không dùng đoạn trích “>”", en: "a paper has no block quotes")
  }
  fileprivate static var quoteHint: Phrase {
    Phrase(
      vi: "viết “\\>” nếu muốn in dấu “>” ở đầu dòng", en: "write “\\>” to print the sign itself")
  }
  fileprivate static var noCodeBlock: Phrase {
    Phrase(vi: "văn bản không dùng khối mã", en: "a paper has no code blocks")
  }
  fileprivate static var codeBlockHint: Phrase {
    Phrase(
      vi: "bỏ các dấu cách thừa ở đầu dòng: từ bốn dấu cách trở lên, Markdown coi là khối mã",
      en: "remove the blanks before the line: four or more make a code block in Markdown")
  }
  fileprivate static var noRule: Phrase {
    Phrase(vi: "văn bản không dùng đường kẻ ngang", en: "a paper has no rules across the page")
  }
  fileprivate static var ruleHint: Phrase {
    Phrase(
      vi: "muốn sang trang, viết “::: pagebreak”", en: "for a new page, write “::: pagebreak”")
  }
  fileprivate static var imageAmongWords: Phrase {
    Phrase(
      vi: "hình phải đứng riêng một đoạn, không nằm giữa chữ, trong đề mục hay trong bảng",
      en: "a picture stands in a paragraph of its own, and in no title or table")
  }
  fileprivate static var tooDeep: Phrase {
    Phrase(
      vi: "danh sách lồng nhau quá \(MarkdownReader.nestingLimit) cấp",
      en: "lists are nested more than \(MarkdownReader.nestingLimit) deep")
  }
  fileprivate static var noHTML: Phrase {
    Phrase(vi: "văn bản không nhận mã HTML", en: "a paper takes no HTML")
  }
  fileprivate static var htmlHint: Phrase {
    Phrase(
      vi: "dùng **đậm**, *nghiêng*, <br> để xuống dòng; viết “\\<” để in dấu “<”",
      en: "use **bold**, *italic*, <br> for a line break; write “\\<” to print the sign itself")
  }
}
