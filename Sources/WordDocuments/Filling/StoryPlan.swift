import Groundwork
import Packaging

/// Where everything in one part goes once its tags are read: the part's tree, its texts and tags,
/// and for each tag its place in the program.
struct StoryPlan {
  enum Placement: Sendable, Hashable {
    /// Where it stands, in the middle of a run's text.
    case inPlace
    /// Between runs; its own run is split where it has to be.
    case betweenRuns
    case before(Int)
    case after(Int)
    /// Nowhere of its own: a comment, a word about a cell, or taken along with what it replaces.
    case gone
  }

  /// A statement with what divides and closes it, as numbers of tags.
  struct Group: Sendable {
    var tags: [Int]
    var opener: Int { tags[0] }
    var closer: Int { tags[tags.count - 1] }
    var isClosed = false
  }

  let tree: MarkupTree
  var texts: [StoryText] = []
  var tags: [StoryTag] = []
  var placements: [Placement] = []
  var groups: [Group] = []
  /// Elements that give way to the tags in them.
  var replaced: Set<Int> = []
  var masks: [(story: Int, place: Int)] = []
  var regions: [PlannedRegion] = []
  var problems: [Problem] = []
  /// The tags of each text, by the text's number.
  var tagsOfText: [[Int]] = []
  /// The group that each statement belongs to; -1 for none.
  var groupOfTag: [Int] = []
  /// The text of each paragraph that has one.
  private var storyOfNode: [Int: Int] = [:]

  /// Something wrong at a tag, before the compiler has seen it.
  struct Problem: Sendable {
    var code: String
    var message: Phrase
    var story: Int
    var range: Range<Int>
    var hints: [Phrase] = []
  }

  /// What repeats or may be left out, by the number of its first tag.
  struct PlannedRegion: Sendable {
    var tag: Int
    var extent: TemplateRegion.Extent
    var isInferred: Bool
  }

  /// - Parameter mostTags: how many tags there may be; with more, one more than that are read and
  ///   none is placed.
  init(_ tree: MarkupTree, mostTags: Int = .max) {
    self.tree = tree
    collectTexts(mostTags)
    guard tags.count <= mostTags else { return }
    placements = Array(repeating: .inPlace, count: tags.count)
    tagsOfText = Array(repeating: [], count: texts.count)
    guard !tags.isEmpty || !masks.isEmpty || !problems.isEmpty else { return }
    for (number, tag) in tags.enumerated() { tagsOfText[tag.story].append(number) }
    for (number, text) in texts.enumerated() where text.isParagraph {
      storyOfNode[text.node] = number
    }
    pair()
    place()
  }

  // MARK: Texts

  private mutating func collectTexts(_ mostTags: Int) {
    var scanner = TagScanner(mostTags: mostTags)
    func look(_ text: StoryText) {
      scanner.scan(text, number: texts.count, parent: tree.nodes[text.node].parent)
      texts.append(text)
    }
    var next = brace(from: 0)
    for (number, node) in tree.nodes.enumerated() where scanner.tags.count <= mostTags {
      // Elements come in the order of their start tags, and so do the braces.
      if next < node.open.lowerBound { next = brace(from: node.open.lowerBound) }
      if next < node.open.upperBound {
        for attribute in tree.attributes(of: number)
        where mayHoldTag(attribute.value) && !isNamespace(attribute.name) {
          look(StoryText(node: number, range: attribute.value, in: tree))
        }
      }
      switch node.name {
      case .p:
        // A brace in its own start tag is no brace in its text, but does no harm here.
        if scanner.wantsMore || next < node.range.upperBound {
          look(StoryText(paragraph: number, in: tree))
        }
      case .t where tree.enclosing(.p, of: number) != nil: break
      case .delText: break
      default:
        if node.next == number + 1, next < node.range.upperBound, mayHoldTag(node.inside) {
          look(StoryText(node: number, range: node.inside, in: tree))
        }
      }
    }
    scanner.finish()
    masks = scanner.masks
    for (story, range) in scanner.unclosed {
      problems.append(
        Problem(
          code: "template.unclosed-tag",
          message: Phrase(vi: "thẻ này chưa được đóng", en: "this tag is never closed"),
          story: story, range: range,
          hints: [
            Phrase(
              vi: "mỗi “{{” cần “}}”, mỗi “{%” cần “%}”, trong cùng một đoạn",
              en: "each “{{” needs its “}}”, each “{%” its “%}”, in the same paragraph")
          ]))
    }
    let starts = scanner.tags.map { texts[$0.story].start(of: $0.range.lowerBound) }
    tags = starts.indices.sorted { starts[$0] < starts[$1] }.map { scanner.tags[$0] }
  }

