import Groundwork
import Packaging

/// A part that filling has made.
enum FilledPart {
  /// Whole, because something may still be added.
  case bytes([UInt8])
  case entry(CompressedEntry)
}

/// The package of a filled document: the template's entries with the changed ones in their place.
struct FilledPackage {
  private let package: OfficePackage
  private var changed: [String: [UInt8]] = [:]
  private var ready: [String: CompressedEntry] = [:]
  private var added: [(name: String, bytes: [UInt8], isCompressed: Bool)] = []

  init(_ session: FillSession, _ filled: [String: FilledPart]) throws(PackageFault) {
    package = session.template.package
    for (name, part) in filled {
      switch part {
      case .bytes(let bytes): changed[name] = bytes
      case .entry(let entry): ready[name] = entry
      }
    }
    try mergeDocuments(session)
    try declare(session.addedParts)
    for part in session.addedParts {
      let isCompressed = part.contentType.hasPrefix("image/") && part.contentType != "image/bmp"
      added.append((part.name.entryName, part.bytes, isCompressed))
    }
    for (part, list) in session.addedRelationships { try relate(part, list) }
    if WordFormat.isTemplate(package.contentType(of: session.template.main)) {
      let name = "[Content_Types].xml"
      let types = if let known = changed[name] { known } else { try package.entries.content(name) }
      changed[name] = WordFormat.declaringDocument(types)
    }
  }

