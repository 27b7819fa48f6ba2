import CDeflate

/// Compresses entries for archives, keeping libdeflate's working memory between calls.
///
/// That memory is some hundred kilobytes; a batch that makes one `Compressor` and lends it to
/// every document saves allocating it each time.
@safe public struct Compressor: ~Copyable {
  private let raw: OpaquePointer?

  /// - Parameter compression: how entries are kept; a level outside 1–12 is our own mistake.
  /// - Throws: `PackageFault.outOfMemory`.
  public init(_ compression: Compression = .standard) throws(PackageFault) {
    switch compression {
    case .stored:
      unsafe raw = nil
    case .deflated(let level):
      precondition((1...12).contains(level), "a deflate level is 1 to 12")
      guard let compressor = unsafe libdeflate_alloc_compressor(Int32(level)) else {
        throw .outOfMemory
      }
      unsafe raw = compressor
    }
  }

  deinit {
    if let raw = unsafe raw { unsafe libdeflate_free_compressor(raw) }
  }

  /// The content made ready for an archive; stored when deflating would not make it smaller.
  public func compress(_ content: [UInt8]) -> CompressedEntry {
    let stored = CompressedEntry(stored: content)
    guard let raw = unsafe raw, !content.isEmpty else { return stored }
    // Room for one byte less than the content: libdeflate answers 0 when that is not enough,
    // which is exactly when storing is better.
    let deflated = unsafe [UInt8](unsafeUninitializedCapacity: content.count) { room, count in
      unsafe content.withUnsafeBytes { source in
        count = unsafe libdeflate_deflate_compress(
          raw, source.baseAddress, source.count, room.baseAddress, source.count - 1)
      }
    }
    guard !deflated.isEmpty else { return stored }
    return CompressedEntry(
      bytes: deflated[...], isDeflated: true, size: content.count, checksum: stored.checksum)
  }
}

/// The checksum that archives keep beside each entry.
public enum Checksum {
  /// CRC-32 of bytes: tells what was changed by accident or by hand, not what was forged.
  ///
  /// - Parameter checksum: that of the bytes before, when these are not the first.
  public static func crc32(_ content: [UInt8], after checksum: UInt32 = 0) -> UInt32 {
    unsafe content.withUnsafeBytes { unsafe libdeflate_crc32(checksum, $0.baseAddress, $0.count) }
  }
}
