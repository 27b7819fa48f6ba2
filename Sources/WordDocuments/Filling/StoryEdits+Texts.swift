import Packaging

extension StoryEdits {
  /// Puts tags in place of their text, run by run.
  mutating func rewrite(_ story: Int) {
    let numbers = plan.tagsOfText[story].filter { plan.tags[$0].lastStory == story }
    for number in plan.tagsOfText[story] where plan.tags[number].lastStory != story {
      rewriteSpread(number)
    }
    guard !numbers.isEmpty else { return }
    guard plan.texts[story].isParagraph else {
      for number in numbers { replacePlain(number) }
      return
    }
    let text = plan.texts[story]
    let isSole = soleValue(story)
    if isSole {
      let range = tree.nodes[text.node].range
      insert(range.lowerBound, .max, [.mark(.soleStart)])
      insert(range.upperBound, -1, [.mark(.soleEnd)])
      noteChange(of: text.node)
    }
    for number in numbers { trim(number) }
    var runs: [(run: Int, text: Range<Int>)] = []
    var firstSegments: [Int] = []
    for (index, segment) in text.segments.enumerated() {
      if let last = runs.last, last.run == segment.run {
        runs[runs.count - 1].text = last.text.lowerBound..<segment.text.upperBound
      } else {
        runs.append((segment.run, segment.text))
        firstSegments.append(index)
      }
    }
    var next = 0
    for (index, (run, range)) in runs.enumerated() {
      while next < numbers.count, plan.tags[numbers[next]].range.upperBound <= range.lowerBound {
        next += 1
      }
      var touching: [Int] = []
      var at = next
      while at < numbers.count, plan.tags[numbers[at]].range.lowerBound < range.upperBound {
        touching.append(numbers[at])
        at += 1
      }
      guard !touching.isEmpty else { continue }
      rewrite(run, range, touching, in: story, isSole: isSole)
      let last = index + 1 < runs.count ? firstSegments[index + 1] : text.segments.count
      for segment in text.segments[firstSegments[index]..<last]
      where tree.nodes[segment.node].name == .t && !emptied.contains(run) {
        preserveBlanks(of: segment.node)
      }
    }
  }

  /// Whether one value is all that a paragraph holds.
  private func soleValue(_ story: Int) -> Bool {
    let text = plan.texts[story]
    guard plan.tagsOfText[story].count == 1, let number = plan.tagsOfText[story].first,
      plan.tags[number].kind == .output, plan.tags[number].level == nil, !text.holdsMore,
      StoryPlan.isBlank(text.bytes[..<plan.tags[number].range.lowerBound]),
      StoryPlan.isBlank(text.bytes[plan.tags[number].range.upperBound...])
    else { return false }
    return !text.segments.contains { tree.nodes[$0.run].parent != text.node }
  }

  private mutating func rewrite(
    _ run: Int, _ range: Range<Int>, _ touching: [Int], in story: Int, isSole: Bool
  ) {
    let text = plan.texts[story]
    // What stays in the run's text: everything but tags that leave it.
    var staying: [Range<Int>] = []
    var at = range.lowerBound
    for number in touching {
      let tag = plan.tags[number].range
      if at < tag.lowerBound { staying.append(at..<tag.lowerBound) }
      if plan.placements[number] == .inPlace, tag.lowerBound >= range.lowerBound {
        staying.append(tag.clamped(to: range))
      }
      at = max(at, tag.upperBound)
    }
    if at < range.upperBound { staying.append(at..<range.upperBound) }

    if staying.isEmpty, holdsOnlyText(run) {
      let here = touching.filter { plan.tags[$0].range.lowerBound >= range.lowerBound }
      let pieces = here.filter { plan.placements[$0] == .betweenRuns }.flatMap {
        runLevel($0)
      }
      add(tree.nodes[run].range, here.first ?? 0, pieces)
      emptied.insert(run)
      return
    }
    for number in touching {
      let tag = plan.tags[number]
      let startsHere = tag.range.lowerBound >= range.lowerBound
      let places = text.places(of: tag.range.clamped(to: range))
      for (index, place) in places.enumerated() {
        var pieces: [StoryEdit.Piece] = []
        if index == 0, startsHere {
          if plan.placements[number] == .inPlace {
            if tag.kind == .output {
              pieces.append(.context(context(of: number, isSole: isSole)))
            }
            pieces.append(.tag(number))
          } else if plan.placements[number] == .betweenRuns {
            pieces = between(number, run, staying)
          }
        }
        add(place.bytes, number, pieces)
      }
    }
  }

