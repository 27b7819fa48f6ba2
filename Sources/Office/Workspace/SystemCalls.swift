import CSystem
import Glibc

// The only file of the room that talks to the system in pointers, and so the only one that says
// `unsafe`. Every call is answered with a value or a typed fault; no pointer leaves a function.

/// What the system says about a path.
struct FileStatus {
  var kind: WorkspaceEntry.Kind
  var size: Int

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = kind == .file ? Int(status.st_size) : 0
  }
}

/// An open file, closed when it goes out of scope.
struct Descriptor: ~Copyable {
  private var number: Int32
  private let path: String

  /// Opens a file or folder for reading.
  static func reading(_ path: String) throws(WorkspaceFault) -> Descriptor {
    // Not blocking: a pipe that nobody writes to must not hang the run.
    try Descriptor(path, flags: O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  }

  /// Makes a file that is not there yet.
  static func making(_ path: String) throws(WorkspaceFault) -> Descriptor {
    try Descriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
  }

  private init(_ path: String, flags: Int32) throws(WorkspaceFault) {
    // A name with a zero byte would be cut short without a word.
    guard !path.utf8.contains(0), !path.isEmpty else { throw .badName(path) }
    let number = try retrying(path) { unsafe open(path, flags, 0o644) }
    self.path = path
    self.number = number
  }

  deinit { if number >= 0 { _ = Glibc.close(number) } }

  func status() throws(WorkspaceFault) -> FileStatus {
    var status = stat()
    _ = try retrying(path) { unsafe fstat(number, &status) }
    return FileStatus(status)
  }

  /// Reads to the end; a file that grows past the limit while it is read is too large too.
  func readAll(expecting size: Int, limit: Int) throws(WorkspaceFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    while bytes.count <= limit {
      let piece = min(max(size - bytes.count, 0) + 1, limit - bytes.count + 1)
      var fault: WorkspaceFault?
      // Straight into the array: a large workbook is not copied twice.
      let more = unsafe [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        do throws(WorkspaceFault) {
          count = try retrying(path) { unsafe Glibc.read(number, buffer.baseAddress, piece) }
        } catch {
          fault = error
          count = 0
        }
      }
      if let fault { throw fault }
      guard !more.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    throw .tooLarge(path, limit: limit)
  }

  /// The next bytes, as many as asked for; fewer only at the end.
  func read(_ wanted: Int) throws(WorkspaceFault) -> [UInt8] {
    var fault: WorkspaceFault?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      do throws(WorkspaceFault) {
        while count < wanted {
          let start = unsafe buffer.baseAddress?.advanced(by: count)
          let got = try retrying(path) { unsafe Glibc.read(number, start, wanted - count) }
          guard got > 0 else { return }
          count += got
        }
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(WorkspaceFault) {
    var done = 0
    while done < bytes.count {
      done += try retrying(path) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe Glibc.write(number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        }
      }
    }
  }

  func flush() throws(WorkspaceFault) {
    _ = try retrying(path) { fsync(number) }
  }

  /// Waits for everything that is still to be written on the disk that the file lies on.
  func flushDisk() throws(WorkspaceFault) {
    _ = try retrying(path) { syncfs(number) }
  }

  mutating func close() throws(WorkspaceFault) {
    let closing = number
    // Even when closing fails the number is no longer ours.
    number = -1
    guard Glibc.close(closing) == 0 || errno == EINTR else { throw fault(path) }
  }

  /// Locks the open file; the system unlocks it when the process ends, however it ends.
  consuming func lock() throws(WorkspaceFault) -> FolderClaim {
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .busy(path) : fault(path)
    }
    let kept = number
    number = -1
    return FolderClaim { _ = Glibc.close(kept) }
  }
}

enum SystemCalls {
  /// What stands at a path, without following a link; nil when nothing does.
  static func status(of path: String) throws(WorkspaceFault) -> FileStatus? {
    var status = stat()
    guard unsafe lstat(path, &status) != 0 else { return FileStatus(status) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw fault(path)
  }

  /// The names in a folder, in the system's order; no more than `limit` of them.
  static func names(
    in folder: String, atMost limit: Int = .max
  ) throws(WorkspaceFault) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw fault(folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while names.count < limit {
      // The manual: to tell the end from an error, clear the number first.
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw fault(folder) }
        return names
      }
      let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          unsafe String(cString: $0)
        }
      }
      names.append(name)
    }
    return names
  }

  /// False when the folder above is missing.
  static func makeFolder(_ path: String) throws(WorkspaceFault) -> Bool {
    if unsafe mkdir(path, 0o755) == 0 { return true }
    let code = errno
    switch code {
    case EEXIST:
      // A link to a folder will do here, as it does for every other program.
      guard try Descriptor.reading(path).status().kind == .folder else { throw .notFolder(path) }
      return true
    case ENOENT: return false
    default: throw fault(path, code)
    }
  }

  static func move(_ path: String, to newPath: String) throws(WorkspaceFault) {
    guard unsafe rename(path, newPath) == 0 else {
      // Which of the two is at fault the system does not say; a missing source is the likeliest.
      throw fault(errno == ENOENT ? path : newPath)
    }
  }

  static func remove(_ path: String) throws(WorkspaceFault) {
    guard unsafe Glibc.remove(path) == 0 else { throw fault(path) }
  }
}

/// Repeats a call that a signal interrupted.
private func retrying<Number: SignedInteger>(
  _ path: String, _ call: () -> Number
) throws(WorkspaceFault) -> Number {
  while true {
    let answer = call()
    if answer >= 0 { return answer }
    guard errno == EINTR else { throw fault(path) }
  }
}

private func fault(_ path: String, _ code: Int32 = errno) -> WorkspaceFault {
  switch code {
  case ENOENT: .missing(path)
  case EACCES, EPERM: .noPermission(path)
  case EISDIR: .isFolder(path)
  case ENOTDIR: .notFolder(path)
  case ENXIO: .notPlain(path)
  case EEXIST, ENOTEMPTY: .exists(path)
  case ENOSPC, EDQUOT: .noSpace(path)
  case EROFS: .readOnly(path)
  case ENAMETOOLONG, EINVAL: .badName(path)
  case EWOULDBLOCK, EBUSY, ETXTBSY: .busy(path)
  default: .failed(path, code: code)
  }
}
