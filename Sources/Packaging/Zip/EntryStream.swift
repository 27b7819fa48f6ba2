import CDeflate
import CIsal

/// Deflates an entry while it is being made, so that only its compressed form is ever kept.
///
/// ISA-L deflates seven times as fast as libdeflate's level 1 and no larger, and takes its input
/// piece by piece. Its working memory is 330 kB: a batch keeps one stream and uses it for every
/// entry in turn. The same pieces give the same bytes on any x86-64 processor.
///
/// A stream that is fitted to a text packs short texts like it in half the time and to the same
/// size: its codes are worked out once, from that text, and not anew for each.
///
/// Not for several threads at once: each has one of its own.
@safe public final class EntryStream {
  private let raw: UnsafeMutablePointer<isal_zstream>
  private let memory: UnsafeMutablePointer<UInt8>
  /// The codes of a stream that is fitted to a text.
  private let codes: UnsafeMutablePointer<isal_hufftables>?
  private let room: UnsafeMutablePointer<UInt8>
  private var deflated: [UInt8] = []
  private var size = 0
  private var checksum: UInt32 = 0

  /// Bytes that libisal may give out at a time.
  private static let roomSize = 1 << 16

  /// An entry that nothing has been written to.
  ///
  /// - Parameter sample: a text that the entries will be like; nil when nobody knows.
  public init(like sample: [UInt8]? = nil) {
    unsafe codes = sample.map { unsafe Self.codes(for: $0) }
    unsafe raw = .allocate(capacity: 1)
    unsafe memory = .allocate(capacity: Int(tongket_level_1_memory))
    unsafe room = .allocate(capacity: Self.roomSize)
    // Zeroed, so that nothing can depend on what was in this memory; as bytes, because the struct
    // is too large to be made on a stack and copied.
    unsafe UnsafeMutableRawPointer(raw).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<isal_zstream>.size)
    unsafe memory.initialize(repeating: 0, count: Int(tongket_level_1_memory))
    start()
  }

  deinit {
    unsafe raw.deallocate()
    unsafe memory.deallocate()
    unsafe room.deallocate()
    unsafe codes?.deallocate()
  }

  /// Bytes written so far.
  public var count: Int { size }

  /// Adds to the entry; the pieces that bytes come in decide a little about how they are packed.
  ///
  /// `count` is how many of the bytes, from the first, are added: those that follow are not done yet.
  public func append(_ bytes: [UInt8], count: Int) {
    append(bytes, count, isLast: false)
  }

  /// What is deflated so far, once: for whoever hands it on at once and keeps nothing.
  ///
  /// The entry that `finish` answers then holds what came after.
  public func takeDeflated() -> [UInt8] {
    defer { deflated.removeAll(keepingCapacity: true) }
    return deflated
  }

  /// A whole entry at once; nothing may have been written before.
  public func entry(_ bytes: [UInt8]) -> CompressedEntry {
    append(bytes, count: bytes.count)
    return finish()
  }

  /// Ends the entry, answers it, and makes ready for another.
  public func finish() -> CompressedEntry {
    append([], 0, isLast: true)
    let entry = CompressedEntry(
      bytes: deflated[...], isDeflated: true, size: size, checksum: checksum)
    deflated = []
    size = 0
    checksum = 0
    start()
    return entry
  }

  private func start() {
    unsafe isal_deflate_init(raw)
    if let codes = unsafe codes {
      // The one level that takes codes from outside.
      unsafe raw.pointee.level = 0
      unsafe raw.pointee.hufftables = codes
    } else {
      unsafe raw.pointee.level = 1
      unsafe raw.pointee.level_buf = memory
      unsafe raw.pointee.level_buf_size = tongket_level_1_memory
    }
    unsafe raw.pointee.flush = UInt16(NO_FLUSH)
  }

  /// Codes that suit a text; they can write any other as well.
  private static func codes(for sample: [UInt8]) -> UnsafeMutablePointer<isal_hufftables> {
    let codes = UnsafeMutablePointer<isal_hufftables>.allocate(capacity: 1)
    let histogram = UnsafeMutablePointer<isal_huff_histogram>.allocate(capacity: 1)
    defer { unsafe histogram.deallocate() }
    unsafe UnsafeMutableRawPointer(codes).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<isal_hufftables>.size)
    unsafe UnsafeMutableRawPointer(histogram).initializeMemory(
      as: UInt8.self, repeating: 0, count: MemoryLayout<isal_huff_histogram>.size)
    // The library reads the sample and never writes to it.
    unsafe sample.withUnsafeBufferPointer {
      unsafe isal_update_histogram(
        UnsafeMutablePointer(mutating: $0.baseAddress), Int32($0.count), histogram)
    }
    // It can only fail for codes that are too long for it, which its own limits rule out.
    let verdict = unsafe isal_create_hufftables(codes, histogram)
    precondition(verdict == 0, "codes that cannot be")
    return unsafe codes
  }

  private func append(_ bytes: [UInt8], _ count: Int, isLast: Bool) {
    precondition(count <= bytes.count, "no more than there is")
    unsafe bytes.withUnsafeBytes {
      unsafe append(UnsafeRawBufferPointer(rebasing: $0[..<count]), isLast: isLast)
    }
  }

  /// Adds bytes that another library lends for as long as the call lasts.
  package func append(_ bytes: UnsafeRawBufferPointer) {
    unsafe append(bytes, isLast: false)
  }

  private func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
    size += bytes.count
    unsafe checksum = libdeflate_crc32(checksum, bytes.baseAddress, bytes.count)
    // The library reads what `next_in` points at and never writes to it.
    unsafe raw.pointee.next_in = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
      .assumingMemoryBound(to: UInt8.self)
    unsafe raw.pointee.avail_in = UInt32(bytes.count)
    unsafe raw.pointee.end_of_stream = isLast ? 1 : 0
    repeat {
      unsafe raw.pointee.next_out = room
      unsafe raw.pointee.avail_out = UInt32(Self.roomSize)
      // It can only fail for a level or a flush mode that does not exist.
      let verdict = unsafe isal_deflate(raw)
      precondition(verdict == COMP_OK, "the compressor was set up wrong")
      let made = unsafe Self.roomSize - Int(raw.pointee.avail_out)
      unsafe deflated.append(contentsOf: UnsafeBufferPointer(start: room, count: made))
    } while unsafe raw.pointee.avail_out == 0
  }
}