  /// A tag between runs: before or after its own where it stands at its edge, else the run is
  /// split.
  private mutating func between(
    _ number: Int, _ run: Int, _ staying: [Range<Int>]
  ) -> [StoryEdit.Piece] {
    let tag = plan.tags[number].range
    if holdsOnlyText(run) {
      if !staying.contains(where: { $0.lowerBound < tag.lowerBound }) {
        insert(tree.nodes[run].range.lowerBound, number, runLevel(number))
        return []
      }
      if !staying.contains(where: { $0.lowerBound >= tag.upperBound }) {
        insert(tree.nodes[run].range.upperBound, number, runLevel(number))
        return []
      }
    }
    var pieces: [StoryEdit.Piece] = [.xml(Array("</w:t></w:r>".utf8))]
    pieces += runLevel(number)
    pieces.append(.xml(Array("<w:r>".utf8)))
    if let properties = tree.firstChild(.rPr, of: run) {
      pieces.append(.copy(tree.nodes[properties].range))
    }
    pieces.append(.xml(Array("<w:t xml:space=\"preserve\">".utf8)))
    return pieces
  }

  private func runLevel(_ number: Int) -> [StoryEdit.Piece] {
    guard plan.tags[number].kind == .output else { return [.tag(number)] }
    var context = context(of: number)
    context.place = .runs
    return [.context(context), .tag(number)]
  }

  /// Whether a run has nothing but text and properties.
  private func holdsOnlyText(_ run: Int) -> Bool {
    guard run >= 0 else { return false }
    return tree.children(of: run).allSatisfy { child in
      switch tree.nodes[child].name {
      case .rPr, .t, .tab, .cr, .noBreakHyphen, .lastRenderedPageBreak: true
      case .br: tree.attribute("w:type", of: child) == nil
      default: false
      }
    }
  }

  private mutating func preserveBlanks(of node: Int) {
    guard tree.attribute("xml:space", of: node) == nil else { return }
    insert(
      tree.nodes[node].open.lowerBound + 4, 0, [.xml(Array(" xml:space=\"preserve\"".utf8))])
  }

  // MARK: Tags outside of runs, and over several paragraphs

  private mutating func replacePlain(_ number: Int) {
    let tag = plan.tags[number]
    let text = plan.texts[tag.story]
    let range = text.start(of: tag.range.lowerBound)..<text.end(of: tag.range.upperBound - 1)
    var pieces: [StoryEdit.Piece] = []
    if tag.kind == .output { pieces.append(.context(context(of: number))) }
    if tag.kind == .output || tag.kind == .statement { pieces.append(.tag(number)) }
    add(range, number, pieces)
  }

  /// A tag over several paragraphs joins what stands before it with what stands after it.
  private mutating func rewriteSpread(_ number: Int) {
    let tag = plan.tags[number]
    let (first, last) = (plan.texts[tag.story], plan.texts[tag.lastStory])
    var pieces: [StoryEdit.Piece] = []
    switch plan.placements[number] {
    case .inPlace, .betweenRuns:
      if tag.kind == .output { pieces.append(.context(context(of: number))) }
      if tag.kind == .output || tag.kind == .statement { pieces.append(.tag(number)) }
    case .before, .after, .gone: break
    }
    let isAlone =
      tag.kind != .output && !first.holdsMore && !last.holdsMore
      && StoryPlan.isBlank(first.bytes[..<tag.range.lowerBound])
      && StoryPlan.isBlank(last.bytes[tag.end...])
    if isAlone {
      noteChange(of: first.node)
      add(
        tree.nodes[first.node].range.lowerBound..<tree.nodes[last.node].range.upperBound, number,
        pieces)
    } else {
      add(first.start(of: tag.range.lowerBound)..<last.end(of: tag.end - 1), number, pieces)
      preserveBlanks(of: first.segment(at: tag.range.lowerBound).node)
    }
  }

