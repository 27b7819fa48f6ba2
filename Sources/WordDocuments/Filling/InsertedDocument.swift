import Packaging

/// A Word document whose body is put into another, with the parts, styles and lists it uses.
final class InsertedDocument {
  let package: OfficePackage
  private let main: PartName
  private let tree: MarkupTree
  private let relationships: [String: Relationship]
  private let styles: MarkupTree?
  private let numbering: MarkupTree?
  /// Styles of this document by id, as nodes of its style sheet.
  private var styleNodes: [String: Int] = [:]
  /// The ids that styles have in the document they went to.
  private var styleIDs: [String: String] = [:]
  private var copied: [PartName: PartName] = [:]
  /// The parts that hold its notes, once they are read.
  private var notes: [NoteKind: Origin?] = [:]

  /// A part whose blocks are taken.
  private struct Origin {
    let tree: MarkupTree
    let relationships: [String: Relationship]
  }

  init(_ bytes: [UInt8]) throws(PackageFault) {
    package = try OfficePackage(reading: bytes)
    guard let main = try package.part(ofKind: "officeDocument", from: nil) else {
      throw .missingPart("/word/document.xml")
    }
    self.main = main
    tree = try MarkupTree(package.part(main), part: main.path)
    var relationships: [String: Relationship] = [:]
    for relationship in try package.relationships(of: main) {
      relationships[relationship.id] = relationship
    }
    self.relationships = relationships
    styles = try Self.tree(package, main, "styles")
    numbering = try Self.tree(package, main, "numbering")
    if let styles {
      for node in styles.nodes.indices where styles.nodes[node].name == .style {
        if let id = styles.value("w:styleId", of: node) { styleNodes[id] = node }
      }
    }
  }

  private static func tree(
    _ package: OfficePackage, _ main: PartName, _ kind: String
  ) throws(PackageFault) -> MarkupTree? {
    guard let part = try package.part(ofKind: kind, from: main), package.contains(part) else {
      return nil
    }
    return try MarkupTree(package.part(part), part: part.path)
  }

  // MARK: The body

  /// The body's paragraphs and tables, made to fit the part that a writer writes.
  func blocks(for writer: StoryWriter) throws(PackageFault) -> [UInt8] {
    guard let body = tree.nodes.indices.first(where: { tree.nodes[$0].name == .body }) else {
      return []
    }
    var out: [UInt8] = []
    var change = Change(writer: writer)
    let origin = Origin(tree: tree, relationships: relationships)
    for child in tree.children(of: body) where tree.nodes[child].name != .sectPr {
      out += try copy(child, of: origin, to: writer.part, &change)
    }
    return out
  }

  /// What one insertion has named anew so far.
  private struct Change {
    let writer: StoryWriter
    var lists: [String: String] = [:]
    var bookmarks: [String: Int] = [:]
    var notes: [NoteKind: [String: Int]] = [:]
  }

  /// A block, made to fit the part that gets it.
  private func copy(
    _ block: Int, of origin: Origin, to part: String, _ change: inout Change
  ) throws(PackageFault) -> [UInt8] {
    let tree = origin.tree
    var edits: [(range: Range<Int>, text: String)] = []
    let session = change.writer.session
    var node = block
    while node < tree.nodes[block].next {
      let element = tree.nodes[node]
      var next = node + 1
      switch element.name {
      case .pStyle, .rStyle, .tblStyle:
        let kind: TemplateStyles.Kind =
          element.name == .pStyle ? .paragraph : element.name == .rStyle ? .character : .table
        if let value = tree.attribute("w:val", of: node) {
          edits.append((value, styleID(tree.text(value), kind, session)))
        }
      case .numId:
        if let value = tree.attribute("w:val", of: node) {
          edits.append((value, listID(tree.text(value), &change)))
        }
      case .docPr:
        if let id = tree.attribute("id", of: node) {
          edits.append((id, String(session.nextDrawingID())))
        }
      case .bookmarkStart:
        if let id = tree.attribute("w:id", of: node) {
          let fresh = session.nextBookmarkID()
          change.bookmarks[tree.text(id)] = fresh
          edits.append((id, String(fresh)))
        }
        if let name = tree.attribute("w:name", of: node) {
          edits.append((name, session.freshBookmarkName(tree.text(name))))
        }
      case .bookmarkEnd:
        if let id = tree.attribute("w:id", of: node),
          let fresh = change.bookmarks[tree.text(id)]
        {
          edits.append((id, String(fresh)))
        }
      case .commentRangeStart, .commentRangeEnd, .commentReference:
        edits.append((element.range, ""))
      case .footnoteReference, .endnoteReference:
        // Headers take no notes.
        guard part == session.template.main.path, let kind = NoteKind(element.name),
          let place = tree.attribute("w:id", of: node),
          let fresh = try note(kind, tree.text(place), &change)
        else {
          edits.append((element.range, ""))
          break
        }
        edits.append((place, String(fresh)))
      case .sectPr, .sdtPr:
        // Headers and stored ids belong to the document they came from.
        for child in tree.children(of: node) {
          let open = tree.bytes[tree.nodes[child].open]
          if open.starts(with: "<w:headerReference".utf8)
            || open.starts(with: "<w:footerReference".utf8) || tree.nodes[child].name == .id
            || tree.nodes[child].name == .dataBinding
          {
            edits.append((tree.nodes[child].range, ""))
            next = max(next, element.next)
          }
        }
      case .p, .tr:
        for (name, value) in tree.attributes(of: node)
        where tree.bytes[name].starts(with: "w14:".utf8) {
          edits.append(((name.lowerBound - 1)..<(value.upperBound + 1), ""))
        }
      default:
        for (name, value) in tree.attributes(of: node)
        where tree.bytes[name].starts(with: "r:".utf8) {
          if let id = try relationship(tree.text(value), of: origin, to: part, session) {
            edits.append((value, id))
          }
        }
      }
      node = next
    }
    return Self.declaring(
      namespacesFor: block, of: tree, edits,
      besides: part == change.writer.part ? change.writer.story.plan.tree : nil)
  }

