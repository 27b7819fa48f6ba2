import Groundwork
import Office
import Synchronization

/// A world that fails at its n-th step, or dies there: after that step nothing works any more, as
/// when a process is killed.
final class FaultyWorkspace: Workspace {
  let inner: MemoryWorkspace
  private let failingAt: Int
  private let isDeath: Bool
  private let steps = Mutex(0)

  init(_ inner: MemoryWorkspace, failingAt: Int, isDeath: Bool = false) {
    self.inner = inner
    self.failingAt = failingAt
    self.isDeath = isDeath
  }

  var stepCount: Int { steps.withLock { $0 } }

  private func step(_ path: String) throws(WorkspaceFault) {
    let now = steps.withLock { count in
      count += 1
      return count
    }
    if now == failingAt || (isDeath && now > failingAt) { throw .failed(path, code: 5) }
  }

  func read(_ path: String, limit: Int) throws(WorkspaceFault) -> [UInt8] {
    try step(path)
    return try inner.read(path, limit: limit)
  }
  func pieces(of path: String) throws(WorkspaceFault) -> FilePieces {
    try step(path)
    return try inner.pieces(of: path)
  }
  func write(
    toNew path: String, pieces: () throws(WorkspaceFault) -> [UInt8]
  ) throws(WorkspaceFault) {
    try step(path)
    try inner.write(toNew: path, pieces: pieces)
  }
  func list(_ folder: String) throws(WorkspaceFault) -> [WorkspaceEntry] {
    try step(folder)
    return try inner.list(folder)
  }
  func look(at path: String) throws(WorkspaceFault) -> WorkspaceEntry? {
    try step(path)
    return try inner.look(at: path)
  }
  func write(_ bytes: PiecedBytes, toNew path: String) throws(WorkspaceFault) {
    try step(path)
    try inner.write(bytes, toNew: path)
  }
  func makeFolder(_ path: String) throws(WorkspaceFault) {
    try step(path)
    try inner.makeFolder(path)
  }
  func claim(_ folder: String) throws(WorkspaceFault) -> FolderClaim {
    try step(folder)
    return try inner.claim(folder)
  }
  func move(_ path: String, to newPath: String) throws(WorkspaceFault) {
    try step(path)
    try inner.move(path, to: newPath)
  }
  func remove(_ path: String) throws(WorkspaceFault) {
    try step(path)
    try inner.remove(path)
  }
  func flush(_ folder: String) throws(WorkspaceFault) {
    try step(folder)
    try inner.flush(folder)
  }
}
