import Groundwork
import Packaging

/// How often a part is written in one document.
enum StoryExtent: Sendable {
  /// Once, as it stands.
  case document
  /// Once for each record, one after the other.
  case record
}

/// Notes that stand in a part of their own, and are named by number in the text.
enum NoteKind: String, Sendable, Hashable {
  case footnote, endnote, comment

  /// The kind whose notes these elements are.
  init?(_ name: MarkupName) {
    switch name {
    case .footnote, .footnoteReference: self = .footnote
    case .endnote, .endnoteReference: self = .endnote
    case .comment, .commentReference, .commentRangeStart, .commentRangeEnd: self = .comment
    default: return nil
    }
  }
}

extension StoryEdits {
  /// Marks what is written for each record: the body's blocks, or the notes of a part of notes.
  mutating func repeatRecords() {
    guard extent == .record else { return }
    for node in tree.nodes.indices {
      switch tree.nodes[node].name {
      case .body: repeatBody(node)
      case .footnoteReference, .endnoteReference, .commentReference, .commentRangeStart,
        .commentRangeEnd:
        renumber(node)
      case .hyperlink:
        if let id = tree.attribute("r:id", of: node) { add(id, 0, [.mark(.relationship(id))]) }
        if let name = tree.attribute("w:anchor", of: node) { refer(name) }
      case .fldSimple:
        if let instruction = tree.attribute("w:instr", of: node) { referTokens(in: instruction) }
      case .instrText: referTokens(in: tree.nodes[node].inside)
      default: continue
      }
    }
    repeatNotes()
    restartRecordLists()
  }

  /// Numbers of the lists start anew where a record begins.
  private mutating func restartRecordLists() {
    guard !restarts.ofRecord.isEmpty,
      let holder = tree.nodes.indices.first(where: {
        [.body, .hdr, .ftr, .footnotes, .endnotes, .comments].contains(tree.nodes[$0].name)
      })
    else { return }
    insert(
      tree.nodes[holder].open.upperBound, .min + 1,
      restarts.ofRecord.map { .mark(.restartList($0)) })
  }

  // MARK: Notes

  private mutating func renumber(_ node: Int) {
    guard let kind = NoteKind(tree.nodes[node].name), let place = tree.attribute("w:id", of: node),
      let id = TemplateLists.number(tree.text(place))
    else { return }
    add(place, 0, [.mark(.note(kind, id))])
  }

  /// Notes of the text, and not the lines that part them from it, which the document has once.
  private mutating func repeatNotes() {
    let notes = tree.nodes.indices.filter { node in
      [.footnote, .endnote, .comment].contains(tree.nodes[node].name)
        && tree.value("w:type", of: node).map { $0 == "normal" } ?? true
    }
    guard let first = notes.first, let last = notes.last else { return }
    for note in notes { renumber(note) }
    insert(tree.nodes[first].range.lowerBound, .min, [.mark(.recordStart)])
    insert(tree.nodes[last].range.upperBound, .max, [.mark(.recordEnd)])
  }

  // MARK: Names of bookmarks

  private mutating func refer(_ name: Range<Int>) {
    guard bookmarks.contains(tree.text(name)) else { return }
    add(name, 0, [.mark(.bookmarkReference(name))])
  }

  /// Words of a field's instruction that are names of bookmarks: “REF muc_1 \h”.
  private mutating func referTokens(in range: Range<Int>) {
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound
    where place == range.upperBound || tree.bytes[place] <= 0x20
      || tree.bytes[place] == UInt8(ascii: "\"") || tree.bytes[place] == UInt8(ascii: ";")
    {
      if start < place { refer(start..<place) }
      start = place + 1
    }
  }

  // MARK: Sections

  /// The body's blocks are written for each record, each in sections of its own.
  private mutating func repeatBody(_ body: Int) {
    let blocks = tree.children(of: body)
    let own = blocks.last.flatMap { tree.nodes[$0].name == .sectPr ? $0 : nil }
    let sections = tree.nodes.indices.filter {
      tree.nodes[$0].name == .sectPr && tree.enclosing(.sectPrChange, of: $0) == nil
        && tree.enclosing(.txbxContent, of: $0) == nil
    }
    insert(tree.nodes[body].open.upperBound, .min, [.mark(.recordStart)])
    for section in sections {
      for (range, pieces) in changes(of: section, isFirst: section == sections.first) {
        add(range, 0, pieces)
      }
    }
    let properties =
      own.map { copy(of: $0, isFirst: $0 == sections.first) }
      ?? [.xml(Array("<w:sectPr><w:pgNumType w:start=\"1\"/></w:sectPr>".utf8))]
    let end = own.map { tree.nodes[$0].range.lowerBound } ?? tree.nodes[body].close.lowerBound
    var pieces: [StoryEdit.Piece] = []
    let last = own == nil ? blocks.last : blocks.dropLast().last
    if let last, mayEndSection(last) {
      endSection(in: last, properties)
    } else {
      // Of no height, so that a full page does not get another one after it.
      pieces += [.mark(.breakStart), .xml(Self.slimParagraph)] + properties
      pieces += [.xml(Array("</w:pPr></w:p>".utf8)), .mark(.breakEnd)]
    }
    pieces.append(.mark(.recordEnd))
    if own == nil { pieces += properties }
    insert(end, .max, pieces)
  }