  /// The block with its edits, and the namespaces that the other part does not declare.
  private static func declaring(
    namespacesFor block: Int, of tree: MarkupTree, _ edits: [(range: Range<Int>, text: String)],
    besides other: MarkupTree?
  ) -> [UInt8] {
    let range = tree.nodes[block].range
    let there = Set(other.map { Self.namespaces(of: $0) } ?? [])
    var declarations = ""
    for namespace in Self.namespaces(of: tree) where !there.contains(namespace) {
      let prefix = namespace.dropFirst(6).prefix { $0 != "=" }
      if Self.uses(tree.bytes[range], prefix: Array((prefix + ":").utf8)) {
        declarations += " " + namespace
      }
    }
    var out: [UInt8] = []
    var at = range.lowerBound
    var all = edits
    let open = tree.nodes[block].open
    let nameEnd = tree.bytes[(open.lowerBound + 1)..<open.upperBound].firstIndex {
      $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
    }
    if let nameEnd, !declarations.isEmpty { all.append((nameEnd..<nameEnd, declarations)) }
    for edit in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= at {
      out += tree.bytes[at..<edit.range.lowerBound]
      out += Array(edit.text.utf8)
      at = edit.range.upperBound
    }
    return out + tree.bytes[at..<range.upperBound]
  }

  /// The declarations at a part's root, as they are written: `xmlns:w14="…"`.
  private static func namespaces(of tree: MarkupTree) -> [String] {
    guard !tree.nodes.isEmpty else { return [] }
    return tree.attributes(of: 0).compactMap { name, value in
      tree.bytes[name].starts(with: "xmlns:".utf8)
        ? "\(tree.text(name))=\"\(tree.text(value))\"" : nil
    }
  }

  private static func uses(_ bytes: ArraySlice<UInt8>, prefix: [UInt8]) -> Bool {
    var at = bytes.startIndex
    while let found = bytes[at...].firstIndex(of: prefix[0]) {
      if found > bytes.startIndex, bytes[found...].starts(with: prefix),
        [UInt8(ascii: "<"), UInt8(ascii: "/"), 0x20, UInt8(ascii: "\"")]
          .contains(bytes[found - 1])
      {
        return true
      }
      at = found + 1
    }
    return false
  }

  // MARK: Parts

  private func relationship(
    _ id: String, of origin: Origin, to part: String, _ session: FillSession
  ) throws(PackageFault) -> String? {
    guard let relationship = origin.relationships[id] else { return nil }
    let target = try moved(relationship, session, depth: 0)
    return session.relate(part, type: relationship.type, target: target)
  }

  /// The number that a note has in the other document, where it is added; nil when there is no such
  /// note.
  private func note(
    _ kind: NoteKind, _ id: String, _ change: inout Change
  ) throws(PackageFault) -> Int? {
    if let known = change.notes[kind]?[id] { return known }
    guard let origin = try notes(kind),
      let note = origin.tree.nodes.indices.first(where: {
        NoteKind(origin.tree.nodes[$0].name) == kind && origin.tree.value("w:id", of: $0) == id
      }),
      let part = change.writer.session.notesPart(kind)
    else { return nil }
    let session = change.writer.session
    let fresh = session.naming.freshNote(kind)
    change.notes[kind, default: [:]][id] = fresh
    var xml = Array("<w:\(kind.rawValue) w:id=\"\(fresh)\">".utf8)
    for block in origin.tree.children(of: note) {
      xml += try copy(block, of: origin, to: part, &change)
    }
    session.merge.notes[kind, default: []] += xml + Array("</w:\(kind.rawValue)>".utf8)
    return fresh
  }

  private func notes(_ kind: NoteKind) throws(PackageFault) -> Origin? {
    if let known = notes[kind] { return known }
    var origin: Origin?
    if let part = try package.part(ofKind: kind.rawValue + "s", from: main),
      package.contains(part)
    {
      var own: [String: Relationship] = [:]
      for relationship in try package.relationships(of: part) {
        own[relationship.id] = relationship
      }
      origin = Origin(
        tree: try MarkupTree(package.part(part), part: part.path), relationships: own)
    }
    notes[kind] = .some(origin)
    return origin
  }

