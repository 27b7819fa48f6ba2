import Glibc
import Packaging
import Synchronization

// libxlsxwriter hands the parts of a workbook to minizip, which deflates them with zlib at level 6:
// half of all the time that writing a large sheet takes, and no option of the library changes it.
// minizip also takes what is deflated already. The four functions below bear the names of
// minizip's own, so that the library's calls come here; they deflate with `EntryStream` and pass the
// result to minizip, which goes on writing the file. Where a linker binds the library to minizip all
// the same, nothing changes but the time it takes. See Documentation/decisions.

/// The entries of an open file of minizip, one after the other.
private final class PassingEntries {
  /// For all of them: it takes longer to set one up than to deflate most parts of a workbook.
  var stream = EntryStream()
  /// Whether an entry is being written.
  var isOpen = false
  /// What is changed in it on its way; nil for nothing.
  var edit: FirstPageEdit?
  var name = ""
}

/// A number for the entries of each open file, which keeps them alive.
private let files = Mutex<[UInt: UInt]>([:])

/// The entries of a file; nil when none was opened yet.
private func entries(of file: UnsafeMutableRawPointer?) -> PassingEntries? {
  guard let held = files.withLock({ $0[UInt(bitPattern: file)] }) else { return nil }
  return unsafe UnsafeRawPointer(bitPattern: held).map {
    unsafe Unmanaged<PassingEntries>.fromOpaque($0).takeUnretainedValue()
  }
}

/// The entries of a file that is going to be written.
private func madeEntries(of file: UnsafeMutableRawPointer?) -> PassingEntries {
  if let known = unsafe entries(of: file) {
    // The last one was never closed, so what is in the stream is nobody's.
    if known.isOpen { known.stream = EntryStream() }
    return known
  }
  let made = PassingEntries()
  let held = unsafe UInt(bitPattern: Unmanaged.passRetained(made).toOpaque())
  files.withLock { $0[UInt(bitPattern: file)] = held }
  return made
}

/// The entry that is being written to a file; nil when it is none of ours.
private func openEntry(of file: UnsafeMutableRawPointer?) -> PassingEntries? {
  guard let entries = unsafe entries(of: file), entries.isOpen else { return nil }
  return entries
}

/// For each thread that is closing a workbook, the parts whose first pages are yet to be made bare.
private let bareParts = Mutex<[pthread_t: Set<String>]>([:])

/// Closes a workbook and makes the first pages of some parts bare on their way into the file.
///
/// Answers what closing answered, and whether all the parts came by: they do not where the linker
/// bound the library to minizip directly.
func baringFirstPages<Verdict>(
  of parts: Set<String>, _ close: () -> Verdict
) -> (verdict: Verdict, isDone: Bool) {
  guard !parts.isEmpty else { return (close(), true) }
  let thread = pthread_self()
  bareParts.withLock { $0[thread] = parts }
  let verdict = close()
  let left = bareParts.withLock { $0.removeValue(forKey: thread) }
  return (verdict, left?.isEmpty ?? false)
}

private typealias OpenEntry =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafeRawPointer?, UnsafeRawPointer?, UInt32,
    UnsafeRawPointer?, UInt32, UnsafePointer<CChar>?, Int32, Int32, Int32, Int32, Int32, Int32,
    UnsafePointer<CChar>?, UInt, UInt, UInt, Int32
  ) -> Int32
private typealias WriteEntry =
  @convention(c) (UnsafeMutableRawPointer?, UnsafeRawPointer?, UInt32) -> Int32
private typealias CloseEntry = @convention(c) (UnsafeMutableRawPointer?) -> Int32
private typealias CloseFile =
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Int32
private typealias CloseRawEntry = @convention(c) (UnsafeMutableRawPointer?, UInt64, UInt) -> Int32

/// minizip's own function of a name; nil when minizip is not there.
private func minizip<Function>(_ name: String, as type: Function.Type) -> Function? {
  // RTLD_NEXT, which is a macro that Swift does not see: the next library that has the name.
  let next = unsafe UnsafeMutableRawPointer(bitPattern: -1)
  guard let found = unsafe dlsym(next, name) else { return nil }
  return unsafe unsafeBitCast(found, to: type)
}

/// minizip's answer for wrong parameters.
private let badParameter: Int32 = -102

