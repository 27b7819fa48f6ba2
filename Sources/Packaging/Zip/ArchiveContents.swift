/// The entries of an archive to be made: those of another one, a few in place of theirs, and more
/// after them.
///
/// The others are not copied: a letter changes two entries of fifteen.
public struct ArchiveContents: Sendable {
  private let base: [ZipEntry]
  private var replaced: [(place: Int, content: CompressedEntry)] = []
  private var added: [ZipEntry] = []

  public init(_ base: [ZipEntry]) { self.base = base }

  /// Puts another content in place of one of the first archive's entries; of two for the same place
  /// the first counts.
  public mutating func replace(at place: Int, with content: CompressedEntry) {
    replaced.append((place, content))
  }

  /// Adds an entry after all others.
  public mutating func add(_ entry: ZipEntry) { added.append(entry) }

  var count: Int { base.count + added.count }

  func name(at place: Int) -> String {
    place < base.count ? base[place].name : added[place - base.count].name
  }

  func content(at place: Int) -> CompressedEntry {
    guard place < base.count else { return added[place - base.count].content }
    for other in replaced where other.place == place { return other.content }
    return base[place].content
  }
}
