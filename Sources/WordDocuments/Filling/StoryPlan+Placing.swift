import Groundwork
import Packaging

extension StoryPlan {
  /// Decides for every tag where it goes.
  mutating func place() {
    for number in tags.indices {
      switch tags[number].kind {
      case .silent, .cell: placements[number] = .gone
      case .output, .statement: break
      }
      // A lone tag with a prefix replaces its element; statements in groups come later.
      if let level = tags[number].level, level != .run, groupOfTag[number] < 0 {
        replace(number, level)
      } else if tags[number].level == .run {
        placements[number] = .betweenRuns
      }
    }
    for group in groups.indices { place(group) }
    keepOrder()
    for story in texts.indices where texts[story].isParagraph && isControlOnly(story) {
      let mayVanish = tagsOfText[story].allSatisfy { tag in
        switch placements[tag] {
        case .gone, .before, .after: return true
        case .inPlace, .betweenRuns:
          let group = groupOfTag[tag]
          // Statements that begin and end here take nothing of the paragraph with them.
          return group < 0 || groups[group].tags.allSatisfy { tags[$0].story == story }
        }
      }
      if mayVanish, tagsOfText[story].contains(where: { tags[$0].level != .run }) {
        replaced.insert(texts[story].node)
      }
    }
  }

  /// What stands before a statement that left its paragraph leaves along with it.
  private mutating func keepOrder() {
    for story in texts.indices where texts[story].isParagraph {
      let paragraph = texts[story].node
      let numbers = tagsOfText[story]
      if let last = numbers.lastIndex(where: { placements[$0] == .before(paragraph) }) {
        for number in numbers[..<last] where stays(number) {
          placements[number] = .before(paragraph)
        }
      }
      if let first = numbers.firstIndex(where: { placements[$0] == .after(paragraph) }) {
        for number in numbers[first...] where stays(number) {
          placements[number] = .after(paragraph)
        }
      }
    }
  }

  private func stays(_ tag: Int) -> Bool {
    tags[tag].kind == .statement
      && (placements[tag] == .inPlace || placements[tag] == .betweenRuns)
  }

  /// Whether a paragraph holds nothing but statements and comments.
  func isControlOnly(_ story: Int) -> Bool {
    let text = texts[story]
    guard text.isParagraph, !text.holdsMore, !tagsOfText[story].isEmpty else { return false }
    var at = 0
    for number in tagsOfText[story] {
      let tag = tags[number]
      guard tag.kind == .statement || tag.kind == .silent, tag.role != .prints,
        tag.lastStory == story, tag.range.lowerBound >= at,
        !tag.trimsBefore || tag.kind == .silent, !tag.trimsAfter || tag.kind == .silent,
        Self.isBlank(text.bytes[at..<tag.range.lowerBound])
      else { return false }
      at = tag.range.upperBound
    }
    return Self.isBlank(text.bytes[at...])
  }

  private mutating func replace(_ tag: Int, _ level: StoryTag.Level) {
    guard isParagraph(tag), let element = tree.enclosing(level.element, of: paragraph(of: tag))
    else {
      problems.append(
        Problem(
          code: "word-template.misplaced-prefix",
          message: Phrase(
            vi: "tiền tố này chỉ dùng được trong bảng", en: "this prefix only works inside a table"),
          story: tags[tag].story, range: tags[tag].range))
      return
    }
    replaced.insert(element)
  }

  // MARK: Groups

  private mutating func place(_ number: Int) {
    let group = groups[number]
    guard group.isClosed, group.tags.allSatisfy({ isParagraph($0) }) else { return }
    // Signs that join paragraphs cut the text where they stand.
    if group.tags.contains(where: { joins($0) }) { return record(group, .text, inferred: false) }
    if let level = group.tags.compactMap({ tags[$0].level }).max() {
      return place(group, prefixed: level)
    }
    let paragraphs = group.tags.map { paragraph(of: $0) }
    if paragraphs.allSatisfy({ $0 == paragraphs[0] }) {
      placeInline(group)
      return record(group, .text, inferred: true)
    }
    let parents = paragraphs.map { tree.nodes[$0].parent }
    if parents.allSatisfy({ $0 == parents[0] }) { return placeParagraphs(group, paragraphs) }
    placeApart(group, paragraphs)
  }

  private func joins(_ tag: Int) -> Bool {
    tags[tag].kind == .statement && (tags[tag].trimsBefore || tags[tag].trimsAfter)
  }

  private mutating func record(
    _ group: Group, _ extent: TemplateRegion.Extent, inferred: Bool
  ) {
    regions.append(PlannedRegion(tag: group.opener, extent: extent, isInferred: inferred))
  }

  private mutating func place(_ group: Group, prefixed level: StoryTag.Level) {
    if level == .run {
      for tag in group.tags { placements[tag] = .betweenRuns }
      return record(group, .text, inferred: false)
    }
    let elements = group.tags.map { tree.enclosing(level.element, of: paragraph(of: $0)) ?? -1 }
    guard !elements.contains(-1) else {
      for tag in group.tags where tags[tag].level == level { replace(tag, level) }
      return
    }
    if elements.allSatisfy({ $0 == elements[0] }) {
      // Both ends in one row, cell or paragraph: that one is what repeats.
      for tag in group.tags {
        placements[tag] = tag == group.opener ? .before(elements[0]) : .after(elements[0])
      }
    } else {
      for element in elements { replaced.insert(element) }
    }
    record(
      group, level == .paragraph ? .paragraphs : level == .row ? .rows : .cells, inferred: false)
  }

