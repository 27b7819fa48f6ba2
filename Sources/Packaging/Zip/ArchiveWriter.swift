/// Makes a plain zip archive, such as the conference pack that is handed on.
///
/// The same entries in the same order give the same bytes on any day. Names are UTF-8.
public struct ArchiveWriter: Sendable {
  private enum Content: Sendable {
    case plain([UInt8], Compression)
    case ready(CompressedEntry)
  }

  private var entries: [(name: String, content: Content)] = []

  public init() {}

  /// Adds a file; `name` is its path inside the archive, with “/” between folders.
  public mutating func add(
    _ name: String, _ bytes: [UInt8], compression: Compression = .standard
  ) {
    entries.append((name, .plain(bytes, compression)))
  }

  /// Adds a file that is compressed already, unchanged.
  public mutating func addCompressed(_ name: String, _ entry: CompressedEntry) {
    entries.append((name, .ready(entry)))
  }

  /// Makes the archive.
  ///
  /// - Throws: `PackageFault.unsafeName` for a name that could be unpacked outside the chosen
  ///   folder, `.duplicateName` when two names differ at most in the case of Latin letters.
  public consuming func finish() throws(PackageFault) -> [UInt8] {
    var seen: Set<String> = []
    for entry in entries {
      guard EntryName.isSafe(entry.name) else { throw .unsafeName(entry.name) }
      guard seen.insert(EntryName.folded(entry.name)).inserted else {
        throw .duplicateName(entry.name)
      }
    }
    guard !entries.isEmpty else { return Self.nothing }
    let zip = try ZipBuilder()
    // Compressors are made once for each run of entries kept the same way.
    var start = 0
    while start < entries.count {
      guard case .plain(_, let compression) = entries[start].content else {
        if case .ready(let entry) = entries[start].content {
          try zip.add(entries[start].name, entry)
        }
        start += 1
        continue
      }
      let compressor = try Compressor(compression)
      while start < entries.count, case .plain(let bytes, compression) = entries[start].content {
        try zip.add(entries[start].name, compressor.compress(bytes))
        start += 1
      }
    }
    return try zip.finish()
  }

  /// An archive without entries: only the end-of-directory record, which libzip will not write.
  private static let nothing: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
}

/// What may be the name of an entry in an archive.
enum EntryName {
  /// False for names that could be unpacked outside the chosen folder, and for names that some
  /// system cannot hold: absolute, with a drive, with “..”, with a control character.
  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= PackageLimits.nameLength else { return false }
    for byte in name.utf8
    where byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ":") {
      return false
    }
    let segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      // A folder's own entry ends with “/”, which leaves an empty last segment.
      if segment.isEmpty, index == segments.count - 1, index > 0 { continue }
      if segment.isEmpty || segment.elementsEqual(".".utf8) || segment.elementsEqual("..".utf8) {
        return false
      }
    }
    return true
  }

  /// The name with the Latin letters A–Z in lower case: what two names are compared by.
  static func folded(_ name: String) -> String {
    guard name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return name }
    return String(
      decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
