import CDeflate
import CIsal

/// Unpacks an entry piece by piece, so that only a piece of its content is in memory at a time.
///
/// `ArchiveReader.content` is faster for whoever needs the whole. Not for several threads at once.
@safe public final class InflateStream {
  private let entry: CompressedEntry
  private let name: String
  private let raw: UnsafeMutablePointer<inflate_state>
  private let room: UnsafeMutablePointer<UInt8>
  /// Bytes taken from the entry, and bytes of content given.
  private var taken = 0
  private var given = 0
  private var checksum: UInt32 = 0

  /// The most that one call gives.
  public static let pieceBytes = 1 << 16

  init(_ entry: CompressedEntry, name: String) {
    self.entry = entry
    self.name = name
    unsafe raw = .allocate(capacity: 1)
    // As bytes, because the struct is too large to be made on a stack and copied.
    unsafe UnsafeMutableRawPointer(raw).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<inflate_state>.size)
    unsafe room = .allocate(capacity: Self.pieceBytes)
    unsafe isal_inflate_init(raw)
  }

  deinit {
    unsafe raw.deallocate()
    unsafe room.deallocate()
  }

  /// Adds the next piece of the content; false when there is none left.
  ///
  /// - Throws: `PackageFault.damaged` when the content cannot be unpacked, or, with the last piece,
  ///   when its size or checksum is not what the archive says.
  public func append(to content: inout [UInt8]) throws(PackageFault) -> Bool {
    guard given < entry.size else { return false }
    let count = entry.isDeflated ? try inflate() : try copy()
    given += count
    guard given <= entry.size else { throw .damaged(entry: name) }
    unsafe checksum = libdeflate_crc32(checksum, room, count)
    unsafe content.append(contentsOf: UnsafeBufferPointer(start: room, count: count))
    if given == entry.size, checksum != entry.checksum { throw .damaged(entry: name) }
    return true
  }

  /// One byte more than the archive promises is asked for, so that what goes on too long is noticed.
  private var wanted: Int { min(Self.pieceBytes, entry.size - given + 1) }

  private func inflate() throws(PackageFault) -> Int {
    let verdict = unsafe entry.bytes.withUnsafeBytes { bytes in
      // The library reads what `next_in` points at and never writes to it.
      unsafe raw.pointee.next_in = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
        .advanced(by: taken).assumingMemoryBound(to: UInt8.self)
      let left = min(bytes.count - taken, Int(UInt32.max))
      unsafe raw.pointee.avail_in = UInt32(left)
      unsafe raw.pointee.next_out = room
      unsafe raw.pointee.avail_out = UInt32(wanted)
      let verdict = unsafe isal_inflate(raw)
      unsafe taken += left - Int(raw.pointee.avail_in)
      return verdict
    }
    let count = unsafe (raw.pointee.next_out ?? room) - room
    // An entry that is cut short gives nothing any more.
    guard verdict == ISAL_DECOMP_OK || verdict == ISAL_END_INPUT, count > 0 else {
      throw .damaged(entry: name)
    }
    return count
  }

  private func copy() throws(PackageFault) -> Int {
    let piece = entry.bytes.dropFirst(taken).prefix(wanted)
    guard !piece.isEmpty else { throw .damaged(entry: name) }
    for (offset, byte) in piece.enumerated() { unsafe room[offset] = byte }
    taken += piece.count
    return piece.count
  }
}
