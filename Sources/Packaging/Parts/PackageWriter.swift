/// Makes an office package (.docx, .xlsx): parts with their content types and relationships.
///
/// `[Content_Types].xml` comes first, then the package's relationships, then the parts in the order
/// in which they were added, each followed by its own relationships. The same calls give the same
/// bytes on any day.
public struct PackageWriter: Sendable {
  private enum Content: Sendable {
    case plain([UInt8])
    case ready(CompressedEntry)
  }

  private struct Part: Sendable {
    let name: PartName
    let contentType: String
    let content: Content
  }

  private var parts: [Part] = []
  private var defaults: [(ending: String, contentType: String)] = [
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
  ]
  private var packageRelationships = RelationshipList()
  private var relationships: [PartName: RelationshipList] = [:]

  public init() {}

  /// Adds a part.
  public mutating func add(_ name: PartName, contentType: String, _ bytes: [UInt8]) {
    add(Part(name: name, contentType: contentType, content: .plain(bytes)))
  }

  /// Adds a part that is compressed already, unchanged.
  public mutating func addCompressed(
    _ name: PartName, contentType: String, _ entry: CompressedEntry
  ) {
    add(Part(name: name, contentType: contentType, content: .ready(entry)))
  }

  private mutating func add(_ part: Part) {
    parts.append(part)
    // Pictures are declared once for their ending, as office programs do.
    if let ending = part.name.fileExtension, MediaType.ofEnding[ending] == part.contentType {
      addDefault(extension: ending, contentType: part.contentType)
    }
  }

  /// Declares the content type of every part with an ending; the first declaration stands.
  public mutating func addDefault(extension ending: String, contentType: String) {
    let ending = ending.lowercased()
    guard !defaults.contains(where: { $0.ending == ending }) else { return }
    defaults.append((ending, contentType))
  }

  /// Adds a relationship, and answers the id by which the source's XML refers to it; the same
  /// relationship asked for again has the same id.
  ///
  /// - Parameter source: the part that the arrow starts from; nil for the package.
  @discardableResult
  public mutating func relate(
    _ source: PartName?, type: String, to target: PartName
  ) -> String {
    relate(source) { $0.id(type: type, target: .part(target)) }
  }

  /// Adds a relationship to an address outside the package, and answers its id.
  @discardableResult
  public mutating func relateExternal(
    _ source: PartName?, type: String, to url: String
  ) -> String {
    relate(source) { $0.id(type: type, target: .external(url)) }
  }

  /// Adds a relationship whose id other XML refers to already, such as a template's.
  public mutating func keep(_ relationship: Relationship, of source: PartName?) {
    relate(source) { $0.keep(relationship) }
  }

  private mutating func relate<Answer>(
    _ source: PartName?, _ change: (inout RelationshipList) -> Answer
  ) -> Answer {
    guard let source else { return change(&packageRelationships) }
    return change(&relationships[source, default: RelationshipList()])
  }

  /// Makes the package.
  ///
  /// - Throws: `PackageFault.duplicateName` when two parts have one name,
  ///   `.danglingRelationship` when a relationship starts from or points to a part that was never
  ///   added, `.duplicateRelationship` when two of one source have one id.
  public consuming func finish(_ compression: Compression = .standard) throws(PackageFault)
    -> [UInt8]
  {
    try finish(with: Compressor(compression))
  }

  /// Makes the package with a compressor that other packages use too.
  public consuming func finish(with compressor: borrowing Compressor) throws(PackageFault)
    -> [UInt8]
  {
    try check()
    let zip = try ZipBuilder()
    try zip.add("[Content_Types].xml", compressor.compress(contentTypes()))
    if !packageRelationships.all.isEmpty {
      try zip.add("_rels/.rels", compressor.compress(Self.xml(packageRelationships, from: nil)))
    }
    for part in parts {
      switch part.content {
      case .plain(let bytes):
        let entry =
          MediaType.isCompressed(part.contentType)
          ? CompressedEntry(
            bytes: bytes[...], isDeflated: false, size: bytes.count,
            checksum: Checksum.crc32(bytes))
          : compressor.compress(bytes)
        try zip.add(part.name.entryName, entry)
      case .ready(let entry):
        try zip.add(part.name.entryName, entry)
      }
      if let list = relationships[part.name] {
        try zip.add(
          String(part.name.relationshipsPath.dropFirst()),
          compressor.compress(Self.xml(list, from: part.name)))
      }
    }
    return try zip.finish()
  }

  private func check() throws(PackageFault) {
    var names: Set<PartName> = []
    for part in parts {
      guard names.insert(part.name).inserted else { throw .duplicateName(part.name.path) }
    }
    // In a fixed order, so that the same mistake gives the same message.
    let lists: [(PartName?, RelationshipList)] =
      [(nil, packageRelationships)] + relationships.sorted { $0.key < $1.key }.map { ($0, $1) }
    for (source, list) in lists {
      if let source, !names.contains(source) {
        throw .danglingRelationship(source: source.path, target: source.path)
      }
      if let id = list.repeatedID {
        throw .duplicateRelationship(source: source?.path ?? "/", id: id)
      }
      for relationship in list.all {
        guard let target = relationship.part, !names.contains(target) else { continue }
        throw .danglingRelationship(source: source?.path ?? "/", target: target.path)
      }
    }
  }

  private func contentTypes() -> [UInt8] {
    var xml = XMLWriter(reserving: 4_096)
    xml.declaration()
    xml.open("Types")
    xml.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
    for (ending, contentType) in defaults {
      xml.empty("Default", ["Extension": ending, "ContentType": contentType])
    }
    let known = Dictionary(uniqueKeysWithValues: defaults.map { ($0.ending, $0.contentType) })
    for part in parts
    where part.name.fileExtension.flatMap({ known[$0] }) != part.contentType {
      xml.empty("Override", ["PartName": part.name.path, "ContentType": part.contentType])
    }
    xml.close()
    return xml.finish()
  }

  private static func xml(_ list: RelationshipList, from source: PartName?) -> [UInt8] {
    var xml = XMLWriter(reserving: 2_048)
    xml.declaration()
    xml.open("Relationships")
    xml.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
    for relationship in list.all {
      xml.open("Relationship")
      xml.attribute("Id", relationship.id)
      xml.attribute("Type", relationship.type)
      switch relationship.target {
      case .part(let target):
        xml.attribute("Target", Self.reference(to: target, from: source))
      case .external(let url):
        xml.attribute("Target", url)
        xml.attribute("TargetMode", "External")
      case .nowhere(let address):
        xml.attribute("Target", address)
      }
      xml.close()
    }
    xml.close()
    return xml.finish()
  }

  /// A reference as office programs write it: relative when the target lies in or below the
  /// source's folder, otherwise absolute.
  private static func reference(to target: PartName, from source: PartName?) -> String {
    let folder = source?.folder ?? "/"
    guard target.path.hasPrefix(folder) else { return target.path }
    return String(target.path.dropFirst(folder.count))
  }
}

/// What is known about pictures by their ending.
enum MediaType {
  static let ofEnding: [String: String] = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml",
    "emf": "image/x-emf", "wmf": "image/x-wmf",
  ]

  /// True for formats that deflating would not make smaller.
  static func isCompressed(_ contentType: String) -> Bool {
    contentType == "image/png" || contentType == "image/jpeg" || contentType == "image/gif"
  }
}
