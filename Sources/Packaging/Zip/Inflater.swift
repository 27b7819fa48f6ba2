import CDeflate

/// Decompresses entries whose unpacked size is known.
enum Inflater {
  /// The content of an entry; nil when its size or checksum is not what the archive says.
  ///
  /// The stated size bounds what is written, so an entry that lies about it fails here instead of
  /// filling the memory.
  static func content(of entry: CompressedEntry) throws(PackageFault) -> [UInt8]? {
    guard entry.isDeflated else {
      let content = Array(entry.bytes)
      guard content.count == entry.size, Checksum.crc32(content) == entry.checksum else {
        return nil
      }
      return content
    }
    let inflater = try RawInflater()
    guard let content = inflater.inflate(entry.bytes, size: entry.size),
      Checksum.crc32(content) == entry.checksum
    else { return nil }
    return content
  }
}

/// libdeflate's decompressor, freed when the owner goes.
@safe private struct RawInflater: ~Copyable {
  private let raw: OpaquePointer

  init() throws(PackageFault) {
    guard let raw = unsafe libdeflate_alloc_decompressor() else { throw .outOfMemory }
    unsafe self.raw = raw
  }

  deinit { unsafe libdeflate_free_decompressor(raw) }

  /// Nil unless the bytes unpack to exactly `size`.
  func inflate(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var isWhole = false
    // One byte more than needed, because an empty buffer has no address.
    let content = unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { room, count in
      let result = unsafe bytes.withUnsafeBytes {
        unsafe libdeflate_deflate_decompress(
          raw, $0.baseAddress, $0.count, room.baseAddress, size, nil)
      }
      isWhole = result == LIBDEFLATE_SUCCESS
      count = isWhole ? size : 0
    }
    return isWhole ? content : nil
  }
}
