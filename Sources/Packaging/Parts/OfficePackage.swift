/// An office package (.docx, .xlsx) held in memory: parts by name, unpacked on demand.
///
/// The bytes are indexed and checked once; a package may then be read from several threads.
public struct OfficePackage: Sendable {
  private let archive: ArchiveReader
  private let entryNames: [PartName: String]
  private let types: ContentTypes
  private let limits: PackageLimits

  /// The names of all parts, in the archive's order, relationship parts among them.
  public let partNames: [PartName]

  /// - Throws: `PackageFault` for what is no package, is damaged or encrypted, has unsafe or
  ///   repeated names, or asks for more than the limits allow.
  public init(reading bytes: [UInt8], limits: PackageLimits = .standard) throws(PackageFault) {
    let archive = try ArchiveReader(reading: bytes, limits: limits)
    guard archive.contains(ContentTypes.entryName) else {
      throw .noContentTypes(Self.format(of: archive))
    }
    types = try ContentTypes(reading: archive.content(ContentTypes.entryName), limits: limits)
    var partNames: [PartName] = []
    var entryNames: [PartName: String] = [:]
    for name in archive.names where name != ContentTypes.entryName {
      // Folders, and files that other programs left in the archive, are not parts.
      guard let part = try? PartName("/" + name) else { continue }
      guard entryNames.updateValue(name, forKey: part) == nil else { throw .duplicateName(name) }
      partNames.append(part)
    }
    self.archive = archive
    self.partNames = partNames
    self.entryNames = entryNames
    self.limits = limits
  }

  private static func format(of archive: ArchiveReader) -> ForeignFormat {
    archive.contains("mimetype") && archive.contains("META-INF/manifest.xml")
      ? .openDocument : .zip
  }

  /// Whether there is a part with this name.
  public func contains(_ name: PartName) -> Bool { entryNames[name] != nil }

  /// The part, unpacked.
  ///
  /// - Throws: `PackageFault.missingPart`, or `.damaged` when its checksum is wrong.
  public func part(_ name: PartName) throws(PackageFault) -> [UInt8] {
    guard let entry = entryNames[name] else { throw .missingPart(name.path) }
    return try archive.content(entry)
  }

  /// The part, to be unpacked piece by piece.
  ///
  /// - Throws: `PackageFault.missingPart`.
  public func stream(of name: PartName) throws(PackageFault) -> InflateStream {
    guard let entry = entryNames[name] else { throw .missingPart(name.path) }
    return try archive.stream(entry)
  }

  /// The part as it stands in the archive, for `PackageWriter.addCompressed`; nil when there is
  /// no part of this name.
  public func compressed(_ name: PartName) -> CompressedEntry? {
    entryNames[name].flatMap { archive.compressed($0) }
  }

  /// The archive that the package is kept in: every entry, for copying a package whole.
  public var entries: ArchiveReader { archive }

  /// The part's content type; nil when the package declares none.
  public func contentType(of name: PartName) -> String? { types.type(of: name) }

  /// Reads the XML of a part.
  public func xml(
    _ name: PartName, vocabulary: XMLVocabulary = .none
  ) throws(PackageFault) -> XMLReader {
    try XMLReader(part(name), part: name.path, vocabulary: vocabulary, limits: limits)
  }

  /// The relationships that start from a part, or from the package when `source` is nil, in the
  /// file's order; none when it has no relationship part.
  ///
  /// - Throws: `PackageFault` when the relationship part is damaged or two ids are equal.
  public func relationships(of source: PartName?) throws(PackageFault) -> [Relationship] {
    let path = source?.relationshipsPath ?? "/_rels/.rels"
    guard let name = try? PartName(path), contains(name) else { return [] }
    return try Self.relationships(in: part(name), of: source, limits: limits)
  }

  /// The relationships that a relationship part's bytes tell, seen from `source` (nil: the package).
  ///
  /// - Throws: `PackageFault` when they are damaged or two ids are equal.
  public static func relationships(
    in bytes: [UInt8], of source: PartName?, limits: PackageLimits = .standard
  ) throws(PackageFault) -> [Relationship] {
    var xml = try XMLReader(
      bytes, part: source?.relationshipsPath ?? "/_rels/.rels", limits: limits)
    var all: [Relationship] = []
    var ids: Set<String> = []
    while let event = try xml.next() {
      guard case .start = event, xml.label == "rel:Relationship",
        let id = xml["Id"], let type = xml["Type"], let target = xml["Target"]
      else { continue }
      guard ids.insert(id).inserted else {
        throw .duplicateRelationship(source: source?.path ?? "/", id: id)
      }
      let isExternal = xml["TargetMode"] == "External"
      all.append(
        Relationship(
          id: id, type: type,
          target: isExternal ? .external(target) : .init(resolving: target, from: source)))
    }
    return all
  }

  /// The first part that `source` (nil: the package) relates to in the given way; nil when there
  /// is none.
  ///
  /// - Parameter kind: the last segment of the relationship's type, such as “styles”.
  public func part(ofKind kind: String, from source: PartName?) throws(PackageFault) -> PartName? {
    try relationships(of: source).part(ofKind: kind)
  }
}

extension [Relationship] {
  /// The first part that they relate to in the given way, as in `OfficePackage.part(ofKind:from:)`.
  public func part(ofKind kind: String) -> PartName? {
    first { $0.isOffice(kind) && $0.part != nil }?.part
  }
}

/// Which content type each part has, from `[Content_Types].xml`.
private struct ContentTypes: Sendable {
  static let entryName = "[Content_Types].xml"

  private var ofEnding: [String: String] = [:]
  private var ofPart: [PartName: String] = [:]

  init(reading bytes: [UInt8], limits: PackageLimits) throws(PackageFault) {
    var xml = try XMLReader(bytes, part: Self.entryName, limits: limits)
    while let event = try xml.next() {
      guard case .start = event, let type = xml["ContentType"] else { continue }
      switch xml.label {
      case "ct:Default":
        if let ending = xml["Extension"] { ofEnding[EntryName.folded(ending)] = type }
      case "ct:Override":
        if let path = xml["PartName"], let name = try? PartName(path) { ofPart[name] = type }
      default:
        break
      }
    }
  }

  func type(of name: PartName) -> String? {
    ofPart[name] ?? name.fileExtension.flatMap { ofEnding[$0] }
  }
}