  /// Where the next brace stands; the end of the part when none is left.
  private func brace(from start: Int) -> Int {
    let bytes = tree.bytes.span
    var at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "{") { at += 1 }
    return at
  }

  private func mayHoldTag(_ range: Range<Int>) -> Bool {
    guard range.count >= 4, let brace = tree.bytes[range].firstIndex(of: UInt8(ascii: "{")) else {
      return false
    }
    return (brace..<(range.upperBound - 1)).contains {
      tree.bytes[$0] == UInt8(ascii: "{") && TagScanner.isOpening(tree.bytes[$0 + 1])
    }
  }

  private func isNamespace(_ name: Range<Int>) -> Bool {
    tree.bytes[name].starts(with: "xmlns".utf8)
  }

  // MARK: Pairs

  /// Puts each opener together with what divides and closes it.
  private mutating func pair() {
    groupOfTag = Array(repeating: -1, count: tags.count)
    var open: [Int] = []
    for number in tags.indices where tags[number].kind == .statement {
      switch tags[number].role {
      case .opens:
        // Deeper than the language goes; the compiler will say so.
        guard open.count < 64 else { continue }
        groupOfTag[number] = groups.count
        open.append(groups.count)
        groups.append(Group(tags: [number]))
      case .divides, .closes:
        // What does not fit is left to the compiler, which says so.
        guard let group = open.last else { continue }
        let opener = tags[groups[group].opener].keyword
        if tags[number].role == .closes {
          guard tags[number].keyword == "end" + opener else { continue }
          groups[group].isClosed = true
          open.removeLast()
        }
        groups[group].tags.append(number)
        groupOfTag[number] = group
      case .single, .prints:
        break
      }
    }
  }

  // MARK: About tags

  /// The text of a paragraph; nil when nothing in it matters.
  func story(of paragraph: Int) -> Int? { storyOfNode[paragraph] }

  func isParagraph(_ tag: Int) -> Bool { texts[tags[tag].story].isParagraph }
  func paragraph(of tag: Int) -> Int { texts[tags[tag].story].node }
  func segment(of tag: Int) -> StoryText.Segment {
    texts[tags[tag].story].segment(at: tags[tag].range.lowerBound)
  }
  /// The first byte of the tag in the part.
  func start(of tag: Int) -> Int { texts[tags[tag].story].start(of: tags[tag].range.lowerBound) }
  func end(of tag: Int) -> Int { texts[tags[tag].lastStory].end(of: tags[tag].end - 1) }

  /// Where a statement starts and ends in the part, with everything that it takes hold of.
  func extent(_ group: Group) -> Range<Int> {
    var low = start(of: group.opener)
    var high = end(of: group.closer)
    if case .before(let node) = placements[group.opener] {
      low = min(low, tree.nodes[node].range.lowerBound)
    }
    if case .after(let node) = placements[group.closer] {
      high = max(high, tree.nodes[node].range.upperBound)
    }
    return low..<max(low, high)
  }

  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == 0xC2, at + 1 < bytes.endIndex, bytes[at + 1] == 0xA0 {
        at += 2
      } else if bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) {
        at += 1
      } else {
        return false
      }
    }
    return true
  }
}
