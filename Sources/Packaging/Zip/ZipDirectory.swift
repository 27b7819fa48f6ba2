import CZip

/// Reads all entries of an archive, still compressed, through libzip.
enum ZipDirectory {
  /// - Throws: a `PackageFault` for everything about the archive that is broken or beyond limits.
  static func entries(of bytes: [UInt8], _ limits: PackageLimits) throws(PackageFault)
    -> [ZipEntry]
  {
    try unsafe bytes.withUnsafeBytes { raw -> Result<[ZipEntry], PackageFault> in
      do throws(PackageFault) {
        let archive = try unsafe OpenArchive(raw)
        return .success(try archive.entries(limits, archiveBytes: bytes.count))
      } catch {
        return .failure(error)
      }
    }.get()
  }
}

/// An archive opened by libzip over bytes in memory, which must outlive it.
@safe private struct OpenArchive: ~Copyable {
  private let raw: OpaquePointer

  init(_ bytes: UnsafeRawBufferPointer) throws(PackageFault) {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard
      let source = unsafe zip_source_buffer_create(
        bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    else { throw .outOfMemory }
    guard let raw = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let isOutOfMemory = unsafe zip_error_code_zip(&error) == ZIP_ER_MEMORY
      unsafe zip_source_free(source)
      throw isOutOfMemory ? .outOfMemory : .damaged(entry: nil)
    }
    unsafe self.raw = raw
  }

  deinit { unsafe zip_discard(raw) }

  func entries(_ limits: PackageLimits, archiveBytes: Int) throws(PackageFault) -> [ZipEntry] {
    let count = Int(unsafe zip_get_num_entries(raw, 0))
    guard count <= limits.entries else {
      throw .tooManyEntries(count: count, limit: limits.entries)
    }
    var entries: [ZipEntry] = []
    entries.reserveCapacity(count)
    var packed = 0
    var unpacked = 0
    for index in 0..<count {
      let entry = try entry(index, limits, room: archiveBytes - packed)
      packed += entry.content.bytes.count
      unpacked += entry.content.size
      guard unpacked <= limits.unpackedBytes else {
        throw .tooLarge(entry: nil, limit: limits.unpackedBytes)
      }
      entries.append(entry)
    }
    return entries
  }

  /// - Parameter room: packed bytes that this entry may have: entries that overlap, so that
  ///   together they are larger than the archive, are an attack.
  private func entry(
    _ index: Int, _ limits: PackageLimits, room: Int
  ) throws(PackageFault) -> ZipEntry {
    var stat = unsafe zip_stat_t()
    guard unsafe zip_stat_index(raw, zip_uint64_t(index), 0, &stat) == 0,
      let cName = unsafe stat.name
    else { throw .damaged(entry: nil) }
    let name = unsafe String(cString: cName)
    let needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD
    guard unsafe stat.valid & zip_uint64_t(needed) == zip_uint64_t(needed) else {
      throw .damaged(entry: name)
    }
    guard unsafe stat.encryption_method == zip_uint16_t(ZIP_EM_NONE) else {
      throw .encrypted(entry: name)
    }
    let isDeflated = unsafe stat.comp_method == zip_uint16_t(ZIP_CM_DEFLATE)
    let isStored = unsafe stat.comp_method == zip_uint16_t(ZIP_CM_STORE)
    guard isDeflated || isStored else {
      throw .unsupportedCompression(entry: name)
    }
    guard let size = unsafe Int(exactly: stat.size), size <= limits.partBytes else {
      throw .tooLarge(entry: name, limit: limits.partBytes)
    }
    guard let packed = unsafe Int(exactly: stat.comp_size), packed <= room else {
      throw .damaged(entry: name)
    }
    guard size <= limits.ratioFreeBytes || size / limits.ratio <= packed else {
      throw .suspiciousRatio(entry: name, limit: limits.ratio)
    }
    let content = CompressedEntry(
      bytes: try bytes(of: index, count: packed, name)[...], isDeflated: isDeflated, size: size,
      checksum: unsafe stat.crc)
    return ZipEntry(name: name, content: content)
  }

  private func bytes(
    of index: Int, count: Int, _ name: String
  ) throws(PackageFault) -> [UInt8] {
    guard count > 0 else { return [] }
    guard
      let file = unsafe zip_fopen_index(
        raw, zip_uint64_t(index), zip_flags_t(ZIP_FL_COMPRESSED))
    else { throw .damaged(entry: name) }
    defer { unsafe zip_fclose(file) }
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      let got = unsafe zip_fread(file, room.baseAddress, zip_uint64_t(count))
      isWhole = got == zip_int64_t(count)
      filled = isWhole ? count : 0
    }
    guard isWhole else { throw .damaged(entry: name) }
    return bytes
  }
}
