import Packaging

/// The package of a filled document: the template's entries with the changed ones in their place.
struct FilledPackage {
  private let package: OfficePackage
  private var changed: [String: [UInt8]]
  private var added: [(name: String, bytes: [UInt8], isCompressed: Bool)] = []

  init(_ session: FillSession, _ filled: [String: [UInt8]]) throws(PackageFault) {
    package = session.template.package
    changed = filled
    try mergeDocuments(session)
    var types: [(extension: String, type: String)] = []
    for part in session.addedParts {
      added.append(
        (
          part.name.entryName, part.bytes,
          part.contentType.hasPrefix("image/") && part.contentType != "image/bmp"
        ))
      if let ending = part.name.fileExtension,
        package.contentType(of: part.name) != part.contentType,
        !types.contains(where: { $0.extension == ending })
      {
        types.append((ending, part.contentType))
      }
    }
    try declare(types)
    for (part, list) in session.addedRelationships.sorted(by: { $0.key < $1.key }) {
      try relate(part, list)
    }
  }

  private mutating func mergeDocuments(_ session: FillSession) throws(PackageFault) {}

  // MARK: Types and relationships

  private mutating func declare(_ types: [(extension: String, type: String)]) throws(PackageFault) {
    guard !types.isEmpty else { return }
    let name = "[Content_Types].xml"
    var text: [UInt8] = []
    for (ending, type) in types {
      text += Array("<Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>".utf8)
    }
    changed[name] = Self.inserting(
      text, afterStartOf: "Types", in: try package.entries.content(name))
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

  func archive(with compressor: borrowing Compressor) throws(PackageFault) -> [UInt8] {
    var writer = ArchiveWriter()
    for name in package.entries.names {
      if let bytes = changed[name] {
        writer.addCompressed(name, compressor.compress(bytes))
      } else if let entry = package.entries.compressed(name) {
        writer.addCompressed(name, entry)
      }
    }
    for entry in added {
      if entry.isCompressed {
        writer.add(entry.name, entry.bytes, compression: .stored)
      } else {
        writer.addCompressed(entry.name, compressor.compress(entry.bytes))
      }
    }
    return try writer.finish()
  }
}