  // MARK: Signs

  /// `-` takes the blanks beside a tag away, or joins its paragraph with the one beside it.
  private mutating func trim(_ number: Int) {
    let tag = plan.tags[number]
    let text = plan.texts[tag.story]
    let joins = tag.kind == .statement && plan.placements[number] == .inPlace
    if tag.trimsBefore {
      let segment = text.segment(at: tag.range.lowerBound)
      if joins, segment.text.lowerBound == tag.range.lowerBound,
        let previous = neighbour(of: segment.node, step: -1)
      {
        remove(tree.nodes[previous].close.lowerBound..<text.start(of: tag.range.lowerBound))
      } else {
        var from = tag.range.lowerBound
        while from > segment.text.lowerBound, StoryPlan.isBlank(text.bytes[(from - 1)..<from]) {
          from -= 1
        }
        for place in text.places(of: from..<tag.range.lowerBound) { remove(place.bytes) }
      }
    }
    if tag.trimsAfter {
      let segment = text.segment(at: tag.range.upperBound - 1)
      if joins, segment.text.upperBound == tag.range.upperBound,
        let next = neighbour(of: segment.node, step: 1)
      {
        remove(text.end(of: tag.range.upperBound - 1)..<tree.nodes[next].open.upperBound)
      } else {
        var to = tag.range.upperBound
        while to < segment.text.upperBound, StoryPlan.isBlank(text.bytes[to..<(to + 1)]) {
          to += 1
        }
        for place in text.places(of: tag.range.upperBound..<to) { remove(place.bytes) }
      }
    }
  }

  /// The text element before or after one, where the cut between them leaves the XML whole.
  private func neighbour(of node: Int, step: Int) -> Int? {
    var at = node + step
    for _ in 0..<1_000 where tree.nodes.indices.contains(at) {
      if tree.nodes[at].name == .t, !tree.nodes[at].close.isEmpty { break }
      at += step
    }
    guard tree.nodes.indices.contains(at), tree.nodes[at].name == .t else { return nil }
    var (a, b) = (node, at)
    while a >= 0, b >= 0, tree.nodes[a].name == tree.nodes[b].name {
      if a == b { return at }
      a = tree.nodes[a].parent
      b = tree.nodes[b].parent
      // Cells of one row have the same names around them, and must stay apart all the same.
      if a != b, tree.name(a) == .tc || tree.name(a) == .txbxContent { return nil }
    }
    return nil
  }

  // MARK: Contexts

  /// What a value is printed into.
  func context(
    of number: Int, blockOf element: MarkupName? = nil, isSole: Bool = false
  ) -> EmitContext {
    let tag = plan.tags[number]
    let text = plan.texts[tag.story]
    guard text.isParagraph else {
      let isText = text.segments.first.map {
        tree.nodes[$0.node].inside.contains($0.bytes(in: text))
      }
      return EmitContext(place: isText ?? false ? .plain : .attribute, tag: number)
    }
    var context = EmitContext(place: .text, tag: number)
    let run = text.segment(at: tag.range.lowerBound).run
    if run >= 0 {
      if let properties = tree.firstChild(.rPr, of: run) {
        context.runProperties = tree.nodes[properties].range
      }
      context.canEndParagraph = tree.nodes[run].parent == text.node
    }
    if let properties = tree.firstChild(.pPr, of: text.node) {
      context.paragraphProperties = tree.nodes[properties].range
      context.isJustified =
        tree.firstChild(.jc, of: properties).flatMap { tree.value("w:val", of: $0) } == "both"
      // A copy of a section's last paragraph would end the section again.
      if tree.firstChild(.sectPr, of: properties) != nil { context.canEndParagraph = false }
    }
    switch element {
    case .p: context.place = .blocks
    case .tc: context.place = .cells
    case .tr: context.place = .rows
    default: break
    }
    context.isSole = isSole
    return context
  }
}

extension StoryText.Segment {
  /// Where a segment without a run starts in the part.
  fileprivate func bytes(in story: StoryText) -> Int { story.start(of: text.lowerBound) }
}
