import Groundwork

/// Says where in a Word document a finding is: part, heading, paragraph, cell, and the sentence.
struct FindingPlaces {
  /// After this many findings in one part, more would only hide the first.
  static let most = 100

  let plan: StoryPlan
  let part: String
  let file: String
  let styles: StylesPart

  /// A finding about a stretch of one text of the part.
  func finding(
    _ severity: Finding.Severity, _ code: String, _ message: Phrase, story: Int, range: Range<Int>,
    hints: [Phrase] = []
  ) -> Finding {
    Finding(
      severity, code, message, at: location(of: story),
      excerpt: excerpt(story, start: range.lowerBound, end: range.upperBound),
      hints: hints + cellHint(of: story))
  }

  func location(of story: Int) -> Location {
    let node = plan.texts[story].node
    let tree = plan.tree
    var number = 0
    var heading: Int?
    for index in 0...max(0, node) where tree.nodes[index].name == .p {
      number += 1
      if index < node, isHeading(index) { heading = index }
    }
    return .paragraph(
      file: file, part: String(part.dropFirst()),
      heading: heading.map { Self.shortened(StoryText(paragraph: $0, in: tree).bytes[...]) },
      paragraph: max(1, number))
  }

  /// The places of all texts of the part, found in one pass.
  func locations() -> [Location] {
    let tree = plan.tree
    let order = plan.texts.indices.sorted { plan.texts[$0].node < plan.texts[$1].node }
    var all = Array(repeating: Location.file(file), count: plan.texts.count)
    var node = 0
    var number = 0
    var heading: String?
    for story in order {
      while node <= plan.texts[story].node {
        if node > 0, tree.nodes[node - 1].name == .p, isHeading(node - 1) {
          heading = Self.shortened(StoryText(paragraph: node - 1, in: tree).bytes[...])
        }
        if tree.nodes[node].name == .p { number += 1 }
        node += 1
      }
      all[story] = .paragraph(
        file: file, part: String(part.dropFirst()), heading: heading, paragraph: max(1, number))
    }
    return all
  }

  private func isHeading(_ paragraph: Int) -> Bool {
    guard let properties = plan.tree.firstChild(.pPr, of: paragraph),
      let style = plan.tree.firstChild(.pStyle, of: properties),
      let id = plan.tree.value("w:val", of: style)
    else { return false }
    return styles.isHeading(id)
  }

  private static func shortened(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self).trimmingBlanks
    return text.count > 60 ? text.prefix(57) + "…" : text
  }

  /// “table 2, row 3, cell 1”, when the text stands in a table.
  private func cellHint(of story: Int) -> [Phrase] {
    let tree = plan.tree
    guard let cell = tree.enclosing(.tc, of: plan.texts[story].node),
      let row = tree.enclosing(.tr, of: cell), let table = tree.enclosing(.tbl, of: row)
    else { return [] }
    let tables = (0...table).count { tree.nodes[$0].name == .tbl }
    let rows = tree.children(of: table).filter { tree.nodes[$0].name == .tr }
    let cells = tree.children(of: row).filter { tree.nodes[$0].name == .tc }
    let (r, c) = ((rows.firstIndex(of: row) ?? 0) + 1, (cells.firstIndex(of: cell) ?? 0) + 1)
    return [
      Phrase(
        vi: "ở bảng \(tables), hàng \(r), ô \(c)", en: "in table \(tables), row \(r), cell \(c)")
    ]
  }

  /// The sentence of a text with a stretch pointed at; long ones are cut around it.
  func excerpt(_ story: Int, start: Int, end: Int) -> Finding.Excerpt {
    let bytes = plan.texts[story].bytes.map { $0 < 0x20 ? 0x20 : $0 }
    let start = min(start, bytes.count)
    let end = min(max(start, end), bytes.count)
    var before = Array(String(decoding: bytes[..<start], as: UTF8.self))
    let marked = Array(String(decoding: bytes[start..<end], as: UTF8.self))
    var after = Array(String(decoding: bytes[end...], as: UTF8.self))
    if before.count > 50 { before = ["…"] + before.suffix(45) }
    if after.count > 50 { after = after.prefix(45) + ["…"] }
    return Finding.Excerpt(
      line: String(before + marked.prefix(200) + after), start: before.count,
      length: min(marked.count, 200))
  }

  /// A finding of the template language, moved from our program's text into the document.
  func moved(_ finding: Finding, lineTags: [Int]) -> Finding {
    guard case .text(_, let line, let column) = finding.location,
      lineTags.indices.contains(line - 1)
    else { return finding }
    var number = lineTags[line - 1]
    // Something of our own went wrong because of a tag nearby.
    if number < 0 {
      number = lineTags[..<line].last { $0 >= 0 } ?? lineTags.first { $0 >= 0 } ?? -1
    }
    guard number >= 0 else { return finding }
    let tag = plan.tags[number]
    var moved = finding
    moved.location = location(of: tag.story)
    let text = plan.texts[tag.story].bytes
    // Our text has the delimiter and a blank before the body.
    let offset = tag.bodyOffset + max(0, column - 4)
    var start = tag.range.lowerBound
    var left = offset
    while start < tag.range.upperBound, left > 0 {
      start += 1
      while start < tag.range.upperBound, text[start] & 0xC0 == 0x80 { start += 1 }
      left -= 1
    }
    if start >= tag.range.upperBound { start = tag.range.lowerBound }
    var end = start
    var length = min(finding.excerpt?.length ?? 1, tag.range.count)
    while end < tag.range.upperBound, length > 0 {
      end += 1
      while end < tag.range.upperBound, text[end] & 0xC0 == 0x80 { end += 1 }
      length -= 1
    }
    moved.excerpt = excerpt(tag.story, start: start, end: end)
    moved.hints = finding.hints.filter { !$0.en.hasPrefix("the innermost open block") }
    moved.hints += cellHint(of: tag.story)
    return moved
  }
}

extension CompiledStory {
  func places(file: String, styles: StylesPart) -> FindingPlaces {
    FindingPlaces(plan: plan, part: part, file: file, styles: styles)
  }

  func finding(
    _ severity: Finding.Severity, _ code: String, _ message: Phrase, tag: Int, file: String,
    styles: StylesPart
  ) -> Finding {
    guard plan.tags.indices.contains(tag) else {
      return Finding(severity, code, message, at: .file(file))
    }
    return places(file: file, styles: styles).finding(
      severity, code, message, story: plan.tags[tag].story, range: plan.tags[tag].range)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }
}
