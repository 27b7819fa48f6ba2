public import Groundwork

/// The real files and folders of this machine.
public struct DiskWorkspace: Workspace {
  public init() {}

  public func read(_ path: String, limit: Int) throws(WorkspaceFault) -> [UInt8] {
    let file = try Descriptor.reading(path)
    let status = try file.status()
    switch status.kind {
    case .folder: throw .isFolder(path)
    case .link, .other: throw .notPlain(path)
    case .file: break
    }
    guard status.size <= limit else { throw .tooLarge(path, limit: limit) }
    return try file.readAll(expecting: status.size, limit: limit)
  }

  public func pieces(of path: String) throws(WorkspaceFault) -> FilePieces {
    let file = OpenFile(try Descriptor.reading(path))
    switch try file.descriptor.status().kind {
    case .folder: throw .isFolder(path)
    case .link, .other: throw .notPlain(path)
    case .file: break
    }
    return FilePieces { (count) throws(WorkspaceFault) in
      try file.descriptor.read(count)
    }
  }

  public func list(_ folder: String) throws(WorkspaceFault) -> [WorkspaceEntry] {
    var entries: [WorkspaceEntry] = []
    for name in try SystemCalls.names(in: folder) where name != "." && name != ".." {
      // A file may go away between being listed and being looked at.
      if let entry = try look(at: folder.joined(name)) { entries.append(entry) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  public func look(at path: String) throws(WorkspaceFault) -> WorkspaceEntry? {
    guard let status = try SystemCalls.status(of: path) else { return nil }
    return WorkspaceEntry(name: path.splitPath.name, kind: status.kind, size: status.size)
  }

  public func write(_ bytes: PiecedBytes, toNew path: String) throws(WorkspaceFault) {
    var file = try Descriptor.making(path)
    for piece in bytes.pieces { try file.write(piece) }
    // Some file systems report a full disk only here.
    try file.close()
  }

  public func write(
    toNew path: String, pieces: () throws(WorkspaceFault) -> [UInt8]
  ) throws(WorkspaceFault) {
    var file = try Descriptor.making(path)
    while true {
      let piece = try pieces()
      guard !piece.isEmpty else { break }
      try file.write(piece)
    }
    try file.close()
  }

  public func makeFolder(_ path: String) throws(WorkspaceFault) {
    if try SystemCalls.makeFolder(path) { return }
    // The folder above is missing: make it first. Ends at “.” or “/”, which exist.
    try makeFolder(path.splitPath.folder)
    guard try SystemCalls.makeFolder(path) else { throw .missing(path) }
  }

  public func claim(_ folder: String) throws(WorkspaceFault) -> FolderClaim {
    try Descriptor.reading(folder).lock()
  }

  public func move(_ path: String, to newPath: String) throws(WorkspaceFault) {
    try SystemCalls.move(path, to: newPath)
  }

  public func remove(_ path: String) throws(WorkspaceFault) {
    try SystemCalls.remove(path)
  }

  public func flush(_ folder: String) throws(WorkspaceFault) {
    // Names alone first: to look at each of ten thousand files takes as long as to write a hundred.
    let many = Self.flushedOneByOne + 1
    guard try SystemCalls.names(in: folder, atMost: many).count < many else {
      return try Descriptor.reading(folder).flushDisk()
    }
    let files = try tree(folder)
    guard files.count < many else { return try Descriptor.reading(folder).flushDisk() }
    for file in files where file.kind == .file {
      try Descriptor.reading(folder.joined(file.name)).flush()
    }
    // The folders hold the names.
    let folders = Set(files.map { folder.joined($0.name).splitPath.folder } + [folder])
    for folder in folders.sorted() { try Descriptor.reading(folder).flush() }
  }

  /// Above so many files one request for the whole disk is quicker than one for each: a turning
  /// disk takes some ten milliseconds for a file, and a province has ten thousand letters.
  private static let flushedOneByOne = 100
}

/// An open file that a closure can keep.
private final class OpenFile {
  let descriptor: Descriptor
  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
}
