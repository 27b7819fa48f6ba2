import Glibc
import Groundwork

/// A file that only we can read, and that is gone when we are done, whatever happened.
///
/// libxlsxwriter 1.1.4 writes to a path and cannot write to memory, so every workbook passes
/// through one of these. Where the system lets an open file be reached by its descriptor, the
/// file's name is taken away at once, so that not even a killed run leaves anything behind.
@safe struct TemporaryFile: ~Copyable {
  /// Where the library is to write.
  let path: String
  private let descriptor: Int32
  /// The name to take away at the end; nil when that is done.
  private let name: String?

  /// The folder in which the system wants temporary files.
  static var folder: String {
    guard let wanted = unsafe getenv("TMPDIR"), unsafe wanted.pointee != 0 else { return "/tmp" }
    return unsafe String(cString: wanted)
  }

  init() throws(WorkbookFault) {
    // mkstemp makes the file for its owner alone, under a name that nobody could have taken before:
    // it puts letters of its own in the place of six X at the end.
    let pattern = Self.folder + "/tongket-" + String(repeating: "X", count: 6)
    var template = Array(pattern.utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw .temporaryFile(action: .making, code: errno) }
    self.descriptor = descriptor
    let name = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let open = "/proc/self/fd/\(descriptor)"
    if unsafe access(open, W_OK) == 0 {
      path = open
      self.name = nil
      unsafe unlink(name)
    } else {
      path = name
      self.name = name
    }
  }

  /// Everything that was written to the path.
  ///
  /// Read through the descriptor and not the path, so that nobody can put another file in between.
  func contents() throws(WorkbookFault) -> [UInt8] {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .temporaryFile(action: .reading, code: errno)
    }
    let size = Int(status.st_size)
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let slice = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        let got = unsafe pread(descriptor, slice.baseAddress, size - count, off_t(count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          // The end before the size that fstat gave can only be somebody's meddling.
          code = got < 0 ? errno : EIO
          return
        }
        count += got
      }
    }
    guard code == 0 else { throw .temporaryFile(action: .reading, code: code) }
    return bytes
  }

  /// Some of what was written, from `offset` on; nothing at the end.
  func piece(from offset: Int, atMost count: Int) throws(WorkbookFault) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      while true {
        let read = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        if read < 0, errno == EINTR { continue }
        if read < 0 { code = errno }
        got = max(read, 0)
        return
      }
    }
    guard code == 0 else { throw .temporaryFile(action: .reading, code: code) }
    return bytes
  }

  deinit {
    close(descriptor)
    if let name { unsafe unlink(name) }
  }
}

extension Phrase {
  fileprivate static let making = Phrase(vi: "tạo", en: "make")
  fileprivate static let reading = Phrase(vi: "đọc lại", en: "read back")
}
