import Packaging

extension StoryEdits {
  /// What `cellbg`, `colspan`, `vm` and `hm` ask of one cell.
  private struct CellWishes {
    var fill: (tag: Int, body: [UInt8])?
    var span: (tag: Int, body: [UInt8])?
    var mergesDown: (tag: Int, body: [UInt8])?
    var mergesAcross: Int?
  }

  /// Properties of a cell in the order in which its schema wants them.
  private static let order = [
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
  ]

  mutating func shapeCells() {
    var wishes: [Int: CellWishes] = [:]
    for (number, tag) in plan.tags.enumerated() where tag.kind == .cell {
      let node = plan.texts[tag.story].node
      guard !isReplaced(node), let cell = tree.enclosing(.tc, of: node) else { continue }
      var body = Array(tag.body.dropFirst(tag.keyword.utf8.count))
      while body.first == 0x20 { body.removeFirst() }
      switch tag.keyword {
      case "cellbg": wishes[cell, default: CellWishes()].fill = (number, body)
      case "colspan": wishes[cell, default: CellWishes()].span = (number, body)
      case "vm": wishes[cell, default: CellWishes()].mergesDown = (number, body)
      default: wishes[cell, default: CellWishes()].mergesAcross = number
      }
    }
    for cell in wishes.keys.sorted() {
      if let wishes = wishes[cell] { shape(cell, wishes) }
    }
  }

  private mutating func shape(_ cell: Int, _ wishes: CellWishes) {
    let properties = tree.firstChild(.tcPr, of: cell)
    var added: [(rank: Int, pieces: [StoryEdit.Piece])] = []
    func old(_ name: MarkupName) -> Int? {
      properties.flatMap { tree.firstChild(name, of: $0) }
    }
    if let span = wishes.span ?? wishes.mergesAcross.map({ ($0, []) }) {
      var body = span.body
      if wishes.mergesAcross != nil {
        let width = old(.gridSpan).flatMap { tree.value("w:val", of: $0) }.flatMap(Int.init) ?? 1
        body = Array("loop.length * ".utf8) + (body.isEmpty ? Array(String(width).utf8) : body)
      }
      if let node = old(.gridSpan) { remove(tree.nodes[node].range) }
      added.append(
        (2, value("<w:gridSpan w:val=\"", .count, span.tag, body, "\"/>")))
      noteChange(of: cell)
    }
    if let merge = wishes.mergesDown {
      if let node = old(.vMerge) { remove(tree.nodes[node].range) }
      added.append((4, mergeDown(cell, merge.tag, merge.body)))
    }
    if let fill = wishes.fill {
      if let node = old(.shd) { remove(tree.nodes[node].range) }
      added.append(
        (
          6,
          value(
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"", .fill, fill.tag, fill.body, "\"/>")
        ))
    }
    if wishes.mergesAcross != nil {
      noteChange(of: cell)
      insert(tree.nodes[cell].range.lowerBound, .max, [.script("{% if loop.first %}")])
      insert(tree.nodes[cell].range.upperBound, -1, [.script("{% endif %}")])
    }
    guard !added.isEmpty else { return }
    guard let properties, !tree.nodes[properties].close.isEmpty else {
      let range =
        properties.map { tree.nodes[$0].range }
        ?? tree.nodes[cell].open.upperBound..<tree.nodes[cell].open.upperBound
      add(
        range, -3,
        [.xml(Array("<w:tcPr>".utf8))] + added.flatMap(\.pieces)
          + [.xml(Array("</w:tcPr>".utf8))])
      return
    }
    for (rank, pieces) in added { insert(place(in: properties, after: rank), rank, pieces) }
  }

  private func value(
    _ before: String, _ place: EmitContext.Place, _ tag: Int, _ body: [UInt8], _ after: String
  ) -> [StoryEdit.Piece] {
    [
      .xml(Array(before.utf8)), .context(EmitContext(place: place, tag: tag)), .value(tag, body),
      .xml(Array(after.utf8)),
    ]
  }

  private func place(in properties: Int, after rank: Int) -> Int {
    for child in tree.children(of: properties) {
      let open = tree.text(tree.nodes[child].open)
      let name = open.dropFirst(3).prefix { $0.isLetter }
      if let other = Self.order.firstIndex(of: String(name)), other > rank {
        return tree.nodes[child].range.lowerBound
      }
    }
    return tree.nodes[properties].close.lowerBound
  }

  /// Cells of a loop's rows become one; with an expression, those with equal values do.
  private mutating func mergeDown(_ cell: Int, _ tag: Int, _ body: [UInt8]) -> [StoryEdit.Piece] {
    var test = "loop.first"
    if !body.isEmpty {
      test = "tk_vm\(tag)"
      insert(
        tree.nodes[cell].range.lowerBound, .max,
        [.statement(tag, Array("set \(test) = loop.changed(".utf8) + body + Array(")".utf8))])
    }
    // Only the first of the merged cells is seen; the others keep their paragraphs.
    for child in tree.children(of: cell)
    where tree.nodes[child].name == .p && !tree.nodes[child].close.isEmpty && !isReplaced(child) {
      let start =
        tree.firstChild(.pPr, of: child).map { tree.nodes[$0].range.upperBound }
        ?? tree.nodes[child].open.upperBound
      guard start < tree.nodes[child].close.lowerBound else { continue }
      let tags = plan.story(of: child).map { plan.tagsOfText[$0] } ?? []
      let isWhole = tags.allSatisfy { tag in
        let group = plan.groupOfTag[tag]
        return group < 0
          || plan.groups[group].tags.allSatisfy { plan.tags[$0].story == plan.tags[tag].story }
      }
      guard isWhole else { continue }
      insert(start, -2, [.script("{% if \(test) %}")])
      insert(tree.nodes[child].close.lowerBound, .max, [.script("{% endif %}")])
    }
    return [
      .xml(Array("<w:vMerge w:val=\"".utf8)),
      .script("{% if \(test) %}"), .xml(Array("restart".utf8)), .script("{% else %}"),
      .xml(Array("continue".utf8)), .script("{% endif %}"), .xml(Array("\"/>".utf8)),
    ]
  }
}
