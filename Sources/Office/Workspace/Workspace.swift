public import Groundwork

/// The one door to the world: files come in and go out here and nowhere else.
///
/// Everything below a command takes and gives values, so that a test can hand it a world of its
/// own: one in memory, or one that fails at the n-th step. Paths are the system's, with `/`. There
/// is no clock behind this door: dates come from the clerk's data.
public protocol Workspace: Sendable {
  /// The whole file; it must be a plain file of at most `limit` bytes.
  func read(_ path: String, limit: Int) throws(WorkspaceFault) -> [UInt8]

  /// A plain file of any size, to be read piece by piece.
  func pieces(of path: String) throws(WorkspaceFault) -> FilePieces

  /// What lies in a folder, sorted by name, without `.` and `..`.
  func list(_ folder: String) throws(WorkspaceFault) -> [WorkspaceEntry]

  /// What stands at a path; nil when nothing does. A link is a link, not what it points to.
  func look(at path: String) throws(WorkspaceFault) -> WorkspaceEntry?

  /// Makes a file that is not there yet; one that is there is a fault.
  func write(_ bytes: PiecedBytes, toNew path: String) throws(WorkspaceFault)

  /// Makes a file from one piece after the other, until one is empty.
  func write(
    toNew path: String, pieces: () throws(WorkspaceFault) -> [UInt8]
  ) throws(WorkspaceFault)

  /// Makes a folder and the folders above it; one that is there already is well.
  func makeFolder(_ path: String) throws(WorkspaceFault)

  /// Marks a folder as in use by this process until the claim is let go, or the process ends.
  ///
  /// Faults with `.busy` when somebody else holds it.
  func claim(_ folder: String) throws(WorkspaceFault) -> FolderClaim

  /// Moves a file or a folder in one step; a file at the new path gives way.
  func move(_ path: String, to newPath: String) throws(WorkspaceFault)

  /// Removes a file, a link, or an empty folder.
  func remove(_ path: String) throws(WorkspaceFault)

  /// Waits until everything below a folder has reached the disk.
  func flush(_ folder: String) throws(WorkspaceFault)
}

extension Workspace {
  /// Makes a file that is not there yet; one that is there is a fault.
  public func write(_ bytes: [UInt8], toNew path: String) throws(WorkspaceFault) {
    try write(PiecedBytes(bytes), toNew: path)
  }
}

/// One thing in a folder.
public struct WorkspaceEntry: Sendable, Hashable {
  /// What can stand at a path.
  public enum Kind: Sendable, Hashable { case file, folder, link, other }

  public var name: String
  public var kind: Kind
  /// In bytes; 0 for anything but a file.
  public var size: Int

  public init(name: String, kind: Kind, size: Int = 0) {
    self.name = name
    self.kind = kind
    self.size = size
  }
}

/// A file being read from its start to its end.
public final class FilePieces {
  /// The next bytes, as many as asked for; fewer only at the end of the file.
  let next: (Int) throws(WorkspaceFault) -> [UInt8]

  public init(next: @escaping (Int) throws(WorkspaceFault) -> [UInt8]) { self.next = next }
}

/// A folder held by this process; letting go of the object lets go of the folder.
public final class FolderClaim: Sendable {
  private let letGo: @Sendable () -> Void

  public init(letGo: @escaping @Sendable () -> Void) { self.letGo = letGo }

  deinit { letGo() }
}

extension Workspace {
  /// Reads a file of any size that the house is ready to take.
  public func read(_ path: String) throws(WorkspaceFault) -> [UInt8] {
    try read(path, limit: WorkspaceLimits.file)
  }

  /// Removes a folder and everything below it; links are removed, not followed.
  public func removeTree(_ path: String) throws(WorkspaceFault) {
    guard let entry = try look(at: path) else { return }
    if entry.kind == .folder {
      for child in try list(path) { try removeTree(path.joined(child.name)) }
    }
    try remove(path)
  }

  /// The files below a folder by their paths from it, sorted; links and other things count as
  /// files here.
  public func tree(_ folder: String) throws(WorkspaceFault) -> [WorkspaceEntry] {
    var found: [WorkspaceEntry] = []
    for child in try list(folder) {
      guard child.kind == .folder else {
        found.append(child)
        continue
      }
      for var below in try tree(folder.joined(child.name)) {
        below.name = child.name.joined(below.name)
        found.append(below)
      }
    }
    return found
  }
}

/// How much the house takes in one piece.
public enum WorkspaceLimits {
  /// 200 MB: ten times the largest workbook that a province sent round, and still far from the
  /// memory of an office machine.
  public static let file = 200 << 20
}

extension String {
  /// This path with another below it.
  func joined(_ other: String) -> String {
    isEmpty ? other : hasSuffix("/") ? self + other : self + "/" + other
  }

  /// The path of the folder above, “.” when none is named, and the last name; a slash at the end
  /// does not count.
  var splitPath: (folder: String, name: String) {
    guard !isEmpty else { return (".", "") }
    // A slash is one byte, and no part of another letter: bytes do, and are quick.
    let slash = UInt8(ascii: "/")
    var end = utf8.endIndex
    while end > utf8.index(after: utf8.startIndex), utf8[utf8.index(before: end)] == slash {
      utf8.formIndex(before: &end)
    }
    guard let last = utf8[..<end].lastIndex(of: slash) else { return (".", String(self[..<end])) }
    return (
      last == utf8.startIndex ? "/" : String(self[..<last]),
      String(self[utf8.index(after: last)..<end])
    )
  }
}
