internal import Documents
internal import Groundwork
internal import Packaging

/// The body: titles, paragraphs, lists.
extension DocumentWriter {
  mutating func writeBody() {
    var blocks = document.body
    if document.hasEndMark, !profile.body.endMark.isEmpty {
      EndMark(profile.body.endMark).append(to: &blocks)
    }
    write(blocks)
  }

  mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .heading(let depth, let content): writeTitle(depth: depth, content)
    case .paragraph(let paragraph): write(paragraph)
    case .list(let list): write(list, under: titleLevel, dashes: 0, numbered: nil)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .contents(let depth): writeContents(depth: depth)
    case .pageBreak: breakPage()
    case .orientation(let orientation): turn(orientation)
    case .signatures: writeSignatures()
    }
  }

  private mutating func write(_ paragraph: Paragraph) {
    emit(.body, paragraph.content) { properties in
      guard let alignment = paragraph.alignment else { return }
      properties.alignment = alignment
      properties.firstLine = 0
    }
  }

  // MARK: Titles

  private mutating func writeTitle(depth: Int, _ content: [Inline]) {
    guard let index = scheme.levels.firstIndex(where: { $0.heading == depth }) else {
      findings.error(
        "paper.unknown-heading", .unknownHeading(depth, content.plainText, scheme.name),
        at: .file(document.file), hints: [.headings(scheme)])
      return
    }
    let level = scheme.levels[index]
    titleLevel = index
    titleCounts[index] += 1
    for narrower in scheme.levels.indices.dropFirst(index + 1)
    where !scheme.levels[narrower].continues {
      titleCounts[narrower] = 0
    }
    var content = content
    for part in content.indices where level.style.isCapitals {
      content[part].text = content[part].text.vietnameseUppercased
    }
    if listsTitles {
      let words = content.plainText.split(separator: Inline.lineBreak).joined(separator: " ")
      let numeral = Wording.numeral(titleCounts[index], level.numeral, letters: profile.letters)
      let number = level.numeral == .none ? "" : Wording.fill(level.label, ["n": numeral]) + " "
      note(title: number + words, level: index)
    }
    let isCounted = Numbering.reference(toHeadings: scheme, level: index) != nil
    if level.title == .below {
      content.insert(Inline(String(Inline.lineBreak)), at: 0)
    }
    if !isCounted, level.numeral != .none {
      content.insert(Inline(label(level, titleCounts[index])), at: 0)
    }
    let list = part.titles
    emit(.heading(index), content) { properties in
      if isCounted, list != Numbering.Part.body.titles {
        properties.numbering = .init(level: index, list: list)
      }
    }
    bookmarkLast()
  }

  /// The label of a level that Word cannot count, with the blank after it.
  private func label(_ level: FormatProfile.Level, _ number: Int) -> String {
    let numeral = Wording.numeral(number, level.numeral, letters: profile.letters)
    return Wording.fill(level.label, ["n": numeral]) + (level.title == .beside ? " " : "")
  }

  // MARK: Lists

  /// - Parameters:
  ///   - parent: level of the title or item that the list stands under, -1 for none.
  ///   - dashes: how many dashed lists it stands in.
  ///   - numbered: Word's list that the item around it belongs to, when this list may go on in it.
  private mutating func write(_ list: List, under parent: Int, dashes: Int, numbered: Int?) {
    guard list.isOrdered else {
      writeDashed(list, under: parent, depth: dashes)
      return
    }
    let narrower = scheme.levels.indices.dropFirst(parent + 1)
    guard let index = narrower.first(where: { scheme.levels[$0].takesLists }) else {
      findings.warning("paper.list-too-deep", .listTooDeep, at: .file(document.file))
      writeDashed(list, under: parent, depth: dashes)
      return
    }
    let level = scheme.levels[index]
    let counter = self.counter(for: list, level: index, numbered: numbered)
    for (offset, item) in list.items.enumerated() {
      var first = ParagraphProperties(style: Role.item(index).id)
      if let counter, counter != Numbering.reference(toLists: scheme, level: index)?.list {
        first.numbering = .init(level: index, list: counter)
      }
      var label: [Inline] = []
      if counter == nil {
        label = [Inline(self.label(level, list.start + offset), strong: level.isLabelBold)]
      }
      var canGoOn = list.isOrdered
      writeItem(item, first, label) { writer, nested in
        writer.write(
          nested, under: index, dashes: dashes, numbered: canGoOn ? counter : nil)
        if nested.isOrdered { canGoOn = false }
      }
    }
  }

  /// Word's list for this one: the one around it, the paper's first, or a new one.
  private mutating func counter(for list: List, level: Int, numbered: Int?) -> Int? {
    guard Numbering.reference(toLists: scheme, level: level) != nil else { return nil }
    if list.start == 1 {
      if let numbered { return numbered }
      // Articles run on, whatever stands between two lists of them.
      if scheme.levels[level].continues {
        usedFirstList = true
        return part.lists
      }
      if !usedFirstList {
        usedFirstList = true
        return part.lists
      }
    }
    usedFirstList = true
    return numbering.newList(level: level, start: list.start)
  }

  private mutating func writeDashed(_ list: List, under parent: Int, depth: Int) {
    let marks = profile.body.dashes
    let index = min(depth, marks.count - 1)
    for item in list.items {
      writeItem(
        item, ParagraphProperties(style: index < 0 ? Role.body.id : Role.dash(index).id),
        [Inline(index < 0 ? "" : marks[index])]
      ) { writer, nested in
        writer.write(nested, under: parent, dashes: depth + 1, numbered: nil)
      }
    }
  }

  /// An item: its first paragraph bears the number or the dash, the rest follows as text.
  private mutating func writeItem(
    _ item: [Block], _ first: ParagraphProperties, _ label: [Inline],
    nested: (inout DocumentWriter, List) -> Void
  ) {
    var rest = item[...]
    if case .paragraph(let paragraph)? = rest.first {
      emit(first, label + paragraph.content)
      rest = rest.dropFirst()
    } else {
      emit(first, label)
    }
    for block in rest {
      if case .list(let list) = block { nested(&self, list) } else { write(block) }
    }
  }
}