@_cdecl("zipOpenNewFileInZip4_64")
@safe public func openEntry(
  _ file: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ info: UnsafeRawPointer?,
  _ local: UnsafeRawPointer?, _ localSize: UInt32, _ global: UnsafeRawPointer?,
  _ globalSize: UInt32, _ comment: UnsafePointer<CChar>?, _ method: Int32, _ level: Int32,
  _ isRaw: Int32, _ windowBits: Int32, _ memory: Int32, _ strategy: Int32,
  _ password: UnsafePointer<CChar>?, _ crc: UInt, _ version: UInt, _ flags: UInt, _ zip64: Int32
) -> Int32 {
  guard let open = unsafe minizip("zipOpenNewFileInZip4_64", as: OpenEntry.self) else {
    return badParameter
  }
  let deflated: Int32 = 8
  let isOurs = method == deflated && isRaw == 0
  let verdict = unsafe open(
    file, name, info, local, localSize, global, globalSize, comment, method, level,
    isOurs ? 1 : isRaw, windowBits, memory, strategy, password, crc, version, flags, zip64)
  if isOurs, verdict == 0 {
    let entry = unsafe madeEntries(of: file)
    (entry.isOpen, entry.edit) = (true, nil)
    if let name = unsafe name.map({ unsafe String(cString: $0) }),
      bareParts.withLock({ $0[pthread_self()]?.contains(name) ?? false })
    {
      (entry.edit, entry.name) = (FirstPageEdit(), name)
    }
  }
  return verdict
}

@_cdecl("zipWriteInFileInZip")
@safe public func writeEntry(
  _ file: UnsafeMutableRawPointer?, _ bytes: UnsafeRawPointer?, _ count: UInt32
) -> Int32 {
  guard let write = unsafe minizip("zipWriteInFileInZip", as: WriteEntry.self) else {
    return badParameter
  }
  guard let entry = unsafe openEntry(of: file) else { return unsafe write(file, bytes, count) }
  let bytes = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
  if let changed = unsafe entry.edit?.pass([UInt8](bytes)[...]) {
    entry.stream.append(changed, count: changed.count)
  } else {
    unsafe entry.stream.append(bytes)
  }
  return unsafe pass(entry.stream.takeDeflated(), to: file, write)
}

@_cdecl("zipCloseFileInZip")
@safe public func closeEntry(_ file: UnsafeMutableRawPointer?) -> Int32 {
  guard let entry = unsafe openEntry(of: file) else {
    guard let close = unsafe minizip("zipCloseFileInZip", as: CloseEntry.self) else {
      return badParameter
    }
    return unsafe close(file)
  }
  guard let write = unsafe minizip("zipWriteInFileInZip", as: WriteEntry.self),
    let close = unsafe minizip("zipCloseFileInZipRaw64", as: CloseRawEntry.self)
  else { return badParameter }
  if let rest = entry.edit?.finish() {
    entry.stream.append(rest, count: rest.count)
    if entry.edit?.isDone ?? false {
      bareParts.withLock { _ = $0[pthread_self()]?.remove(entry.name) }
    }
  }
  let deflated = entry.stream.finish()
  entry.isOpen = false
  let verdict = unsafe pass(Array(deflated.bytes), to: file, write)
  guard verdict == 0 else { return verdict }
  return unsafe close(file, UInt64(deflated.size), UInt(deflated.checksum))
}

@_cdecl("zipClose")
@safe public func closeFile(
  _ file: UnsafeMutableRawPointer?, _ comment: UnsafePointer<CChar>?
) -> Int32 {
  if let held = files.withLock({ $0.removeValue(forKey: UInt(bitPattern: file)) }),
    let raw = unsafe UnsafeRawPointer(bitPattern: held)
  {
    unsafe Unmanaged<PassingEntries>.fromOpaque(raw).release()
  }
  guard let close = unsafe minizip("zipClose", as: CloseFile.self) else { return badParameter }
  return unsafe close(file, comment)
}

/// Hands deflated bytes to minizip.
private func pass(
  _ bytes: [UInt8], to file: UnsafeMutableRawPointer?, _ write: WriteEntry
) -> Int32 {
  guard !bytes.isEmpty else { return 0 }
  return unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, UInt32($0.count)) }
}
