import CZip

/// An archive being built in memory by libzip.
///
/// libzip sees to the container; every entry reaches it compressed already (see
/// `CompressedEntry`), so that its own, slower, compressor never runs.
@safe struct ZipBuilder: ~Copyable {
  private let archive: OpaquePointer
  private let image: OpaquePointer

  init() throws(PackageFault) {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard let image = unsafe zip_source_buffer_create(nil, 0, 0, &error) else {
      throw .outOfMemory
    }
    // The archive takes one reference to the image; we keep another to read it when done.
    unsafe zip_source_keep(image)
    guard let archive = unsafe zip_open_from_source(image, ZIP_TRUNCATE, &error) else {
      unsafe zip_source_free(image)
      unsafe zip_source_free(image)
      throw .zipLibrary(unsafe String(cString: zip_error_strerror(&error)))
    }
    unsafe self.image = image
    unsafe self.archive = archive
  }

  deinit {
    unsafe zip_discard(archive)
    unsafe zip_source_free(image)
  }

  func add(_ name: String, _ entry: CompressedEntry) throws(PackageFault) {
    let feed = unsafe Unmanaged.passRetained(EntryFeed(entry))
    guard let source = unsafe zip_source_function(archive, EntryFeed.answer, feed.toOpaque())
    else {
      unsafe feed.release()
      throw fault()
    }
    let index = unsafe zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      unsafe zip_source_free(source)
      throw fault()
    }
    // The same archive on any day: every entry bears the first day that DOS can write.
    let firstOfJanuary1980: zip_uint16_t = 1 << 5 | 1
    guard unsafe zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstOfJanuary1980, 0) == 0
    else { throw fault() }
    if !entry.isDeflated {
      // Otherwise libzip would compress what it takes for plain content.
      guard
        unsafe zip_set_file_compression(
          archive, zip_uint64_t(index), zip_int32_t(ZIP_CM_STORE), 0) == 0
      else { throw fault() }
    }
  }

  /// Finishes the archive and answers its bytes.
  consuming func finish() throws(PackageFault) -> [UInt8] {
    guard unsafe zip_close(archive) == 0 else {
      // A failed close leaves the archive open; `deinit` discards it.
      let fault = fault()
      _ = consume self
      throw fault
    }
    let image = unsafe image
    // The archive is gone now, so `deinit`, which would discard it, must not run.
    discard self
    defer { unsafe zip_source_free(image) }
    var stat = unsafe zip_stat_t()
    guard unsafe zip_source_stat(image, &stat) == 0, unsafe zip_source_open(image) == 0 else {
      throw .zipLibrary("reading back")
    }
    defer { unsafe zip_source_close(image) }
    let size = Int(unsafe stat.size)
    var read = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
      while read < size {
        let got = unsafe zip_source_read(
          image, room.baseAddress.map { unsafe $0 + read }, zip_uint64_t(size - read))
        guard got > 0 else { break }
        read += Int(got)
      }
      count = read
    }
    guard read == size else { throw .zipLibrary("reading back") }
    return bytes
  }

  private func fault() -> PackageFault {
    .zipLibrary(unsafe String(cString: zip_strerror(archive)))
  }
}

/// One entry's bytes on their way into libzip, which pulls them through `answer`.
private final class EntryFeed {
  private let entry: CompressedEntry
  private var position = 0

  init(_ entry: CompressedEntry) { self.entry = entry }

  /// Answers libzip's questions about an entry; `state` is an `EntryFeed` that libzip holds one
  /// reference to, until it asks for `ZIP_SOURCE_FREE`.
  static let answer:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, zip_uint64_t, zip_source_cmd_t
    ) -> zip_int64_t = { state, data, length, command in
      guard let state = unsafe state else { return -1 }
      let held = unsafe Unmanaged<EntryFeed>.fromOpaque(state)
      if command == ZIP_SOURCE_FREE {
        unsafe held.release()
        return 0
      }
      return unsafe held.takeUnretainedValue().answer(command, data, Int(length))
    }

  private func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int
  ) -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_OPEN:
      position = 0
      return 0
    case ZIP_SOURCE_READ:
      guard let data = unsafe data else { return -1 }
      let count = min(length, entry.bytes.count - position)
      unsafe entry.bytes.withUnsafeBytes {
        guard let base = $0.baseAddress else { return }
        unsafe data.copyMemory(from: base + position, byteCount: count)
      }
      position += count
      return zip_int64_t(count)
    case ZIP_SOURCE_CLOSE:
      return 0
    case ZIP_SOURCE_STAT:
      guard let data = unsafe data, length >= Self.statSize else { return -1 }
      unsafe data.storeBytes(of: stat(), as: zip_stat_t.self)
      return zip_int64_t(Self.statSize)
    case ZIP_SOURCE_ERROR:
      guard let data = unsafe data, length >= 2 * MemoryLayout<Int32>.size else { return -1 }
      unsafe data.storeBytes(of: (0, 0), as: (Int32, Int32).self)
      return zip_int64_t(2 * MemoryLayout<Int32>.size)
    case ZIP_SOURCE_SUPPORTS:
      return [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE,
      ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
    default:
      return -1
    }
  }

  private static let statSize = unsafe MemoryLayout<zip_stat_t>.size

  private func stat() -> zip_stat_t {
    var stat = unsafe zip_stat_t()
    unsafe zip_stat_init(&stat)
    let method = entry.isDeflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    unsafe stat.valid = zip_uint64_t(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD
        | ZIP_STAT_ENCRYPTION_METHOD)
    unsafe stat.size = zip_uint64_t(entry.size)
    unsafe stat.comp_size = zip_uint64_t(entry.bytes.count)
    unsafe stat.crc = entry.checksum
    unsafe stat.comp_method = zip_uint16_t(method)
    unsafe stat.encryption_method = zip_uint16_t(ZIP_EM_NONE)
    return unsafe stat
  }
}
