import Packaging

/// Lets numbered lists start anew for each item of a loop, or for each record.
///
/// A list of its own for every item: paragraphs keep counting for as long as they name one `w:num`.
struct ListRestarts {
  /// A numbered paragraph.
  private struct Line {
    var list: Int
    var level: Int
    /// Where the list's number stands; nil when the paragraph's style says it.
    var number: Range<Int>?
    var paragraph: Int
    /// The loops around it, outermost first, as numbers of groups.
    var loops: [Int]
    var isConditional: Bool
  }

  /// The lists that start anew with each round of a loop, by the loop's opening tag.
  private(set) var ofTag: [Int: [Int]] = [:]
  /// The lists that start anew with each record.
  private(set) var ofRecord: [Int] = []
  /// Where numbers of such lists stand, and paragraphs that have theirs from their style.
  private(set) var numbers: [(list: Int, range: Range<Int>)] = []
  private(set) var styled: [(list: Int, level: Int, paragraph: Int)] = []

  /// - Throws: `PackageFault` when styles say which paragraphs are numbered, and cannot be read.
  init(
    _ plan: StoryPlan, _ styles: StylesPart, _ lists: TemplateLists, _ extent: StoryExtent
  ) throws(PackageFault) {
    guard extent == .record || plan.groups.contains(where: { plan.tags[$0.opener].repeats }) else {
      return
    }
    let lines = try Self.lines(plan, styles, lists, extent)
    for (list, lines) in Dictionary(grouping: lines, by: \.list).sorted(by: { $0.key < $1.key }) {
      guard let loop = Self.restart(of: lines, extent) else { continue }
      switch loop {
      case .loop(let group): ofTag[plan.groups[group].opener, default: []].append(list)
      case .record: ofRecord.append(list)
      }
      for line in lines {
        if let number = line.number {
          numbers.append((list, number))
        } else {
          styled.append((list, line.level, line.paragraph))
        }
      }
    }
  }

  private enum Round { case loop(Int), record }

  /// What starts a list anew; nil when the list goes on through everything.
  ///
  /// A loop that makes one line of the list in each round makes the list; one around it, or one that
  /// makes several lines, makes a list in each round.
  private static func restart(of lines: [Line], _ extent: StoryExtent) -> Round? {
    var common = lines[0].loops
    for line in lines {
      while !line.loops.starts(with: common) { common.removeLast() }
    }
    let record: Round? = extent == .record ? .record : nil
    guard let innermost = common.last else { return record }
    let level = lines.map(\.level).min() ?? 0
    let top = lines.filter { $0.level == level }
    let holdsLoops = top.contains { $0.loops.count > common.count }
    if holdsLoops || top.count(where: { !$0.isConditional }) > 1 { return .loop(innermost) }
    return common.dropLast().last.map { .loop($0) } ?? record
  }

  /// A paragraph that may be numbered: it says so itself, or its style may.
  private struct Candidate {
    var paragraph: Int
    var properties: Int
    /// Where its own numbering stands; nil when only its style can say.
    var numbering: Int?
    var loops: [Int]
    var isConditional: Bool
  }

  private static func lines(
    _ plan: StoryPlan, _ styles: StylesPart, _ lists: TemplateLists, _ extent: StoryExtent
  ) throws(PackageFault) -> [Line] {
    guard lists.anyCounts else { return [] }
    let candidates = candidates(plan)
    // What stands in no loop is there once, whatever numbers it: the styles need not be read.
    guard extent == .record || candidates.contains(where: { !$0.loops.isEmpty }) else { return [] }
    let tree = plan.tree
    var lines: [Line] = []
    for candidate in candidates {
      let found =
        if let own = candidate.numbering {
          numbering(own, tree)
        } else {
          try numbering(byStyleIn: candidate.properties, tree, styles)
        }
      guard let own = found, lists.counts(own.list) else { continue }
      lines.append(
        Line(
          list: own.list, level: own.level, number: own.number, paragraph: candidate.paragraph,
          loops: candidate.loops, isConditional: candidate.isConditional))
    }
    return lines
  }

  private static func candidates(_ plan: StoryPlan) -> [Candidate] {
    let tree = plan.tree
    let spans = plan.groups.indices.filter { plan.groups[$0].isClosed }.map {
      (group: $0, range: plan.extent(plan.groups[$0]))
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    var open: [(group: Int, end: Int)] = []
    var candidates: [Candidate] = []
    for node in tree.nodes.indices where tree.nodes[node].name == .p {
      let place = tree.nodes[node].range.lowerBound
      while next < spans.count, spans[next].range.lowerBound <= place {
        open.append((spans[next].group, spans[next].range.upperBound))
        next += 1
      }
      open.removeAll { $0.end <= place }
      guard !plan.replaced.contains(node), let properties = tree.firstChild(.pPr, of: node)
      else { continue }
      let numbering = tree.firstChild(.numPr, of: properties)
      guard numbering != nil || tree.firstChild(.pStyle, of: properties) != nil else { continue }
      let innermost = open.last.map { plan.tags[plan.groups[$0.group].opener].keyword }
      candidates.append(
        Candidate(
          paragraph: node, properties: properties, numbering: numbering,
          loops: open.map(\.group).filter { plan.tags[plan.groups[$0].opener].repeats },
          isConditional: innermost == "if"))
    }
    return candidates
  }

  private typealias Numbering = (list: Int, level: Int, number: Range<Int>?)

  /// The list and level that a paragraph's own numbering names.
  private static func numbering(_ own: Int, _ tree: MarkupTree) -> Numbering? {
    guard let node = tree.firstChild(.numId, of: own),
      let place = tree.attribute("w:val", of: node),
      let list = TemplateLists.number(tree.text(place))
    else { return nil }
    let level = tree.firstChild(.ilvl, of: own).flatMap { tree.value("w:val", of: $0) }
    return (list, level.flatMap(TemplateLists.number) ?? 0, place)
  }

  /// The list and level that a paragraph has from its style.
  private static func numbering(
    byStyleIn properties: Int, _ tree: MarkupTree, _ styles: StylesPart
  ) throws(PackageFault) -> Numbering? {
    guard let style = tree.firstChild(.pStyle, of: properties),
      let id = tree.value("w:val", of: style), let numbering = try styles.read().numbering(of: id)
    else { return nil }
    return (numbering.list, numbering.level, nil)
  }
}

extension StoryEdits {
  /// Puts present numbers in the place of those of lists that start anew.
  mutating func restartLists() {
    for (list, range) in restarts.numbers { add(range, 0, [.mark(.list(list))]) }
    for (list, level, paragraph) in restarts.styled where !isReplaced(paragraph) {
      guard let properties = tree.firstChild(.pPr, of: paragraph) else { continue }
      let place = tree.children(of: properties).first {
        !Self.beforeNumbering.contains(tree.nodes[$0].name)
      }
      insert(
        place.map { tree.nodes[$0].range.lowerBound } ?? tree.nodes[properties].close.lowerBound, 0,
        [
          .xml(Array("<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"".utf8)),
          .mark(.list(list)), .xml(Array("\"/></w:numPr>".utf8)),
        ])
    }
  }

  /// Properties of a paragraph that its schema wants before the numbering.
  private static let beforeNumbering: Set<MarkupName> = [
    .pStyle, .keepNext, .keepLines, .pageBreakBefore, .framePr, .widowControl,
  ]

  /// A tag, and after it what begins with each round.
  func pieces(of tag: Int) -> [StoryEdit.Piece] {
    [.tag(tag)] + (restarts.ofTag[tag] ?? []).map { .mark(.restartList($0)) }
  }
}
