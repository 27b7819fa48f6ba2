import Glibc
import Packaging
import Synchronization

// libxlsxwriter hands the parts of a workbook to minizip, which deflates them with zlib at level 6:
// half of all the time that writing a large sheet takes, and no option of the library changes it.
// minizip also takes what is deflated already. The three functions below bear the names of
// minizip's own, so that the library's calls come here; they deflate with `EntryStream` and pass the
// result to minizip, which goes on writing the file. Where a linker binds the library to minizip all
// the same, nothing changes but the time it takes. See Documentation/decisions.

/// The entries being written, one for each open file of minizip.
private let entries = Mutex<[UInt: UInt]>([:])

/// An entry's stream, kept alive by the number that stands for it in `entries`.
private func stream(of file: UnsafeMutableRawPointer?) -> EntryStream? {
  guard let held = entries.withLock({ $0[UInt(bitPattern: file)] }) else { return nil }
  return unsafe UnsafeRawPointer(bitPattern: held).map {
    unsafe Unmanaged<EntryStream>.fromOpaque($0).takeUnretainedValue()
  }
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
    let held = unsafe UInt(bitPattern: Unmanaged.passRetained(EntryStream()).toOpaque())
    entries.withLock { $0[UInt(bitPattern: file)] = held }
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
  guard let stream = unsafe stream(of: file) else { return unsafe write(file, bytes, count) }
  unsafe stream.append(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  return unsafe pass(stream.takeDeflated(), to: file, write)
}

@_cdecl("zipCloseFileInZip")
@safe public func closeEntry(_ file: UnsafeMutableRawPointer?) -> Int32 {
  guard let stream = unsafe stream(of: file) else {
    guard let close = unsafe minizip("zipCloseFileInZip", as: CloseEntry.self) else {
      return badParameter
    }
    return unsafe close(file)
  }
  defer {
    if let held = entries.withLock({ $0.removeValue(forKey: UInt(bitPattern: file)) }),
      let raw = unsafe UnsafeRawPointer(bitPattern: held)
    {
      unsafe Unmanaged<EntryStream>.fromOpaque(raw).release()
    }
  }
  guard let write = unsafe minizip("zipWriteInFileInZip", as: WriteEntry.self),
    let close = unsafe minizip("zipCloseFileInZipRaw64", as: CloseRawEntry.self)
  else { return badParameter }
  let entry = stream.finish()
  let verdict = unsafe pass(Array(entry.bytes), to: file, write)
  guard verdict == 0 else { return verdict }
  return unsafe close(file, UInt64(entry.size), UInt(entry.checksum))
}

/// Hands deflated bytes to minizip.
private func pass(
  _ bytes: [UInt8], to file: UnsafeMutableRawPointer?, _ write: WriteEntry
) -> Int32 {
  guard !bytes.isEmpty else { return 0 }
  return unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, UInt32($0.count)) }
}