/// The sign that closes a paper's body, put after its last word.
struct EndMark {
  let mark: String

  init(_ mark: String) { self.mark = mark }

  func append(to blocks: inout [Block]) {
    var end = blocks.endIndex
    // What only steers the pages bears no text.
    while end > 0, !blocks[end - 1].bearsText { end -= 1 }
    guard end > 0 else { return }
    switch blocks[end - 1] {
    case .paragraph(var paragraph):
      append(to: &paragraph.content)
      blocks[end - 1] = .paragraph(paragraph)
    case .list(var list) where !list.items.isEmpty:
      append(to: &list.items[list.items.count - 1])
      blocks[end - 1] = .list(list)
    default:
      blocks.insert(.paragraph(Paragraph([Inline(mark)])), at: end)
    }
  }

  private func append(to content: inout [Inline]) {
    // A note that the last word calls comes after the mark.
    guard let last = content.lastIndex(where: { $0.note == nil }) else { return }
    if !content[last].text.hasSuffix(mark) {
      content[last].text = Wording.unmarked(content[last].text) + mark
    }
  }
}

extension Block {
  fileprivate var bearsText: Bool {
    switch self {
    case .heading, .paragraph, .list, .table, .figure: true
    case .contents, .pageBreak, .orientation, .signatures: false
    }
  }
}

extension Phrase {
  fileprivate static func unknownHeading(_ depth: Int, _ text: String, _ scheme: String) -> Phrase {
    let signs = String(repeating: "#", count: depth)
    return Phrase(
      vi: "cách đánh số “\(scheme)” không có đề mục “\(signs)” (“\(text)”)",
      en: "the scheme “\(scheme)” has no heading “\(signs)” (“\(text)”)")
  }
  fileprivate static func headings(_ scheme: FormatProfile.Scheme) -> Phrase {
    let known = scheme.levels.compactMap { level in
      level.heading.map { "“\(String(repeating: "#", count: $0))” \(level.name)" }
    }.joined(separator: ", ")
    return Phrase(vi: "có thể dùng: \(known)", en: "it may be: \(known)")
  }
  fileprivate static var listTooDeep: Phrase {
    Phrase(
      vi: "danh sách đánh số nằm dưới cấp nhỏ nhất; được in thành gạch đầu dòng",
      en: "a numbered list stands below the narrowest level; its items get dashes")
  }
}
