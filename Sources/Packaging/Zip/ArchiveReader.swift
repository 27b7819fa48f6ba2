/// The entries of a zip archive held in memory, unpacked on demand.
public struct ArchiveReader: Sendable {
  /// All entries, in the archive's order; the names of folders end with “/”.
  public let entries: [ZipEntry]
  private let places: [String: Int]

  /// Reads the archive's directory and checks every entry against the limits.
  ///
  /// - Throws: `PackageFault` for what is no archive, is damaged or encrypted, has unsafe or
  ///   repeated names, or asks for more than the limits allow.
  public init(
    reading bytes: [UInt8], limits: PackageLimits = .standard
  ) throws(PackageFault) {
    if let format = ForeignFormat(recognising: bytes) { throw .notAPackage(format) }
    var entries: [ZipEntry] = []
    var places: [String: Int] = [:]
    for entry in try ZipDirectory.entries(of: bytes, limits) {
      // Some programs on Windows write “xl\workbook.xml”.
      let name = String(
        decoding: entry.name.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 },
        as: UTF8.self)
      guard EntryName.isSafe(name) else { throw .unsafeName(entry.name) }
      guard places.updateValue(entries.count, forKey: EntryName.folded(name)) == nil else {
        throw .duplicateName(name)
      }
      entries.append(ZipEntry(name: name, content: entry.content))
    }
    self.entries = entries
    self.places = places
  }

  /// The names of all entries, in the archive's order; folders end with “/”.
  public var names: [String] { entries.map(\.name) }

  /// Whether there is an entry with this name, whatever the case of its Latin letters.
  public func contains(_ name: String) -> Bool { place(of: name) != nil }

  /// Which of the entries has this name, whatever the case of its Latin letters; nil when none has.
  public func place(of name: String) -> Int? { places[EntryName.folded(name)] }

  /// An entry as it stands in the archive; nil when there is none of this name.
  public func compressed(_ name: String) -> CompressedEntry? {
    place(of: name).map { entries[$0].content }
  }

  /// An entry unpacked.
  ///
  /// - Throws: `PackageFault.missingPart`, or `.damaged` when its checksum is wrong.
  public func content(_ name: String) throws(PackageFault) -> [UInt8] {
    guard let entry = compressed(name) else { throw .missingPart(name) }
    guard let content = try Inflater.content(of: entry) else { throw .damaged(entry: name) }
    return content
  }

  /// An entry to be unpacked piece by piece.
  ///
  /// - Throws: `PackageFault.missingPart`.
  public func stream(_ name: String) throws(PackageFault) -> InflateStream {
    guard let entry = compressed(name) else { throw .missingPart(name) }
    return InflateStream(entry, name: name)
  }
}