  private static let slimParagraph = Array(
    """
    <w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>\
    <w:rPr><w:sz w:val="2"/></w:rPr>
    """.utf8)

  /// Whether the body's last block can hold the end of its section: a paragraph that is always there
  /// and stays one.
  private func mayEndSection(_ block: Int) -> Bool {
    guard tree.nodes[block].name == .p, !isReplaced(block), plan.story(of: block) == nil else {
      return false
    }
    let place = tree.nodes[block].range.lowerBound
    if let properties = tree.firstChild(.pPr, of: block),
      tree.firstChild(.sectPr, of: properties) != nil
    {
      return false
    }
    return !plan.groups.contains { $0.isClosed && plan.extent($0).contains(place) }
  }

  private mutating func endSection(in paragraph: Int, _ section: [StoryEdit.Piece]) {
    let opened: [StoryEdit.Piece] = [.xml(Array("<w:pPr>".utf8))]
    let closed: [StoryEdit.Piece] = [.xml(Array("</w:pPr>".utf8))]
    let (start, end) = (StoryEdit.Piece.mark(.breakStart), StoryEdit.Piece.mark(.breakEnd))
    let node = tree.nodes[paragraph]
    if node.close.isEmpty {
      add(
        node.range, 0,
        [.xml(Array("<w:p>".utf8)), start] + opened + section + closed + [end]
          + [.xml(Array("</w:p>".utf8))])
    } else if let properties = tree.firstChild(.pPr, of: paragraph) {
      let known = tree.nodes[properties]
      if known.close.isEmpty {
        add(known.range, 0, [start] + opened + section + closed + [end])
      } else {
        let change = tree.firstChild(.pPrChange, of: properties)
        insert(
          change.map { tree.nodes[$0].range.lowerBound } ?? known.close.lowerBound, .max,
          [start] + section + [end])
      }
    } else {
      insert(node.open.upperBound, .min, [start] + opened + section + closed + [end])
    }
  }

  /// The properties of a section once more, changed as they are in their own place.
  private func copy(of section: Int, isFirst: Bool) -> [StoryEdit.Piece] {
    var pieces: [StoryEdit.Piece] = []
    var at = tree.nodes[section].range.lowerBound
    for (range, changed) in changes(of: section, isFirst: isFirst) {
      pieces.append(.copy(at..<range.lowerBound))
      pieces += changed
      at = range.upperBound
    }
    pieces.append(.copy(at..<tree.nodes[section].range.upperBound))
    return pieces
  }

  /// What a section needs to stand in the document once for each record: headers of its own, and in
  /// a record's first a new page and pages that count from 1.
  private func changes(
    of section: Int, isFirst: Bool
  ) -> [(range: Range<Int>, pieces: [StoryEdit.Piece])] {
    let node = tree.nodes[section]
    guard !node.close.isEmpty else {
      guard isFirst else { return [] }
      return [
        (node.range, [.xml(Array("<w:sectPr><w:pgNumType w:start=\"1\"/></w:sectPr>".utf8))])
      ]
    }
    var all: [(range: Range<Int>, pieces: [StoryEdit.Piece])] = []
    var isCounted = !isFirst
    for child in tree.children(of: section) {
      switch tree.nodes[child].name {
      case .headerReference, .footerReference:
        if let id = tree.attribute("r:id", of: child) {
          all.append((id, [.mark(.relationship(id))]))
        }
      case .type where isFirst:
        if let kind = tree.attribute("w:val", of: child),
          ["continuous", "nextColumn"].contains(tree.text(kind))
        {
          all.append((kind, [.xml(Array("nextPage".utf8))]))
        }
      case .pgNumType where isFirst:
        isCounted = true
        guard tree.attribute("w:start", of: child) == nil else { continue }
        let place = tree.nodes[child].open.lowerBound + "<w:pgNumType".utf8.count
        all.append((place..<place, [.xml(Array(" w:start=\"1\"".utf8))]))
      case .other where !isCounted && !beforePageNumbers(child):
        isCounted = true
        let place = tree.nodes[child].range.lowerBound
        all.append((place..<place, [.xml(Array("<w:pgNumType w:start=\"1\"/>".utf8))]))
      default: continue
      }
    }
    if !isCounted {
      let place = node.close.lowerBound
      all.append((place..<place, [.xml(Array("<w:pgNumType w:start=\"1\"/>".utf8))]))
    }
    return all
  }

  /// Whether the schema wants this child of a section's properties before the page numbers.
  private func beforePageNumbers(_ child: Int) -> Bool {
    let name = tree.bytes[tree.nodes[child].open].dropFirst(3).prefix {
      $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
    }
    return [
      "footnotePr", "endnotePr", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType",
    ].contains(String(decoding: name, as: UTF8.self))
  }
}
