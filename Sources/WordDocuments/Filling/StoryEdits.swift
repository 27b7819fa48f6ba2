import Packaging

/// What a part's edits depend on besides its tags.
struct StorySetting: Sendable {
  var extent: StoryExtent = .document
  var styles = StylesPart()
  var lists = TemplateLists()
}

/// Turns a plan into edits of the part's bytes.
struct StoryEdits {
  let plan: StoryPlan
  let extent: StoryExtent
  let restarts: ListRestarts
  private(set) var edits: [StoryEdit] = []
  /// Containers whose content may come and go.
  private var guarded: Set<Int> = []
  /// Tables whose columns, and rows whose cells, may come and go.
  var changingTables: Set<Int> = []
  var changingRows: Set<Int> = []
  /// Tables among them whose rows may come to have another number of columns.
  var changingGrids: Set<Int> = []
  /// Runs that held nothing but tags and are gone.
  var emptied: Set<Int> = []
  /// The names of the part's bookmarks.
  private(set) lazy var bookmarks: Set<String> = Set(
    tree.nodes.indices.filter { tree.nodes[$0].name == .bookmarkStart }
      .compactMap { tree.value("w:name", of: $0) })

  var tree: MarkupTree { plan.tree }

  /// - Throws: `PackageFault` when the template's styles are asked for and cannot be read.
  init(_ plan: StoryPlan, _ setting: StorySetting) throws(PackageFault) {
    self.plan = plan
    extent = setting.extent
    restarts = try ListRestarts(plan, setting.styles, setting.lists, setting.extent)
    guard !plan.tags.isEmpty || !plan.masks.isEmpty || extent == .record else { return }
    replaceElements()
    for story in plan.texts.indices where !isReplaced(plan.texts[story].node) { rewrite(story) }
    lift()
    shapeCells()
    keepIDsApart()
    restartLists()
    repeatRecords()
    breakBetweenItems()
    unmask()
    freeBoundControls()
    guardContainers()
    edits.sort {
      ($0.range.lowerBound, $0.order, $0.range.upperBound)
        < ($1.range.lowerBound, $1.order, $1.range.upperBound)
    }
  }

  mutating func add(_ range: Range<Int>, _ order: Int, _ pieces: [StoryEdit.Piece]) {
    edits.append(StoryEdit(range: range, order: order, pieces: pieces))
  }

  mutating func remove(_ range: Range<Int>) { add(range, 0, []) }

  mutating func insert(_ place: Int, _ order: Int, _ pieces: [StoryEdit.Piece]) {
    add(place..<place, order, pieces)
  }

  // MARK: Replaced elements

  func isReplaced(_ node: Int) -> Bool {
    guard !plan.replaced.isEmpty else { return false }
    var node = node
    while node >= 0 {
      if plan.replaced.contains(node) { return true }
      node = tree.nodes[node].parent
    }
    return false
  }

  /// The outermost elements that give way, with the statements in them.
  private mutating func replaceElements() {
    guard !plan.replaced.isEmpty else { return }
    var inside: [Int: [Int]] = [:]
    for number in plan.tags.indices {
      var node = plan.texts[plan.tags[number].story].node
      var outermost: Int?
      while node >= 0 {
        if plan.replaced.contains(node) { outermost = node }
        node = tree.nodes[node].parent
      }
      if let outermost { inside[outermost, default: []].append(number) }
    }
    for node in plan.replaced.sorted() {
      let parent = tree.nodes[node].parent
      guard !isReplaced(parent) else { continue }
      let name = tree.nodes[node].name
      noteChange(of: node)
      var pieces: [StoryEdit.Piece] = []
      for number in inside[node] ?? [] {
        let tag = plan.tags[number]
        switch tag.kind {
        case .statement: pieces += self.pieces(of: number)
        case .output where tag.level != nil && tag.level != .run:
          if name == .tr, let table = tree.enclosing(.tbl, of: parent) {
            changingGrids.insert(table)
          }
          pieces.append(.context(context(of: number, blockOf: name)))
          pieces.append(.tag(number))
        case .output, .silent, .cell: break
        }
      }
      pieces += keptMarks(of: node)
      add(tree.nodes[node].range, inside[node]?.first ?? 0, pieces)
    }
  }

  /// Bookmarks and section ends in a paragraph that goes, whose other halves stand elsewhere.
  private func keptMarks(of node: Int) -> [StoryEdit.Piece] {
    guard tree.nodes[node].name == .p else { return [] }
    if let properties = tree.firstChild(.pPr, of: node),
      tree.firstChild(.sectPr, of: properties) != nil
    {
      return [
        .xml(Array("<w:p>".utf8)), .copy(tree.nodes[properties].range), .xml(Array("</w:p>".utf8)),
      ]
    }
    let names: [MarkupName: MarkupName] = [
      .bookmarkStart: .bookmarkEnd, .commentRangeStart: .commentRangeEnd,
    ]
    var marks: [Int] = []
    for child in (node + 1)..<max(node + 1, tree.nodes[node].next)
    where names.keys.contains(tree.nodes[child].name)
      || names.values.contains(tree.nodes[child].name)
    {
      marks.append(child)
    }
    guard !marks.isEmpty else { return [] }
    let ids = marks.map { tree.value("w:id", of: $0) ?? "" }
    return marks.indices.filter { mark in ids.count { $0 == ids[mark] } < 2 }
      .map { .copy(tree.nodes[marks[$0]].range) }
  }

