import Groundwork

/// The frame of an archive that libzip made: all of it but the contents of the entries.
///
/// A mail merge makes thousands of archives with the same entries in the same order. libzip takes
/// longer to build each than it takes to fill the template, and what it builds differs in nothing
/// but checksums, sizes and offsets. So it builds the first, and the others are cast: the same bytes
/// as libzip would write, which a test compares.
struct ArchiveMould {
  /// One entry's two headers; the fields that a cast fills in hold what the first archive had.
  private struct Frame {
    let name: String
    let isDeflated: Bool
    /// The header in front of the content.
    let local: [UInt8]
    /// The header in the directory at the end.
    let central: [UInt8]
  }

  private let frames: [Frame]
  /// The record that ends the archive.
  private let end: [UInt8]
  /// Bytes of all headers and the end together.
  private let size: Int

  /// Where PKWARE's APPNOTE 4.3 puts things, in bytes from the start of a record.
  private enum Place {
    /// CRC-32, compressed and real size stand side by side, four bytes each.
    static let localFigures = 14
    static let localNameLength = 26
    static let localLength = 30
    static let centralFigures = 16
    static let centralNameLength = 28
    static let centralOffset = 42
    static let centralLength = 46
    static let endOffset = 16
    static let endLength = 22
  }

  /// Takes the frame of an archive in which libzip put these entries, in this order; nil for one
  /// that is not laid out as expected, such as one beyond 4 GB.
  init?(of archive: [UInt8], _ contents: ArchiveContents) {
    var locals: [Range<Int>] = []
    var at = 0
    for place in 0..<contents.count {
      let content = contents.content(at: place)
      let packed = content.bytes.count
      guard at + Place.localLength <= archive.count, archive.number32(at: at) == 0x0403_4B50,
        archive.number32(at: at + Place.localFigures) == content.checksum,
        archive.number32(at: at + Place.localFigures + 4) == packed
      else { return nil }
      let name = at + Place.localNameLength
      let length =
        Place.localLength + archive.number16(at: name) + archive.number16(at: name + 2)
      guard at + length + packed <= archive.count else { return nil }
      locals.append(at..<(at + length))
      at += length + packed
    }
    var frames: [Frame] = []
    frames.reserveCapacity(contents.count)
    var size = Place.endLength
    for (place, local) in locals.enumerated() {
      guard at + Place.centralLength <= archive.count, archive.number32(at: at) == 0x0201_4B50,
        archive.number32(at: at + Place.centralOffset) == local.lowerBound
      else { return nil }
      let name = at + Place.centralNameLength
      let length =
        Place.centralLength + archive.number16(at: name) + archive.number16(at: name + 2)
        + archive.number16(at: name + 4)
      guard at + length <= archive.count else { return nil }
      frames.append(
        Frame(
          name: contents.name(at: place), isDeflated: contents.content(at: place).isDeflated,
          local: Array(archive[local]), central: Array(archive[at..<(at + length)])))
      at += length
      size += local.count + length
    }
    guard at + Place.endLength == archive.count else { return nil }
    self.frames = frames
    end = Array(archive[at...])
    self.size = size
  }

  /// Contents from this length on are lent to the archive instead of being copied into it.
  private static let lentLength = 16 << 10

  /// The archive with these entries; nil when they are others than those of the mould, or more than
  /// fit the fields of four bytes.
  func cast(_ contents: ArchiveContents) -> PiecedBytes? {
    guard contents.count == frames.count else { return nil }
    var total = size
    var copied = size
    for place in frames.indices {
      let content = contents.content(at: place)
      guard content.isDeflated == frames[place].isDeflated, content.size < Int(UInt32.max),
        contents.name(at: place).hasSameBytes(as: frames[place].name)
      else { return nil }
      total += content.bytes.count
      if content.bytes.count < Self.lentLength { copied += content.bytes.count }
    }
    guard total < Int(UInt32.max) else { return nil }
    var archive = PiecedBytes()
    // What has been put together and is no piece yet.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(copied)
    var directory: [UInt8] = []
    directory.reserveCapacity(size)
    for place in frames.indices {
      let content = contents.content(at: place)
      directory.append(
        frames[place].central, figures: content, at: Place.centralFigures,
        offset: (archive.count + bytes.count, Place.centralOffset))
      bytes.append(frames[place].local, figures: content, at: Place.localFigures)
      guard content.bytes.count >= Self.lentLength else {
        bytes += content.bytes
        continue
      }
      archive.append(bytes)
      archive.append(Array(content.bytes))
      bytes = []
    }
    directory.append(end, offset: (archive.count + bytes.count, Place.endOffset))
    bytes += directory
    archive.append(bytes)
    return archive
  }
}

extension String {
  /// Names are bytes in an archive: Swift takes differently composed letters for equal.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    let own = utf8Span.span
    let theirs = other.utf8Span.span
    // Long names of one template lie in one place.
    if own.isIdentical(to: theirs) { return true }
    guard own.count == theirs.count else { return false }
    for place in own.indices where own[place] != theirs[place] { return false }
    return true
  }
}

extension [UInt8] {
  fileprivate func number16(at index: Int) -> Int {
    Int(self[index]) | Int(self[index + 1]) << 8
  }
  fileprivate func number32(at index: Int) -> Int {
    number16(at: index) | number16(at: index + 2) << 16
  }

  /// Adds a header in which an entry's figures, and where something starts, are put in place.
  fileprivate mutating func append(
    _ header: [UInt8], figures entry: CompressedEntry? = nil, at figures: Int = 0,
    offset: (value: Int, at: Int)? = nil
  ) {
    let start = count
    self += header
    if let entry {
      put(entry.checksum, at: start + figures)
      put(UInt32(entry.bytes.count), at: start + figures + 4)
      put(UInt32(entry.size), at: start + figures + 8)
    }
    if let offset { put(UInt32(offset.value), at: start + offset.at) }
  }

  private mutating func put(_ number: UInt32, at index: Int) {
    for place in 0..<4 { self[index + place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
  }
}
