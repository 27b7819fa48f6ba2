import Packaging

extension StoryEdits {
  /// Makes ids that must be unique anew in everything that may come out more than once, and in
  /// drawings that share one in the template already.
  mutating func keepIDsApart() {
    var repeated: [Range<Int>] = extent == .record ? [0..<tree.bytes.count] : []
    for group in plan.groups where group.isClosed && plan.tags[group.opener].repeats {
      let range = plan.extent(group)
      if let last = repeated.last, range.lowerBound < last.upperBound {
        repeated[repeated.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        repeated.append(range)
      }
    }
    var next = 0
    var drawings: Set<String> = []
    for node in tree.nodes.indices {
      let place = tree.nodes[node].open.lowerBound
      while next < repeated.count, repeated[next].upperBound <= place { next += 1 }
      let isRepeated = next < repeated.count && repeated[next].contains(place)
      switch tree.nodes[node].name {
      case .docPr:
        guard let id = tree.attribute("id", of: node) else { continue }
        let isTaken = !drawings.insert(tree.text(id)).inserted
        if isRepeated || isTaken { add(id, 0, [.mark(.drawingID)]) }
      case .bookmarkStart where isRepeated:
        guard let id = tree.attribute("w:id", of: node), let number = Int(tree.text(id)) else {
          continue
        }
        add(id, 0, [.mark(.bookmarkStart(number))])
        if let name = tree.attribute("w:name", of: node) {
          add(name, 0, [.mark(.bookmarkName(name))])
        }
      case .bookmarkEnd where isRepeated:
        guard let id = tree.attribute("w:id", of: node), let number = Int(tree.text(id)) else {
          continue
        }
        add(id, 0, [.mark(.bookmarkEnd(number))])
      case .p where isRepeated, .tr where isRepeated:
        dropParagraphIDs(node)
      case .sdtPr where isRepeated:
        if let id = tree.firstChild(.id, of: node) { remove(tree.nodes[id].range) }
      default:
        continue
      }
    }
  }

  /// Word makes new ones when it saves.
  private mutating func dropParagraphIDs(_ node: Int) {
    guard tree.nodes[node].open.count > 20 else { return }
    for (name, value) in tree.attributes(of: node) {
      let label = tree.bytes[name]
      guard label.elementsEqual("w14:paraId".utf8) || label.elementsEqual("w14:textId".utf8)
      else { continue }
      remove((name.lowerBound - 1)..<(value.upperBound + 1))
    }
  }

  /// A page break at the end of what a loop repeats stands between items, not after the last.
  mutating func breakBetweenItems() {
    for group in plan.groups
    where group.isClosed && group.tags.count == 2 && plan.tags[group.opener].keyword == "for" {
      guard plan.isParagraph(group.closer), let paragraph = lastParagraph(of: group),
        tree.nodes[paragraph].range.lowerBound >= plan.extent(group).lowerBound,
        let mark = finalBreak(of: paragraph)
      else { continue }
      let text = StoryText(paragraph: paragraph, in: tree)
      let children = tree.children(of: paragraph).filter { tree.nodes[$0].name != .pPr }
      let isBreakOnly =
        text.bytes.isEmpty && children.count == 1 && plan.story(of: paragraph) == nil
        && tree.firstChild(.pPr, of: paragraph).flatMap { tree.firstChild(.sectPr, of: $0) } == nil
      let node = isBreakOnly ? paragraph : mark
      noteChange(of: node)
      insert(tree.nodes[node].range.lowerBound, .max, [.script("{% if not loop.last %}")])
      insert(tree.nodes[node].range.upperBound, -2, [.script("{% endif %}")])
    }
  }

  /// The last paragraph that a loop over paragraphs repeats.
  private func lastParagraph(of group: StoryPlan.Group) -> Int? {
    let own = plan.paragraph(of: group.closer)
    if plan.placements[group.closer] == .after(own) { return own }
    var before = plan.placements[group.closer] == .before(own)
    if plan.replaced.contains(own) { before = true }
    guard before else { return nil }
    guard let last = tree.sibling(before: own) else { return nil }
    return tree.nodes[last].name == .p && !isReplaced(last) ? last : nil
  }

  /// The page break that is the last thing in a paragraph.
  private func finalBreak(of paragraph: Int) -> Int? {
    guard let run = tree.children(of: paragraph).last(where: { tree.nodes[$0].name == .r }),
      let last = tree.children(of: run).last(where: {
        tree.nodes[$0].name != .lastRenderedPageBreak
      }),
      tree.nodes[last].name == .br, tree.value("w:type", of: last) == "page"
    else { return nil }
    return last
  }
}