  private func moved(
    _ relationship: Relationship, _ session: FillSession, depth: Int
  ) throws(PackageFault) -> Relationship.Target {
    guard let part = relationship.part, package.contains(part), depth < 8 else {
      return relationship.target
    }
    if let known = copied[part] { return .part(known) }
    let type = package.contentType(of: part) ?? "application/octet-stream"
    let folder = type.hasPrefix("image/") ? "/word/media/" : "/word/inserted/"
    guard
      let name = session.add(
        folder, part.fileExtension ?? "bin", contentType: type, try package.part(part))
    else { return relationship.target }
    copied[part] = name
    for inner in try package.relationships(of: part) {
      let target = try moved(inner, session, depth: depth + 1)
      session.keep(Relationship(id: inner.id, type: inner.type, target: target), of: name.path)
    }
    return .part(name)
  }

  // MARK: Styles

  /// The id that a style has in the other document, where it is added when that has none of its
  /// name.
  private func styleID(
    _ id: String, _ kind: TemplateStyles.Kind, _ session: FillSession
  ) -> String {
    if let known = styleIDs[id] { return known }
    guard let styles, let node = styleNodes[id] else { return id }
    let name =
      styles.children(of: node).first {
        styles.bytes[styles.nodes[$0].open].starts(with: "<w:name ".utf8)
      }.flatMap { styles.value("w:val", of: $0) } ?? id
    if let same = session.styles.id(named: name, kind) {
      styleIDs[id] = same
      return same
    }
    var fresh = id
    var number = 2
    while session.styles.contains(fresh) || session.merge.styleIDs.contains(fresh) {
      fresh = "\(id)\(number)"
      number += 1
    }
    styleIDs[id] = fresh
    session.merge.styleIDs.insert(fresh)
    var xml: [UInt8] = []
    var at = styles.nodes[node].range.lowerBound
    for child in [node] + Array((node + 1)..<styles.nodes[node].next) {
      var edit: (Range<Int>, String)?
      switch styles.nodes[child].name {
      case .style:
        if let value = styles.attribute("w:styleId", of: child) { edit = (value, fresh) }
      case .basedOn, .link, .next:
        if let value = styles.attribute("w:val", of: child) {
          let linked: TemplateStyles.Kind =
            styles.nodes[child].name == .link
            ? (kind == .paragraph ? .character : .paragraph) : kind
          edit = (value, styleID(styles.text(value), linked, session))
        }
      case .numPr:
        // Lists that styles bring would need their own; the style is kept without.
        edit = (styles.nodes[child].range, "")
      default: break
      }
      guard let (range, text) = edit, range.lowerBound >= at else { continue }
      xml += styles.bytes[at..<range.lowerBound] + Array(text.utf8)
      at = range.upperBound
    }
    xml += styles.bytes[at..<styles.nodes[node].range.upperBound]
    session.merge.styles += xml
    return fresh
  }

  // MARK: Lists

  /// The number of a list of its own in the other document.
  private func listID(_ id: String, _ change: inout Change) -> String {
    guard id != "0", let numbering else { return id }
    if let known = change.lists[id] { return known }
    let session = change.writer.session
    guard
      let list = numbering.nodes.indices.first(where: {
        numbering.nodes[$0].name == .num && numbering.value("w:numId", of: $0) == id
      }),
      let reference = numbering.firstChild(.abstractNumId, of: list),
      let abstract = numbering.value("w:val", of: reference),
      let definition = numbering.nodes.indices.first(where: {
        numbering.nodes[$0].name == .abstractNum
          && numbering.value("w:abstractNumId", of: $0) == abstract
      }),
      let place = numbering.attribute("w:abstractNumId", of: definition)
    else { return id }
    let (freshAbstract, fresh) = session.nextListIDs()
    let whole = numbering.nodes[definition].range
    var xml = Array(numbering.bytes[whole.lowerBound..<place.lowerBound])
    xml += Array(String(freshAbstract).utf8)
    var at = place.upperBound
    for child in (definition + 1)..<numbering.nodes[definition].next {
      let open = numbering.bytes[numbering.nodes[child].open]
      if open.starts(with: "<w:nsid".utf8) || open.starts(with: "<w:lvlPicBulletId".utf8)
        || open.starts(with: "<w:numStyleLink".utf8) || open.starts(with: "<w:styleLink".utf8)
        || numbering.nodes[child].name == .pStyle
      {
        // An equal nsid would make Word take the two lists for one.
        xml += numbering.bytes[at..<numbering.nodes[child].range.lowerBound]
        at = numbering.nodes[child].range.upperBound
      }
    }
    session.merge.abstractLists += xml + numbering.bytes[at..<whole.upperBound]
    let own = numbering.nodes[list]
    var number = Array("<w:num w:numId=\"\(fresh)\">".utf8)
    number += Array("<w:abstractNumId w:val=\"\(freshAbstract)\"/>".utf8)
    number += numbering.bytes[numbering.nodes[reference].range.upperBound..<own.close.lowerBound]
    session.merge.lists += number + Array("</w:num>".utf8)
    change.lists[id] = String(fresh)
    return String(fresh)
  }
}