  /// All tags in one paragraph.
  private mutating func placeInline(_ group: Group) {
    let segments = group.tags.map { segment(of: $0) }
    if segments.allSatisfy({ $0.node == segments[0].node }) { return }
    guard let common = tree.common(segments.map(\.run)) else { return }
    for (tag, segment) in zip(group.tags, segments) {
      // Out of the hyperlink or content control that the others are not in.
      let holder = common == segment.run ? nil : tree.child(of: common, towards: segment.run)
      if let holder, holder != segment.run {
        placements[tag] =
          isAtStart(tag, of: holder) || tag == group.opener && !isAtEnd(tag, of: holder)
          ? .before(holder) : .after(holder)
      } else {
        placements[tag] = .betweenRuns
      }
    }
  }

  /// Tags in several paragraphs that stand side by side.
  private mutating func placeParagraphs(_ group: Group, _ paragraphs: [Int]) {
    var lifted: [Placement] = []
    for (tag, paragraph) in zip(group.tags, paragraphs) {
      if isControlOnly(tags[tag].story) || isAtStart(tag, of: paragraph) {
        lifted.append(.before(paragraph))
      } else if isAtEnd(tag, of: paragraph) {
        lifted.append(.after(paragraph))
      } else {
        break
      }
    }
    // “A {% if x %}” … “{% endif %} B”: what stands around the two tags is one text when what
    // stands between them goes.
    let joins =
      lifted.first == .after(paragraphs[0])
      && !isControlOnly(tags[group.closer].story)
      && lifted.last == .before(paragraphs[paragraphs.count - 1])
    if lifted.count == group.tags.count, !joins {
      for (tag, placement) in zip(group.tags, lifted) { placements[tag] = placement }
      return record(group, .paragraphs, inferred: true)
    }
    // Some tag stands in the middle of a text: the cut goes through the paragraphs.
    for (tag, paragraph) in zip(group.tags, paragraphs) {
      let run = segment(of: tag).run
      if let holder = tree.child(of: paragraph, towards: run), holder != run {
        placements[tag] = isAtStart(tag, of: holder) ? .before(holder) : .after(holder)
      } else {
        placements[tag] = .betweenRuns
      }
    }
    record(group, .text, inferred: true)
  }

  /// Tags in different cells, rows or tables.
  private mutating func placeApart(_ group: Group, _ paragraphs: [Int]) {
    guard let common = tree.common(paragraphs) else { return crosses(group) }
    if tree.nodes[common].name == .tr, group.tags.count == 2 {
      placements[group.opener] = .before(common)
      placements[group.closer] = .after(common)
      return record(group, .rows, inferred: true)
    }
    guard tree.nodes[common].name == .tbl else { return crosses(group) }
    for (tag, paragraph) in zip(group.tags, paragraphs) {
      guard let row = tree.child(of: common, towards: paragraph) else { return crosses(group) }
      if holdsOnlyControl(row) {
        replaced.insert(row)
      } else {
        placements[tag] = tag == group.closer ? .after(row) : .before(row)
      }
    }
    record(group, .rows, inferred: true)
  }

  /// Whether a row has no text but statements.
  private func holdsOnlyControl(_ row: Int) -> Bool {
    var found = false
    for node in row..<tree.nodes[row].next where tree.nodes[node].name == .p {
      if let story = story(of: node) {
        guard isControlOnly(story) else { return false }
        found = true
      } else {
        let text = StoryText(paragraph: node, in: tree)
        guard !text.holdsMore, Self.isBlank(text.bytes[...]) else { return false }
      }
    }
    return found
  }

  private mutating func crosses(_ group: Group) {
    let opener = tags[group.opener]
    problems.append(
      Problem(
        code: "word-template.crossing-block",
        message: Phrase(
          vi: "“\(opener.keyword)” mở và đóng ở hai nơi không lặp chung được",
          en: "“\(opener.keyword)” opens and closes in places that cannot repeat together"),
        story: opener.story, range: opener.range,
        hints: [
          Phrase(
            vi: "đặt hai thẻ trong cùng ô, cùng hàng, cùng bảng, hoặc cả hai ngoài bảng",
            en: "put both tags in one cell, one row, one table, or both outside of tables")
        ]))
  }

  // MARK: Where a tag stands

  /// Whether nothing but blanks and statements stands before a tag in a paragraph or link.
  private func isAtStart(_ tag: Int, of holder: Int) -> Bool {
    let text = texts[tags[tag].story]
    return isFree(text, tags[tag].story, before: true, tags[tag].range.lowerBound, holder)
  }

  private func isAtEnd(_ tag: Int, of holder: Int) -> Bool {
    let text = texts[tags[tag].story]
    return isFree(text, tags[tag].story, before: false, tags[tag].range.upperBound, holder)
  }

  private func isFree(
    _ text: StoryText, _ story: Int, before: Bool, _ place: Int, _ holder: Int
  ) -> Bool {
    // A picture may stand on either side; only the cut through the text is safe then.
    guard !text.holdsMore else { return false }
    var low = before ? 0 : place
    var high = before ? place : text.bytes.count
    for segment in text.segments where !tree.isWithin(segment.node, holder) {
      if segment.text.upperBound <= place { low = max(low, segment.text.upperBound) }
      if segment.text.lowerBound >= place { high = min(high, segment.text.lowerBound) }
    }
    var at = low
    for number in tagsOfText[story] {
      let tag = tags[number]
      guard tag.range.lowerBound >= at, tag.range.lowerBound < high else { continue }
      guard tag.kind == .statement || tag.kind == .silent, tag.role != .prints,
        tag.lastStory == story, Self.isBlank(text.bytes[at..<tag.range.lowerBound])
      else { return false }
      at = tag.range.upperBound
    }
    return at >= high || Self.isBlank(text.bytes[at..<high])
  }
}
