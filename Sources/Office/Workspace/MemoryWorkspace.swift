public import Groundwork
import Synchronization

/// Files and folders that exist in memory only: for tests, and for trying things out.
public final class MemoryWorkspace: Workspace {
  private enum Node: Sendable {
    case folder
    case file([UInt8])
  }

  private struct State: Sendable {
    var nodes: [String: Node] = ["": .folder]
    var claimed: Set<String> = []
  }

  private let state: Mutex<State>

  /// A world with these files, by path, and the folders that they need.
  public init(_ files: [String: [UInt8]] = [:]) {
    var first = State()
    for (path, bytes) in files {
      let path = Self.plain(path)
      first.nodes[path] = .file(bytes)
      for folder in Self.ancestors(of: path) { first.nodes[folder] = .folder }
    }
    state = Mutex(first)
  }

  /// Every file, by path: what a test compares.
  public var files: [String: [UInt8]] {
    state.withLock { state in
      state.nodes.compactMapValues { if case .file(let bytes) = $0 { bytes } else { nil } }
    }
  }

  public func read(_ path: String, limit: Int) throws(WorkspaceFault) -> [UInt8] {
    switch node(path) {
    case nil: throw .missing(path)
    case .folder: throw .isFolder(path)
    case .file(let bytes):
      guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
      return bytes
    }
  }

  public func pieces(of path: String) throws(WorkspaceFault) -> FilePieces {
    var rest = try read(path, limit: .max)[...]
    return FilePieces { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  public func list(_ folder: String) throws(WorkspaceFault) -> [WorkspaceEntry] {
    switch node(folder) {
    case nil: throw .missing(folder)
    case .file: throw .notFolder(folder)
    case .folder: break
    }
    let start = Self.plain(folder).isEmpty ? "" : Self.plain(folder) + "/"
    return state.withLock { state in
      state.nodes.compactMap { path, node -> WorkspaceEntry? in
        guard path.hasPrefix(start), path.count > start.count else { return nil }
        let name = String(path.dropFirst(start.count))
        return name.contains("/") ? nil : Self.entry(name, node)
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  public func look(at path: String) throws(WorkspaceFault) -> WorkspaceEntry? {
    node(path).map { Self.entry(path.splitPath.name, $0) }
  }

  public func write(_ bytes: PiecedBytes, toNew path: String) throws(WorkspaceFault) {
    try change { state throws(WorkspaceFault) in
      let place = Self.plain(path)
      guard state.nodes[place] == nil else { throw .exists(path) }
      try Self.checkAbove(place, in: state)
      state.nodes[place] = .file(bytes.joined)
    }
  }

  public func write(
    toNew path: String, pieces: () throws(WorkspaceFault) -> [UInt8]
  ) throws(WorkspaceFault) {
    var bytes: [UInt8] = []
    while true {
      let piece = try pieces()
      guard !piece.isEmpty else { break }
      bytes += piece
    }
    try write(bytes, toNew: path)
  }

  public func makeFolder(_ path: String) throws(WorkspaceFault) {
    try change { state throws(WorkspaceFault) in
      let place = Self.plain(path)
      for folder in Self.ancestors(of: place) + [place] {
        if case .file = state.nodes[folder] { throw .notFolder(folder) }
        state.nodes[folder] = .folder
      }
    }
  }

  public func claim(_ folder: String) throws(WorkspaceFault) -> FolderClaim {
    let place = Self.plain(folder)
    try change { state throws(WorkspaceFault) in
      guard state.nodes[place] != nil else { throw .missing(folder) }
      guard state.claimed.insert(place).inserted else { throw .busy(folder) }
    }
    return FolderClaim { [weak self] in
      self?.state.withLock { state in _ = state.claimed.remove(place) }
    }
  }

  public func move(_ path: String, to newPath: String) throws(WorkspaceFault) {
    try change { state throws(WorkspaceFault) in
      let (old, new) = (Self.plain(path), Self.plain(newPath))
      guard let moved = state.nodes[old] else { throw .missing(path) }
      try Self.checkAbove(new, in: state)
      switch (moved, state.nodes[new]) {
      case (.file, .folder): throw .isFolder(newPath)
      case (.folder, .file): throw .notFolder(newPath)
      case (.folder, .folder) where state.nodes.keys.contains { $0.hasPrefix(new + "/") }:
        throw .exists(newPath)
      default: break
      }
      for (path, node) in state.nodes where path == old || path.hasPrefix(old + "/") {
        state.nodes[path] = nil
        state.nodes[new + path.dropFirst(old.count)] = node
      }
    }
  }

  public func remove(_ path: String) throws(WorkspaceFault) {
    try change { state throws(WorkspaceFault) in
      let place = Self.plain(path)
      guard state.nodes[place] != nil else { throw .missing(path) }
      if state.nodes.keys.contains(where: { $0.hasPrefix(place + "/") }) { throw .exists(path) }
      state.nodes[place] = nil
    }
  }

  public func flush(_ folder: String) throws(WorkspaceFault) {}

  private func node(_ path: String) -> Node? {
    state.withLock { $0.nodes[Self.plain(path)] }
  }

  /// Makes a change, or leaves everything as it was.
  private func change(
    _ body: (inout State) throws(WorkspaceFault) -> Void
  ) throws(WorkspaceFault) {
    let fault: WorkspaceFault? = state.withLock { state in
      var changed = state
      do throws(WorkspaceFault) {
        try body(&changed)
        state = changed
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault }
  }

  private static func checkAbove(_ place: String, in state: State) throws(WorkspaceFault) {
    guard let above = ancestors(of: place).last else { return }
    switch state.nodes[above] {
    case nil: throw .missing(above)
    case .file: throw .notFolder(above)
    case .folder: break
    }
  }

  private static func entry(_ name: String, _ node: Node) -> WorkspaceEntry {
    switch node {
    case .folder: WorkspaceEntry(name: name, kind: .folder)
    case .file(let bytes): WorkspaceEntry(name: name, kind: .file, size: bytes.count)
    }
  }

  /// The path without `.`, doubled slashes and slashes at the ends.
  private static func plain(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  private static func ancestors(of place: String) -> [String] {
    let parts = place.split(separator: "/")
    return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
  }
}