  /// Notes that an element may be missing, or there many times, in what is filled.
  mutating func noteChange(of node: Int) {
    let parent = tree.nodes[node].parent
    switch tree.nodes[node].name {
    case .tr:
      if let table = tree.enclosing(.tbl, of: parent) { changingTables.insert(table) }
    case .tc:
      if let row = tree.enclosing(.tr, of: parent) { changingRows.insert(row) }
      if let table = tree.enclosing(.tbl, of: parent) {
        changingTables.insert(table)
        changingGrids.insert(table)
      }
    case .p, .tbl, .sdt:
      var holder = parent
      while holder >= 0, [.sdtContent, .sdt, .customXml].contains(tree.nodes[holder].name) {
        holder = tree.nodes[holder].parent
      }
      if [.tc, .txbxContent, .footnote, .endnote, .comment, .hdr, .ftr]
        .contains(tree.name(holder))
      {
        guarded.insert(holder)
      }
    default:
      break
    }
  }

  // MARK: Statements outside of their paragraphs

  private mutating func lift() {
    for number in plan.tags.indices {
      let node = plan.texts[plan.tags[number].story].node
      switch plan.placements[number] {
      case .before(let element) where !isReplaced(node):
        noteChange(of: element)
        insert(tree.nodes[element].range.lowerBound, number, pieces(of: number))
      case .after(let element) where !isReplaced(node):
        noteChange(of: element)
        insert(tree.nodes[element].range.upperBound, number, [.tag(number)])
      default:
        break
      }
    }
  }

  // MARK: Containers

  private mutating func guardContainers() {
    for node in guarded.sorted() {
      let first = (node + 1..<max(node + 1, tree.nodes[node].next)).first {
        tree.nodes[$0].name == .p
      }
      let properties = first.flatMap { tree.firstChild(.pPr, of: $0) }
      let range = properties.map { tree.nodes[$0].range } ?? 0..<0
      insert(
        tree.nodes[node].close.lowerBound, .max, [.mark(.ensureParagraph(properties: range))])
    }
    for table in changingTables.sorted() where !isReplaced(table) {
      insert(
        tree.nodes[table].range.lowerBound, .max, [.mark(.tableStart(isRegular: isRegular(table)))])
      insert(tree.nodes[table].range.upperBound, -1, [.mark(.tableEnd)])
    }
    for row in changingRows.sorted() where !isReplaced(row) {
      insert(tree.nodes[row].range.lowerBound, .max, [.mark(.rowStart)])
      insert(tree.nodes[row].range.upperBound, -1, [.mark(.rowEnd)])
    }
  }

  /// Whether every row of a table has as many columns as its grid, whatever rows are there.
  private func isRegular(_ table: Int) -> Bool {
    guard !changingGrids.contains(table), let grid = tree.firstChild(.tblGrid, of: table) else {
      return false
    }
    let columns = tree.children(of: grid).count { tree.nodes[$0].name == .gridCol }
    for child in tree.children(of: table) {
      switch tree.nodes[child].name {
      case .tr: guard width(ofRow: child) == columns else { return false }
      case .sdt, .customXml, .ins, .del: return false
      default: continue
      }
    }
    return columns > 0
  }

  /// The columns that a row takes; nil when only Word could say.
  private func width(ofRow row: Int) -> Int? {
    func number(_ name: MarkupName, in properties: Int?) -> Int? {
      guard let properties, let node = tree.firstChild(name, of: properties) else { return 0 }
      return tree.value("w:val", of: node).flatMap { Int($0) }
    }
    let properties = tree.firstChild(.trPr, of: row)
    guard let before = number(.gridBefore, in: properties),
      let after = number(.gridAfter, in: properties)
    else { return nil }
    var width = before + after
    for child in tree.children(of: row) {
      switch tree.nodes[child].name {
      case .tc:
        guard let span = number(.gridSpan, in: tree.firstChild(.tcPr, of: child)) else {
          return nil
        }
        width += max(1, span)
      case .sdt, .customXml, .ins, .del: return nil
      default: continue
      }
    }
    return width
  }

  /// Word would put the stored value back into a control that is bound to one.
  private mutating func freeBoundControls() {
    for (story, text) in plan.texts.enumerated() where !plan.tagsOfText[story].isEmpty {
      var node = text.node
      while let control = tree.enclosing(.sdt, of: node) {
        node = tree.nodes[control].parent
        guard !isReplaced(control), let properties = tree.firstChild(.sdtPr, of: control) else {
          continue
        }
        for child in tree.children(of: properties)
        where tree.nodes[child].name == .dataBinding
          || tree.nodes[child].name == .showingPlaceholder
        {
          remove(tree.nodes[child].range)
        }
      }
      // Controls inside the paragraph.
      for segment in text.segments where text.isParagraph {
        guard let control = tree.enclosing(.sdt, of: segment.node), control > text.node,
          let properties = tree.firstChild(.sdtPr, of: control)
        else { continue }
        for child in tree.children(of: properties)
        where tree.nodes[child].name == .dataBinding
          || tree.nodes[child].name == .showingPlaceholder
        {
          remove(tree.nodes[child].range)
        }
      }
    }
  }

  /// `{_{` stands for `{{`: the underscore goes.
  private mutating func unmask() {
    for (story, place) in plan.masks {
      let text = plan.texts[story]
      guard !isReplaced(text.node) else { continue }
      remove(text.start(of: place)..<text.end(of: place))
    }
  }
}