  /// Adds the styles and lists of inserted documents to the template's.
  private mutating func mergeDocuments(_ session: FillSession) throws(PackageFault) {
    let merge = session.merge
    if !merge.styles.isEmpty, let part = session.template.styles.name {
      changed[part.entryName] = Self.inserting(
        merge.styles, before: ["</w:styles>"], in: try package.part(part))
    }
    for (kind, part) in session.notesParts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try addNotes(kind, merge.notes[kind] ?? [], to: part, session)
    }
    guard !merge.lists.isEmpty else { return }
    if let part = session.template.numberingPart {
      var xml = try package.part(part)
      // Definitions come before the lists.
      xml = Self.inserting(
        merge.abstractLists, before: ["<w:num ", "<w:numIdMacAtCleanup", "</w:numbering>"],
        in: xml)
      changed[part.entryName] = Self.inserting(
        merge.lists, before: ["<w:numIdMacAtCleanup", "</w:numbering>"], in: xml)
    } else {
      var xml = Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        """.utf8)
      xml += merge.abstractLists + merge.lists + Array("</w:numbering>".utf8)
      let type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
      if let name = session.add("/word/", "xml", contentType: type, xml) {
        _ = session.relate(
          session.template.main.path, type: StoryWriter.relationships + "/numbering",
          target: .part(name))
      }
    }
  }

  private mutating func addNotes(
    _ kind: NoteKind, _ notes: [UInt8], to part: PartName, _ session: FillSession
  ) throws(PackageFault) {
    let root = "w:\(kind.rawValue)s"
    guard package.contains(part) else {
      var xml = Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <\(root) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        """.utf8)
      // The lines between text and notes, which every such part has.
      for (id, line) in [(-1, "separator"), (0, "continuationSeparator")] {
        xml += Array(
          """
          <w:\(kind.rawValue) w:type="\(line)" w:id="\(id)"><w:p><w:r><w:\(line)/></w:r></w:p>\
          </w:\(kind.rawValue)>
          """.utf8)
      }
      session.complete(part, xml + notes + Array("</\(root)>".utf8))
      return
    }
    let old = if let known = changed[part.entryName] { known } else { try package.part(part) }
    changed[part.entryName] = Self.inserting(notes, before: ["</\(root)>"], in: old)
  }

  /// Puts elements before the first of these marks that there is.
  private static func inserting(
    _ text: [UInt8], before marks: [String], in xml: [UInt8]
  ) -> [UInt8] {
    for mark in marks {
      let mark = Array(mark.utf8)
      var at = 0
      while let found = xml[at...].firstIndex(of: mark[0]) {
        if xml[found...].starts(with: mark) { return xml[..<found] + text + xml[found...] }
        at = found + 1
      }
    }
    return xml
  }

  // MARK: Types and relationships

  /// Pictures are declared by their ending, other parts by their name.
  private mutating func declare(_ parts: [FillSession.AddedPart]) throws(PackageFault) {
    let name = "[Content_Types].xml"
    var defaults: [UInt8] = []
    var overrides: [UInt8] = []
    var declared: Set<String> = []
    for part in parts where package.contentType(of: part.name) != part.contentType {
      if part.contentType.hasPrefix("image/"), let ending = part.name.fileExtension,
        package.contentType(of: part.name) == nil
      {
        guard declared.insert(ending).inserted else { continue }
        defaults += Array(
          "<Default Extension=\"\(ending)\" ContentType=\"\(part.contentType)\"/>".utf8)
      } else {
        overrides += Array("<Override PartName=\"\(part.name.path)\" ContentType=\"".utf8)
        overrides += RunFormat.escaped(part.contentType) + Array("\"/>".utf8)
      }
    }
    guard !defaults.isEmpty || !overrides.isEmpty else { return }
    var xml = Self.inserting(
      defaults, afterStartOf: "Types", in: try package.entries.content(name))
    if !overrides.isEmpty { xml = Self.inserting(overrides, before: ["</Types>"], in: xml) }
    changed[name] = xml
  }

  private mutating func relate(_ part: String, _ list: [Relationship]) throws(PackageFault) {
    let source = try PartName(part)
    let name = String(source.relationshipsPath.dropFirst())
    var text: [UInt8] = []
    for relationship in list {
      var target = ""
      var mode = ""
      switch relationship.target {
      case .part(let name): target = name.path
      case .external(let url):
        target = url
        mode = " TargetMode=\"External\""
      case .nowhere(let address): target = address
      }
      text += Array(
        "<Relationship Id=\"\(relationship.id)\" Type=\"\(relationship.type)\" Target=\"".utf8)
      text += RunFormat.escaped(target)
      text += Array("\"\(mode)/>".utf8)
    }
    if let old = changed[name] {
      changed[name] = Self.inserting(text, afterStartOf: "Relationships", in: old)
    } else if package.entries.contains(name) {
      changed[name] = Self.inserting(
        text, afterStartOf: "Relationships", in: try package.entries.content(name))
    } else {
      var made = Array(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          .utf8)
      made += text
      made += Array("</Relationships>".utf8)
      added.append((name, made, false))
    }
  }

  /// Puts elements right after a root's start tag, opening it when it is empty.
  static func inserting(
    _ text: [UInt8], afterStartOf root: String, in xml: [UInt8]
  ) -> [UInt8] {
    var at = 0
    while let open = xml[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = open + 1
      guard at < xml.count, xml[at] != UInt8(ascii: "?"), xml[at] != UInt8(ascii: "!") else {
        continue
      }
      guard let end = xml[at...].firstIndex(of: UInt8(ascii: ">")) else { break }
      if xml[end - 1] == UInt8(ascii: "/") {
        return Array(xml[..<(end - 1)]) + [UInt8(ascii: ">")] + text + Array("</\(root)>".utf8)
      }
      return Array(xml[...end]) + text + Array(xml[(end + 1)...])
    }
    return xml
  }

  // MARK: The archive

  func archive(through press: ArchivePress) throws(PackageFault) -> PiecedBytes {
    var contents = ArchiveContents(package.entries.entries)
    for (name, entry) in ready {
      if let place = package.entries.place(of: name) { contents.replace(at: place, with: entry) }
    }
    for (name, bytes) in changed where ready[name] == nil {
      if let place = package.entries.place(of: name) {
        contents.replace(at: place, with: press.stream.entry(bytes))
      }
    }
    for entry in added {
      contents.add(
        ZipEntry(
          name: entry.name,
          content: entry.isCompressed
            ? CompressedEntry(stored: entry.bytes) : press.stream.entry(entry.bytes)))
    }
    return try press.archive(contents)
  }
}
